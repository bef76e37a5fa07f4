"""Relations between example values: what holds, what does not, and what cannot be judged."""

from __future__ import annotations

from datetime import date

import pytest

from reportkb.library import relation
from reportkb.report import period
from reportkb.report.fields import Field, FieldType
from reportkb.report.formula import parse
from reportkb.rules.operands import contradiction, operands


def field(name: str, kind: FieldType, formula: str = "") -> Field:
    return Field(name, kind, "", "", "", parse(formula) if formula else None, 0)


REGISTER = {
    item.name: item
    for item in (
        field("总数", "number"),
        field("高", "number"),
        field("低", "number"),
        field("占比", "percent", "高 / 总数"),
        field("立项日期", "date"),
        field("上线日期", "date"),
        field("延误天数", "number"),
        field("窗口", "period"),
        field("负责人", "person"),
    )
}
GIVEN = {
    "总数": "10",
    "高": "3",
    "低": "7.0",
    "立项日期": "2024-02-28",
    "上线日期": "2024-03-01",
    "延误天数": "2",
    "窗口": "2024年2月28日至3月1日",
    "负责人": "周明",
}
KNOWN = operands(REGISTER, GIVEN)


@pytest.mark.parametrize(
    "source",
    [
        "总数 == 高 + 低",
        "高 < 低 <= 总数 - 3 < 总数",
        "占比 == 0.3",
        "占比 * 总数 == 高",
        "上线日期 - 立项日期 == 延误天数",
        "立项日期 + 延误天数 == 上线日期",
        "立项日期 < 上线日期 ≤ 上线日期 ＜ 上线日期 + 1",
        "窗口始 == 立项日期",
        "窗口止 - 窗口始 + 1 == 3",
        "(上线日期 - 立项日期) * 5 == 总数",
    ],
)
def test_a_relation_that_holds(source: str) -> None:
    assert contradiction(relation.parse(source), KNOWN) == ""


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("总数 == 高 + 低 + 1", "“总数 == 高 + 低 + 1”不成立：左边是10，右边是11"),
        ("高 < 低 < 7", "“低 < 7”不成立：左边是7，右边是7"),
        ("总数 / 高 == 3.33", "“总数 / 高 == 3.33”不成立：左边是3.3333，右边是3.33"),
        (
            "上线日期 <= 立项日期 + 1",
            "“上线日期 <= 立项日期 + 1”不成立：左边是2024-03-01，右边是2024-02-29",
        ),
        (
            "立项日期 - 1000000 == 上线日期",
            "“立项日期 - 1000000 == 上线日期”不成立：左边是不存在的日期，右边是2024-03-01",
        ),
    ],
)
def test_a_relation_that_does_not_hold(source: str, told: str) -> None:
    assert contradiction(relation.parse(source), KNOWN) == told


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("总数", "没有比较"),
        ("", "没有比较"),
        ("总数 == ", "末尾"),
        ("总数 = 10", "一个“=”不是比较"),
        ("总数 == 10；", "处读不懂"),
        ("(总数 == 高", "括号没有配对"),
        ("上线日期 == 总数", "的一边是日期，另一边是数"),
        ("上线日期 + 立项日期 == 总数", "日期不能这样算"),
        ("上线日期 * 2 == 总数", "日期不能这样算"),
        ("1 - 上线日期 == 总数", "日期不能这样算"),
        ("总数 / (低 - 7) == 1", "除数为零"),
        ("负责人 == 总数", "“负责人”没有数"),
        ("窗口 == 总数", "“窗口”没有数"),
        ("没有这个 == 总数", "“没有这个”没有数"),
    ],
)
def test_a_relation_that_cannot_be_judged(source: str, told: str) -> None:
    with pytest.raises(relation.RelationError, match=told.replace("(", r"\(")):
        contradiction(relation.parse(source), KNOWN)


@pytest.mark.parametrize(
    ("raw", "ends"),
    [
        ("2024年2月至2025年5月", (date(2024, 2, 1), date(2025, 5, 31))),
        ("2024年1月至2月", (date(2024, 1, 1), date(2024, 2, 29))),
        ("2025年1月28日至2月4日", (date(2025, 1, 28), date(2025, 2, 4))),
        ("2024年12月16日至2025年3月31日", (date(2024, 12, 16), date(2025, 3, 31))),
        ("2025年6月3日至5日", (date(2025, 6, 3), date(2025, 6, 5))),
        ("2025年第四季度", (date(2025, 10, 1), date(2025, 12, 31))),
        ("2025年7月", (date(2025, 7, 1), date(2025, 7, 31))),
        ("2025年", (date(2025, 1, 1), date(2025, 12, 31))),
        ("2025年5月至3月", None),
        ("2025年13月", None),
        ("2025年2月30日至3月", None),
        ("去年下半年", None),
        ("", None),
    ],
)
def test_a_period_has_two_ends(raw: str, ends: tuple[date, date] | None) -> None:
    assert period.days(raw) == ends
