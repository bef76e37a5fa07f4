"""Render a body into fragments that only need filling: Markdown, HTML and plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from markdown_it import MarkdownIt
from markdown_it.token import Token

from reportkb.report.body import FIRST_PLACEHOLDER, PHRASE_END, PHRASE_START, Body

# Literal text and field names by turns: items at odd indexes are names of fields.
Segments: TypeAlias = tuple[str, ...]

PLACEHOLDER = re.compile("[\ue100-\uf8ff]")
PHRASE = re.compile(f"{PHRASE_START}([^{PHRASE_END}]*){PHRASE_END}")
MARKS = str.maketrans("", "", PHRASE_START + PHRASE_END)


@dataclass(frozen=True, slots=True)
class Block:
    """What stands under one sub-heading of a body, or before the first.

    Args:
        level: 0 before the first sub-heading, else 1 for a sub-heading ``##``, 2 for ``###``…
        heading: the sub-heading's text.
        markdown: CommonMark.
        html: HTML in which annotated phrases are ``<mark data-note="N">``, N from 1.
        text: plain text; a table's cells are separated by tabs.
    """

    level: int
    heading: str
    markdown: Segments
    html: Segments
    text: Segments


@dataclass(frozen=True, slots=True)
class Note:
    """An annotation as a document lists it: the phrase that it hangs on and the advice, both plain text."""

    phrase: Segments
    comment: str


@cache
def parser() -> MarkdownIt:
    """Make the CommonMark parser for bodies: with tables, and HTML as mere text."""
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def blocks(body: Body) -> tuple[Block, ...]:
    """Split a body at its sub-headings and render each part."""
    tokens = parser().parse(body.coded)
    lines = body.coded.split("\n")
    starts = [(index, token) for index, token in enumerate(tokens) if token.type == "heading_open"]
    result = []
    first = starts[0][0] if starts else len(tokens)
    if first or not starts:
        end = _line(starts[0][1]) if starts else len(lines)
        result.append(_block(body, 0, "", tokens[:first], lines, (0, end)))
    for number, (index, token) in enumerate(starts):
        following = starts[number + 1] if number + 1 < len(starts) else None
        inside = tokens[index + 3 : following[0] if following else len(tokens)]
        span = (_line(token) + 1, _line(following[1]) if following else len(lines))
        title = tokens[index + 1].content.translate(MARKS)
        result.append(_block(body, max(1, int(token.tag[1]) - 1), title, inside, lines, span))
    return tuple(result)


def notes(body: Body) -> tuple[Note, ...]:
    """List a body's annotations with their phrases."""
    phrases = PHRASE.findall(body.coded)
    return tuple(
        Note(segments(body, _inline(parser().parseInline(phrase)[0])), annotation.comment)
        for phrase, annotation in zip(phrases, body.annotations, strict=True)
    )


def segments(body: Body, coded: str) -> Segments:
    """Split coded text at its placeholders."""
    result, position = [], 0
    for match in PLACEHOLDER.finditer(coded):
        result += [coded[position : match.start()], body.placeholders[ord(match.group()) - FIRST_PLACEHOLDER]]
        position = match.end()
    return (*result, coded[position:])


def plain(tokens: Sequence[Token]) -> str:
    """Write tokens as plain text: a line a paragraph, item or table row, blank lines between blocks."""
    return "\n\n".join(_paragraphs(tokens))


def _block(
    body: Body, level: int, heading: str, tokens: Sequence[Token], lines: Sequence[str], span: tuple[int, int]
) -> Block:
    source = "\n".join(lines[slice(*span)])
    markdown = re.sub(r"\n{3,}", "\n\n", source).strip("\n").translate(MARKS)
    engine = parser()
    phrases_before = "\n".join(lines[: span[0]]).count(PHRASE_START)
    html = _numbered(engine.renderer.render(tokens, engine.options, {}), phrases_before)
    return Block(
        level,
        heading,
        segments(body, markdown),
        segments(body, html.strip()),
        segments(body, plain(tokens).translate(MARKS)),
    )


def _numbered(html: str, before: int) -> str:
    """Turn phrase marks into elements, numbered through the whole body."""
    parts = html.split(PHRASE_START)
    opened = "".join(f'<mark data-note="{number}">{part}' for number, part in enumerate(parts[1:], before + 1))
    return (parts[0] + opened).replace(PHRASE_END, "</mark>")


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0


def _paragraphs(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield top-level blocks as text; a list and a table are one block each."""
    index = 0
    while index < len(tokens):
        end = index + 1
        while end < len(tokens) and (tokens[end].level > tokens[index].level or tokens[end].nesting == -1):
            end += 1
        inside = tokens[index:end]
        if tokens[index].type == "table_open":
            yield "\n".join(_rows(inside))
        elif tokens[index].type in ("bullet_list_open", "ordered_list_open"):
            yield "\n".join(_items(inside))
        else:
            yield "\n".join(_inline(token) for token in inside if token.type == "inline")
        index = end


def _rows(tokens: Sequence[Token]) -> Iterator[str]:
    cells: list[str] = []
    for token in tokens:
        if token.type == "inline":
            cells.append(_inline(token))
        elif token.type == "tr_close":
            yield "\t".join(cells)
            cells = []


def _items(tokens: Sequence[Token]) -> Iterator[str]:
    counters: list[int | None] = []
    marker = ""
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            ordered = token.type == "ordered_list_open"
            counters.append(int(token.attrGet("start") or 1) - 1 if ordered else None)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            counters.pop()
        elif token.type == "list_item_open":
            count = counters[-1]
            if count is not None:
                counters[-1] = count + 1
            marker = f"{counters[-1]}. " if count is not None else "- "
        elif token.type == "inline":
            indent = "  " * (len(counters) - 1)
            yield indent + (marker or "  ") + _inline(token)
            marker = ""


def _inline(token: Token) -> str:
    parts = []
    for child in token.children or []:
        if child.type in ("softbreak", "hardbreak"):
            parts.append("\n" if child.type == "hardbreak" else " ")
        else:
            parts.append(child.content)
    return "".join(parts)
