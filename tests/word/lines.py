"""What a document says, line by line: a paragraph, an item or a table's row each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil

from counted import Counted, numbers
from opened import Element, Opened, W, findall, text_of

# Stand around the text and are no lines of it.
AROUND = frozenset(
    {
        "SignOff",
        "SignOffDate",
        "CoverTitle",
        "CoverText",
        "CoverProject",
        "CoverOrganisation",
        "Picture",
        "Caption",
        "Byline",
        "TOCHeading",
        "TOC1",
        "TOC2",
        "TOC3",
    }
)
# The mark of an item that says nothing.
BARE = re.compile(r"\s*(?:(?:-|[0-9]+\.)\s*)+")
ITEMS = frozenset({"ListBullet", "ListNumber"})
# The rule of docs/guide/word.md: what a line holds, what a heading and a picture take, and how many lines are about two
# pages. What is as near to the limit as an estimate is rough goes either way; tests of its own say where it is.
LINE, ROW, HEADING, PICTURE, FEW, ROUGH = 36.8, 29.5, 2, 12, 52, 6


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a document.

    Args:
        kind: heading, item, paragraph or row.
        text: without its number.
        counted: its number; None where nothing counts it.
        element: the paragraph or row.
    """

    kind: str
    text: str
    counted: Counted | None
    element: Element


@lru_cache(maxsize=1)
def lines(document: Opened) -> list[Line]:
    """List the lines below the title that say something; a mark without words is that of the next line."""
    out: list[Line] = []
    marked = False
    for line in _below(document, document.body, numbers(document)):
        if not line.text.strip():
            marked = marked or line.kind == "item"
        elif not BARE.fullmatch(line.text):
            out.append(replace(line, kind="item") if marked and line.kind in ("paragraph", "row") else line)
            marked = False
    return out


def is_brief(document: Opened, pictures: int) -> bool | None:
    """Tell whether a report is of one page or two; nothing where that is hard to tell."""
    rows = [HEADING if one.kind == "heading" else _height(one) for one in lines(document)]
    total = sum(rows) + pictures * PICTURE
    return None if abs(total - FEW) <= ROUGH else total < FEW


def _height(line: Line) -> int:
    wide = sum(0.5 if ord(one) < 0x2000 else 1 for one in line.text.replace("\t", ""))
    return max(1, ceil((wide + 1) / (ROW if line.kind == "row" else LINE)))


def said(text: str) -> list[str]:
    """List the lines of a plain text that say something."""
    return [line for line in text.split("\n") if line.strip() and not BARE.fullmatch(line)]


def _below(document: Opened, parent: Element, known: dict[Element, Counted]) -> Iterator[Line]:
    for element in parent:
        if element.tag == W["sdt"]:
            yield from _below(document, element.find(W["sdtContent"]), known)
        elif element.tag == W["tbl"]:
            yield from (_row(row) for row in element.iter(W["tr"]))
        elif element.tag == W["p"]:
            style = document.style_of(element)
            if style in AROUND or style == "Title":
                continue
            kind = "heading" if document.level_of(element) else "item" if style in ITEMS else "paragraph"
            counted = known.get(element)
            for text in text_of(element, "\n" if style == "PlainText" else " ").split("\n"):
                yield Line(kind, text, counted, element)


def _row(row: Element) -> Line:
    return Line("row", "\t".join(text_of(cell) for cell in row.iter(W["tc"])), None, row)


def tables(document: Opened) -> list[Element]:
    """List the tables."""
    return document.all("w:tbl")


def rows(table: Element) -> list[Element]:
    """List a table's rows, also those in controls."""
    return list(table.iter(W["tr"]))


def cells(row: Element) -> list[Element]:
    """List a row's cells."""
    return findall(row, ".//w:tc")
