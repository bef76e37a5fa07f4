"""A draft leaves as rich text, Markdown, plain text, prompt, file or link, and only what happened is said."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import expect

from clipboards import REFUSALS, assert_copied, assert_offered, forget
from drafting import Drafting, file_of
from drafts import facts_of, to_document
from places import Visit
from reportkb.report.assemble import FLAVOUR_TITLES, PURPOSE, Choice, outlined
from reportkb.report.document import to_markdown, to_text
from reportkb.report.nodes import DEPTHS
from reportkb.site.site import NOTHING, Site

pytestmark = pytest.mark.browser

OUTLINE = "quarterly-plan"
DEPTH_NAMES = {"core": "简版", "standard": "标准", "full": "详版"}
FORMS = {"markdown": to_markdown, "text": to_text}


@pytest.mark.clipboard
@pytest.mark.parametrize("depth", DEPTHS)
def test_every_outline_is_copied_as_python_writes_it(depth: str, visit: Visit, source: Site) -> None:
    desk = Drafting.first(visit)
    # Depths by turns: each outline in one of the three.
    for outline in [*source.library.outlines.values()][DEPTHS.index(depth) :: len(DEPTHS)]:
        desk.page.get_by_role("radio", name=DEPTH_NAMES[depth], exact=True).check()
        desk.page.locator(f"[data-outline='{outline.slug}']").click()
        desk.ready()
        for flavour, title in FLAVOUR_TITLES.items():
            desk.page.get_by_role("radio", name=title, exact=True).check()
            facts = source.shown[outline.slug] if flavour == "sample" else NOTHING
            choice = Choice(flavour, depth, outline.plan.numbering, notes=False)  # type: ignore[arg-type]
            # What was begun from frames stays frames, filled by the case.
            framed = outlined(outline.plan.title, outline.plan.scenario.note, outline.nodes, source.framed, choice)
            assert desk.copied("markdown") == to_markdown(framed, facts), outline.slug
        desk.page.locator(".rk-desk-name").click()
        desk.page.get_by_role("button", name="新建草稿").click()


@pytest.mark.clipboard
def test_a_draft_is_copied_as_it_stands(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    desk.page.locator("[data-row]:not(.rk-derived) input").first.fill("A & <b>“乙”</b> | *丙*")
    desk.own("自己的，“一节”", "一段\n\n1. 甲\n2. 乙\n\n| 项 | 数 |\n|---|---|\n| 丙 | 3 |")
    desk.page.get_by_label("带批注").check()
    draft = desk.draft()
    document, values = to_document(draft), facts_of(draft)
    for form, write in FORMS.items():
        assert desk.copied(form) == write(document, values)
    forget(desk.page)
    desk.page.locator(".rk-deskbar [data-copy=rich]").click()
    expect(desk.passing).to_contain_text("已复制，还有")
    assert_copied(desk.page, document, values)


@pytest.mark.clipboard
def test_an_outline_is_read_with_its_points_and_copied_without_them_unless_asked(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    desk.page.get_by_role("radio", name="提纲", exact=True).check()
    contents = [section["content"] for section in desk.draft()["sections"]]
    points = [point for content in contents for point in content["points"]]
    aims = desk.paper.locator("section[data-key] > .rk-aim")
    assert aims.locator("> p").all_text_contents() == [PURPOSE + content["purpose"] for content in contents]
    assert aims.locator("li").all_text_contents() == points
    assert desk.paper.locator("h2 + .rk-aim").count() == len(contents)
    assert desk.copied("text").splitlines()[2::2] == desk.headings()
    desk.page.locator(".rk-deskbar [data-copy=rich]").click()
    expect(desk.passing).to_contain_text("已复制，不带目的和要点，还有1个空没有填。")
    desk.page.get_by_label("带目的和要点").check()
    expect(aims).to_have_count(0)
    assert desk.paper.locator("li").all_text_contents() == points
    draft = desk.draft()
    assert desk.copied("markdown") == to_markdown(to_document(draft), facts_of(draft))
    assert points[0] in desk.page.evaluate("navigator.clipboard.readText()")
    desk.page.get_by_role("radio", name="模板", exact=True).check()
    expect(desk.page.get_by_label("带批注")).to_be_checked()


@pytest.mark.clipboard
def test_one_section_is_copied_alone(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    draft = desk.draft()
    alone = {**draft, "title": "", "numbering": "none", "sections": draft["sections"][1:2]}
    desk.line(1).click()
    desk.do("复制这节")
    sheet = desk.page.locator("dialog.rk-sheet")
    expect(sheet.locator("[data-copy]")).to_have_count(3)
    sheet.locator("[data-copy=markdown]").click()
    expect(sheet.get_by_role("status")).to_contain_text("已复制")
    assert desk.page.evaluate("navigator.clipboard.readText()") == to_markdown(
        replace(to_document(alone), title=""), facts_of(alone)
    )


@pytest.mark.clipboard
def test_a_prompt_holds_the_outline_the_guidance_the_facts_and_what_is_missing(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    names = desk.page.locator("[data-row]:not(.rk-derived)").evaluate_all("(all) => all.map((row) => row.dataset.row)")
    desk.field(names[0]).fill("甲公司")
    prompt = desk.copied("prompt")
    draft = desk.draft()
    for heading in desk.headings():
        assert heading in prompt
    for section in draft["sections"]:
        assert section["content"]["purpose"] in prompt
        piece = desk.page.request.get(f"/catalog/snippets/{section['snippet']}.json").json()
        assert all(pitfall in prompt for pitfall in piece["guidance"]["pitfalls"])
    assert f"{names[0]}：甲公司" in prompt
    assert names[1] in prompt


@pytest.mark.parametrize(("kind", "suffix"), [("md", ".md"), ("txt", ".txt")])
def test_a_draft_is_downloaded_as_text(kind: str, suffix: str, visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    desk.page.get_by_label("报告标题").fill("三季度/计划:定稿")
    sheet = desk.take()
    with desk.page.expect_download() as download:
        sheet.locator(f"[data-download={kind}]").click()
    expect(sheet.get_by_role("status")).to_have_text("已交给浏览器下载。")
    assert download.value.suggested_filename == f"三季度计划定稿{suffix}"
    draft = desk.draft()
    written = (to_markdown if kind == "md" else to_text)(to_document(draft), facts_of(draft))
    assert download.value.path().read_text("utf-8") == written


def test_a_draft_file_opens_elsewhere_as_it_was(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    desk.own("</script>", "一段")
    desk.page.locator("[data-row]:not(.rk-derived) input").first.fill("甲公司")
    sheet = desk.take()
    with desk.page.expect_download() as download:
        sheet.locator("[data-download=draft]").click()
    before = desk.draft()
    other = Drafting.first(visit)
    other.bring()
    other.give("草稿.json", download.value.path().read_bytes())
    expect(other.sheet("打开之前看一眼")).to_contain_text(f"共{len(before['sections'])}节")
    assert other.kept() == []
    other.page.get_by_role("button", name="作为新草稿打开").click()
    other.ready()
    assert {**other.draft(), "id": ""} == {**before, "id": ""}


def test_a_link_holds_the_draft_and_no_server_sees_it(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    desk.page.locator("[data-row]:not(.rk-derived) input").first.fill("甲公司")
    sheet = desk.take()
    sheet.locator("[data-share]").click()
    address = sheet.get_by_label("分享链接")
    expect(address).to_be_visible()
    link = address.input_value()
    assert "#draft=" in link
    other = Drafting.first(visit)
    asked: list[str] = []
    other.page.on("request", lambda request: asked.append(request.url))
    other.page.goto(link)
    expect(other.sheet("打开之前看一眼")).to_be_visible()
    assert other.page.url.endswith("/starter/")
    other.page.get_by_role("button", name="作为新草稿打开").click()
    other.ready()
    assert {**other.draft(), "id": ""} == {**desk.draft(), "id": ""}
    fragment = link.partition("#")[2]
    assert not [url for url in asked if fragment[:40] in url.partition("#")[0]]


def noise(length: int) -> str:
    """Write a text that cannot be compressed much."""
    state, written = 7, []
    for _ in range(length):
        state = state * 1103515245 + 12345 & 0x7FFFFFFF
        written.append(chr(0x4E00 + state % 20000))
    return "".join(written)


def test_a_link_that_would_be_too_long_says_so_and_offers_the_file(visit: Visit) -> None:
    desk = Drafting.blank(visit)
    desk.own("很长", noise(60000))
    sheet = desk.take()
    sheet.locator("[data-share]").click()
    expect(sheet.get_by_role("status")).to_contain_text("太长")
    expect(sheet.get_by_role("status")).to_contain_text("下载草稿文件")
    expect(sheet.get_by_label("分享链接")).to_be_hidden()
    expect(sheet.locator("[data-download=draft]")).to_be_visible()


@pytest.mark.parametrize(
    "fragment", ["draft=", "draft=@@@", "draft=AAAA", f"draft={'A' * 90000}", "draft=%3Cscript%3E"]
)
def test_a_broken_link_is_refused_with_a_message(fragment: str, visit: Visit) -> None:
    desk = Drafting.first(visit)
    desk.page.goto("about:blank")
    desk.page.goto(f"/starter/#{fragment}")
    expect(desk.bar("refused")).to_contain_text("没有打开：")
    assert desk.kept() == []
    desk.bar("refused").get_by_role("button", name="知道了").click()
    expect(desk.bar("refused")).to_have_count(0)


def hostile(draft: dict[str, Any]) -> dict[str, bytes]:
    """Write files that are no drafts, or drafts that nobody made at the desk."""
    sections = draft["sections"]
    # As format 1 kept it.
    evil = '<p onclick="x()">甲</p><img src=x onerror="window.bad=1">'
    content = {**sections[0]["content"], "html": [evil]}
    return {
        "cut": file_of(draft)[:200].encode(),
        "another-format": file_of({**draft, "format": 99}).encode(),
        "unknown-key": file_of({**draft, "extra": 1}).encode(),
        "wrong-type": file_of({**draft, "sections": "x"}).encode(),
        "prototype": file_of(draft).replace('"values": {', '"values": {"__proto__": {"x": 1}, ', 1).encode(),
        "markup": file_of({**draft, "sections": [{**sections[0], "content": content}]}).encode(),
        "binary": b"PK\x03\x04" + bytes(range(256)),
        "no-text": b"\xff\xff\x00\x81" * 40,
    }


@pytest.mark.parametrize(
    "case", ["cut", "another-format", "unknown-key", "wrong-type", "prototype", "markup", "binary", "no-text"]
)
def test_a_broken_or_hostile_file_is_refused_with_a_message(case: str, visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    sheet = desk.bring()
    desk.give("坏的.json", hostile(desk.draft())[case])
    expect(sheet.get_by_role("alert")).not_to_be_empty()
    assert desk.page.evaluate("window.bad") is None
    assert len(desk.kept()) == 1


@pytest.mark.parametrize("refusal", REFUSALS)
@pytest.mark.parametrize("form", ["rich", "prompt"])
def test_no_success_is_shown_that_did_not_happen(refusal: str, form: str, visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    desk.page.evaluate(REFUSALS[refusal])
    sheet = desk.take()
    sheet.locator(f"[data-copy={form}]").click()
    expect(sheet.get_by_role("status")).to_contain_text("没有复制成功")
    expect(sheet.locator(f"[data-copy={form}]")).not_to_have_text("已复制")
    draft = desk.draft()
    offered = desk.page.get_by_role("dialog", name="请手工复制").get_by_role("textbox")
    if form == "rich":
        assert_offered(desk.page, to_text(to_document(draft), facts_of(draft)))
    else:
        expect(offered).to_be_focused()
        assert f"《{draft['title']}》" in offered.input_value()


@pytest.mark.clipboard
def test_an_insecure_origin_copies_in_the_older_way(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    desk.page.evaluate("() => { navigator.clipboard.write = undefined; }")
    draft = desk.draft()
    assert desk.copied("text") == to_text(to_document(draft), facts_of(draft))


def test_blanks_are_listed_before_copying(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    sheet = desk.take()
    name = sheet.locator(".rk-blanks li button")
    sheet.locator(".rk-blanks summary").click()
    shown = desk.page.locator(".rk-open").text_content()
    assert shown
    assert shown.startswith(f"还有{name.count()}个空，")
    assert shown.endswith("处要写")
    plain = desk.page.locator("[data-row]:not(.rk-derived)").first.get_attribute("data-row")
    name.get_by_text(str(plain), exact=True).click()
    expect(sheet).to_have_count(0)
    expect(desk.field(str(plain))).to_be_focused()


def test_a_draft_from_before_the_library_changed_holds_what_it_held_and_says_what_changed(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    draft = desk.draft()
    gone, renamed, *rest = draft["sections"]
    gone = {
        **gone,
        "snippet": "background/gone",
        "content": {**gone["content"], "purpose": "从前的目的。"},
    }
    renamed = {**renamed, "content": {**renamed["content"], "title": "从前的名字"}}
    old = {**draft, "sections": [gone, renamed, *rest]}
    other = Drafting.first(visit)
    other.bring()
    other.give("旧的.json", json.dumps(old, ensure_ascii=False))
    expect(other.sheet("打开之前看一眼")).to_contain_text("撤下")
    other.page.get_by_role("button", name="作为新草稿打开").click()
    expect(other.bar("library")).to_contain_text("撤下")
    expect(other.bar("library")).to_contain_text("从前的名字")
    assert other.draft()["sections"] == old["sections"]
