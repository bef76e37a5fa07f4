"""The occasions that people look for outlines on."""

from __future__ import annotations

from reportkb.library.library import Library
from reportkb.library.outline import Outline

# Where those stand that name no occasion.
OTHERS = "其他"


def occasions_of(outline: Outline, library: Library) -> tuple[str, ...]:
    """Give the occasions that an outline names, the likeliest first."""
    return tuple(word for word in outline.plan.occasions if word in library.occasions) or (OTHERS,)


def groups_of(library: Library) -> list[tuple[str, list[Outline]]]:
    """Give the outlines of each occasion that has any, in order: those that name it first, then the others."""
    found: dict[str, list[Outline]] = {word: [] for word in (*library.occasions, OTHERS)}
    for outline in library.outlines.values():
        for word in occasions_of(outline, library):
            found[word].append(outline)
    return [
        (word, sorted(outlines, key=lambda one: occasions_of(one, library).index(word)))
        for word, outlines in found.items()
        if outlines
    ]
