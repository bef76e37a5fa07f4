"""A body: the text of a section as its author wrote it, and the tree that it means."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from reportkb.report import blocks, tree
from reportkb.report.reference import Reference
from reportkb.report.tree import Blocks
from reportkb.source.text import KEPT


@dataclass(frozen=True, slots=True)
class Body:
    """The part of a file below its front matter.

    Args:
        text: as written, with line ends as ``\\n``.
        blocks: what it means.
        names: the fields that it holds, each once, in the order of first appearance.
        references: what it says of lists, likewise.
        line: the line of the file that it starts on.
    """

    text: str
    # What follows from the text need not be compared.
    blocks: Blocks = field(compare=False)
    names: tuple[str, ...] = field(compare=False)
    references: tuple[Reference, ...] = field(compare=False)
    line: int


@lru_cache(maxsize=KEPT)
def parse(text: str, line: int = 1) -> Body:
    """Read a body.

    Args:
        text: the body.
        line: the line of the file that it starts on.
    """
    found = blocks.parse(text)
    first = line + len(text) - len(text.lstrip("\n"))
    return Body(text.strip("\n"), found, tree.names(found), tree.references(found), first)
