"""How long a report takes as a Word document, beside the same report as HTML."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import scripts
from reportkb.site.plan import plan
from reportkb.source.tree import read

SECTIONS, TIMES = 60, 7


@dataclass(frozen=True, slots=True)
class Written:
    """What was measured.

    Args:
        sections: how many the report has.
        html: milliseconds that it takes as HTML.
        word: milliseconds that it takes as a Word document.
    """

    sections: int
    html: float
    word: float


def written() -> Written:
    """Measure a report of some sixty sections with its annotations."""
    files = {
        file.path: file.content for file in plan(read(scripts.ROOT)[0])[0].files if file.path.startswith("catalog/")
    }
    task = {
        "outlines": [_whole(files, path) for path in files if path.startswith("catalog/outlines/")],
        "flat": (scripts.ASSETS / "word" / "official.xml").read_text("utf-8"),
        "sections": SECTIONS,
        "times": TIMES,
    }
    return Written(**scripts.answer("word", task))


def _whole(files: dict[str, Any], path: str) -> dict[str, Any]:
    """Give an outline with what its sections tell, as a page puts them together."""
    entry, told = json.loads(files[path]), json.loads(files[path.replace("/outlines/", "/stories/")])
    return {**entry, **{part: {**told[part], **entry[part]} for part in ("snippets", "fields", "values")}}
