"""In the starter a field is filled in once and changes everywhere, and only there."""

from __future__ import annotations

import pytest
from playwright.sync_api import Route, expect

from desk import Desk, document, given
from places import Places, Visit
from reportkb.assemble import Choice
from reportkb.document import blanks, fields_of
from reportkb.fields import Field
from reportkb.outline import Outline
from reportkb.site import Site

pytestmark = pytest.mark.browser

WRONG = {"number": "一百多", "money": "若干", "percent": "过半", "date": "2025-02-30"}
RIGHT = {"number": "１,２８０", "money": "36.5", "percent": "60", "date": "2025-02-28"}
# Record what changes under the starter from here on.
OBSERVE = """() => {
  window.changed = [];
  const described = (record) => {
    const node = record.target.nodeType === 1 ? record.target : record.target.parentElement;
    return node?.closest("[data-field]")?.dataset.field ?? (node?.id || node?.className || "没有名字的元素");
  };
  window.observer = new MutationObserver((records) => window.changed.push(...records.map(described)));
  window.observer.observe(document.getElementById("rk-starter"),
    { subtree: true, childList: true, characterData: true, attributes: true });
}"""
CHANGED = "() => [...new Set(window.changed)].sort()"
# What the form asks: name, id of the control, hint, unit and example.
ROWS = """() => [...document.querySelectorAll(".rk-row")].map((row) => [
  row.querySelector("label").textContent, row.querySelector("label").control.id,
  row.querySelector(".rk-hint").textContent,
  row.querySelector(".rk-unit")?.textContent ?? "", row.querySelector("input")?.placeholder ?? ""])"""
# Which field has the focus after each name of the list is followed.
FOLLOWED = """(list) => [...list.querySelectorAll("button")].map((button) => {
  document.activeElement.blur();
  button.click();
  return document.activeElement.id.slice("field-".length);
})"""


def asked(outline: Outline, source: Site, choice: Choice) -> list[Field]:
    register = source.library.register
    return [register[name] for name in fields_of(document(outline, source, choice))]


def calculation(source: Site) -> tuple[Outline, Field]:
    """Find a formula of two fields, and an outline that shows it together with them in full."""
    for outline in source.library.outlines.values():
        fields = {field.name: field for field in asked(outline, source, full(outline))}
        for field in fields.values():
            names = field.formula.names if field.formula else ()
            if len(names) == 2 and all(name in fields and not fields[name].formula for name in names):
                return outline, field
    raise AssertionError("no outline computes anything")


def full(outline: Outline) -> Choice:
    return Choice("template", "full", outline.plan.numbering, notes=False)


def test_choices_change_the_preview(visit: Visit, places: Places, source: Site) -> None:
    outline = places.outline
    desk = Desk.open(visit, places.other)
    desk.choose_outline(outline)
    desk.wait_for(outline)
    headings = desk.paper.locator("h2, h3, h4, h5, h6")
    for names, choice in (
        (("模板", "简版"), Choice("template", "core", outline.plan.numbering, notes=False)),
        (("范文", "详版"), Choice("sample", "full", outline.plan.numbering, notes=False)),
        (("提纲", "标准"), Choice("outline", "standard", outline.plan.numbering, notes=False)),
    ):
        desk.choose(*names)
        expect(headings).to_have_text([part.heading for part in document(outline, source, choice).parts])
    for label, style in (("第一章 1.1", "chapter"), ("1 1.1 1.1.1", "decimal"), ("不编号", "none")):
        desk.page.get_by_role("combobox", name="编号").select_option(label=label)
        choice = Choice("outline", "standard", style, notes=False)  # type: ignore[arg-type]
        expect(headings).to_have_text([part.heading for part in document(outline, source, choice).parts])


def test_annotations_are_listed_when_asked_for(visit: Visit, places: Places, source: Site) -> None:
    desk = Desk.open(visit, places.other)
    desk.choose("范文", "详版")
    comments = [
        note.comment for node in places.other.nodes if node.snippet for note in source.contents[node.snippet].notes
    ]
    expect(desk.paper.locator("blockquote li")).to_have_count(0)
    desk.page.get_by_label("带批注").check()
    expect(desk.paper.locator("blockquote li")).to_have_count(len(comments))
    for row, comment in zip(desk.paper.locator("blockquote li").all_text_contents(), comments, strict=True):
        assert row.endswith(comment)


