"""A Word document is had from every place a document can be taken at, made in the browser, and looks as was chosen."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Download, Locator, Page, expect

from drafting import Drafting
from held import Held
from places import Places, Visit, outline_path
from reportkb.report.assemble import FLAVOUR_TITLES, Choice, outlined
from reportkb.report.document import to_text
from reportkb.site.site import Site

pytestmark = pytest.mark.browser

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OUTLINE = "quarterly-plan"
# What is fixed of a profile: the page's upper margin in twentieths of a point.
TOPS = {"公文": "2098", "商务": "1587"}


def given(page: Page, button: Locator) -> tuple[str, zipfile.ZipFile]:
    with page.expect_download() as download:
        button.click()
    path = download.value.path()
    return download.value.suggested_filename, zipfile.ZipFile(io.BytesIO(Path(path).read_bytes()))


def part(book: zipfile.ZipFile, name: str = "word/document.xml") -> ElementTree.Element:
    return ElementTree.fromstring(book.read(name))


def style(paragraph: ElementTree.Element) -> str:
    named = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if named is None else named.attrib[f"{W}val"]


def said(book: zipfile.ZipFile) -> str:
    return "".join(node.text or "" for node in part(book).iter(f"{W}t"))


def top(book: zipfile.ZipFile) -> str:
    (margins,) = part(book).iter(f"{W}pgMar")
    return margins.attrib[f"{W}top"]


def test_from_home_it_is_two_clicks_to_the_file(visit: Visit, source: Site) -> None:
    page = visit("")
    outline = source.library.outlines[OUTLINE]
    page.get_by_role("link", name=outline.plan.title).first.click()
    name, book = given(page, page.get_by_role("button", name="下载Word"))
    assert name == f"{outline.plan.title}-范文.docx"
    assert outline.plan.title in said(book)
    expect(page.get_by_role("button", name="已下载")).to_be_visible()


def test_it_holds_what_the_page_shows(visit: Visit, places: Places) -> None:
    outline = places.outline
    page = visit(outline_path(outline))
    page.get_by_role("radio", name="简版", exact=True).check()
    short = [node for node in outline.nodes if node.depth == "core"]
    for title in FLAVOUR_TITLES.values():
        page.get_by_role("radio", name=title, exact=True).check()
        for switch in ("隐藏", "显示"):
            page.get_by_role("radio", name=switch, exact=True).check()
            _, book = given(page, page.locator("button[data-word]"))
            paragraphs = [node for node in part(book).iter(f"{W}p") if style(node).startswith("Heading")]
            headings = ["".join(one.text or "" for one in node.iter(f"{W}t")) for node in paragraphs]
            assert [text for text in headings if text in {node.heading for node in short}] == [
                node.heading for node in short
            ]
            assert ("word/comments.xml" in book.namelist()) == (switch == "显示")


def test_the_profile_is_chosen_once(visit: Visit, places: Places) -> None:
    page = visit(outline_path(places.outline))
    for title, margin in TOPS.items():
        page.get_by_label("Word版式").select_option(f"{title}版式")
        assert top(given(page, page.locator("button[data-word]"))[1]) == margin
    page.reload()
    assert top(given(page, page.locator("button[data-word]"))[1]) == TOPS["商务"]
    page.goto(f"starter/?outline={OUTLINE}")
    assert top(given(page, page.locator(".rk-deskbar [data-download=docx]"))[1]) == TOPS["商务"]


def test_a_section_is_had_alone(visit: Visit, source: Site) -> None:
    outline = source.library.outlines[OUTLINE]
    node = next(node for node in outline.nodes if node.snippet)
    snippet = source.library.snippets[node.snippet or ""]
    page = visit(f"snippets/{snippet.id}/")
    name, book = given(page, page.get_by_role("button", name="下载Word"))
    assert name.endswith(".docx")
    alone = outlined("", "", (node,), source.contents, Choice("sample", "full", "none", notes=False))
    for line in to_text(alone, source.shown[outline.slug]).split("\n"):
        assert all(cell in said(book) for cell in line.split("\t"))
    assert "{{" not in said(book)


def test_a_draft_is_had_with_what_its_writer_filled_in(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    first = desk.page.locator("[data-row]:not(.rk-derived) input").first
    first.fill("A & <b>“乙”</b> | *丙*")
    desk.own("自己的一节", "一段\n\n1. 甲\n2. 乙")
    sheet = desk.take()
    name, book = given(desk.page, sheet.get_by_role("button", name="下载Word"))
    assert name == "季度工作计划.docx"
    assert "A & <b>“乙”</b> | *丙*" in said(book)
    assert "自己的一节" in said(book)
    assert "A &amp; &lt;b&gt;“乙”&lt;/b&gt; | *丙*".encode() in book.read("customXml/item1.xml")
    expect(sheet.get_by_role("status").first).to_contain_text("已下载，还有")


def test_who_presses_twice_has_one_file(visit: Visit, places: Places) -> None:
    page = visit(outline_path(places.outline))
    button, status = page.locator("button[data-word]"), page.locator("form.rk-view [role=status]")
    files: list[Download] = []
    page.on("download", lambda file: files.append(file))
    with page.expect_download():
        button.dblclick()
    # What has come before the next has come too.
    given(page, button)
    assert len(files) == 2
    page.reload()
    held = Held(page, "**/assets/word/*.xml")
    with page.expect_download():
        button.click()
        expect(status).to_have_text("正在写Word文件……")
        button.click()
        held.go()
    given(page, button)
    assert len(files) == 4


def test_what_cannot_be_fetched_is_said(visit: Visit, places: Places) -> None:
    page = visit(outline_path(places.outline))
    page.clock.install()
    page.route("**/assets/word/*.xml", lambda route: route.abort())
    page.locator("button[data-word]").click()
    expect(page.locator("form.rk-view [role=status]")).to_contain_text("没有下载成功。")
    page.unroute("**/assets/word/*.xml")
    page.clock.run_for(12_000)
    expect(page.locator("button[data-word]")).to_have_text("下载Word")
    given(page, page.locator("button[data-word]"))
