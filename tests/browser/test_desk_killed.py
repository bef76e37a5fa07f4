"""A browser that dies takes at most the last second of what was typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from engines import program
from killing import lost

pytestmark = [pytest.mark.browser, pytest.mark.chromium]


@pytest.mark.parametrize("sections", [0, 142])
def test_a_killed_browser_loses_a_second_at_most(sections: int, browser: Browser, address: str, tmp_path: Path) -> None:
    assert lost(browser.browser_type, program(), tmp_path / "profile", address, 3, sections) <= 1
