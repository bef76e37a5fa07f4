"""The register of fields: one vocabulary, read by the site, the checker and the browser alike."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from reportkb.report.formula import Formula

FieldType: TypeAlias = Literal["text", "number", "percent", "money", "date", "period", "person", "organisation"]
NUMERIC: frozenset[FieldType] = frozenset({"number", "percent", "money"})

TYPE_TITLES: dict[FieldType, str] = {
    "text": "文字",
    "number": "数量",
    "percent": "百分比",
    "money": "金额",
    "date": "日期",
    "period": "起止时间",
    "person": "人员",
    "organisation": "单位",
}

# A name is also an operand of formulas: letters, ideographs and digits, a letter first.
NAME = re.compile(r"[^\W\d_]\w{0,23}")


@dataclass(frozen=True, slots=True)
class Field:
    """An entry of the register.

    Args:
        name: what stands between the braces.
        type: one of the field types.
        unit: the unit of a number or an amount, which the body writes after the placeholder.
        hint: what to fill in and where it comes from.
        example: a plausible value; empty for a derived field.
        formula: how the value follows from other fields, or None.
        digits: decimals of a derived value; of the percentage where the type is percent.
        common: whether every report may ask for it, so that frames do.
    """

    name: str
    type: FieldType
    unit: str
    hint: str
    example: str
    formula: Formula | None
    digits: int
    common: bool = False


Register: TypeAlias = Mapping[str, Field]
