"""What is on the clipboard, and browsers that refuse to write to it."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect

from reportkb.report.document import Document, to_html, to_text
from reportkb.report.facts import Facts

# The browser may write HTML down as a whole document, and so does this; the page's policy would report its styles.
WHOLE = (
    'new DOMParser().parseFromString(html.replaceAll(" style=", " data-style="), "text/html").documentElement.outerHTML'
)
READ = f"""async () => {{
  const whole = (html) => {WHOLE};
  const items = await navigator.clipboard.read({{ unsanitized: ["text/html"] }});
  const read = async (item, type) => {{
    const text = await (await item.getType(type)).text();
    return [type, type === "text/html" ? whole(text) : text];
  }};
  return Promise.all(items.map(async (item) => Object.fromEntries(
    await Promise.all(item.types.map((type) => read(item, type))))));
}}"""
# Counts how often the page copies; the copying itself goes on.
WATCH = """() => {
  window.copies = 0;
  addEventListener("copy", () => (window.copies += 1), { capture: true });
  const write = navigator.clipboard.write.bind(navigator.clipboard);
  navigator.clipboard.write = (items) => {
    window.copies += 1;
    return write(items);
  };
}"""
# A browser inside of an app: nothing is written, and nothing copied but what is selected; an event takes nothing.
IN_APP = """() => {
  navigator.clipboard.write = () => Promise.reject(new DOMException("denied", "NotAllowedError"));
  const command = document.execCommand.bind(document);
  document.execCommand = (name) => !getSelection().isCollapsed && command(name);
  Object.defineProperty(ClipboardEvent.prototype, "clipboardData", { value: null });
}"""
# Browsers that cannot write: by each way that the page has.
REFUSALS = {
    "denied": """() => {
      navigator.clipboard.write = () => Promise.reject(new DOMException("denied", "NotAllowedError"));
      document.execCommand = () => false;
    }""",
    "no-clipboard": """() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
      document.execCommand = () => false;
    }""",
    "command-without-effect": """() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
      document.execCommand = () => true;
    }""",
}
MARKED = re.compile(r"\s(?:class|id|data-[\w-]+)=")
# Zero-width, bidirectional and soft-hyphen characters, and private ones.
HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ue000-\uf8ff]")


def read(page: Page) -> list[dict[str, str]]:
    """Give the items on the clipboard, each as its contents by type."""
    items: list[dict[str, str]] = page.evaluate(READ)
    return items


def assert_copied(page: Page, document: Document, facts: Facts) -> None:
    """Check that the clipboard holds one item: a document as HTML and as plain text."""
    html = to_html(document, facts)
    assert_clean(html)
    whole = page.evaluate(f"(html) => {WHOLE}", html)
    assert read(page) == [{"text/html": whole, "text/plain": to_text(document, facts)}]


def forget(page: Page) -> None:
    """Put something on the clipboard that no test expects."""
    page.evaluate("navigator.clipboard.writeText('别的内容')")


def assert_clean(html: str) -> None:
    """Check that HTML carries nothing of the site: only what a word processor should keep."""
    assert not MARKED.search(html), MARKED.search(html)
    assert not HIDDEN.search(html), HIDDEN.search(html)
    for tag in ("<sup", "<mark", "<span", "<button", "<a ", "<div"):
        assert tag not in html, tag


def assert_offered(page: Page, text: str) -> None:
    """Check that the reader is told and given the text selected, and can close what offers it."""
    offer = page.get_by_role("dialog", name="请手工复制")
    expect(offer).to_be_visible()
    expect(offer).to_contain_text("浏览器不允许写入剪贴板")
    area = offer.get_by_role("textbox")
    expect(area).to_be_focused()
    selected: Any = area.evaluate("(area) => area.value.slice(area.selectionStart, area.selectionEnd)")
    assert selected == text
    page.keyboard.press("Escape")
    expect(offer).to_have_count(0)
