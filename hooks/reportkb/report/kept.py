"""Keep what a function gave for the very things that it was asked about.

A preview builds the site again for each edit, mostly of the same trees and facts: comparing these costs
as much as working them out, telling that they are the same objects costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Found = TypeVar("Found")

# So many are kept; those of a library of a few thousand snippets are worked out each time.
MOST = 12_000


def kept(function: Callable[Given, Found]) -> Callable[Given, Found]:
    """Let a pure function remember, by the identity of what it is given by position, which nobody may change."""
    known: dict[tuple[int, ...], tuple[tuple[object, ...], Found]] = {}

    @wraps(function)
    def remembered(*given: Given.args, **options: Given.kwargs) -> Found:
        if options:
            return function(*given, **options)
        key = tuple(map(id, given))
        if key not in known:
            if len(known) >= MOST:
                known.clear()
            # What is kept holds what it was asked about, so that no other thing can have its place.
            known[key] = (given, function(*given, **options))
        return known[key][1]

    return remembered
