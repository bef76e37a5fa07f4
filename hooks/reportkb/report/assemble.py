"""Assemble sections into a document with continuous numbers.

``docs/assets/js/report/assemble.js`` does the same in the browser; the golden cases in
``tests/cases/`` hold for both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from reportkb.report import shorten
from reportkb.report.blocks import merged
from reportkb.report.document import Document, Part
from reportkb.report.expand import expand
from reportkb.report.facts import Facts
from reportkb.report.nodes import DEPTHS, Depth, Node
from reportkb.report.numbering import NumberingStyle, prefixes
from reportkb.report.tree import Block, Blocks, Heading, Inlines, List, Note, Notes, Paragraph, Text, phrases

Flavour: TypeAlias = Literal["outline", "template", "sample"]
FLAVOUR_TITLES: dict[Flavour, str] = {"outline": "提纲", "template": "模板", "sample": "范文"}

PURPOSE = "写作目的："


@dataclass(frozen=True, slots=True)
class Content:
    """What a snippet brings into a document: its purpose, its points and its body."""

    purpose: str
    points: tuple[str, ...]
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it.

    Args:
        key: names the section.
        level: the heading's depth from 1.
        heading: its text, without a number.
        content: what the library says there, or None.
        own: what the writer says there, after it.
    """

    key: str
    level: int
    heading: str
    content: Content | None
    own: Blocks = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """What a writer chose.

    Args:
        flavour: headings alone, blanks, or the sample with example values.
        depth: the version; it holds the nodes of its depth and of all shorter ones.
        numbering: the form of the heading numbers.
        notes: whether annotations are listed under each section, or in an outline its purpose and points.
    """

    flavour: Flavour
    depth: Depth
    numbering: NumberingStyle
    notes: bool


def included(nodes: Sequence[Node], depth: Depth) -> tuple[Node, ...]:
    """Keep the nodes of a version."""
    return tuple(node for node in nodes if DEPTHS.index(node.depth) <= DEPTHS.index(depth))


def outlined(
    title: str, remark: str, nodes: Sequence[Node], contents: Mapping[str, Content], choice: Choice
) -> Document:
    """Put an outline's sections into one document.

    Args:
        title: the document's title.
        remark: what a sample says under its title.
        nodes: the outline's nodes.
        contents: the snippets' contents by id; a node whose snippet is missing stays a heading.
        choice: what the writer chose.
    """
    sections = [
        Section(node.anchor, node.level, node.heading, contents.get(node.snippet or ""))
        for node in included(nodes, choice.depth)
    ]
    return assemble(title, remark, sections, choice)


def assemble(title: str, remark: str, sections: Sequence[Section], choice: Choice) -> Document:
    """Put sections into one document with continuous numbers; arguments as for an outline.

    A first section without a heading is what stands before the first heading of a report.
    """
    opens = bool(sections) and not sections[0].heading and all(section.level == 1 for section in sections[1:2])
    parts = [
        Part(section.key, _blocks(section, choice, headed=bool(index) or not opens))
        for index, section in enumerate(sections)
    ]
    return Document(title, remark if choice.flavour == "sample" else "", numbered(parts, choice.numbering))


def numbered(parts: Sequence[Part], style: NumberingStyle) -> tuple[Part, ...]:
    """Put continuous numbers before the headings of parts in document order."""
    levels = [block.level for part in parts for block in part.blocks if isinstance(block, Heading)]
    numbers = iter(prefixes(style, levels))

    def with_number(block: Block) -> Block:
        return replace(block, number=next(numbers)) if isinstance(block, Heading) else block

    return tuple(Part(part.key, tuple(map(with_number, part.blocks))) for part in parts)


def without_blanks(document: Document, facts: Facts, style: NumberingStyle) -> Document:
    """Fill a document in and leave out what is still blank: its sentence, row, or section.

    Args:
        document: the document.
        facts: what to show.
        style: the form of its heading numbers, which have no gap afterwards.
    """
    parts = [Part(part.key, shorten.without_blanks(expand(part.blocks, facts))) for part in document.parts]
    stays = iter(shorten.headed(tuple(block for part in parts for block in part.blocks)))
    kept = [Part(part.key, tuple(block for block in part.blocks if next(stays))) for part in parts]
    return replace(document, parts=numbered(kept, style))


def _blocks(section: Section, choice: Choice, *, headed: bool) -> Blocks:
    head: Blocks = (Heading(section.level, "", _literal(section.heading)),) if headed else ()
    first = next((at for at, block in enumerate(section.own) if isinstance(block, Heading)), len(section.own))
    # Annotations come after all that stands under the section's own heading.
    below = (
        *_content(section.content, choice),
        *section.own[:first],
        *_notes(section.content, choice),
        *section.own[first:],
    )
    return merged((*head, *_below(below, section.level)))


def _content(content: Content | None, choice: Choice) -> Blocks:
    """Give what a flavour wants of a snippet, without its annotations."""
    if content is None:
        return ()
    if choice.flavour == "outline":
        return aim(content) if choice.notes else ()
    return content.blocks


def aim(content: Content) -> Blocks:
    """Say what a section is for and what it must hold."""
    points = tuple((Paragraph(_literal(point)),) for point in content.points)
    purpose = Paragraph(_literal(PURPOSE + content.purpose))
    return (purpose, List(None, points)) if points else (purpose,)


def _notes(content: Content | None, choice: Choice) -> Blocks:
    if content is None or choice.flavour == "outline" or not choice.notes:
        return ()
    noted = tuple(Note(phrase.children, phrase.comment) for phrase in phrases(content.blocks))
    return (Notes(noted),) if noted else ()


def _below(blocks: Blocks, level: int) -> Blocks:
    """Put headings below a section's own."""
    return tuple(replace(block, level=level + block.level) if isinstance(block, Heading) else block for block in blocks)


def _literal(text: str) -> Inlines:
    return (Text(text),) if text else ()
