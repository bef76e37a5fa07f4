"""What a chain lacks is named beside its place, rule by rule, and nothing more."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from chains import Chain, chain_of, drawn_chain
from running import Run

pytestmark = pytest.mark.browser

SCRIPT = "../bridge/gaps"
CASES = Path(__file__).resolve().parents[1] / "cases" / "gaps"
FILES = sorted(CASES.glob("*.yml"))
SMART = {"S": "S（具体）：", "M": "M（可衡量）：", "A": "A（可实现）：", "R": "R（相关）：", "T": "T（有时限）："}


def read(path: Path) -> dict[str, Any]:
    # All is text as it was written: a day stays 2025-06-27, a figure 80.
    case: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return case


def look(run_script: Run, case: dict[str, Any], without: str = "") -> list[dict[str, Any]]:
    chain = chain_of(case["rows"], case.get("periods"))
    at = case.get("at", chain["periods"][-1]["id"])
    task = {"call": "look", "chain": chain, "at": at, "today": int(case.get("today", 0)), "without": without}
    found: list[dict[str, Any]] = run_script(SCRIPT, task)
    return found


def of(rule: str, gaps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Keep a rule's gaps, as cases write them."""
    kept = ("id", "column", "message", "letter")
    return [{key: gap[key] for key in kept if key in gap} for gap in gaps if gap["rule"] == rule]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_rule(path: Path, run_script: Run) -> None:
    case = read(path)
    assert case["fail"], "没有该报出的例子"
    assert case["pass"], "没有不该报出的例子"
    for failing in case["fail"]:
        assert of(path.stem, look(run_script, failing)) == failing["expect"]
        assert failing["expect"]
        # Nothing else says the same: without the rule its case fails.
        assert of(path.stem, look(run_script, failing, without=path.stem)) == []
    for passing in case["pass"]:
        assert of(path.stem, look(run_script, passing)) == []


def test_every_rule_has_its_cases_and_says_what_it_is(run_script: Run) -> None:
    rules = run_script(SCRIPT, {"call": "rules"})["rules"]
    names = [rule["name"] for rule in rules]
    assert sorted(names) == [path.stem for path in FILES]
    assert len(set(names)) == len(names)
    assert len({rule["title"] for rule in rules}) == len(rules)
    for rule in rules:
        assert rule["title"], rule
        assert not rule["title"].endswith("。"), rule
        assert rule["about"].endswith("。"), rule


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_gap_is_one_sentence_and_so_is_its_advice(path: Path, run_script: Run) -> None:
    for failing in read(path)["fail"]:
        for gap in look(run_script, failing):
            for sentence in (gap["message"], gap["advice"]):
                told = re.sub("“[^”]*”", "", sentence)
                assert re.fullmatch("[^。！？!?;,]+。", told), sentence
                assert len(told) <= 48, sentence
            if letter := gap.get("letter"):
                assert gap["message"].startswith(SMART[letter])


COMPLETE = Path(__file__).with_name("complete.yml")


@pytest.mark.parametrize("at", ["T1", "T2"])
def test_a_chain_that_lacks_nothing(at: str, run_script: Run) -> None:
    assert look(run_script, {**read(COMPLETE), "at": at, "today": 20250620}) == []


def test_the_source_of_a_rest_day_is_told(run_script: Run) -> None:
    gaps = look(run_script, {"rows": {"A1": {"完成时限": "5月3日"}}})
    [gap] = [gap for gap in gaps if gap["rule"] == "deadline-rests"]
    assert gap["source"] == "放假安排"
    assert gap["advice"] == "提前到上一个工作日2025年4月30日，或者说好当天谁来办。"


def test_gaps_come_in_the_order_of_the_chain(run_script: Run) -> None:
    rows = {"G1": {"名称": "甲"}, "A1": {"名称": "乙"}, "P1": {"名称": "丙"}}
    found = look(run_script, {"periods": {"T1": "本季度"}, "rows": rows})
    ids = [gap["id"] for gap in found]
    assert list(dict.fromkeys(ids)) == ["T1", "G1", "A1", "P1"]
    assert ids == sorted(ids, key=["T1", "G1", "A1", "P1"].index)


def test_a_period_that_is_not_there_lacks_nothing(run_script: Run) -> None:
    assert run_script(SCRIPT, {"call": "absent", "chain": chain_of({"P1": {"名称": "甲"}})}) == []


@pytest.mark.drawn
def test_any_chain_is_looked_at(run_script: Run, seeds: list[int]) -> None:
    told = run_script(SCRIPT, {"call": "rules"})
    fired: set[str] = set()
    for seed in seeds:
        random = Random(seed)
        drawn = [(drawn_chain(random), random.choice((0, 20250101, 20250720))) for _ in range(200)]
        task = {"call": "every", "chains": [{"chain": chain, "today": today} for chain, today in drawn]}
        for (chain, _), answers in zip(drawn, run_script(SCRIPT, task), strict=True):
            for period, answer in zip(chain["periods"], answers, strict=True):
                assert answer["unlike"] == [], seed
                assert "deadline-rests" not in {gap["rule"] for gap in answer["bare"]}, seed
                assert answer["found"] == sorted(answer["found"], key=lambda gap: place(chain, gap)), seed
                for gap in answer["found"]:
                    check(gap, period["id"], told, seed)
                    fired.add(gap["rule"])
    # Every rule has looked at chains that it finds something in.
    assert fired == {rule["name"] for rule in told["rules"]}, seeds


def place(chain: Chain, gap: dict[str, Any]) -> int:
    """Give where a gap belongs: the period's own first, then row by row."""
    return [link["id"] for link in chain["links"]].index(gap["id"]) if gap["id"][0] != "T" else -1


def check(gap: dict[str, Any], period: str, told: dict[str, Any], seed: int) -> None:
    """Hold a gap to what every one says: a place that there is, a fact and what to do."""
    of_row = [] if gap["id"] == period else [*told["columns"][gap["id"][0]], *told["parts"], ""]
    assert gap["column"] in (of_row or ["名称", "责任人"]), (seed, gap)
    for sentence in (gap["message"], gap["advice"]):
        assert re.search("[一-鿿].*。$", sentence, re.S), (seed, gap)
        assert not re.search("undefined|null|NaN|\\[object", sentence), (seed, gap)


def test_who_is_named(run_script: Run) -> None:
    cells: dict[str, list[list[Any]]] = {
        "庄弥": [["庄弥", False]],
        "庄弥（总务处）": [["庄弥", False]],
        "张　弥": [["张弥", False]],
        "张和平": [["张和平", False]],
        "庄弥和卓文渊": [["庄弥", False], ["卓文渊", False]],
        "庄弥 卓文渊": [["庄弥", False], ["卓文渊", False]],
        "庄弥；卓文渊，庄弥": [["庄弥", False], ["卓文渊", False]],
        "庄弥等3人": [["庄弥", False]],
        "Anna Lee": [["Anna Lee", False]],
        "总务处": [["总务处", True]],
        "总务处/庄弥": [["总务处", True], ["庄弥", False]],
        "财务科": [["财务科", True]],
        "财务科科长": [["财务科科长", False]],
        "王登科": [["王登科", False]],
        "各部门": [["各部门", True]],
        "全体人员": [["全体人员", True]],
        "待定": [],
        "—": [],
        "": [],
    }
    assert run_script(SCRIPT, {"call": "owners", "cells": list(cells)}) == list(cells.values())
