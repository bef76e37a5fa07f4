"""Everyone's part: what each owner has still to answer for, as a message and as a calendar file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from calendar_reading import STAMP, parsed
from casefile import files, read
from running import Run
from yaml_chains import chain_of

pytestmark = pytest.mark.browser

KEYS = {"what", "chain", "period", "today", "owners", "messages", "calendars", "cells", "deadlines"}


def whole(day: str) -> int | None:
    return int(day.replace("-", "")) if day else None


@pytest.mark.parametrize("path", files("everyone"), ids=lambda path: path.stem)
def test_a_case(path: Path, run_script: Run) -> None:
    case = read(path)
    assert not case.keys() - KEYS
    if "cells" in case:
        found = run_script("everyone", {"call": "ownersIn", "cells": [row["written"] for row in case["cells"]]})
        wanted = [[name.replace("_", " ") for name in row["owners"].split()] for row in case["cells"]]
        assert found == wanted
    if "deadlines" in case:
        rows = [{"raw": row["written"], "period": row["period"]} for row in case["deadlines"]]
        found = run_script("everyone", {"call": "deadlines", "rows": rows})
        assert found == [whole(row["day"]) for row in case["deadlines"]]
    if "chain" in case:
        asked = {"chain": chain_of(case), "period": case.get("period", "T1")}
        owners = [[owner, ids.split()] for owner, ids in case["owners"].items()]
        assert run_script("everyone", {"call": "owners", **asked}) == owners
        for owner, lines in case["messages"].items():
            task = {"call": "message", **asked, "owner": owner, "today": whole(case["today"])}
            assert run_script("everyone", task) == lines.rstrip("\n")
        for owner, days in case["calendars"].items():
            written = run_script("everyone", {"call": "calendar", **asked, "owner": owner, "stamp": STAMP})
            events = parsed(written) if written else []
            assert [f"{event['day']} {event['summary']}" for event in events] == days
            assert [event["id"] for event in events] == [
                f"chain-{asked['period']}-{event['summary'][:-1].rpartition('（')[2]}" for event in events
            ]


def test_what_an_event_says(run_script: Run) -> None:
    row = {"名称": "核心功能开发", "责任人": "张三、李四", "完成时限": "6月30日", "衡量指标": "用例全部通过"}
    case: dict[str, Any] = {"chain": {"title": "新品上线", "periods": ["2025年第二季度"], "rows": {"A1": row}}}
    asked = {"chain": chain_of(case), "period": "T1", "owner": "李四", "stamp": STAMP}
    [event] = parsed(run_script("everyone", {"call": "calendar", **asked}))
    assert event["description"].split("\n") == [
        "责任人：张三、李四",
        "算完成：用例全部通过",
        "计划：新品上线，2025年第二季度",
    ]
