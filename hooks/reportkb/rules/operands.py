"""What the sides of a relation come to in a scenario, and where two do not agree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from reportkb.library.relation import BEGIN, END, Relation, RelationError
from reportkb.report import formula, period, values
from reportkb.report.fields import NUMERIC, Register
from reportkb.report.formula import Formula, FormulaError

# Enough to tell two unequal sides apart in a message; amounts are exact.
DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Operand:
    """A field's value in a relation: a number, or a day counted from a fixed one."""

    amount: Fraction
    is_day: bool


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
