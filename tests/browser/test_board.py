"""The page of the bridge: a chain from its example, from what is pasted, by keyboard, kept, merged and taken along."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import docx
import pytest
from playwright.sync_api import Page, expect

from barriers import barriers
from places import Visit

pytestmark = pytest.mark.browser

REPORT = """第一季度工作总结

一、存在问题
1. 发货单有3次填错收货地址。

二、下季度工作计划
1. 发货单改成从订单带出地址（周宁，5月16日前）
2. 每周五核对一次库存（高远，6月27日前）
"""


@pytest.fixture
def board(visit: Visit) -> Page:
    """Open the page."""
    return visit("/bridge/")


@pytest.fixture
def example(board: Page) -> Page:
    """Open the example, at its second period."""
    board.get_by_role("button", name="看一个走完的例子").click()
    expect(board.locator(".rk-board")).to_be_visible()
    return board


def named(page: Page, name: str) -> Any:
    return page.get_by_label(name, exact=True)


def test_the_example_opens_with_one_click(example: Page) -> None:
    expect(example.get_by_role("heading", name="答复上期：2025年第一季度")).to_be_visible()
    expect(named(example, "P1 名称")).to_have_value("核心功能应完成10项只完成8项")
    expect(example.locator(".rk-figure svg")).to_have_count(2)
    expect(example.locator(".rk-matrix tbody tr").first).to_contain_text("首发功能清单冻结后再制作素材")
    expect(example.get_by_text("上期计划5项，完成1项、部分完成2项、取消2项。")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_no_barriers(visit: Visit, width: int) -> None:
    board = visit("/bridge/", width=width)
    assert barriers(board) == []
    board.get_by_role("button", name="看一个走完的例子").click()
    expect(board.locator(".rk-board")).to_be_visible()
    board.get_by_role("button", name="2025年第一季度", exact=True).click()
    assert barriers(board) == []
    assert board.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_chain_is_written_by_keyboard(board: Page) -> None:
    board.get_by_role("button", name="从头填").click()
    board.get_by_label("这一期的起止").fill("2025年第二季度")
    board.get_by_role("button", name="＋加一条问题").press("Enter")
    board.keyboard.type("移交太晚")
    gap = board.locator("#rk-link-P1 [data-rule]")
    expect(gap).to_have_count(1)
    expect(named(board, "P1 名称")).to_have_attribute("aria-describedby", re.compile("rk-gap"))
    board.keyboard.press("Enter")
    expect(named(board, "P2 名称")).to_be_focused()
    board.keyboard.type("口径不一")
    board.keyboard.press("Alt+ArrowUp")
    expect(board.locator(".rk-links-box[data-kind=P] .rk-link").first).to_have_id("rk-link-P2")
    board.get_by_role("button", name="由P1加一条措施").press("Enter")
    expect(named(board, "A1 名称")).to_be_focused()
    expect(board.locator("#rk-link-A1 .rk-ties summary")).to_have_text("来自P1")
    board.keyboard.type("按周移交")
    board.get_by_role("button", name="删除A1").press("Enter")
    expect(board.locator("#rk-link-A1")).to_have_count(0)
    board.get_by_role("button", name="撤销", exact=True).last.click()
    expect(named(board, "A1 名称")).to_have_value("按周移交")


def test_a_tie_is_chosen_and_taken_away(example: Page) -> None:
    ties = example.locator("#rk-link-A5 .rk-ties")
    ties.locator("summary").click()
    ties.get_by_label("C3 卖点只发了文件，没有培训和考核").check()
    expect(ties.locator("summary")).to_have_text("来自C4、C3")
    ties.get_by_label("C4 目标由各部门自报，没有人核对口径").uncheck()
    expect(ties.locator("summary")).to_have_text("来自C3")
    example.keyboard.press("Escape")
    expect(ties).not_to_have_attribute("open", "")


def test_a_gap_leads_to_its_place(example: Page) -> None:
    example.get_by_role("button", name="2025年第三季度", exact=True).click()
    named(example, "A8 责任人").fill("")
    listed = example.locator(".rk-gap-list")
    listed.locator("summary").click()
    listed.get_by_role("button", name=re.compile("^A8：")).first.click()
    expect(named(example, "A8 责任人")).to_be_focused()
    expect(example.locator("#rk-link-A8 [data-column=责任人] .rk-gap")).to_be_visible()


def test_what_is_open_goes_on_and_is_answered(board: Page) -> None:
    board.get_by_role("button", name="打开上期的总结或计划").click()
    board.get_by_label("或粘贴全文").fill(REPORT)
    board.get_by_role("button", name="看看取到了什么").click()
    found = board.get_by_role("dialog", name="取到了这些")
    expect(found).to_contain_text("发货单改成从订单带出地址")
    expect(found).to_contain_text("周宁")
    expect(found).to_contain_text("发货单有3次填错收货地址")
    found.get_by_label("这些计划是哪一期的").fill("2025年第二季度")
    found.get_by_role("button", name="这一期过完了，逐项答复").click()
    answers = board.locator(".rk-answer")
    expect(answers).to_have_count(2)
    expect(board.get_by_role("button", name="2025年第三季度", exact=True)).to_have_attribute("aria-pressed", "true")
    first = board.get_by_role("group", name="A1的答复").first
    first.get_by_label("部分").check()
    named(board, "A1 剩下").fill("带出地址以后加一次核对")
    expect(named(board, "A1 名称")).to_have_value("带出地址以后加一次核对")
    board.get_by_role("group", name="A2的答复").first.get_by_label("取消").check()
    named(board, "A2 理由").fill("库存系统自己对账")
    expect(named(board, "A2 名称")).to_have_count(0)
    expect(board.locator(".rk-matrix")).to_contain_text("上期部分，接着做")


def test_what_was_cancelled_comes_back_with_a_reason_alone(example: Page) -> None:
    example.get_by_role("button", name="2025年第三季度", exact=True).click()
    expect(named(example, "A6 名称")).to_have_count(0)
    example.locator(".rk-reopening > summary").click()
    named(example, "A6 重新列入的理由").fill("发布前一周每天要报数")
    expect(named(example, "A6 名称")).to_have_value("市场组每天在群里播报线索数")
    expect(example.locator("#rk-link-A6 .rk-link-state")).to_have_text("重新提出")
    named(example, "A6 重新列入的理由").fill("")
    expect(named(example, "A6 名称")).to_have_count(0)


def test_a_chain_is_kept_and_found_again(example: Page) -> None:
    named(example, "P1 影响").fill("晚了十二天")
    expect(example.locator(".rk-saved")).to_have_text("已存在这台设备")
    example.reload()
    expect(named(example, "P1 影响")).to_have_value("晚了十二天")
    example.goto("/bridge/")
    example.get_by_role("button", name="岚屿软件订货助手上市项目（虚构）", exact=True).click()
    expect(named(example, "P1 影响")).to_have_value("晚了十二天")


def test_another_tab_is_not_written_over(example: Page) -> None:
    named(example, "P1 影响").fill("晚了十二天")
    expect(example.locator(".rk-saved")).to_have_text("已存在这台设备")
    other = example.context.new_page()
    other.goto(example.url)
    named(other, "P2 影响").fill("报价说错两次")
    expect(other.locator(".rk-saved")).to_have_text("已存在这台设备")
    named(example, "P3 影响").fill("两边报的数不一样")
    expect(example.locator(".rk-bar")).to_contain_text("两边的修改已经并在一起")
    expect(named(example, "P2 影响")).to_have_value("报价说错两次")
    expect(named(example, "P3 影响")).to_have_value("两边报的数不一样")


def test_a_file_comes_back_merged(example: Page, tmp_path: Path) -> None:
    named(example, "P1 影响").fill("晚了十二天")
    expect(example.locator(".rk-saved")).to_have_text("已存在这台设备")
    example.get_by_role("button", name="带走…").click()
    with example.expect_download() as download:
        example.get_by_role("button", name="保存链文件").click()
    text = Path(download.value.path()).read_text("utf-8")
    example.get_by_role("button", name="关闭").click()
    chain = json.loads(text)
    theirs = text.replace("晚了十二天", "晚了十二天，素材作废三支")
    assert theirs != text
    assert chain["format"] == "reportkb-chain"
    (tmp_path / "theirs.json").write_text(theirs, "utf-8")
    example.get_by_role("button", name="打开…").click()
    example.get_by_label("选一个文件").set_input_files(tmp_path / "theirs.json")
    sheet = example.get_by_role("dialog", name="和这里的一条链并在一起")
    expect(sheet).to_contain_text("1处两边写的不一样")
    sheet.get_by_label("对方：晚了十二天，素材作废三支").check()
    sheet.get_by_role("button", name="并在一起").click()
    expect(named(example, "P1 影响")).to_have_value("晚了十二天，素材作废三支")


def test_what_is_no_chain_is_refused(board: Page, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text('{"format": "reportkb-chain", "version": 1, "title": 3}', "utf-8")
    board.get_by_role("button", name="打开上期的总结或计划").click()
    board.get_by_label("选一个文件").set_input_files(tmp_path / "bad.json")
    expect(board.get_by_role("alert").filter(has_text="。")).to_be_visible()


def test_everyone_gets_his_part(example: Page) -> None:
    example.get_by_role("button", name="2025年第三季度", exact=True).click()
    part = example.locator(".rk-owners > li").filter(has_text="林若溪")
    with example.expect_download() as download:
        part.get_by_role("button", name="林若溪的日历文件").click()
    assert download.value.suggested_filename.endswith("林若溪.ics")
    assert Path(download.value.path()).read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_both_documents_are_begun(example: Page) -> None:
    example.get_by_role("button", name="带走…").click()
    sheet = example.get_by_role("dialog", name="带走")
    sheet.get_by_label("写这期的计划，用哪份提纲").select_option("quarterly-plan")
    sheet.get_by_role("button", name="写这期的计划").click()
    expect(example.locator(".rk-desk")).to_be_visible()
    paper = example.locator(".rk-paper")
    expect(paper).to_contain_text("核心功能应完成10项只完成8项")
    expect(paper).to_contain_text("首发功能清单冻结后再制作素材")
    expect(paper).to_contain_text("2025年第二季度")
    # What became of the last plan stands first, the matrix last, as real tables.
    expect(paper.locator("h2").first).to_contain_text("上期计划完成情况")
    expect(paper.locator("h2").last).to_contain_text("衔接表")
    expect(paper.locator("table").first).to_contain_text("走访小型生鲜连锁，定下客户要解决的问题")


def test_a_draft_of_the_chain_takes_its_pictures_into_word(example: Page, tmp_path: Path) -> None:
    example.get_by_role("button", name="带走…").click()
    example.get_by_role("button", name="写这期的计划").click()
    expect(example.locator(".rk-paper h2").last).to_contain_text("衔接表")
    with example.expect_download() as download:
        example.get_by_role("button", name="下载Word", exact=True).click()
    download.value.save_as(tmp_path / "plan.docx")
    assert len(docx.Document(str(tmp_path / "plan.docx")).inline_shapes) == 2


def test_the_desk_keeps_step_with_its_chain(example: Page) -> None:
    example.get_by_role("button", name="带走…").click()
    example.get_by_role("button", name="写这期的计划").click()
    paper = example.locator(".rk-paper")
    expect(paper).to_contain_text("补齐目标的口径、基线和数据来源")
    example.get_by_role("button", name="衔接看板").click()
    sheet = example.get_by_role("dialog", name="衔接")
    sheet.get_by_label("A5 名称", exact=True).fill("补齐五项目标的口径")
    sheet.get_by_role("button", name="关闭").click()
    expect(paper).to_contain_text("补齐五项目标的口径")
    expect(paper).not_to_contain_text("补齐目标的口径、基线和数据来源")


def test_a_draft_begins_a_chain(visit: Visit) -> None:
    page = visit("/starter/?outline=quarterly-plan&depth=core")
    cell = page.locator('[data-list="问题"] .rk-cell').first
    cell.click()
    page.keyboard.type("移交太晚")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="衔接看板").click()
    sheet = page.get_by_role("dialog", name="衔接")
    expect(sheet.get_by_label("P1 名称", exact=True)).to_have_value("移交太晚")
    sheet.get_by_role("button", name="由P1加一条措施").click()
    page.keyboard.type("按周移交")
    sheet.get_by_role("button", name="关闭").click()
    expect(page.locator('[data-list="下期任务"] .rk-cell').first).to_contain_text("按周移交")


def test_a_word_file_of_last_period_is_read(board: Page, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("2025年4月工作总结", 0)
    document.add_heading("一、下月工作计划", 1)
    table = document.add_table(rows=3, cols=3)
    cells = [
        ["工作内容", "责任人", "完成时间"],
        ["补录三月的发货单", "周宁", "5月9日"],
        ["盘点二号库", "高远", "5月23日"],
    ]
    for row, texts in zip(table.rows, cells, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.save(str(tmp_path / "april.docx"))
    board.get_by_role("button", name="打开上期的总结或计划").click()
    board.get_by_label("选一个文件").set_input_files(tmp_path / "april.docx")
    found = board.get_by_role("dialog", name="取到了这些")
    # What is planned in April's summary is the plan of May.
    expect(found.get_by_label("这些计划是哪一期的")).to_have_value("2025年5月")
    found.get_by_role("button", name="这一期过完了，逐项答复").click()
    expect(board.get_by_role("heading", name="答复上期：2025年5月")).to_be_visible()
    expect(board.get_by_role("group", name="A2的答复").first).to_contain_text("盘点二号库")
    expect(board.get_by_role("group", name="A2的答复").first).to_contain_text("高远，2025年5月23日")


def test_a_draft_of_the_desk_is_answered(visit: Visit) -> None:
    page = visit("/starter/?outline=quarterly-plan&depth=core")
    page.locator('[data-list="下期任务"] .rk-cell').first.click()
    page.keyboard.type("按周移交线索")
    page.keyboard.press("Enter")
    expect(page.locator(".rk-saved")).to_have_text("已存在这台设备")
    page.goto("/bridge/")
    page.get_by_role("button", name="从起稿台的草稿带过来").click()
    page.get_by_role("dialog", name="从哪份草稿带过来").get_by_role("button", name="季度工作计划").click()
    expect(named(page, "A1 名称")).to_have_value("按周移交线索")
    page.get_by_role("button", name="＋下一期").click()
    expect(page.get_by_role("group", name="A1的答复").first).to_be_visible()


def test_the_chain_prints_without_its_buttons(example: Page) -> None:
    example.emulate_media(media="print")
    expect(example.get_by_role("button", name="带走…")).to_be_hidden()
    expect(example.locator(".rk-figure svg").first).to_be_visible()
    expect(example.locator(".rk-matrix")).to_be_visible()
    assert example.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_word_holds_the_matrix_and_the_pictures(example: Page, tmp_path: Path) -> None:
    example.get_by_role("button", name="带走…").click()
    with example.expect_download() as download:
        example.locator("dialog [data-download=docx]").first.click()
    download.value.save_as(tmp_path / "chain.docx")
    document = docx.Document(str(tmp_path / "chain.docx"))
    assert [table.cell(0, 0).text for table in document.tables] == ["编号", "问题"]
    assert len(document.inline_shapes) == 2
    styled = [(paragraph.style, paragraph.text) for paragraph in document.paragraphs]
    titles = [text for style, text in styled if style is not None and style.style_id == "Heading1"]
    assert [title.strip() for title in titles][-2:] == ["衔接表", "图示"]


def test_the_agenda_of_a_month_is_a_document(example: Page) -> None:
    example.get_by_role("button", name="2025年第三季度", exact=True).click()
    example.get_by_role("button", name="带走…").click()
    example.get_by_label("哪个月", exact=True).select_option("2025年7月")
    example.context.grant_permissions(["clipboard-read", "clipboard-write"])
    example.locator("dialog [data-copy=text]").last.click()
    expect(example.get_by_role("dialog").get_by_role("status")).to_have_text("已复制。")
    text = example.evaluate("navigator.clipboard.readText()")
    assert "核对会议程" in text
    assert "待办加一栏协作人，缺的退回" in text


def brought(page: Page, text: str) -> None:
    """Paste what there is of last period."""
    page.get_by_role("button", name="打开上期的总结或计划").click()
    page.get_by_label("或粘贴全文").fill(text)
    page.get_by_role("button", name="看看取到了什么").click()


DETAILED = """2025年第32周工作周报

