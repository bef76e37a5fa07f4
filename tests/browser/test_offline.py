"""The site without a network: what was open once is there, and with a network nothing is of another day."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

from drafting import SAVED, Drafting
from places import Visit

pytestmark = [pytest.mark.browser, pytest.mark.chromium]

# Until the worker has the page at hand and what it is made of.
READY = """async () => {
  await navigator.serviceWorker.ready;
  const there = async (address) => Boolean(await caches.match(address));
  const made = () => [location.href.split("?")[0], ...performance.getEntriesByType("resource").map(({ name }) => name)];
  for (let missing = [""]; missing.length; ) {
    await new Promise((done) => setTimeout(done, 100));
    const found = await Promise.all(made().map(async (address) => (await there(address)) ? [] : [address]));
    missing = found.flat().filter((address) => address.startsWith(location.origin));
  }
}"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files as a host does that lets nobody keep them unasked."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Leave the test's output alone."""


@contextmanager
def served(folder: Path, port: int = 0) -> Iterator[int]:
    """Serve a folder until the end of the block; afterwards nobody answers."""
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(Quiet, directory=str(folder)))
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def opened(visit: Visit, address: str) -> Page:
    """Open a page whose worker may start, and wait until it has everything."""
    page = visit(address, service_workers="allow")
    page.evaluate(READY)
    return page


def test_the_desk_works_without_a_network(visit: Visit, site: Path) -> None:
    with served(site) as port:
        page = opened(visit, f"http://127.0.0.1:{port}/starter/")
        desk = Drafting(page)
        page.get_by_role("button", name="从空白开始").click()
        desk.ready()
        desk.own("自己的", "一些话")
        expect(page.locator(".rk-saved")).to_have_text(SAVED)
        page.wait_for_timeout(2500)  # what the desk fetches when it is at rest
        page.evaluate(READY)
    page.reload()
    desk.ready()
    expect(desk.paper).to_contain_text("一些话")
    desk.own("没有网络时写的", "接着写")
    assert [section["heading"] for section in desk.draft()["sections"]] == ["自己的", "没有网络时写的"]
    expect(desk.take()).to_be_visible()
    page.goto(f"http://127.0.0.1:{port}/guide/")
    expect(page.locator("body")).to_contain_text("没有网络")


def test_nothing_is_of_another_day(visit: Visit, site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(site, folder)
    with served(folder) as port:
        page = opened(visit, f"http://127.0.0.1:{port}/")
        assert page.evaluate("Boolean(navigator.serviceWorker.controller)")
        index = folder / "index.html"
        index.write_text(index.read_text("utf-8").replace("</h1>", "（新）</h1>", 1), "utf-8")
        (folder / "assets" / "js" / "main.js").write_text("document.body.dataset.version = 'new';", "utf-8")
        (folder / "assets" / "css" / "site.css").write_text("h1 { outline: 7px solid; }", "utf-8")
        page.reload()
        expect(page.locator("h1")).to_contain_text("（新）")
        expect(page.locator("body")).to_have_attribute("data-version", "new")
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).outlineWidth") == "7px"
    page.reload()
    expect(page.locator("h1")).to_contain_text("（新）")
    expect(page.locator("body")).to_have_attribute("data-version", "new")


def test_the_site_can_be_installed(visit: Visit) -> None:
    page = visit("/starter/")
    session = page.context.new_cdp_session(page)
    found = session.send("Page.getAppManifest")
    assert found["errors"] == []
    manifest = json.loads(found["data"])
    assert (manifest["display"], manifest["lang"]) == ("standalone", "zh-CN")
    for address in (manifest["start_url"], manifest["scope"], *(icon["src"] for icon in manifest["icons"])):
        assert page.request.get(f"/assets/{address}").ok
