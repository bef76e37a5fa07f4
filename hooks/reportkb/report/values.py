"""What a field's value means, how it is shown, and what follows from other values."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from fractions import Fraction
from functools import lru_cache

from reportkb.report import period
from reportkb.report.fields import NUMERIC, Field, FieldType, Register
from reportkb.report.formula import evaluate
from reportkb.report.period import calendar_day
from reportkb.report.typed import figure, tidy

# A library has some ten thousand values, which several rules and every preview read.
KEPT = 32_768
MOST_DECIMALS = 10
ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# The sentence around a placeholder goes on with a mark of its own.
LAST_MARKS = " 。；，、"
# What a year that is left out is followed by: 8月22日, 8/22, 8.22, 8-22.
AFTER_YEAR = {"date": "年/.-", "period": "年/."}
YEAR = re.compile(r"([0-9]{4})年")


def understood(field: Field, raw: str) -> str | None:
    """Write a value as a report shows it, whatever usual form it was typed in.

    A figure stands in its field's unit and without it, ``38万`` in 万元 as ``38``; a percentage has its
    sign, a day its year; a period is written out; a text has neither line breaks nor a last 。；，、
    for the sentence around it goes on with its own mark.

    Returns:
        What a report shows, or None where it is not a value of the field's type.
    """
    return _understood(field.type, field.unit, raw)


@lru_cache(maxsize=KEPT)
def _understood(kind: FieldType, unit: str, raw: str) -> str | None:
    if kind == "percent":
        ratio = figure(raw, "%")
        return None if ratio is None else f"{ratio}%"
    if kind in NUMERIC:
        return figure(raw, unit)
    if kind == "date":
        day = calendar_day(raw)
        return f"{day.year}年{day.month}月{day.day}日" if day else None
    if kind == "period":
        return period.written(raw)
    text = tidy(raw)
    return text.rstrip(LAST_MARKS) or text or None


def number(field: Field, raw: str) -> Fraction | None:
    """Read a typed number in its field's unit; a percentage is a ratio, so ``60%`` is 3/5."""
    text = understood(field, raw) if field.type in NUMERIC else None
    if text is None:
        return None
    plain = text.replace(",", "")
    return Fraction(plain[:-1]) / 100 if field.type == "percent" else Fraction(plain)


def fits(field: Field, raw: str) -> bool:
    """Tell whether a value is written as contributions and reports write it: a day also as ``2025-03-31``."""
    shown, text = understood(field, raw), tidy(raw)
    if field.type in NUMERIC or field.type == "period":
        return shown == text
    return shown is not None and (field.type != "date" or shown == text or bool(ISO_DAY.fullmatch(text)))


def display(field: Field, raw: str) -> str:
    """Write a value as a report shows it.

    A value that is not of its type is shown as typed: it is the writer's, and never lost.
    """
    return understood(field, raw) or tidy(raw)


def dated(register: Register, given: Mapping[str, str]) -> dict[str, str]:
    """Give days and periods without a year the one that all others have; where these differ, none.

    Args:
        register: the fields.
        given: values by field as typed.
    """
    return _in_one_year(register, given, years(register, given))


def _in_one_year(register: Register, given: Mapping[str, str], found: Collection[str]) -> dict[str, str]:
    if len(found) != 1:
        return dict(given)
    (year,) = found
    return {name: in_year(register[name], raw, year) if name in register else raw for name, raw in given.items()}


def years(register: Register, given: Mapping[str, str]) -> set[str]:
    """Collect the years of days and periods."""
    return {year for name, raw in given.items() if name in register for year in years_of(register[name], raw)}


def years_of(field: Field, raw: str) -> list[str]:
    """List the years that a day or a period says; of any other value none."""
    return YEAR.findall(understood(field, raw) or "") if field.type in AFTER_YEAR else []


def in_year(field: Field, raw: str, year: str) -> str:
    """Put a year before a day or a period that has none; any other value stays as it is."""
    text = tidy(raw)
    if understood(field, raw):
        return raw
    marks = (mark for mark in AFTER_YEAR.get(field.type, "") if mark == "年" or mark in text)
    return next((full for mark in marks if understood(field, full := f"{year}{mark}{text}")), raw)


def rounded(value: Fraction, digits: int) -> str:
    """Round half away from zero, as office software does, and write the decimals out."""
    scaled = abs(value) * 10**digits
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    figure = f"{whole:0{digits + 1}d}"
    if digits:
        figure = f"{figure[:-digits]}.{figure[-digits:]}"
    return f"-{figure}" if value < 0 and whole else figure


def resolve(register: Register, given: Mapping[str, str], found: Collection[str] | None = None) -> dict[str, str]:
    """Show every value that is given or follows from those given.

    Args:
        register: the fields; a given name that is not among them is left out.
        given: raw values by field; a given value of a derived field overrides its formula.
        found: the years of all that a report says, where that is more than these values.

    Returns:
        What to show, by field. A field without a value is absent.
    """
    typed = {name: raw for name, raw in given.items() if tidy(raw)}
    typed = _in_one_year(register, typed, years(register, typed) if found is None else found)
    figures, added = _figures(register, typed)
    shown: dict[str, str] = {}
    for name, field in register.items():
        figure = figures[name]
        if name in typed:
            shown[name] = display(field, typed[name])
        elif figure is not None:
            ratio = field.type == "percent"
            exact = figure * 100 if ratio else figure
            digits = max(field.digits, decimals(exact)) if name in added else field.digits
            shown[name] = rounded(exact, digits) + ("%" if ratio else "")
    return shown


def decimals(value: Fraction) -> int:
    """Count the decimals that write a number in full, at most as many as can be typed."""
    return next((count for count in range(MOST_DECIMALS) if (value * 10**count).denominator == 1), MOST_DECIMALS)


def amounts(register: Register, typed: Mapping[str, str]) -> dict[str, Fraction | None]:
    """Compute every field's exact figure, operands first and without recursion.

    Args:
        register: the fields.
        typed: values by field as typed; a value of a derived field overrides its formula.

    Returns:
        The figure by field, None where a field has none.
    """
    return _figures(register, typed)[0]


def _figures(register: Register, typed: Mapping[str, str]) -> tuple[dict[str, Fraction | None], set[str]]:
    """Compute every figure; name those that come from typed ones by + and - alone: a reader adds them up."""
    found: dict[str, Fraction | None] = {}
    added: set[str] = set()
    pending = list(register)
    while pending:
        name = pending[-1]
        field = register.get(name)
        formula = field.formula if field and name not in typed else None
        missing = [operand for operand in formula.names if operand not in found] if formula else []
        if missing and name not in found:
            found[name] = None  # a formula that needs itself has no value
            pending += missing
            continue
        pending.pop()
        if formula:
            found[name] = evaluate(formula, found.get)
            if not {"*", "/"} & set(formula.steps) and all(one in typed or one in added for one in formula.names):
                added.add(name)
        else:
            found[name] = operand(field, typed[name]) if field and name in typed else None
    return found, added


def operand(field: Field, raw: str) -> Fraction | None:
    """Read what a formula counts with: a number, or a day, of which formulas take differences alone."""
    if field.type != "date":
        return number(field, raw)
    day = calendar_day(raw)
    return Fraction(day.toordinal()) if day else None
