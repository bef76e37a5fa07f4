"""Facts: what a writer knows, values of fields and rows of lists, as a report shows them.

``docs/assets/js/report/facts.js`` does the same in the browser.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from reportkb.report import quantity, values
from reportkb.report.fields import Field, Register
from reportkb.report.formula import Formula, evaluate
from reportkb.report.lists import OWN_TYPES, Column, Comparison, RecordType, RecordTypes, Row, Rows
from reportkb.report.typed import tidy
from reportkb.report.values import decimals, rounded

# The column of what there was before, which a goal moves away from.
BEFORE = "基线"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a report shows.

    Args:
        values: by field; one without a value is absent.
        rows: by list, each row with every column, empty where it has nothing; a list without rows is absent.
        types: what the lists are.
    """

    values: Mapping[str, str]
    rows: Mapping[str, Rows] = field(default_factory=dict)
    types: RecordTypes = field(default_factory=dict)


# What was typed: rows by list, cells by column.
Typed = Mapping[str, Sequence[Row]]


def resolve(register: Register, types: RecordTypes, given: Mapping[str, str], lists: Typed) -> Facts:
    """Show everything that is given or follows from what is given.

    Args:
        register: the fields.
        types: the lists.
        given: raw values by field.
        lists: raw rows by list; a row with nothing in it is left out.
    """
    dates = _dates(types, lists)
    # One year for the values and the rows: a day of a row may lack what the values say, and the other way round.
    years = set(values.years(register, given)) | {year for one, raw in dates for year in values.years_of(one, raw)}
    shown = values.resolve(register, given, years)
    year = next(iter(years)) if len(years) == 1 else ""
    rows = {name: tuple(_row(kind, row, year) for row in _filled(lists.get(name, ()))) for name, kind in types.items()}
    return Facts(shown, {name: found for name, found in rows.items() if found}, types)


def _filled(rows: Sequence[Row]) -> Sequence[Row]:
    return [row for row in rows if any(map(tidy, row.values()))]


def _dates(types: RecordTypes, lists: Typed) -> list[tuple[Field, str]]:
    return [
        (column.field, raw)
        for name, kind in types.items()
        for row in lists.get(name, ())
        for column in kind.columns.values()
        if column.type in values.AFTER_YEAR and (raw := row.get(column.field.name, ""))
    ]


def _row(kind: RecordType, row: Row, year: str) -> Row:
    """Show a row: every column, those that are typed first of all."""
    typed = {name: raw for name in kind.columns if tidy(raw := row.get(name, ""))}
    if year:
        typed = {name: values.in_year(kind.columns[name].field, raw, year) for name, raw in typed.items()}
    return {
        name: values.display(column.field, typed[name]) if name in typed else _derived(column, kind, typed)
        for name, column in kind.columns.items()
    }


def _derived(column: Column, kind: RecordType, typed: Row) -> str:
    """Compute a cell; empty where what it follows from is missing or cannot be compared."""
    if column.comparison:
        left, right = (_result(side, kind, typed) for side in (column.comparison.left, column.comparison.right))
        if left is None or right is None or not _alike(left.unit, right.unit):
            return ""
        most = _is_most(right, column.comparison, kind, typed)
        holds = left.amount <= right.amount if most else left.amount >= right.amount
        return column.choices[not holds]
    result = _result(column.field.formula, kind, typed) if column.field.formula else None
    if result is None:
        return ""
    if column.type == "change":
        figure = rounded(abs(result.amount), decimals(result.amount))
        return quantity.change(result.amount, result.unit, figure)
    if column.type == "percent":
        return f"{short(result.amount * 100, column.field.digits)}%"
    return rounded(result.amount, max(column.field.digits, decimals(result.amount)))


def _is_most(wanted: quantity.Quantity, comparison: Comparison, kind: RecordType, typed: Row) -> bool:
    """Tell whether less than what is wanted is good: as it says; as it lies below what was before; none of a thing."""
    if wanted.bound:
        return wanted.bound == "most"
    before = _operand(kind.columns[BEFORE], typed.get(BEFORE, "")) if BEFORE in kind.columns else None
    if before and _alike(before.unit, wanted.unit) and before.amount != wanted.amount:
        return before.amount > wanted.amount
    return not wanted.amount or comparison.mark == "<="


def short(amount: Fraction, digits: int) -> str:
    """Round, and leave out the zeros at the end of decimals."""
    figure = rounded(amount, digits)
    return figure.rstrip("0").rstrip(".") if "." in figure else figure


def _alike(one: str, other: str) -> bool:
    return not one or not other or one == other


def _result(formula: Formula, kind: RecordType, typed: Row) -> quantity.Quantity | None:
    """Evaluate a formula over a row; what its operands count must be the same."""
    operands = {name: _operand(kind.columns[name], typed.get(name, "")) for name in formula.names}
    known = [one for one in operands.values() if one is not None]
    units = {one.unit for one in known if one.unit}
    if len(known) < len(operands) or len(units) > 1:
        return None
    amount = evaluate(formula, lambda name: one.amount if (one := operands[name]) else None)
    bound = known[0].bound if len(known) == 1 else ""
    return None if amount is None else quantity.Quantity(amount, next(iter(units), ""), bound)


def _operand(column: Column, raw: str) -> quantity.Quantity | None:
    if column.type == "quantity":
        return quantity.parse(raw)
    amount = values.operand(column.field, raw) if raw and column.type not in OWN_TYPES else None
    return None if amount is None else quantity.Quantity(amount, "", "")
