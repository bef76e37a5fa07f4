"""A report as a tree: blocks of inlines, each a value that is never changed in place.

``docs/assets/js/report/tree.js`` names the same nodes in the browser.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from reportkb.report import reference
from reportkb.report.reference import Reference, label

Align: TypeAlias = Literal["", "left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Text:
    """Characters that mean themselves."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """Characters between backticks."""

    text: str


@dataclass(frozen=True, slots=True)
class Break:
    """A new line inside a cell or paragraph."""


@dataclass(frozen=True, slots=True)
class Strong:
    """Bold text."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Emphasised text."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Deleted:
    """Text that is struck out."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads to an ``http``, ``https`` or ``mailto`` address."""

    address: str
    children: Inlines


@dataclass(frozen=True, slots=True)
class Field:
    """A blank that is named: by a field of the register, a column of a list, or what follows from a list."""

    name: str


@dataclass(frozen=True, slots=True)
class Value:
    """A field with what it shows; an empty text is a blank that was left open."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """A blank without a name that says what is to be written in its place."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase with the annotation that hangs on it."""

    children: Inlines
    comment: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading.

    Args:
        level: its depth from 1, below whatever the text stands under.
        number: what numbering puts before it, with the space where the form has one.
        children: what it says.
    """

    level: int
    number: str
    children: Inlines


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: in a report a line is one."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class List:
    """A list.

    Args:
        start: the first item's number, or None for bullets.
        items: the blocks of each item, its paragraphs and the lists below it.
    """

    start: int | None
    items: tuple[Blocks, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has a cell a column."""

    aligns: tuple[Align, ...]
    head: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines between fences, kept as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """An annotation as a document lists it: the phrase that it hangs on, and the advice."""

    phrase: Inlines
    comment: str


@dataclass(frozen=True, slots=True)
class Notes:
    """The annotations of a section, listed below it."""

    items: tuple[Note, ...]


# What a prompt begins with.
WRITE = "写："

Inline: TypeAlias = Text | Code | Break | Strong | Emphasis | Deleted | Link | Field | Value | Prompt | Phrase
Inlines: TypeAlias = tuple[Inline, ...]
Block: TypeAlias = Heading | Paragraph | List | Table | Quote | CodeBlock | Notes
Blocks: TypeAlias = tuple[Block, ...]
Span: TypeAlias = Strong | Emphasis | Deleted

# For isinstance, which is asked of every inline many times: a tuple costs a tenth of a union that is made anew.
SPAN_NODES = (Strong, Emphasis, Deleted)
HOLDERS = (Strong, Emphasis, Deleted, Link, Phrase)


def runs(blocks: Iterable[Block]) -> Iterator[Inlines]:
    """Walk the runs of inlines of blocks in document order: headings, paragraphs, cells and noted phrases."""
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            yield block.children
        elif isinstance(block, List):
            for item in block.items:
                yield from runs(item)
        elif isinstance(block, Table):
            yield from block.head
            for row in block.rows:
                yield from row
        elif isinstance(block, Quote):
            yield from runs(block.blocks)
        elif isinstance(block, Notes):
            yield from (note.phrase for note in block.items)


def inlines(children: Inlines) -> Iterator[Inline]:
    """Walk inlines with those inside them, in order."""
    for child in children:
        yield child
        if isinstance(child, HOLDERS):
            yield from inlines(child.children)


def names(blocks: Iterable[Block]) -> tuple[str, ...]:
    """List the fields that blocks hold, each once, in the order of first appearance."""
    return tuple(name for name in _named(blocks) if not reference.parse(name))


def references(blocks: Iterable[Block]) -> tuple[Reference, ...]:
    """List what blocks say of lists, each once, in the order of first appearance."""
    return tuple(found for name in _named(blocks) if (found := reference.parse(name)))


def _named(blocks: Iterable[Block]) -> Iterable[str]:
    found = (node for run in runs(blocks) for node in inlines(run))
    return dict.fromkeys(node.name for node in found if isinstance(node, Field | Value))


def phrases(blocks: Iterable[Block]) -> tuple[Phrase, ...]:
    """List the annotated phrases of blocks in order."""
    return tuple(node for run in runs(blocks) for node in inlines(run) if isinstance(node, Phrase))


def plain(children: Inlines) -> str:
    """Write inlines as characters alone; a blank shows its name in brackets."""
    return "".join(_plain(child) for child in children)


def shown(value: Field | Value | Prompt) -> str:
    """Write what stands in a blank's place."""
    if isinstance(value, Prompt):
        return f"【{WRITE}{value.text}】"
    return (value.text if isinstance(value, Value) else "") or f"【{label(value.name)}】"


def _plain(node: Inline) -> str:
    if isinstance(node, Text | Code):
        return node.text
    if isinstance(node, Break):
        return " "
    if isinstance(node, Field | Value | Prompt):
        return shown(node)
    text = plain(node.children)
    return text if not isinstance(node, Link) or node.address == text else f"{text}（{node.address}）"
