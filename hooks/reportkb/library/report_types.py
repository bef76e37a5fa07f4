"""The types of reports, which an outline's front matter names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, TypeAlias

from pydantic import StringConstraints, TypeAdapter

from reportkb.source import schema, yamltext
from reportkb.source.findings import Finding
from reportkb.source.schema import Line
from reportkb.source.text import Texts

TYPES = "snippets/types.yml"

# A word that stands in a badge beside a title.
Word = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^\w{1,8}$")]
# What each is for, by its word, in the order that they are listed in.
ReportTypes: TypeAlias = Mapping[str, str]
SHAPE: TypeAdapter[dict[Word, Line]] = TypeAdapter(dict[Word, Line])


def load(texts: Texts) -> tuple[ReportTypes, tuple[Finding, ...]]:
    """Load the types.

    Args:
        texts: every file's text.

    Returns:
        The types, none where their file cannot be used, and what is wrong with it.
    """
    parsed, found = yamltext.read(TYPES, texts)
    if parsed is None:
        return {}, found
    types, unfit = schema.validate(SHAPE, parsed, ())
    return types or {}, (*found, *unfit)
