"""Read lines into a table: cells between pipes or tabs, with or without a line of dashes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from reportkb.report.lines import trimmed
from reportkb.report.tree import Align, Inlines, Table

# GFM 0.29, 4.10: the delimiter row.
DASHES = re.compile(r":?-+:?")
# What Word puts before a tab where it numbers paragraphs itself.
NUMBER = re.compile(r"[（(]?[0-9一二三四五六七八九十]{1,4}[）)、.．]|第[0-9一二三四五六七八九十]{1,4}[章节条]")
ALIGNS: dict[tuple[bool, bool], Align] = {
    (False, False): "",
    (True, False): "left",
    (True, True): "center",
    (False, True): "right",
}


def end(lines: Sequence[str], at: int) -> int:
    """Tell where the table that begins at a line ends; 0 where none begins."""
    split = _pipes if _pipes(lines[at]) else _tabs
    if split is _tabs and (not _tabs(trimmed(lines[at])) or NUMBER.fullmatch(_tabs(lines[at])[0])):
        return 0
    last = at + 1
    while last < len(lines) and split(lines[last]):
        last += 1
    return last if last > at + 1 else 0


def read(lines: Sequence[str], cell: Callable[[str], Inlines]) -> Table:
    """Read the lines of a table; rows that lack cells are filled up.

    Args:
        lines: its lines, with the line of dashes if there is one.
        cell: reads what a cell holds.
    """
    rows = [_pipes(line) or _tabs(line) for line in lines]
    dashes = rows[1] if all(map(DASHES.fullmatch, rows[1])) else []
    body = [rows[0], *rows[2 if dashes else 1 :]]
    width = max(map(len, body))
    ends = [(dash.startswith(":"), dash.endswith(":")) for dash in dashes]
    read = [tuple(cell(text) for text in (*row, *[""] * (width - len(row)))) for row in body]
    aligns = tuple(ALIGNS[ends[column]] if column < len(ends) else "" for column in range(width))
    return Table(aligns, read[0], tuple(read[1:]))


def _tabs(line: str) -> list[str]:
    """Split a row at its tabs; nothing where there is none."""
    return [trimmed(cell) for cell in line.split("\t")] if "\t" in line and trimmed(line) else []


def _pipes(line: str) -> list[str]:
    """Split a row at its pipes, of which one after a backslash is part of its cell; nothing where there is none."""
    bare = trimmed(line)
    found: list[str] = []
    cell, at = "", 1 if bare.startswith("|") else 0
    start = at
    while at < len(bare):
        if bare[at] == "\\" and at + 1 < len(bare):
            cell += bare[at : at + 2]
            at += 1
        elif bare[at] == "|":
            found.append(trimmed(cell))
            cell = ""
        else:
            cell += bare[at]
        at += 1
    if trimmed(cell) or not bare.endswith("|"):
        found.append(trimmed(cell))
    return found if start or len(found) > 1 else []
