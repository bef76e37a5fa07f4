"""Cells that are chosen together: what they say, what emptying them leaves, and how they survive the clipboard."""

from __future__ import annotations

import csv
import io
import re
from random import Random
from typing import Any

import pytest

from reportkb.library.library import load
from reportkb.site.catalog import written
from reportkb.source.tree import read
from running import Run

pytestmark = pytest.mark.browser

PIECES = (
    "甲",
    "乙",
    '"',
    '""',
    "\t",
    "\n",
    "=",
    "+",
    "-",
    "@",
    "'",
    " ",
    ",",
    ";",
    "<b>",
    "&amp;",
    "</td>",
    "1,200",
    "3%",
)
ROWS = [
    {"名称": "甲", "目标值": "不超过45天", "实际值": "41天"},
    {},
    {"名称": "乙", "目标值": "95%", "实际值": "90%", "达成": "达成"},
]
COLUMNS = ["名称", "目标值", "实际值", "达成"]


@pytest.fixture(scope="module")
def types(root: Any) -> dict[str, Any]:
    """Give the lists as the catalogue holds them."""
    library, _ = load(read(root)[0])
    return written(library.lists)


def drawn(random: Random) -> list[list[str]]:
    height, width = random.choice((1, 1, 2, 3, 7)), random.choice((1, 1, 2, 5))
    return [["".join(random.choices(PIECES, k=random.randrange(5))) for _ in range(width)] for _ in range(height)]


@pytest.mark.drawn
def test_drawn_cells_come_back_as_they_were(run_script: Run, seeds: list[int]) -> None:
    blocks = [drawn(random) for seed in seeds for random in [Random(seed)] for _ in range(600)]
    answers = run_script("lists", {"call": "clip", "blocks": blocks})
    for cells, answer in zip(blocks, answers, strict=True):
        assert answer["back"] == cells, answer["text"]
        assert answer["block"] == (cells if len(cells) * len(cells[0]) > 1 else None)
        # What reads tab-separated text reads the same cells, and none that it would compute.
        read_ = list(csv.reader(io.StringIO(answer["text"]), delimiter="\t")) if answer["block"] else [[answer["text"]]]
        assert [len(row) or 1 for row in read_] == [len(row) for row in cells]
        for value in (value for row in read_ for value in row):
            assert not re.match(r"[=@]|[+-](?![0-9][0-9,]*(\.[0-9]+)?%?$)", value)


def test_a_formula_stays_a_text_in_both_forms(run_script: Run) -> None:
    (answer,) = run_script("lists", {"call": "clip", "blocks": [[["=1+1", "-3"], ["甲\n乙", "00123"]]]})
    assert answer["text"] == '\'=1+1\t-3\n"甲\n乙"\t00123\n'
    text = "mso-number-format:'\\@'"
    assert f'<td style="{text}">\'=1+1</td><td>-3</td>' in answer["html"]
    assert (
        f'<td style="{text}">甲<br style="mso-data-placement:same-cell">乙</td><td style="{text}">00123</td>'
        in answer["html"]
    )


@pytest.mark.parametrize("text", ["甲\t乙\n丙", "甲", "甲\t乙\t丙\n丁\t戊\t己\n", ""])
def test_what_was_changed_elsewhere_is_not_taken_for_ones_own(text: str, run_script: Run) -> None:
    html = '<table data-rk-cells="2x2"><tr><td>甲</td><td>乙</td></tr></table>'
    assert run_script("lists", {"call": "elsewhere", "html": html, "text": text}) is None


@pytest.mark.parametrize(
    ("from_", "to", "words", "cells", "left"),
    [
        # What is computed is copied as it is shown; a row with nothing in it stays where it is.
        (
            (0, 2),
            (2, 3),
            "3行2列",
            [["41天", "达成"], ["", ""], ["90%", "达成"]],
            [{"名称": "甲", "目标值": "不超过45天"}, {}, {"名称": "乙", "目标值": "95%"}],
        ),
        # Drawn upwards and to the left, and beyond every edge.
        ((1, 1), (-9, -9), "2行2列", [["甲", "不超过45天"], ["", ""]], [{"实际值": "41天"}, {}, ROWS[2]]),
        # The row that is there to be written into is none; rows that are empty at the end go.
        ((2, 0), (99, 99), "1行4列", [["乙", "95%", "90%", "达成"]], [ROWS[0]]),
    ],
)
def test_a_rectangle(
    from_: tuple[int, int],
    to: tuple[int, int],
    words: str,
    cells: list[list[str]],
    left: list[dict[str, str]],
    types: dict[str, Any],
    run_script: Run,
) -> None:
    corners = {name: {"row": row, "on": on} for name, (row, on) in (("from", from_), ("to", to))}
    task = {"call": "selected", "types": types, "list": "目标", "rows": ROWS, "columns": COLUMNS, **corners}
    assert run_script("lists", task) == {"words": words, "cells": cells, "emptied": left}
    assert run_script("lists", {**task, "to": corners["from"]}) is None


def test_a_block_without_headings_goes_to_the_columns_that_are_seen(types: dict[str, Any], run_script: Run) -> None:
    task = {"call": "paste", "types": types, "list": "目标", "text": "甲\t乙\t丙", "from": "名称"}
    assert run_script("lists", task)["columns"] == ["名称", "目标值", "实际值"]
    assert run_script("lists", {**task, "seen": ["名称", "完成时限"]})["columns"] == ["名称", "完成时限", "目标值"]
