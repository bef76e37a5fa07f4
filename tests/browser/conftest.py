"""What browser tests share: pages of the built site, and what they are made from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from contexts import Shared, settings
from places import Places, Visit
from reportkb.library.library import load
from reportkb.site.site import Site, prepare
from reportkb.source.tree import read


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


@pytest.fixture(scope="session")
def shared(browser: Browser, address: str) -> Iterator[Shared]:
    """Give the context of all tests that ask for nothing else."""
    shared = Shared(browser, address)
    yield shared
    shared.drop()


@pytest.fixture
def visit(shared: Shared) -> Iterator[Visit]:
    """Give a function that opens a page in a browser without a past; a script's error fails the test."""
    errors: list[str] = []
    with ExitStack() as stack:

        def opened(
            path: str, *, width: int = 1280, errors_expected: bool = False, script: str = "", **options: Any
        ) -> Page:
            page = None if options else shared.page(width)
            if not page:
                made = settings(shared.address, width)
                page = stack.enter_context(shared.browser.new_context(**{**made, **options})).new_page()
            if not errors_expected:
                page.on("pageerror", lambda error: errors.append(f"{path}: {error}"))
            if script:
                page.add_init_script(script)
            page.goto(path)
            return page

        yield opened
    shared.forget()
    assert errors == []
