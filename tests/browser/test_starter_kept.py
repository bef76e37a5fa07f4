"""The starter keeps what a writer typed, and works where the browser keeps nothing."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from desk import KEY, Desk, document
from places import Places, Visit
from reportkb.assemble import Choice
from reportkb.document import fields_of
from reportkb.outline import Outline
from reportkb.site import Site

pytestmark = pytest.mark.browser

DISABLED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("storage is disabled", "SecurityError"); } });"""
FULL = """() => {
  let text = "x".repeat(4_000_000);
  for (let key = 0; text; key += 1) {
    try { localStorage.setItem(`full-${key}`, text); } catch { text = text.slice(0, text.length / 2); }
  }
}"""
CORRUPT = (
    *("{", "null", "[]", '"文字"', "7", '{"outline": 5, "choice": [], "values": "abc"}'),
    '{"outline": "../../evil", "choice": {"flavour": "x", "depth": null, "numbering": 3, "notes": "yes"}}',
    '{"values": [1]}',
    '{"values": {"__proto__": "甲", "constructor": "乙", "toString": 5, "单位名称": {"a": 1}}}',
)


def typed_fields(outline: Outline, source: Site) -> list[str]:
    choice = Choice("template", "standard", outline.plan.numbering, notes=False)
    register = source.library.register
    return [name for name in fields_of(document(outline, source, choice)) if not register[name].formula]


def test_a_reload_keeps_values_and_choices(visit: Visit, places: Places, source: Site) -> None:
    desk = Desk.open(visit, places.other)
    name = typed_fields(places.other, source)[0]
    desk.field(name).fill("  甲 <公司>  ")
    desk.choose("简版")
    desk.page.get_by_role("combobox", name="编号").select_option("decimal")
    desk.page.get_by_label("带批注").check()
    desk.page.goto("/starter/")
    desk.wait_for(places.other)
    expect(desk.field(name)).to_have_value("  甲 <公司>  ")
    assert desk.shown(name) == {"甲 <公司>"}
    expect(desk.page.get_by_role("radio", name="简版", exact=True)).to_be_checked()
    expect(desk.page.get_by_role("combobox", name="编号")).to_have_value("decimal")
    expect(desk.page.get_by_label("带批注")).to_be_checked()


def test_another_outline_asks_for_a_shared_field_no_second_time(visit: Visit, source: Site) -> None:
    outlines = list(source.library.outlines.values())
    first, second, name = next(
        (first, second, name)
        for first in outlines
        for second in outlines
        if first is not second
        for name in typed_fields(first, source)
        if name in typed_fields(second, source)
    )
    desk = Desk.open(visit, first)
    desk.field(name).fill("丙")
    desk.choose_outline(second)
    desk.wait_for(second)
    expect(desk.field(name)).to_have_value("丙")
    assert desk.shown(name) == {"丙"}


def test_the_address_names_the_outline_and_a_later_choice_outlives_a_reload(visit: Visit, places: Places) -> None:
    desk = Desk.open(visit, places.outline)
    expect(desk.page.get_by_role("combobox", name="提纲")).to_have_value(places.outline.slug)
    desk.choose_outline(places.other)
    desk.wait_for(places.other)
    desk.page.reload()
    desk.wait_for(places.other)


def test_an_unknown_outline_in_the_address_is_ignored(visit: Visit, source: Site) -> None:
    page = visit("/starter/?outline=no-such-outline")
    expect(page.locator(".rk-paper h1")).to_have_text(next(iter(source.library.outlines.values())).plan.title)


@pytest.mark.parametrize("kept", CORRUPT)
def test_a_kept_state_that_is_not_ours_does_no_harm(kept: str, visit: Visit, places: Places, source: Site) -> None:
    page = visit("/404.html")
    page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, kept])
    page.goto("/starter/")
    desk = Desk(page)
    outline = next(iter(source.library.outlines.values()))
    desk.wait_for(outline)
    expect(page.get_by_role("radio", name="模板", exact=True)).to_be_checked()
    expect(page.get_by_role("radio", name="标准", exact=True)).to_be_checked()
    name = typed_fields(outline, source)[0]
    desk.field(name).fill("丁")
    assert desk.shown(name) == {"丁"}
    assert json.loads(page.evaluate("(key) => localStorage.getItem(key)", KEY))["values"][name] == "丁"


@pytest.mark.parametrize("trouble", ["disabled", "full"])
def test_a_browser_that_keeps_nothing_says_so_and_still_works(
    trouble: str, visit: Visit, places: Places, source: Site
) -> None:
    page = visit("/404.html", errors_expected=trouble == "disabled")
    if trouble == "disabled":
        page.add_init_script(DISABLED)
    else:
        page.evaluate(FULL)
    page.goto(f"/starter/?outline={places.other.slug}")
    desk = Desk(page)
    desk.wait_for(places.other)
    name = typed_fields(places.other, source)[0]
    desk.field(name).fill("戊")
    expect(desk.status).to_have_text("浏览器不让保存，关闭页面前请先复制。")
    assert desk.shown(name) == {"戊"}
    desk.copy("复制纯文本")
    expect(desk.status).to_contain_text("已复制")
    assert "戊" in page.evaluate("navigator.clipboard.readText()")


def test_a_browser_that_keeps_nothing_still_switches_an_outline(visit: Visit, places: Places) -> None:
    page = visit("/404.html", errors_expected=True)
    page.add_init_script(DISABLED)
    page.goto(f"/outlines/{places.other.slug}/")
    page.get_by_role("radio", name="模板", exact=True).check()
    expect(page.locator("article")).to_have_attribute("data-flavour", "template")
    page.locator("button.rk-ref").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()


def test_an_unreachable_catalogue_is_said_in_words(visit: Visit, places: Places) -> None:
    page = visit("/404.html")
    page.route("**/catalog/**", lambda route: route.abort())
    page.goto("/starter/")
    expect(page.locator("#rk-starter")).to_have_text(
        "提纲没有载入成功。请检查网络后刷新页面；也可以用下面的链接直接下载。"
    )
    expect(page.locator(".rk-downloads a").first).to_be_visible()


def test_an_unreachable_outline_leaves_the_one_that_is_open(visit: Visit, places: Places, source: Site) -> None:
    desk = Desk.open(visit, places.other)
    name = typed_fields(places.other, source)[0]
    desk.field(name).fill("己")
    desk.page.route("**/catalog/**", lambda route: route.abort())
    desk.choose_outline(places.outline)
    expect(desk.status).to_have_text("这份提纲没有载入成功，请检查网络后再选一次。")
    expect(desk.page.get_by_role("combobox", name="提纲")).to_have_value(places.other.slug)
    desk.wait_for(places.other)
    expect(desk.field(name)).to_have_value("己")
    desk.page.unroute("**/catalog/**")
    desk.choose_outline(places.outline)
    desk.wait_for(places.outline)


def test_a_catalogue_of_another_version_is_not_read(visit: Visit) -> None:
    page = visit("/404.html")
    page.route("**/catalog/index.json", lambda route: route.fulfill(json={"version": 99, "outlines": []}))
    page.goto("/starter/")
    expect(page.locator("#rk-starter")).to_contain_text("提纲没有载入成功")
