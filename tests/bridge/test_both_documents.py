"""Both documents say what the chain says; what their writer changed there is kept, and comes back into the chain."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from casefile import files, read
from running import Run
from yaml_chains import chain_of

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", files("chain-documents"), ids=lambda path: path.stem)
@pytest.mark.parametrize("role", ["summary", "plan"])
def test_what_a_document_says(path: Path, role: str, run_script: Run) -> None:
    case = read(path)
    rows, values = run_script(
        "documents", {"call": "rows", "chain": chain_of(case), "period": case["period"], "role": role}
    )
    assert rows == {**case["both"], **case["roles"][role]}
    assert values == case["values"][role]


@pytest.mark.parametrize("path", files("in-step"), ids=lambda path: path.stem)
def test_lists_in_step(path: Path, run_script: Run) -> None:
    case = read(path)
    task = {key: case[key] for key in ("rows", "given", "fresh")}
    step = run_script("documents", {"call": "step", **task})
    assert step["rows"] == case["expect"]
    assert {key: str(step[key]) for key in ("changed", "added", "removed")} == {
        key: case[key] for key in ("changed", "added", "removed")
    }
    assert [f"{spot['list']} {spot['number']} {spot['column']}" for spot in step["kept"]] == case["kept"]
    # What was brought in step once stays as it is.
    again = {"rows": step["rows"], "given": case["fresh"], "fresh": case["fresh"]}
    assert run_script("documents", {"call": "same", **again})


def test_a_chain_is_begun_from_lists(run_script: Run) -> None:
    rows = {
        "问题": [{"名称": "移交太晚"}],
        "原因": [{"名称": "排不开", "问题": "移交太晚"}],
        "措施": [{"名称": "按周移交", "问题": "移交太晚", "责任人": "张三"}],
        "目标": [{"名称": "当周核实完", "目标值": "0条"}],
        "下期任务": [
            {"名称": "按周移交", "目标": "当周核实完", "完成标志": "移交单"},
            {"名称": "补一名坐席", "问题": "移交太晚"},
        ],
    }
    empty = chain_of({"chain": {"periods": ["2025年第二季度"]}})
    task = {"call": "taken", "chain": empty, "period": "T1", "role": "plan", "rows": rows, "given": {}}
    links = {link["id"]: link for link in run_script("documents", task)["links"]}
    assert {key: (link["from"], link["cells"]["名称"]) for key, link in links.items()} == {
        "P1": ([], "移交太晚"),
        "C1": (["P1"], "排不开"),
        "A1": (["C1"], "按周移交"),
        "A2": (["C1"], "补一名坐席"),
        "G1": (["A1"], "当周核实完"),
    }
    assert links["A1"]["cells"]["衡量指标"] == "移交单"


def test_what_the_writer_changed_comes_back(run_script: Run) -> None:
    case = read(files("chain-documents")[0])
    edits: dict[str, Any] = {
        "问题 P1": {"名称": "三号窗口没有叫号机"},
        "下期任务 A3": {"责任人": "王五"},
        "结转 A2": {"答复": "结转", "说明": "值班表没有排出来"},
    }
    task = {"call": "back", "chain": chain_of(case), "period": "T2", "role": "plan", "edits": edits}
    found = run_script("documents", task)
    links = {link["id"]: link for link in found["chain"]["links"]}
    assert links["P1"]["cells"]["名称"] == "三号窗口没有叫号机"
    assert links["A3"]["cells"]["责任人"] == "王五"
    answer = found["chain"]["periods"][0]["answers"]["A2"]
    assert (answer["verdict"], answer["reason"]) == ("结转", "值班表没有排出来")
    assert found["kept"] == []
    # The other lists that name the row say the same then.
    assert [row["责任人"] for row in found["rows"]["措施"] if row["编号"] == "A3"] == ["王五"]
    assert found["rows"]["原因"][0]["问题"] == "三号窗口没有叫号机"
    assert found["quiet"]


def test_what_nobody_changed_changes_nothing(run_script: Run) -> None:
    rows = {
        "P1": {"名称": "返工"},
        "P2": {"名称": "返工"},
        "C1": {"名称": "没有会审"},
        "C2": {"名称": "没有会审", "来自": "P2"},
        "A1": {"名称": "会审", "来自": "C2"},
        "G1": {"名称": "减半"},
        "G2": {"名称": "减半", "来自": "A1"},
    }
    chain = chain_of({"chain": {"periods": ["2025年第二季度"], "rows": rows}})
    for role in ("plan", "summary"):
        found = run_script("documents", {"call": "back", "chain": chain, "period": "T1", "role": role, "edits": {}})
        assert found["chain"] == chain, "a name that two have ties nothing"


def test_an_answer_of_another_word_keeps_what_was_said(run_script: Run) -> None:
    case = read(files("chain-documents")[0])
    task: dict[str, Any] = {"call": "back", "chain": chain_of(case), "period": "T2", "role": "plan"}
    found = run_script("documents", {**task, "edits": {"结转 A1": {"答复": "完成"}}})
    was = task["chain"]["periods"][0]["answers"]["A1"]
    assert found["chain"]["periods"][0]["answers"]["A1"] == {**was, "verdict": "完成"}
    # Only the evidence, only the figure, only what is left.
    found = run_script(
        "documents", {**task, "edits": {"结转 A1": {"依据": "新的验收单"}, "结转 G1": {"实际值": "8分钟"}}}
    )
    answers = found["chain"]["periods"][0]["answers"]
    assert (answers["A1"]["evidence"], answers["G1"]["actual"]) == ("新的验收单", "8分钟")
    said = "装了两个窗口；供货晚；剩下：再装一台"
    found = run_script("documents", {**task, "edits": {"结转 A1": {"说明": said}}})
    one = found["chain"]["periods"][0]["answers"]["A1"]
    assert (one["actual"], one["reason"], one["rest"]) == ("装了两个窗口", "供货晚", "再装一台")
    assert [row["说明"] for row in found["rows"]["结转"] if row["编号"] == "A1"] == [said]


def test_a_task_called_as_one_that_is_done_is_another(run_script: Run) -> None:
    case = {
        "chain": {
            "periods": ["2025年第一季度", "2025年第二季度"],
            "rows": {"A1": {"名称": "培训"}},
            "answers": {"T1": {"A1": {"结果": "完成"}}},
        }
    }
    task = {"call": "taken", "chain": chain_of(case), "period": "T2", "role": "plan", "given": {}}
    links = run_script("documents", {**task, "rows": {"下期任务": [{"名称": "培训"}]}})["links"]
    assert [(link["id"], link["period"]) for link in links] == [("A1", "T1"), ("A2", "T2")]


@pytest.mark.parametrize("role", ["summary", "plan"])
@pytest.mark.parametrize("path", files("chain-documents"), ids=lambda path: path.stem)
def test_a_draft_whose_chain_is_not_here_keeps_its_lists(path: Path, role: str, run_script: Run) -> None:
    case = read(path)
    nothing: dict[str, Any] = {"values": {}, "rows": {}}
    task = {"call": "parted", "chain": chain_of(case), "period": case["period"], "role": role, "values": nothing}
    found = run_script("documents", task)
    # What the chain writes of its rows is written anew.
    for name in found["before"].keys() - {"衔接", "会议与机制"}:
        rows = [[row.get("名称"), row.get("责任人")] for row in found["rows"].get(name, [])]
        assert sorted(map(str, rows)) == sorted(
            str([row.get("名称"), row.get("责任人")]) for row in found["before"][name]
        )
    assert found["removed"] == 0


def test_a_summary_begins_the_chain_of_the_next_period(run_script: Run) -> None:
    goal = {"名称": "日均卖出欧包", "目标值": "60个", "实际值": "52个"}
    task = {"名称": "换烤箱门封条", "责任人": "于海洋", "完成时限": "2026-09-10"}
    rows = {"问题": [{"名称": "烤箱8月坏了3回"}], "目标": [goal], "下期任务": [task]}
    values = {"报告周期": "2026年8月"}
    found = run_script("documents", {"call": "parted", "values": {"values": values, "rows": rows}})
    assert found["period"] == "2026年9月"
    # A goal that has its result is no plan of the next period, now or when the draft is opened again.
    assert [link["id"] for link in found["links"]] == ["P1", "A1"]
    assert found["rows"]["目标"] == [goal]
    named = {"values": {**values, "下一周期": "2026年9月至10月"}, "rows": rows}
    assert run_script("documents", {"call": "parted", "values": named})["period"] == "2026年9月至10月"
    plan = {"values": values, "rows": {"下期任务": [{**task, "完成时限": "2026-08-10"}]}}
    assert run_script("documents", {"call": "parted", "values": plan})["period"] == "2026年8月"
