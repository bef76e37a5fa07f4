"""How long a writer waits: from saving an edit under ``make serve`` to the page that shows it."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

from sites import Site

# Enough for a build of a few thousand pages.
PATIENCE = 1200
BETWEEN = 0.02


def wait(site: Site, edits: int, *options: str) -> float:
    """Give the seconds that an edit takes to show, on average: MkDocs looks for edits twice a second.

    Args:
        site: the site.
        edits: how many are made.
        options: those of ``mkdocs serve``.
    """
    text = site.snippet.read_text(encoding="utf-8")
    with served(site, *options) as root:
        seconds = [edit(site, root, text, f"第{number}次改动。") for number in range(1, edits + 1)]
    site.snippet.write_text(text, encoding="utf-8")
    return sum(seconds) / len(seconds)


def edit(site: Site, root: str, text: str, mark: str) -> float:
    """Add a paragraph to a snippet, and give the seconds until its page has it."""
    time.sleep(1)  # so that the last build is over, and the file gets another time
    site.snippet.write_text(f"{text.rstrip()}\n\n{mark}\n", encoding="utf-8")
    start = time.perf_counter()
    until_page(root + site.address, mark)
    return time.perf_counter() - start


@contextmanager
def served(site: Site, *options: str) -> Iterator[str]:
    """Serve a site on a free port until its pages are no longer needed."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", *options, "--quiet", "--dev-addr", host]
    settings = str(site.folder / "mkdocs.yml")
    with subprocess.Popen([*command, "-f", settings], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            until_page(f"http://{host}/{site.address}", "</html>")
            yield f"http://{host}/"
        finally:
            server.terminate()


def until_page(address: str, mark: str) -> None:
    """Ask for a page until it holds a text."""
    end = time.perf_counter() + PATIENCE
    while time.perf_counter() < end:
        try:
            with urlopen(address, timeout=PATIENCE) as answer:
                if mark in answer.read().decode("utf-8"):
                    return
        except (URLError, ConnectionError):
            pass  # no server yet, or no page while the site is built anew
        time.sleep(BETWEEN)
    sys.exit(f"等了{PATIENCE}秒，{address}里还没有“{mark}”。")
