"""What an outline borrows from another is borrowed, not copied: no two snippets say nearly the same.

How alike two texts are is rapidfuzz's ratio, by the edits that make one of the other, from 0 to 100.
Measured in 510 snippets:

- Stories, without their fields and annotations, which a copy would fill otherwise: 54 at most.
- Frames, with their columns and annotations, since a family of frames, such as the causes by their sort,
  has one shape on purpose, and differs in the rows that it takes and in what it advises. Three pairs
  that gave the same advice stood at 80 to 83, the nearest honest one at 61; between them is nothing.
- Purposes: those of one sentence with a word exchanged stood at 69 to 87, all others at 66 or below.

So 68 parts copies from likeness. A title is short, and those of one case share its name: the same
title with a numeral exchanged begins at 85.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import combinations

import pytest
from rapidfuzz import fuzz

from reportkb.library.library import Library
from reportkb.library.snippet import Snippet

ALIKE = 68
ALIKE_TITLES = 85

COMMENT = re.compile(r"\{>>.*?<<\}")
FIELD = re.compile(r"\{\{[^{}]*\}\}")
# Brackets of marks, and what Markdown writes lists and tables with.
MARK = re.compile(r"\{==|==\}|\{>>|<<\}|[\s|*#-]")


def _story(snippet: Snippet) -> str:
    return MARK.sub("", FIELD.sub("", COMMENT.sub("", snippet.body.text)))


def _frame(snippet: Snippet) -> str:
    return MARK.sub("", snippet.body.text)


def _alike(texts: Mapping[str, str], least: float) -> list[str]:
    pairs = combinations(texts.items(), 2)
    return [f"{a} / {b}" for (a, one), (b, other) in pairs if fuzz.ratio(one, other, score_cutoff=least)]


def _texts(library: Library, said: Callable[[Snippet], str], *, frames: bool) -> dict[str, str]:
    return {one.id: said(one) for one in library.snippets.values() if one.is_frame == frames}


def test_no_two_stories_are_nearly_the_same(library: Library) -> None:
    assert _alike(_texts(library, _story, frames=False), ALIKE) == []


def test_no_two_frames_are_nearly_the_same(library: Library) -> None:
    assert _alike(_texts(library, _frame, frames=True), ALIKE) == []


def test_no_two_snippets_are_for_nearly_the_same(library: Library) -> None:
    assert _alike({one.id: one.guidance.purpose for one in library.snippets.values()}, ALIKE) == []


def test_no_two_titles_are_nearly_the_same(library: Library) -> None:
    assert _alike({one.id: one.guidance.title for one in library.snippets.values()}, ALIKE_TITLES) == []


@pytest.mark.parametrize(
    ("one", "other", "copied"),
    [
        ("上半年接通率由71%升到92%，来自午间增加的坐席。", "下半年接通率由64%升到90%，来自午间增加的坐席。", True),
        ("上半年接通率由71%升到92%，来自午间增加的坐席。", "全年退件率没有下降，街道一级的培训没有办完。", False),
    ],
)
def test_a_copy_with_other_figures_is_told_from_another_case(one: str, other: str, *, copied: bool) -> None:
    assert bool(_alike({"a": one, "b": other}, ALIKE)) == copied
