"""The Markdown that we write means the same to every reader: CommonMark, GFM and Pandoc."""

from __future__ import annotations

from html.parser import HTMLParser
from random import Random

import pytest
from markdown_it import MarkdownIt

from casefile import files, read
from python_side import answer
from randomness import write

GFM = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
# Readers differ in what they call text that is struck out.
NAMES = {"s": "del"}


class Structure(HTMLParser):
    """Reduces HTML to its elements and words; a paragraph inside an item is the item's text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("p", "thead", "tbody"):
            self.parts.append(f"<{NAMES.get(tag, tag)}>")

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("p", "thead", "tbody", "br"):
            self.parts.append(f"</{NAMES.get(tag, tag)}>")

    def handle_data(self, data: str) -> None:
        if words := "".join(data.split()):
            self.parts.append(words)


def structure(html: str) -> str:
    return "".join(Structure(html).parts)


def texts(seed: int) -> list[str]:
    random = Random(seed)
    return [read(path)["template"] for path in files("text")] + [write(random)["text"] for _ in range(3000)]


@pytest.mark.drawn
def test_commonmark_and_gfm_read_what_we_mean(seeds: list[int]) -> None:
    differing = []
    for text in (text for seed in seeds for text in texts(seed)):
        written = answer("write", {"text": text, "known": (), "values": {}, "asked": ["markdown", "html"]})
        if structure(GFM.render(written["markdown"])) != structure(written["html"]):
            differing.append((text, written["markdown"]))
    assert differing == []
