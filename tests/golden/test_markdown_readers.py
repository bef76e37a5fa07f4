"""The Markdown that we write means the same to every reader: CommonMark, GFM and Pandoc."""

from __future__ import annotations

import re
from random import Random

import pytest
from markdown_it import MarkdownIt

from casefile import files, read
from python_side import answer
from randomness import write
from reportkb.rules.structure import structure

GFM = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def seen(html: str) -> list[str]:
    """Reduce HTML to its structure; readers differ in what is a paragraph, and in the name of what is struck out."""
    parts = structure(re.sub(r"<(/?)s>", r"<\1del>", re.sub(r"<br ?/>", "<br>", html)))
    return [part for part in parts if part != "</p>"]


def texts(seed: int) -> list[str]:
    random = Random(seed)
    return [read(path)["template"] for path in files("text")] + [write(random)["text"] for _ in range(3000)]


@pytest.mark.drawn
def test_commonmark_and_gfm_read_what_we_mean(seeds: list[int]) -> None:
    differing = []
    for text in (text for seed in seeds for text in texts(seed)):
        written = answer("write", {"text": text, "known": (), "values": {}, "asked": ["markdown", "html"]})
        if seen(GFM.render(written["markdown"])) != seen(written["html"]):
            differing.append((text, written["markdown"]))
    assert differing == []
