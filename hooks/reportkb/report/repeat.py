"""Repeat what names a row: a table's row, an item or a paragraph, for each row of its list.

``docs/assets/js/report/repeat.js`` does the same in the browser.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportkb.report import derived, reference
from reportkb.report.facts import Facts
from reportkb.report.reference import GUARDS, ORDINAL, ColumnReference, Derived
from reportkb.report.shorten import without_lead
from reportkb.report.tree import (
    HOLDERS,
    Block,
    Blocks,
    Field,
    Heading,
    Inlines,
    List,
    Paragraph,
    Phrase,
    Quote,
    Table,
    Value,
    inlines,
    runs,
)


def repeat(blocks: Blocks, facts: Facts) -> Blocks:
    """Write what names a column of a list once for each of its rows.

    Where a list has no rows, its one block stands with blanks; where no row has the word that is asked for, it
    goes, and with it the sentence before it that ends with a colon.

    Args:
        blocks: the blocks; what names columns of two lists repeats for the first.
        facts: the rows.
    """
    out: list[Block] = []
    for block in blocks:
        written = tuple(_repeated(block, facts))
        if not written:
            without_lead(out)
        out += written
    return tuple(out)


def _repeated(block: Block, facts: Facts) -> Iterator[Block]:
    if isinstance(block, Paragraph):
        for row in _rows(_named(block.children), facts):
            yield Paragraph(_of(block.children, facts, row))
    elif isinstance(block, List):
        items = tuple(_in(item, facts, row) for item in block.items for row in _rows(_first(item), facts))
        yield from (replace(block, items=items),) if items else ()
    elif isinstance(block, Table):
        rows = tuple(
            tuple(_of(cell, facts, row) for cell in cells)
            for cells in block.rows
            for row in _rows(next(filter(None, map(_named, cells)), None), facts)
        )
        if rows or not block.rows:
            yield replace(block, rows=rows)
    elif isinstance(block, Quote):
        inside = repeat(block.blocks, facts)
        yield from (Quote(inside),) if inside else ()
    else:
        yield block


def _named(children: Inlines) -> ColumnReference | None:
    """Find the first column that a run names without saying which row."""
    for node in inlines(children):
        found = reference.parse(node.name) if isinstance(node, Field) else None
        if isinstance(found, ColumnReference) and not found.row:
            return found
    return None


def _first(item: Blocks) -> ColumnReference | None:
    return next(filter(None, map(_named, runs(item))), None)


def _rows(found: ColumnReference | None, facts: Facts) -> Iterator[tuple[str, int, int]]:
    """Walk the rows that a block is written for: the list, the row's place, its number among those written."""
    rows = facts.rows.get(found.list, ()) if found else ()
    if found is None or not rows:
        yield "", 0, 1
        return
    deciding = facts.types[found.list].deciding(found.word) if found.word else ""
    fitting = [at for at, row in enumerate(rows, 1) if not deciding or row[deciding] == found.word]
    yield from ((found.list, at, number) for number, at in enumerate(fitting, 1))


def _in(item: Blocks, facts: Facts, row: tuple[str, int, int]) -> Blocks:
    return tuple(
        replace(block, children=_of(block.children, facts, row))
        if isinstance(block, Paragraph | Heading)
        else replace(block, items=tuple(_in(below, facts, row) for below in block.items))
        if isinstance(block, List)
        else block
        for block in item
    )


def _of(children: Inlines, facts: Facts, row: tuple[str, int, int]) -> Inlines:
    """Fill in the columns of a row; an annotation stands at the first row alone."""
    name, at, number = row
    if not at:
        return children
    out: list[Inlines] = []
    for child in children:
        found = reference.parse(child.name) if isinstance(child, Field) else None
        cells = facts.rows[name][at - 1]
        if isinstance(child, Field) and isinstance(found, ColumnReference) and found.list == name:
            text = str(number) if found.column == ORDINAL else cells.get(found.column, "")
            out.append((Value(f"{name}[{at}].{found.column}", text),))
        elif isinstance(child, Field) and isinstance(found, Derived) and _of_row(found, name):
            out.append((Value(child.name, derived.evaluate(found, replace(facts, rows={name: (cells,)}))),))
        elif isinstance(child, HOLDERS):
            inside = _of(child.children, facts, row)
            out.append(inside if isinstance(child, Phrase) and number > 1 else (replace(child, children=inside),))
        else:
            out.append((child,))
    return tuple(node for part in out for node in part)


def _of_row(found: Derived, name: str) -> bool:
    """Tell whether what decides asks for a column, which each row has or has not."""
    return found.function in GUARDS and found.list == name and found.column != ""
