"""How much an outline is: what its sample says, the pages that it fills, and what its template asks a writer for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportkb.library.library import Library
from reportkb.library.outline import Outline
from reportkb.library.snippet import Snippet
from reportkb.report import assemble, text_writer
from reportkb.report.addressee import apart
from reportkb.report.assemble import Choice, Content, included
from reportkb.report.expand import expand
from reportkb.report.facts import Facts
from reportkb.report.fields import Register
from reportkb.report.nodes import Depth, Node
from reportkb.rules.uses import frame_of, needed
from reportkb.site import paper
from reportkb.site.paper import Sheet

# The version that a draft begins with.
USUAL: Depth = "standard"


@dataclass(frozen=True, slots=True)
class Size:
    """How much an outline is in the usual version.

    Args:
        characters: of its sample, to the nearest hundred.
        sheets: its sample's pages.
        fields: how many values its template asks for.
        lists: how many lists its template asks for.
    """

    characters: int
    sheets: Sequence[Sheet]
    fields: int
    lists: int

    @property
    def said(self) -> str:
        """Say it in a line."""
        asked = [f"{self.fields}个空" if self.fields else "", f"{self.lists}份清单" if self.lists else ""]
        asks = f"，要填{'、'.join(one for one in asked if one)}" if any(asked) else ""
        return f"约{self.characters}字，{len(self.sheets)}页{asks}"


# What each outline's size follows from: of a preview's outlines most are as they were.
_known: dict[str, tuple[object, Size]] = {}


def size_of(outline: Outline, library: Library, contents: Mapping[str, Content], facts: Facts) -> Size:
    """Measure an outline.

    Args:
        outline: one of the library's outlines.
        library: the library.
        contents: what each snippet brings into documents, by id.
        facts: the outline's case.
    """
    nodes = tuple(node for node in included(outline.nodes, USUAL) if node.snippet in contents or not node.snippet)
    said = [contents[node.snippet].blocks for node in nodes if node.snippet]
    frames = [library.snippets[frame_of(node.snippet, library.snippets)] for node in nodes if node.snippet]
    given = (outline.plan.title, nodes, said, facts, [frame.body for frame in frames], library.register)
    known = _known.get(outline.slug)
    if known is None or known[0] != given:
        known = _known[outline.slug] = (given, _measured(outline, nodes, frames, library.register, contents, facts))
    return known[1]


def _measured(
    outline: Outline,
    nodes: Sequence[Node],
    frames: Sequence[Snippet],
    register: Register,
    contents: Mapping[str, Content],
    facts: Facts,
) -> Size:
    choice = Choice("sample", USUAL, outline.plan.numbering, notes=False)
    document = assemble.outlined(outline.plan.title, "", nodes, contents, choice)
    addressee, rest = apart(tuple(block for part in document.parts for block in expand(part.blocks, facts)))
    blocks = (*addressee, *rest)
    asked = needed((name for frame in frames for name in frame.body.names), register)
    return Size(
        characters=max(100, round(len("".join(text_writer.write(blocks).split())), -2)),
        sheets=paper.sheets(document.title, blocks),
        fields=sum(register[name].formula is None for name in asked),
        lists=len({reference.list for frame in frames for reference in frame.body.references}),
    )
