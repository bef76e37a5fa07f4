"""Report turns that are out of register in what the library puts into a formal report."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from reportkb.library.library import Library
from reportkb.rules.passages import Passage, reported, told
from reportkb.source.findings import Finding


def check(library: Library) -> Iterator[Finding]:
    """Report each turn that is wrong in the register of an outline, or of one that a snippet is used in.

    Frames are used in any report, so that they keep every register.
    """
    if not library.phrases.turns.pattern:
        return
    used: dict[str, set[str]] = {}
    for outline in library.outlines.values():
        if register := outline.plan.register:
            yield from _turns(told(outline, library), library, [register])
            for node in outline.told:
                used.setdefault(node.snippet or "", set()).add(register)
    every = frozenset(word for entry in library.phrases.turns.entries.values() for word in entry.registers)
    for snippet in library.snippets.values():
        registers = every if snippet.is_frame else used.get(snippet.id, ())
        yield from _turns(reported(snippet, library), library, registers)


def _turns(passages: Iterable[Passage], library: Library, registers: Collection[str]) -> Iterator[Finding]:
    turns = library.phrases.turns
    for passage in passages:
        for start, turn in turns.find(passage.text, registers):
            entry = turns.entries[turn]
            yield Finding(passage.place(start), "RK049", f"“{turn}”不合语体：{entry.why}", entry.advice)
