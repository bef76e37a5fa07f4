"""A printed outline is a clean document: its text and, where they are on, its annotations."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from places import Places, Visit, outline_path, snippet_path
from reportkb.report.tree import Table, phrases
from reportkb.site.site import Site

pytestmark = pytest.mark.browser

NOT_PRINTED = (
    *("header", ".md-sidebar", "footer", "form.rk-view", ".rk-downloads", ".rk-foot > a", "details", "button"),
    *(".rk-ref", ".rk-tip", "dialog", ".md-top", "input"),
)
# Every colour that is printed with the paper, as [luminance of the text, its text].
TOO_LIGHT = """() => {
  const light = (colour) => {
    const [red, green, blue] = colour.match(/[\\d.]+/g).map(Number);
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  };
  return [...document.querySelectorAll("article *")]
    .filter((node) => node.checkVisibility())
    .filter((node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()))
    .filter((node) => light(getComputedStyle(node).color) > 0.45)
    .map((node) => node.outerHTML.slice(0, 80));
}"""


def printed(page: Page) -> str:
    """Give what stands on the paper."""
    page.emulate_media(media="print")
    return page.locator("body").inner_text()


@pytest.mark.chromium
def test_the_page_around_the_report_is_not_printed(visit: Visit, places: Places, source: Site) -> None:
    page = visit(outline_path(places.other))
    expect(page.locator("form.rk-view")).to_be_visible()
    page.locator(".rk-foot details summary").first.click()
    text = printed(page)
    for selector in NOT_PRINTED:
        expect(page.locator(f"{selector}:visible")).to_have_count(0)
    for word in ("写法指导", "复制", "修改", "下载", "目录", "版式", "搜索"):
        assert word not in text.replace(places.other.plan.title, ""), word
    for node in places.other.nodes:
        expect(page.locator(f"[id='{node.anchor}']")).to_be_visible()
    expect(page.locator("h1")).to_be_visible()
    assert page.pdf().startswith(b"%PDF-")


@pytest.mark.parametrize("notes", ["显示", "隐藏"])
def test_annotations_are_printed_only_where_they_are_shown(
    notes: str, visit: Visit, places: Places, source: Site
) -> None:
    page = visit(outline_path(places.other))
    page.get_by_role("radio", name=notes, exact=True).check()
    text = printed(page)
    contents = [source.contents[node.snippet] for node in places.other.nodes if node.snippet]
    comments = [phrase.comment for content in contents for phrase in phrases(content.blocks)]
    assert comments
    assert {comment in text for comment in comments} == {notes == "显示"}


def test_a_snippet_is_printed_with_its_annotations_and_without_buttons(
    visit: Visit, places: Places, source: Site
) -> None:
    page = visit(snippet_path(places.snippet))
    expect(page.get_by_role("button", name="复制这一节")).to_be_visible()
    text = printed(page)
    for phrase in phrases(places.snippet.body.blocks):
        assert phrase.comment in text
    expect(page.locator("button:visible, header:visible, footer:visible")).to_have_count(0)


def test_a_dark_page_is_printed_dark_on_white(visit: Visit, places: Places) -> None:
    page = visit(outline_path(places.other), color_scheme="dark")
    expect(page.locator("form.rk-view")).to_be_visible()
    assert page.evaluate(TOO_LIGHT)
    page.emulate_media(media="print")
    assert page.evaluate(TOO_LIGHT) == []


def test_a_wide_table_is_printed_whole(visit: Visit, source: Site) -> None:
    outline = next(
        outline
        for outline in source.library.outlines.values()
        if any(
            isinstance(block, Table)
            for node in outline.nodes
            if node.snippet
            for block in source.contents[node.snippet].blocks
        )
    )
    page = visit(outline_path(outline), width=390)
    page.emulate_media(media="print")
    assert page.locator(".rk-table").evaluate_all("(all) => all.map((box) => getComputedStyle(box).overflowX)") == (
        ["visible"] * page.locator(".rk-table").count()
    )
