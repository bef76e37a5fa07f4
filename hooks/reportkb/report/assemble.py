"""Assemble an outline into a starter document.

``docs/assets/js/assemble.js`` does the same in the browser; the golden cases in
``tests/cases/`` hold for both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from reportkb.report import fill
from reportkb.report.document import Document, Part
from reportkb.report.fragments import Block, Note, Segments
from reportkb.report.nodes import DEPTHS, Depth, Node
from reportkb.report.numbering import NumberingStyle, prefixes

Flavour: TypeAlias = Literal["outline", "template", "sample"]
FLAVOUR_TITLES: dict[Flavour, str] = {"outline": "提纲", "template": "模板", "sample": "范文"}

PURPOSE = "写作目的："
MARK = re.compile(r"</?mark[^>]*>")
TABLE = '<table border="1" cellspacing="0" cellpadding="6">'


@dataclass(frozen=True, slots=True)
class Content:
    """What a snippet brings into a document: its purpose, points, rendered blocks and notes."""

    purpose: str
    points: tuple[str, ...]
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a writer chose.

    Args:
        flavour: headings and purposes, blanks, or the sample with example values.
        depth: the version; it holds the nodes of its depth and of all shorter ones.
        numbering: the form of the heading numbers.
        notes: whether annotations are listed under each section.
    """

    flavour: Flavour
    depth: Depth
    numbering: NumberingStyle
    notes: bool


def included(nodes: Sequence[Node], depth: Depth) -> tuple[Node, ...]:
    """Keep the nodes of a version."""
    return tuple(node for node in nodes if DEPTHS.index(node.depth) <= DEPTHS.index(depth))


def assemble(
    title: str, remark: str, nodes: Sequence[Node], contents: Mapping[str, Content], choice: Choice
) -> Document:
    """Put an outline's sections into one document with continuous numbers.

    Args:
        title: the document's title.
        remark: what a sample says under its title.
        nodes: the outline's nodes.
        contents: the snippets' contents by id; a node whose snippet is missing stays a heading.
        choice: what the writer chose.
    """
    parts: list[Part] = []
    for node in included(nodes, choice.depth):
        content = contents.get(node.snippet) if node.snippet else None
        parts += parts_of(node.level, node.heading, content, choice.flavour, choice.notes)
    return Document(title, remark if choice.flavour == "sample" else "", numbered(parts, choice.numbering))


def numbered(parts: Sequence[Part], style: NumberingStyle) -> tuple[Part, ...]:
    """Put continuous numbers before the headings of parts in document order."""
    numbers = prefixes(style, [part.level for part in parts])
    return tuple(replace(part, heading=number + part.heading) for part, number in zip(parts, numbers, strict=True))


def parts_of(level: int, heading: str, content: Content | None, flavour: Flavour, notes: bool) -> list[Part]:
    """Give a section the parts that a flavour wants of it.

    Args:
        level: the depth of its heading, from 1.
        heading: its heading, without a number.
        content: what stands under it; None leaves a bare heading.
        flavour: headings and purposes, or the text.
        notes: whether the annotations, or in an outline the points, are listed.
    """
    if content is None:
        return [Part(level, heading, (), (), (), ())]
    if flavour == "outline":
        return [_purpose(level, heading, content, notes)]
    return _section(level, heading, content, notes)


def _section(level: int, heading: str, content: Content, notes: bool) -> list[Part]:
    """Give each block of a snippet its place below the heading; the last one carries the notes."""
    parts = [
        Part(
            level + block.level,
            block.heading or heading,
            (block.markdown,),
            (_clean(block.html),),
            (block.text,),
            (),
        )
        for block in content.blocks
    ]
    if not parts or content.blocks[0].level:
        parts.insert(0, Part(level, heading, (), (), (), ()))
    parts[-1] = replace(parts[-1], notes=content.notes if notes else ())
    return parts


def _purpose(level: int, heading: str, content: Content, with_points: bool) -> Part:
    purpose, points = PURPOSE + content.purpose, content.points if with_points else ()
    items = "".join(f"<li>{fill.html(point)}</li>" for point in points)
    return Part(
        level,
        heading,
        _literals(fill.markdown(purpose), "\n".join(f"- {fill.markdown(point)}" for point in points)),
        _literals(f"<p>{fill.html(purpose)}</p>", f"<ul>{items}</ul>" if points else ""),
        _literals(purpose, "\n".join(f"- {point}" for point in points)),
        (),
    )


def _literals(*texts: str) -> tuple[Segments, ...]:
    return tuple((text,) for text in texts if text)


def _clean(html: Segments) -> Segments:
    """Take the marks of annotated phrases out, and give tables the borders that Word expects."""
    return tuple(part if index % 2 else MARK.sub("", part).replace("<table>", TABLE) for index, part in enumerate(html))
