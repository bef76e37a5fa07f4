"""Relations that the figures of a scenario must keep: ``总数 == 高 + 中 + 低``, ``立项日期 < 上线日期 <= 验收日期``."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from reportkb.report import formula, period, values
from reportkb.report.fields import NUMERIC, Register
from reportkb.report.formula import Formula, FormulaError

COMPARISON = re.compile(r"(==|<=|<)")
TYPED = str.maketrans({"＝": "=", "＜": "<", "≤": "<="})
# A period's first and last day are named after it: 切换窗口始, 切换窗口止.
BEGIN, END = "始", "止"
# Enough to tell two unequal sides apart in a message; amounts are exact.
DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Relation:
    """Two or more sides with a comparison between each and the next.

    Args:
        source: the relation as written.
        sides: formulas.
        comparisons: ``==``, ``<`` or ``<=``, one fewer than the sides.
    """

    source: str
    sides: tuple[Formula, ...]
    comparisons: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The fields that the relation reads, each once, in order."""
        return tuple(dict.fromkeys(name for side in self.sides for name in side.names))


@dataclass(frozen=True, slots=True)
class Operand:
    """A field's value in a relation: a number, or a day counted from a fixed one."""

    amount: Fraction
    is_day: bool


class RelationError(ValueError):
    """A relation that cannot be judged; its message is a Chinese clause."""


def parse(source: str) -> Relation:
    """Read a chain of comparisons between formulas.

    Raises:
        RelationError: it compares nothing, or a side is not a formula.
    """
    parts = COMPARISON.split(source.translate(TYPED))
    if len(parts) < 3:
        raise RelationError("没有比较，要用==、<或<=连接两边")
    try:
        sides = tuple(formula.parse(part) for part in parts[::2])
    except FormulaError as error:
        raise RelationError(str(error)) from error
    return Relation(source, sides, tuple(parts[1::2]))


def field(name: str, names: Container[str]) -> str:
    """Give the field that a name in a relation reads: itself, or the period whose first or last day it is."""
    return name[:-1] if name not in names and name.endswith((BEGIN, END)) and name[:-1] in names else name


def operands(register: Register, given: Mapping[str, str]) -> dict[str, Operand]:
    """Give the operand of each field that has a figure or a day, and both ends of each period.

    Args:
        register: the fields that count, with the operands of their formulas.
        given: values by field as typed.
    """
    found: dict[str, Operand] = {}
    amounts = values.amounts(register, given)
    for name, entry in register.items():
        kind, raw, amount = entry.type, given.get(name, ""), amounts.get(name)
        if kind == "date" and (day := period.calendar_day(raw)):
            found[name] = _day(day)
        elif kind == "period" and (ends := period.days(raw)):
            found |= {name + BEGIN: _day(ends[0]), name + END: _day(ends[1])}
        elif amount is not None and kind in NUMERIC:
            found[name] = Operand(amount, False)
    return found


def contradiction(relation: Relation, known: Mapping[str, Operand]) -> str:
    """Say which two sides of a relation do not agree.

    Args:
        relation: the relation.
        known: the operands by field.

    Returns:
        A Chinese clause with both values, or nothing where the relation holds.

    Raises:
        RelationError: a field has no figure, a divisor is zero, or days and numbers are mixed.
    """
    sides = [_value(side, known) for side in relation.sides]
    for (left, right), comparison in zip(pairwise(range(len(sides))), relation.comparisons, strict=True):
        first, second = sides[left], sides[right]
        if first.is_day != second.is_day:
            raise RelationError(f"“{_written(relation, left, comparison)}”的一边是日期，另一边是数")
        if not COMPARE[comparison](first.amount, second.amount):
            return f"“{_written(relation, left, comparison)}”不成立：左边是{_shown(first)}，右边是{_shown(second)}"
    return ""


COMPARE: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "==": lambda left, right: left == right,
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
}


def _day(day: date) -> Operand:
    return Operand(Fraction(day.toordinal()), True)


def _value(side: Formula, known: Mapping[str, Operand]) -> Operand:
    for name in side.names:
        if name not in known:
            raise RelationError(f"“{name}”没有数，也不是日期")
    try:
        is_day = formula.is_day(side, lambda name: known[name].is_day)
    except FormulaError as error:
        raise RelationError(str(error)) from error
    amount = formula.evaluate(side, lambda name: known[name].amount)
    if amount is None:
        raise RelationError(f"“{side.source.strip()}”的除数为零")
    return Operand(amount, is_day)


def _written(relation: Relation, left: int, comparison: str) -> str:
    return f"{relation.sides[left].source.strip()} {comparison} {relation.sides[left + 1].source.strip()}"


def _shown(operand: Operand) -> str:
    amount = operand.amount
    if operand.is_day:
        day = int(amount)
        return date.fromordinal(day).isoformat() if 0 < day <= date.max.toordinal() else "不存在的日期"
    return values.rounded(amount, min(values.decimals(amount), DECIMALS))
