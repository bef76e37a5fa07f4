"""Which fields a formula, an outline or a whole library uses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportkb.library.outline import Outline
from reportkb.library.snippet import Snippet
from reportkb.report.fields import Register


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


def placeholders(outline: Outline, snippets: Mapping[str, Snippet]) -> tuple[str, ...]:
    """List the fields that an outline's snippets hold, in the order of first appearance."""
    used: dict[str, None] = {}
    for node in outline.nodes:
        if node.snippet is not None and node.snippet in snippets:
            used.update(dict.fromkeys(snippets[node.snippet].body.names))
    return tuple(used)
