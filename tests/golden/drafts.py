"""A draft of the desk as a document, from the data that the browser's own parser accepted.

The desk itself makes documents in the browser alone: this says in Python, by the twins of its
modules, what it must make of a draft.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from reportkb.report import blocks, heading_numbers
from reportkb.report.assemble import Choice, Content, Section, assemble
from reportkb.report.document import Document
from reportkb.report.fields import Field
from reportkb.report.formula import Formula
from reportkb.report.tree import Block, Heading, Text
from reportkb.report.typed import tidy
from reportkb.report.values import dated, resolve


def to_document(draft: Mapping[str, Any]) -> Document:
    """Put a draft's sections into one document with continuous numbers."""
    sections = [_section(section, draft) for section in draft["sections"]]
    choice = Choice(draft["flavour"], "full", draft["numbering"], draft["notes"])
    return assemble(tidy(draft["title"]) or "【报告标题】", tidy(draft["remark"]), sections, choice)


def values_of(draft: Mapping[str, Any]) -> dict[str, str]:
    """Show every value of a draft; a sample has examples where nothing is filled in."""
    fields = {name: _field(name, entry) for name, entry in draft["fields"].items()}
    # A year that is left out is that of the writer's other days, not of the examples'.
    typed = dated(fields, {name: raw for name, raw in draft["values"].items() if tidy(raw)})
    examples = draft["examples"] if draft["flavour"] == "sample" else {}
    return resolve(fields, {**examples, **typed})


def _section(section: Mapping[str, Any], draft: Mapping[str, Any]) -> Section:
    given = section["content"]
    text = given and (given["text"] if section["edited"] is None else section["edited"])
    content = Content(given["purpose"], tuple(given["points"]), blocks.parse(text)) if given else None
    own = blocks.parse(section["text"], draft["fields"])
    if draft["numbering"] != "none":
        own = tuple(map(_without_number, own))
    return Section(section["key"], section["level"], tidy(section["heading"]), content, own)


def _without_number(block: Block) -> Block:
    match block:
        case Heading(children=(Text(text=text) as first, *rest)):
            return replace(block, children=(replace(first, text=heading_numbers.bare(text)), *rest))
    return block


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
