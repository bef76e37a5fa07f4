"""Which fields a formula, an outline or a whole library uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reportkb.library.outline import Outline
from reportkb.library.snippet import Snippet
from reportkb.report.fields import Register
from reportkb.report.nodes import Node

# Who signs a report and when, as Word files say it where no section does (docs/assets/js/word/template.js); who does
# the work signs where no other is asked for.
SIGNERS, DOES = ("单位名称", "报告日期"), "承办部门"


def needed(names: Iterable[str], register: Register) -> tuple[str, ...]:
    """List fields together with all that their formulas read, each once, operands after."""
    result: dict[str, None] = {}
    pending = list(names)
    while pending:
        name = pending.pop(0)
        if name in result or name not in register:
            continue
        result[name] = None
        formula = register[name].formula
        pending += formula.names if formula else ()
    return tuple(result)


def frame_of(identifier: str, snippets: Mapping[str, Snippet]) -> str:
    """Give the id of the frame that a snippet is an example of: itself where it is one, or names none that is there."""
    snippet = snippets.get(identifier)
    frame = snippet.guidance.frame if snippet else ""
    return frame if frame in snippets else identifier


def placed(outline: Outline, snippets: Mapping[str, Snippet]) -> tuple[str, ...]:
    """List the snippets that an outline shows, each followed by its frame."""
    stories = (node.snippet for node in outline.told if node.snippet in snippets)
    return tuple(dict.fromkeys(one for story in stories if story for one in (story, frame_of(story, snippets))))


def nodes_of(identifier: str, outline: Outline, snippets: Mapping[str, Snippet]) -> Iterator[Node]:
    """Walk the nodes of an outline that show a snippet, as what they tell or as its frame."""
    for node in outline.told:
        if node.snippet and identifier in (node.snippet, frame_of(node.snippet, snippets)):
            yield node


def placeholders(outline: Outline, snippets: Mapping[str, Snippet]) -> tuple[str, ...]:
    """List the fields that an outline's snippets hold, frames included, in the order of first appearance."""
    return tuple(dict.fromkeys(name for one in placed(outline, snippets) for name in snippets[one].body.names))


def signers(outline: Outline, snippets: Mapping[str, Snippet]) -> tuple[str, ...]:
    """List what a Word file is signed with beyond what an outline's snippets hold, as far as its case knows it."""
    held = placeholders(outline, snippets)
    asked = SIGNERS[1:] if DOES in held else SIGNERS
    return tuple(name for name in asked if name in outline.plan.scenario.values and name not in held)
