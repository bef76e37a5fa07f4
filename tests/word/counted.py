"""The numbers that a document's definitions give (ECMA-376, part 1, 17.9), computed from numbering.xml alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from opened import Element, Opened, find, findall, val

DIGITS = "〇一二三四五六七八九"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
SUFFIXES = {"nothing": "", "space": " ", "tab": "\t", "": "\t"}


@dataclass(slots=True)
class Counts:
    """How far one definition has counted."""

    at: dict[int, int] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Counted:
    """The number of a paragraph.

    Args:
        text: as it is shown, with what stands behind it.
        number: of its own level.
        list: the definition's instance.
        level: from 0.
    """

    text: str
    number: int
    list: str
    level: int


def chinese(number: int) -> str:
    """Write a number as the format chineseCountingThousand does (17.18.59)."""
    if number < 10:
        return DIGITS[number]
    places = ("", "十", "百", "千")
    digits = [int(digit) for digit in str(number)]
    out = ""
    for at, digit in enumerate(digits):
        place = places[len(digits) - 1 - at]
        if digit:
            out += (DIGITS[digit] if (digit, place) != (1, "十") or at else "") + place
        elif out and not out.endswith("零") and any(digits[at:]):
            out += "零"
    return out


def written(form: str, number: int) -> str:
    """Write a number in a format."""
    if form == "chineseCountingThousand":
        return chinese(number)
    if form == "decimalEnclosedCircleChinese":
        return CIRCLED[number - 1] if number <= len(CIRCLED) else str(number)
    if form == "lowerLetter":
        return chr(96 + (number - 1) % 26 + 1) * ((number - 1) // 26 + 1)
    return "" if form in ("none", "bullet") else str(number)


@lru_cache(maxsize=1)
def numbers(document: Opened) -> dict[Element, Counted]:
    """Count all paragraphs that are counted, in order."""
    part = document.part("word/numbering.xml")
    kinds = {val(one, "w:abstractNumId"): one for one in findall(part, "w:abstractNum")}
    instances = {val(one, "w:numId"): one for one in findall(part, "w:num")}
    counts: dict[str, Counts] = {}
    out: dict[Element, Counted] = {}
    for paragraph in document.paragraphs:
        instance, level = place_of(document, paragraph)
        kind_id = val(find(instances.get(instance), "w:abstractNumId"))
        kind = kinds.get(kind_id)
        if kind is None:
            continue
        levels = {int(val(one, "w:ilvl")): one for one in findall(kind, "w:lvl")}
        overrides = findall(instances[instance], "w:lvlOverride")
        starts = {int(val(one, "w:ilvl")): int(val(find(one, "w:startOverride"))) for one in overrides}
        known = counts.setdefault(kind_id, Counts())
        _count(known, instance, level, starts, levels)
        definition = levels.get(level)
        plain = find(definition, "w:isLgl") is not None
        shown = val(find(definition, "w:lvlText"))
        for depth in range(level + 1):
            form = "decimal" if plain else val(find(levels.get(depth), "w:numFmt"))
            shown = shown.replace(f"%{depth + 1}", written(form, known.at.get(depth, 1)))
        suffix = SUFFIXES[val(find(definition, "w:suff"))]
        out[paragraph] = Counted(shown + suffix if shown else "", known.at[level], instance, level)
    return out


def _count(known: Counts, instance: str, level: int, starts: dict[int, int], levels: dict[int, Element]) -> None:
    """Count one more: an instance that overrides where a level starts begins there once."""
    start = starts.get(level, int(val(find(levels.get(level), "w:start")) or 1))
    begins = level in starts and (instance, level) not in known.begun
    known.begun.add((instance, level))
    known.at[level] = start if begins or level not in known.at else known.at[level] + 1
    for deeper in [one for one in known.at if one > level]:
        del known.at[deeper]


def place_of(document: Opened, paragraph: Element) -> tuple[str, int]:
    """Give the definition that counts a paragraph, and the level: its own, or its style's."""
    own = find(paragraph, "w:pPr/w:numPr")
    by_style = document.inherited(document.style_of(paragraph), "w:pPr/w:numPr")
    instance = val(find(own, "w:numId")) or val(find(by_style, "w:numId"))
    level = val(find(own, "w:ilvl")) or val(find(by_style, "w:ilvl")) or "0"
    return instance, int(level)
