"""Cells of a list are chosen together, copied, cut, emptied and pasted back, by keys and by a mouse."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from listing import GOALS, Lists, clean
from places import Visit

pytestmark = pytest.mark.browser

ROWS = [
    GOALS[0],
    {"名称": "=1+1", "目标值": '他说"好"\t90%', "完成时限": "2026-09-10"},
    {"名称": "丙\n丁", "完成时限": "2026-10-08"},
]


def opened(visit: Visit, column: str = "名称", **options: Any) -> Lists:
    """Open a desk, and go to a cell of its first row; what lets several be chosen comes then."""
    desk = Lists.open(visit, {"目标": ROWS}, **options)
    desk.cell("目标", 0, column).click()
    expect(desk.list("目标").get_by_role("grid")).to_have_attribute("aria-multiselectable", "true")
    return desk


def chosen(desk: Lists, name: str = "目标") -> int:
    """Count the cells that are chosen together."""
    return desk.list(name).locator("[role=gridcell][aria-selected=true]").count()


def text(desk: Lists) -> str:
    """Give the text on the clipboard."""
    found: str = desk.page.evaluate("navigator.clipboard.readText()")
    return found


@pytest.mark.clipboard
def test_a_block_is_chosen_by_keys_copied_cut_and_pasted_back(visit: Visit) -> None:
    desk = opened(visit)
    desk.type("Shift+ArrowDown", "Shift+ArrowDown", "Shift+ArrowRight")
    expect(desk.voice).to_have_text("选了3行2列")
    assert (chosen(desk), desk.at()) == (6, "名称，第1行")
    # The row that is there to be written into is none of the list's.
    desk.type("Shift+ArrowDown")
    assert chosen(desk) == 6
    assert clean(desk.page) == []
    desk.type("Control+c")
    expect(desk.passing).to_contain_text("复制了3行2列")
    assert text(desk) == '后厨改造验收合格\t不超过45天\n\'=1+1\t"他说""好""\t90%"\n"丙\n丁"\t\n'
    desk.type("Control+x")
    expect(desk.passing).to_contain_text("剪切了3行2列，可以撤销。")
    assert desk.kept_rows("目标") == [
        {"实际值": "41天", "完成时限": "2026-08-25"},
        {"完成时限": "2026-09-10"},
        {"完成时限": "2026-10-08"},
    ]
    desk.type("Control+z")
    assert desk.kept_rows("目标") == ROWS
    # Where it is pasted from the last cell of a choice, it begins at its first.
    desk.cell("目标", 1, "目标值").click()
    desk.type("Shift+ArrowUp", "Shift+ArrowLeft", "Control+v")
    sheet = desk.page.locator("dialog.rk-placing")
    sheet.get_by_label("从第1行起替换").check()
    sheet.get_by_role("button", name="放进来").click()
    assert desk.kept_rows("目标") == ROWS
    # Everything, emptied in one step.
    desk.type("Control+a")
    assert chosen(desk) == 12
    desk.type("Delete")
    assert desk.kept_rows("目标") == []
    desk.type("Control+z")
    assert desk.kept_rows("目标") == ROWS


@pytest.mark.clipboard
def test_a_choice_ends_with_escape_an_arrow_and_typing(visit: Visit) -> None:
    desk = opened(visit, "目标值")
    for key in ("Escape", "ArrowRight", "新"):
        desk.type("Shift+ArrowDown")
        assert chosen(desk) == 2
        desk.type(key)
        assert chosen(desk) == 0
    assert desk.kept_rows("目标")[0] == {**ROWS[0], "实际值": "新"}
    # One cell, computed or typed, is copied as it stands; in a text that is being written, what is marked is.
    desk.type("Escape", "ArrowDown", "ArrowLeft", "Control+c")
    assert text(desk) == '他说"好"\t90%'
    desk.type("ArrowDown", "Control+v")
    assert desk.kept_rows("目标")[2]["目标值"] == '他说"好"\t90%'
    desk.type("Enter", "ArrowUp", "F2", "Shift+ArrowLeft", "Control+x")
    assert (text(desk), desk.kept_rows("目标")[2]["目标值"]) == ("%", '他说"好"\t90')


def test_a_mouse_draws_a_block_and_shift_extends_it(visit: Visit) -> None:
    desk = opened(visit)
    mouse = desk.page.mouse

    def to(row: int, column: str) -> None:
        box = desk.cell("目标", row, column).bounding_box()
        assert box
        mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=3)

    # From another cell, and from the one where the box stands already.
    for start in ("目标值", "名称"):
        to(0, start)
        mouse.down()
        to(1, "实际值")
        mouse.up()
        to(0, "完成时限")
        expect(desk.voice).to_have_text("选了2行2列" if start == "目标值" else "选了2行3列")
        assert desk.at() == f"{start}，第1行"
        desk.cell("目标", 2, "完成时限").click(modifiers=["Shift"])
        expect(desk.voice).to_have_text("选了3行3列" if start == "目标值" else "选了3行4列")
        desk.type("Escape", "Home")
        assert (chosen(desk), desk.at()) == (0, "名称，第1行")
    # Another list's cell, and a toolbar's button, end it too.
    desk.type("Shift+End", "Shift+PageDown")
    assert chosen(desk) == 12
    desk.cell("问题", 0, "名称").click()
    assert chosen(desk) == 0
    # A press where the box stands still puts the caret there.
    desk.cell("目标", 0, "名称").click()
    desk.cell("目标", 0, "名称").click()
    desk.type("Control+End", "甲", "Enter")
    assert desk.kept_rows("目标")[0]["名称"] == "后厨改造验收合格甲"


def test_axe_finds_nothing_wrong_with_a_choice(visit: Visit) -> None:
    desk = opened(visit)
    desk.list("目标").get_by_role("button", name="更多列").click()
    desk.cell("目标", 0, "名称").click()
    desk.type("Control+a")
    assert clean(desk.page) == []


def test_a_finger_chooses_one_cell(visit: Visit) -> None:
    desk = Lists.open(visit, {"目标": ROWS}, width=390, has_touch=True)
    desk.cell("目标", 0, "目标值").tap()
    desk.cell("目标", 1, "目标值").tap()
    assert chosen(desk) == 0
    expect(desk.page.locator("textarea:focus")).to_have_value('他说"好"\t90%')
    assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
