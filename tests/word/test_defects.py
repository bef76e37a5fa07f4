"""Every rule of the inspector finds the defect that was seeded for it; no other rule does, and none is dead."""

from __future__ import annotations

import pytest

from damage import BASES, SEEDS, damaged
from inspector import RULES, inspect
from written import Write, Written

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def good(write_word: Write) -> dict[str, Written]:
    """Give a good document of each kind."""
    return {one.name: one for one in write_word([{"name": name, **job} for name, job in BASES.items()])}


def test_every_rule_has_its_defect() -> None:
    assert list(SEEDS) == list(RULES)


def test_good_documents_have_none(good: dict[str, Written]) -> None:
    assert {name: inspect(one.file, one.due) for name, one in good.items()} == {name: [] for name in BASES}


@pytest.mark.parametrize("rule", RULES)
def test_a_defect_is_reported_by_its_rule_alone(rule: str, good: dict[str, Written]) -> None:
    base = good[SEEDS[rule].base]
    file = damaged(base.file, SEEDS[rule].damage)
    findings = inspect(file, base.due)
    assert {one.rule for one in findings} == {rule}, findings
    assert all(one.place and one.fact for one in findings)
    assert inspect(file, base.due, without={rule}) == []
