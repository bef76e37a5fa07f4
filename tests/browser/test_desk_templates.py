"""A draft becomes a template to begin the next from, and its facts begin another document."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from drafting import FULL, Drafting
from held import Held
from places import Visit
from test_desk_page import OVERFLOWING, clean

pytestmark = pytest.mark.browser

OUTLINE = "team-project"
# What stands over the desk, or where one begins.
OVER = OVERFLOWING.replace("#rk-starter *, dialog[open] *", "dialog[open] *, .rk-start *")
KEPT = """() => Object.keys(localStorage).filter((key) => key.startsWith("reportkb.template."))
  .map((key) => JSON.parse(JSON.parse(localStorage.getItem(key)).draft))"""


def filled(visit: Visit, **options: Any) -> Drafting:
    """Open a desk with a draft that has facts and words of its writer's own."""
    desk = Drafting.begin(visit, OUTLINE, **options)
    if options.get("width") == 390:
        desk.page.locator(".rk-thumbs").get_by_role("button", name="填写", exact=True).click()
    desk.page.locator("#rk-title-input").fill("五月月报")
    desk.field("承办部门").fill("总务处")
    desk.field("项目名称").fill("食堂改造")
    desk.page.locator("textarea.rk-own").first.fill("每月都写的话。")
    return desk


def take(desk: Drafting, way: str) -> None:
    """Open the sheet with every way out, and take one."""
    thumb = desk.page.locator(".rk-thumb-take")
    (thumb if thumb.is_visible() else desk.page.locator(".rk-deskbar").get_by_role("button", name="带走…")).click()
    desk.sheet("带走这份草稿").get_by_role("button", name=way).click()


def save(desk: Drafting, name: str = "", *ticked: str) -> None:
    """Save the draft as a template."""
    take(desk, "存成我的模板…")
    sheet = desk.sheet("存成我的模板")
    if name:
        sheet.get_by_label("模板名").fill(name)
    for label in ticked:
        sheet.get_by_role("checkbox", name=label).check()
    sheet.get_by_role("button", name="存下").click()


def templates(desk: Drafting) -> list[dict[str, Any]]:
    """Give the templates that this browser keeps."""
    found: list[dict[str, Any]] = desk.page.evaluate(KEPT)
    return found


def listed(desk: Drafting) -> Locator:
    """Go to the beginning, and find the list of templates."""
    desk.page.get_by_role("button", name="新建", exact=True).click()
    return desk.page.get_by_role("region", name="我的模板")


def test_a_draft_is_saved_without_its_facts_and_begun_from(visit: Visit) -> None:
    desk = filled(visit)
    before = desk.draft()
    take(desk, "存成我的模板…")
    sheet = desk.sheet("存成我的模板")
    expect(sheet.get_by_label("模板名")).to_be_focused()
    expect(sheet.get_by_label("模板名")).to_have_value("五月月报")
    assert not any(box.is_checked() for box in sheet.get_by_role("checkbox").all())
    expect(sheet.get_by_role("checkbox", name="承办部门")).to_be_visible()
    desk.page.keyboard.press("Enter")
    expect(desk.passing).to_contain_text("已存成模板“五月月报”。")
    (template,) = templates(desk)
    assert (template["values"], template["rows"], template["title"]) == ({}, {}, "")
    assert template["sections"] == before["sections"]
    listed(desk).get_by_role("button", name="五月月报", exact=True).press("Enter")
    desk.ready()
    expect(desk.bar("read")).to_contain_text("从模板“五月月报”起的")
    begun = next(draft for draft in desk.kept() if draft["id"] != before["id"])
    assert "template" not in begun
    assert begun["sections"] == before["sections"]
    assert begun["values"] == {}
    expect(desk.field("承办部门")).to_have_value("")


def test_facts_that_stay_the_same_are_kept_where_they_are_ticked(visit: Visit) -> None:
    desk = filled(visit)
    save(desk, "月报", "承办部门", "报告标题")
    (template,) = templates(desk)
    assert template["values"] == {"承办部门": "总务处"}
    assert (template["name"], template["title"]) == ("月报", "五月月报")


def test_a_template_of_the_same_name_is_replaced_only_where_that_is_wanted(visit: Visit) -> None:
    desk = filled(visit)
    save(desk, "月报")
    save(desk, "月报", "承办部门")
    alert = desk.sheet("存成我的模板").get_by_role("alert")
    expect(alert).to_contain_text("已经有一个叫“月报”的模板。")
    alert.get_by_role("button", name="换掉原来的").press("Enter")
    expect(desk.passing).to_be_visible()
    assert [template["values"] for template in templates(desk)] == [{"承办部门": "总务处"}]
    desk.passing.get_by_role("button", name="撤销").click()
    assert [template["values"] for template in templates(desk)] == [{}]
    save(desk, "月报")
    desk.sheet("存成我的模板").get_by_role("button", name="两个都留").click()
    assert len(templates(desk)) == 2


