"""What a text looks like to CommonMark, to Python-Markdown and to our own grammar."""

from __future__ import annotations

from functools import lru_cache

import markdown
from markdown_it import MarkdownIt

from reportkb.report import blocks, html_writer
from reportkb.rules.structure import structure
from reportkb.source.text import KEPT

# Each is made once: making one takes longer than reading a section.
COMMON = MarkdownIt("commonmark", {"html": False}).enable("table")
PYTHON = markdown.Markdown(extensions=["tables"])


@lru_cache(maxsize=KEPT)
def differ(text: str) -> bool:
    """Tell whether the three read a text differently."""
    common = structure(COMMON.render(text))
    own = html_writer.write(blocks.parse(text), html_writer.CLIPBOARD)
    return common != structure(PYTHON.reset().convert(text)) or common != structure(own)
