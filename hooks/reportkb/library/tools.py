"""The pages that readers work on: what the search can tell of them is what they say of themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportkb.library.guide import FRONT
from reportkb.source import front_matter
from reportkb.source.text import Texts
from reportkb.source.tree import DOCS

TOOLS = ("starter", "bridge")


@dataclass(frozen=True, slots=True)
class Tool:
    """A page that readers work on.

    Args:
        title: its title.
        description: what it is for.
    """

    title: str
    description: str


def load(texts: Texts) -> Mapping[str, Tool]:
    """Load the tools that are there, by the names of their pages; what is wrong with pages is told of all of them."""
    read = {
        name: front_matter.read(path, texts[path], FRONT, ())[0]
        for name in TOOLS
        if (path := f"{DOCS}{name}.md") in texts
    }
    return {name: Tool(page.head.title, page.head.description) for name, page in read.items() if page}
