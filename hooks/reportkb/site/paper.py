"""Lay a report out on paper as official ones are: 22 lines a page, 28 characters a line (GB/T 9704—2012, 5.2.3).

No typesetter's work: near enough to say how many pages a report has, and to draw them small.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from math import ceil
from typing import Literal, TypeAlias

from reportkb.report.tree import Block, Blocks, CodeBlock, Heading, Inlines, List, Notes, Paragraph, Quote, Table, plain

LINES = 22
CHARACTERS = 28
INDENT = 2
# A title's characters are 22 points high where the text's are 16.
TITLE = 22 / 16
# A table's are 12 points high.
CELL = 12 / 16
# No column is narrower than two characters and the room beside them.
NARROWEST = 3.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line of text.

    Args:
        form: what it belongs to.
        level: a heading's level, else 0.
        start: where it begins, in characters from the left edge of the text.
        length: in characters.
    """

    form: Literal["title", "heading", "text"]
    level: int
    start: float
    length: float

    @property
    def height(self) -> int:
        """Give how many lines it takes."""
        return 2 if self.form == "title" else 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    Args:
        widths: of its columns, in characters.
        height: in lines.
        head: whether it names the columns.
    """

    widths: tuple[float, ...]
    height: int
    head: bool


Mark: TypeAlias = Stroke | Row
# What stands on a page, each with the line that it begins on.
Sheet: TypeAlias = tuple[tuple[int, Mark], ...]


def sheets(title: str, blocks: Blocks) -> tuple[Sheet, ...]:
    """Lay a report out.

    Args:
        title: its title, which stands over the first page with a free line below.
        blocks: what it says, filled.
    """
    pages: list[list[tuple[int, Mark]]] = [[]]
    line = 0
    for mark in chain(_title(title), _marks(blocks)):
        height = min(mark.height, LINES)
        # A heading is not left alone at the foot of a page.
        below = 1 if isinstance(mark, Stroke) and mark.form == "heading" else 0
        if line + height + below > LINES:
            pages.append([])
            line = 0
        pages[-1].append((line, mark))
        line += height
        if isinstance(mark, Stroke) and mark.form == "title":
            line += 1
    return tuple(map(tuple, pages))


def _title(text: str) -> Iterator[Stroke]:
    if width := _width(text) * TITLE:
        width = min(width, CHARACTERS)
        yield Stroke("title", 0, (CHARACTERS - width) / 2, width)


def _marks(blocks: Iterable[Block]) -> Iterator[Mark]:
    for block in blocks:
        if isinstance(block, Heading):
            yield from _wrapped(_width(block.number) + _long(block.children), "heading", block.level)
        elif isinstance(block, Paragraph):
            yield from _wrapped(_long(block.children))
        elif isinstance(block, List):
            yield from _marks(chain.from_iterable(block.items))
        elif isinstance(block, Table):
            yield from _rows(block)
        elif isinstance(block, Quote):
            yield from _marks(block.blocks)
        elif isinstance(block, CodeBlock):
            yield from chain.from_iterable(_wrapped(_width(line)) for line in block.text.split("\n"))
        elif isinstance(block, Notes):
            yield from chain.from_iterable(_wrapped(_width(note.comment)) for note in block.items)


def _wrapped(width: float, form: Literal["heading", "text"] = "text", level: int = 0) -> Iterator[Stroke]:
    """Break text into lines, the first of which is indented."""
    start = INDENT
    while width > 0:
        length = min(width, CHARACTERS - start)
        yield Stroke(form, level, start, length)
        width -= length
        start = 0


def _rows(table: Table) -> Iterator[Row]:
    """Share the width among columns by the longest of their cells, so that one long cell does not take it all."""
    rows = (table.head, *table.rows)
    wanted = [max(NARROWEST, max(map(_long, column)) ** 0.5 * 2) for column in zip(*rows, strict=True)]
    widths = tuple(CHARACTERS * one / sum(wanted) for one in wanted)
    for number, row in enumerate(rows):
        # A cell's edges take a character of its own.
        lines = (ceil(_long(cell) / max(width / CELL - 1, 1)) for cell, width in zip(row, widths, strict=True))
        yield Row(widths, max(1, *lines), head=number == 0)


def _long(children: Inlines) -> float:
    return _width(plain(children))


def _width(text: str) -> float:
    """Measure text in characters: an ASCII one is half as wide as a Chinese one."""
    return sum(1 if unicodedata.east_asian_width(one) in "WFA" else 0.5 for one in text)
