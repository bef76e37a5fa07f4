"""Authored pages: Markdown under ``docs/`` that is published as it stands, but for its slots."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from reportkb.library.outline import is_outline
from reportkb.source.text import Texts
from reportkb.source.tree import DOCS

# The text of each page by its path from the root of the repository.
Pages: TypeAlias = Mapping[str, str]


def load(texts: Texts) -> Pages:
    """Collect the pages that can be read; outlines are none."""
    return {
        path: text
        for path, text in texts.items()
        if text is not None and path.startswith(DOCS) and path.endswith(".md") and not is_outline(path)
    }
