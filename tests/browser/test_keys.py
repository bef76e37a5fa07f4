"""Keys that belong to an input method reach no handler of the page, in Safari's order too."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from drafting import Drafting
from places import Places, Visit

pytestmark = pytest.mark.browser

# Safari ends the composition first; the key that confirmed it comes after, no longer marked as composing.
SAFARI = """(box, [text, key]) => {
  box.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true, data: "" }));
  box.value = text;
  box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromComposition", data: text }));
  box.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, data: text }));
  box.dispatchEvent(new KeyboardEvent("keydown", { key, keyCode: 229, which: 229, bubbles: true, cancelable: true }));
}"""
# Elsewhere the key comes while the composition lasts.
OTHERS = """(box, [text, key]) => {
  box.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true, data: "" }));
  box.value = text;
  box.dispatchEvent(new KeyboardEvent("keydown", { key, isComposing: true, bubbles: true, cancelable: true }));
  box.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, data: text }));
}"""
SEQUENCES = pytest.mark.parametrize("sequence", [SAFARI, OTHERS], ids=["safari", "others"])
OUTLINE = "system-integration"


def composed(box: Locator, sequence: str, text: str, key: str = "Enter") -> None:
    """Confirm a candidate of an input method in a field."""
    box.evaluate(sequence, [text, key])


@SEQUENCES
def test_the_picker_adds_nothing(visit: Visit, sequence: str) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    before = desk.headings()
    desk.page.get_by_role("button", name="＋ 从片段库加").click()
    box = desk.page.get_by_role("combobox", name="找片段")
    expect(desk.page.locator(".rk-picker [role=option]").first).to_be_visible()
    composed(box, sequence, "oa")
    expect(box).to_be_visible()
    assert desk.headings() == before
    box.press("Enter")
    expect(box).to_have_count(0)
    expect(desk.page.locator(".rk-line-item")).to_have_count(len(before) + 1)


@SEQUENCES
def test_a_heading_is_still_being_renamed(visit: Visit, sequence: str) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    before = desk.headings()
    desk.line(0).focus()
    desk.page.keyboard.press("F2")
    box = desk.page.get_by_label("标题", exact=True)
    for key in ("Enter", "Escape"):
        composed(box, sequence, "xiangmu", key)
        expect(box).to_be_visible()
        assert desk.headings() == before
    box.press("Enter")
    expect(box).to_have_count(0)
    assert desk.headings()[0].endswith("xiangmu")


@SEQUENCES
def test_a_draft_is_still_being_renamed(visit: Visit, sequence: str) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    name = desk.draft()["name"]
    desk.page.locator(".rk-desk-name").click()
    desk.page.get_by_role("button", name=f"改名：{name}").click()
    box = desk.page.get_by_label("草稿名")
    for key in ("Enter", "Escape"):
        composed(box, sequence, "baogao", key)
        expect(box).to_be_visible()
        assert desk.draft()["name"] == name
    box.press("Enter")
    expect(box).to_have_count(0)
    assert desk.draft()["name"] == "baogao"


@SEQUENCES
def test_the_search_neither_moves_nor_closes(visit: Visit, sequence: str) -> None:
    page = visit("/")
    page.keyboard.press("/")
    box = page.get_by_role("searchbox")
    box.fill("项目")
    expect(page.locator(".rk-search li a").first).to_be_visible()
    for key in ("ArrowDown", "Escape", "Enter"):
        composed(box, sequence, "xiangmu", key)
        expect(box).to_be_focused()
    assert page.url.endswith("/")


def test_no_handler_of_any_page_hears_such_a_key(visit: Visit, places: Places) -> None:
    page = visit("/404.html")
    listen = """() => {
      window.heard = [];
      for (const node of [window, document, document.body]) {
        for (const capture of [true, false]) {
          node.addEventListener("keydown", (event) => heard.push(event.key), { capture });
        }
      }
    }"""
    for path in places.addresses.values():
        page.goto(path)
        page.evaluate(listen)
        composed(page.locator("body"), SAFARI, "", "a")
        composed(page.locator("body"), OTHERS, "", "b")
        assert page.evaluate("heard") == [], path
        page.keyboard.press("c")
        assert page.evaluate("heard") == ["c"] * 6, path


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_part_of_the_navigation_opens_by_keyboard(key: str, visit: Visit) -> None:
    page = visit("/guide/problems/")
    part = page.locator(".md-nav--primary > ul > li.md-nav__item--nested:not(.md-nav__item--active)").first
    inner = part.locator("nav a").first
    expect(inner).not_to_be_in_viewport()
    part.locator("label[tabindex]").first.focus()
    page.keyboard.press(key)
    expect(inner).to_be_in_viewport()
