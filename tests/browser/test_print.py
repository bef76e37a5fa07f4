"""A printed outline is a clean document: its text and, where they are on, its annotations, in one of two profiles."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from measured import Page as Sheet
from measured import pages
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

# And every ground that it would stand on.
TOO_DARK = """() => [...document.querySelectorAll("article *")]
  .filter((node) => node.checkVisibility())
  .map((node) => getComputedStyle(node).backgroundColor.match(/[\\d.]+/g).map(Number))
  .filter(([red, green, blue, alpha = 1]) => alpha && (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255 < 0.75)"""


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
    around = ("同一案例的另外几篇", "看模板填好是什么样", "全部提纲", "语体：")
    for word in (*around, "写法指导", "复制", "修改", "下载", "目录", "版式", "搜索"):
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


@pytest.mark.parametrize("notes", ["显示", "隐藏"])
def test_a_template_is_printed_with_its_own_annotations(notes: str, visit: Visit, places: Places, source: Site) -> None:
    page = visit(outline_path(places.other))
    page.get_by_role("radio", name="模板", exact=True).check()
    page.get_by_role("radio", name=notes, exact=True).check()
    expect(page.locator(".rk-frame").last).to_be_attached()
    text = printed(page)
    of_frames = [source.framed[node.snippet] for node in places.other.nodes if node.snippet]
    comments = {phrase.comment for content in of_frames for phrase in phrases(content.blocks)}
    assert comments
    assert {comment in text for comment in comments} == {notes == "显示"}
    told = {
        phrase.comment
        for node in places.other.nodes
        if node.snippet
        for phrase in phrases(source.contents[node.snippet].blocks)
    }
    assert not [comment for comment in told - comments if comment in text]


@pytest.mark.parametrize("path", ["outline", "snippet"])
def test_annotations_are_printed_within_the_text(path: str, visit: Visit, places: Places) -> None:
    """What is wider than the text is cut off, and makes a browser print the rest of it smaller."""
    page = visit(places.addresses[path])
    expect(page.locator("button:visible").first).to_be_visible()
    page.evaluate(PRINTING)
    page.emulate_media(media="print")
    beyond = page.locator(".rk-notes:visible").evaluate_all(
        """(all) => all.map((notes) => notes.getBoundingClientRect().right
          - notes.closest("article").getBoundingClientRect().right)"""
    )
    assert beyond
    assert max(beyond) <= 0.5


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
    page.get_by_role("radio", name="模板", exact=True).check()
    expect(page.locator(".rk-frame .rk-blank").first).to_be_visible()
    assert page.evaluate(TOO_LIGHT)
    page.emulate_media(media="print")
    assert page.evaluate(TOO_LIGHT) == []
    assert page.evaluate(TOO_DARK) == []


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


# One long paragraph in the place of a report's sections.
LONG = """() => {
  const [first, ...others] = document.querySelectorAll(".rk-section");
  for (const node of others) node.remove();
  for (const node of document.querySelectorAll(".rk-foot, .rk-fiction, h2:not(:first-of-type), h3, h4")) node.remove();
  first.innerHTML = `<p>${"汉".repeat(2000)}</p>`;
}"""
MM = 72 / 25.4
PRINTING = "dispatchEvent(new Event('beforeprint'))"


def sheets(page: Page, folder: Path) -> list[Sheet]:
    """Print a page, and measure the sheets."""
    page.pdf(path=folder / "printed.pdf", prefer_css_page_size=True)
    return pages(folder / "printed.pdf")


def said(sheet: Sheet, line: int) -> str:
    """Give a line's text; a font may have one glyph for a character and for its radical."""
    return unicodedata.normalize("NFKC", sheet.said(line))


@pytest.mark.chromium
def test_an_official_report_is_printed_by_the_standard(visit: Visit, places: Places, tmp_path: Path) -> None:
    """GB/T 9704—2012: 5.2.1 the text block, 5.2.3 its lines and characters, 7.5 the page numbers."""
    page = visit(outline_path(places.outline), script="localStorage.setItem('reportkb.word', 'official')")
    expect(page.locator("form.rk-view")).to_be_visible()
    page.evaluate(LONG)
    first, second, *_ = sheets(page, tmp_path)
    assert (round(first.width / MM), round(first.height / MM)) == (210, 297)
    told = [said(second, line) for line in range(len(second.lines))]
    assert told[:-1] == ["汉" * 28] * 22
    baselines = [line[0].baseline for line in second.lines]
    # Each stands on a whole pixel, all together where they should.
    assert abs((baselines[21] - baselines[0]) / 21 - 28.95) < 0.05
    # The text block is 156 by 225 mm.
    for line in second.lines[:-1]:
        assert abs(line[0].left - 28 * MM) < 0.6
        assert abs(line[-1].right - (28 + 156) * MM) < 1
    assert abs(baselines[21] - baselines[0] + 28.95 - 225 * MM) < 2
    begun = next(at for at, line in enumerate(first.lines) if line[0].text == "汉")
    assert said(first, begun) == "汉" * 26
    assert abs(first.lines[begun][0].left - first.lines[begun + 1][0].left - 2 * 15.79) < 1
    assert abs(first.lines[begun - 1][0].left - first.lines[begun][0].left) < 1
    # Odd pages have their number on the right, even ones on the left, one character from the edge, 7 mm below.
    numbers = [sheet.lines[-1] for sheet in (first, second)]
    assert [said(first, -1), said(second, -1)] == ["—1—", "—2—"]
    assert abs(numbers[0][-1].right - ((28 + 156) * MM - 14)) < 1.5
    assert abs(numbers[1][0].left - (28 * MM + 14)) < 1.5
    assert all(262 * MM + 7 * MM < number[0].baseline < 262 * MM + 7 * MM + 14 for number in numbers)


@pytest.mark.chromium
def test_a_business_report_has_its_title_above_and_its_pages_counted(
    visit: Visit, places: Places, tmp_path: Path
) -> None:
    page = visit(outline_path(places.outline), script="localStorage.setItem('reportkb.word', 'business')")
    expect(page.locator("form.rk-view")).to_be_visible()
    found = sheets(page, tmp_path)
    title = unicodedata.normalize("NFKC", page.locator("h1").inner_text())
    for index, sheet in enumerate(found, 1):
        assert said(sheet, 0) == title
        assert said(sheet, -1) == f"{index}/{len(found)}"


def test_the_profile_is_what_was_chosen_or_what_the_numbers_say(visit: Visit, source: Site) -> None:
    styles = {outline.plan.numbering: outline for outline in source.library.outlines.values()}
    for style, profile in {"official": "official", "chapter": "business", "decimal": "business"}.items():
        if style in styles:
            page = visit(outline_path(styles[style]))
            page.evaluate(PRINTING)
            expect(page.locator(f"html[data-word={profile}]")).to_have_count(1)
    address = f"/starter/?outline={styles['official'].slug}"
    desk = visit(address, script="localStorage.setItem('reportkb.word', 'nonsense')")
    expect(desk.locator(".rk-paper h2").first).to_be_visible()
    desk.evaluate(PRINTING)
    expect(desk.locator("html[data-word=official]")).to_have_count(1)
    # What is no report is printed as a page.
    other = visit("/")
    other.evaluate(PRINTING)
    expect(other.locator("html[data-word]")).to_have_count(0)
