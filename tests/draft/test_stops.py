"""Which cells of lists are still open, and where the writer goes next among fields and cells."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportkb.library.library import load
from reportkb.site.catalog import written
from reportkb.source.tree import read
from running import Run

pytestmark = pytest.mark.browser

TEXT = """共{{计数(目标)}}项。

| 目标 | 达成 | 时限 |
| --- | --- | --- |
| {{目标.名称}} | {{目标.达成}} | {{目标.完成时限}} |

- {{措施.名称}}，{{措施.责任人}}
"""


@pytest.fixture(scope="module")
def types(root: Path) -> dict[str, Any]:
    """Give the lists as the catalogue holds them."""
    library, _ = load(read(root)[0])
    return written(library.lists)


def test_the_cells_that_are_open(types: dict[str, Any], run_script: Run) -> None:
    rows = {
        "目标": [
            {"名称": "甲", "目标值": "不超过45天", "实际值": "41天", "完成时限": "2026-08-25"},
            {},
            # What is computed waits for what it is computed from.
            {"名称": "乙", "目标值": "95%"},
            # Nothing can be computed from these, so that it is chosen.
            {"名称": "丙", "目标值": "好", "实际值": "好", "完成时限": "九月"},
            {"完成时限": " ", "说明": "无"},
        ],
        "措施": [{"责任人": "张三"}],
        "风险": [{"名称": "没有用到"}],
    }
    assert run_script("lists", {"call": "cellsOpen", "types": types, "rows": rows, "text": TEXT}) == [
        "目标[2].实际值",
        "目标[2].完成时限",
        "目标[3].达成",
        "目标[4].名称",
        "目标[4].目标值",
        "目标[4].实际值",
        "目标[4].完成时限",
        "措施[1].名称",
    ]


def test_a_column_that_follows_from_itself_does_not_go_on_for_ever(types: dict[str, Any], run_script: Run) -> None:
    column = {"type": "number", "steps": ["@乙", "@甲", "+"], "digits": 0}
    round_ = {"counter": "项", "purpose": "", "columns": {"名称": {"type": "text"}, "甲": column, "乙": column}}
    task = {"call": "cellsOpen", "types": {"目标": round_}, "rows": {"目标": [{"名称": "甲"}]}, "text": "{{目标.甲}}"}
    assert run_script("lists", task) == ["目标[1].甲"]


def test_stops_are_in_the_order_of_the_form(types: dict[str, Any], run_script: Run) -> None:
    form = {"common": ["单位", "项目"], "lists": ["目标", "费用", "措施"], "rest": ["结论"], "types": types}
    open_ = ["结论", "项目", "计数(费用)", "措施[2].责任人", "目标[1].完成时限", "目标[1].目标值", "不在表里"]
    order = ["项目", "目标[1].目标值", "目标[1].完成时限", "计数(费用)", "措施[2].责任人", "结论"]
    task = {"call": "walk", "form": form, "open": open_, "from": None}
    assert run_script("lists", {**task, "step": 1}) == [*order, *order[:2]]
    assert run_script("lists", {**task, "step": -1}) == [*order[::-1], *order[:-3:-1]]
    for last, after, before in (
        ("目标[1].实际值", "目标[1].完成时限", "目标[1].目标值"),
        # The row that is there to be written into; where the list has no other it is the stop itself.
        ("目标[0].名称", "计数(费用)", "目标[1].完成时限"),
        ("费用[0].名称", "措施[2].责任人", "目标[1].完成时限"),
        ("费用[0].实际", "措施[2].责任人", "计数(费用)"),
        ("风险[1].名称", "项目", "结论"),
    ):
        assert run_script("lists", {**task, "from": last, "step": 1})[0] == after, last
        assert run_script("lists", {**task, "from": last, "step": -1})[0] == before, last
