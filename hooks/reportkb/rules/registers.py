"""Report turns that are out of register in what the library puts into a formal report."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from reportkb.library.library import Library
from reportkb.library.phrases import Turns
from reportkb.rules.passages import Passage
from reportkb.source.findings import Finding


def check(passages: Iterable[Passage], turns: Turns, used: Collection[str]) -> Iterator[Finding]:
    """Report each turn that is wrong in one of the registers that passages are used in."""
    for passage in passages:
        for start, turn in turns.find(passage.text, used):
            entry = turns.entries[turn]
            yield Finding(passage.place(start), "RK049", f"“{turn}”不合语体：{entry.why}", entry.advice)


def used(library: Library) -> Mapping[str, frozenset[str]]:
    """List for each snippet the registers of the outlines that it is used in; a frame may be used in any."""
    every = frozenset(word for entry in library.phrases.turns.entries.values() for word in entry.registers)
    found: dict[str, set[str]] = {}
    for outline in library.outlines.values():
        for node in outline.told:
            found.setdefault(node.snippet or "", set()).add(outline.plan.register or "")
    return {
        name: every if snippet.is_frame else frozenset(found.get(name, ()))
        for name, snippet in library.snippets.items()
    }
