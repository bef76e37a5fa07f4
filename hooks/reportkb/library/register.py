"""The register of fields: what a placeholder may name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from pydantic import ConfigDict, TypeAdapter
from pydantic import Field as Constraint
from pydantic.dataclasses import dataclass as validated

from reportkb.library.kinds import Kinds
from reportkb.report.fields import NAME, Field, FieldType, Register
from reportkb.report.formula import Formula, FormulaError, cycle, parse
from reportkb.source import schema, yamltext
from reportkb.source.findings import Finding, Place
from reportkb.source.parsed import Parsed
from reportkb.source.schema import Line
from reportkb.source.text import Texts
from reportkb.source.tree import SNIPPETS

# What snippets of several kinds use; each kind may have a file of its own beside its snippets.
FIELDS = "snippets/fields.yml"
KEYS = ("type", "unit", "hint", "example", "derive", "digits", "scope")


@validated(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class Entry:
    """A field of the register as written."""

    type: FieldType
    hint: Line
    unit: str = ""
    example: str = ""
    derive: str = ""
    digits: Annotated[int, Constraint(ge=0, le=6)] = 0
    scope: Literal["common", "own"] = "own"


ENTRY: TypeAdapter[Entry] = TypeAdapter(Entry)


# Where each key of each field's entry stands, the entry itself at the empty key.
FieldParts: TypeAlias = Mapping[str, Mapping[str, Place]]


@dataclass(frozen=True, slots=True)
class Registered:
    """What the files of the register say: one vocabulary.

    Args:
        fields: in the order of the files, and within each.
        places: where each field is registered, those that cannot be used included.
        parts: where each part of a field's entry stands.
        unusable: the files that could not be used.
    """

    fields: Register
    places: Mapping[str, Place]
    parts: FieldParts
    unusable: frozenset[str]


def load(texts: Texts, kinds: Kinds) -> tuple[Registered, tuple[Finding, ...]]:
    """Load the register: what several kinds use, then what each kind has of its own, in their order.

    Args:
        texts: every file's text.
        kinds: the kinds.

    Returns:
        The register, without the fields that cannot be used, and what is wrong with its files.
    """
    fields: dict[str, Field] = {}
    parts: dict[str, dict[str, Place]] = {}
    findings: list[Finding] = []
    unusable: set[str] = set()
    order = {file_of(kind): index for index, kind in enumerate(kinds)}
    own = sorted((path for path in texts if is_register(path)), key=lambda path: (order.get(path, len(order)), path))
    for path in (FIELDS, *(path for path in own if path != FIELDS)):
        parsed, found = yamltext.read(path, texts)
        findings += found
        read = _read(parsed, parts, findings) if parsed else {}
        if not read:  # without a single usable field the file is something else, or lost its content
            unusable.add(path)
        fields |= read
    fields = _without_cycle(fields, parts, findings)
    places = {name: part[""] for name, part in parts.items()}
    return Registered(fields, places, parts, frozenset(unusable)), tuple(findings)


def file_of(kind: str) -> str:
    """Name the file of the fields that snippets of one kind alone use."""
    return f"{SNIPPETS}{kind}/fields.yml"


def is_register(path: str) -> bool:
    """Tell whether a file is a part of the register by where it lies."""
    return path.startswith(SNIPPETS) and path.endswith("/fields.yml") and path.count("/") <= 2


def is_misnamed(path: str) -> bool:
    """Tell whether a file is meant as a part of the register, by its name in other letters or with another ending."""
    meant = path.rpartition("/")[2].partition(".")[0].lower() == "fields"
    return meant and path.startswith(SNIPPETS) and not is_register(path)


def _read(parsed: Parsed, parts: dict[str, dict[str, Place]], findings: list[Finding]) -> dict[str, Field]:
    fields: dict[str, Field] = {}
    for name, part in parsed.entries().items():
        place = parsed.place((name,))
        if name in parts:
            other = parts[name][""]
            fact = f"“{name}”已在{other.path}第{other.line}行登记"
            findings.append(Finding(place, "RK007", fact, "留下一处；几类片段都用的留在snippets/fields.yml。"))
            continue
        parts[name] = {str(key[0]) if key else "": where for key, where in part.places.items() if len(key) < 2}
        parts[name][""] = place
        entry, found = schema.validate(ENTRY, part, KEYS)
        findings += found
        if not NAME.fullmatch(name):
            advice = "只用汉字、字母和数字，以汉字或字母开头，不超过24个字。"
            findings.append(Finding(place, "RK018", f"“{name[:24]}”不可用作字段名", advice))
        elif entry:
            formula = _formula(entry, parsed.place((name, "derive")), findings)
            if formula or not entry.derive:
                said = (entry.type, entry.unit, entry.hint, entry.example)
                fields[name] = Field(name, *said, formula, entry.digits, entry.scope == "common")
    return fields


def _formula(entry: Entry, place: Place, findings: list[Finding]) -> Formula | None:
    if not entry.derive:
        return None
    try:
        return parse(entry.derive)
    except FormulaError as error:
        fact, advice = f"公式“{entry.derive[:40]}”读不懂：{error}", "只用字段名、数字、+ - * / 和括号。"
        findings.append(Finding(place, "RK026", fact, advice))
        return None


def _without_cycle(fields: dict[str, Field], parts: FieldParts, findings: list[Finding]) -> dict[str, Field]:
    while names := cycle({name: field.formula for name, field in fields.items() if field.formula}):
        circle = "→".join((*names[:6], names[0]))
        place = parts[names[0]]["derive"]
        findings.append(Finding(place, "RK026", f"公式互相依赖或一环扣得太长：{circle}", "让其中一个由人填写。"))
        fields = {name: field for name, field in fields.items() if name not in names}
    return fields
