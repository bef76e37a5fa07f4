"""Proofread a library: read every passage once, for empty phrases, for typography and for its register."""

from __future__ import annotations

from reportkb.library.library import Library
from reportkb.rules import phrases, registers, typography
from reportkb.rules.passages import passages
from reportkb.source.findings import Finding


def check(library: Library) -> tuple[Finding, ...]:
    """Report what is wrong with a library's wording."""
    read = tuple(passages(library))
    return (*phrases.check(library.phrases, read), *typography.check(read), *registers.check(library))
