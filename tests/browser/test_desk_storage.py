"""Nothing that a writer typed is lost: every change is kept, and where that fails it is said."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from drafting import BLOCKED, FULL, OUTLINE, ROOM, SAVED, Drafting, begun, second
from places import Places, Visit

pytestmark = pytest.mark.browser


def worked_on(desk: Drafting) -> str:
    """Change a draft in every way, and give a field that was filled in."""
    desk.line(0).click()
    desk.do("下移")
    desk.own("自己的一节", "一些话\n\n- 一条")
    desk.page.get_by_label("报告标题").fill("三季度计划，“定稿”😀")
    name = str(desk.page.locator("[data-row]:not(.rk-derived)").first.get_attribute("data-row"))
    desk.field(name).fill("甲公司")
    return name


def test_a_reload_keeps_everything(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    name = worked_on(desk)
    before, headings, paper = desk.draft(), desk.headings(), desk.paper.text_content()
    desk.page.reload()
    desk.ready()
    assert desk.draft() == before
    assert desk.headings() == headings
    assert desk.paper.text_content() == paper
    expect(desk.field(name)).to_have_value("甲公司")
    expect(desk.page.locator(".rk-saved")).to_have_text(SAVED)


def test_a_keystroke_is_kept_before_the_next(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    entry = desk.page.locator("[data-row]:not(.rk-derived) input").first
    entry.focus()
    for typed in ("甲", "甲乙", "甲乙丙"):
        desk.page.keyboard.insert_text(typed[-1])
        assert list(desk.draft()["values"].values()) == [typed]


def test_a_heading_that_is_being_typed_survives_a_reload(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    desk.line(0).click()
    desk.do("改名")
    desk.page.get_by_label("标题", exact=True).fill("改到一半")
    desk.page.reload()
    desk.ready()
    assert desk.headings()[0] == "一、改到一半"


def test_there_are_several_drafts_with_names_of_their_own(visit: Visit) -> None:
    desk = begun(visit)
    desk.page.locator(".rk-desk-name").click()
    desk.sheet("我的草稿").get_by_role("button", name="新建草稿").click()
    desk.page.get_by_role("button", name="从空白开始").click()
    desk.own("第二份的")
    desk.page.locator(".rk-desk-name").click()
    sheet = desk.sheet("我的草稿")
    rows = sheet.locator("[data-draft]")
    expect(rows).to_have_count(2)
    row = rows.filter(has_text="没有名字的草稿")
    row.get_by_role("button", name="改名").click()
    row.get_by_label("草稿名").fill("备用")
    desk.page.keyboard.press("Enter")
    expect(rows.first).to_contain_text("备用")
    rows.filter(has_text="季度计划").locator(".rk-draft-name").click()
    expect(desk.page.locator(".rk-desk-name")).to_have_text("季度计划")
    assert {draft["name"] for draft in desk.kept()} == {"季度计划", "备用"}


def test_a_deleted_draft_comes_back(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    worked_on(desk)
    before = desk.draft()
    desk.page.locator(".rk-desk-name").click()
    desk.sheet("我的草稿").get_by_role("button", name="删除").click()
    expect(desk.passing).to_contain_text("已删除草稿")
    assert desk.kept() == []
    desk.passing.get_by_role("button", name="撤销").click()
    desk.ready()
    assert desk.draft() == before


@pytest.mark.clipboard
@pytest.mark.parametrize(("script", "words"), [(BLOCKED, "关掉了存储"), (FULL, "存储空间满了")])
def test_a_draft_that_cannot_be_kept_can_be_worked_on_and_downloaded(script: str, words: str, visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE, script=script)
    bar = desk.bar("storage")
    name = worked_on(desk)
    expect(bar).to_contain_text(words)
    expect(bar).to_contain_text("下载草稿文件")
    expect(desk.page.locator(".rk-saved")).to_have_text("没有存下")
    assert desk.shown(name) == {"甲公司"}
    with desk.page.expect_download() as download:
        bar.get_by_role("button", name="下载草稿文件").click()
    saved = json.loads(download.value.path().read_text("utf-8"))
    assert saved["values"] == {name: "甲公司"}
    assert saved["sections"][1]["heading"] == "项目背景"
    assert "甲公司" in desk.copied("markdown")


@pytest.mark.parametrize("name", ["home", "outline", "kind"])
def test_a_browser_that_blocks_all_storage_shows_every_page(name: str, visit: Visit, places: Places) -> None:
    page = visit("about:blank")
    page.add_init_script(BLOCKED)
    page.goto(places.addresses[name])
    expect(page.locator("h1")).to_be_visible()
    page.locator("label[for^=__palette]:visible").first.click()
    assert page.evaluate("document.body.dataset.mdColorScheme") == "default"


def test_a_storage_that_has_room_again_is_used_again(visit: Visit) -> None:
    desk = begun(visit)
    desk.page.evaluate(f"() => {{ {FULL} }}")
    title = desk.page.get_by_label("报告标题")
    title.fill("满的时候写的")
    expect(desk.bar("storage")).to_be_visible()
    assert desk.draft()["title"] == "季度计划"
    desk.page.evaluate(f"() => {{ {ROOM} }}")
    title.fill("又有地方了")
    expect(desk.bar("storage")).to_have_count(0)
    assert desk.draft()["title"] == "又有地方了"


@pytest.mark.parametrize("script", [BLOCKED, FULL])
def test_a_draft_that_cannot_be_kept_is_there_while_the_page_is_open(script: str, visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE, script=script)
    desk.page.get_by_label("报告标题").fill("没处存的")
    desk.page.locator(".rk-desk-name").click()
    desk.sheet("我的草稿").get_by_role("button", name="新建草稿").click()
    kept = desk.page.get_by_role("region", name="接着写")  # the sheet that lists it too is on its way out
    expect(kept.locator("[data-draft]")).to_contain_text("没有存下")
    leaving = "dispatchEvent(new Event('beforeunload', { cancelable: true }))"
    assert desk.page.evaluate(leaving) is False
    kept.locator(".rk-draft-name").click()
    desk.ready()
    expect(desk.page.get_by_label("报告标题")).to_have_value("没处存的")


def test_deleting_a_draft_makes_room_for_the_one_at_hand(visit: Visit) -> None:
    desk = begun(visit)
    desk.page.locator(".rk-desk-name").click()
    desk.sheet("我的草稿").get_by_role("button", name="新建草稿").click()
    desk.page.get_by_role("button", name="从空白开始").click()
    desk.ready()
    desk.page.evaluate(f"() => {{ {FULL} }}")
    desk.page.get_by_label("报告标题").fill("满的时候写的")
    desk.bar("storage").get_by_role("button", name="整理草稿").click()
    desk.page.evaluate(f"() => {{ {ROOM} }}")
    desk.sheet("我的草稿").get_by_role("button", name="删除：季度计划").click()
    expect(desk.page.locator(".rk-saved")).to_have_text(SAVED)
    expect(desk.bar("storage")).to_have_count(0)
    assert desk.draft()["title"] == "满的时候写的"
    desk.page.evaluate(f"() => {{ {FULL} }}")
    desk.passing.get_by_role("button", name="撤销").click()
    expect(desk.page.locator("[data-draft]").filter(has_text="季度计划")).to_contain_text("没有存下")


def test_opening_a_draft_in_another_tab_changes_nothing(visit: Visit) -> None:
    desk = begun(visit)
    second(desk)
    expect(desk.bar("tabs")).to_be_visible()
    desk.page.get_by_label("报告标题").fill("接着写")
    expect(desk.bar("saved-elsewhere")).to_have_count(0)
    expect(desk.bar("parted")).to_have_count(0)
    assert desk.draft()["title"] == "接着写"


def test_the_same_draft_in_two_tabs_is_noticed(visit: Visit) -> None:
    desk = begun(visit)
    other = second(desk)
    for tab in (desk, other):
        expect(tab.bar("tabs")).to_contain_text("另一个标签页里也开着")
    other.page.close()
    expect(desk.bar("tabs")).to_have_count(0)


def test_two_tabs_overwrite_nothing(visit: Visit) -> None:
    desk = begun(visit)
    other = second(desk)
    other.page.get_by_label("报告标题").fill("那边改的")
    expect(desk.bar("saved-elsewhere")).to_contain_text("另一个标签页里改过")
    desk.page.get_by_label("报告标题").fill("这边改的")
    expect(desk.bar("parted")).to_contain_text("另存成了")
    assert sorted(draft["title"] for draft in desk.kept()) == ["这边改的", "那边改的"]
    other.page.get_by_label("报告标题").fill("那边又改")
    desk.page.get_by_label("报告标题").fill("这边又改")
    assert sorted(draft["title"] for draft in desk.kept()) == ["这边又改", "那边又改"]


@pytest.mark.parametrize("place", ["textarea.rk-own", "[data-list='目标'] .rk-cell-input"])
def test_what_is_typed_while_two_tabs_part_goes_on(place: str, visit: Visit) -> None:
    desk = begun(visit)
    desk.own("说明", "开头")
    expect(desk.page.locator(".rk-saved")).to_have_text(SAVED)
    other = second(desk)
    other.page.get_by_label("报告标题").fill("那边改的")
    expect(desk.bar("saved-elsewhere")).to_be_visible()
    box = desk.page.locator(place).last
    box.focus()
    for text in ("老周扫描", "三千卷"):
        desk.page.keyboard.insert_text(text)
        expect(desk.bar("parted")).to_be_visible()
    expect(box).to_be_focused()
    assert "老周扫描三千卷" in box.input_value()


def test_what_became_of_one_draft_is_not_said_of_the_next(visit: Visit) -> None:
    desk = begun(visit)
    other = second(desk)
    other.page.get_by_label("报告标题").fill("那边改的")
    expect(desk.bar("saved-elsewhere")).to_be_visible()
    desk.page.get_by_label("报告标题").fill("这边改的")
    expect(desk.bar("parted")).to_be_visible()
    desk.page.locator(".rk-desk-name").click()
    desk.page.locator("[data-draft]").get_by_role("button", name="那边改的", exact=True).click()
    expect(desk.bar("parted")).to_have_count(0)


def test_what_another_tab_changed_can_be_read_in(visit: Visit) -> None:
    desk = begun(visit)
    other = second(desk)
    other.page.get_by_label("报告标题").fill("那边改的")
    desk.bar("saved-elsewhere").get_by_role("button", name="读入那边的修改").click()
    expect(desk.paper.locator("h1")).to_have_text("那边改的")
    desk.page.get_by_label("报告标题").fill("接着改")
    assert desk.draft()["title"] == "接着改"


def test_what_another_tab_changed_is_read_in_where_ones_own_found_no_room(visit: Visit) -> None:
    desk = begun(visit)
    other = second(desk)
    desk.page.evaluate(f"() => {{ {FULL} }}")
    desk.page.get_by_label("报告标题").fill("没处存的")
    other.page.get_by_label("报告标题").fill("那边改的")
    desk.bar("saved-elsewhere").get_by_role("button", name="读入那边的修改").click()
    expect(desk.page.get_by_label("报告标题")).to_have_value("那边改的")
    desk.page.get_by_role("button", name="撤销", exact=True).click()
    expect(desk.page.get_by_label("报告标题")).to_have_value("没处存的")


def deleted_elsewhere(visit: Visit) -> tuple[Drafting, Drafting]:
    """Begin a draft and delete it in another tab; give both."""
    desk = begun(visit)
    other = second(desk)
    other.page.locator(".rk-desk-name").click()
    other.sheet("我的草稿").get_by_role("button", name="删除").click()
    expect(desk.bar("saved-elsewhere")).to_contain_text("被删掉了")
    return desk, other


def test_a_draft_that_another_tab_deleted_stays_on_the_desk(visit: Visit) -> None:
    desk, _ = deleted_elsewhere(visit)
    desk.page.get_by_label("报告标题").fill("还要用")
    assert desk.draft()["title"] == "还要用"
    expect(desk.bar("saved-elsewhere")).to_have_count(0)


def test_a_draft_that_another_tab_deleted_and_took_back_stays_one(visit: Visit) -> None:
    desk, other = deleted_elsewhere(visit)
    other.passing.get_by_role("button", name="撤销").click()
    other.ready()
    desk.page.get_by_label("报告标题").fill("还要用")
    assert desk.draft()["title"] == "还要用"
