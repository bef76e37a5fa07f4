"""Write a tree as plain text: a line a paragraph, item or table row, blank lines between blocks.

``docs/assets/js/report/text-writer.js`` does the same in the browser.
"""

from __future__ import annotations

from reportkb.report import notes
from reportkb.report.tree import Block, Blocks, CodeBlock, Heading, List, Notes, Paragraph, Quote, Table, plain


def write(blocks: Blocks) -> str:
    """Write blocks, with a blank line between them."""
    return "\n\n".join(_block(block) for block in blocks)


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return block.number + plain(block.children)
    if isinstance(block, Paragraph):
        return plain(block.children)
    if isinstance(block, List):
        return _list(block)
    if isinstance(block, Table):
        return "\n".join("\t".join(map(plain, row)) for row in (block.head, *block.rows))
    if isinstance(block, Quote):
        return write(block.blocks)
    if isinstance(block, CodeBlock):
        return block.text
    return _notes(block)


def _list(block: List) -> str:
    items = []
    for number, item in enumerate(block.items, block.start or 0):
        mark = "- " if block.start is None else f"{number}. "
        text = "\n".join(_block(part) for part in item)
        items.append(mark + text.replace("\n", "\n  "))
    return "\n".join(items)


def _notes(listed: Notes) -> str:
    items = (f"{number}. {plain(notes.said(note))}" for number, note in enumerate(listed.items, 1))
    return "\n".join((f"【{notes.TITLE}】", *items))
