"""What tests of drafts share: the library's catalogue, and a page that runs a script with it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from reportkb.site.plan import plan
from reportkb.source.tree import read
from running import Run


@pytest.fixture(scope="session")
def catalogue(root: Path) -> dict[str, Any]:
    """Give the catalogue's pieces by path."""
    files = plan(read(root)[0])[0].files
    return {file.path: json.loads(file.content) for file in files if file.path.startswith("catalog/")}


@pytest.fixture(scope="module")
def run_script(
    browser: Browser, static_server: Callable[[Path], str], root: Path, request: pytest.FixtureRequest
) -> Iterator[Run]:
    """Give a function that runs a script beside the tests in a browser that can load the site's modules."""
    address = static_server(root / "docs" / "assets")
    with browser.new_context(base_url=address) as context:
        page = context.new_page()
        page.route("**/blank.html", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
        page.goto("/blank.html")

        def run(name: str, task: Any) -> Any:
            script = (request.path.parent / f"{name}.js").read_text(encoding="utf-8")
            # JSON both ways: Playwright's own form would lose a key `__proto__` and half a surrogate pair.
            return json.loads(page.evaluate(script, [f"{address}/js", json.dumps(task)]))

        yield run
