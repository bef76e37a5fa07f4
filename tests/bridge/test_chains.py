"""What operations on a chain leave behind, and what a period plans of it."""

from __future__ import annotations

from typing import Any

import pytest

from running import Run

pytestmark = pytest.mark.browser

PROBLEM: list[Any] = ["addLink", "P", "T1", {"名称": "返工"}]
CAUSE: list[Any] = ["addLink", "C", "T1", {"名称": "图纸晚到"}, ["P1"]]
MEASURE: list[Any] = ["addLink", "A", "T1", {"名称": "提前会审"}, ["C1"]]
GOAL: list[Any] = ["addLink", "G", "T1", {"名称": "返工减半"}, ["A1"]]


def said(verdict: str, rest: str = "") -> dict[str, str]:
    return {"verdict": verdict, "actual": "", "reason": "", "evidence": "", "rest": rest}


def test_a_goal_keeps_its_problem_when_the_measure_between_is_removed(run_script: Run) -> None:
    chain = run_script("chains", {"call": "acts", "acts": [PROBLEM, CAUSE, MEASURE, GOAL, ["removeLink", "A1"]]})
    assert [(link["id"], link["from"]) for link in chain["links"]] == [("P1", []), ("C1", ["P1"]), ("G1", ["P1"])]


@pytest.mark.parametrize("row", ["A9", "P1", "constructor"])
def test_what_no_period_plans_is_not_answered(row: str, run_script: Run) -> None:
    """A file with such an answer would be refused when it is opened again."""
    acts = [PROBLEM, ["answer", "T1", row, said("完成")], ["reopen", "T1", row, "又要做"]]
    period = run_script("chains", {"call": "acts", "acts": acts})["periods"][0]
    assert (period["answers"], period["reopened"]) == ({}, {})


def test_what_was_left_in_a_period_that_no_longer_plans_the_row_does_not_count(run_script: Run) -> None:
    acts = [
        MEASURE,
        ["answer", "T1", "A1", said("结转")],
        ["addPeriod", "2025年第二季度"],
        ["answer", "T2", "A1", said("部分", rest="还差一半")],
        ["addPeriod", "2025年第三季度"],
    ]
    (open_still,) = run_script("chains", {"call": "plan", "acts": acts, "period": "T3"})
    assert open_still["cells"] == {"名称": "还差一半"}
    acts += [["answer", "T1", "A1", said("取消")], ["reopen", "T3", "A1", "又要做"]]
    (again,) = run_script("chains", {"call": "plan", "acts": acts, "period": "T3"})
    assert again["cells"] == {"名称": "提前会审"}
