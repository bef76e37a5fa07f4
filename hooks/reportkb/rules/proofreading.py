"""Proofread a library: read every passage once, for empty phrases and for typography."""

from __future__ import annotations

from reportkb.library.library import Library
from reportkb.rules import phrases, typography
from reportkb.rules.passages import passages
from reportkb.source.findings import Finding


def check(library: Library) -> tuple[Finding, ...]:
    """Report what is wrong with a library's wording."""
    read = tuple(passages(library))
    return (*phrases.check(library.phrases, read), *typography.check(read))
