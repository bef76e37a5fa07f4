"""A unit's own Word template is chosen where the profiles are, kept in this browser, and given back as it was."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

import unit_files
from barriers import barriers
from drafting import BLOCKED, NO_DATABASE, Drafting
from places import Visit, outline_path
from reportkb.library.outline import Outline
from reportkb.site.site import Site

pytestmark = pytest.mark.browser

OUTLINE = "quarterly-plan"
OPEN = "用单位的模板…"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
COVER = {"name": "局模板.docx", "mimeType": DOCX, "buffer": unit_files.packed(unit_files.cover())}


def outline_page(visit: Visit, source: Site, **options: object) -> Page:
    outline: Outline = source.library.outlines[OUTLINE]
    return visit(outline_path(outline), **options)  # type: ignore[arg-type]


def opened(page: Page) -> Locator:
    page.get_by_role("button", name=OPEN).last.click()
    sheet = page.get_by_role("dialog", name="单位的Word模板")
    expect(sheet).to_be_visible()
    return sheet


def keep(page: Page, name: str = "") -> None:
    sheet = opened(page)
    sheet.get_by_label("选一份Word文件").set_input_files(COVER)  # type: ignore[arg-type]
    expect(sheet.get_by_role("button", name="用这份模板")).to_be_visible()
    if name:
        sheet.get_by_label("给模板起个名字").fill(name)
    sheet.get_by_role("button", name="用这份模板").click()
    expect(sheet).to_be_hidden()


def downloaded(page: Page, button: Locator) -> dict[str, bytes]:
    with page.expect_download() as download:
        button.click()
    content = Path(download.value.path()).read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return {part: book.read(part) for part in book.namelist()}


def is_in_cover(parts: dict[str, bytes]) -> bool:
    return (
        parts["word/styles.xml"]
        .decode()
        .startswith(str(unit_files.cover()["word/styles.xml"]).removesuffix("</w:styles>"))
    )


def test_what_stays_is_said_before_it_is_kept(visit: Visit, source: Site) -> None:
    page = outline_page(visit, source)
    sheet = opened(page)
    sheet.get_by_label("选一份Word文件").set_input_files(COVER)  # type: ignore[arg-type]
    for said in (
        "留下：7段、1个目录、页眉、页脚和页码。",
        "去掉样例：3段、1张表",
        "会填：项目名称、标题、单位名称、报告日期。",
        "不认识，原样留着：文号。",
    ):
        expect(sheet).to_contain_text(said)
    expect(sheet).to_contain_text("只存在这台设备的浏览器里，不上传")
    sheet.get_by_text("看看去掉的样例是哪些").click()
    expect(sheet.locator("details[open]")).to_contain_text("概述")
    page.keyboard.press("Escape")
    assert page.get_by_label("Word版式").locator("option").count() == 2


def test_every_later_download_comes_in_it(visit: Visit, source: Site) -> None:
    page = outline_page(visit, source)
    keep(page, "集团版")
    expect(page.get_by_label("Word版式").locator("option:checked")).to_have_text("集团版")
    assert is_in_cover(downloaded(page, page.locator("button[data-word]")))
    expect(page.locator("form.rk-view [role=status]")).to_contain_text("“文号”这份报告里没有，原样留着")
    page.reload()
    expect(page.get_by_label("Word版式").locator("option:checked")).to_have_text("集团版")
    assert is_in_cover(downloaded(page, page.locator("button[data-word]")))
    snippet = next(node.snippet for node in source.library.outlines[OUTLINE].nodes if node.snippet)
    page.goto(f"snippets/{snippet}/")
    assert is_in_cover(downloaded(page, page.get_by_role("button", name="下载Word")))
    page.goto(f"starter/?outline={OUTLINE}")
    desk = Drafting(page)
    desk.ready()
    sheet = desk.take()
    expect(sheet.get_by_role("radio", name="集团版")).to_be_checked()
    assert is_in_cover(downloaded(page, sheet.get_by_role("button", name="下载Word")))
    sheet.get_by_role("radio", name="公文").check()
    assert not is_in_cover(downloaded(page, sheet.get_by_role("button", name="下载Word")))
    sheet.get_by_role("radio", name="集团版").check()
    assert is_in_cover(downloaded(page, sheet.get_by_role("button", name="下载Word")))


def test_it_is_chosen_at_the_desk_too(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    sheet = desk.take()
    keep(desk.page, "局里的")
    expect(sheet.get_by_role("radio", name="局里的")).to_be_checked()
    assert is_in_cover(downloaded(desk.page, sheet.get_by_role("button", name="下载Word")))
    expect(sheet.get_by_role("status").first).to_contain_text("原样留着")


def test_the_original_is_given_back_and_taken_away(visit: Visit, source: Site) -> None:
    page = outline_page(visit, source)
    keep(page)
    sheet = opened(page)
    with page.expect_download() as download:
        sheet.get_by_role("button", name="下载“局模板”的原件").click()
    assert download.value.suggested_filename == "局模板.docx"
    assert Path(download.value.path()).read_bytes() == COVER["buffer"]
    sheet.get_by_role("button", name="删除“局模板”").click()
    expect(sheet.get_by_role("status")).to_contain_text("已删除")
    page.keyboard.press("Escape")
    expect(page.get_by_label("Word版式").locator("option")).to_have_count(2)
    assert not is_in_cover(downloaded(page, page.locator("button[data-word]")))


def test_one_that_was_cleared_away_is_said(visit: Visit, source: Site) -> None:
    page = outline_page(visit, source)
    page.evaluate("localStorage.setItem('reportkb.word.unit', '7')")
    page.locator("button[data-word]").click()
    status = page.locator("form.rk-view [role=status]")
    expect(status).to_contain_text("不在这个浏览器里了")
    page.reload()
    select = page.get_by_label("Word版式")
    expect(select.locator("option:checked")).to_have_text("单位的模板（没有读到）")
    # Any other is a change, also the one that would be there without it.
    select.select_option("公文版式")
    assert not is_in_cover(downloaded(page, page.locator("button[data-word]")))
    expect(status).to_have_text("已下载")


def test_without_it_the_outline_has_its_own_profile_again(visit: Visit, source: Site) -> None:
    outline = next(one for one in source.library.outlines.values() if one.plan.numbering != "official")
    page = visit(outline_path(outline))
    select = page.get_by_label("Word版式")
    expect(select).to_have_value("business")
    keep(page)
    opened(page).get_by_role("button", name="删除“局模板”").click()
    expect(select.locator("option")).to_have_count(2)
    expect(select).to_have_value("business")


def test_what_is_chosen_in_another_tab_is_shown_as_chosen(visit: Visit, source: Site) -> None:
    page = outline_page(visit, source)
    other = page.context.new_page()
    other.goto(page.url)
    select = page.get_by_label("Word版式")
    expect(select).to_have_value("official")
    other.get_by_label("Word版式").select_option("商务版式")
    expect(select).to_have_value("business")
    keep(other, "集团版")
    expect(select.locator("option:checked")).to_have_text("集团版")
    # And on a page that the browser had put away, where nothing tells of it.
    page.evaluate("""() => {
      localStorage.removeItem("reportkb.word.unit");
      dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    }""")
    expect(select).to_have_value("business")


@pytest.mark.parametrize("script", [BLOCKED, NO_DATABASE], ids=["blocked", "no database"])
def test_a_browser_that_keeps_nothing_says_so(script: str, visit: Visit, source: Site) -> None:
    page = outline_page(visit, source, script=script)
    sheet = opened(page)
    sheet.get_by_label("选一份Word文件").set_input_files(COVER)  # type: ignore[arg-type]
    sheet.get_by_role("button", name="用这份模板").click()
    expect(sheet.get_by_role("status")).to_contain_text("没有存下这份模板")


def test_one_that_cannot_be_used_is_refused(visit: Visit, source: Site) -> None:
    page = outline_page(visit, source)
    sheet = opened(page)
    sheet.get_by_label("选一份Word文件").set_input_files(
        {"name": "旧.doc", "mimeType": "application/msword", "buffer": bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)}
    )
    expect(sheet.get_by_role("status")).to_contain_text("另存为.docx")
    expect(sheet.get_by_role("button", name="用这份模板")).to_have_count(0)


def test_it_is_all_done_by_keyboard(visit: Visit, source: Site) -> None:
    page = outline_page(visit, source)
    keep(page)
    page.get_by_label("Word版式").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    sheet = page.get_by_role("dialog", name="单位的Word模板")
    expect(sheet).to_be_visible()
    for name in ("关闭", "选一份Word文件", "下载“局模板”的原件", "删除“局模板”"):
        for _ in range(3):
            label = page.evaluate("document.activeElement.ariaLabel || document.activeElement.textContent")
            if label == name:
                break
            page.keyboard.press("Tab")
        assert label == name
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(page.get_by_role("button", name=OPEN)).to_be_focused()


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_wrong(width: int, visit: Visit, source: Site) -> None:
    page = outline_page(visit, source, width=width)
    keep(page)
    sheet = opened(page)
    sheet.get_by_label("选一份Word文件").set_input_files(COVER)  # type: ignore[arg-type]
    expect(sheet.get_by_role("button", name="用这份模板")).to_be_visible()
    assert not barriers(page, {"include": [["dialog[open]"]]})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
