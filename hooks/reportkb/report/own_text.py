"""A writer's own text in each format: Markdown as typed, HTML and plain text line by line.

``docs/assets/js/draft/own-text.js`` does the same in the browser; the golden cases in
``tests/cases/draft`` hold for both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportkb.report.fill import html
from reportkb.report.fragments import Block
from reportkb.report.lines import fence_after, heading_of, lines_of, trimmed, unescaped
from reportkb.report.own_passages import Item, Passage, passages

BOLD = re.compile(r"\\[!-/:-@\[-`{-~]|\*\*(?=[^ \t\u3000*])([^*]{0,2000}[^ \t\u3000*])\*\*")
TABLE = '<table border="1" cellspacing="0" cellpadding="6">'


def own_blocks(text: str) -> tuple[Block, ...]:
    """Split text at its headings; nothing for text that is blank."""
    blocks: list[tuple[int, str, list[str]]] = [(0, "", [])]
    above: list[int] = []
    fence = ""
    for line in lines_of(text):
        title = None if fence else heading_of(line)
        fence = fence_after(fence, line)
        if title:
            while above and above[-1] >= title[0]:
                above.pop()
            above.append(title[0])
            blocks.append((len(above), title[1], []))
        else:
            blocks[-1][2].append(line)
    if fence:
        # A fence without an end would take in the rest of the document.
        blocks[-1][2].append(fence)
    written = (_written(*block) for block in blocks)
    return tuple(block for block in written if block.level or block.markdown[0])


def _written(level: int, heading: str, lines: Sequence[str]) -> Block:
    found = passages(lines)
    return Block(
        level,
        heading,
        ("\n".join(_without_blank_ends(lines)),),
        ("\n".join(_passage_html(passage) for passage in found),),
        ("\n\n".join(_passage_text(passage) for passage in found),),
    )


def _without_blank_ends(lines: Sequence[str]) -> Sequence[str]:
    filled = [index for index, line in enumerate(lines) if trimmed(line)]
    return lines[filled[0] : filled[-1] + 1] if filled else ()


def _passage_html(passage: Passage) -> str:
    if passage.kind == "code":
        return f"<pre><code>{html(chr(10).join(passage.lines))}</code></pre>"
    if passage.kind == "list":
        return _list_html(passage.items)
    if passage.kind == "table":
        rows = [_row(cells, "td" if index else "th") for index, cells in enumerate(passage.rows)]
        return f"{TABLE}{''.join(rows)}</table>"
    text = f"<p>{'<br />'.join(map(_inline_html, passage.lines))}</p>"
    return f"<blockquote>{text}</blockquote>" if passage.kind == "quote" else text


def _row(cells: Sequence[str], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{_inline_html(cell)}</{tag}>' for cell in cells)}</tr>"


def _list_html(items: Sequence[Item]) -> str:
    opened: list[str] = []
    out = ""
    for item in items:
        tag = "ul" if item.number is None else "ol"
        while len(opened) > item.level + 1:
            out += f"</li></{opened.pop()}>"
        if len(opened) == item.level + 1:
            out += "</li>" if opened[-1] == tag else f"</li></{opened.pop()}>"
        if len(opened) == item.level:
            out += f"<{tag}>" if item.number in (None, 1) else f'<{tag} start="{item.number}">'
            opened.append(tag)
        out += f"<li>{'<br />'.join(map(_inline_html, item.lines))}"
    return out + "".join(f"</li></{tag}>" for tag in reversed(opened))


def _passage_text(passage: Passage) -> str:
    if passage.kind == "code":
        return "\n".join(passage.lines)
    if passage.kind == "table":
        return "\n".join("\t".join(map(_inline_text, cells)) for cells in passage.rows)
    if passage.kind == "list":
        return "\n".join(map(_item_text, passage.items))
    return "\n".join(map(_inline_text, passage.lines))


def _item_text(item: Item) -> str:
    indent, mark = "  " * item.level, "- " if item.number is None else f"{item.number}. "
    return "\n".join(indent + ("  " if index else mark) + _inline_text(line) for index, line in enumerate(item.lines))


def _inline_text(text: str) -> str:
    return BOLD.sub(lambda match: match.group()[1] if match[1] is None else unescaped(match[1]), text)


def _inline_html(text: str) -> str:
    out, end = "", 0
    for match in BOLD.finditer(text):
        out += html(text[end : match.start()])
        out += html(match.group()[1]) if match[1] is None else f"<strong>{html(unescaped(match[1]))}</strong>"
        end = match.end()
    return out + html(text[end:])
