"""What holds for headings and items: styles, levels, and numbers that are counted, not typed."""

from __future__ import annotations

import re

import counted
from counted import place_of
from lines import ITEMS, lines, said
from opened import DOCUMENT, Opened, find, findall, quoted, text_of, val
from package_rules import Found
from written import Due

DEEPEST = 5
COUNTED = frozenset({"official", "chapter", "decimal"})
TYPED = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|第[一二三四五六七八九十]+章"
    r"|[0-9]+(?:\.[0-9]+)*[.、 ])"
)


def outline_levels(document: Opened, _: Due) -> Found:
    """A heading's style says how deep it stands (17.3.1.20)."""
    for level in range(1, DEEPEST + 1):
        found = val(document.inherited(f"Heading{level}", "w:pPr/w:outlineLvl"))
        if found != str(level - 1):
            yield "word/styles.xml", f"Heading{level} stands at {found or 'no level'}"


def headings(document: Opened, due: Due) -> Found:
    """There are as many headings as the report has, and each as deep as it stands there."""
    found = [document.level_of(one) for one in document.headings]
    above: list[int] = []
    wanted = []
    for level in due.levels:
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        wanted.append(min(len(above), DEEPEST))
    if found != wanted:
        yield DOCUMENT, f"headings stand at {found}, not at {wanted}"


def definitions(document: Opened, due: Due) -> Found:
    """Headings are counted by the levels of one multi-level definition (17.9.1)."""
    if due.numbering not in COUNTED:
        return
    part = document.part("word/numbering.xml")
    kinds = {val(one, "w:abstractNumId"): one for one in findall(part, "w:abstractNum")}
    instances = {val(one, "w:numId"): kinds.get(val(find(one, "w:abstractNumId"))) for one in findall(part, "w:num")}
    seen = set()
    for level in range(1, DEEPEST + 1):
        own = document.inherited(f"Heading{level}", "w:pPr/w:numPr")
        kind = instances.get(val(find(own, "w:numId")))
        seen.add(val(kind, "w:abstractNumId"))
        if kind is None:
            yield "word/styles.xml", f"nothing counts Heading{level}"
        elif val(find(kind, "w:multiLevelType")) != "multilevel":
            yield "word/numbering.xml", "headings are counted by a definition of one level"
        elif val(find(own, "w:ilvl")) != str(level - 1):
            yield "word/styles.xml", f"Heading{level} is counted at another level"
        elif f"Heading{level}" not in [val(find(one, "w:pStyle")) for one in findall(kind, "w:lvl")]:
            yield "word/numbering.xml", f"no level names Heading{level}"
    if len(seen) > 1:
        yield "word/styles.xml", "headings are counted by several definitions"


def typed_numbers(document: Opened, due: Due) -> Found:
    """No heading that is counted has a number in its text."""
    for one, number, words in zip(document.headings, due.numbers, due.headings, strict=False):
        if number and TYPED.match(text_of(one)) and not TYPED.match(words):
            yield DOCUMENT, f"{quoted(text_of(one))} has a number that was typed"


def numbers(document: Opened, due: Due) -> Found:
    """The definitions give headings the numbers that every other form of the report has."""
    known = counted.numbers(document)
    for heading, wanted in zip(document.headings, due.numbers, strict=False):
        one = known[heading].text if heading in known else ""
        if one != wanted:
            yield DOCUMENT, f"a heading is counted {quoted(one)}, not {quoted(wanted)}"


def items(document: Opened, _: Due) -> Found:
    """Items are counted by a definition, not typed (17.3.1.19)."""
    part = document.part("word/numbering.xml")
    known = {val(one, "w:numId") for one in findall(part, "w:num")}
    for one in document.paragraphs:
        if document.style_of(one) in ITEMS and place_of(document, one)[0] not in known:
            yield DOCUMENT, f"nothing counts the item {quoted(text_of(one))}"


def item_numbers(document: Opened, due: Due) -> Found:
    """The definitions give items the numbers that every other form of the report has: a list begins anew."""
    found, wanted = lines(document), said(due.text)
    if len(found) != len(wanted):
        return
    for line, text in zip(found, wanted, strict=True):
        if line.kind != "item" or line.counted is None or not line.counted.text:
            continue
        number = re.match(r" *([0-9]+)\. ", text)
        if number and line.counted.number != int(number.group(1)):
            yield DOCUMENT, f"{quoted(line.text)} is item {line.counted.number}, not {number.group(1)}"
