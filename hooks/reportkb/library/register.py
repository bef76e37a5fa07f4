"""The register of fields: what a placeholder may name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, TypeAlias

from pydantic import ConfigDict, TypeAdapter
from pydantic import Field as Constraint
from pydantic.dataclasses import dataclass as validated

from reportkb.report.fields import NAME, Field, FieldType, Register
from reportkb.report.formula import Formula, FormulaError, cycle, parse
from reportkb.source import schema, yamltext
from reportkb.source.findings import Finding, Place
from reportkb.source.schema import Line
from reportkb.source.text import Texts

FIELDS = "snippets/fields.yml"
KEYS = ("type", "unit", "hint", "example", "derive", "digits")


@validated(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class Entry:
    """A field of the register as written."""

    type: FieldType
    hint: Line
    unit: str = ""
    example: str = ""
    derive: str = ""
    digits: Annotated[int, Constraint(ge=0, le=6)] = 0


ENTRY: TypeAdapter[Entry] = TypeAdapter(Entry)


# Where each key of each field's entry stands, the entry itself at the empty key.
FieldParts: TypeAlias = Mapping[str, Mapping[str, Place]]


@dataclass(frozen=True, slots=True)
class Registered:
    """What the register's file says.

    Args:
        fields: in the order of the file.
        places: where each field is registered, those that cannot be used included.
        parts: where each part of a field's entry stands.
        unusable: the file, where it could not be read.
    """

    fields: Register
    places: Mapping[str, Place]
    parts: FieldParts
    unusable: frozenset[str]


def load(texts: Texts) -> tuple[Registered, tuple[Finding, ...]]:
    """Load the register.

    Args:
        texts: every file's text.

    Returns:
        The register, without the fields that cannot be used, and what is wrong with its file.
    """
    parsed, found = yamltext.read(FIELDS, texts)
    if parsed is None:
        return Registered({}, {}, {}, frozenset({FIELDS})), found
    findings = list(found)
    fields, places = _register(parsed, findings)
    parts: dict[str, dict[str, Place]] = {name: {"": place} for name, place in places.items()}
    for location, place in parsed.places.items():
        if len(location) == 2:
            parts[str(location[0])][str(location[1])] = place
    # Without a single usable field the file is something else, or lost its content.
    return Registered(fields, places, parts, frozenset() if fields else frozenset({FIELDS})), tuple(findings)


def _register(parsed: yamltext.Parsed, findings: list[Finding]) -> tuple[dict[str, Field], dict[str, Place]]:
    assert isinstance(parsed.value, dict), "yamltext.parse gives mappings only"
    fields: dict[str, Field] = {}
    places = {name: parsed.place((name,)) for name in parsed.value}
    inner: dict[str | int, dict[yamltext.Location, Place]] = {}
    for location, place in parsed.places.items():
        inner.setdefault(location[0] if location else "", {})[location[1:]] = place
    for name, value in parsed.value.items():
        entry, found = schema.validate(ENTRY, yamltext.Parsed(value, inner[name]), KEYS)
        findings += found
        if not NAME.fullmatch(name):
            advice = "只用汉字、字母和数字，以汉字或字母开头，不超过24个字。"
            findings.append(Finding(places[name], "RK018", f"“{name[:24]}”不可用作字段名", advice))
        elif entry:
            formula = _formula(entry, parsed.place((name, "derive")), findings)
            if formula or not entry.derive:
                fields[name] = Field(name, entry.type, entry.unit, entry.hint, entry.example, formula, entry.digits)
    return _without_cycle(fields, parsed, findings), places


def _formula(entry: Entry, place: Place, findings: list[Finding]) -> Formula | None:
    if not entry.derive:
        return None
    try:
        return parse(entry.derive)
    except FormulaError as error:
        fact, advice = f"公式“{entry.derive[:40]}”读不懂：{error}", "只用字段名、数字、+ - * / 和括号。"
        findings.append(Finding(place, "RK026", fact, advice))
        return None


def _without_cycle(fields: dict[str, Field], parsed: yamltext.Parsed, findings: list[Finding]) -> dict[str, Field]:
    while names := cycle({name: field.formula for name, field in fields.items() if field.formula}):
        circle = "→".join((*names[:6], names[0]))
        place = parsed.place((names[0], "derive"))
        findings.append(Finding(place, "RK026", f"公式互相依赖或一环扣得太长：{circle}", "让其中一个由人填写。"))
        fields = {name: field for name, field in fields.items() if name not in names}
    return fields
