"""Characters that must not stand in a contributed text: those that nobody sees, and those that mean nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from html.entities import html5

from reportkb.source.findings import Finding, Place

# Unicode Character Database 16.0, DerivedCoreProperties.txt, Default_Ignorable_Code_Point: shown
# as nothing by a font that knows nothing of them. All zero-width, joining and bidirectional
# controls, fillers, variation selectors and tags are among them (UAX #44, UTS #39 section 5).
IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# Property White_Space, without space, tab and line feed, and without the ideographic space, whose
# place in prose is judged as typography. U+2800 is a braille cell without a dot.
SPACES = "\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u2800"
# Interlinear annotation, and what stands for an object or a character that was lost (block Specials).
LOST = "\ufff9-\ufffd"
INVISIBLE = re.compile(f"[{IGNORABLE}{SPACES}{LOST}]")
# General categories (UAX #44, table 12): control, surrogate, private use, unassigned.
REFUSED = frozenset({"Cc", "Cs", "Co", "Cn"})

# UTS #51, ED-8a to ED-17: an emoji may be followed by a variation selector, and joined to others.
PICTURE = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf\u2934\u2935"
    "\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)
ELEMENT = f"{PICTURE}[\ufe0e\ufe0f]?[\U0001f3fb-\U0001f3ff]?"
EMOJI = re.compile(f"[0-9#*]\ufe0f\u20e3|{ELEMENT}(?:\u200d{ELEMENT})*")
# Entity and numeric character references of CommonMark (0.31.2, section 2.5); a backslash before one makes it text.
REFERENCE = re.compile(r"(?<!\\)&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
PARTS_OF_EMOJI = frozenset("\u200d\ufe0e\ufe0f")


def check(line: str, place: Place) -> Iterator[Finding]:
    """Report each character that must not stand in a line, once and where it first stands.

    Args:
        line: the line.
        place: where its first character stands.
    """
    yield from _first(_unwanted(line), place)


def references(line: str, place: Place) -> Iterator[Finding]:
    """Report each such character that a line of Markdown names by a reference, as if it stood there itself."""
    named = (
        (match.start(), character)
        for match in (REFERENCE.finditer(line) if "&" in line else ())
        for character in _named(match.group()[1:])
        if _is_unwanted(character)
    )
    yield from _first(named, place)


def _named(reference: str) -> str:
    """Give what a reference names; one that is no character is what stands for a lost one."""
    if not reference.startswith("#"):
        return html5.get(reference, "")
    digits = reference[1:-1]
    number = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    return chr(number) if 0 < number < 0x110000 else "\ufffd"


def _first(found: Iterable[tuple[int, str]], place: Place) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for index, character in found:
        first.setdefault(character, index)
    for character, index in first.items():
        yield _finding(Place(place.path, place.line, place.column + index), character)


def _unwanted(line: str) -> Iterator[tuple[int, str]]:
    """List what must not stand in a line, each with its index; a tab may, and the parts of an emoji."""
    if line.isprintable():  # which no unwanted character is, but for the fillers
        found = [(match.start(), match.group()) for match in INVISIBLE.finditer(line)]
    else:
        found = [(index, character) for index, character in enumerate(line) if _is_unwanted(character)]
    if found:
        allowed = {index for match in EMOJI.finditer(line) for index in range(*match.span())}
        yield from (
            (index, character) for index, character in found if not (character in PARTS_OF_EMOJI and index in allowed)
        )


def without(line: str) -> str:
    """Write a line without what must not stand in it; a space that YAML or a list needs becomes a usual one."""
    wrong = dict(_unwanted(line))
    if not wrong:
        return line
    kept: list[str] = []
    for index, character in enumerate(line):
        if index not in wrong:
            kept.append(character)
        elif unicodedata.category(character) == "Zs" and (not kept or kept[-1] in " :-*."):
            kept.append(" ")
    return "".join(kept)


def _finding(place: Place, character: str) -> Finding:
    name = f"U+{ord(character):04X}"
    if INVISIBLE.match(character):
        return Finding(place, "RK003", f"有看不见的字符{name}", "删掉它，重新输入这几个字。")
    return Finding(place, "RK002", f"有控制字符或私用字符{name}", "删掉它，多半是从别处粘贴带来的。")


def _is_unwanted(character: str) -> bool:
    if character == "\t":
        return False
    return bool(INVISIBLE.match(character)) or unicodedata.category(character) in REFUSED
