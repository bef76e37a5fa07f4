"""Fields are asked once, computed and checked in their place; a keystroke touches only what shows them."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from drafting import Drafting, file_of
from drafts import to_document
from places import Places, Visit
from reportkb.report import tree
from reportkb.report.document import blanks, fields_of
from reportkb.report.facts import Facts
from reportkb.report.fields import Field
from reportkb.site.site import Site

pytestmark = pytest.mark.browser

WRONG = {"number": "一百多", "money": "若干", "percent": "过半", "date": "2025-02-30", "period": "暑假"}
RIGHT = {"number": "１,２８０", "money": "36.5", "percent": "60", "date": "2025-02-28", "period": "2025年3月至5月"}
TITLE = "报告标题"
# Every node of the desk that changes from here on, by the field or element that it belongs to.
OBSERVE = """() => {
  window.changed = [];
  const described = (record) => {
    const node = record.target.nodeType === 1 ? record.target : record.target.parentElement;
    return node?.closest(".rk-paper [data-field]")?.dataset.field ?? (node?.className || node?.id || node?.tagName);
  };
  new MutationObserver((records) => window.changed.push(...records.map(described))).observe(
    document.querySelector(".rk-desk"), { subtree: true, childList: true, characterData: true, attributes: true });
}"""


def found(source: Site, wanted) -> tuple[str, Field]:  # type: ignore[no-untyped-def]
    """Find an outline and one of the fields that its full version shows."""
    for outline in source.library.outlines.values():
        contents = [source.contents[node.snippet] for node in outline.nodes if node.snippet]
        names = {name for content in contents for name in tree.names(content.blocks)}
        for name in sorted(names):
            if wanted(source.library.register[name]):
                return outline.slug, source.library.register[name]
    raise AssertionError("no outline has such a field")


def simple(source: Site, field: Field) -> bool:
    """Tell whether a field is derived from two typed values."""
    formula = field.formula
    return bool(
        formula and len(formula.names) == 2 and not any(source.library.register[n].formula for n in formula.names)
    )


def dated(source: Site, field: Field) -> bool:
    """Tell whether a field is derived from dates."""
    formula = field.formula
    return bool(formula and any(source.library.register[name].type == "date" for name in formula.names))


def due(draft: dict[str, Any]) -> list[str]:
    """List what is to be filled in: a computed field by what it is computed from."""

    def sources(name: str) -> list[str]:
        needed = [step[1:] for step in draft["fields"][name].get("steps", ()) if step.startswith("@")]
        return [source for each in needed for source in sources(each)] or [name]

    shown = blanks(to_document(draft), Facts({}))
    return list(dict.fromkeys([TITLE, *(source for name in shown for source in sources(name))]))


def alone(desk: Drafting, fields: dict[str, dict[str, Any]], text: str, **changed: Any) -> None:
    """Open a draft of one section, whose text shows some fields."""
    draft = desk.draft()
    section = draft["sections"][0]
    one = {**section, "content": {**section["content"], "text": text}}
    desk.bring()
    given = {**draft, "sections": [one], "fields": fields, "values": {}, "examples": {}, "title": "总结", **changed}
    desk.give("草稿.json", file_of(given))
    desk.page.get_by_role("button", name="作为新草稿打开").click()
    expect(desk.page.locator(".rk-line-item")).to_have_count(1)


def long_draft(desk: Drafting, sections: int) -> dict[str, Any]:
    """Make a draft of many sections, all of which show the same fields."""
    draft = desk.draft()
    given = [section for section in draft["sections"] if section["snippet"]]
    repeated = [given[index % len(given)] for index in range(sections)]
    return {**draft, "name": "很长的", "sections": [{**item, "key": f"s{at}"} for at, item in enumerate(repeated, 1)]}


def test_each_field_of_the_draft_is_asked_once_where_it_first_appears(visit: Visit, places: Places) -> None:
    desk = Drafting.tell(visit, places.outline.slug)
    asked = desk.page.locator("[data-row]").evaluate_all("(all) => all.map((row) => row.dataset.row)")
    document = to_document(desk.draft())
    assert len(asked) == len(set(asked))
    fields = desk.draft()["fields"]
    operands = {step[1:] for name in asked for step in fields[name].get("steps", ()) if step.startswith("@")}
    assert set(asked) - operands <= set(fields_of(document)) <= set(asked)
    for name in asked:
        row, field = desk.row(name), fields[name]
        expect(row.locator(".rk-unit")).to_have_text([field["unit"]] if field["unit"] else [])
        about = f"自动计算：{field['formula']}" if "formula" in field else field["hint"]
        expect(row.locator(".rk-hint").first).to_have_text(about)
    groups = desk.page.locator(".rk-group legend").all_text_contents()
    headings = desk.headings()
    assert [headings.index(group) for group in groups] == sorted(headings.index(group) for group in groups)


@pytest.mark.parametrize("kind", WRONG)
def test_a_wrong_value_is_said_beside_its_field_and_kept(kind: str, visit: Visit, source: Site) -> None:
    slug, field = found(source, lambda field: field.type == kind and not field.formula)
    desk = Drafting.tell(visit, slug, "full")
    entry, error = desk.field(field.name), desk.row(field.name).locator(".rk-error")
    entry.fill(WRONG[kind])
    expect(entry).to_have_attribute("aria-invalid", "true")
    expect(error).to_contain_text("这里请填")
    expect(error).to_contain_text(f"“{WRONG[kind]}”先照原样写进报告。")
    expect(entry).to_have_accessible_description(f"{field.hint} {error.text_content()}")
    assert desk.shown(field.name) == {WRONG[kind]}
    desk.page.reload()
    desk.ready()
    expect(entry).to_have_value(WRONG[kind])
    expect(error).to_contain_text("这里请填")
    entry.fill(RIGHT[kind])
    expect(entry).not_to_have_attribute("aria-invalid", "true")
    expect(error).to_be_hidden()


def test_a_derived_field_is_computed_overridden_and_computed_again(visit: Visit, source: Site) -> None:
    slug, derived = found(
        source,
        lambda field: simple(source, field) and not dated(source, field) and field.formula.source.count("-") == 1,
    )
    assert derived.formula
    first, second = derived.formula.names
    desk = Drafting.tell(visit, slug, "full")
    row, entry = desk.row(derived.name), desk.field(derived.name)
    expect(row).to_contain_text("等前面的数填齐")
    # Of the two only this way round: fewer than none is pointed at.
    desk.field(first).fill("100")
    desk.field(second).fill("80")
    (computed,) = desk.shown(derived.name)
    assert "【" not in computed
    expect(entry).to_have_value(computed)
    text = desk.page.locator("textarea.rk-own").first
    text.fill("取得了显著成效。")
    entry.focus()
    expect(desk.page.locator(".rk-line-notes").first).to_contain_text("1处提醒")
    expect(entry).to_have_value(computed)
    entry.fill("77")
    expect(row).to_contain_text("已改为手填")
    assert {value.rstrip("%") for value in desk.shown(derived.name)} == {"77"}
    expect(row.get_by_role("complementary")).to_contain_text("这里填的是77")
    desk.page.reload()
    desk.ready()
    expect(row).to_contain_text("已改为手填")
    row.get_by_role("button", name="恢复自动计算").click()
    expect(entry).to_have_value(computed)
    assert desk.shown(derived.name) == {computed}
    expect(row.get_by_role("complementary")).to_have_count(0)


def test_the_days_between_two_dates_are_computed(visit: Visit, source: Site) -> None:
    slug, derived = found(source, lambda field: simple(source, field) and dated(source, field))
    assert derived.formula
    later, earlier = derived.formula.names
    desk = Drafting.tell(visit, slug, "full")
    desk.field(later).fill("2025年3月3日")
    desk.field(earlier).fill("2025-02-26")
    expect(desk.field(derived.name)).to_have_value("5")
    assert desk.shown(derived.name) == {"5"}


def test_a_keystroke_in_a_draft_of_sixty_sections_touches_only_what_shows_the_field(
    visit: Visit, places: Places
) -> None:
    desk = Drafting.tell(visit, places.outline.slug, "full")
    sheet = desk.bring()
    desk.give("很长的.json", file_of(long_draft(desk, 60)))
    desk.page.get_by_role("button", name="作为新草稿打开").click()
    expect(sheet).to_have_count(0)
    expect(desk.page.locator(".rk-line-item")).to_have_count(60)
    fields = next(draft for draft in desk.kept() if draft["name"] == "很长的")["fields"]
    read = {step[1:] for field in fields.values() for step in field.get("steps", ()) if step.startswith("@")}
    counts: dict[str, int] = {}
    for name in desk.paper.locator("[data-field]").evaluate_all("(all) => all.map((node) => node.dataset.field)"):
        counts[name] = counts.get(name, 0) + 1
    name = max(
        (name for name in counts if name not in read and "steps" not in fields[name]), key=lambda one: counts[one]
    )
    desk.field(name).fill("甲")
    expect(desk.page.locator(".rk-pointed")).to_have_count(0)
    desk.page.evaluate(OBSERVE)
    desk.field(name).press("End")
    desk.page.keyboard.insert_text("乙")
    # Beside it the bar says that it is being kept, and then that it is.
    changed = [one for one in desk.page.evaluate("window.changed") if one != "rk-saved"]
    assert changed == [name] * counts[name]
    assert desk.shown(name) == {"甲乙"}


TOPS = """(key) => ["paper", "fields"].map((name) => {
  const column = document.querySelector(`.rk-column-${name}`);
  const node = column.querySelector(`[data-key=${key}]`);
  return Math.round(node.getBoundingClientRect().top - column.getBoundingClientRect().top);
})"""


def test_a_section_far_off_comes_to_the_top_of_both_columns(visit: Visit, places: Places) -> None:
    desk = Drafting.tell(visit, places.outline.slug, "full")
    sheet = desk.bring()
    desk.give("很长的.json", file_of(long_draft(desk, 60)))
    desk.page.get_by_role("button", name="作为新草稿打开").click()
    expect(sheet).to_have_count(0)
    # What is out of sight has no true height yet.
    for index in (40, 10, 41):
        desk.line(index).click()
        desk.page.wait_for_timeout(500)
        assert desk.page.evaluate(TOPS, f"s{index + 1}") == [60, 60]


def test_unfilled_blanks_are_counted_listed_and_walked_one_by_one(visit: Visit, source: Site) -> None:
    desk = Drafting.tell(visit, "quarterly-plan")
    draft = desk.draft()
    open_ = due(draft)
    assert not [name for name in open_ if "steps" in draft["fields"].get(name, ())]
    expect(desk.page.locator(".rk-open")).to_have_text(f"还有{len(open_)}个空")
    summary = desk.page.locator(".rk-column-paper .rk-blanks summary")
    expect(summary).to_have_text(f"还有{len(open_)}个空没有填：{'、'.join(open_[:3])}等")
    summary.click()
    expect(desk.page.locator(".rk-column-paper .rk-blanks li button")).to_have_text(list(open_))
    asked = desk.page.locator("[data-row]").evaluate_all("(all) => all.map((row) => row.dataset.row)")
    plain = [name for name in asked if "steps" not in draft["fields"][name]]
    desk.field(plain[1]).fill("已填")
    desk.field(plain[0]).focus()
    forwards, backwards = (desk.page.get_by_role("button", name=f"{way}一个空") for way in ("下", "上"))
    forwards.click()
    expect(desk.field(plain[2])).to_be_focused()
    expect(desk.field(plain[2])).to_be_in_viewport()
    backwards.click()
    expect(desk.field(plain[0])).to_be_focused()
    backwards.click()
    expect(desk.field(plain[-1])).to_be_focused()


def test_a_blank_that_is_computed_leads_to_what_it_is_computed_from(visit: Visit) -> None:
    desk = Drafting.tell(visit, "quarterly-plan")
    derived = {"type": "percent", "formula": "部分 / 全部", "steps": ["@部分", "@全部", "/"], "digits": 0}
    fields: dict[str, dict[str, Any]] = {"占比": derived, "部分": {"type": "number"}, "全部": {"type": "number"}}
    alone(desk, fields, "占{{占比}}。", values={"部分": "3"})
    expect(desk.page.locator(".rk-open")).to_have_text("还有1个空")
    expect(desk.page.locator(".rk-column-paper .rk-blanks summary")).to_have_text("还有1个空没有填：全部")
    desk.page.get_by_role("button", name="下一个空").click()
    expect(desk.field("全部")).to_be_focused()
    desk.field("全部").fill("0")
    expect(desk.page.locator(".rk-open")).to_have_text("还有1个空")
    desk.field("全部").fill("4")
    expect(desk.page.locator(".rk-open")).to_have_text("都填好了")


@pytest.mark.clipboard
def test_a_sample_has_examples_left_and_no_blanks(visit: Visit) -> None:
    desk = Drafting.tell(visit, "quarterly-plan")
    desk.page.get_by_role("radio", name="范文", exact=True).check()
    expect(desk.page.locator(".rk-column-paper .rk-blanks summary")).to_contain_text("项还是示例值")
    expect(desk.page.locator(".rk-open")).to_have_text(f"还有{len(due(desk.draft()))}项示例值")
    expect(desk.page.locator(".rk-walk button")).to_have_text(["上一项", "下一项", "逐个问我"])
    expect(desk.paper.locator(".rk-blank")).to_have_count(0)
    assert "空" not in desk.page.locator(".rk-column-fields .rk-column-head").inner_text()
    sheet = desk.take()
    assert "个空" not in sheet.inner_text()
    sheet.locator("[data-copy=text]").click()
    expect(sheet.get_by_role("status")).to_contain_text("项还是示例值，要换成自己的")
    desk.page.keyboard.press("Escape")
    desk.line(0).click()
    desk.do("复制这节")
    assert "个空" not in desk.sheet().inner_text()


def test_a_samples_computed_values_are_no_examples_and_enter_goes_on_to_the_end(visit: Visit) -> None:
    desk = Drafting.tell(visit, "quarterly-plan")
    derived = {"type": "number", "formula": "甲 + 乙", "steps": ["@甲", "@乙", "+"], "digits": 0}
    fields: dict[str, dict[str, Any]] = {"合计": derived, "甲": {"type": "number"}, "乙": {"type": "number"}}
    examples = {"甲": "3", "乙": "4"}
    alone(desk, fields, "{{甲}}加{{乙}}是{{合计}}。", flavour="sample", examples=examples)
    count = desk.page.locator(".rk-open")
    assert desk.shown("合计") == {"7"}
    expect(count).to_have_text("还有2项示例值")
    desk.field("甲").fill("5")
    expect(count).to_have_text("还有1项示例值")
    assert desk.shown("合计") == {"9"}
    desk.field("甲").press("Enter")
    expect(desk.field("乙")).to_be_focused()
    desk.page.keyboard.type("6")
    expect(count).to_have_text("示例值都换好了")
    # Where all is filled in, each field is gone through in turn.
    desk.page.get_by_label(TITLE).press("Enter")
    for name in ("甲", "乙", "合计"):
        expect(desk.field(name)).to_be_focused()
        desk.page.keyboard.press("Enter")
    expect(desk.voice).to_have_text("示例值都换好了")


def test_an_outline_has_nothing_to_fill_in_and_is_not_praised(visit: Visit) -> None:
    desk = Drafting.tell(visit, "quarterly-plan")
    desk.page.get_by_label(TITLE).fill("三季度计划")
    desk.page.get_by_role("radio", name="提纲", exact=True).check()
    expect(desk.page.locator(".rk-open")).to_have_text("提纲只列章节，不用填")
    expect(desk.page.locator(".rk-walk")).not_to_have_class("rk-walk rk-done")
    expect(desk.page.locator(".rk-walk button").first).to_be_hidden()
    expect(desk.page.locator(".rk-column-paper .rk-blanks")).to_be_hidden()
    # Nor where what the writer's own text shows is filled in.
    name = next(name for name, field in desk.draft()["fields"].items() if "steps" not in field)
    desk.page.locator("textarea.rk-own").fill(f"{{{{{name}}}}}")
    desk.field(name).fill("1")
    expect(desk.page.locator(".rk-open")).to_have_text("提纲只列章节，不用填")
    expect(desk.page.locator(".rk-walk")).not_to_have_class("rk-walk rk-done")


def test_the_title_is_a_blank_until_it_is_the_writers(visit: Visit) -> None:
    desk = Drafting.tell(visit, "quarterly-plan")
    count = desk.page.locator(".rk-open")
    all_ = len(due(desk.draft()))
    expect(count).to_have_text(f"还有{all_}个空")
    desk.page.locator(".rk-column-paper .rk-blanks summary").click()
    desk.page.locator(".rk-column-paper .rk-blanks").get_by_role("button", name=TITLE, exact=True).click()
    expect(desk.page.get_by_label(TITLE)).to_be_focused()
    desk.page.keyboard.press("End")
    desk.page.keyboard.insert_text("（草案）")
    expect(count).to_have_text(f"还有{all_ - 1}个空")
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator("[data-row]:not(.rk-derived) input").first).to_be_focused()


def test_enter_goes_on_to_the_next_blank_but_not_that_of_an_input_method(visit: Visit) -> None:
    desk = Drafting.tell(visit, "quarterly-plan")
    names = desk.page.locator("[data-row]:not(.rk-derived)").evaluate_all("(all) => all.map((row) => row.dataset.row)")
    first, second = desk.field(names[0]), desk.field(names[1])
    first.fill("某厂")
    # Safari: the composition has ended, and the Enter that ended it comes with the code of a processed key.
    first.evaluate(
        """(input) => {
          for (const more of [{ keyCode: 229 }, { isComposing: true }]) {
            const event = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, ...more });
            input.dispatchEvent(event);
          }
        }"""
    )
    expect(first).to_be_focused()
    first.press("Enter")
    expect(second).to_be_focused()
    desk.page.keyboard.press("Enter")
    expect(desk.field(names[2])).to_be_focused()


def test_an_example_is_that_of_the_case_at_hand(visit: Visit, source: Site) -> None:
    desk = Drafting.tell(visit, "team-project", "full")
    case = source.library.outlines["team-project"].plan.scenario.values
    register = source.library.register
    asked = desk.page.locator("[data-row]").evaluate_all("(all) => all.map((row) => row.dataset.row)")
    differing = [name for name in asked if name in case and register[name].example not in ("", case[name])]
    assert "项目名称" in differing
    for name in differing:
        expect(desk.field(name)).to_have_attribute("placeholder", f"例如{case[name]}")


def test_the_own_text_of_every_section_is_reached_by_keyboard(visit: Visit) -> None:
    desk = Drafting.tell(visit, "quarterly-plan")
    keys = [section["key"] for section in desk.draft()["sections"]]
    groups = desk.page.locator(".rk-group")
    assert groups.evaluate_all("(all) => all.map((group) => group.dataset.key)") == keys
    for index, key in enumerate(keys):
        group = groups.nth(index)
        if index:
            group.locator("input").last.focus()
            desk.page.keyboard.press("Tab")
            opener = group.get_by_role("button", name=f"{desk.headings()[index]}：写自己补充的话")
            expect(opener).to_be_focused()
            desk.page.keyboard.press("Enter")
        else:
            group.get_by_role("textbox", name="自己补充的话").focus()
        area = group.get_by_role("textbox", name="自己补充的话")
        expect(area).to_be_focused()
        expect(area).to_be_in_viewport()
        expect(desk.line(index)).to_have_attribute("aria-current", "true")
        desk.page.keyboard.type(f"补充{index}。")
        expect(desk.paper.locator(f"section[data-key={key}]")).to_contain_text(f"补充{index}。")
    expect(desk.page.locator("textarea.rk-own")).to_have_count(len(keys))
    expect(desk.page.locator("[data-write]")).to_have_count(0)


def test_the_caret_stays_where_a_typed_field_begins_to_be_asked_for(visit: Visit) -> None:
    desk = Drafting.tell(visit, "quarterly-plan", "core")
    name = next(name for name in desk.draft()["fields"] if not desk.field(name).count())
    desk.own("补充", f"前{{{{{name}}}。后")
    area = desk.page.locator("textarea.rk-own:focus")
    area.evaluate("(area, at) => area.setSelectionRange(at, at)", len(name) + 4)
    desk.page.keyboard.type("}甲")
    expect(desk.field(name)).to_be_visible()
    expect(area).to_have_value(f"前{{{{{name}}}}}甲。后")


# A browser that does not fit a box to its text by itself.
UNFITTING = """const real = CSS.supports.bind(CSS);
CSS.supports = (name, ...rest) => name !== "field-sizing" && real(name, ...rest);
addEventListener("DOMContentLoaded", () => {
  const style = document.createElement("style");
  style.textContent = ".rk-own { field-sizing: fixed !important }";
  document.head.append(style);
});"""
ROOM = "(area) => [area.clientHeight, area.scrollHeight]"
FITS = "() => { const area = document.querySelector('.rk-own'); return area.clientHeight === area.scrollHeight; }"


@pytest.mark.parametrize("script", ["", UNFITTING], ids=["by-itself", "measured"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_box_of_an_own_text_is_as_high_as_the_text_up_to_the_window(width: int, script: str, visit: Visit) -> None:
    desk = Drafting.blank(visit, script, width=width)
    desk.own("一节")
    area = desk.page.locator("textarea.rk-own")
    empty, _ = area.evaluate(ROOM)
    area.fill("\n".join(f"第{line}行。" for line in range(12)))
    height, needed = area.evaluate(ROOM)
    assert needed == height > empty
    desk.page.reload()
    desk.ready()
    if width == 390:
        desk.page.locator(".rk-thumb", has_text="填写").click()
    expect(area).to_be_visible()
    desk.page.wait_for_function(FITS)
    area.fill("\n".join(f"第{line}行。" for line in range(90)))
    height, needed = area.evaluate(ROOM)
    assert height < needed
    assert height <= 0.76 * area.evaluate("() => innerHeight")
    area.fill("")
    assert area.evaluate(ROOM)[0] == empty


MONEY = {"type": "money", "unit": "万元", "example": "1280"}
FIELDS = {
    "项目预算": MONEY,
    "到场率": {"type": "percent", "unit": ""},
    "人数": {"type": "number", "unit": "人"},
    "结论": {"type": "text", "unit": ""},
    "开工日期": {"type": "date", "unit": ""},
    "完工日期": {"type": "date", "unit": ""},
    "工期": {"type": "period", "unit": ""},
}
TEXT = "预算{{项目预算}}万元，到场{{到场率}}，共{{人数}}人，{{结论}}。{{开工日期}}至{{完工日期}}，{{工期}}。"


@pytest.mark.clipboard
@pytest.mark.parametrize(
    ("name", "typed", "shown"),
    [
        ("项目预算", "38万", "38"),
        ("项目预算", "380,000元", "38"),
        ("人数", "4人", "4"),
        ("结论", "效果好。", "效果好"),
        ("开工日期", "2025/8/22", "2025年8月22日"),
        ("工期", "2025.3.1-5.31", "2025年3月1日至5月31日"),
    ],
)
def test_a_value_is_understood_and_what_the_paper_says_stands_beside_it(
    name: str, typed: str, shown: str, visit: Visit
) -> None:
    desk = Drafting.tell(visit, "quarterly-plan")
    alone(desk, FIELDS, TEXT)
    desk.field(name).fill(typed)
    assert desk.shown(name) == {shown}
    expect(desk.row(name).locator(".rk-state")).to_contain_text(f"报告里写作“{shown}”")
    expect(desk.row(name).locator(".rk-question")).to_be_empty()
    expect(desk.field(name)).to_have_value(typed)
    copied = desk.copied("text")
    assert shown in copied
    assert "。。" not in copied


@pytest.mark.parametrize(
    ("name", "typed", "asked", "answers", "shown"),
    [
        ("到场率", "0.86", "是86%，还是0.86%？", ["86%", "0.86%"], ["86%", "0.86%"]),
        ("项目预算", "380000", "是380000万元，还是38万元？", ["380000万元", "38万元"], ["380000", "38"]),
        ("开工日期", "25-3-1", "是2025年3月1日吗？", ["2025年3月1日"], ["2025年3月1日"]),
    ],
)
def test_what_is_not_clear_is_asked_and_settled_by_one_press(
    name: str, typed: str, asked: str, answers: list[str], shown: list[str], visit: Visit
) -> None:
    desk = Drafting.tell(visit, "quarterly-plan")
    alone(desk, FIELDS, TEXT)
    entry, question = desk.field(name), desk.row(name).get_by_role("status")
    for answer, due_ in zip(answers, shown, strict=True):
        entry.fill(typed)
        expect(question.locator("p")).to_have_text(asked)
        expect(entry).to_have_accessible_description(asked)
        expect(entry).not_to_have_attribute("aria-invalid", "true")
        expect(question.get_by_role("button")).to_have_text(answers)
        entry.press("Tab")
        expect(question.get_by_role("button").first).to_be_focused()
        question.get_by_role("button", name=answer, exact=True).press("Enter")
        expect(question).to_be_empty()
        expect(entry).to_be_focused()
        expect(entry).to_have_value(answer)
        assert desk.shown(name) == {due_}
    desk.page.get_by_role("button", name="撤销", exact=True).click()
    expect(entry).to_have_value(typed)
    expect(question.locator("p")).to_have_text(asked)


def test_a_year_is_that_of_the_other_days_or_is_asked(visit: Visit) -> None:
    desk = Drafting.tell(visit, "quarterly-plan")
    alone(desk, FIELDS, TEXT)
    begin, question = desk.field("开工日期"), desk.row("开工日期").get_by_role("status")
    begin.fill("8月22日")
    expect(question.locator("p")).to_have_text("是哪一年的？")
    expect(question.get_by_role("button")).to_have_count(3)
    assert desk.shown("开工日期") == {"8月22日"}
    desk.field("完工日期").fill("2024-10-31")
    expect(question).to_be_empty()
    assert desk.shown("开工日期") == {"2024年8月22日"}
    expect(desk.row("开工日期").locator(".rk-state")).to_contain_text("年份跟别的日期一样")
    desk.field("工期").fill("2024年8月至2025年3月")
    expect(question.get_by_role("button")).to_have_text(["2024年8月22日", "2025年8月22日"])
    question.get_by_role("button", name="2025年8月22日").click()
    expect(begin).to_have_value("2025年8月22日")


@pytest.mark.clipboard
def test_findings_stand_beside_their_place_and_can_be_put_away(visit: Visit) -> None:
    desk = Drafting.blank(visit)
    desk.own("成效", "各部门高度重视，取得了显著成效。")
    note = desk.paper.locator("section[data-key] aside")
    expect(note).to_contain_text("“高度重视”是空话")
    expect(desk.page.locator(".rk-line-notes").first).to_contain_text("处提醒")
    buttons = note.get_by_role("button")
    for _ in range(buttons.count()):
        buttons.first.click()
    expect(note).to_have_count(0)
    expect(desk.page.locator(".rk-line-notes").first).to_be_empty()
    desk.page.reload()
    desk.ready()
    expect(desk.paper.locator("h2")).to_have_text("一、成效")
    desk.page.locator("textarea.rk-own").fill("各部门高度重视，取得了显著成效。约1+1。")
    expect(note).to_have_count(0)
    assert "是空话" not in desk.copied("markdown")


def test_what_came_out_negative_is_said_beside_its_sentence_and_can_be_put_away(visit: Visit, source: Site) -> None:
    register = source.library.register.values()
    rewritten = [field for field in register if field.formula and field.hint.endswith("为负时改写该句。")]
    assert len(rewritten) > 30
    numbers = [field for field in rewritten if simple(source, field) and not dated(source, field)]
    slug, derived = found(source, lambda field: field in numbers)
    assert derived.formula
    first, second = derived.formula.names
    desk = Drafting.tell(visit, slug, "full")
    desk.field(first).fill("20")
    desk.field(second).fill("80")
    if not next(iter(desk.shown(derived.name))).startswith("-"):
        desk.field(first).fill("80")
        desk.field(second).fill("20")
    value = desk.field(derived.name).input_value()
    assert value.startswith("-")
    section = desk.paper.locator("section[data-key]", has=desk.page.locator(f"[data-field='{derived.name}']")).first
    note = section.locator("aside.rk-margin p", has_text=f"“{derived.name}”是{value}，这里却是照不为负写的：")
    expect(note).to_be_visible()
    note.get_by_role("button", name="不用提醒").click()
    expect(note).to_have_count(0)
    desk.field(first).fill("19")
    expect(desk.passing).to_contain_text("这条不再提醒")
    desk.page.wait_for_timeout(600)
    expect(section.locator("aside.rk-margin p", has_text=f"“{derived.name}”是")).to_have_count(0)


def test_what_the_outline_needs_and_the_draft_lacks_can_be_put_in(visit: Visit, source: Site) -> None:
    outline = source.library.outlines["quarterly-plan"]
    core = [node for node in outline.nodes if node.snippet and node.depth == "core"]
    desk = Drafting.tell(visit, outline.slug)
    before = desk.headings()
    # What was just taken out is offered to be put back as it was; a gap is what is lacking for good.
    draft = desk.draft()
    less = {**draft, "sections": [one for one in draft["sections"] if one["heading"] != core[1].heading]}
    for name in ("少一节", "又少一节"):
        desk.bring()
        desk.give(f"{name}.json", file_of({**less, "name": name}))
        desk.page.get_by_role("button", name="作为新草稿打开").click()
        expect(desk.page.locator(".rk-line-item")).to_have_count(len(less["sections"]))
        if name == "少一节":
            desk.page.get_by_role("button", name=f"补上{core[1].heading}").click()
            expect(desk.voice).to_have_text(f"已补上“{core[1].heading}”")
            assert desk.headings() == before
    desk.page.get_by_role("button", name=f"不用补{core[1].heading}").click()
    expect(desk.page.get_by_role("button", name=f"补上{core[1].heading}")).to_have_count(0)


def test_what_one_draft_lacks_is_not_said_of_the_next(visit: Visit, source: Site) -> None:
    desk = Drafting.tell(visit, "quarterly-plan")
    draft = desk.draft()
    for name, sections in (("少一节", draft["sections"][1:]), ("都在", draft["sections"])):
        desk.bring()
        desk.give(f"{name}.json", file_of({**draft, "name": name, "sections": sections}))
        desk.page.get_by_role("button", name="作为新草稿打开").click()
        expect(desk.page.locator(".rk-line-item")).to_have_count(len(sections))
        lacking = desk.page.get_by_role("heading", name="提纲里有，这里还没有")
        expect(lacking).to_have_count(int(name == "少一节"))


def test_what_is_lacking_is_put_in_once_and_in_its_place(visit: Visit, source: Site) -> None:
    core = [node.heading for node in source.library.outlines["quarterly-plan"].nodes if node.depth == "core"]
    desk = Drafting.begin(visit, "quarterly-plan", "简版")
    draft = desk.draft()
    desk.bring()
    desk.give("一节.json", file_of({**draft, "sections": draft["sections"][1:2]}))
    desk.page.get_by_role("button", name="作为新草稿打开").click()
    lacking = desk.page.locator(".rk-gaps").get_by_role("button", name="补上")
    expect(lacking).to_have_count(len(core) - 1)
    # Each is pressed twice, and before the list is made anew.
    lacking.evaluate_all("(all) => [...all, ...all].forEach((one) => one.click())")
    expect(lacking).to_have_count(0)
    assert desk.page.locator(".rk-line-text").all_text_contents() == core


def test_the_walk_from_blank_to_blank_begins_anew_with_another_draft(visit: Visit) -> None:
    desk = Drafting.begin(visit, "quarterly-plan")
    draft = desk.draft()
    onward = desk.page.get_by_role("button", name="下一个空")
    for name in ("前一份", "后一份"):
        desk.bring()
        desk.give(f"{name}.json", file_of({**draft, "name": name, "title": "面包房九月"}))
        desk.page.get_by_role("button", name="作为新草稿打开").click()
        expect(desk.page.locator(".rk-desk-name")).to_have_text(name)
        onward.click()
        first = desk.page.evaluate("document.activeElement.id || document.activeElement.ariaLabel")
        onward.click()
        again = desk.page.evaluate("document.activeElement.id || document.activeElement.ariaLabel")
        assert again != first
        if name == "前一份":
            begun = first
    assert first == begun