def test_a_value_is_shown_in_every_place_and_what_follows_is_computed(visit: Visit, source: Site) -> None:
    outline, derived = calculation(source)
    assert derived.formula
    desk = Desk.open(visit, outline)
    desk.choose("详版")
    first, second = derived.formula.names
    filled: dict[str, str] = {}
    for name, raw in ((first, "36"), (second, "48"), (first, "12")):
        filled[name] = raw
        desk.field(name).fill(raw)
        values = given(outline, source, full(outline), filled)
        assert desk.shown(name) == {values[name]}
        for field in asked(outline, source, full(outline)):
            assert desk.shown(field.name) == {values.get(field.name) or f"【{field.name}】"}, field.name
        expect(desk.field(derived.name)).to_have_text(values.get(derived.name) or "等前面的数填齐")
    assert derived.name in values


def test_a_keystroke_touches_only_what_shows_the_field(visit: Visit, source: Site) -> None:
    outline, derived = calculation(source)
    assert derived.formula
    desk = Desk.open(visit, outline)
    desk.choose("详版")
    name, other = derived.formula.names
    desk.field(name).fill("36")
    desk.field(other).fill("48")
    follows = {
        field.name
        for field in source.library.register.values()
        if field.formula and field.formula.steps and name in field.formula.names
    }
    places = desk.paper.locator(f"[data-field='{name}']").count()
    assert places
    desk.field(name).focus()
    expect(desk.page.locator(".rk-pointed")).to_have_count(0)
    desk.page.evaluate(OBSERVE)
    desk.field(name).press("End")
    desk.field(name).press("5")
    changed = set(desk.page.evaluate(CHANGED))
    assert name in changed
    assert changed <= {name, *follows, *(f"field-{follower}" for follower in follows)}


def test_the_first_keystroke_leaves_the_rest_of_the_preview_alone(visit: Visit, places: Places, source: Site) -> None:
    desk = Desk.open(visit, places.other)
    name = next(field.name for field in asked(places.other, source, full(places.other)) if not field.formula)
    desk.page.evaluate(OBSERVE.replace('document.getElementById("rk-starter")', 'document.querySelector(".rk-paper")'))
    desk.field(name).evaluate("(input) => { input.value = '7'; input.dispatchEvent(new Event('input')); }")
    assert desk.page.evaluate(CHANGED) == [name]


@pytest.mark.parametrize("kind", WRONG)
def test_a_value_of_the_wrong_type_is_said_beside_the_field_and_kept(kind: str, visit: Visit, source: Site) -> None:
    outline, field = next(
        (outline, field)
        for outline in source.library.outlines.values()
        for field in asked(outline, source, full(outline))
        if field.type == kind and not field.formula
    )
    desk = Desk.open(visit, outline)
    desk.choose("详版")
    entry, error = desk.field(field.name), desk.error(field.name)
    expect(error).to_be_hidden()
    entry.fill(WRONG[kind])
    expect(entry).to_have_attribute("aria-invalid", "true")
    expect(entry).to_have_accessible_description(f"{field.hint} {error.text_content()}")
    expect(error).to_contain_text("这里要填")
    assert desk.shown(field.name) == {WRONG[kind]}
    desk.page.reload()
    desk.wait_for(outline)
    expect(entry).to_have_value(WRONG[kind])
    expect(entry).to_have_attribute("aria-invalid", "true")
    entry.fill(RIGHT[kind])
    expect(entry).not_to_have_attribute("aria-invalid", "true")
    expect(error).to_be_hidden()


def test_each_field_is_asked_once_with_its_hint_unit_and_example(visit: Visit, places: Places, source: Site) -> None:
    outline = places.outline
    desk = Desk.open(visit, outline)
    desk.choose("详版")
    rows = {name: rest for name, *rest in desk.page.evaluate(ROWS)}
    for field in asked(outline, source, full(outline)):
        hint = f"自动计算：{field.formula.source}" if field.formula else field.hint
        example = f"例如{field.example}" if field.example and not field.formula else ""
        assert rows[field.name] == [f"field-{field.name}", hint, field.unit, example]
    assert len(rows) == desk.page.locator(".rk-row").count()


