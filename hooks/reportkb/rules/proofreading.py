"""Proofread a library: read every passage once, for empty phrases and for typography."""

from __future__ import annotations

from reportkb.library.library import Library
from reportkb.library.phrases import Phrases
from reportkb.rules import phrases, typography
from reportkb.rules.passages import passages
from reportkb.source.findings import Finding
from reportkb.source.tree import Tree


def check(library: Library, tree: Tree, listed: Phrases) -> tuple[Finding, ...]:
    """Report what is wrong with a library's wording.

    Args:
        library: the loaded library.
        tree: the files that it was loaded from.
        listed: the empty phrases.
    """
    read = tuple(passages(library, tree))
    return (*phrases.check(listed, read), *typography.check(read))
