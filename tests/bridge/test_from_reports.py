"""What a report plans becomes a chain: each item is planned, and stands in what the next period has to answer for."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from casefile import files, read
from running import Run

pytestmark = pytest.mark.browser


def noted(item: dict[str, Any]) -> dict[str, str]:
    """Say where an item stood and what stood under it, which its row keeps."""
    said = "；".join([f"归入“{item['group']}”"] * bool(item["group"]) + item["details"])
    return {"说明": said} if said else {}


@pytest.mark.parametrize("path", files("planned"), ids=lambda path: path.stem)
def test_every_item_is_planned_and_goes_on(path: Path, run_script: Run) -> None:
    case = read(path)
    report = {"text": case["text"], "period": case["period"]}
    [told] = run_script("from_reports", {"call": "begun", "reports": [report]})
    columns = {"名称": "text", "责任人": "owner", "完成时限": "deadline", "衡量指标": "sign"}
    due = [{name: item[key] for name, key in columns.items() if item[key]} | noted(item) for item in told["items"]]
    assert told["plan"] == due
    assert [row["名称"] for row in told["on"]] == [item["text"] for item in told["items"]]
    assert {row["答复"] for row in told["on"]} <= {"未答复"}
    assert [row["名称"] for row in told["found"]] == [problem["text"] for problem in told["problems"]]
    for item, day in zip(told["items"], told["dues"], strict=True):
        written = date.fromisoformat(str(day)) if day else None
        if re.search("第.{1,3}周|^[0-9]+周", item["deadline"]):  # as it was written: a week, which ends on a Sunday
            assert written is not None
            assert written.isoweekday() == 7
        elif written or not item["deadline"]:
            assert (written.isoformat() if written else "") == item["deadline"]
        else:  # as it was written, where that tells no day
            assert re.sub("[ 　]", "", item["deadline"]) in re.sub("[ 　]", "", case["text"])
    # What the case expects is there, but for what it says is missed.
    missed = {miss["text"] for miss in case.get("misses", [])}
    expected = [item if isinstance(item, str) else item["text"] for item in case["items"]]
    assert {text for text in expected if text not in missed} <= {row["名称"] for row in told["plan"]}


def test_what_the_next_period_is_called(run_script: Run) -> None:
    names = {
        "2025年第一季度": "2025年第二季度",
        "2025年第四季度": "2026年第一季度",
        "2025年三季度": "2025年第四季度",
        "2025年第3季度": "2025年第四季度",
        "2025年4季度": "2026年第一季度",
        "2025年09月": "2025年10月",
        "2025年上半年": "2025年下半年",
        "2025年下半年": "2026年上半年",
        "2025年9月": "2025年10月",
        "2025年12月": "2026年1月",
        "2025年": "2026年",
        "2025年度": "2026年度",
        "第32周": "第33周",
        "2025年第32周": "2025年第33周",
        "2025年第52周": "2026年第1周",
        # A year that begins with a Thursday has one more.
        "2026年第52周": "2026年第53周",
        "2026年第53周": "2027年第1周",
        "第52周": "第1周",
        "第十二周": "第十三周",
        "8月第2周": "8月第3周",
        "8月第4周": "",
        "秋季学期第8周": "秋季学期第9周",
        "8月4日至8月8日": "8月11日至8月15日",
        "8月25日至29日": "9月1日至5日",
        "12月29日至1月2日": "1月5日至1月9日",
        "2025年8月4日至8日": "2025年8月11日至15日",
        "2025年9月8日—9月12日": "2025年9月15日—9月19日",
        "2025年12月22日至12月26日": "2025年12月29日至2026年1月2日",
        "2025年12月29日至2026年1月2日": "2026年1月5日至1月9日",
        "2025年8月4日至8月15日": "2025年8月18日至8月29日",
        "8月1日至8月31日": "",
        "2月30日至3月2日": "",
        "第0周": "",
        "第一个冲刺": "",
        "": "",
    }
    assert run_script("from_reports", {"call": "following", "names": list(names)}) == list(names.values())


def test_the_period_that_a_report_is_of(run_script: Run) -> None:
    texts = {
        ("2025年第一季度工作总结", ""): "2025年第一季度",
        ("2025年三季度工作总结", ""): "2025年三季度",
        ("2025年第3季度工作总结", ""): "2025年第3季度",
        ("2025年工作总结", ""): "2025年",
        ("", "2025年9月8日至12日工作周报"): "2025年9月8日至12日",
        ("周报", "2025年9月"): "",
        ("第32周工作周报", ""): "第32周",
        ("2025年第三十二周周报", ""): "2025年第三十二周",
        ("门店周报（8月4日至8月8日）", ""): "8月4日至8月8日",
        ("", ""): "",
    }
    assert run_script("from_reports", {"call": "named", "texts": [list(text) for text in texts]}) == list(
        texts.values()
    )
