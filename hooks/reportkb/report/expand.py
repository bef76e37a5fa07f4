"""Fill a tree with values, and settle what every format must read alike.

``docs/assets/js/report/expand.js`` does the same in the browser.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from reportkb.report import derived, reference
from reportkb.report.emphasis import joined
from reportkb.report.facts import Facts
from reportkb.report.kept import kept
from reportkb.report.lines import SPACES
from reportkb.report.reference import Derived
from reportkb.report.repeat import repeat
from reportkb.report.shorten import told
from reportkb.report.tree import (
    HOLDERS,
    Block,
    Blocks,
    Break,
    Code,
    Deleted,
    Emphasis,
    Field,
    Heading,
    Inline,
    Inlines,
    Link,
    List,
    Note,
    Notes,
    Paragraph,
    Phrase,
    Prompt,
    Quote,
    Span,
    Strong,
    Table,
    Text,
    Value,
    shown,
)

DELIMITED = (Strong, Emphasis, Deleted, Phrase)
PAIRS = dict(zip("“‘（《〈【「『［〔(", "”’）》〉】」』］〕)", strict=True))


@kept
def expand(blocks: Blocks, facts: Facts) -> Blocks:
    """Fill in what blanks show: rows repeat, and sentences that there is nothing to say in go.

    Emphasis is left as CommonMark can write it: where its delimiters would not count beside the
    characters next to them (0.31, 6.2), punctuation moves out of it, and where that is not possible
    it is plain text.

    Args:
        blocks: the blocks.
        facts: what to show; what has no value stays a blank.
    """
    filled = over(repeat(blocks, facts), lambda children: _filled(children, facts))
    return over(told(filled), lambda children: _settled(children, "", ""))


def over(blocks: Blocks, change: Callable[[Inlines], Inlines]) -> Blocks:
    """Change every run of inlines of blocks."""
    return tuple(_block(block, change) for block in blocks)


def _block(block: Block, change: Callable[[Inlines], Inlines]) -> Block:
    if isinstance(block, Heading | Paragraph):
        return replace(block, children=change(block.children))
    if isinstance(block, List):
        return List(block.start, tuple(over(item, change) for item in block.items))
    if isinstance(block, Table):
        rows = tuple(tuple(map(change, row)) for row in block.rows)
        return Table(block.aligns, tuple(map(change, block.head)), rows)
    if isinstance(block, Quote):
        return Quote(over(block.blocks, change))
    if isinstance(block, Notes):
        return Notes(tuple(Note(change(note.phrase), note.comment) for note in block.items))
    return block


def _filled(children: Inlines, facts: Facts) -> Inlines:
    return tuple(
        Value(child.name, _shown(child.name, facts))
        if isinstance(child, Field)
        else replace(child, children=_filled(child.children, facts))
        if isinstance(child, HOLDERS)
        else child
        for child in children
    )


def _shown(name: str, facts: Facts) -> str:
    """Look up what a name shows, or say what follows from a list."""
    found = reference.parse(name)
    if found is None:
        return facts.values.get(name, "")
    if isinstance(found, Derived):
        return derived.evaluate(found, facts)
    rows = facts.rows.get(found.list, ())
    return rows[found.row - 1].get(found.column, "") if 0 < found.row <= len(rows) else ""


def _settled(children: Inlines, before: str, after: str) -> Inlines:
    """Settle the spans of a run that stands between two characters, or nothing at its ends."""
    if not any(isinstance(child, HOLDERS) for child in children):
        return joined(children)  # as most runs are: nothing to settle
    out: list[Inline] = []
    children = _apart(children)
    for index, child in enumerate(children):
        if not isinstance(child, HOLDERS):
            out.append(child)
            continue
        left = _edge(children[index - 1], -1) if index else before
        right = _edge(children[index + 1], 0) if index + 1 < len(children) else after
        if isinstance(child, Phrase):
            out.append(replace(child, children=_settled(child.children, left, right)))
        elif isinstance(child, Link):
            out.append(replace(child, children=_settled(child.children, "[", "]")))
        else:
            out += _span(child, left, right)
    return joined(out)


def _span(span: Span, left: str, right: str) -> Inlines:
    """Move punctuation that keeps a span's delimiters from counting out of it, with its other half."""
    children, lead, trail = _settled(span.children, left, right), "", ""
    inside = _edge if isinstance(span, Deleted) else _inner
    if children and _stuck(inside(children[0], 0), left):
        lead, children = _taken(children, 0)
        if not lead:
            return children
    if children and _stuck(inside(children[-1], -1), right):
        trail, shorter = _taken(children, -1)
        if not trail:
            return joined([Text(lead), *children])
        children = shorter
    if children and not lead and trail in PAIRS.values() and PAIRS.get(_inner(children[0], 0)) == trail:
        lead, children = _taken(children, 0)
    if children and not trail and lead in PAIRS and PAIRS[lead] == _inner(children[-1], -1):
        trail, children = _taken(children, -1)
    kept = (replace(span, children=children),) if children else ()
    return joined([Text(lead), *kept, Text(trail)])


def _taken(children: Inlines, at: int) -> tuple[str, Inlines]:
    """Take the first or last character off text; nothing comes off anything else."""
    node = children[at]
    if not isinstance(node, Text):
        return "", children
    rest = Text(node.text[1:] if at == 0 else node.text[:-1])
    return node.text[at], joined([rest, *children[1:]] if at == 0 else [*children[:-1], rest])


def _apart(children: Inlines) -> Inlines:
    """Take away the emphasis whose asterisks would run together with those beside it."""
    if not any(_delimited(one) and _delimited(other) for one, other in pairwise(children)):
        return joined(children)
    out: list[Inline] = []
    for index, child in enumerate(children):
        beside = [(children[index - 1], -1)] if index else []
        beside += [(other, 0) for other in children[index + 1 : index + 2]]
        stars = [type(other) for other, at in beside if _delimited(other) and _edge(other, at) == "*"]
        merged = (isinstance(child, Emphasis) and stars) or (isinstance(child, Strong) and Phrase in stars)
        out += child.children if isinstance(child, Strong | Emphasis) and merged else (child,)
    return joined(out)


def _delimited(node: Inline) -> bool:
    return isinstance(node, DELIMITED)


def _inner(node: Inline, at: int) -> str:
    """Give the character that a run of asterisks around a node has inside: runs join."""
    return _inner(node.children[at], at) if isinstance(node, Strong | Emphasis | Phrase) else _edge(node, at)


def _edge(node: Inline, at: int) -> str:
    """Give the first or last character that Markdown shows of a node."""
    if isinstance(node, Text):
        return node.text[at]
    if isinstance(node, Value | Field | Prompt):
        return shown(node)[at]
    if isinstance(node, Link):
        return "<>"[at] if node.children == (Text(node.address),) else "[)"[at]
    if isinstance(node, Phrase):
        return _edge(node.children[at], at)
    if isinstance(node, Break):
        return "<>"[at]
    if isinstance(node, Code):
        return "`"
    return "~" if isinstance(node, Deleted) else "*"


def _stuck(inside: str, outside: str) -> bool:
    """Tell whether a delimiter between two characters does not count: punctuation inside, a letter outside."""
    return _punctuation(inside) and not (not outside or outside in SPACES or _punctuation(outside))


def _punctuation(character: str) -> bool:
    """Tell punctuation as CommonMark 0.31, 2.1 does: Unicode's general categories P and S."""
    return character != "" and unicodedata.category(character)[0] in "PS"
