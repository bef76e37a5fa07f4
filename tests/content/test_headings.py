"""Every section of the source reports stands in its outline, at the source's place and in its words.

A case is a file ``tests/cases/headings/<outline>.yml``: the headings of one source without their
numbers, half-width punctuation made full-width. An outline may hold more sections than its source.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import yaml

from reportkb.library.library import Library
from reportkb.library.outline import Heading
from reportkb.report.tree import phrases

# A heading, or a heading with those below it.
Expected: TypeAlias = "str | dict[str, list[Expected]]"

CASES = Path(__file__).parents[1] / "cases" / "headings"
OUTLINES = sorted(path.stem for path in CASES.glob("*.yml"))
FEWEST_SNIPPETS, FEWEST_ANNOTATIONS, FEWEST_IN_A_SNIPPET = 140, 450, 3


def case(outline: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((CASES / f"{outline}.yml").read_text("utf-8"))
    return loaded


def split(expected: Expected) -> tuple[str, list[Expected]]:
    """Give a heading with those below it."""
    if isinstance(expected, str):
        return expected, []
    ((heading, below),) = expected.items()
    return heading, below


def leaves(tree: Sequence[Expected]) -> int:
    return sum(leaves(below) if below else 1 for _, below in map(split, tree))


def missing(tree: Sequence[Expected], sections: Sequence[Heading]) -> list[str]:
    """List the headings that do not follow one another among the sections as they should."""
    found: list[str] = []
    rest = list(sections)
    for heading, below in map(split, tree):
        at = next((index for index, section in enumerate(rest) if section.heading == heading), None)
        if at is None:
            found.append(heading)
            continue
        section, rest = rest[at], rest[at + 1 :]
        if below:
            found += [f"{heading}/{name}" for name in missing(below, section.children or ())]
        elif section.snippet is None:
            found.append(f"{heading}（没有片段）")
    return found


def test_the_nine_reports_have_their_cases() -> None:
    assert len(OUTLINES) == 9


@pytest.mark.parametrize("outline", OUTLINES)
def test_the_case_holds_as_many_headings_as_its_source(outline: str) -> None:
    expected = case(outline)
    assert len(expected["headings"]) == expected["chapters"]
    assert leaves(expected["headings"]) == expected["leaves"]


@pytest.mark.parametrize("outline", OUTLINES)
def test_every_section_stands_at_the_place_of_its_source(outline: str, library: Library) -> None:
    assert missing(case(outline)["headings"], library.outlines[outline].plan.sections) == []


def test_a_section_at_another_place_is_missed(library: Library) -> None:
    sections = library.outlines["system-integration"].plan.sections
    tree = case("system-integration")["headings"]
    assert missing(tree, sections[::-1])
    rest = [section for section in sections if section.heading != "项目成果与效益"]
    assert missing(tree, rest) == ["项目成果与效益"]


def test_every_leaf_names_a_snippet_that_exists(library: Library) -> None:
    named = {node.snippet for outline in library.outlines.values() for node in outline.nodes if node.snippet}
    assert named <= set(library.snippets)


def test_the_library_is_as_large_as_promised(library: Library) -> None:
    counts = {name: len(phrases(snippet.body.blocks)) for name, snippet in library.snippets.items()}
    assert len(counts) >= FEWEST_SNIPPETS
    assert sum(counts.values()) >= FEWEST_ANNOTATIONS
    assert [name for name, count in counts.items() if count < FEWEST_IN_A_SNIPPET] == []
