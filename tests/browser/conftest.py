"""What browser tests share: pages of the built site, and what they are made from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from engines import PERMISSIONS
from places import Places, Visit
from reportkb.library.library import load
from reportkb.site.site import Site, prepare
from reportkb.source.tree import read

HEIGHTS = {1280: 900, 390: 844}


@pytest.fixture(scope="session")
def source(root: Path) -> Site:
    """Load what the pages are made from."""
    tree, _ = read(root)
    library, _ = load(tree)
    return prepare(library, library.edit_root)


@pytest.fixture(scope="session")
def places(source: Site) -> Places:
    """Choose a page of each type."""
    return Places.of(source)


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Give a function that opens a page in a context of its own; a script's error fails the test."""
    errors: list[str] = []
    with ExitStack() as stack:

        def opened(
            path: str, *, width: int = 1280, errors_expected: bool = False, script: str = "", **options: Any
        ) -> Page:
            settings: dict[str, Any] = {
                "base_url": address,
                "locale": "zh-CN",
                "permissions": PERMISSIONS,
                "viewport": {"width": width, "height": HEIGHTS[width]},
                "reduced_motion": "reduce",
                # What it fetches passes by the routes of tests; its own tests let it start.
                "service_workers": "block",
            }
            context = stack.enter_context(browser.new_context(**{**settings, **options}))
            page = context.new_page()
            if not errors_expected:
                page.on("pageerror", lambda error: errors.append(f"{path}: {error}"))
            if script:
                page.add_init_script(script)
            page.goto(path)
            return page

        yield opened
    assert errors == []
