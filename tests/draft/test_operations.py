"""Whatever is done to a draft, nothing typed is lost, numbers are right, and Python writes the same document."""

from __future__ import annotations

from typing import Any

import pytest

import drafts
from reportkb.report.assemble import without_blanks
from reportkb.report.document import WRITERS
from running import Run, outlines_of, pieces_of

pytestmark = pytest.mark.browser

OPERATIONS = 10_000
FEWEST_COMPARED = 200
FEWEST_SHAPES = 3


@pytest.mark.drawn
def test_random_operations(seeds: list[int], run_script: Run, catalogue: dict[str, Any]) -> None:
    library = {"pieces": pieces_of(catalogue), "outlines": outlines_of(catalogue)}
    for seed in seeds:
        assert_nothing_is_lost(seed, library, run_script)


def assert_nothing_is_lost(seed: int, library: dict[str, Any], run_script: Run) -> None:
    """Do operations that are drawn with a seed, and check what came of them."""
    task = {"seed": seed, "operations": OPERATIONS, **library}
    result = run_script("operations", task)
    assert result.get("failed") is None, seed
    assert sum(result["counts"].values()) == OPERATIONS
    assert len(result["counts"]) == 23, "every operation is done"
    compared = [sample for sample in result["samples"] if sample["draft"]["sections"]]
    assert len(compared) >= FEWEST_COMPARED
    for sample in compared:
        document, facts = drafts.to_document(sample["draft"]), drafts.facts_of(sample["draft"])
        for name, write in WRITERS.items():
            assert write(document, facts) == sample[name], seed
        short = without_blanks(document, facts, sample["draft"]["numbering"])
        assert WRITERS["text"](short, facts) == sample["without"], seed


def test_every_snippet_beside_every_shape(run_script: Run, catalogue: dict[str, Any]) -> None:
    pieces = pieces_of(catalogue)
    result = run_script("pairs", pieces)
    assert result["problems"] == []
    assert result["together"] == len(pieces)
    assert result["shapes"] >= FEWEST_SHAPES
    # Each before and after one of each shape, but for those of each shape that would meet themselves.
    assert result["met"] >= (2 * len(pieces) - 2 * result["shapes"]) * result["shapes"]
