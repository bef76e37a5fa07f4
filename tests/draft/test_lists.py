"""Blocks of cells become rows of a list: by their headings or their places, and come back from files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from reportkb.library.library import load
from reportkb.site.catalog import written
from reportkb.source.tree import read
from running import Run

pytestmark = pytest.mark.browser

CASES = Path(__file__).resolve().parents[1] / "cases" / "paste"


@pytest.fixture(scope="module")
def types(root: Path) -> dict[str, Any]:
    """Give the lists as the catalogue holds them."""
    library, _ = load(read(root)[0])
    return written(library.lists)


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yml")), ids=lambda path: path.stem)
def test_a_pasted_block(path: Path, types: dict[str, Any], run_script: Run) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    given = {key: case[key] for key in ("html", "text", "file", "list", "from") if key in case}
    answer = run_script("lists", {"call": "paste", "types": types, **given})
    expected = case["expect"]
    assert answer is not None
    assert {key: answer[key] for key in ("head", "columns", "rows")} == {
        "head": expected["head"],
        "columns": expected["columns"],
        "rows": expected["rows"],
    }
    assert answer["marks"] == expected.get("marks", [])
    assert answer["tables"] == expected.get("tables", 1)


@pytest.mark.parametrize("text", ["", "一句话", "一句话\n", "  \t \n", '""\t甲'])
def test_what_is_no_block(text: str, run_script: Run) -> None:
    assert run_script("lists", {"call": "cells", "text": text}) is None
    assert run_script("lists", {"call": "cells", "text": text, "html": f"<p>{text}</p>"}) is None


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ('"甲\n乙"\t丙\r\n', [["甲\n乙", "丙"]]),
        ('"他说""好"""\t丙', [['他说"好"', "丙"]]),
        ('"没有收尾\t丙\n丁\t戊', [['"没有收尾', "丙"], ["丁", "戊"]]),
        ('5" 管\t86米\n6" 管\t20米', [['5" 管', "86米"], ['6" 管', "20米"]]),
        ('"甲"乙\t丙', [['"甲"乙', "丙"]]),
        ("甲\t\t\n\t\t\n乙\t丙\t\n", [["甲", ""], ["", ""], ["乙", "丙"]]),
        ("甲\r乙", [["甲"], ["乙"]]),
        ("=HYPERLINK(1)\t@甲", [["=HYPERLINK(1)", "@甲"]]),
    ],
)
def test_separated_text(text: str, cells: list[list[str]], run_script: Run) -> None:
    assert run_script("lists", {"call": "cells", "text": text}) == cells


def test_many_cells_are_read_in_a_moment(run_script: Run) -> None:
    row = "\t".join(f"格{column}" for column in range(8))
    found = run_script("lists", {"call": "cells", "text": "\n".join([row] * 12500)})
    assert (len(found), len(found[0])) == (12500, 8)


HOSTILE = [
    "=1+1",
    "+cmd",
    "-2+3",
    "@甲",
    "'=1",
    "''-",
    "-3",
    "-3天",
    "'甲",
    '甲"乙',
    "甲,乙",
    "甲\n乙",
    " 甲",
    "\t甲",
    "1,200",
]


def test_a_list_comes_back_from_its_file(types: dict[str, Any], run_script: Run) -> None:
    rows = [{"名称": value, "预算": "20", "实际": "21.5", "说明": value} for value in HOSTILE]
    answer = run_script("lists", {"call": "csv", "types": types, "list": "费用", "rows": rows})
    tidy = [{**row, "名称": row["名称"].strip(), "说明": row["说明"].strip()} for row in rows]
    assert answer["back"] == tidy
    assert answer["text"].startswith("\ufeff名称,预算（万元）,实际（万元）,说明,节超（万元）,执行率,执行\r\n")
    for line in answer["text"].split("\r\n")[1:6]:
        assert not line.strip('"').startswith(("=", "+", "@"))
    assert ",-1.50,107.5%,超支" in answer["text"]


def test_what_is_computed_is_no_value_of_the_writers_own_when_it_comes_back(
    types: dict[str, Any], run_script: Run
) -> None:
    rows = [
        {"名称": "甲", "目标值": "不超过45天", "实际值": "41天"},
        {"名称": "乙", "目标值": "95%", "实际值": "90%", "达成": "达成"},
    ]
    assert run_script("lists", {"call": "csv", "types": types, "list": "目标", "rows": rows})["back"] == rows


@pytest.mark.parametrize(
    ("acts", "rows"),
    [
        ([["setCell", 0, "名称", "丁"]], "丁乙丙"),
        ([["setCell", 3, "名称", "丁"]], "甲乙丙丁"),
        ([["setCell", 3, "名称", "丁"], ["setCell", 3, "名称", ""]], "甲乙丙"),
        ([["setCell", 2, "名称", ""]], "甲乙"),
        ([["setCell", 1, "名称", ""]], "甲_丙"),
        ([["dropRow", 1]], "甲丙"),
        ([["dropRow", 3]], "甲乙丙"),
        ([["doubleRow", 0]], "甲甲乙丙"),
        ([["moveRow", 0, 2]], "乙丙甲"),
        ([["moveRow", 2, 0]], "丙甲乙"),
        ([["moveRow", 2, 3]], "甲乙丙"),
        ([["moveRow", 0, -1]], "甲乙丙"),
    ],
)
def test_acts_on_rows(acts: list[list[Any]], rows: str, run_script: Run) -> None:
    given = [{"名称": name} for name in "甲乙丙"]
    found = run_script("lists", {"call": "rows", "rows": given, "acts": acts})
    assert "".join(row.get("名称", "_") for row in found) == rows


def test_lists_keep_the_order_of_the_register(types: dict[str, Any], run_script: Run) -> None:
    names = list(types)
    known = {name: types[name] for name in names[:3]}
    piece = {"title": "一", "kind": "goals", "purpose": "", "points": [], "text": "", "fields": {}, "values": {}}
    given = {**piece, "types": {name: types[name] for name in (names[2], names[5], names[0])}, "rows": {}}
    task = {"call": "order", "types": known, "piece": given, "used": [names[5], names[2], names[0]]}
    assert run_script("lists", task) == [names[0], names[2], names[5]]


def test_the_columns_that_are_shown(types: dict[str, Any], run_script: Run) -> None:
    task = {"call": "columns", "types": types, "list": "目标", "used": ["达成"], "rows": [{"基线": "3"}]}
    assert run_script("lists", task) == ["名称", "目标值", "实际值", "完成时限", "基线", "达成"]
