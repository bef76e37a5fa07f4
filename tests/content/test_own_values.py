"""A figure that follows from others is true for whatever a writer fills in, not only for the sample."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from reportkb.library.library import Library
from reportkb.report import values

MILESTONES = {
    "规划评审计划日期": "2025-03-03",
    "规划评审日期": "2025-03-05",
    "设计评审计划日期": "2025-04-01",
    "设计评审日期": "2025-04-11",
    "集成测试计划日期": "2025-06-02",
    "集成测试通过日期": "2025-06-09",
    "验收测试计划日期": "2025-07-01",
    "验收测试签字日期": "2025-07-03",
    "上线计划日期": "2025-08-01",
    "上线日期": "2025-07-30",
    "验收计划日期": "2025-09-01",
    "验收日期": "2025-09-13",
}


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (
            MILESTONES,
            {
                "启动阶段延期天数": "2",
                "设计评审延期天数": "10",
                "集成测试延期天数": "7",
                "验收测试延期天数": "2",
                "上线延期天数": "-2",
                "验收延期天数": "12",
                # What each stage added: the first row's days and these make the last row's.
                "需求阶段延期天数": "8",
                "集成阶段延期天数": "-3",
                "验收新增延误天数": "5",
            },
        ),
        (
            {
                "全面启用计划日期": "2025-05-19",
                "全面启用日期": "2025-05-29",
                "试点延误天数": "3",
                "等待封网天数": "4",
                "口径表发布日期": "2025-05-20",
            },
            {"全面启用延期天数": "10", "口径滞后天数": "-9"},
        ),
        (
            {"季度会日期": "2025-07-10", "计划截稿日期": "2025-07-12", "延误发现日期": "2025-06-30"},
            {"计划早于总结天数": "-2", "延误传达天数": "10"},
        ),
        ({"功能完成计划日期": "2025-08-30", "原预热日期": "2025-09-01"}, {"抢跑天数": "-2"}),
        ({"流程审定计划日期": "2025-02-28", "流程审定日期": "2025-03-03"}, {"流程审定延期天数": "3"}),
        ({"策划计划完成日期": "2024-12-31", "策划完成日期": "2025-01-02"}, {"策划延期天数": "2"}),
        # Three rows answered of ten in the plan, and twelve problems named: no share goes over 100 %.
        (
            {
                "试行完成数": "1",
                "试行结转数": "1",
                "试行取消数": "1",
                "试行计划行数": "10",
                "试行总结问题数": "12",
            },
            {"试行问题数": "3", "试行答复率": "30%", "试行承接率": "83%"},
        ),
        # Articles that stayed unscanned for a reason that no section names.
        (
            {"高值使用件数": "1000", "高值未扫码件数": "50", "夜间未扫码件数": "20", "无码耗材件数": "10"},
            {"高值追溯率现值": "95.0%"},
        ),
        # Cases that went over time without having been warned of.
        (
            {"联办办件数": "100", "联办按期件数": "80", "联办预警件数": "30", "预警后按期件数": "18"},
            {"联办超期件数": "20", "预警后超期件数": "12"},
        ),
    ],
    ids=["milestones", "launch", "meeting", "promotion", "decision", "plan", "ledger", "scan", "warning"],
)
def test_a_figure_follows_from_what_it_names(
    given: Mapping[str, str], shown: Mapping[str, str], library: Library
) -> None:
    resolved = values.resolve(library.register, given)
    assert {name: resolved.get(name) for name in shown} == shown


@pytest.mark.parametrize(
    "name",
    [
        "接口联调延误天数",
        "测试用例总数",
        "所需专职开发人数",
        "报损回收季数",
        "库管员数",
        "高值未扫码件数",
        "预备费调剂额",
        "清单外要件数",
        "督导抽查件数",
        "授权签署家数",
    ],
)
def test_what_holds_in_the_sample_alone_is_typed(name: str, library: Library) -> None:
    assert library.register[name].formula is None


def test_every_milestone_has_its_own_delay(root: Path, library: Library) -> None:
    text = (root / "snippets/process/milestones-plan-vs-actual.md").read_text("utf-8")
    rows = [re.findall(r"\{\{(.+?)\}\}", line) for line in text.splitlines() if line.startswith("|")]
    derived = [(row, formula) for row in rows for name in row if (formula := library.register[name].formula)]
    assert len(derived) == 6
    assert all(set(formula.names) <= set(row) for row, formula in derived)