一、存在问题
1. 到货晚了两天
  - 供应商换了仓库

二、下周工作计划
1. 采购
  - 比三家的价（周宁，8月14日）
2. 盘点二号库（高远，8月15日）
  - 先盘冷柜
  - 再盘货架
"""


def test_what_stood_around_an_item_is_shown_and_kept(board: Page) -> None:
    brought(board, DETAILED)
    found = board.get_by_role("dialog", name="取到了这些")
    expect(found.get_by_label("这些计划是哪一期的")).to_have_value("2025年第33周")
    expect(found.locator(".rk-planned-list").first).to_contain_text("归入“采购”")
    expect(found.locator(".rk-planned-list").first).to_contain_text("先盘冷柜；再盘货架")
    # What stands under a problem is no problem: it is shown as left.
    expect(found.locator(".rk-left")).to_contain_text("供应商换了仓库")
    found.get_by_role("button", name="还没开始，照它排计划").click()
    expect(named(board, "A1 说明")).to_have_value("归入“采购”")
    expect(named(board, "A2 说明")).to_have_value("先盘冷柜；再盘货架")
    board.get_by_role("button", name="由P1加一条措施").click()
    expect(named(board, "A3 说明")).to_be_hidden()
    board.get_by_role("button", name="给A3加说明").click()
    expect(named(board, "A3 说明")).to_be_focused()
    assert board.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_no_period_is_begun_that_a_file_could_not_hold(board: Page) -> None:
    period: dict[str, dict[str, str]] = {"changes": {}, "answers": {}, "reopened": {}}
    periods = [{"id": f"T{at}", "name": f"第{at}期", **period} for at in range(1, 201)]
    mark = {"format": "reportkb-chain", "version": 1, "id": "long", "title": "长链"}
    brought(board, json.dumps({**mark, "periods": periods, "links": [], "given": {"T": 200}}))
    expect(board.locator(".rk-board")).to_be_visible()
    board.get_by_role("button", name="＋下一期").click()
    expect(board.locator(".rk-passing")).to_contain_text("一条链最多200期，没有再开")
    expect(board.locator(".rk-period")).to_have_count(200)


def test_what_outgrew_a_file_is_said_and_still_there(board: Page) -> None:
    board.get_by_role("button", name="从头填").click()
    board.get_by_role("button", name="＋加一条问题").click()
    said = board.locator(".rk-outgrown")
    named(board, "P1 名称").fill("移交太晚")
    expect(board.locator(".rk-saved")).to_have_text("已存在这台设备")
    expect(said).to_be_hidden()
    named(board, "P1 影响").fill("长" * 100_001)
    expect(said).to_contain_text("P1有一格超过10万字")
    expect(said).to_contain_text("这里写的都还在")
    board.reload()
    expect(named(board, "P1 名称")).to_have_value("移交太晚")
    assert len(named(board, "P1 影响").input_value()) == 100_001
    expect(said).to_be_visible()
    named(board, "P1 影响").fill("晚了两天")
    expect(said).to_be_hidden()
