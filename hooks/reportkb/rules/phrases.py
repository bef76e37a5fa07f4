"""Report empty phrases in what the library itself says."""

from __future__ import annotations

from collections.abc import Iterator

from reportkb.library.phrases import Phrases, find
from reportkb.rules.passages import Passage
from reportkb.source.findings import Finding


def check(phrases: Phrases, passage: Passage) -> Iterator[Finding]:
    """Report each empty phrase of a passage, if the library itself speaks there."""
    for start, phrase in find(phrases, passage.text) if passage.own else ():
        entry = phrases.entries[phrase]
        yield Finding(passage.place(start), "RK037", f"“{phrase}”是空话：{entry.why}", entry.advice)
