"""An outline: the ordered tree of headings and snippets of one report type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Annotated, TypeAlias

from pydantic import ConfigDict, TypeAdapter
from pydantic import Field as Constraint
from pydantic.dataclasses import dataclass as validated

from reportkb.library import body, relation
from reportkb.library.body import Body
from reportkb.library.relation import Relation, RelationError
from reportkb.report.nodes import DEPTHS, Depth, Node
from reportkb.report.numbering import NumberingStyle
from reportkb.source import front_matter
from reportkb.source.findings import Finding, Place, Places
from reportkb.source.names import SLUG, portable
from reportkb.source.schema import Line, Tags
from reportkb.source.text import KEPT, Texts

OUTLINES = "docs/outlines/"
KEYS = (
    *("title", "summary", "type", "register", "occasions", "basis"),
    *("numbering", "tags", "scenario", "sections", "beside"),
    *("note", "values", "lists", "reconcile", "heading", "snippet", "depth", "children"),
)
# The types of reports, of those in snippets/types.yml, that are written before anything is done.
PLANS = frozenset({"计划", "方案"})
# What is no snippet's id is reported, and still written into a preview's page as an anchor.
NOT_IN_ANCHOR = re.compile(r"[^a-z0-9-]")


@validated(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class Heading:
    """A node of the tree as written: a leaf names a snippet, a group has children."""

    heading: Line
    snippet: str | None = None
    depth: Depth | None = None
    children: tuple[Heading, ...] | None = None


@validated(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class Scenario:
    """The fictional case that fills an outline's placeholders.

    Args:
        title: the case in a few words.
        note: says that the case is fictional, and sets the scene.
        values: raw values by field.
        lists: raw rows by list.
        reconcile: relations that the values must keep.
    """

    title: Line
    note: Line
    values: Mapping[str, str]
    lists: Mapping[str, tuple[Mapping[str, str], ...]] = field(default_factory=dict)
    reconcile: tuple[Line, ...] = ()


@validated(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class Plan:
    """An outline's front matter.

    Args:
        title: the report's title.
        summary: who uses it, and when.
        type: the sort of report, one of those in ``snippets/types.yml``.
        register: how it sounds, one of those in ``snippets/registers.yml``.
        occasions: when people look for it, of those in ``snippets/occasions.yml``.
        basis: what its tree follows: a rule with its clause, common practice, or our advice.
        numbering: the form of its heading numbers.
        tags: short words for finding it.
        scenario: its fictional case.
        sections: the tree.
        beside: what else the case tells, outside the report: a page for the leader, another turn of a section.
    """

    title: Line
    summary: Line
    type: Line
    numbering: NumberingStyle
    tags: Tags
    scenario: Scenario
    sections: Annotated[tuple[Heading, ...], Constraint(min_length=1)]
    beside: tuple[Heading, ...] = ()
    register: Line | None = None
    occasions: tuple[Line, ...] = ()
    basis: Line | None = None


Relations: TypeAlias = tuple[tuple[Place, Relation], ...]
FRONT_MATTER: TypeAdapter[Plan] = TypeAdapter(Plan)
SNIPPET = front_matter.Other(
    frozenset({"purpose", "points", "pitfalls", "checklist"}), "这是一个片段，不是提纲", "移到snippets/<类型>/下。"
)


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """One file under ``docs/outlines/``; of the same text there is one.

    Args:
        slug: its file name without ``.md``.
        plan: its front matter.
        introduction: what the page says before the sample, under the front matter.
        nodes: the tree in document order.
        beside: what stands beside the report, in order.
        places: where each part of the front matter stands.
        relations: what the scenario's values must keep, each with its place.
    """

    slug: str
    plan: Plan
    introduction: Body
    nodes: tuple[Node, ...]
    beside: tuple[Node, ...]
    places: Places
    relations: Relations

    @property
    def planned(self) -> bool:
        """Tell whether nothing of what it tells has happened yet."""
        return self.plan.type in PLANS

    @property
    def path(self) -> str:
        """Give its file's path from the root of the repository."""
        return f"{OUTLINES}{self.slug}.md"

    @property
    def told(self) -> tuple[Node, ...]:
        """Give every node, in the report or beside it."""
        return (*self.nodes, *self.beside)


def load(texts: Texts) -> tuple[Mapping[str, Outline], tuple[Finding, ...]]:
    """Load the outlines.

    Args:
        texts: every file's text.

    Returns:
        The usable ones by slug, and what is wrong with any file.
    """
    read = [_read(path, texts[path]) for path in sorted(texts) if is_outline(path)]
    findings = tuple(finding for _, found in read for finding in found)
    return {item.slug: item for item, _ in read if item}, findings


def is_outline(path: str) -> bool:
    """Tell whether a file must be an outline by where it lies; their own page is none."""
    return path.startswith(OUTLINES) and path.endswith(".md") and path != f"{OUTLINES}index.md"


@lru_cache(maxsize=KEPT)
def _read(path: str, text: str | None) -> tuple[Outline | None, tuple[Finding, ...]]:
    slug = path.removeprefix(OUTLINES).removesuffix(".md")
    if not SLUG.fullmatch(slug) or not portable(path):
        fact, advice = f"文件名“{slug}.md”不可用", "用小写字母、数字和连字符，以.md结尾，不用con、nul一类的设备名。"
        return None, (Finding(Place(path), "RK032", fact, advice),)
    page, found = front_matter.read(path, text, FRONT_MATTER, KEYS, SNIPPET)
    if page is None:
        return None, found
    parts, plan, places = page.parts, page.head, page.parts.front.places
    relations, unfit = _relations(plan.scenario, places)
    used: dict[str, int] = {}
    tree = nodes(plan.sections, "sections", used)
    beside = nodes(plan.beside, "beside", used)
    outline = Outline(slug, plan, body.parse(parts.rest, parts.line), tree, beside, places, relations)
    return outline, (*found, *unfit)


def _relations(scenario: Scenario, places: Places) -> tuple[Relations, tuple[Finding, ...]]:
    found: list[tuple[Place, Relation]] = []
    unfit: list[Finding] = []
    for index, source in enumerate(scenario.reconcile):
        place = places[("scenario", "reconcile", index)]
        try:
            found.append((place, relation.parse(source)))
        except RelationError as error:
            unfit.append(relation.unusable(place, source, error))
    return tuple(found), tuple(unfit)


def nodes(sections: tuple[Heading, ...], name: str, used: dict[str, int]) -> tuple[Node, ...]:
    """Put a tree into document order; a group is in every version that has one of its leaves.

    Args:
        sections: the tree.
        name: where it stands in the front matter.
        used: how often each anchor is taken, which is counted on.
    """
    return tuple(_walk(sections, 1, (name,), used))


def _walk(
    sections: tuple[Heading, ...], level: int, location: tuple[str | int, ...], used: dict[str, int]
) -> Iterator[Node]:
    for index, section in enumerate(sections):
        here = (*location, index)
        base = NOT_IN_ANCHOR.sub("-", section.snippet) if section.snippet else "part"
        used[base] = used.get(base, 0) + 1
        anchor = base if used[base] == 1 and section.snippet else f"{base}-{used[base]}"
        below = tuple(_walk(section.children or (), level + 1, (*here, "children"), used))
        shortest = min((DEPTHS.index(node.depth) for node in below), default=DEPTHS.index("standard"))
        depth = section.depth or DEPTHS[shortest]
        yield Node(anchor, level, section.heading, depth, section.snippet, here)
        yield from below
