"""A short interview asks for what an outline needs, each thing once."""

from __future__ import annotations

import re
from typing import Any

import pytest

from running import Run, outlines_of

pytestmark = pytest.mark.browser

# A page, or a week: there is less to ask.
SHORT = ("leader-one-page", "weekly-report")


def test_every_outline_is_asked_about_in_one_sitting(run_script: Run, catalogue: dict[str, Any]) -> None:
    found = run_script("interview", {"outlines": outlines_of(catalogue)})
    assert found["none"] == []
    assert len(found["made"]) == 3 * len(outlines_of(catalogue))
    for one in found["made"]:
        name = f"{one['outline']} {one['depth']}"
        assert len(one["texts"]) <= 12, name
        least = 6 if one["outline"] in SHORT else 8
        assert len(one["texts"]) >= (least if one["depth"] != "core" else 4), name
        assert len(set(one["texts"])) == len(one["texts"]), name
        assert len(set(one["asked"])) == len(one["asked"]), name
        # Every value is asked for; of the lists, those that there is room for.
        assert set(one["fields"]) <= set(one["asked"]) <= {*one["fields"], *one["lists"]}, name
        assert one["start"] == 0, name
        assert one["on"], name


# Asked of whom has nothing behind him yet, and of whom has.
BEFORE = {"里程碑": "要过哪些节点？各定在哪天？", "费用": "钱要花在哪里，各要多少？"}
AFTER = {"里程碑": "走过哪些节点？各是计划哪天、实际哪天？", "工作与产出": "做了哪几件事，各留下了什么？"}


@pytest.mark.parametrize(
    ("outline", "asked"), [("project-charter", BEFORE), ("project-proposal", BEFORE), ("team-project", AFTER)]
)
def test_a_plan_asks_for_what_is_to_come(
    outline: str, asked: dict[str, str], run_script: Run, catalogue: dict[str, Any]
) -> None:
    found = run_script("interview", {"outlines": [one for one in outlines_of(catalogue) if one["id"] == outline]})
    full = next(one for one in found["made"] if one["depth"] == "full")
    assert set(asked.values()) <= set(full["texts"])


def test_nothing_is_asked_of_a_plan_as_of_something_done(run_script: Run, catalogue: dict[str, Any]) -> None:
    plans = [one for one in outlines_of(catalogue) if one["type"] in ("计划", "方案")]
    assert len(plans) >= 5
    done = re.compile("做了|走过|花在|变了|实际|留下了")
    for one in run_script("interview", {"outlines": plans})["made"]:
        assert [text for text in one["texts"] if done.search(text.replace("要花在", ""))] == [], one["outline"]
