"""Whom a report is addressed to: the line under its title, above the first heading (GB/T 9704—2012, 7.3.2).

A section's text may begin with it; every form of the report shows it above the headings.
``docs/assets/js/report/addressee.js`` does the same in the browser.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportkb.report.tree import (
    Blocks,
    Code,
    Field,
    Heading,
    Inlines,
    List,
    Paragraph,
    Prompt,
    Table,
    Text,
    Value,
    inlines,
)

# Organs, offices and persons, or a blank that is no column of a list.
WHO = "[^，。；：.(]{0,40}(?:[局部处科厅委院校室组会署府司行所站队门位关构心导志]长?|经理|主任|】)"
# It ends in a colon; what a list or a table follows leads to that.
ADDRESSEE = re.compile(f"(?:(?:尊敬的|各位)[^。；：]+|{WHO}(?:，{WHO})*)：")


def apart(blocks: Blocks) -> tuple[Blocks, Blocks]:
    """Take the addressee out of a report: what says it, if anything does, and everything else.

    What a blank is filled with makes no difference, so that a line stays where it is while its blank is filled in.

    Args:
        blocks: the whole report.
    """
    at = next((at for at, block in enumerate(blocks) if not isinstance(block, Heading)), 0)
    first, below = blocks[at : at + 1], blocks[at + 1 :]
    if any(isinstance(block, List | Table) for block in below[:1]):
        return (), blocks
    if not all(isinstance(block, Paragraph) and ADDRESSEE.fullmatch(_said(block.children)) for block in first):
        return (), blocks
    return first, (*blocks[:at], *below)


def sections(parts: Sequence[Blocks]) -> tuple[tuple[Blocks, Blocks], ...]:
    """Take the addressee out of the section that begins with it.

    Args:
        parts: the sections of the whole report.

    Returns:
        Of each section the addressee, if it is there, and everything else.
    """
    addressee, _ = apart(tuple(block for blocks in parts for block in blocks))
    found: list[tuple[Blocks, Blocks]] = []
    for blocks in parts:
        at = next((at for at, block in enumerate(blocks) if addressee and block is addressee[0]), -1)
        if at < 0:
            found.append(((), blocks))
        else:
            found.append((addressee, (*blocks[:at], *blocks[at + 1 :])))
            # A section that stands there twice says it once.
            addressee = ()
    return tuple(found)


def _said(children: Inlines) -> str:
    """Write what a line says, whatever its blanks are filled with."""
    return "".join(
        f"【{node.name}】" if isinstance(node, Field | Value) else node.text
        for node in inlines(children)
        if isinstance(node, Field | Value | Text | Code | Prompt)
    )
