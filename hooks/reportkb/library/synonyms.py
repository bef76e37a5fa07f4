"""What readers type for the words that the library has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, TypeAlias

from pydantic import ConfigDict, StringConstraints, TypeAdapter
from pydantic import Field as Constraint
from pydantic.dataclasses import dataclass as validated

from reportkb.source import schema
from reportkb.source.findings import Finding
from reportkb.source.parsed import Location, Parsed
from reportkb.source.text import Texts

SYNONYMS = "snippets/synonyms.yml"
KEYS = ("same", "also", "leave")

# A single character is part of too many words to stand for others.
Word = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^\w{2,12}$")]
Left = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^\w{1,12}$")]
Some: TypeAlias = Annotated[tuple[Word, ...], Constraint(min_length=1)]
Several: TypeAlias = Annotated[tuple[Word, ...], Constraint(min_length=2)]


@validated(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class Synonyms:
    """The words.

    Args:
        same: groups of words that stand for each other.
        also: words of the library by a word that only readers have.
        leave: what is left out of a query, and parts it.
    """

    same: tuple[Several, ...] = ()
    also: Mapping[Word, Some] = Constraint(default_factory=dict)
    leave: tuple[Left, ...] = ()


SHAPE: TypeAdapter[Synonyms] = TypeAdapter(Synonyms)


def load(texts: Texts) -> tuple[Synonyms, tuple[Finding, ...]]:
    """Load the words.

    Args:
        texts: every file's text.

    Returns:
        The words, none where there is no file of them or it cannot be used, and what is wrong with it.
    """
    words, parsed, found = schema.read(SHAPE, SYNONYMS, texts, KEYS, optional=True)
    return words or Synonyms(), (*found, *(_repeated(words, parsed) if words and parsed else ()))


def _repeated(words: Synonyms, parsed: Parsed) -> Iterator[Finding]:
    """Report words that stand twice: which place holds, nobody could tell."""
    seen: dict[str, Location] = {}
    for word, location in _places(words):
        if word in seen:
            fact = f"“{word}”在第{parsed.place(seen[word]).line}行已有"
            yield Finding(parsed.place(location), "RK007", fact, "留下一处；意思相同的几组并成一组。")
        seen.setdefault(word, location)


def _places(words: Synonyms) -> Iterator[tuple[str, Location]]:
    for number, group in enumerate(words.same):
        yield from ((word, ("same", number, at)) for at, word in enumerate(group))
    yield from ((word, ("also", word)) for word in words.also)
    yield from ((word, ("leave", at)) for at, word in enumerate(words.leave))
