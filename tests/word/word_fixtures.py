"""A page that writes Word documents for tests."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from running import outlines_of
from written import FOLDER, Write, Written, profiles, read


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

        def write(jobs: Sequence[dict[str, Any]]) -> list[Written]:
            task = {"profiles": profiles(root), "outlines": outlines, "jobs": jobs}
            return read(page.evaluate(script, [f"{address}/js", json.dumps(task)]))

        yield write
