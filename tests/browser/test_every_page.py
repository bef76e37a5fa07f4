"""What holds on every page: no other host, no barrier, no overflow, and a line that can be read."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from barriers import barriers
from places import Places, Visit, outline_path

pytestmark = pytest.mark.browser

WIDTHS = (1280, 390)
# How many ideographs the fullest line of each long paragraph holds.
LINES = """() => [...document.querySelectorAll("article .rk-section > p:not(.rk-purpose)")]
  .filter((p) => p.textContent.length > 120).map((p) => {
  const size = parseFloat(getComputedStyle(p).fontSize);
  const range = document.createRange();
  range.selectNodeContents(p);
  const widest = Math.max(...[...range.getClientRects()].map((box) => box.right)) - p.getBoundingClientRect().left;
  return widest / size;
})"""
# How many lines the text of each cell takes.
ROWS = """(cells) => cells.map((cell) => {
  const range = document.createRange();
  range.selectNodeContents(cell);
  return new Set([...range.getClientRects()].map((box) => box.top)).size;
})"""
SMALL = """() => [...document.querySelectorAll("button, select, summary, input:not([type=radio]):not([type=checkbox])")]
  .filter((node) => node.checkVisibility({ visibilityProperty: true }) && node.getBoundingClientRect().width)
  .filter((node) => !node.matches(".rk-ref")) // in a line of text: WCAG 2.2, 2.5.8, exception "Inline"
  .filter((node) => { const box = node.getBoundingClientRect(); return box.height < 24 || box.width < 24; })
  .map((node) => node.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_no_barrier_on_any_page_type(visit: Visit, places: Places, width: int) -> None:
    page = visit("/", width=width)
    found = {}
    for name, path in places.addresses.items():
        page.goto(path)
        if name == "starter":
            expect(page.locator("#rk-starter button").first).to_be_visible()
        found[name] = barriers(page)
    assert {name: rules for name, rules in found.items() if rules} == {}


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_no_barrier_in_what_opens(visit: Visit, places: Places, width: int) -> None:
    page = visit(places.addresses["outline"], width=width)
    page.locator("a.rk-ref[role=button]").first.click()
    expect(page.locator(".rk-tip")).to_be_visible()
    assert barriers(page, {"include": [[".rk-tip"]]}) == []
    page.keyboard.press("Escape")
    page.locator("details.rk-guidance > summary").first.click()
    assert barriers(page, {"include": [["details.rk-guidance"]]}) == []
    page.keyboard.press("/")
    page.locator(".rk-search input").fill("风险")
    expect(page.locator(".rk-search li").first).to_be_visible()
    assert barriers(page, {"include": [[".rk-search"]]}) == []
    page.locator(".rk-search input").fill("龘风靐险齉")
    expect(page.locator(".rk-search-desk")).to_be_visible()
    assert barriers(page, {"include": [[".rk-search"]]}) == []
    page.goto("/snippets/results/")
    page.locator(".rk-compare details").evaluate_all("(all) => all.forEach((details) => { details.open = true; })")
    assert barriers(page) == []


def test_no_page_asks_another_host_for_anything(visit: Visit, places: Places, address: str) -> None:
    page = visit("about:blank")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in places.addresses.values():
        page.goto(path, wait_until="networkidle")
    page.goto(places.addresses["outline"])
    page.locator("[data-copy=all]").click()
    expect(page.locator("[data-copy=all]")).to_have_text("已复制")
    page.locator(".rk-search-open").click()
    page.locator(".rk-search input").fill("风险")
    expect(page.locator(".rk-search li").first).to_be_visible()
    own = urlsplit(address).netloc
    assert len(asked) > len(places.addresses)
    assert {urlsplit(url).netloc for url in asked if not url.startswith(("data:", "blob:", "about:"))} == {own}


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_overflows_and_every_control_can_be_touched(visit: Visit, places: Places, width: int) -> None:
    page = visit("/", width=width)
    for name, path in places.addresses.items():
        page.goto(path)
        if name == "starter":
            expect(page.locator("#rk-starter button").first).to_be_visible()
        # What is folded away has its width too.
        page.locator("details").evaluate_all("(all) => all.forEach((details) => { details.open = true; })")
        page.wait_for_function("() => !document.querySelector('details[open] > noscript')")
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width, name
        assert page.evaluate(SMALL) == [], name


def test_a_line_of_a_report_holds_about_forty_ideographs(visit: Visit, places: Places) -> None:
    page = visit(f"/outlines/{places.outline.slug}/")
    widths = page.evaluate(LINES)
    assert widths
    assert 38 <= max(widths) <= 42


def test_the_number_of_a_clause_is_not_broken_on_a_phone(visit: Visit) -> None:
    page = visit("/guide/word/", width=390)
    numbers = page.locator("td", has_text=re.compile(r"^[0-9]+(\.[0-9]+)+$"))
    assert numbers.count() > 10
    assert set(numbers.evaluate_all(ROWS)) == {1}


def test_the_colour_scheme_is_switched_and_remembered(visit: Visit) -> None:
    page = visit("/", color_scheme="light")
    shown = page.locator("body")
    expect(shown).to_have_attribute("data-md-color-scheme", "default")
    for _ in range(3):
        if shown.get_attribute("data-md-color-scheme") == "slate":
            break
        page.locator("label.md-header__button:visible[for^=__palette]").click()
    expect(shown).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    expect(shown).to_have_attribute("data-md-color-scheme", "slate")
    # What is open elsewhere follows, and what the browser had put away does when it is back.
    other = page.context.new_page()
    other.goto("/outlines/")
    expect(other.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    while other.locator("body").get_attribute("data-md-color-scheme") == "slate":
        other.locator("label.md-header__button:visible[for^=__palette]").click()
    expect(shown).to_have_attribute("data-md-color-scheme", "default")
    page.evaluate("""() => {
      localStorage.setItem("reportkb.palette", "(prefers-color-scheme: dark)");
      dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    }""")
    expect(shown).to_have_attribute("data-md-color-scheme", "slate")


def test_the_first_link_says_where_it_leads(visit: Visit, places: Places) -> None:
    page = visit(outline_path(places.other))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    expect(page.get_by_role("link", name="跳到正文")).to_be_in_viewport()


def test_headings_and_buttons_show_where_the_keyboard_is(visit: Visit) -> None:
    page = visit("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert style != "none"
