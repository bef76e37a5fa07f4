"""The occasions that people look for outlines on."""

from __future__ import annotations

from collections.abc import Mapping

from reportkb.library.library import Library
from reportkb.library.outline import Outline

# Where those stand that name no occasion.
OTHERS = "其他"


def occasions_of(outline: Outline, library: Library) -> tuple[str, ...]:
    """Give the occasions that an outline names, the likeliest first."""
    return tuple(word for word in outline.plan.occasions if word in library.occasions) or (OTHERS,)


def groups_of(library: Library, characters: Mapping[str, int]) -> list[tuple[str, list[Outline]]]:
    """Give the outlines of each occasion that has any, in order.

    Those that name it first stand before the others, and of these the short before the long: they
    are asked for more often.

    Args:
        library: the library.
        characters: how many an outline's sample has, by its slug.
    """
    found: dict[str, list[Outline]] = {word: [] for word in (*library.occasions, OTHERS)}
    for outline in library.outlines.values():
        for word in occasions_of(outline, library):
            found[word].append(outline)
    return [
        (word, sorted(outlines, key=lambda one: (occasions_of(one, library).index(word), characters[one.slug])))
        for word, outlines in found.items()
        if outlines
    ]
