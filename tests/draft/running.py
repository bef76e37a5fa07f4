"""What tests of drafts ask: a script of this folder, run with the site's modules, and the library's pieces."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

# Runs a script of this folder with a task, and gives its answer.
Run: TypeAlias = Callable[[str, Any], Any]


PARTS = ("snippets", "fields", "values")


def snippets(catalogue: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the listing of snippets."""
    listed: list[dict[str, Any]] = catalogue["catalog/snippets.json"]["snippets"]
    return listed


def pieces_of(catalogue: dict[str, Any]) -> dict[str, Any]:
    """Give every snippet's piece by its id."""
    return {entry["id"]: catalogue[f"catalog/snippets/{entry['id']}.json"] for entry in snippets(catalogue)}


def outlines_of(catalogue: dict[str, Any]) -> list[dict[str, Any]]:
    """Give every outline with its frames, what its sections tell and what stands beside, as the desk joins them."""
    return [
        {**entry, **{part: {**told[part], **entry[part]} for part in PARTS}}
        for path, entry in catalogue.items()
        if path.startswith("catalog/outlines/")
        for told in [_told(entry["id"], catalogue)]
    ]


def _told(outline: str, catalogue: dict[str, Any]) -> dict[str, dict[str, Any]]:
    sample, beside = (catalogue[f"catalog/{folder}/{outline}.json"] for folder in ("stories", "beside"))
    return {part: {**beside[part], **sample[part]} for part in PARTS}