def test_the_unfilled_are_counted_and_named_and_each_name_leads_to_a_field(
    visit: Visit, places: Places, source: Site
) -> None:
    outline = places.other
    desk = Desk.open(visit, outline)
    desk.choose("详版")
    name = next(field.name for field in asked(outline, source, full(outline)) if not field.formula)
    desk.field(name).fill("甲")
    choice = full(outline)
    missing = blanks(document(outline, source, choice), given(outline, source, choice, {name: "甲"}))
    expect(desk.blanks.locator("summary")).to_have_text(f"还有{len(missing)}个空白没有填：{'、'.join(missing[:3])}等")
    desk.blanks.locator("summary").click()
    expect(desk.blanks.get_by_role("button")).to_have_text(list(missing))
    register = source.library.register
    for blank, focused in zip(missing, desk.blanks.evaluate(FOLLOWED), strict=True):
        assert not register[focused].formula
        assert focused == blank or register[blank].formula, blank
    desk.blanks.get_by_role("button", name=missing[-1], exact=True).click()
    expect(desk.page.locator(":focus")).to_be_in_viewport()


def test_a_field_that_is_tapped_stays_where_it_is(visit: Visit, places: Places, source: Site) -> None:
    outline = places.other
    desk = Desk.open(visit, outline, width=390, has_touch=True)
    for field in [field for field in asked(outline, source, full(outline)) if not field.formula][:4]:
        entry = desk.field(field.name)
        entry.scroll_into_view_if_needed()
        before = desk.page.evaluate("scrollY")
        entry.tap()
        expect(entry).to_be_focused()
        assert desk.page.evaluate("scrollY") == before


def test_a_field_that_is_entered_is_shown_beside_the_form(visit: Visit, places: Places, source: Site) -> None:
    outline = places.other
    desk = Desk.open(visit, outline)
    desk.choose("详版")
    name = [field.name for field in asked(outline, source, full(outline)) if not field.formula][-1]
    place = desk.paper.locator(f"[data-field='{name}']").first
    expect(place).not_to_be_in_viewport()
    desk.field(name).focus()
    expect(place).to_be_in_viewport()
    expect(desk.field(name)).to_be_in_viewport()


def test_a_sample_counts_the_examples_that_are_left(visit: Visit, places: Places, source: Site) -> None:
    outline = places.other
    desk = Desk.open(visit, outline)
    desk.choose("范文", "详版")
    choice = Choice("sample", "full", outline.plan.numbering, notes=False)
    left = blanks(document(outline, source, choice), {})
    expect(desk.blanks.locator("summary")).to_contain_text(f"还有{len(left)}项还是示例值")
    desk.choose("提纲")
    expect(desk.blanks).to_be_hidden()
    expect(desk.page.locator(".rk-fill-note")).to_contain_text("没有要填的空")


def test_cleared_values_can_be_brought_back(visit: Visit, places: Places, source: Site) -> None:
    outline = places.other
    desk = Desk.open(visit, outline)
    name = next(field.name for field in asked(outline, source, full(outline)) if not field.formula)
    desk.field(name).fill("甲方")
    desk.page.get_by_role("button", name="清空已填内容").click()
    expect(desk.field(name)).to_have_value("")
    assert desk.shown(name) == {f"【{name}】"}
    desk.page.get_by_role("button", name="撤销清空").click()
    expect(desk.field(name)).to_have_value("甲方")
    assert desk.shown(name) == {"甲方"}
    expect(desk.page.get_by_role("button", name="清空已填内容")).to_be_focused()


def test_the_last_chosen_outline_is_shown_however_slowly_the_others_come(visit: Visit, source: Site) -> None:
    first, slow, last = list(source.library.outlines.values())[:3]
    desk = Desk.open(visit, first)
    waiting: list[Route] = []
    desk.page.route(f"**/catalog/outlines/{slow.slug}.json", lambda route: waiting.append(route))
    desk.choose_outline(slow)
    desk.choose_outline(last)
    desk.wait_for(last)
    with desk.page.expect_response(f"**/{slow.slug}.json"):
        waiting[0].continue_()
    desk.page.evaluate(f"import('/assets/js/catalog.js').then((m) => m.loadOutline('../', '{slow.slug}'))")
    desk.wait_for(last)
    expect(desk.page.locator("select[name=outline]")).to_have_value(last.slug)
