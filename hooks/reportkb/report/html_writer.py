"""Write a tree as HTML, for the clipboard and for pages.

``docs/assets/js/report/html-writer.js`` does the same in the browser.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from reportkb.report import notes
from reportkb.report.tree import (
    Align,
    Block,
    Blocks,
    Break,
    Code,
    CodeBlock,
    Deleted,
    Field,
    Heading,
    Inline,
    Inlines,
    Link,
    List,
    Notes,
    Paragraph,
    Phrase,
    Prompt,
    Quote,
    Strong,
    Table,
    Text,
    Value,
    shown,
)


@dataclass(frozen=True, slots=True)
class Skin:
    """What differs between the places that HTML is written for.

    Args:
        table: the tags around the rows of a table.
        cell: the attributes of a cell, and of one of the head.
        paragraph: the attributes of a paragraph of running text.
        value: writes a blank and what it shows.
        phrase: writes an annotated phrase, given as HTML.
    """

    table: tuple[str, str]
    cell: Callable[[Align, bool], str]
    paragraph: str
    value: Callable[[Field | Value | Prompt], str]
    phrase: Callable[[str], str]


def _bordered(align: Align, head: bool) -> str:
    shade = ' bgcolor="#f2f2f2"' if head else ""
    aligned = f' align="{align}"' if align else ""
    return f'{shade}{aligned} style="border:0.5pt solid #000"'


# For Word and WPS: no classes, a table as wide as the text with the lines that they expect, and a first
# line that is indented by two characters. LibreOffice reads the indent in points alone (24 are two
# characters of the 12 points that pasted text has), Word and WPS the number of characters; how a page
# may write a style attribute to the clipboard, docs/assets/js/site/clipboard.js says. Letters are those
# of the document that it is pasted into.
CLIPBOARD = Skin(
    table=(
        '<table border="1" cellspacing="0" cellpadding="6" width="100%" style="border-collapse:collapse">',
        "</table>",
    ),
    cell=_bordered,
    paragraph=' style="text-indent:24pt;mso-char-indent-count:2"',
    value=lambda value: escape(shown(value)),
    phrase=lambda phrase: phrase,
)


def _marked(value: Field | Value | Prompt) -> str:
    if isinstance(value, Prompt):
        return f'<span class="rk-prompt">{escape(shown(value))}</span>'
    blank = "" if isinstance(value, Value) and value.text else " rk-blank"
    return f'<span class="rk-field{blank}" data-field="{escape(value.name)}">{escape(shown(value))}</span>'


# For paper on a page: each value is marked with its field, so that a script can change it. A wide
# table scrolls by itself, also by keyboard, where the screen is narrower than it.
PAPER = Skin(
    table=(
        '<div class="rk-table" role="group" aria-label="表格，可左右滚动" tabindex="0"><table>',
        "</table></div>",
    ),
    cell=lambda align, _: f' class="rk-{align}"' if align else "",
    paragraph="",
    value=_marked,
    phrase=lambda phrase: phrase,
)


def escape(text: str) -> str:
    """Escape characters for HTML text and attributes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def write(blocks: Blocks, skin: Skin) -> str:
    """Write blocks, a line each."""
    return "\n".join(
        f"<p{skin.paragraph}>{inlines(block.children, skin)}</p>"
        if isinstance(block, Paragraph)
        else _block(block, skin)
        for block in blocks
    )


def _block(block: Block, skin: Skin) -> str:
    if isinstance(block, Heading):
        level = min(block.level + 1, 6)
        return f"<h{level}>{escape(block.number)}{inlines(block.children, skin)}</h{level}>"
    if isinstance(block, Paragraph):
        return f"<p>{inlines(block.children, skin)}</p>"
    if isinstance(block, List):
        return _list(block, skin)
    if isinstance(block, Table):
        return _table(block, skin)
    if isinstance(block, Quote):
        return f"<blockquote>{''.join(_block(part, skin) for part in block.blocks)}</blockquote>"
    if isinstance(block, CodeBlock):
        return f"<pre><code>{escape(block.text)}</code></pre>"
    return _notes(block, skin)


def _list(block: List, skin: Skin) -> str:
    items = "".join(f"<li>{_item(item, skin)}</li>" for item in block.items)
    if block.start is None:
        return f"<ul>{items}</ul>"
    return f"<ol>{items}</ol>" if block.start == 1 else f'<ol start="{block.start}">{items}</ol>'


def _item(item: Blocks, skin: Skin) -> str:
    """Write an item; a paragraph that is alone among its lists is its text."""
    tight = all(isinstance(part, List) for part in item[1:])
    return "".join(
        inlines(part.children, skin) if tight and isinstance(part, Paragraph) else _block(part, skin) for part in item
    )


def _table(table: Table, skin: Skin) -> str:
    head = f"<thead>{_row(table.head, 'th', table, skin)}</thead>"
    rows = "".join(_row(row, "td", table, skin) for row in table.rows)
    return f"{skin.table[0]}{head}{f'<tbody>{rows}</tbody>' if rows else ''}{skin.table[1]}"


def _row(cells: Iterable[Inlines], tag: str, table: Table, skin: Skin) -> str:
    attributes = [skin.cell(align, tag == "th") for align in table.aligns]
    written = (
        f"<{tag}{attribute}>{inlines(cell, skin)}</{tag}>" for cell, attribute in zip(cells, attributes, strict=True)
    )
    return f"<tr>{''.join(written)}</tr>"


def _notes(listed: Notes, skin: Skin) -> str:
    items = "".join(f"<li>{inlines(notes.said(note), skin)}</li>" for note in listed.items)
    return f"<blockquote><p>{notes.TITLE}</p><ol>{items}</ol></blockquote>"


def inlines(children: Inlines, skin: Skin) -> str:
    """Write inlines."""
    return "".join(_inline(child, skin) for child in children)


def _inline(node: Inline, skin: Skin) -> str:
    if isinstance(node, Text):
        return escape(node.text)
    if isinstance(node, Field | Value | Prompt):
        return skin.value(node)
    if isinstance(node, Code):
        return f"<code>{escape(node.text)}</code>"
    if isinstance(node, Break):
        return "<br>"
    inside = inlines(node.children, skin)
    if isinstance(node, Link):
        return f'<a href="{escape(node.address)}">{inside}</a>'
    if isinstance(node, Phrase):
        return skin.phrase(inside)
    tag = "strong" if isinstance(node, Strong) else "del" if isinstance(node, Deleted) else "em"
    return f"<{tag}>{inside}</{tag}>"