def test_a_template_needs_a_name_and_room(visit: Visit) -> None:
    desk = filled(visit)
    save(desk, " ")
    sheet = desk.sheet("存成我的模板")
    expect(sheet.get_by_role("alert")).to_contain_text("先给模板起个名。")
    desk.page.evaluate(f"() => {{ {FULL} }}")
    sheet.get_by_label("模板名").fill("月报")
    sheet.get_by_role("button", name="存下").click()
    expect(sheet.get_by_role("alert")).to_contain_text("没有存下")
    assert templates(desk) == []


def test_templates_are_renamed_and_deleted_and_taken_back(visit: Visit) -> None:
    desk = filled(visit)
    save(desk, "月报")
    region = listed(desk)
    region.get_by_role("button", name="改名：月报").click()
    region.get_by_label("模板名").fill("食堂月报")
    desk.page.keyboard.press("Enter")
    expect(region.get_by_role("button", name="食堂月报", exact=True)).to_be_visible()
    assert [template["name"] for template in templates(desk)] == ["食堂月报"]
    region.get_by_role("button", name="删除：食堂月报").click()
    expect(desk.passing).to_contain_text("已删除模板“食堂月报”")
    expect(region).to_be_hidden()
    assert templates(desk) == []
    desk.passing.get_by_role("button", name="撤销").click()
    expect(region.get_by_role("button", name="食堂月报", exact=True)).to_be_visible()


def test_a_template_is_given_as_a_file(visit: Visit) -> None:
    desk = filled(visit)
    save(desk, "月报")
    region = listed(desk)
    with desk.page.expect_download() as download:
        region.get_by_role("button", name="存成文件：月报").click()
    assert download.value.suggested_filename == "月报.template.json"
    text = download.value.path().read_text("utf-8")
    assert json.loads(text)["template"] is True
    other = Drafting.first(visit)
    other.bring()
    other.give("月报.template.json", text, "application/json")
    sheet = other.sheet("打开之前看一眼")
    sheet.get_by_role("button", name="存进我的模板").click()
    expect(sheet.get_by_role("button", name="已存进我的模板")).to_be_visible()
    assert [template["name"] for template in templates(other)] == ["月报"]
    sheet.get_by_role("button", name="用这个模板起一份").click()
    other.ready()
    assert "template" not in other.draft()


@pytest.mark.clipboard
def test_a_template_is_given_as_a_link(visit: Visit) -> None:
    desk = filled(visit)
    save(desk, "月报")
    listed(desk).get_by_role("button", name="复制链接：月报").click()
    expect(desk.passing).to_contain_text("的链接已复制")
    link = desk.page.evaluate("navigator.clipboard.readText()")
    other = Drafting(visit(link))
    other.sheet("打开之前看一眼").get_by_role("button", name="存进我的模板").click()
    other.page.keyboard.press("Escape")
    expect(other.page.get_by_role("region", name="我的模板")).to_be_visible()


def test_the_same_facts_begin_another_document(visit: Visit) -> None:
    desk = filled(visit)
    before = desk.draft()
    take(desk, "用这些事实起另一份…")
    sheet = desk.sheet("用这些事实起另一份")
    expect(sheet).to_contain_text("这份草稿填过的2个值都带过去")
    sheet.locator("[data-outline=quarterly-plan]").press("Enter")
    expect(desk.bar("read")).to_contain_text("事实来自“五月月报”：带来2个值")
    kept = {draft["id"]: draft for draft in desk.kept()}
    assert kept.pop(before["id"]) == before
    (following,) = kept.values()
    assert following["outline"] == "quarterly-plan"
    assert following["values"] == before["values"]
    assert "（用“五月月报”的事实）" in following["name"]


def test_the_same_facts_begin_nothing_where_the_sheet_was_closed(visit: Visit) -> None:
    desk = filled(visit)
    take(desk, "用这些事实起另一份…")
    sheet, held = desk.sheet("用这些事实起另一份"), Held(desk.page, "**/catalog/outlines/**")
    sheet.locator("[data-outline=quarterly-plan]").press("Enter")
    desk.page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)
    with desk.page.expect_response("**/catalog/outlines/**"):
        held.go()
    desk.page.wait_for_timeout(300)
    assert [draft["name"] for draft in desk.kept()] == ["五月月报"]
    expect(desk.page.locator(".rk-desk-name")).to_have_text("五月月报")


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_wrong_and_nothing_overflows(width: int, visit: Visit) -> None:
    desk = filled(visit, width=width)
    take(desk, "存成我的模板…")
    assert clean(desk.page) == []
    assert desk.page.evaluate(OVER) == []
    desk.page.keyboard.press("Escape")
    save(desk, "一个名字很长很长的、每月都要用的、单位里大家都照着写的月报模板")
    take(desk, "用这些事实起另一份…")
    expect(desk.sheet().locator("[data-outline]").first).to_be_visible()
    assert clean(desk.page) == []
    assert desk.page.evaluate(OVER) == []
    desk.page.keyboard.press("Escape")
    expect(listed(desk)).to_be_visible()
    assert clean(desk.page) == []
    assert desk.page.evaluate(OVER) == []
