"""A test finds nothing of what the one before it did in the same browser."""

from __future__ import annotations

import pytest

from contexts import Shared

pytestmark = pytest.mark.browser

FOUND = "[performance.getEntriesByType('navigation').length, localStorage.length, navigator.onLine]"


@pytest.mark.parametrize("done", ["clock", "storage", "network"])
def test_what_one_test_did_the_next_does_not_find(done: str, shared: Shared) -> None:
    page = shared.page(1280)
    assert page
    page.goto("/")
    fresh = page.evaluate(FOUND)
    match done:
        case "clock":
            page.clock.install()
            page.reload()
        case "storage":
            page.evaluate("localStorage.setItem('of', 'another')")
        case _:
            page.context.set_offline(True)
    assert page.evaluate(FOUND) != fresh
    shared.forget()
    page = shared.page(1280)
    assert page
    page.goto("/")
    assert page.evaluate(FOUND) == fresh
    shared.forget()
