"""A draft of the starter page as a document.

``docs/assets/js/draft/document.js`` does the same in the browser; the golden cases in
``tests/cases/draft`` hold for both. The data is what the browser's own parser accepted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from reportkb.report.assemble import Content, numbered, parts_of
from reportkb.report.document import Document, Part
from reportkb.report.fields import Field
from reportkb.report.formula import Formula
from reportkb.report.fragments import Block, Note, Segments
from reportkb.report.own_text import own_blocks
from reportkb.report.values import resolve, tidy


def to_document(draft: Mapping[str, Any]) -> Document:
    """Put a draft's sections into one document with continuous numbers."""
    parts = [part for section in draft["sections"] for part in _parts(section, draft)]
    remark = tidy(draft["remark"]) if draft["flavour"] == "sample" else ""
    return Document(tidy(draft["title"]), remark, numbered(parts, draft["numbering"]))


def values_of(draft: Mapping[str, Any]) -> dict[str, str]:
    """Show every value of a draft; a sample has examples where nothing is filled in."""
    typed = {name: raw for name, raw in draft["values"].items() if tidy(raw)}
    examples = draft["examples"] if draft["flavour"] == "sample" else {}
    return resolve({name: _field(name, entry) for name, entry in draft["fields"].items()}, {**examples, **typed})


def _parts(section: Mapping[str, Any], draft: Mapping[str, Any]) -> Iterator[Part]:
    """Give a section its parts: those of its snippet, then its writer's own text."""
    level, content = section["level"], _content(section["content"])
    parts = parts_of(level, tidy(section["heading"]), content, draft["flavour"], draft["notes"])
    for block in own_blocks(section["text"]):
        if block.level:
            parts.append(Part(level + block.level, block.heading, (), (), (), ()))
        last = parts[-1]
        parts[-1] = replace(
            last,
            markdown=last.markdown + _literal(block.markdown),
            html=last.html + _literal(block.html),
            text=last.text + _literal(block.text),
        )
    yield from parts


def _literal(segments: Segments) -> tuple[Segments, ...]:
    return (segments,) if segments[0] else ()


def _content(content: Mapping[str, Any] | None) -> Content | None:
    if content is None:
        return None
    blocks = (
        Block(block["level"], block["heading"], tuple(block["markdown"]), tuple(block["html"]), tuple(block["text"]))
        for block in content["blocks"]
    )
    notes = (Note(tuple(note["phrase"]), note["comment"]) for note in content["notes"])
    return Content(content["purpose"], tuple(content["points"]), tuple(blocks), tuple(notes))


def _field(name: str, entry: Mapping[str, Any]) -> Field:
    steps = entry.get("steps")
    formula = Formula(entry.get("formula", ""), tuple(steps)) if steps else None
    return Field(
        name,
        entry["type"],
        entry.get("unit", ""),
        entry.get("hint", ""),
        entry.get("example", ""),
        formula,
        entry.get("digits", 0),
    )
