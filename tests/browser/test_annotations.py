"""An annotation opens beside its phrase by mouse, touch and keyboard, and is announced."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from places import Places, Visit, outline_path
from reportkb.report.tree import phrases
from reportkb.site.site import Site

pytestmark = pytest.mark.browser

OPENED = ".rk-tip:popover-open"
# Open each annotation in turn and list those whose popover leaves the window.
OUTSIDE = """() => {
  const buttons = [...document.querySelectorAll("a.rk-ref[role=button]")];
  const outside = [];
  for (const block of ["start", "end"]) for (const button of buttons) {
    button.scrollIntoView({ block });
    button.click();
    const box = document.querySelector(".rk-tip:popover-open")?.getBoundingClientRect();
    const inside = box && box.left >= 0 && box.top >= 0 && box.width > 0 && box.height > 0
      && box.right <= document.documentElement.clientWidth && box.bottom <= innerHeight;
    if (!inside) outside.push([button.id, block, box && JSON.stringify(box)]);
  }
  return [buttons.length, outside];
}"""

# For each number: what stands before and after it, and whether both are on its line.
LINES = """() => [...document.querySelectorAll(".rk-ref")].map((number) => {
  const box = (node, at) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect();
  };
  const last = document.createTreeWalker(number.previousElementSibling, NodeFilter.SHOW_TEXT);
  while (last.nextNode());
  const phrase = last.currentNode;
  const next = number.nextSibling;
  const on = (other) => Math.abs(other.top + other.bottom - own.top - own.bottom) < own.height * 2;
  const [own, ...more] = number.getClientRects();
  const mark = next?.nodeType === Node.TEXT_NODE && /^[，。；：、！？）”》]/.test(next.data) ? next.data[0] : "";
  const together = !more.length && on(box(phrase, phrase.length - 1)) && (!mark || on(box(next, 0)));
  return [phrase.data.slice(-4), mark, together];
})"""


def first_comment(places: Places, source: Site) -> str:
    contents = (source.contents[node.snippet] for node in places.other.nodes if node.snippet)
    return next(phrase.comment for content in contents for phrase in phrases(content.blocks))


def tapped(page: Page) -> None:
    page.locator(".rk-ref").first.tap()


def pressed(key: str) -> Callable[[Page], None]:
    def press(page: Page) -> None:
        page.locator(".rk-ref").first.focus()
        page.keyboard.press(key)

    return press


OPENINGS: dict[str, Callable[[Page], None]] = {
    "click-number": lambda page: page.locator(".rk-ref").first.click(),
    "click-phrase": lambda page: page.locator(".rk-phrase").first.click(),
    "tap-number": tapped,
    "tap-phrase": lambda page: page.locator(".rk-phrase").first.tap(),
    "enter": pressed("Enter"),
    "space": pressed("Space"),
}


def opener(page: Page) -> Locator:
    return page.locator("a.rk-ref[role=button]").first


def opened(page: Page, open_it: Callable[[Page], None]) -> Locator:
    expect(opener(page)).to_be_visible()
    open_it(page)
    tip = page.locator(OPENED)
    expect(tip).to_be_visible()
    return tip


@pytest.mark.parametrize("way", OPENINGS)
def test_an_annotation_opens_and_closes(way: str, visit: Visit, places: Places, source: Site) -> None:
    narrow = way.startswith("tap")
    page = visit(outline_path(places.other), width=390 if narrow else 1280, has_touch=narrow, is_mobile=narrow)
    expect(opener(page)).to_have_attribute("aria-expanded", "false")
    tip = opened(page, OPENINGS[way])
    expect(tip).to_contain_text(first_comment(places, source))
    expect(tip).to_be_focused()
    expect(opener(page)).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(tip).to_have_count(0)
    expect(opener(page)).to_have_attribute("aria-expanded", "false")
    expect(opener(page)).to_be_focused()


def test_an_annotation_is_announced_as_a_dialog_with_a_name(visit: Visit, places: Places) -> None:
    page = visit(outline_path(places.other))
    button = page.get_by_role("button", name="批注1", exact=True, expanded=False).first
    expect(button).to_have_attribute("aria-haspopup", "dialog")
    phrase = page.locator(".rk-phrase").first.text_content() or ""
    button.click()
    expect(page.get_by_role("dialog", name=f"批注1：{phrase}", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="批注1", exact=True, expanded=True)).to_have_count(1)
    expect(page.get_by_role("button", name="关闭批注")).to_be_visible()


@pytest.mark.parametrize("way", ["click-number", "click-phrase"])
def test_the_same_place_closes_what_it_opened(way: str, visit: Visit, places: Places) -> None:
    page = visit(outline_path(places.other))
    tip = opened(page, OPENINGS[way])
    OPENINGS[way](page)
    expect(tip).to_have_count(0)
    expect(opener(page)).to_have_attribute("aria-expanded", "false")


def test_a_click_outside_and_the_close_button_close(visit: Visit, places: Places) -> None:
    page = visit(outline_path(places.other))
    tip = opened(page, OPENINGS["click-number"])
    page.locator("h1").click()
    expect(tip).to_have_count(0)
    opened(page, OPENINGS["enter"])
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="关闭批注")).to_be_focused()
    page.keyboard.press("Enter")
    expect(tip).to_have_count(0)
    expect(opener(page)).to_be_focused()


@pytest.mark.parametrize("key", ["", "Enter"], ids=["mouse", "keyboard"])
def test_a_second_annotation_closes_the_first(key: str, visit: Visit, places: Places) -> None:
    page = visit(outline_path(places.other))
    opened(page, OPENINGS["click-number"])
    second = page.locator("a.rk-ref[role=button]").nth(1)
    if key:
        second.focus()
        page.keyboard.press(key)
    else:
        second.click()
    expect(second).to_have_attribute("aria-expanded", "true")
    expect(page.locator("a.rk-ref[aria-expanded=true]")).to_have_count(1)
    expect(page.locator(OPENED)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("a.rk-ref[aria-expanded=true]")).to_have_count(0)
    expect(second).to_be_focused()


def test_every_popover_stands_inside_a_narrow_window(visit: Visit, source: Site) -> None:
    page = visit("/", width=390)
    for outline in source.library.outlines.values():
        page.goto(outline_path(outline))
        expect(opener(page)).to_be_visible()
        count, outside = page.evaluate(OUTSIDE)
        contents = [source.contents[node.snippet] for node in outline.nodes if node.snippet]
        assert count == sum(len(phrases(content.blocks)) for content in contents)
        assert outside == [], outline.slug


def test_selecting_a_phrase_does_not_open_it(visit: Visit, places: Places) -> None:
    page = visit(outline_path(places.other))
    expect(opener(page)).to_be_visible()
    page.locator(".rk-phrase").first.dblclick()
    assert page.evaluate("getSelection().toString()")
    page.locator(".rk-phrase").first.evaluate("(phrase) => phrase.click()")
    expect(page.locator(OPENED)).to_have_count(0)


def test_an_annotation_follows_the_flavour(visit: Visit, places: Places, source: Site) -> None:
    page = visit(outline_path(places.outline))
    page.get_by_role("radio", name="模板", exact=True).check()
    phrase = page.locator(".rk-frame .rk-phrase:has(.rk-field)").first
    phrase.click()
    expect(page.locator(f"{OPENED} q")).to_have_text(phrase.text_content() or "")


def test_no_line_begins_with_a_number_or_with_the_mark_that_follows_it(visit: Visit, places: Places) -> None:
    page = visit(outline_path(places.outline), width=390)
    expect(opener(page)).to_be_visible()
    lines = page.evaluate(LINES)
    assert len([mark for _, mark, _ in lines if mark]) > 20
    assert [(phrase, mark) for phrase, mark, together in lines if not together] == []
