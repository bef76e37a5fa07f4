"""No outline's template lists the same work twice: a director would strike one of the two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from reportkb.library.library import Library
from reportkb.library.outline import Outline
from reportkb.report import reference, tree
from reportkb.report.nodes import DEPTHS, Depth
from reportkb.report.reference import ColumnReference, Reference
from reportkb.report.tree import Block, Field, List, Table
from reportkb.site.site import prepare

LISTED = ("下期任务", "措施", "问题", "费用")
# Fewer columns are a remark on rows, not the rows again.
FEWEST_COLUMNS = 3


def _named(block: Block) -> Iterator[Reference]:
    runs = (run for row in block.rows for run in row) if isinstance(block, Table) else tree.runs((block,))
    for run in runs:
        found = (reference.parse(node.name) for node in tree.inlines(run) if isinstance(node, Field))
        yield from filter(None, found)


def _whole(block: Block) -> str:
    """Name the list of which a block shows every row with most of what is known of it."""
    found = tuple(_named(block)) if isinstance(block, Table | List) else ()
    columns = [one for one in found if isinstance(one, ColumnReference)]
    # What decides before a row is named decides whether it stands.
    some = found[:1] != tuple(columns[:1]) or any(one.word for one in columns)
    return "" if some or len({one.column for one in columns}) < FEWEST_COLUMNS else columns[0].list


def _twice(outline: Outline, library: Library, depth: Depth) -> list[str]:
    framed = prepare(library, "").framed
    shown = [node.snippet for node in outline.nodes if node.snippet and DEPTHS.index(node.depth) <= DEPTHS.index(depth)]
    counts = Counter(_whole(block) for snippet in shown for block in framed[snippet].blocks)
    return [name for name in LISTED if counts[name] > 1]


@pytest.mark.parametrize("depth", DEPTHS)
def test_no_template_lists_the_same_work_twice(library: Library, depth: Depth) -> None:
    found = {outline.slug: _twice(outline, library, depth) for outline in library.outlines.values()}
    assert {slug: names for slug, names in found.items() if names} == {}
