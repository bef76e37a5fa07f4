"""What a text looks like to CommonMark, to Python-Markdown and to our own grammar."""

from __future__ import annotations

import markdown
from markdown_it import MarkdownIt

from reportkb.report import blocks, html_writer
from reportkb.rules.structure import structure


def differ(text: str) -> bool:
    """Tell whether the three read a text differently."""
    common = structure(MarkdownIt("commonmark", {"html": False}).enable("table").render(text))
    own = html_writer.write(blocks.parse(text), html_writer.CLIPBOARD)
    return common != structure(_python_markdown(text)) or common != structure(own)


def _python_markdown(text: str) -> str:
    return markdown.markdown(text, extensions=["tables"])
