"""A chain's file: it comes back as it was, and what is not exactly one is refused as a whole, with a reason."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from chain_models import CHAIN, LONGEST, MOST_PERIODS, MOST_ROWS, schema_text
from running import Run

pytestmark = pytest.mark.browser

FOLDER = Path(__file__).resolve().parents[1] / "cases" / "chain-file"
WHOLE = (FOLDER / "whole.json").read_text(encoding="utf-8")
REFUSED = yaml.safe_load((FOLDER / "refused.yml").read_text(encoding="utf-8"))
# What a schema cannot say, for it is about two places: what the page says then.
BEYOND = ("用了同一个编号", "没有这一行", "没有这个时期", "再用一次", "来源写了两遍", "里有不认识的项")
INSTEAD: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    1,
    1.5,
    "",
    " ",
    "\u3000",
    "\ufeff",
    "甲",
    "A1",
    "P1",
    "T1",
    [],
    {},
    ["P1"],
    {"A1": {}},
)


def parse(run_script: Run, texts: list[str]) -> list[dict[str, Any]]:
    answers: list[dict[str, Any]] = run_script("chains", {"call": "parse", "texts": texts})
    return answers


def changed(path: str, value: Any) -> str:
    """Write the whole file with another value at a place."""
    file = json.loads(WHOLE)
    *above, last = [int(key) if key.isdigit() else key for key in path.split("/")]
    place = file
    for key in above:
        place = place[key]
    place[last] = value
    return json.dumps(file, ensure_ascii=False)


def test_a_file_comes_back_as_it_was(run_script: Run) -> None:
    (found,) = parse(run_script, [WHOLE])
    assert found["problems"] == []
    assert run_script("chains", {"call": "write", "chain": found["chain"]}) == WHOLE
    file = json.loads(WHOLE)
    assert found["chain"] == {**{key: file[key] for key in file if key != "version"}, "format": 1}


def test_the_order_of_keys_says_nothing(run_script: Run) -> None:
    (found,) = parse(run_script, ["\ufeff" + json.dumps(json.loads(WHOLE), sort_keys=True)])
    assert run_script("chains", {"call": "write", "chain": found["chain"]}) == WHOLE


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case["what"])
def test_what_is_not_exactly_a_chain_is_refused_with_a_reason(case: dict[str, Any], run_script: Run) -> None:
    (found,) = parse(run_script, [changed(case["at"], case["value"])])
    assert found == {"chain": None, "problems": [case["problem"]]}


@pytest.mark.parametrize("text", ["", "null", "[]", "3", '"文字"', "{", "{}", '{"format":3}', "PK\x03\x04", "# 标题"])
def test_other_files_are_refused(text: str, run_script: Run) -> None:
    (found,) = parse(run_script, [text])
    assert found["chain"] is None
    assert found["problems"][0].endswith("不是衔接页保存的文件。")


# Rows, periods and letters in a cell of a file that is too large, and what is said of it.
GROWN = {
    (MOST_ROWS + 3, 1, 1): "这条链有2003行，超过2000行",
    (1, MOST_PERIODS + 1, 1): "这条链有201期，超过200期",
    (1, 1, LONGEST + 1): "P1有一格超过10万字",
    (90, 1, LONGEST - 1): "这条链超过800万字",
}


def grown(run_script: Run, rows: int, periods: int, letters: int) -> dict[str, Any]:
    """Tell what becomes of a file of a size."""
    found: dict[str, Any] = run_script(
        "chains", {"call": "grown", "rows": rows, "periods": periods, "letters": letters}
    )
    return found


def test_what_this_browser_kept_is_read_however_large_and_its_size_is_said(run_script: Run) -> None:
    """Nothing that was written is lost by being too much: a file of it would not be opened, which is said."""
    fine = grown(run_script, MOST_ROWS, MOST_PERIODS, 1)
    assert (fine["problems"], fine["same"], fine["said"], fine["opened"]) == ([], True, "", True)
    assert all(said.endswith("。") for said in fine["full"]), "no more rows or periods are added"
    for size, said in GROWN.items():
        found = grown(run_script, *size)
        assert (found["problems"], found["same"], found["opened"]) == ([], True, False), said
        assert found["said"].startswith(f"{said}：存成的链文件打不开"), found["said"]
    assert grown(run_script, 1, MOST_PERIODS + 1, 1)["full"][0] == ""
    assert run_script("chains", {"call": "kept", "text": "{}"})["problems"]


def test_what_is_too_much_is_refused(run_script: Run) -> None:
    row = {"id": "P1", "period": "T1", "from": [], "cells": {}}
    period = {"id": "T1", "name": "", "changes": {}, "answers": {}, "reopened": {}}
    rows = [{**row, "id": f"P{number}"} for number in range(1, MOST_ROWS + 2)]
    periods = [{**period, "id": f"T{number}"} for number in range(1, MOST_PERIODS + 2)]
    file = {"format": "reportkb-chain", "version": 1, "id": "c", "title": "", "given": {"P": 9999, "T": 9999}}
    tried = [
        {**file, "periods": periods[:-1], "links": rows[:-1], "title": "长" * LONGEST},
        {**file, "periods": periods[:1], "links": rows},
        {**file, "periods": periods, "links": []},
        {**file, "periods": periods[:1], "links": [], "title": "长" * (LONGEST + 1)},
    ]
    found = parse(run_script, [json.dumps(one) for one in tried])
    assert [one["problems"] for one in found] == [
        [],
        ["衔接的links超过2000项。"],
        ["衔接的periods超过200项。"],
        ["衔接的title超过100000个字。"],
    ]
    large = run_script("chains", {"call": "large", "letters": 8_000_001})
    assert large == {"chain": None, "problems": ["文件超过800万字，打不开。"]}


def test_the_schema_on_the_site_is_of_the_models(root: Path) -> None:
    published = (root / "docs" / "assets" / "chain.schema.json").read_text(encoding="utf-8")
    assert published == schema_text(), "python tests/bridge/chain_models.py > docs/assets/chain.schema.json"


def test_the_schema_has_the_words_of_the_page(run_script: Run) -> None:
    words, made = run_script("chains", {"call": "words"}), json.loads(schema_text())["$defs"]
    rows = {made[name]["title"]: made[name]["properties"] for name in ("Problem", "Cause", "Measure", "Goal")}
    for kind, title in words["titles"].items():
        assert rows[title]["id"]["pattern"][1] == kind
        cells = made[rows[title]["cells"]["$ref"].rpartition("/")[2]]["properties"]
        assert list(cells) == words["columns"][kind]
        assert set(cells) <= set(made["Change"]["properties"])
        if words["sources"][kind]:
            letters = rows[title]["from"]["items"]["pattern"].partition("[1-9]")[0]
            assert set(letters.strip("^[]")) == set(words["sources"][kind])
        else:
            assert rows[title]["from"]["maxItems"] == 0
    assert made["Answer"]["properties"]["verdict"]["enum"] == words["verdicts"]


def variants(value: Any) -> Iterator[Any]:
    """Give a file with one thing changed, taken out, put in or said twice, at every place."""
    yield from INSTEAD
    if isinstance(value, dict):
        for key, item in value.items():
            yield {name: one for name, one in value.items() if name != key}
            yield {(f"{key}1" if name == key else name): one for name, one in value.items()}
            for changed in variants(item):
                yield {**value, key: changed}
        for added in ("__proto__", "constructor", "note", "A2", "责任人", "名称"):
            yield {**value, added: "甲"}
            yield {**value, added: {}}
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield [*value[:index], *value[index + 1 :]]
            yield [*value, copy.deepcopy(item)]
            for changed in variants(item):
                yield [*value[:index], changed, *value[index + 1 :]]
    elif isinstance(value, str):
        yield from (value + "0", value + "\n", f"第{value}", value.lower())
    elif isinstance(value, int):
        yield from (value + 1, 999_999, 1_000_000, str(value))


def allowed(text: str) -> bool:
    """Tell whether a file is as the schema says."""
    try:
        CHAIN.validate_json(text)
    except ValidationError:
        return False
    return True


def test_the_schema_and_the_page_take_and_refuse_the_same(run_script: Run) -> None:
    texts = [json.dumps(variant, ensure_ascii=False) for variant in variants(json.loads(WHOLE))]
    taken = beyond = 0
    for text, answer in zip(texts, parse(run_script, texts), strict=True):
        problem = "".join(answer["problems"])
        assert (answer["chain"] is None) == bool(problem)
        assert not problem or problem.endswith("。")
        if allowed(text):
            taken += not problem
            beyond += bool(problem)
            assert not problem or any(words in problem for words in BEYOND), f"{text}\n{problem}"
        else:
            assert problem, text
    assert min(taken, beyond, len(texts) - taken - beyond) >= 50, (taken, beyond, len(texts))
