"""The words that an outline's front matter names: types of reports, registers, occasions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, TypeAlias

from pydantic import StringConstraints, TypeAdapter

from reportkb.source import schema
from reportkb.source.findings import Finding
from reportkb.source.schema import Line
from reportkb.source.text import Texts

TYPES = "snippets/types.yml"
REGISTERS = "snippets/registers.yml"
OCCASIONS = "snippets/occasions.yml"
VOCABULARIES = (TYPES, REGISTERS, OCCASIONS)

# A word that stands in a badge beside a title.
Word = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^\w{1,8}$")]
# What each is for, by its word, in the order that they are listed in.
Vocabulary: TypeAlias = Mapping[str, str]
SHAPE: TypeAdapter[dict[Word, Line]] = TypeAdapter(dict[Word, Line])


def load(path: str, texts: Texts) -> tuple[Vocabulary, tuple[Finding, ...]]:
    """Load the words of a kind.

    Args:
        path: their file; only the types of reports must be there.
        texts: every file's text.

    Returns:
        The words, none where their file cannot be used, and what is wrong with it.
    """
    words, _, found = schema.read(SHAPE, path, texts, optional=path != TYPES)
    return words or {}, found
