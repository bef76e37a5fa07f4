"""What is wrong with the lists is reported at its place, and never a traceback."""

from __future__ import annotations

import pytest

from reportkb.library import lists
from reportkb.report import facts

HEAD = "目标:\n  counter: 项\n  question: 多少？\n  purpose: 对账。\n  columns:\n"
# Each is a list with one slip, and the codes that it is told by.
SLIPS = {
    "unknown operand": ("达成: {type: choice, choices: [是, 否], derive: 甲 >= 丙, hint: 判断。}", {"RK026"}),
    "one word": ("达成: {type: choice, choices: [是], derive: 甲 >= 乙, hint: 判断。}", {"RK010"}),
    "no comparison": ("达成: {type: choice, choices: [是, 否], derive: 甲 - 乙, hint: 判断。}", {"RK026"}),
    "unreadable": ("差: {type: number, unit: 天, derive: 甲 - （乙, hint: 相差。}", {"RK026"}),
    "of itself": ("差: {type: number, unit: 天, derive: 差 - 乙, hint: 相差。}", {"RK026"}),
    "no words": ("类别: {type: choice, hint: 分类。}", {"RK010"}),
    "no list": ("问题: {type: row, list: 没有, hint: 哪个问题。}", {"RK010"}),
    "no unit": ("差: {type: number, derive: 甲 - 乙, hint: 相差。}", {"RK010"}),
    "a word twice": (
        "丙: {type: choice, choices: [是, 否], hint: 一。}\n    丁: {type: choice, choices: [是], hint: 二。}",
        {"RK007"},
    ),
    "no name": ('"甲 乙": {hint: 名字不可用。}', {"RK018"}),
}


@pytest.mark.parametrize(("column", "codes"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_and_its_rows_are_still_shown(column: str, codes: set[str]) -> None:
    head = f"{HEAD}    甲: {{type: quantity, hint: 实际。}}\n"
    text = f"{head}    乙: {{type: quantity, hint: 目标。}}\n    {column}\n"
    types, findings = lists.load({lists.LISTS: text})
    assert {finding.code for finding in findings} == codes
    shown = facts.resolve({}, types, {}, {"目标": [{"甲": "3天", "乙": "5天"}]})
    assert shown.rows["目标"][0]["甲"] == "3天"


def test_a_list_without_a_column_that_can_be_used_is_none() -> None:
    text = f'{HEAD}    "甲 乙": {{hint: 名字不可用。}}\n'
    types, findings = lists.load({lists.LISTS: text})
    assert types == {}
    assert [finding.code for finding in findings] == ["RK018"]
