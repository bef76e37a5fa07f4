"""Take sentences, rows and whole blocks out of a report, and what only led to them.

``docs/assets/js/report/shorten.js`` does the same in the browser.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reportkb.report.sentences import is_blank, keeping, sentences, telling, without_guards
from reportkb.report.tree import Block, Blocks, Heading, Inlines, List, Paragraph, Quote, Table, Value, inlines, plain

LEADS = ("：", ":")


def without_lead(out: list[Block]) -> None:
    """Take the sentence that leads to what has gone off the paragraph before it."""
    last = out[-1] if out else None
    if isinstance(last, Paragraph) and plain(last.children).endswith(LEADS):
        *kept, _ = sentences(last.children)
        out[-1:] = [Paragraph(tuple(node for sentence in kept for node in sentence))] if kept else []


def told(blocks: Blocks) -> Blocks:
    """Leave out the sentences that there is nothing to say in."""
    return _shortened(blocks, telling, _without_guards)


def without_blanks(blocks: Blocks) -> Blocks:
    """Leave out what is still to be filled in: its sentence, its cell, a column or row of nothing else.

    Args:
        blocks: blocks that were filled with facts.
    """
    return _shortened(blocks, lambda run: keeping(run, lambda node: not is_blank(node)), _filled_in)


def _shortened(blocks: Blocks, shorter: Callable[[Inlines], Inlines], table: Callable[[Table], Table | None]) -> Blocks:
    out: list[Block] = []
    for block in blocks:
        kept = _block(block, shorter, table)
        if kept:
            out.append(kept)
        else:
            without_lead(out)
    return tuple(out)


def _block(block: Block, shorter: Callable[[Inlines], Inlines], table: Callable[[Table], Table | None]) -> Block | None:
    if isinstance(block, Paragraph):
        children = shorter(block.children)
        return Paragraph(children) if children else None
    if isinstance(block, List):
        kept = tuple(filter(None, (_shortened(item, shorter, table) for item in block.items)))
        return replace(block, items=kept) if kept else None
    if isinstance(block, Quote):
        inside = _shortened(block.blocks, shorter, table)
        return Quote(inside) if inside else None
    return table(block) if isinstance(block, Table) else block


def _without_guards(table: Table) -> Table:
    return replace(table, rows=tuple(tuple(map(without_guards, row)) for row in table.rows))


def _filled_in(table: Table) -> Table | None:
    """Empty the cells that are blank; a row that says nothing goes, and a column that no row fills."""
    blank = [[any(map(is_blank, inlines(cell))) for cell in row] for row in table.rows]
    rows = [
        tuple(() if empty else cell for cell, empty in zip(row, empties, strict=True))
        for row, empties in zip(table.rows, blank, strict=True)
    ]
    kept = [at for at, row in enumerate(rows) if not any(blank[at]) or any(map(_says, row))]
    columns = [
        at
        for at in range(len(table.head))
        if not any(blank[row][at] for row in kept) or any(rows[row][at] for row in kept)
    ]
    if not columns or (table.rows and not kept):
        return None
    return Table(
        tuple(table.aligns[at] for at in columns),
        tuple(table.head[at] for at in columns),
        tuple(tuple(rows[row][at] for at in columns) for row in kept),
    )


def _says(cell: Inlines) -> bool:
    """Tell whether a cell says something of the row itself, not what stands in every row."""
    return any(isinstance(node, Value) and node.text for node in inlines(cell))


def headed(blocks: Blocks) -> tuple[bool, ...]:
    """Tell which blocks stay when headings go that nothing stands under."""
    stays = [True] * len(blocks)
    following: Block | None = None
    for at in range(len(blocks) - 1, -1, -1):
        block = blocks[at]
        if isinstance(block, Heading):
            above = isinstance(following, Heading) and following.level > block.level
            stays[at] = above or not isinstance(following, Heading | None)
        following = block if stays[at] else following
    return tuple(stays)
