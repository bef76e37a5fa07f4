"""Write which traditional characters stand for the simplified ones of the library, so that readers find them too."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import chain

from opencc import OpenCC

# CJK Unified Ideographs and Extension A: the Unicode Standard, section 18.1. Rarer ones are in no font of an office.
IDEOGRAPHS = range(0x3400, 0xA000)


def traditional(texts: Iterable[str]) -> dict[str, str]:
    """Give the traditional characters whose simplified one occurs.

    Args:
        texts: what can be found.

    Returns:
        A simplified character by each traditional one, in the order of their numbers.
    """
    used = set(chain.from_iterable(texts))
    return {character: simple for character, simple in _simplified().items() if simple in used}


@cache
def _simplified() -> dict[str, str]:
    """Simplify every character alone, as OpenCC's t2s does; a line each, or two might make a word."""
    characters = [chr(number) for number in IDEOGRAPHS]
    lines = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    pairs = zip(characters, lines, strict=True)
    return {character: simple for character, simple in pairs if simple != character and len(simple) == 1}
