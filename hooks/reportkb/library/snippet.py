"""A snippet: one reusable section of a report, with its body and guidance."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import ConfigDict, StringConstraints, TypeAdapter
from pydantic import Field as Constraint
from pydantic.dataclasses import dataclass as validated

from reportkb.library.body import Body
from reportkb.source.findings import Place, Places

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600)]
Lines = Annotated[tuple[Line, ...], Constraint(min_length=1)]
Tag = Annotated[Line, StringConstraints(pattern=r"^\w+$")]
Tags = Annotated[tuple[Tag, ...], Constraint(min_length=1, max_length=4)]

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@validated(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class Rewrite:
    """A weak passage as people write it, a strong one about the same event, and what it gains."""

    weak: Line
    strong: Line
    why: Line


@validated(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class Guidance:
    """A snippet's front matter: its title, the advice for the whole section, and its tags.

    Args:
        title: the section's usual heading.
        purpose: what the section must make its reader believe or decide.
        points: what must be in it.
        pitfalls: what writers get wrong here.
        checklist: what can be verified before the report is handed in.
        rewrite: a pair of passages.
        tags: short words for finding it.
    """

    title: Line
    purpose: Line
    points: Lines
    pitfalls: Lines
    checklist: Lines
    rewrite: Rewrite
    tags: Tags


FRONT_MATTER: TypeAdapter[Guidance] = TypeAdapter(Guidance)


@dataclass(frozen=True, slots=True)
class Snippet:
    """One file under ``snippets/<kind>/``.

    Args:
        kind: the folder that it lies in.
        slug: its file name without ``.md``.
        guidance: its front matter.
        body: its body.
        place: where its front matter starts.
        places: where each part of the front matter stands.
    """

    kind: str
    slug: str
    guidance: Guidance
    body: Body
    place: Place
    places: Places

    @property
    def id(self) -> str:
        """Name the snippet as outlines do: ``<kind>/<slug>``."""
        return f"{self.kind}/{self.slug}"
