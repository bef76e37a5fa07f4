"""What tests of Word documents share: a page that writes them, and LibreOffice, where there is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from converting import program
from running import Scripts, outlines_of
from written import FOLDER, Write, Written, profiles, read

# What LibreOffice drew in place of the fonts that a document names: a property of the test that looked.
FONTS = "fonts"
left_out = pytest.StashKey[int]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what only LibreOffice can tell where there is none, and count it."""
    out = [item for item in items if item.get_closest_marker("office") and not program()]
    config.stash[left_out] = len(out)
    if out:
        config.hook.pytest_deselected(items=out)
        items[:] = [item for item in items if item not in out]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand the count of a process of pytest-xdist to the one that reports."""
    output: dict[str, Any] | None = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["without_office"] = session.config.stash.get(left_out, 0)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take the count of a process of pytest-xdist; every one of them collects all tests."""
    node.config.stash[left_out] = node.workeroutput.get("without_office", 0)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what was left out, and what fonts the pages were measured in."""
    if count := config.stash.get(left_out, 0):
        terminalreporter.write_line(f"没有LibreOffice，Word文档的排版和另存、Excel文件的另存没有测，共{count}项。")
    for report in terminalreporter.getreports("passed"):
        for name, said in getattr(report, "user_properties", ()):
            if name == FONTS and report.when == "call":
                terminalreporter.write_line(f"Word文档的排版用代替的字体测：{said}。")


@pytest.fixture(scope="session")
def outlines(catalogue: dict[str, Any]) -> list[dict[str, Any]]:
    """Give every outline as the desk puts it together."""
    return outlines_of(catalogue)


@pytest.fixture(scope="session")
def write_word(
    browser: Browser, static_server: Callable[[Path], str], root: Path, outlines: list[dict[str, Any]]
) -> Iterator[Write]:
    """Give a function that has documents written, many in one call."""
    address = static_server(root / "docs" / "assets")
    script = (FOLDER / "writing.js").read_text(encoding="utf-8")
    with browser.new_context(base_url=address) as context:
        page = context.new_page()
        page.route("**/blank.html", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
        page.goto("/blank.html")
        scripts, looks = Scripts(page, f"{address}/js"), profiles(root)

        def write(jobs: Sequence[dict[str, Any]]) -> list[Written]:
            return read(scripts.run(script, {"profiles": looks, "outlines": outlines, "jobs": jobs}))

        yield write
