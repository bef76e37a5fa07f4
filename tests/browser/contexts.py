"""The contexts of a browser that tests open pages in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, Page

from engines import PERMISSIONS

HEIGHTS = {1280: 900, 390: 844}
# A file of the site that runs nothing.
QUIET = "/sw.js"
# What a page kept in the browser, and the next must not find. A database goes once its page is gone.
# A clock that a test moved stays with all pages to come, and knows nothing of how a page was reached.
FORGET = """async () => {
  if (!performance.getEntriesByType("navigation").length) throw new Error("another clock");
  localStorage.clear();
  const late = new Promise((_, failed) => setTimeout(() => failed(new Error("still in use")), 5000));
  const gone = (name) => new Promise((done, failed) => {
    Object.assign(indexedDB.deleteDatabase(name), { onsuccess: done, onerror: failed });
  });
  const databases = (await indexedDB.databases()).map(({ name }) => gone(name));
  const stores = (await caches.keys()).map((name) => caches.delete(name));
  await Promise.race([Promise.all([...databases, ...stores]), late]);
}"""


def settings(address: str, width: int = 1280) -> dict[str, Any]:
    """Say how a context is made, unless a test says otherwise."""
    return {
        "base_url": address,
        "locale": "zh-CN",
        "permissions": PERMISSIONS,
        "viewport": {"width": width, "height": HEIGHTS[width]},
        "reduced_motion": "reduce",
        # What it fetches passes by the routes of tests; its own tests let it start.
        "service_workers": "block",
    }


@dataclass(slots=True)
class Shared:
    """A context for one test after another: to start a process for a page costs as much as the page.

    Args:
        browser: the browser.
        address: where the site is served.
        context: the context, unless it has to be made.
        keeper: a page that keeps the process while tests close theirs.
    """

    browser: Browser
    address: str
    context: BrowserContext | None = field(default=None, init=False)
    keeper: Page | None = field(default=None, init=False)

    def page(self, width: int) -> Page | None:
        """Open a page for a test that has none here yet; a second reader has a context of his own."""
        if not self.context:
            self.context = self.browser.new_context(**settings(self.address))
            self.keeper = self.context.new_page()
            self.keeper.goto(QUIET)
        if len(self.context.pages) > 1:
            return None
        page = self.context.new_page()
        page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
        return page

    def forget(self) -> None:
        """Close what a test opened, and forget what it kept; where that fails, the next test has a new context."""
        if not self.context or not self.keeper or len(self.context.pages) == 1:
            return
        try:
            for page in self.context.pages:
                if page != self.keeper:
                    page.close()
            self.context.set_offline(False)
            self.keeper.evaluate(FORGET)
        except Error:
            self.drop()

    def drop(self) -> None:
        """Close the context."""
        if self.context:
            self.context.close()
        self.context = self.keeper = None
