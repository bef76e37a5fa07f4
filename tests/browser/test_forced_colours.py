"""Where the system sets the colours, as in Windows high contrast, what is chosen can still be told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from drafting import Drafting
from places import Places, Visit, outline_path

pytestmark = pytest.mark.browser

OUTLINE = "quarterly-plan"
SCHEMES = ("light", "dark")
# Backgrounds and shadows are the system's, whatever is written.
LOOK = """(node) => {
  const { color, outlineStyle, borderTopStyle, textDecorationLine } = getComputedStyle(node);
  return [color, outlineStyle, borderTopStyle, textDecorationLine].join();
}"""
LINED = """(node, side) => {
  const style = getComputedStyle(node);
  return style[`${side}Style`] !== "none" && parseFloat(style[`${side}Width`]) >= 1;
}"""

# Text and ground of the system's colours.
SYSTEM = """() => {
  const node = document.body.appendChild(document.createElement("i"));
  return ["CanvasText", "Canvas"].map((colour) => ((node.style.color = colour), getComputedStyle(node).color));
}"""
PAINTED = "(nodes) => nodes.map((node) => getComputedStyle(node).fill)"


def looks_chosen(page: Page, node: Locator, chosen: Callable[[], None], other: Callable[[], None]) -> bool:
    """Tell whether a node looks different while it is chosen, by what the system's colours leave."""
    looks: list[str] = []
    for act in (chosen, other):
        act()
        page.evaluate("document.activeElement?.blur()")
        looks.append(node.evaluate(LOOK))
    return bool(looks[0] != looks[1])


def radio(page: Page, name: str) -> Callable[[], None]:
    """Give what checks a radio button."""
    return lambda: page.get_by_role("radio", name=name, exact=True).check()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_an_outline_shows_what_is_chosen_and_marked(scheme: str, visit: Visit, places: Places) -> None:
    page = visit(outline_path(places.other), forced_colors="active", color_scheme=scheme)
    expect(page.locator("form.rk-view")).to_be_visible()
    for one, other in (("简版", "标准"), ("模板", "提纲"), ("隐藏", "显示")):
        label = page.locator(".rk-choice label", has_text=one).locator("span")
        assert looks_chosen(page, label, radio(page, one), radio(page, other)), one
    page.get_by_role("radio", name="范文", exact=True).check()
    for selector in (".rk-ref", ".rk-field", ".rk-fiction"):
        assert page.locator(f"{selector}:visible").first.evaluate(LINED, "borderBottom"), selector
    current = page.locator(".rk-tabs [aria-current]")
    assert current.evaluate("(node) => getComputedStyle(node).textDecorationLine") == "underline"
    page.locator(".rk-search-open").click()
    page.locator(".rk-search input").fill("风险")
    page.locator(".rk-search li a").first.focus()
    assert page.locator(".rk-search li a").first.evaluate(LINED, "outline")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_board_shows_what_is_chosen_and_its_pictures(scheme: str, visit: Visit) -> None:
    page = visit("/bridge/", forced_colors="active", color_scheme=scheme)
    page.get_by_role("button", name="看一个走完的例子").click()
    expect(page.locator(".rk-figure svg")).to_have_count(2)
    one, other = (page.locator(".rk-period").nth(at) for at in (1, 2))
    assert looks_chosen(page, one, one.click, other.click)
    one.click()
    verdict = page.locator(".rk-verdict").first
    label = verdict.locator("label", has_text="部分").locator("span")
    chosen = [verdict.get_by_label(name, exact=True).check for name in ("部分", "结转")]
    assert looks_chosen(page, label, *chosen)
    # Pictures are not touched by the system: they ask for its colours, of which each tells from the ground.
    text, canvas = page.evaluate(SYSTEM)
    for selector in (".rk-figure svg [data-bar]", ".rk-figure svg rect"):
        for colour in page.locator(selector).evaluate_all(PAINTED):
            assert colour in (text, canvas, "none"), selector
    assert set(page.locator(".rk-figure svg :is(text, tspan)[fill]").evaluate_all(PAINTED)) == {text}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_an_occasion_that_outlines_are_looked_for_on_is_told(scheme: str, visit: Visit) -> None:
    page = Drafting.first(visit, forced_colors="active", color_scheme=scheme).page
    word = page.get_by_role("group", name="场合").get_by_role("button").first
    assert looks_chosen(page, word, word.click, word.click)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_desk_shows_what_is_chosen_and_what_is_open(scheme: str, visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE, forced_colors="active", color_scheme=scheme)
    page = desk.page
    for one, other in (("范文", "模板"), ("提纲", "模板")):
        label = page.locator(".rk-choices label", has_text=one).locator("span")
        assert looks_chosen(page, label, radio(page, one), radio(page, other)), one
    assert looks_chosen(page, page.locator(".rk-line-item").nth(1), desk.line(1).click, desk.line(0).click)
    assert desk.paper.locator(".rk-blank").first.evaluate(LINED, "borderBottom")
    desk.own("成效", "高度重视，取得了显著成效。")
    expect(page.locator(".rk-line-notes", has_text="处提醒")).to_be_visible()
    assert page.locator(".rk-line-notes:not(:empty)").first.evaluate(LINED, "borderTop")
    page.get_by_role("button", name="＋ 从片段库加").click()
    option = page.locator(".rk-picker [role=option][aria-selected=true]")
    expect(option).to_be_visible()
    assert option.evaluate(LINED, "outline")


def test_the_bar_for_the_thumb_shows_which_column_is_open(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE, width=390, forced_colors="active")
    thumbs = desk.page.locator(".rk-thumbs")
    button = {name: thumbs.get_by_role("button", name=name, exact=True) for name in ("填写", "初稿")}
    assert looks_chosen(desk.page, button["填写"], button["填写"].click, button["初稿"].click)
