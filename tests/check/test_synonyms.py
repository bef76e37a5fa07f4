"""What is wrong with the words that readers type is said at their place; without their file there are none."""

from __future__ import annotations

import pytest

from reportkb.library import synonyms
from reportkb.library.synonyms import SYNONYMS, Synonyms

GOOD = "same:\n  - [述职, 履职]\nalso:\n  局长: [领导]\nleave: [怎么写, 的]\n"


def said(text: str) -> list[str]:
    return [str(finding) for finding in synonyms.load({SYNONYMS: text})[1]]


def test_good_words() -> None:
    words, found = synonyms.load({SYNONYMS: GOOD})
    assert found == ()
    assert words == Synonyms((("述职", "履职"),), {"局长": ("领导",)}, ("怎么写", "的"))


def test_the_file_may_be_absent() -> None:
    assert synonyms.load({}) == (Synonyms(), ())


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("same: [[述职, 履职], [履职, 尽责]]", "1:19: RK007 “履职”在第1行已有。"),
        (GOOD + "same2: []\n", "6:1: RK008 "),
        ("same: [[述职]]", "1:8: RK010 "),
        ("same: [[述职, 职]]", "1:13: RK010 "),
        ("also: {局长: []}", "1:8: RK010 "),
        ("also: {局长: [领导]}\nleave: [局长]", "2:9: RK007 “局长”在第1行已有。"),
        ("leave: [怎么写, 怎么写]", "1:14: RK007 "),
        ("leave: ['a|b']", "1:9: RK010 "),
        ("- 述职", "1:1: RK006 "),
    ],
)
def test_what_is_wrong(text: str, start: str) -> None:
    (finding,) = said(text)
    assert finding.startswith(f"{SYNONYMS}:{start}"), finding
