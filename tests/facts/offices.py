"""What ordinary offices know, and the templates that it fills."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from reportkb.library.library import Library
from reportkb.report import assemble, facts
from reportkb.report.assemble import Choice
from reportkb.report.document import Document
from reportkb.report.facts import Facts
from reportkb.report.nodes import Depth
from reportkb.report.tree import Blocks
from reportkb.site.site import Site

FOLDER = Path(__file__).parent


class _Text(yaml.SafeLoader):
    """Reads every scalar as its characters."""


_Text.yaml_implicit_resolvers = {}


@dataclass(frozen=True, slots=True)
class Office:
    """What one office knows, and the outline that it would choose.

    Args:
        outline: the outline's slug.
        title: the report's title.
        values: raw values by common field.
        lists: raw rows by list.
    """

    outline: str
    title: str
    values: Mapping[str, str]
    lists: Mapping[str, Sequence[Mapping[str, str]]]

    @property
    def typed(self) -> tuple[str, ...]:
        """Everything that the office typed."""
        cells = (cell for rows in self.lists.values() for row in rows for cell in row.values())
        return (self.title, *self.values.values(), *cells)


def office(path: Path) -> Office:
    """Read a file of facts."""
    read: Any = yaml.load(path.read_text("utf-8"), Loader=_Text)
    return Office(read["outline"], read["title"], read["values"], read["lists"])


def shown(known: Office, library: Library) -> Facts:
    """Show what an office knows as reports do."""
    return facts.resolve(library.register, library.lists, known.values, known.lists)


def written(known: Office, site: Site, depth: Depth) -> Document:
    """Put the frames of an office's outline into a document without numbers."""
    nodes = site.library.outlines[known.outline].nodes
    return assemble.outlined(known.title, "", nodes, site.framed, Choice("template", depth, "none", notes=False))


def blocks_of(document: Document) -> Blocks:
    """Give all blocks of a document in order."""
    return tuple(block for part in document.parts for block in part.blocks)
