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
from reportkb.report.facts import Facts, resolve
from reportkb.report.fields import Field
from reportkb.report.formula import Formula
from reportkb.report.lists import OWN_TYPES, Column, Comparison, RecordType, RecordTypes
from reportkb.report.tree import Block, Heading, Text
from reportkb.report.typed import tidy
from reportkb.report.values import dated


def to_document(draft: Mapping[str, Any]) -> Document:
    """Put a draft's sections into one document with continuous numbers."""
    sections = [_section(section, draft) for section in draft["sections"]]
    choice = Choice(draft["flavour"], "full", draft["numbering"], draft["notes"])
    return assemble(tidy(draft["title"]) or "【报告标题】", tidy(draft["remark"]), sections, choice)


def facts_of(draft: Mapping[str, Any]) -> Facts:
    """Show everything that a draft knows; a sample has its case where nothing is filled in."""
    fields = {name: _field(name, entry) for name, entry in draft["fields"].items()}
    # A year that is left out is that of the writer's other days, not of the examples'.
    typed = dated(fields, {name: raw for name, raw in draft["values"].items() if tidy(raw)})
    own = {name: rows for name, rows in draft["rows"].items() if any(tidy(raw) for row in rows for raw in row.values())}
    if draft["flavour"] != "sample":
        return resolve(fields, types_of(draft["types"]), draft["values"], draft["rows"])
    return resolve(fields, types_of(draft["types"]), {**draft["examples"], **typed}, {**draft["exampleRows"], **own})


def types_of(written: Mapping[str, Any]) -> RecordTypes:
    """Read lists as the catalogue writes them."""
    return {
        name: RecordType(
            name,
            entry["counter"],
            entry.get("question", ""),
            entry["purpose"],
            {key: _column(key, one) for key, one in entry["columns"].items()},
        )
        for name, entry in written.items()
    }


def _column(name: str, entry: Mapping[str, Any]) -> Column:
    kind = "text" if entry["type"] in OWN_TYPES else entry["type"]
    left, mark, right = entry.get("compare", ((), "<=", ()))
    comparison = Comparison(Formula("", tuple(left)), mark, Formula("", tuple(right))) if left else None
    choices = tuple(entry.get("choices", ()))
    return Column(_field(name, {**entry, "type": kind}), entry["type"], choices, entry.get("list", ""), comparison)


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
