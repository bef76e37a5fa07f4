"""Write which initial letter of pinyin stands for the characters of titles, so that readers can type initials alone."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable
from itertools import chain

# GB/T 2312-1980 orders the characters of its first level, in titles nearly the only ones, by reading.
LETTERS = "abcdefghjklmnopqrstwxyz"
# Where each letter's begin, and where the level ends.
# fmt: off
STARTS = (
    0xB0A1, 0xB0C5, 0xB2C1, 0xB4EE, 0xB6EA, 0xB7A2, 0xB8C1, 0xB9FE, 0xBBF7, 0xBFA6, 0xC0AC, 0xC2E8,
    0xC4C3, 0xC5B6, 0xC5BE, 0xC6DA, 0xC8BB, 0xC8F6, 0xCBFA, 0xCDDA, 0xCEF4, 0xD1B9, 0xD4D1,
)
# fmt: on
END = 0xD7FA
# Characters of further readings (调整, 重复, 局长, 行业), and those beyond the first level that titles have.
FURTHER = {"c": "重", "h": "行", "j": "暨", "t": "调", "z": "长"}


def initials(titles: Iterable[str]) -> dict[str, str]:
    """Give the characters of titles by the letters that their pinyin begins with.

    Args:
        titles: what can be found by initials.

    Returns:
        Characters in the order of their numbers, by letter; one of two readings is under both.
    """
    used = sorted(set(chain.from_iterable(titles)))
    by_letter = {
        letter: [one for one in used if one in FURTHER.get(letter, "") or _initial(one) == letter] for letter in LETTERS
    }
    return {letter: "".join(characters) for letter, characters in by_letter.items() if characters}


def _initial(character: str) -> str:
    """Give the letter of a character of the first level, or nothing."""
    number = int.from_bytes(character.encode("gb2312", "ignore"), "big")
    return LETTERS[bisect(STARTS, number) - 1] if STARTS[0] <= number < END else ""
