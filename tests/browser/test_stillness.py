"""Nothing jumps while a page arrives (Cumulative Layout Shift, web.dev/articles/cls)."""

from __future__ import annotations

from collections.abc import Callable
from time import sleep

import pytest
from playwright.sync_api import Page, Route

from drafting import Drafting
from places import Places, Visit

pytestmark = pytest.mark.browser

# "Good" is 0.1; a reader who sees the page move at all sees more than this.
MOST = 0.02
SIZES = {"phone": (390, 844), "desktop": (1280, 800)}
# The page is shown before its scripts and what they ask for arrive.
LATE = 0.15
SHIFTS = """() => new Promise((done) => {
  const shifts = [];
  const observer = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => done(shifts.map((shift) => [
    shift.value,
    ...shift.sources.map(({ node }) => (node?.outerHTML ?? node?.textContent ?? "").slice(0, 60)),
  ])), 200));
})"""


def late(route: Route) -> None:
    """Answer a little later."""
    sleep(LATE)
    route.continue_()


def shift(page: Page, path: str, ready: Callable[[], None] = lambda: None) -> tuple[float, list[list[object]]]:
    """Open a page slowly, and give how far it moved by itself, and what did."""
    page.goto(path, wait_until="networkidle")
    ready()
    found = page.evaluate(SHIFTS)
    return sum(value for value, *_ in found), found


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_nothing_moves_while_a_page_arrives(size: tuple[int, int], visit: Visit, places: Places) -> None:
    page = visit("/404.html", viewport={"width": size[0], "height": size[1]})
    page.route("**/assets/js/**", late)
    page.route("**/catalog/**", late)
    moved = {}
    for name, path in places.addresses.items():
        total, found = shift(page, path)
        if total >= MOST:
            moved[name] = found
    assert moved == {}


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_nothing_moves_while_a_kept_draft_arrives(size: tuple[int, int], visit: Visit) -> None:
    page = visit("/starter/", viewport={"width": size[0], "height": size[1]})
    page.get_by_role("radio", name="直接写", exact=True).check()
    page.locator(".rk-start-outline").first.click()
    page.locator(".rk-desk").wait_for()
    Drafting(page).touch()
    page.route("**/assets/js/**", late)
    page.route("**/catalog/**", late)
    total, found = shift(page, "/starter/", page.locator(".rk-desk").wait_for)
    assert total < MOST, found
