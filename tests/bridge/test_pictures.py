"""Pictures of a chain hold every row once, nothing in them overlaps, and the same is told as a list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from running import Run

pytestmark = pytest.mark.browser

CASES = Path(__file__).resolve().parents[1] / "cases" / "pictures"
COUNT = 80
BLANK = {"actual": "", "reason": "", "evidence": "", "rest": ""}


def chain_of(case: dict[str, Any]) -> dict[str, Any]:
    """Write a case's chain as the site has it."""
    periods = [
        {
            "id": f"T{number}",
            "name": period["name"],
            "changes": period.get("changes", {}),
            "answers": {
                key: {"verdict": verdict, **BLANK, "rest": period.get("rests", {}).get(key, "")}
                for key, verdict in period.get("answers", {}).items()
            },
            "reopened": {},
        }
        for number, period in enumerate(case["periods"], 1)
    ]
    rows = [
        {
            "id": key,
            "period": f"T{row.pop('period', 1)}",
            "from": row.pop("from", []),
            "cells": {name: str(value) for name, value in row.items()},
        }
        for key, row in ((key, dict(row)) for key, row in case["rows"].items())
    ]
    return {"periods": periods, "rows": rows, "today": case["today"]}


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yml")), ids=lambda path: path.stem)
def test_what_is_drawn_is_told_as_a_list(path: Path, run_script: Run) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    told = run_script("../bridge/pictures", {"cases": [chain_of(case)]})[0]
    expected = case["expect"]
    assert told["picture"] == expected["picture"].splitlines()
    assert told["about"] == expected["about"]
    assert told["months"] == (None if expected["about months"] is None else expected["months"].splitlines())
    assert told["about months"] == expected["about months"]


@pytest.mark.drawn
def test_random_chains(seeds: list[int], run_script: Run) -> None:
    for seed in seeds:
        result = run_script("../bridge/pictures", {"seed": seed, "count": COUNT})
        assert not result["problems"], (seed, "\n".join(result["problems"]))
        assert all(count > COUNT / 5 for count in result["seen"].values()), (seed, result["seen"])
