"""What tests of every kind share: the repository, the built site, a browser and a web server.

Tests may run in several processes at once (``pytest -n auto``): each has a browser and a server of
its own, and what is built is built by one of them for all.
"""

from __future__ import annotations

import fcntl
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

from built import Once, build_and_keep

pytest_plugins = ("draft_fixtures", "office_fixtures", "engines", "drawn", "word_fixtures")

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


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Run one process more than there are cores: a fifth of the time a test waits for a browser or for LibreOffice."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """In CI, try a test in a browser once more where it fails: its machine is slow at times, and nobody sits by."""
    if "CI" in os.environ:
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.flaky(reruns=1))


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files as the site's host does: text is UTF-8 and says so."""

    extensions_map = FILE_TYPES
    # A page asks for some twenty files: a connection for each costs as much as some of them.
    protocol_version = "HTTP/1.1"
    # Its head and its body are two packets, and the second must not wait until the first is acknowledged.
    disable_nagle_algorithm = True

    def log_message(self, *_: object) -> None:
        """Leave the test's output alone."""


class _Forgotten(_Quiet):
    """Serves what no browser keeps, so that no test finds what another one fetched."""

    def end_headers(self) -> None:
        """Say so."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


class _Server(ThreadingHTTPServer):
    """Says nothing of a browser that leaves a page before it has all of it."""

    # Of five that wait, as is usual, the sixth tries again after a second, and once more after three.
    request_queue_size = 128

    def handle_error(self, *arguments: Any) -> None:
        """Report what is not a broken connection."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(*arguments)


@contextmanager
def _served(folder: Path, handler: type[_Quiet] = _Quiet) -> Iterator[str]:
    if not folder.is_dir():
        raise NotADirectoryError(folder)
    server = _Server(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the repository's path."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def static_server() -> Iterator[Callable[[Path], str]]:
    """Give a function that serves a folder on a free port until the run ends, and returns its address."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(_served(folder))


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Give a function that makes a folder once a run, whichever process asks first, and returns its path."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def made(name: str, make: Callable[[Path], object]) -> Path:
        target = shared / name
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not target.exists():
                unfinished = shared / f"{name}.unfinished"
                make(unfinished)
                unfinished.rename(target)
        return target

    return made


@pytest.fixture(scope="session")
def site(root: Path, once: Once) -> Path:
    """Build the site once a run; what the build printed lies beside it."""
    return once("built", lambda target: build_and_keep(root, target)) / "site"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Serve the site."""
    with _served(site, _Forgotten) as address:
        yield address
