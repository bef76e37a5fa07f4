"""Read lines of a writer's own text into passages: paragraphs, lists, tables, quotations, code.

``docs/assets/js/draft/passages.js`` does the same in the browser.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportkb.report.lines import fence_after, trimmed

ITEM = re.compile(r"([ \t]*)(?:[-*+]|([0-9]{1,9})[.)])[ \t]+([^ \t\n][^\n]*)")
QUOTE = re.compile(r" {0,3}> ?")
RULE = re.compile(r":?-+:?")
CONTINUED = re.compile(r" {2,}|\t")
DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list; bullets have no number."""

    level: int
    number: int | None
    lines: list[str]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage: lines, or the items of a list, or the rows of a table."""

    kind: Literal["text", "quote", "code", "list", "table"]
    lines: Sequence[str] = ()
    items: Sequence[Item] = ()
    rows: Sequence[Sequence[str]] = ()


def passages(lines: Sequence[str]) -> list[Passage]:
    """Read lines into passages."""
    found: list[Passage] = []
    at = 0
    while at < len(lines):
        if not trimmed(lines[at]):
            at += 1
            continue
        passage, at = _code(lines, at) or _table(lines, at) or _list(lines, at) or _quote(lines, at) or _text(lines, at)
        found.append(passage)
    return found


def _code(lines: Sequence[str], at: int) -> tuple[Passage, int] | None:
    fence = fence_after("", lines[at])
    if not fence:
        return None
    end = at + 1
    while end < len(lines) and fence:
        fence = fence_after(fence, lines[end])
        end += 1
    return Passage("code", lines[at + 1 : end if fence else end - 1]), end


def _table(lines: Sequence[str], at: int) -> tuple[Passage, int] | None:
    if not _starts_table(lines, at):
        return None
    head = _cells(lines[at])
    rows, end = [head], at + 2
    while end < len(lines) and trimmed(lines[end]) and "|" in lines[end]:
        row = _cells(lines[end])
        rows.append(row + [""] * (len(head) - len(row)))
        end += 1
    return Passage("table", rows=rows), end


def _list(lines: Sequence[str], at: int) -> tuple[Passage, int] | None:
    if not ITEM.fullmatch(lines[at]):
        return None
    items: list[Item] = []
    indents: list[int] = []
    end = at
    while end < len(lines):
        if match := ITEM.fullmatch(lines[end]):
            indent = len(match[1].replace("\t", "    "))
            while len(indents) > 1 and indent < indents[-1]:
                indents.pop()
            if not indents or (indent >= indents[-1] + 2 and len(indents) < DEEPEST):
                indents.append(indent)
            items.append(Item(len(indents) - 1, int(match[2]) if match[2] else None, [match[3]]))
        elif not trimmed(lines[end]):
            if end + 1 == len(lines) or not ITEM.fullmatch(lines[end + 1]):
                break
        elif CONTINUED.match(lines[end]):
            items[-1].lines.append(trimmed(lines[end]))
        else:
            break
        end += 1
    return Passage("list", items=items), end


def _quote(lines: Sequence[str], at: int) -> tuple[Passage, int] | None:
    end = at
    while end < len(lines) and QUOTE.match(lines[end]):
        end += 1
    return (Passage("quote", [QUOTE.sub("", line, count=1) for line in lines[at:end]]), end) if end > at else None


def _text(lines: Sequence[str], at: int) -> tuple[Passage, int]:
    end = at + 1
    while end < len(lines) and trimmed(lines[end]) and not _starts_other(lines, end):
        end += 1
    return Passage("text", [trimmed(line) for line in lines[at:end]]), end


def _starts_other(lines: Sequence[str], at: int) -> bool:
    line = lines[at]
    return bool(fence_after("", line) or ITEM.fullmatch(line) or QUOTE.match(line)) or _starts_table(lines, at)


def _starts_table(lines: Sequence[str], at: int) -> bool:
    if "|" not in lines[at] or at + 1 == len(lines) or "-" not in lines[at + 1]:
        return False
    rule = _cells(lines[at + 1])
    return all(RULE.fullmatch(cell) for cell in rule) and len(rule) == len(_cells(lines[at]))


def _cells(line: str) -> list[str]:
    """Split a row; a pipe after a backslash is part of its cell."""
    found: list[str] = []
    bare = trimmed(line).removeprefix("|")
    cell, at = "", 0
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
    return found
