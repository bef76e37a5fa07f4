"""Sections are added, moved, nested, renamed, swapped, removed and put back, by mouse, finger and keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from boxes import boxes
from drafting import SAVED, Drafting
from held import Held
from places import Places, Visit
from reportkb.report.blocks import parse
from reportkb.report.numbering import prefixes
from reportkb.report.tree import names
from reportkb.site.site import Site

pytestmark = pytest.mark.browser

OUTLINE = "quarterly-plan"
# The names of the parts of a word in the listing; every term must match.
QUERIES = ("风险", "风险 台账", "  ＲＩＳＫ  ", "复盘 责任")


def bare(desk: Drafting) -> list[str]:
    """Give the headings without their numbers."""
    return desk.page.locator(".rk-line-text").all_text_contents()


def assert_numbered(desk: Drafting) -> None:
    """Check that the numbers are those of the draft that is kept, none missing and none twice."""
    draft = desk.draft()
    numbers = prefixes(draft["numbering"], [section["level"] for section in draft["sections"]])
    expected = [number + section["heading"] for number, section in zip(numbers, draft["sections"], strict=True)]
    assert desk.headings() == expected


def test_a_section_moves_by_keyboard_and_it_is_said(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    first, second, *rest = bare(desk)
    desk.line(0).focus()
    desk.page.keyboard.press("Alt+ArrowDown")
    expect(desk.voice).to_have_text(f"“{first}”移到第2位，共{len(rest) + 2}节")
    assert bare(desk) == [second, first, *rest]
    expect(desk.line(1)).to_be_focused()
    desk.page.keyboard.press("Alt+ArrowRight")
    expect(desk.voice).to_have_text(f"“{first}”现在是第2级标题")
    desk.page.keyboard.press("Alt+ArrowLeft")
    expect(desk.voice).to_have_text(f"“{first}”现在是第1级标题")
    desk.page.keyboard.press("Alt+ArrowLeft")
    expect(desk.voice).to_have_text("已经是第一级")
    desk.page.keyboard.press("Alt+ArrowUp")
    desk.page.keyboard.press("Alt+ArrowUp")
    expect(desk.voice).to_have_text("已经在最前面")
    assert bare(desk) == [first, second, *rest]
    assert_numbered(desk)


def test_a_section_moves_by_its_buttons(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    first, second, *rest = bare(desk)
    desk.line(1).click()
    desk.do("上移")
    assert bare(desk) == [second, first, *rest]
    desk.do("下移")
    desk.do("降级")
    assert [section["level"] for section in desk.draft()["sections"]][:2] == [1, 2]
    desk.do("升级")
    assert {section["level"] for section in desk.draft()["sections"]} == {1}
    assert_numbered(desk)


def drag_by_mouse(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=6)
    expect(page.locator(".rk-dragged")).to_have_count(1)
    page.mouse.up()


def drag_by_touch(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    session = page.context.new_cdp_session(page)
    steps = [(start[0], start[1] + (end[1] - start[1]) * step / 6) for step in range(1, 7)]
    for kind, x, y in (("touchStart", *start), *(("touchMove", *step) for step in steps)):
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    expect(page.locator(".rk-dragged")).to_have_count(1)
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.mark.parametrize(
    ("drag", "width"), [(drag_by_mouse, 1280), pytest.param(drag_by_touch, 390, marks=pytest.mark.chromium)]
)
def test_a_section_is_dragged_by_its_handle(drag, width: int, visit: Visit) -> None:  # type: ignore[no-untyped-def]
    desk = Drafting.begin(visit, OUTLINE, width=width, has_touch=width == 390)
    first, second, third, *rest = bare(desk)
    handle, target = boxes(desk.page, (".rk-handle", 0), (".rk-line-row", 2))
    start = (handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2)
    drag(desk.page, start, (start[0], target["y"] + target["height"] - 4))
    assert bare(desk) == [second, third, first, *rest]
    expect(desk.voice).to_contain_text(f"“{first}”移到第3位")
    assert_numbered(desk)


def test_escape_leaves_a_dragged_section_where_it_was(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    before = bare(desk)
    (handle,) = boxes(desk.page, (".rk-handle", 0))
    desk.page.mouse.move(handle["x"] + 5, handle["y"] + 5)
    desk.page.mouse.down()
    desk.page.mouse.move(handle["x"] + 5, handle["y"] + 200, steps=4)
    desk.page.keyboard.press("Escape")
    expect(desk.page.locator(".rk-dragged")).to_have_count(0)
    desk.page.mouse.up()
    assert bare(desk) == before


def test_a_branch_moves_as_one(visit: Visit, source: Site, places: Places) -> None:
    desk = Drafting.begin(visit, places.outline.slug, "详版")
    sections = desk.draft()["sections"]
    at = next(i for i, section in enumerate(sections[:-1]) if i and section["level"] < sections[i + 1]["level"])
    end = next(i for i in range(at + 1, len(sections)) if sections[i]["level"] <= sections[at]["level"])
    branch = [section["heading"] for section in sections[at:end]]
    desk.line(at).click()
    desk.do("上移")
    after = bare(desk)
    assert after[after.index(branch[0]) :][: len(branch)] == branch
    assert_numbered(desk)


def test_a_removed_section_can_be_put_back_at_once_and_later(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    before = bare(desk)
    for put_back in (
        desk.passing.get_by_role("button", name="放回"),
        desk.page.get_by_role("button", name=f"放回{before[1]}"),
        desk.page.get_by_role("button", name="撤销", exact=True),
    ):
        desk.line(1).click()
        desk.do("删除")
        expect(desk.passing).to_contain_text(f"已删除“{before[1]}”")
        assert bare(desk) == [before[0], *before[2:]]
        put_back.click()
        assert bare(desk) == before
        assert_numbered(desk)


def test_what_stood_below_a_removed_section_stands_there_again(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    desk.line(1).click()
    desk.do("降级")
    desk.line(2).click()
    desk.do("降级")
    before = desk.headings()
    desk.line(0).click()
    desk.do("删除")
    desk.sheet().get_by_role("button", name="只删这一节").click()
    name = desk.page.locator("[data-row]:not(.rk-derived) input").first
    name.fill("甲公司")
    desk.passing.get_by_role("button", name="放回").click()
    assert desk.headings() == before
    assert list(desk.draft()["values"].values()) == ["甲公司"]


def test_what_came_in_the_place_of_a_removed_section_does_not_hide_it(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    desk.own("书目", "三百二十一册的目录。")
    desk.do("删除")
    desk.own("值班", "两个人轮流。")
    desk.page.get_by_role("button", name="放回书目").click()
    expect(desk.page.get_by_role("button", name="放回书目")).to_have_count(0)
    texts = [section["text"] for section in desk.draft()["sections"] if section["text"]]
    assert sorted(texts) == ["三百二十一册的目录。", "两个人轮流。"]


def test_what_was_put_back_is_not_offered_after_a_reload(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    before = bare(desk)
    length = desk.page.get_by_title("篇幅")
    expect(length).to_have_value("1")
    length.select_option(label="简版")
    (gone,) = set(before) - set(bare(desk))
    again = desk.page.get_by_role("button", name=f"放回{gone}")
    expect(again).to_be_visible()
    length.select_option(label="标准")
    assert bare(desk) == before
    expect(again).to_have_count(0)
    desk.line(0).click()
    desk.do("删除")
    desk.own("值班", "两个人轮流。")
    desk.page.get_by_role("button", name=f"放回{before[0]}").click()
    after = bare(desk)
    expect(desk.page.locator(".rk-saved")).to_have_text(SAVED)
    desk.page.reload()
    expect(length).to_have_value("1")
    assert bare(desk) == after
    expect(desk.page.locator(".rk-gone")).to_be_empty()


def test_a_step_is_offered_to_be_taken_back_only_while_it_is_the_last(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    length = desk.page.get_by_title("篇幅")
    expect(length).to_have_value("1")
    offer = desk.passing.get_by_role("button", name="撤销")
    for typed in (True, False):
        length.select_option(label="简版")
        expect(offer).to_be_visible()
        if typed:
            desk.page.get_by_label("报告标题").fill("面包房九月")
        else:
            desk.page.get_by_role("button", name="撤销", exact=True).first.click()
        expect(offer).to_have_count(0)
        expect(desk.passing).to_contain_text("篇幅改为简版")
        length.select_option(label="标准")
    length.select_option(label="简版")
    # Nor is it offered in another draft.
    expect(offer).to_be_visible()
    desk.page.get_by_role("button", name="新建", exact=True).click()
    desk.page.get_by_role("button", name="从空白开始").click()
    desk.ready()
    expect(offer).to_have_count(0)
    assert bare(desk) == []


def test_what_stands_below_a_removed_section_is_asked_about(visit: Visit, places: Places) -> None:
    desk = Drafting.begin(visit, places.outline.slug, "详版")
    before = desk.headings()
    levels = [section["level"] for section in desk.draft()["sections"]]
    at = next(index for index in range(1, len(levels) - 1) if levels[index] < levels[index + 1])
    end = next((index for index in range(at + 1, len(levels)) if levels[index] <= levels[at]), len(levels))
    asking = desk.sheet()

    def remove(choice: str) -> None:
        desk.line(at).click()
        desk.do("删除")
        asking.get_by_role("button", name=choice).click()
        expect(asking).to_have_count(0)

    remove("不删")
    assert desk.headings() == before
    remove(f"连下面{end - at - 1}节一起删")
    assert len(bare(desk)) == len(before) - (end - at)
    assert_numbered(desk)
    desk.passing.get_by_role("button", name="放回").click()
    assert desk.headings() == before
    remove("只删这一节")
    assert len(bare(desk)) == len(before) - 1
    assert_numbered(desk)


def test_a_branch_is_put_back_after_other_changes(visit: Visit, places: Places) -> None:
    desk = Drafting.begin(visit, places.outline.slug, "详版")
    sections = desk.draft()["sections"]
    at = next(i for i, section in enumerate(sections[:-1]) if section["level"] < sections[i + 1]["level"])
    end = next(i for i in range(at + 1, len(sections)) if sections[i]["level"] <= sections[at]["level"])
    before = bare(desk)
    desk.line(at).click()
    desk.do("删除")
    desk.sheet().get_by_role("button", name="一起删").click()
    desk.own("自己的", "几句话")
    desk.page.get_by_role("button", name=f"放回{before[at]}").click()
    after = bare(desk)
    assert after[after.index(before[at]) :][: end - at] == before[at:end]
    assert sorted(after) == sorted([*before, "自己的"])


def test_a_removed_core_section_is_offered_once(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE, "简版")
    first = bare(desk)[0]
    desk.line(0).click()
    desk.do("删除")
    expect(desk.page.get_by_role("button", name=f"放回{first}")).to_be_visible()
    desk.page.wait_for_timeout(600)  # longer than the checks wait for the writer
    expect(desk.page.get_by_role("button", name=f"补上{first}")).to_have_count(0)
    # What was taken out can be put back as it was after a reload too.
    desk.page.reload()
    expect(desk.page.get_by_role("button", name=f"放回{first}")).to_be_visible()
    expect(desk.page.get_by_role("button", name=f"补上{first}")).to_have_count(0)


def test_the_length_is_changed_and_nothing_typed_is_lost(visit: Visit, places: Places) -> None:
    desk = Drafting.begin(visit, places.outline.slug, "标准")
    standard = bare(desk)
    length = desk.page.get_by_title("篇幅")
    expect(length).to_have_value("1")
    at = len(standard) - 1
    desk.line(at).click()
    desk.page.locator("textarea.rk-own:visible").last.fill("自己写的几句")
    name = desk.page.locator("[data-row]:not(.rk-derived) input").first
    name.fill("甲公司")
    length.select_option(label="简版")
    expect(desk.passing).to_contain_text("篇幅改为简版：减了")
    short = bare(desk)
    assert len(short) < len(standard)
    assert_numbered(desk)
    assert "自己写的几句" in [section["text"] for section in desk.draft()["sections"]]
    length.select_option(label="标准")
    expect(desk.passing).to_contain_text("篇幅改为标准：加了")
    assert bare(desk) == standard
    assert "甲公司" in desk.draft()["values"].values()
    desk.passing.get_by_role("button", name="撤销").click()
    assert bare(desk) == short
    expect(length).to_have_value("0")
    length.select_option(label="详版")
    assert len(bare(desk)) > len(standard)
    assert_numbered(desk)


def test_a_blank_draft_has_no_length(visit: Visit) -> None:
    desk = Drafting.blank(visit)
    expect(desk.page.get_by_title("篇幅")).to_be_hidden()


@pytest.mark.parametrize("way", ["notice", "picker"])
def test_what_the_library_has_changed_can_be_had(way: str, visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    first = desk.draft()["sections"][0]
    # A draft that took the section in before the library changed.
    desk.page.evaluate(
        """([draft, snippet]) => {
          const section = draft.sections.find((one) => one.snippet === snippet);
          section.text = "自己补的";
          section.content.text = "旧的";
          const record = { format: 1, stamp: "x.1", saved: "", name: "", sections: 1, draft: JSON.stringify(draft) };
          localStorage.setItem("reportkb.draft.older", JSON.stringify(record));
          sessionStorage.setItem("reportkb.desk.last", "older");
        }""",
        [desk.draft(), first["snippet"]],
    )
    desk.page.reload()
    expect(desk.paper).to_contain_text("旧的")
    expect(desk.bar("library")).to_contain_text("在库里改过")
    if way == "notice":
        desk.bar("library").get_by_role("button", name="换成新的内容").click()
        expect(desk.bar("library")).to_have_count(0)
    else:
        desk.line(0).click()
        desk.do("换一种写法")
        desk.page.locator(".rk-picker [role=option]", has_text="库里的新版").click()
    expect(desk.paper).not_to_contain_text("旧的")
    (draft,) = [draft for draft in desk.kept() if draft["id"] == "older"]
    assert draft["sections"][0] == {**first, "text": "自己补的"}
    desk.passing.get_by_role("button", name="换回").click()
    expect(desk.paper).to_contain_text("旧的")


def test_a_snippet_is_found_by_every_term_and_added(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    before = bare(desk)
    desk.line(0).click()
    desk.page.get_by_role("button", name="＋ 从片段库加").click()
    box = desk.page.get_by_role("combobox", name="找片段")
    expect(box).to_be_focused()
    listing = desk.page.request.get("/catalog/snippets.json").json()
    options = desk.page.locator(".rk-picker [role=option]")
    expect(options).to_have_count(min(60, len(listing["snippets"])))
    for query in QUERIES:
        box.fill(query)
        terms = query.lower().replace("ｒｉｓｋ", "risk").split()
        expected = {
            entry["id"]
            for entry in listing["snippets"]
            if all(
                term
                in "\n".join(
                    [
                        entry["title"],
                        listing["kinds"][entry["kind"]],
                        *entry["tags"],
                        *entry["headings"],
                        entry["purpose"],
                        entry["text"],
                    ]
                ).lower()
                for term in terms
            )
        }
        found = options.evaluate_all("(all) => all.map((option) => option.dataset.id)")
        assert set(found) == expected, query
    box.fill("风险")
    desk.page.keyboard.press("ArrowDown")
    title = options.nth(1).locator("strong").text_content()
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    desk.page.keyboard.press("Enter")
    expect(desk.voice).to_have_text(f"已加入“{title}”，第2位")
    assert bare(desk) == [before[0], title, *before[1:]]
    expect(desk.line(1)).to_be_focused()
    assert_numbered(desk)


def asked(texts: list[str], fields: dict[str, Any]) -> set[str]:
    """List what texts ask their writer for."""
    pending = [name for text in texts for name in names(parse(text))]
    found: set[str] = set()
    while pending:
        name = pending.pop()
        steps = fields[name].get("steps", ())
        pending += [step[1:] for step in steps if step.startswith("@")]
        if not steps:
            found.add(name)
    return found


def test_a_snippet_is_looked_at_before_it_is_taken(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    draft = desk.draft()
    fetched: list[str] = []
    desk.page.on("request", lambda request: fetched.append(request.url))
    desk.line(0).click()
    desk.do("换一种写法")
    look, options = desk.page.locator(".rk-look"), desk.page.locator(".rk-picker [role=option]")
    expect(options.nth(4)).to_be_visible()
    # The first lines stand in the list; the whole is fetched only for what is looked at.
    listing = {entry["id"]: entry for entry in desk.page.request.get("/catalog/snippets.json").json()["snippets"]}
    fourth = str(options.nth(3).get_attribute("data-id"))
    expect(options.nth(3)).to_contain_text(listing[fourth]["text"][:20])
    for _ in range(3):
        desk.page.keyboard.press("ArrowDown")
    piece = desk.page.request.get(f"/catalog/snippets/{fourth}.json").json()
    rest = [section["content"]["text"] for section in draft["sections"][1:]]
    new = asked([piece["text"]], piece["fields"]) - asked(rest, draft["fields"])
    expect(look).to_contain_text(f"要新填{len(new)}个值，下面用的是例子")
    # What another value is worked out from is asked for, and does not stand in the text.
    name = next(one for one in sorted(new) if f"{{{{{one}}}}}" in piece["text"])
    expect(look.locator(f"[data-field='{name}']").first).to_be_visible()
    assert f"【{name}】" not in look.inner_text()
    # What the advice beside the paper asks for is the draft's own.
    own = {f"{section['snippet']}.json" for section in draft["sections"]}
    pieces = [url.rpartition("/catalog/snippets/")[2] for url in fetched if "/catalog/snippets/" in url]
    pieces = [piece for piece in pieces if piece not in own]
    assert pieces[-1] == f"{fourth}.json"
    assert len(pieces) <= 4
    look.get_by_role("button", name="换成这一种").click()
    expect(desk.sheet()).to_have_count(0)
    assert desk.draft()["sections"][0]["snippet"] == fourth
    # What the draft has a value for is not asked for anew.
    desk.field(name).fill("甲")
    desk.page.get_by_role("button", name="＋ 从片段库加").click()
    desk.page.get_by_role("combobox", name="找片段").fill(piece["title"])
    expect(look).to_contain_text("没有要新填的值")
    expect(look.locator(f"[data-field='{name}']").first).to_have_text("甲")


def test_what_cannot_be_fetched_is_shown_from_the_list(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    desk.page.route("**/catalog/snippets/**", lambda route: route.abort())
    desk.page.get_by_role("button", name="＋ 从片段库加").click()
    look = desk.page.locator(".rk-look")
    expect(look).to_contain_text("要填几个值没有查到")
    marked = desk.page.locator(".rk-picker [aria-selected=true]").get_attribute("data-id")
    listing = desk.page.request.get("/catalog/snippets.json").json()["snippets"]
    (text,) = (entry["text"] for entry in listing if entry["id"] == marked)
    expect(look.locator(".rk-paper p").first).to_have_text(text.splitlines()[0])


def test_a_finger_looks_first_and_then_takes(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE, width=390, has_touch=True)
    before = bare(desk)
    desk.page.get_by_role("button", name="＋ 从片段库加").tap()
    second = desk.page.locator(".rk-picker [role=option]").nth(1)
    title = str(second.locator("strong").text_content())
    second.tap()
    expect(second).to_have_attribute("aria-selected", "true")
    expect(desk.page.locator(".rk-look")).to_contain_text("要新填")
    assert bare(desk) == before
    second.tap()
    expect(desk.sheet()).to_have_count(0)
    assert title in bare(desk)


def test_the_picker_finds_by_traditional_characters_and_names_the_nearest(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    before = bare(desk)
    desk.page.get_by_role("button", name="＋ 从片段库加").click()
    box = desk.page.get_by_role("combobox", name="找片段")
    options = desk.page.locator(".rk-picker [role=option]")
    expect(options.first).to_be_visible()
    box.fill("风险 台账")
    simplified = options.evaluate_all("(all) => all.map((option) => option.dataset.id)")
    assert simplified
    box.fill("風險 臺賬")
    assert options.evaluate_all("(all) => all.map((option) => option.dataset.id)") == simplified
    box.fill("龘风靐险齉")
    expect(desk.sheet().get_by_role("status")).to_have_text("没有片段写到“龘风靐险齉”。标题最接近的是这几个：")
    expect(options.first).to_contain_text("风险")
    expect(desk.page.locator(".rk-picker [aria-selected=true]")).to_have_count(0)
    box.press("Enter")
    expect(box).to_have_count(0)
    assert bare(desk) == [before[0], "龘风靐险齉", *before[1:]]


def test_a_section_is_swapped_for_another_of_its_kind_and_back(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    section = desk.draft()["sections"][0]
    desk.line(0).click()
    desk.do("换一种写法")
    listing = desk.page.request.get("/catalog/snippets.json").json()["snippets"]
    others = {entry["id"] for entry in listing if entry["kind"] == section["content"]["kind"]} - {section["snippet"]}
    options = desk.page.locator(".rk-picker [role=option]")
    expect(options).to_have_count(len(others))
    assert set(options.evaluate_all("(all) => all.map((option) => option.dataset.id)")) == others
    options.first.click()
    expect(desk.passing).to_contain_text("已换成")
    assert desk.draft()["sections"][0]["snippet"] in others
    desk.passing.get_by_role("button", name="换回").click()
    assert desk.draft()["sections"][0] == section


def test_a_snippet_that_comes_late_goes_into_no_other_draft(visit: Visit) -> None:
    desk = Drafting.begin(visit, "weekly-report")
    desk.touch()
    (other,) = desk.kept()
    before = bare(desk)
    desk.page.get_by_role("button", name="新建", exact=True).click()
    desk.choose(OUTLINE)
    desk.ready()
    desk.page.get_by_role("button", name="＋ 从片段库加").click()
    held = Held(desk.page, "**/catalog/snippets/**")
    desk.sheet().locator("input").first.fill("风险 台账")
    desk.sheet().get_by_role("button", name="加入这一节").click()
    expect(desk.sheet()).to_have_count(0)
    desk.page.locator(".rk-desk-name").click()
    desk.page.locator(f"[data-draft='{other['id']}'] .rk-draft-name").click()
    expect(desk.page.locator(".rk-desk-name")).to_have_text(other["name"])
    with desk.page.expect_response("**/catalog/snippets/**"):
        held.go()
    desk.page.wait_for_timeout(300)
    assert bare(desk) == before


def test_what_was_changed_before_a_swap_is_said_to_stay(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    desk.writable()
    desk.paper.locator("section[data-key] p").first.focus()
    desk.page.keyboard.press("Enter")
    desk.page.keyboard.insert_text("改过的话。")
    desk.line(0).click()
    desk.do("换一种写法")
    desk.sheet().get_by_role("button", name="换成这一种").click()
    expect(desk.passing).to_contain_text("原来改过的话放在后面，没有丢。")
    assert "改过的话。" in desk.draft()["sections"][0]["text"]


def test_own_text_becomes_paragraphs_lists_and_tables_and_never_markup(visit: Visit) -> None:
    desk = Drafting.blank(visit)
    text = "第一段<b>不是粗体</b>\n\n- 甲\n- 乙\n\n| 项 | 数 |\n|---|---|\n| 丙 | 3 |\n\n<img src=x onerror=alert(1)>"
    desk.own("</script>“😀”", text)
    section = desk.paper.locator("section[data-key]")
    expect(section.locator("h2")).to_have_text("一、</script>“😀”")
    expect(section.locator("li")).to_have_text(["甲", "乙"])
    expect(section.locator("tr")).to_have_count(2)
    expect(section.locator("p").first).to_have_text("第一段<b>不是粗体</b>")
    expect(section.locator("img, script, b")).to_have_count(0)
    assert desk.draft()["sections"][0]["text"] == text


def test_a_heading_is_renamed_in_its_place(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    first = bare(desk)[0]
    desk.line(0).focus()
    desk.page.keyboard.press("F2")
    entry = desk.page.get_by_label("标题", exact=True)
    expect(entry).to_have_value(first)
    entry.fill("作废")
    desk.page.keyboard.press("Escape")
    assert bare(desk)[0] == first
    desk.do("改名")
    desk.page.get_by_label("标题", exact=True).fill("从哪里来")
    desk.page.keyboard.press("Enter")
    expect(desk.line(0)).to_be_focused()
    expect(desk.paper.locator("h2").first).to_have_text("一、从哪里来")
    assert_numbered(desk)


def test_a_typed_number_is_not_put_before_a_heading_twice(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    desk.own("二、自己的")
    expect(desk.passing).to_contain_text("标题里的“二、”去掉了")
    assert desk.headings()[1] == "二、自己的"
    for typed, kept in (("1、目标", "目标"), ("①目标", "目标"), ("三、四季度安排", "三、四季度安排")):
        desk.line(1).click()
        desk.do("改名")
        desk.page.get_by_label("标题", exact=True).fill(typed)
        desk.page.keyboard.press("Enter")
        assert desk.headings()[1] == f"二、{kept}"
    desk.page.get_by_title("编号").select_option("none")
    desk.line(0).click()
    desk.do("改名")
    desk.page.get_by_label("标题", exact=True).fill("（一）自己编号")
    desk.page.keyboard.press("Enter")
    assert desk.headings()[0] == "（一）自己编号"


def test_the_focus_stays_in_the_list_when_the_last_section_goes(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    desk.line(0).focus()
    for _ in bare(desk):
        desk.page.keyboard.press("Delete")
    expect(desk.page.get_by_role("button", name="＋ 从片段库加")).to_be_focused()


def test_an_office_with_windows_7_can_write(visit: Visit) -> None:
    """The last Chrome for Windows 7, and the browsers built on it, know none of these."""
    script = "for (const name of ['with', 'toReversed', 'toSorted', 'toSpliced']) delete Array.prototype[name];"
    desk = Drafting.begin(visit, OUTLINE, script=script)
    before = bare(desk)
    desk.own("自己的", "几句话")
    assert desk.draft()["sections"][1]["text"] == "几句话"
    desk.line(0).click()
    desk.do("删除")
    desk.page.get_by_role("button", name=f"放回{before[0]}").click()
    expect(desk.page.locator(".rk-line-text")).to_have_text([before[0], "自己的", *before[1:]])


def test_the_whole_draft_goes_back_and_forth(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    before = desk.headings()
    desk.line(0).click()
    desk.do("下移")
    states = [desk.draft()]
    desk.own("自己的", "几句话")
    states.append(desk.draft())
    name = desk.page.locator("[data-row] input").first
    name.fill("甲公司")
    states.append(desk.draft())
    desk.line(0).focus()
    seen = [desk.draft()]
    while desk.page.get_by_role("button", name="撤销", exact=True).get_attribute("aria-disabled") == "false":
        desk.page.keyboard.press("Control+z")
        seen.append(desk.draft())
    assert [state for state in seen if state in states] == states[::-1]
    expect(desk.page.get_by_role("button", name="撤销", exact=True)).to_have_attribute("aria-disabled", "true")
    assert desk.headings() == before
    for _ in range(len(seen) - 1):
        desk.page.keyboard.press("Control+Shift+z")
    assert desk.draft() == states[-1]


def test_a_text_field_keeps_its_own_undo(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    before = bare(desk)
    desk.line(0).click()
    desk.do("下移")
    moved = bare(desk)
    entry = desk.page.locator("[data-row] input").first
    entry.click()
    desk.page.keyboard.type("甲")
    desk.page.keyboard.press("Control+z")
    expect(entry).to_have_value("")
    assert bare(desk) == moved != before
