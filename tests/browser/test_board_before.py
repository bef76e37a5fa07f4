"""What was on the board before says nothing of the chain that is on it now, and takes nothing from it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from drafting import FULL, KEPT
from places import Visit

pytestmark = pytest.mark.browser

SAVED = "已存在这台设备"
GONE = "这条链不在这个浏览器里了"
REPORT = """青石村农家书屋改造8月小结

一、存在问题
1. 西墙返潮，书架背板起霉点11处。

二、下月安排
1. 西墙做防潮层（韩桂兰，9月12日前）
2. 补贴书脊标签640册（韩桂兰，9月25日前）
"""
SEEN = "document.dispatchEvent(new Event('visibilitychange'))"


@pytest.fixture
def board(visit: Visit) -> Page:
    """Open the page."""
    return visit("/bridge/")


def named(page: Page, name: str) -> Any:
    return page.get_by_label(name, exact=True)


def bring(page: Page, report: str) -> None:
    """Paste a report and plan by it."""
    page.get_by_label("或粘贴全文").fill(report)
    page.get_by_role("button", name="看看取到了什么").click()
    page.get_by_role("button", name="还没开始，照它排计划").click()
    expect(page.locator(".rk-board")).to_be_visible()


def test_a_refusal_goes_with_the_next_chain(visit: Visit) -> None:
    page = visit("/bridge/?chain=gone")
    bar = page.locator(".rk-bar").filter(has_text=GONE)
    expect(bar).to_be_visible()
    page.get_by_role("button", name="从头填").click()
    expect(page.locator(".rk-board")).to_be_visible()
    expect(bar).to_have_count(0)


@pytest.mark.parametrize("way", ["从头填", "看一个走完的例子"])
def test_what_nobody_changed_is_made_anew(way: str, board: Page) -> None:
    board.get_by_role("button", name=way).click()
    expect(board.locator(".rk-board")).to_be_visible()
    board.reload()
    expect(board.locator(".rk-board")).to_be_visible()
    expect(board.locator(".rk-bar")).to_have_count(0)
    board.get_by_label("这条链是关于什么的").fill("面包房一月")
    expect(board.locator(".rk-saved")).to_have_text(SAVED)
    board.reload()
    expect(board.get_by_label("这条链是关于什么的")).to_have_value("面包房一月")


def test_what_is_not_wanted_stays_so_when_the_period_is_named(board: Page) -> None:
    board.get_by_role("button", name="打开上期的总结或计划").click()
    board.get_by_label("或粘贴全文").fill(REPORT)
    board.get_by_role("button", name="看看取到了什么").click()
    sheet = board.get_by_role("dialog", name="取到了这些")
    sheet.get_by_label("补贴书脊标签640册").uncheck()
    sheet.get_by_label("这些计划是哪一期的").fill("2026年9月")
    expect(sheet.get_by_label("补贴书脊标签640册")).not_to_be_checked()
    expect(sheet.get_by_label("西墙做防潮层")).to_be_checked()
    sheet.get_by_role("button", name="还没开始，照它排计划").click()
    expect(board.locator(".rk-link[data-kind=A]")).to_have_count(1)


def test_the_period_that_was_begun_is_found_again(board: Page) -> None:
    board.get_by_role("button", name="打开上期的总结或计划").click()
    bring(board, REPORT)
    board.get_by_label("这一期的起止").fill("2026年9月")
    board.get_by_role("button", name="＋下一期").click()
    expect(board.get_by_label("这一期的起止")).to_have_value("2026年10月")
    expect(board.locator(".rk-saved")).to_have_text(SAVED)
    board.reload()
    expect(board.get_by_label("这一期的起止")).to_have_value("2026年10月")


def test_what_was_typed_last_is_kept_on_the_way_back(board: Page) -> None:
    board.get_by_role("button", name="看一个走完的例子").click()
    named(board, "P1 影响").fill("晚了十二天")
    expect(board.locator(".rk-saved")).to_have_text(SAVED)
    board.get_by_role("button", name="打开…").click()
    bring(board, REPORT)
    expect(board.locator(".rk-saved")).to_have_text(SAVED)
    named(board, "P1 影响").fill("霉味")
    board.evaluate("history.back()")
    expect(named(board, "P1 影响")).to_have_value("晚了十二天")
    board.evaluate("history.forward()")
    expect(named(board, "P1 影响")).to_have_value("霉味")


def test_a_draft_gets_nothing_of_the_chain_of_another(board: Page) -> None:
    board.get_by_role("button", name="看一个走完的例子").click()
    named(board, "P1 影响").fill("晚了十二天")
    expect(board.locator(".rk-saved")).to_have_text(SAVED)
    chain = board.url
    board.get_by_role("button", name="带走…").click()
    board.get_by_role("button", name="写这期的计划").click()
    board.get_by_role("button", name="衔接看板").click()
    board.get_by_role("dialog", name="衔接").get_by_role("button", name="关闭").click()
    board.get_by_role("button", name="新建", exact=True).click()
    board.get_by_role("button", name=re.compile("空白|从头写")).first.click()
    board.locator("#rk-title-input").fill("仓库一月")
    expect(board.locator(".rk-saved")).to_have_text(SAVED)
    other = board.context.new_page()
    other.goto(chain)
    named(other, "P2 影响").fill("报价说错两次")
    expect(other.locator(".rk-saved")).to_have_text(SAVED)
    board.evaluate(SEEN)
    other.close()
    board.wait_for_timeout(500)
    [draft] = [one for one in board.evaluate(KEPT) if one["title"] == "仓库一月"]
    assert draft["rows"] == {}
    assert not draft.get("chain")


def test_what_was_written_for_another_answer_is_seen(board: Page) -> None:
    board.get_by_role("button", name="打开上期的总结或计划").click()
    board.get_by_label("或粘贴全文").fill(REPORT)
    board.get_by_role("button", name="看看取到了什么").click()
    board.get_by_role("button", name="这一期过完了，逐项答复").click()
    answer = board.locator("#rk-answer-A1")
    answer.get_by_label("部分").check()
    named(board, "A1 剩下").fill("西墙北段")
    answer.get_by_label("完成").check()
    expect(named(board, "A1 剩下")).to_be_visible()
    expect(named(board, "A1 理由")).to_be_hidden()
    named(board, "A1 剩下").fill("")
    expect(named(board, "A1 剩下")).to_be_hidden()


@pytest.mark.parametrize(("way", "module"), [("打开…", "opening"), ("带走…", "taking")])
def test_a_module_that_does_not_arrive_is_told(way: str, module: str, visit: Visit) -> None:
    page = visit("about:blank")
    page.route(re.compile(f"/board-page_board-{module}[^/]*.js"), lambda route: route.abort())
    page.goto("/bridge/")
    page.get_by_role("button", name="看一个走完的例子").click()
    page.get_by_role("button", name=way).click()
    expect(page.locator(".rk-passing")).to_contain_text("没有载入，多半是网络断了")


def test_no_document_is_begun_of_a_chain_that_is_not_kept(visit: Visit) -> None:
    board = visit("/bridge/", errors_expected=True, locale="zh-CN")
    board.get_by_role("button", name="看一个走完的例子").click()
    named(board, "P1 影响").fill("晚了十二天")
    expect(board.locator(".rk-saved")).to_have_text(SAVED)
    board.evaluate(f"() => {{ {FULL} }}")
    named(board, "P1 影响").fill("晚了三周")
    board.get_by_role("button", name="带走…").click()
    board.get_by_role("button", name="写这期的计划").click()
    expect(board.locator(".rk-passing")).to_contain_text("没有存进浏览器")
    assert "/bridge/" in board.url


def test_a_draft_whose_chain_is_gone_keeps_its_lists(board: Page) -> None:
    board.get_by_role("button", name="看一个走完的例子").click()
    named(board, "P1 影响").fill("晚了十二天")
    expect(board.locator(".rk-saved")).to_have_text(SAVED)
    board.get_by_role("button", name="带走…").click()
    board.get_by_role("button", name="写这期的计划").click()
    paper = board.locator(".rk-paper")
    expect(paper).to_contain_text("补齐目标的口径、基线和数据来源")
    expect(board.locator(".rk-saved")).to_have_text(SAVED)
    other = board.context.new_page()
    other.goto("/bridge/")
    other.get_by_role("button", name="删除“岚屿软件订货助手上市项目（虚构）”").click()
    other.get_by_role("dialog").get_by_role("button", name="删除", exact=True).click()
    expect(other.get_by_role("button", name="岚屿软件订货助手上市项目（虚构）", exact=True)).to_have_count(0)
    other.close()
    board.get_by_role("button", name="衔接看板").click()
    sheet = board.get_by_role("dialog", name="衔接")
    expect(sheet.locator(".rk-passing")).to_contain_text("照它的清单另起了一条")
    expect(sheet.locator(".rk-link[data-kind=A]")).to_have_count(6)
    sheet.get_by_role("button", name="关闭").click()
    expect(paper).to_contain_text("补齐目标的口径、基线和数据来源")
    [draft] = board.evaluate(KEPT)
    assert len(draft["rows"]["下期任务"]) == 6
    # Where it is brought to the page of the bridge, its chain is that one.
    board.goto("/bridge/")
    board.get_by_role("button", name="从起稿台的草稿带过来").click()
    board.get_by_role("dialog", name="从哪份草稿带过来").get_by_role("button", name="季度工作计划").click()
    expect(board.locator(".rk-link[data-kind=A]")).to_have_count(6)
    board.goto("/bridge/")
    expect(board.locator(".rk-start-kept .rk-draft-main")).to_have_count(1)


def test_a_board_that_is_slow_to_come_is_shown_once(visit: Visit) -> None:
    page = visit("/starter/?outline=quarterly-plan&depth=core")
    button = page.get_by_role("button", name="衔接看板")
    button.wait_for()
    button.evaluate("node => (node.click(), node.click())")
    expect(page.get_by_role("dialog", name="衔接")).to_have_count(1)
    page.get_by_role("dialog", name="衔接").get_by_role("button", name="关闭").click()
    expect(page.get_by_role("dialog", name="衔接")).to_have_count(0)
    button.click()
    expect(page.get_by_role("dialog", name="衔接")).to_have_count(1)


def test_what_is_advised_where_nothing_is_found_helps(board: Page) -> None:
    board.get_by_role("button", name="打开上期的总结或计划").click()
    items = "- 换门封条（丁一，9月10日前）\n- 损耗降到5%"
    board.get_by_label("或粘贴全文").fill(items)
    board.get_by_role("button", name="看看取到了什么").click()
    sheet = board.get_by_role("dialog", name="取到了这些")
    said = sheet.get_by_text("没有找到计划的事项").text_content() or ""
    sheet.get_by_role("button", name="不要").click()
    line = re.findall("加一行“(.+?)”", said)
    board.get_by_label("或粘贴全文").fill("\n".join([*line, items]))
    board.get_by_role("button", name="看看取到了什么").click()
    expect(sheet.get_by_role("checkbox")).to_have_count(2)
