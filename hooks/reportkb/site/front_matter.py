"""Write the front matter of a generated page."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

# Themes put a title and a description into their HTML as they are (MkDocs' templates do not
# escape), so that what opens an element or closes an attribute gives way to its full-width twin.
HARMLESS = str.maketrans('<>"', "＜＞＂")


def front_matter(values: Mapping[str, str | Sequence[str]]) -> str:
    """Write values as YAML; JSON strings and lists are YAML (YAML 1.2, section 1.3), safely quoted."""
    return "\n".join(("---", *(f"{key}: {_quoted(value)}" for key, value in values.items()), "---"))


def _quoted(value: str | Sequence[str]) -> str:
    harmless = value.translate(HARMLESS) if isinstance(value, str) else [item.translate(HARMLESS) for item in value]
    return json.dumps(harmless, ensure_ascii=False)
