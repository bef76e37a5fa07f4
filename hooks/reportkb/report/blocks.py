"""Read a section's text into blocks: headings, paragraphs, lists, tables, quotations, code.

A line is a paragraph, as people write it and as Word takes it in. Tables are understood with and
without the line of dashes (GFM 0.29, 4.10), between pipes or tabs; lists with any of the bullets
that editors write. Rules between sections have no counterpart in a report and are left out.
``docs/assets/js/report/blocks.js`` does the same.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from reportkb.report import inlines, table_rows
from reportkb.report.emphasis import joined
from reportkb.report.lines import SPACES, fence_after, heading_of, lines_of, trimmed
from reportkb.report.tree import Block, Blocks, CodeBlock, Heading, Inlines, List, Paragraph, Quote, Text

Lines: TypeAlias = Sequence[str]
Known: TypeAlias = Container[str]

ITEM = re.compile(
    r"([ \t\u3000]*)(?:[-*+](?=[ \t])|[•●○▪■◆◦‣\uf0b7\uf06c\uf0a7]|·(?=[ \t\u3000])|([0-9]{1,9})[.)](?=[ \t]))"
    r"[ \t\u3000]*([^ \t\u3000\n][^\n]*)"
)
TASK = re.compile(r"\[([ xX])\][ \t]+")
QUOTE = re.compile(r" {0,3}> ?")
RULE = re.compile(r"[ \t]*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|={3,}[ \t]*)")
FOOTNOTE = re.compile(r"\[\^([^\[\]^ \t\n]{1,20})\]:[ \t]*")
CONTINUED = re.compile(r"(?: {2,}|\t)[ \t]*[^ \t]")
DEEPEST = 6


@dataclass(frozen=True, slots=True)
class _Item:
    level: int
    number: int | None
    lines: list[str]


def parse(text: str, known: Known = ()) -> Blocks:
    """Read a text.

    Args:
        text: a section's text, with any system's line ends.
        known: fields whose name in brackets, ``【字段】``, is a placeholder too.

    Returns:
        Its blocks; headings have levels without a gap, from 1.
    """
    found: list[Block] = []
    above: list[int] = []
    for level, title, lines in _sections(lines_of(text)):
        if level:
            while above and above[-1] >= level:
                above.pop()
            above.append(level)
            found.append(Heading(len(above), "", _line(title, known)))
        found += _blocks(lines, known, DEEPEST)
    return tuple(found)


def merged(blocks: Blocks) -> Blocks:
    """Join lists of one sort that stand next to each other: every format would read them as one."""
    out: list[Block] = []
    for block in blocks:
        last = out[-1] if out else None
        if isinstance(block, List) and isinstance(last, List) and (block.start is None) == (last.start is None):
            out[-1] = List(last.start, last.items + block.items)
        else:
            out.append(block)
    return tuple(out)


def _sections(lines: Lines) -> list[tuple[int, str, list[str]]]:
    """Split lines at the headings outside code."""
    sections: list[tuple[int, str, list[str]]] = [(0, "", [])]
    fence = ""
    for line in lines:
        title = None if fence else heading_of(line)
        fence = fence_after(fence, line)
        if title:
            sections.append((*title, []))
        else:
            sections[-1][2].append(line)
    return sections


def _blocks(lines: Lines, known: Known, deepest: int) -> Blocks:
    found: list[Block] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if not trimmed(line) or RULE.fullmatch(line):
            at += 1
        elif fence_after("", line):
            at = _code(lines, at, found)
        elif ITEM.fullmatch(line):
            items, at = _items(lines, at)
            found += _lists(items, known)
        elif end := table_rows.end(lines, at):
            found.append(table_rows.read(lines[at:end], lambda cell: _line(cell, known)))
            at = end
        elif deepest and QUOTE.match(line):
            end = at
            while end < len(lines) and QUOTE.match(lines[end]):
                end += 1
            inner = _blocks([QUOTE.sub("", quoted, count=1) for quoted in lines[at:end]], known, deepest - 1)
            found += [Quote(inner)] if inner else []
            at = end
        else:
            found += _paragraph(line, known)
            at += 1
    return merged(tuple(found))


def _code(lines: Lines, at: int, found: list[Block]) -> int:
    """Read code to the end of its fence, or of the text."""
    fence, end = fence_after("", lines[at]), at + 1
    while end < len(lines) and fence:
        fence = fence_after(fence, lines[end])
        end += 1
    found.append(CodeBlock("\n".join(lines[at + 1 : end if fence else end - 1]).rstrip("\n")))
    return end


def _paragraph(line: str, known: Known) -> Blocks:
    note = FOOTNOTE.match(trimmed(line))
    children = _line(trimmed(line)[note.end() :] if note else line, known)
    if note:
        children = joined((Text(f"〔{note[1]}〕"), *children))
    return (Paragraph(children),) if children else ()


def _line(line: str, known: Known) -> Inlines:
    """Read a line's inlines, without the space around them."""
    children = list(inlines.parse(trimmed(line), known))
    if children and isinstance(first := children[0], Text):
        children[0] = Text(first.text.lstrip(SPACES))
    if children and isinstance(last := children[-1], Text):
        children[-1] = Text(last.text.rstrip(SPACES))
    return joined(children)


def _items(lines: Lines, at: int) -> tuple[list[_Item], int]:
    """Read the items of a list with their levels; a blank line may stand between them."""
    items: list[_Item] = []
    indents: list[int] = []
    end = at
    while end < len(lines):
        line = lines[end]
        following = lines[end + 1] if end + 1 < len(lines) else ""
        if (match := ITEM.fullmatch(line)) and not RULE.fullmatch(line):
            indent = len(match[1].replace("\t", "    ").replace("\u3000", "  "))
            while len(indents) > 1 and indent < indents[-1]:
                indents.pop()
            if not indents or (indent >= indents[-1] + 2 and len(indents) < DEEPEST):
                indents.append(indent)
            task = TASK.match(match[3])
            text = ("☐ " if task[1] == " " else "☑ ") + match[3][task.end() :] if task else match[3]
            items.append(_Item(len(indents) - 1, int(match[2]) if match[2] else None, [text]))
        elif not trimmed(line):
            if not ITEM.fullmatch(following) and not CONTINUED.match(following):
                break
        elif CONTINUED.match(line) and not table_rows.end(lines, end):
            items[-1].lines.append(line)
        else:
            break
        end += 1
    return items, end


def _lists(items: Sequence[_Item], known: Known) -> Blocks:
    """Nest items: those that follow one of a lower level stand below it."""
    lists: list[Block] = []
    at = 0
    while at < len(items):
        item, end = items[at], at + 1
        while end < len(items) and items[end].level > item.level:
            end += 1
        own = tuple(block for line in item.lines for block in _paragraph(line, known))
        lists.append(List(item.number, ((*own, *_lists(items[at + 1 : end], known)),)))
        at = end
    return merged(tuple(lists))
