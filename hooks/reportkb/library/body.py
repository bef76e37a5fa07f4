"""A body: the text of a section as its author wrote it, and the tree that it means."""

from __future__ import annotations

from dataclasses import dataclass

from reportkb.report import blocks, tree
from reportkb.report.tree import Blocks


@dataclass(frozen=True, slots=True)
class Body:
    """The part of a file below its front matter.

    Args:
        text: as written, with line ends as ``\\n``.
        blocks: what it means.
        names: the fields that it holds, each once, in the order of first appearance.
        line: the line of the file that it starts on.
    """

    text: str
    blocks: Blocks
    names: tuple[str, ...]
    line: int


def parse(text: str, line: int = 1) -> Body:
    """Read a body.

    Args:
        text: the body.
        line: the line of the file that it starts on.
    """
    found = blocks.parse(text)
    return Body(text.strip("\n"), found, tree.names(found), line + len(text) - len(text.lstrip("\n")))
