"""The browser that the tests run in: Chromium, or the engine that REPORTKB_BROWSER names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, sync_playwright

ENGINE = os.environ.get("REPORTKB_BROWSER") or "chromium"
NAMES = {"chromium": "Chromium", "firefox": "Firefox", "webkit": "WebKit"}
CHROMIUM = ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Pages of one context share a process: starting one costs as much as opening a page.
    "--renderer-process-limit=1",
)
# Firefox reads the clipboard for a page only where it is told that tests do.
PREFERENCES: dict[str, str | float | bool] = {"dom.events.testing.asyncClipboard": True}
# Only Chromium asks for leave to use the clipboard, and refuses without.
PERMISSIONS = ["clipboard-read", "clipboard-write"] if ENGINE == "chromium" else []
# Markers of tests that an engine cannot run, and why.
BEYOND = {
    "chromium": {},
    "firefox": {"chromium": "要用Chromium的开发协议或PDF"},
    "webkit": {"chromium": "要用Chromium的开发协议或PDF", "clipboard": "要读剪贴板，无界面的WebKit读不到"},
}
left_out = pytest.StashKey[dict[str, int]]()


def program() -> str | None:
    """Give the Chromium to start; none is Playwright's own."""
    return os.environ.get("REPORTKB_CHROMIUM") or next((path for path in CHROMIUM if Path(path).exists()), None)


def _launched() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        try:
            if ENGINE == "chromium":
                browser = playwright.chromium.launch(executable_path=program(), args=list(ARGUMENTS))
            elif ENGINE == "firefox":
                browser = playwright.firefox.launch(firefox_user_prefs=PREFERENCES)
            else:
                browser = getattr(playwright, ENGINE).launch()
        except Error as error:
            advice = f"没有能用的{NAMES[ENGINE]}：运行make test BROWSER={ENGINE}会装上。"
            pytest.fail(f"{advice}\n{error.message}", pytrace=False)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the browser once a process; a missing one fails every test that needs it."""
    yield from _launched()


def pytest_configure(config: pytest.Config) -> None:
    """Refuse an engine that does not exist."""
    if ENGINE not in NAMES:
        raise pytest.UsageError(f"REPORTKB_BROWSER=“{ENGINE}”不是能用的浏览器。可以写：{'、'.join(NAMES)}")
    config.stash[left_out] = {}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what the engine cannot run, and count it."""
    for marker in BEYOND[ENGINE]:
        out = [item for item in items if item.get_closest_marker(marker)]
        if out:
            config.stash[left_out][marker] = len(out)
            config.hook.pytest_deselected(items=out)
            items[:] = [item for item in items if item not in out]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand the counts of a process of pytest-xdist to the one that reports."""
    output: dict[str, Any] | None = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["left_out"] = session.config.stash[left_out]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take the counts of a process of pytest-xdist; every one of them collects all tests."""
    node.config.stash[left_out].update(node.workeroutput.get("left_out", {}))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say how many tests were left out, and why."""
    for marker, count in config.stash[left_out].items():
        terminalreporter.write_line(f"{NAMES[ENGINE]}里没有测{count}项：{BEYOND[ENGINE][marker]}。")
