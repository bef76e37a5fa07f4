"""Pair the delimiters of a line into strong, emphasised and deleted text.

The pairing is that of CommonMark 0.31, 6.2 and of GFM 0.29, 6.5, but for what people mean: beside
Chinese punctuation a run opens and closes as it does beside letters, a stray space inside a pair of
``**`` is put outside, and ``5*3*2`` multiplies. ``docs/assets/js/report/emphasis.js`` does the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TypeAlias

from reportkb.report.lines import SPACES
from reportkb.report.tree import HOLDERS, SPAN_NODES, Deleted, Emphasis, Inline, Inlines, Span, Strong, Text, plain

MARKS = "*_~"
# What underscores stand beside when they are part of a word: letters, digits and ideographs, and what
# takes two code units in the browser.
LETTER = re.compile("[0-9A-Za-z\u00c0-\u1fff\u3041-\ufaff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U00010000-\U0010ffff]")
DIGIT = re.compile("[0-9]")
SPANS: dict[tuple[str, int], type[Span]] = {
    ("*", 1): Emphasis,
    ("_", 1): Emphasis,
    ("*", 2): Strong,
    ("_", 2): Strong,
    ("~", 2): Deleted,
}
# No one nests deeper on purpose; writers walk the tree by recursion.
DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Run:
    """A run of delimiters that found no partner yet.

    Args:
        mark: its character.
        length: how many are left of it.
        whole: how many there were.
        closes: whether it may close emphasis too.
        loose: whether it may be paired in spite of a space inside.
    """

    mark: str
    length: int
    whole: int
    closes: bool
    loose: bool


Pending: TypeAlias = list[Inline | Run]


class Pairing:
    """The inlines of a line so far, with the runs that are still open."""

    def __init__(self) -> None:
        self.out: Pending = []
        self.opened: dict[str, list[int]] = {mark: [] for mark in MARKS}

    def run(self, mark: str, length: int, before: str, after: str) -> None:
        """Take in a run of delimiters.

        Args:
            mark: its character.
            length: how long it is.
            before, after: the characters beside it, or nothing at the ends of the line.
        """
        figures = bool(DIGIT.match(before) and DIGIT.match(after))
        opens, closes = (False, False) if figures else _flanks(mark, length, before, after)
        rest = self._close(mark, length, opens) if closes else length
        if rest:
            apart = (_space(before) or (not before and not after)) and (_space(after) or not after)
            loose = mark == "*" and length == 2 and rest == 2 and not apart and not figures
            self.out.append(Run(mark, rest, length, closes, loose))
            if opens:
                self.opened[mark].append(len(self.out) - 1)

    def _close(self, mark: str, length: int, opens: bool) -> int:
        """Wrap what stands between open runs and one that closes; give how much of the latter is left."""
        rest, stack = length, self.opened[mark]
        while rest and stack:
            at = stack[-1]
            run = self.out[at]
            assert isinstance(run, Run)
            # Rules 9 and 10 of CommonMark 0.31, 6.2.
            if (opens or run.closes) and (run.whole + length) % 3 == 0 and (run.whole % 3 or length % 3):
                break
            used = 2 if rest >= 2 and run.length >= 2 else 1
            if (mark, used) not in SPANS:
                break
            inner = settled(self.out[at + 1 :])
            left = replace(run, length=run.length - used)
            self.out[at:] = [*([left] if left.length else []), *_wrapped(SPANS[mark, used], inner)]
            for other in self.opened.values():
                while other and other[-1] >= at + (1 if left.length and other is stack else 0):
                    other.pop()
            rest -= used
        return rest


def settled(nodes: Pending) -> Inlines:
    """Pair the runs of two asterisks that a stray space kept apart, and make text of the rest."""
    out: list[Inline] = []
    pending = -1
    for node in nodes:
        if not isinstance(node, Run):
            out.append(node)
        elif pending >= 0 and node.loose and node.length == 2 and _blank(tuple(out[pending + 1 :])) is False:
            inner = joined(out[pending + 1 :])
            out[pending:] = _wrapped(Strong, inner)
            pending = -1
        else:
            if pending < 0 and node.loose and node.length == 2:
                pending = len(out)
            out.append(Text(node.mark * node.length))
    return joined(out)


def joined(nodes: list[Inline] | Inlines) -> Inlines:
    """Join neighbours of one sort, drop empty text, and keep no span directly inside one of its sort."""
    out: list[Inline] = []
    for node in nodes:
        last = out[-1] if out else None
        if isinstance(node, Text):
            if isinstance(last, Text):
                out[-1] = Text(last.text + node.text)
            elif node.text:
                out.append(node)
        elif isinstance(node, SPAN_NODES):
            children = _unnested(type(node), node.children)
            if isinstance(last, type(node)):
                children = joined([*last.children, *children])
                out.pop()
            out.append(_ordered(type(node)(children)))
        else:
            out.append(node)
    return tuple(out)


def _ordered(span: Span) -> Span:
    """Put emphasis outside of bold where both hold the same, as three asterisks are read."""
    if isinstance(span, Strong) and len(span.children) == 1 and isinstance(inner := span.children[0], Emphasis):
        return Emphasis((Strong(inner.children),))
    return span


def _flanks(mark: str, length: int, before: str, after: str) -> tuple[bool, bool]:
    """Tell whether a run may open and whether it may close."""
    if mark == "~" and length != 2:
        return False, False
    opens, closes = after != "" and not _space(after), before != "" and not _space(before)
    if mark == "_":
        return opens and not LETTER.match(before), closes and not LETTER.match(after)
    return opens, closes


def _wrapped(span: type[Span], inner: Inlines) -> Inlines:
    """Wrap inlines; white space at their edges stays outside."""
    if _blank(inner) or _depth(inner) >= DEEPEST:
        return inner
    children, lead, trail = list(inner), "", ""
    if isinstance(first := children[0], Text):
        lead = first.text[: len(first.text) - len(first.text.lstrip(SPACES))]
        children[0] = Text(first.text[len(lead) :])
    if isinstance(last := children[-1], Text):
        trail = last.text[len(last.text.rstrip(SPACES)) :]
        children[-1] = Text(last.text[: len(last.text) - len(trail)])
    return Text(lead), span(joined(children)), Text(trail)


def _unnested(span: type[Span], children: Inlines) -> Inlines:
    if not any(isinstance(child, span) for child in children):
        return children
    return joined([one for child in children for one in (child.children if isinstance(child, span) else (child,))])


def _depth(children: Inlines) -> int:
    inner = (child.children for child in children if isinstance(child, HOLDERS))
    return 1 + max(map(_depth, inner), default=0)


def _blank(children: Inlines) -> bool:
    return not plain(children).strip(SPACES)


def _space(character: str) -> bool:
    return character != "" and character in SPACES
