"""Check what frames say of lists as it is filled: sentences that never stand, and rows of two lists at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportkb.library.snippet import Snippet
from reportkb.report import inlines, reference, tree
from reportkb.report.lists import RecordTypes
from reportkb.report.reference import ColumnReference, Derived, Reference
from reportkb.report.sentences import sentences
from reportkb.report.tree import Block, Field, Inlines, Table
from reportkb.source.findings import Finding, Place


def check(frame: Snippet, types: RecordTypes) -> Iterator[Finding]:
    """Report the first sentence of each block that contradicts itself, and each row that names two lists."""
    for block in frame.body.blocks:
        for run in tree.runs((block,)):
            for sentence in sentences(run):
                yield from _never(frame, sentence)
        for row in _rows(block):
            yield from _torn(frame, row, types)


def _never(frame: Snippet, sentence: Inlines) -> Iterator[Finding]:
    """Report a sentence that stands where a list has no such row, and shows something of such a row."""
    said = _references(sentence)
    for name, found in said:
        if not isinstance(found, Derived) or found.function != "无":
            continue
        for _, other in said:
            none = isinstance(other, Derived) and other.function == "无"
            if not none and other.list == found.list and found.word in ("", other.word) and not found.column:
                fact = f"写着“{{{{{name}}}}}”的一句又要用“{found.list}”的行，永远不会出现"
                yield Finding(_place(frame, name), "RK052", fact, "两种情形各写一句：“有”的一句，“无”的一句。")
                return


def _torn(frame: Snippet, row: Iterable[Inlines], types: RecordTypes) -> Iterator[Finding]:
    """Report a row, item or paragraph that names columns of two lists: it repeats for the rows of one."""
    lists: dict[str, str] = {}
    for name, found in (one for children in row for one in _references(children)):
        if isinstance(found, ColumnReference) and not found.row and found.list in types:
            lists.setdefault(found.list, name)
    if len(lists) > 1:
        fact = f"一行里有两份清单的列：{'、'.join(lists)}"
        advice = "一行只写一份清单的列；另一份写成另一张表、另一项或另一段。"
        yield Finding(_place(frame, [*lists.values()][1]), "RK052", fact, advice)


def _rows(block: Block) -> Iterator[Iterable[Inlines]]:
    if isinstance(block, Table):
        yield from block.rows
    else:
        yield from ((run,) for run in tree.runs((block,)))


def _references(children: Inlines) -> list[tuple[str, Reference]]:
    names = [node.name for node in tree.inlines(children) if isinstance(node, Field)]
    return [(name, found) for name in names if (found := reference.parse(name))]


def _place(frame: Snippet, name: str) -> Place:
    """Find where a name is first written, in whichever width its marks are."""
    for number, line in enumerate(frame.body.text.split("\n"), frame.body.line):
        for match in inlines.PLACEHOLDER.finditer(line):
            if reference.canonical(match[1]) == name:
                return Place(frame.place.path, number, match.start() + 1)
    return frame.place
