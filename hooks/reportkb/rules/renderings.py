"""What a text looks like to CommonMark, to Python-Markdown and to our own grammar."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from html.parser import HTMLParser
from itertools import pairwise

import markdown
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reportkb.report import blocks, html_writer
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
    common = _structure(COMMON.renderer.render(tokens(text), COMMON.options, {}))
    own = html_writer.write(blocks.parse(text), html_writer.CLIPBOARD)
    return common != _structure(PYTHON.reset().convert(text)) or common != _structure(own)


class _Structure(HTMLParser):
    """Reduces HTML to what a reader sees: elements and words, without paragraphs inside items."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._flush()
        if tag != "p":
            self.parts.append(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        self._flush()
        self.parts.append("</p>" if tag == "p" else f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.text += data

    def _flush(self) -> None:
        words = "".join(self.text.split())
        if words:
            self.parts.append(words)
        self.text = ""


def _structure(html: str) -> list[str]:
    reader = _Structure()
    reader.feed(html)
    reader.close()
    # A paragraph that ends an item is the same item, tight or loose.
    return [
        part
        for part, following in pairwise([*reader.parts, ""])
        if not (part == "</p>" and following in ("</li>", "<ul>", "<ol>"))
    ]
