"""What tests of drafts share: the library's catalogue, and a page that runs a script with it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from running import Run, Scripts


@pytest.fixture(scope="session")
def catalogue(site: Path) -> dict[str, Any]:
    """Give the catalogue's pieces by path."""
    paths = (site / "catalog").rglob("*.json")
    return {path.relative_to(site).as_posix(): json.loads(path.read_text("utf-8")) for path in paths}


@pytest.fixture(scope="module")
def run_script(
    browser: Browser, static_server: Callable[[Path], str], root: Path, request: pytest.FixtureRequest
) -> Iterator[Run]:
    """Give a function that runs a script beside the tests in a browser that can load the site's modules."""
    address = static_server(root / "docs" / "assets")
    with browser.new_context(base_url=address) as context:
        page = context.new_page()
        page.route("**/blank.html", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
        drawing = root / "tests" / "golden" / "drawing.js"
        page.route("**/drawing.js", lambda route: route.fulfill(path=drawing, content_type="text/javascript"))
        page.goto("/blank.html")
        scripts = Scripts(page, f"{address}/js")

        def run(name: str, task: Any) -> Any:
            script = (request.path.parent / f"{name}.js").read_text(encoding="utf-8")
            return json.loads(scripts.run(script, task))

        yield run
