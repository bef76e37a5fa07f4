"""Values that cannot be right together are pointed at beside their field, and what can be is left alone."""

from __future__ import annotations

from typing import Any

import pytest

from running import Run

pytestmark = pytest.mark.browser

NUMBER = {"type": "number", "unit": "项"}
MONEY = {"type": "money", "unit": "万元", "example": "36"}
DATE, PERIOD = {"type": "date"}, {"type": "period"}
LEFT = NUMBER | {"formula": "全部数 - 已办数", "steps": ["@全部数", "@已办数", "-"], "digits": 0}
PASSED = {"type": "percent", "formula": "通过数 / 应考数", "steps": ["@通过数", "@应考数", "/"], "digits": 0}
CONTRADICTIONS: list[tuple[dict[str, tuple[dict[str, Any], str]], list[list[str]]]] = [
    (
        {"量化目标数": (NUMBER, "3"), "达成目标数": (NUMBER, "5项")},
        [["figure", "达成目标数", "“达成目标数”（5项）比“量化目标数”（3项）还多，请看看哪个填错了。"]],
    ),
    ({"量化目标数": (NUMBER, "3"), "计划目标数": (NUMBER, "8"), "达成目标数": (NUMBER, "5")}, []),
    ({"量化目标数": (NUMBER, "3"), "达成目标数": ({**NUMBER, "unit": "个"}, "5")}, []),
    (
        {"风险总数": (NUMBER, "27"), "高风险数": (NUMBER, "40")},
        [["figure", "高风险数", "“高风险数”（40项）比“风险总数”（27项）还多，请看看哪个填错了。"]],
    ),
    ({"风险总数": (NUMBER, "27"), "高风险数": (NUMBER, "27"), "缺陷数": (NUMBER, "99")}, []),
    (
        {"任务卡数": (NUMBER, "4"), "任务卡按期数": (NUMBER, "6")},
        [["figure", "任务卡按期数", "“任务卡按期数”（6项）比“任务卡数”（4项）还多，请看看哪个填错了。"]],
    ),
    ({"预警后按期件数": (NUMBER, "273"), "预警后超期件数": (NUMBER, "113"), "预警后新增件数": (NUMBER, "9")}, []),
    (
        {"全部数": (NUMBER, "3"), "已办数": (NUMBER, "5"), "未办数": (LEFT, "")},
        [["figure", "未办数", "“未办数”按全部数 - 已办数算是-2，不会小于0，请看看“全部数”“已办数”。"]],
    ),
    ({"全部数": (NUMBER, "3"), "已办数": (NUMBER, "5"), "延期天数": (LEFT, "")}, []),
    (
        {"通过数": (NUMBER, "6"), "应考数": (NUMBER, "5"), "考核通过率": (PASSED, "")},
        [["figure", "考核通过率", "“考核通过率”按通过数 / 应考数算是120%，不会超过100%，请看看“通过数”“应考数”。"]],
    ),
    ({"通过数": (NUMBER, "6"), "应考数": (NUMBER, "5"), "销售额完成率": (PASSED, "")}, []),
    (
        {"培训覆盖率": ({"type": "percent"}, "120")},
        [["figure", "培训覆盖率", "“培训覆盖率”填的是120%，不会超过100%，请看看是不是填错了。"]],
    ),
    (
        {"项目预算": (MONEY, "380000"), "采购费用": (MONEY, "12"), "培训费用": (MONEY, "3.5万")},
        [["figure", "项目预算", "“项目预算”（380000万元）是别的金额的一千倍以上，请看看单位对不对。"]],
    ),
    ({"项目预算": (MONEY, "3800"), "采购费用": (MONEY, "12")}, []),
    ({"项目预算": (MONEY, "1280"), "快递费用": (MONEY, "0.3")}, []),
    ({"项目预算": (MONEY, "380000元"), "采购费用": (MONEY, "12")}, []),
    (
        {"试点启动计划日期": (DATE, "2025/8/22"), "试点完成计划日期": (DATE, "8月1日")},
        [["date", "试点完成计划日期", "“试点完成计划日期”（2025年8月1日）早于“试点启动计划日期”（2025年8月22日）。"]],
    ),
    (
        {"项目周期": (PERIOD, "2025.3-5"), "启动日期": (DATE, "2025-06-01")},
        [["date", "启动日期", "“启动日期”（2025年6月1日）晚于“项目周期”（2025年3月至5月）的结束。"]],
    ),
    (
        {"试点期间": (PERIOD, "2025年3月—5月"), "试点结束日期": (DATE, "2.28")},
        [["date", "试点结束日期", "“试点结束日期”（2025年2月28日）早于“试点期间”（2025年3月至5月）的开始。"]],
    ),
    ({"项目周期": (PERIOD, "2025年3月至5月"), "立项日期": (DATE, "2025-01-10"), "验收日期": (DATE, "2025-07-01")}, []),
]


IDS = [" ".join(f"{name}={raw}" for name, (_, raw) in given.items()) for given, _ in CONTRADICTIONS]


@pytest.mark.parametrize(("given", "findings"), CONTRADICTIONS, ids=IDS)
def test_values_that_cannot_be_right_together(
    given: dict[str, tuple[dict[str, Any], str]], findings: list[list[str]], run_script: Run
) -> None:
    fields = {name: field for name, (field, _) in given.items()}
    values = {name: raw for name, (_, raw) in given.items() if raw}
    assert run_script("looks", {"call": "watch", "sections": [], "fields": fields, "values": values}) == findings
