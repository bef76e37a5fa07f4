"""Two files of one chain become one: nothing is lost, and where they differ someone chooses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from running import Run
from written_chains import answer, by_period, chain_of, conflict, rows_of

pytestmark = pytest.mark.browser

CASES = Path(__file__).resolve().parents[1] / "cases" / "chain-merge"


def merge(run_script: Run, mine: Any, theirs: Any, choices: list[str] | None = None) -> Any:
    return run_script("chains", {"call": "merge", "mine": mine, "theirs": theirs, "choices": choices or []})


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yml")), ids=lambda path: path.stem)
def test_two_files_become_one(path: Path, run_script: Run) -> None:
    # As written: a day is a text.
    case = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    mine, theirs, expected = chain_of(case["mine"]), chain_of(case["theirs"]), case["expect"]
    merged = merge(run_script, mine, theirs, case.get("choose"))
    assert rows_of(merged["chain"]) == expected["行"]
    assert {one["id"]: one["name"] for one in merged["chain"]["periods"]} == expected.get("时期", case["mine"]["时期"])
    assert list(expected.get("时期", ())) in ([], [one["id"] for one in merged["chain"]["periods"]])
    assert by_period(merged["chain"], "changes") == expected.get("改动", {})
    assert by_period(merged["chain"], "answers") == {
        period: {row: answer(said) for row, said in answers.items()}
        for period, answers in expected.get("答复", {}).items()
    }
    for told in ("added", "changed", "same", "notes"):
        assert merged[told] == expected.get(told, []), told
    assert merged["renumbered"] == expected.get("renumbered", {})
    assert [conflict(found) for found in merged["conflicts"]] == expected.get("conflicts", [])
    if "chosen" in expected:
        assert rows_of(merged["chosen"]) == expected["chosen"]
    again = merge(run_script, merged["chain"], theirs)
    assert (again["chain"], again["added"], again["changed"]) == (merged["chain"], [], [])
