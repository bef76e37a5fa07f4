"""The list of empty phrases spares honest sentences and finds empty ones.

Which sentences are which is said in tests/cases/phrases, under ``honest``, ``alarms`` (honest ones
that the list cannot tell yet) and ``empty``; that the list answers so is held by the golden cases.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

CASES = Path(__file__).parents[1] / "cases" / "phrases"
FEWEST_HONEST, FEWEST_EMPTY = 60, 60
MOST_ALARMS = 3
# The share of empty sentences in percent that is found at least.
FOUND = 95


@pytest.fixture(scope="module")
def sentences() -> dict[str, list[Any]]:
    """Gather what stands under each key of the cases."""
    gathered: dict[str, list[Any]] = {"honest": [], "alarms": [], "empty": []}
    for path in sorted(CASES.glob("*.yml")):
        case = yaml.safe_load(path.read_text("utf-8"))
        for key, rows in gathered.items():
            rows += case.get(key, ())
    return gathered


def test_honest_sentences_are_spared(sentences: dict[str, list[Any]]) -> None:
    assert len(set(sentences["honest"])) >= FEWEST_HONEST
    assert len(sentences["alarms"]) <= MOST_ALARMS


def test_empty_sentences_are_found(sentences: dict[str, list[Any]]) -> None:
    texts = {row["text"] for row in sentences["empty"]}
    told = {row["text"] for row in sentences["empty"] if row["found"]}
    assert len(texts) >= FEWEST_EMPTY
    assert 100 * len(told) >= FOUND * len(texts)
