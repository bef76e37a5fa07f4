"""What a reader presses before the modules have arrived is not lost, and nothing that is visible then is dead."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from drafting import OUTLINE, SAVED, Drafting
from held import Held
from places import Places, Visit

pytestmark = pytest.mark.browser

MODULES = re.compile(r"/assets/js/(?!head\.js)|/catalog/")
# What has no behaviour of its own.
CONTROLS = "button:visible, input:visible, select:visible, textarea:visible, [role=button]:visible, summary:visible"


@pytest.mark.parametrize("way", ["/", "Control+k", "button"])
def test_a_search_begun_early_is_answered(visit: Visit, places: Places, way: str) -> None:
    page = visit("about:blank")
    held = Held(page, MODULES)
    page.goto(places.addresses["outline"], wait_until="commit")
    expect(page.locator(".rk-search-open")).to_be_visible()
    if way == "button":
        page.locator(".rk-search-open").click()
    else:
        page.keyboard.press(way)
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("风险")
    page.wait_for_timeout(500)
    assert held.routes
    held.go()
    expect(page.locator(".rk-search li a").first).to_contain_text("风险")
    expect(page.get_by_role("searchbox")).to_have_value("风险")


def test_enter_pressed_early_opens_the_first_result(visit: Visit, places: Places) -> None:
    page = visit("about:blank")
    held = Held(page, MODULES)
    page.goto("/guide/", wait_until="commit")
    expect(page.locator(".rk-search-open")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type(places.snippet.guidance.title)
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="搜索")).to_be_visible()
    with page.expect_navigation(url=f"**/snippets/{places.snippet.id}/"):
        held.go()


def test_enter_pressed_before_the_index_has_come_opens_the_first_result(visit: Visit, places: Places) -> None:
    page = visit("/guide/")
    held = Held(page, re.compile("/catalog/"))
    page.keyboard.press("/")
    page.keyboard.type(places.snippet.guidance.title)
    expect(page.locator(".rk-search-status")).to_have_text("正在找……")
    page.keyboard.press("Enter")
    with page.expect_navigation(url=f"**/snippets/{places.snippet.id}/"):
        held.go()


def test_the_search_is_closed_early_too(visit: Visit) -> None:
    page = visit("about:blank")
    Held(page, MODULES)
    page.goto("/", wait_until="commit")
    expect(page.locator(".rk-search-open")).to_be_visible()
    box = page.get_by_role("dialog", name="搜索")
    for close in ("Escape", "关闭", "beside"):
        page.locator(".rk-search-open").click()
        expect(box).to_be_visible()
        page.keyboard.type("词")
        if close == "Escape":
            page.keyboard.press("Escape")
        elif close == "关闭":
            page.get_by_role("button", name="关闭").click()
        else:
            page.mouse.click(5, 5)
        expect(box).to_be_hidden()
        expect(page.locator(".rk-search-open")).to_be_focused()


def test_modules_that_do_not_come_are_said_and_asked_for_again(visit: Visit) -> None:
    # A request that follows at once may still go by a route that is made once the page is there.
    page, there = visit("about:blank"), list[bool]()
    page.route("**/site-search-dialog.js?*", lambda route: route.continue_() if there else route.abort())
    page.goto("/")
    page.keyboard.press("/")
    expect(page.locator(".rk-search-status")).to_contain_text("搜索没有载入成功")
    there.append(True)
    page.keyboard.type("风险")
    expect(page.locator(".rk-search li a").first).to_contain_text("风险")


@pytest.mark.clipboard
def test_a_copy_pressed_at_once_waits_for_its_text(visit: Visit, places: Places) -> None:
    page = visit("about:blank")
    held = Held(page, re.compile("/catalog/outlines/"))
    page.goto(places.addresses["outline"], wait_until="commit")
    button = page.locator("[data-copy=all]")
    button.click()
    page.wait_for_timeout(500)
    held.go()
    expect(button).to_have_text("已复制")
    assert places.other.plan.title in page.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize("width", [1280, 390])
def test_before_the_modules_nothing_is_visible_that_waits_for_them(visit: Visit, places: Places, width: int) -> None:
    page = visit("about:blank", width=width)
    Held(page, MODULES)
    for name, path in places.addresses.items():
        page.goto(path, wait_until="commit")
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator(".rk-search-open")).to_be_visible()
        shown = page.locator(CONTROLS).evaluate_all("(all) => all.map((node) => node.outerHTML.slice(0, 80))")
        alive = ("<summary", '<button type="button" class="rk-search-open"')
        assert [node for node in shown if not node.startswith(alive)] == [], name


DRAWER = re.compile("/desk-drawer")


@pytest.mark.clipboard
def test_what_is_pressed_on_the_desk_early_is_done(visit: Visit) -> None:
    page = visit("about:blank")
    held = Held(page, DRAWER)
    page.goto(f"/starter/?outline={OUTLINE}")
    desk = Drafting(page)
    desk.ready()
    heading = page.locator(".rk-line-text").first.inner_text()
    # Typing, going from field to field and keeping what was typed need nothing that comes later.
    box = page.locator("[data-row] input").first
    box.fill("市第一医院")
    expect(page.locator(".rk-paper [data-field]").filter(has_text="市第一医院").first).to_be_visible()
    expect(page.locator(".rk-saved")).to_have_text(SAVED)
    lines = page.locator(".rk-line-item")
    before = lines.count()
    page.get_by_role("button", name="＋ 自己写一节").click()
    page.locator(".rk-desk-name").click()
    copied = page.locator("[data-copy=rich]").first
    copied.click()
    page.wait_for_timeout(300)
    assert held.routes
    expect(lines).to_have_count(before)
    held.go()
    expect(lines).to_have_count(before + 1)
    expect(page.get_by_role("dialog", name="我的草稿")).to_be_visible()
    expect(copied).to_have_text("已复制")
    text = page.evaluate("navigator.clipboard.readText()")
    assert "市第一医院" in text
    assert heading in text


def test_the_desk_stands_still_when_what_comes_later_is_there(visit: Visit) -> None:
    page = visit("about:blank")
    held = Held(page, DRAWER)
    page.goto(f"/starter/?outline={OUTLINE}")
    Drafting(page).ready()
    page.wait_for_timeout(1500)
    page.evaluate(
        """() => {
          window.moved = [];
          new PerformanceObserver((list) => window.moved.push(...list.getEntries().map((entry) => entry.value)))
            .observe({ type: "layout-shift" });
        }"""
    )
    held.go()
    expect(page.locator("select[name=depth]")).to_be_enabled()
    page.wait_for_timeout(1500)
    assert page.evaluate("window.moved") == []
