"""The questions by which a reader who does not know comes to an outline, each answer with what it leads to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, TypeAlias

from pydantic import ConfigDict, TypeAdapter
from pydantic import Field as Constraint
from pydantic.dataclasses import dataclass as validated

from reportkb.library.vocabulary import Word
from reportkb.report.nodes import Depth
from reportkb.source import schema
from reportkb.source.findings import Finding
from reportkb.source.parsed import Parsed
from reportkb.source.schema import Line
from reportkb.source.text import Texts

CHOOSING = "snippets/choosing.yml"
KEYS = ("ask", "answers", "say", "then", "outline", "depth", "why")


@validated(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class Answer:
    """An answer as written: it leads to another question, or ends at an outline.

    Args:
        say: what the reader says.
        then: the question that follows.
        outline: the outline's slug.
        depth: the version that fits.
        why: the reason, in a sentence.
    """

    say: Line
    then: str | None = None
    outline: str | None = None
    depth: Depth | None = None
    why: Line | None = None


@validated(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class Question:
    """A question with its answers."""

    ask: Line
    answers: Annotated[tuple[Answer, ...], Constraint(min_length=2, max_length=12)]


# By name, the one to begin with first.
Questions: TypeAlias = Mapping[str, Question]
# They are asked one below the other: more cannot be read.
SHAPE: TypeAdapter[dict[Word, Question]] = TypeAdapter(Annotated[dict[Word, Question], Constraint(max_length=40)])


@dataclass(frozen=True, slots=True)
class Choosing:
    """The whole path.

    Args:
        questions: every question; none where there is no file or it cannot be used.
        parsed: where each part stands.
    """

    questions: Questions = field(default_factory=dict)
    parsed: Parsed | None = None


def load(texts: Texts) -> tuple[Choosing, tuple[Finding, ...]]:
    """Load the questions, and report what is wrong with their file; a library may have none."""
    questions, parsed, found = schema.read(SHAPE, CHOOSING, texts, KEYS, optional=True)
    return Choosing(questions or {}, parsed), found
