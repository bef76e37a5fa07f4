"""What tests of every kind share: the repository, a browser and a web server."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page, Playwright, sync_playwright

from built import build

pytest_plugins = ("draft_fixtures",)

CHROMIUM = ("/usr/bin/chromium", "/usr/bin/google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
FILE_TYPES = {
    **SimpleHTTPRequestHandler.extensions_map,
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
}
NO_BROWSER = "没有可用的Chromium：把环境变量REPORTKB_CHROMIUM设为它的路径，或运行 playwright install chromium。"


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files as the site's host does: text is UTF-8 and says so."""

    extensions_map = FILE_TYPES

    def log_message(self, *_: object) -> None:
        """Leave the test's output alone."""


class _Server(ThreadingHTTPServer):
    """Says nothing of a browser that leaves a page before it has all of it."""

    def handle_error(self, *arguments: Any) -> None:
        """Report what is not a broken connection."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(*arguments)


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    if not folder.is_dir():
        raise NotADirectoryError(folder)
    server = _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _launched(playwright: Playwright) -> Browser:
    named = os.environ.get("REPORTKB_CHROMIUM")
    path = named or next((path for path in CHROMIUM if Path(path).exists()), None)
    try:
        return playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
    except Error as error:
        pytest.fail(f"{NO_BROWSER}\n{path or 'Playwright自带的Chromium'}：{error.message}", pytrace=False)


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the repository's path."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start Chromium once a run; a missing one fails every test that needs it."""
    with sync_playwright() as playwright:
        browser = _launched(playwright)
        yield browser
        browser.close()


@pytest.fixture
def browser_page(chromium: Browser) -> Iterator[Page]:
    """Open an empty page in a context of its own."""
    with chromium.new_context(locale="zh-CN") as context:
        yield context.new_page()


@pytest.fixture(scope="session")
def static_server() -> Iterator[Callable[[Path], str]]:
    """Give a function that serves a folder on a free port until the run ends, and returns its address."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(_served(folder))


@pytest.fixture(scope="session")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site once a run."""
    target = tmp_path_factory.mktemp("built") / "site"
    build(root, target)
    return target


@pytest.fixture(scope="session")
def address(site: Path, static_server: Callable[[Path], str]) -> str:
    """Serve the site."""
    return static_server(site)
