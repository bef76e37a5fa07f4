"""What a text looks like to CommonMark, to Python-Markdown and to our own grammar."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import markdown
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reportkb.report import blocks, html_writer
from reportkb.rules.structure import structure
from reportkb.source.text import KEPT

# Each is made once: making one takes longer than reading a section. Unlike the grammar of reports, CommonMark
# sees HTML, so that it can be reported.
COMMON = MarkdownIt("commonmark", {"html": True}).enable("table")
PYTHON = markdown.Markdown(extensions=["tables"])


@lru_cache(maxsize=1)
def tokens(text: str) -> Sequence[Token]:
    """Read a text as CommonMark does."""
    return COMMON.parse(text)


@lru_cache(maxsize=KEPT)
def differ(text: str) -> bool:
    """Tell whether the three read a text differently."""
    common = structure(COMMON.renderer.render(tokens(text), COMMON.options, {}))
    own = html_writer.write(blocks.parse(text), html_writer.CLIPBOARD)
    return common != structure(PYTHON.reset().convert(text)) or common != structure(own)
