"""Check what leads to rows: where nobody fills a column it goes, and a lead that names it would be false."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reportkb.library.snippet import Snippet
from reportkb.report import blocks, reference, tree
from reportkb.report.lists import RecordType, RecordTypes
from reportkb.report.reference import GUARDS, ColumnReference, Derived
from reportkb.report.sentences import sentences
from reportkb.report.shorten import LEADS
from reportkb.report.tree import Block, Field, Inlines, List, Paragraph, Table, Text
from reportkb.rules.prose import COMMENT
from reportkb.source.findings import Finding, Place

ADVICE = "只说下面列的是什么，如“列出的问题如下：”。"


def check(frame: Snippet, types: RecordTypes) -> Iterator[Finding]:
    """Report the leads of a frame that name a column of the rows that follow, but for that which names a row."""
    for lead, block in pairwise(frame.body.blocks):
        if not isinstance(lead, Paragraph) or not tree.plain(lead.children).endswith(LEADS):
            continue
        said = tree.plain(sentences(lead.children)[-1])
        titled = [pair for pair in _titles(block) if pair[0].list in types]
        named = [title for found, title in titled if title and _says(said, title, _rows(types[found.list], titled))]
        if named:
            fact = f"引出表或条目的一句点了列名“{'”“'.join(dict.fromkeys(named))}”"
            yield Finding(_place(frame, lead, named[0]), "RK048", fact, ADVICE)


def _titles(block: Block) -> Iterator[tuple[ColumnReference, str]]:
    """List the columns that stand in a table or a list with what they are called there."""
    if isinstance(block, Table):
        for row in block.rows:
            for head, cell in zip(block.head, row, strict=True):
                yield from ((found, tree.plain(head)) for found in _columns(cell))
    elif isinstance(block, List):
        for run in tree.runs((block,)):
            for sentence in sentences(run):
                label = _label(sentence)
                yield from ((found, label or found.column) for found in _columns(sentence))


def _columns(children: Inlines) -> Iterator[ColumnReference]:
    for node in tree.inlines(children):
        found = reference.parse(node.name) if isinstance(node, Field) else None
        if isinstance(found, ColumnReference):
            yield found


def _label(sentence: Inlines) -> str:
    """Give what stands before a colon at the beginning of a sentence, but for what decides whether it stands."""
    before = ""
    for node in tree.inlines(sentence):
        found = reference.parse(node.name) if isinstance(node, Field) else None
        if isinstance(found, Derived) and found.function in GUARDS:
            continue
        if isinstance(node, Field):
            break
        before += node.text if isinstance(node, Text) else ""
    return before[:-1] if before.endswith(LEADS) else ""


def _rows(kind: RecordType, titled: list[tuple[ColumnReference, str]]) -> frozenset[str]:
    """List the words that say which rows follow: the list's name, the title of what names a row, choices."""
    naming = [title for found, title in titled if found.column == kind.naming]
    return frozenset((kind.name, *naming, *(word for column in kind.columns.values() for word in column.choices)))


def _says(said: str, title: str, rows: frozenset[str]) -> bool:
    """Tell whether a title stands in what is said outside the words that say which rows follow."""
    longer = [re.escape(word) for word in sorted(rows, key=len, reverse=True) if title in word]
    return title in (re.sub("|".join(longer), "\0", said) if longer else said)


def _place(frame: Snippet, lead: Paragraph, title: str) -> Place:
    lines = frame.body.text.split("\n")
    at = next((at for at, line in enumerate(lines) if blocks.parse(line) == (lead,)), 0)
    said = COMMENT.sub(lambda match: "\0" * len(match.group()), lines[at])
    return Place(frame.place.path, frame.body.line + at, said.find(title) + 1 or 1)
