"""A workbook goes into all lists at once: sheets are known by their names, columns by their headings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportkb.library.library import load
from reportkb.site.catalog import written
from reportkb.source.tree import read
from running import Run

pytestmark = pytest.mark.browser

GOAL = {"名称": "后厨改造", "完成时限": "2026-08-25"}


@pytest.fixture(scope="module")
def types(root: Path) -> dict[str, Any]:
    """Give three lists as the catalogue holds them."""
    library, _ = load(read(root)[0])
    lists = written(library.lists)
    return {name: lists[name] for name in ("目标", "问题", "措施")}


def book(run_script: Run, types: dict[str, Any], sheets: dict[str, list[list[str]]], **rows: Any) -> Any:
    given = [{"name": name, "cells": cells} for name, cells in sheets.items()]
    return run_script("lists", {"call": "book", "types": types, "sheets": given, "rows": rows})


def test_each_sheet_says_what_it_brings_and_what_it_leaves(types: dict[str, Any], run_script: Run) -> None:
    sheets = {
        " 目标 ": [["一览表", ""], ["事项", "经办电话"], ["满意度", "138"]],
        "通讯录": [["姓名"], ["张三"]],
        "措施": [["检测", "张三"], ["复检", "李四"]],
        "问题清单": [["名称", "", "状态"], ["返工", "甲", "未定"]],
        "问题表": [["名称"], ["停电"]],
    }
    found = book(run_script, types, sheets)["found"]
    assert [(one["sheet"], one["list"], one["why"]) for one in found] == [
        (" 目标 ", "目标", ""),
        ("通讯录", "", "这份草稿里没有叫这个名字的清单"),
        ("措施", "", "没有认出表头，可以复制后粘贴到清单里"),
        ("问题清单", "问题", ""),
        ("问题表", "", "前面已经有一张“问题”"),
    ]
    assert (found[0]["rows"], found[0]["columns"], found[0]["left"]) == ([{"名称": "满意度"}], ["名称"], ["经办电话"])
    assert (found[3]["rows"], found[3]["left"]) == ([{"名称": "返工", "状态": "未定"}], ["第2列"])


def test_rows_come_after_those_there_are_or_replace_them(types: dict[str, Any], run_script: Run) -> None:
    sheets = {"目标": [["名称", "完成时限"], ["满意度", "九月"]], "问题": [["名称"]]}
    answer = book(run_script, types, sheets, 目标=[GOAL], 问题=[{"名称": "返工"}])
    added = {"名称": "满意度", "完成时限": "九月"}
    # A list whose sheet has no rows stays as it is.
    assert answer["after"] == {"目标": [GOAL, added]}
    assert answer["over"] == {"目标": [added]}
    assert answer["wrong"] == ["完成时限"]


def test_a_row_may_name_what_the_same_workbook_brings(types: dict[str, Any], run_script: Run) -> None:
    measures = [["名称", "问题"], ["检测", "停电"], ["复检", "返工"], ["培训", "没有的"]]
    sheets = {"措施": measures, "问题": [["名称"], ["停电"]]}
    assert book(run_script, types, sheets, 问题=[{"名称": "返工"}])["wrong"] == ["问题"]


def test_a_sheet_that_is_too_long_is_left(types: dict[str, Any], run_script: Run) -> None:
    (one,) = book(run_script, types, {"目标": [["名称"], *[[f"第{at}项"] for at in range(2001)]]})["found"]
    assert (one["list"], one["why"]) == ("", "有2001行，一个清单最多放2000行")
