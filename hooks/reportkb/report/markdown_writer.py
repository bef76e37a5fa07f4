"""Write a tree as Markdown that CommonMark, GFM and Pandoc read alike.

``docs/assets/js/report/markdown-writer.js`` does the same in the browser.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

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

# CommonMark 0.31, 2.4: any ASCII punctuation may be escaped; these change meaning inside a line.
MARKS = re.compile(r"[\\`*_\[\]<>|~]|&(?=#?[A-Za-z0-9]+;)")
# Sections 4.1, 4.2 and 5.2, and Pandoc's lists: what would begin a heading, a list or a line at a line's start.
START = re.compile(r"(?:([#+=:(-])|([0-9]{1,9}|[A-Za-z]|[ivxIVX]{1,6})([.)])(?=[ \t]|\Z))")
BRACKETED = re.compile(r"\((?:[0-9]{1,9}|[A-Za-z]|[ivxIVX]{1,6}|@)\)")
# Only code and addresses have pipes that are not escaped yet (GFM 0.29, 4.10).
PIPE = re.compile(r"\\[^\n]|\|")
DASHES: dict[Align, str] = {"": "---", "left": ":---", "center": ":---:", "right": "---:"}


def write(blocks: Blocks) -> str:
    """Write blocks, with a blank line between them."""
    return "\n\n".join(_block(block) for block in blocks)


def line(text: str) -> str:
    """Write characters that mean themselves as a line."""
    return _started(escape(text))


def escape(text: str) -> str:
    """Escape characters so that Markdown shows them, wherever in a line they stand."""
    return MARKS.sub(lambda match: "\\" + match.group(), text)


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return _heading(block)
    if isinstance(block, Paragraph):
        return _started(inlines(block.children))
    if isinstance(block, List):
        return _list(block)
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Quote):
        return quoted(write(block.blocks))
    if isinstance(block, CodeBlock):
        fence = "`" * max(3, _longest(block.text) + 1)
        return f"{fence}\n{block.text}\n{fence}"
    return _notes(block)


def _heading(block: Heading) -> str:
    text = _started(escape(block.number) + inlines(block.children))
    # Marks at its end would close it (CommonMark 0.31, 4.2).
    return f"{'#' * min(block.level + 1, 6)} {text[:-1] + chr(92) + '#' if text.endswith('#') else text}"


def _list(block: List) -> str:
    items = []
    for number, item in enumerate(block.items, block.start or 0):
        mark = "-" if block.start is None else f"{number}."
        # Four columns at least, which Python-Markdown wants for what stands below an item.
        indent = " " * max(4, len(mark) + 1)
        tight = all(isinstance(part, List) for part in item[1:])
        text = ("\n" if tight else "\n\n").join(_block(part) for part in item)
        items.append(f"{mark} {text}".replace("\n", f"\n{indent}").replace(f"\n{indent}\n", "\n\n"))
    return "\n".join(items)


def _table(table: Table) -> str:
    head, dashes = _row([_cell(cell) for cell in table.head]), "|".join(DASHES[align] for align in table.aligns)
    return "\n".join((head, f"|{dashes}|", *(_row([_cell(cell) for cell in row]) for row in table.rows)))


def _row(cells: Sequence[str]) -> str:
    return f"|{'|'.join(f' {cell} ' if cell else ' ' for cell in cells)}|"


def _cell(children: Inlines) -> str:
    return PIPE.sub(lambda match: match.group() if match.group() != "|" else r"\|", inlines(children))


def _notes(listed: Notes) -> str:
    items = (f"{number}. {_started(inlines(notes.said(note)))}" for number, note in enumerate(listed.items, 1))
    return quoted("\n".join((notes.TITLE, "", *items)))


def quoted(text: str) -> str:
    """Write Markdown as a quotation."""
    return "\n".join(f"> {one}".rstrip(" ") for one in text.split("\n"))


def inlines(children: Inlines) -> str:
    """Write inlines within a line."""
    out = ""
    for child in children:
        written = _inline(child)
        # Before the text of a link it would make a picture.
        out = f"{out[:-1]}\\!" if out.endswith("!") and written.startswith("[") else out
        out += written
    return out


def _inline(node: Inline) -> str:
    if isinstance(node, Text):
        return escape(node.text)
    if isinstance(node, Field | Value | Prompt):
        return escape(shown(node))
    if isinstance(node, Code):
        return _code(node)
    if isinstance(node, Break):
        return "<br>"
    if isinstance(node, Link):
        return _link(node)
    if isinstance(node, Phrase):
        return inlines(node.children)
    mark = "**" if isinstance(node, Strong) else "~~" if isinstance(node, Deleted) else "*"
    return f"{mark}{inlines(node.children)}{mark}"


def _code(node: Code) -> str:
    ticks = "`" * (_longest(node.text) + 1)
    pad = " " if node.text[:1] in ("`", " ") or node.text[-1:] in ("`", " ") else ""
    return f"{ticks}{pad}{node.text}{pad}{ticks}"


def _longest(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0)


def _link(node: Link) -> str:
    if node.children == (Text(node.address),):
        return f"<{node.address}>"
    return f"[{inlines(node.children)}]({node.address.replace('(', '%28').replace(')', '%29')})"


def _started(text: str) -> str:
    """Escape what would begin something else at the start of a line."""
    match = START.match(text)
    if not match or (match[1] == "(" and not BRACKETED.match(text)):
        return text
    return f"\\{text}" if match[1] else f"{match[2]}\\{text[match.end(2) :]}"
