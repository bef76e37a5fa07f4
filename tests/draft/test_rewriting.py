"""What is written on the paper is the source of its section: nothing of it is lost, divided and joined as it may be."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest

import randomness
from casefile import files, read
from running import Run, pieces_of

pytestmark = pytest.mark.browser

TEXTS = 20_000
# Bold inside of bold with emphasis between them: one in ten thousand of what no one writes.
MOST_SIMPLIFIED = 10


@pytest.mark.drawn
def test_a_source_is_written_as_it_is_read(seeds: list[int], run_script: Run) -> None:
    for seed in seeds:
        random = Random(seed)
        tasks = [{key: task[key] for key in ("text", "known")} for task in map(randomness.write, [random] * TEXTS)]
        result = run_script("source_writer", tasks)
        assert result["problems"] == [], seed
        assert result["exact"] >= TEXTS - MOST_SIMPLIFIED, seed


def test_every_snippet_is_written_as_it_is_read(run_script: Run, catalogue: dict[str, Any]) -> None:
    tasks = [{"text": piece["text"], "known": []} for piece in pieces_of(catalogue).values()]
    assert len(tasks) > 200
    result = run_script("source_writer", tasks)
    assert result == {"exact": len(tasks), "problems": []}


@pytest.mark.parametrize("path", files("rewriting"), ids=lambda path: path.stem)
def test_a_run_is_divided_and_joined(path: Path, run_script: Run) -> None:
    steps = read(path)["steps"]
    asked = [{"act": step["act"], "before": step["before"].rstrip("\n")} for step in steps]
    assert run_script("rewriting", asked) == [step["after"].rstrip("\n") for step in steps]


@pytest.mark.parametrize("edited", ["改过的{{甲}}", None])
def test_what_the_writer_changed_stands_when_the_library_changes(edited: str | None, run_script: Run) -> None:
    piece: dict[str, Any] = {"title": "成果", "kind": "results", "purpose": "让人信服。", "points": []}
    piece |= {"fields": {}, "values": {}, "types": {}, "rows": {}}
    old, now = {**piece, "text": "原来的"}, {**piece, "text": "新的"}
    task = {"old": old, "now": now, "edited": edited, "text": "补充"}
    renewed, back, swapped, left = run_script("renewing", task)
    assert renewed == ["新的", edited, "补充"]
    assert back == ["新的", None, "补充"]
    # Another snippet says something else: what was changed stays as words of one's own.
    assert swapped == ["新的", None, f"{edited}\n\n补充" if edited else "补充"]
    # A shorter version of the report takes out only what was not written into.
    assert left == (1 if edited else 0)
