"""What a field's value means, how it is shown, and what follows from other values."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from reportkb.report.fields import NUMERIC, Field, Register
from reportkb.report.formula import evaluate

# Spelt out, since Python and ECMAScript differ on what \\s and \\d match.
SPACE = re.compile("[ \\t\\n\\r\\f\\v\\u00a0\\u3000]+")
MOST_DECIMALS = 10
NUMBER = re.compile(rf"[+-]?[0-9]{{1,15}}(?:\.[0-9]{{1,{MOST_DECIMALS}}})?")
ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
CHINESE_DATE = re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")
# Unicode still adds digits beyond this plane, so that two versions of its tables differ there.
BASIC_PLANE = re.compile("[\u0000-\uffff]+")


def tidy(raw: str) -> str:
    """Put a value on one line, without space around it."""
    return SPACE.sub(" ", raw).strip(" ")


def number(field: Field, raw: str) -> Fraction | None:
    """Read a typed number; a percentage is a ratio, so ``60%`` is 3/5.

    Full-width digits count as digits, commas as grouping. None where it is not a number.
    """
    text = _narrow(raw).replace(",", "").replace(" ", "")
    percent = text.endswith("%")
    if percent:
        text = text[:-1]
    if not NUMBER.fullmatch(text) or (percent and field.type != "percent"):
        return None
    return Fraction(text) / 100 if field.type == "percent" else Fraction(text)


def calendar_day(raw: str) -> date | None:
    """Read ``2025-03-31`` or ``2025年3月31日``; None where there is no such day."""
    text = _narrow(raw)
    match = ISO_DATE.fullmatch(text) or CHINESE_DATE.fullmatch(text)
    if not match:
        return None
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        return None


def fits(field: Field, raw: str) -> bool:
    """Tell whether a value is one of its field's type."""
    if field.type in NUMERIC:
        return number(field, raw) is not None
    if field.type == "date":
        return calendar_day(raw) is not None
    return bool(tidy(raw))


def display(field: Field, raw: str) -> str:
    """Write a value as a report shows it: one line, a day in full, a percentage with its sign.

    A value that is not of its type is shown as typed: it is the writer's, and never lost.
    """
    text = tidy(raw)
    day = calendar_day(text) if field.type == "date" else None
    if day:
        return f"{day.year}年{day.month}月{day.day}日"
    bare = field.type == "percent" and number(field, text) is not None and not _narrow(text).endswith("%")
    return f"{text}%" if bare else text


def rounded(value: Fraction, digits: int) -> str:
    """Round half away from zero, as office software does, and write the decimals out."""
    scaled = abs(value) * 10**digits
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    figure = f"{whole:0{digits + 1}d}"
    if digits:
        figure = f"{figure[:-digits]}.{figure[-digits:]}"
    return f"-{figure}" if value < 0 and whole else figure


def resolve(register: Register, given: Mapping[str, str]) -> dict[str, str]:
    """Show every value that is given or follows from those given.

    Args:
        register: the fields; a given name that is not among them is left out.
        given: raw values by field; a given value of a derived field overrides its formula.

    Returns:
        What to show, by field. A field without a value is absent.
    """
    typed = {name: raw for name, raw in given.items() if tidy(raw)}
    figures = amounts(register, typed)
    shown: dict[str, str] = {}
    for name, field in register.items():
        figure = figures[name]
        if name in typed:
            shown[name] = display(field, typed[name])
        elif figure is not None:
            ratio = field.type == "percent"
            exact = figure * 100 if ratio else figure
            digits = max(field.digits, decimals(exact)) if _only_added(register, typed, name) else field.digits
            shown[name] = rounded(exact, digits) + ("%" if ratio else "")
    return shown


def decimals(value: Fraction) -> int:
    """Count the decimals that write a number in full, at most as many as can be typed."""
    return next((count for count in range(MOST_DECIMALS) if (value * 10**count).denominator == 1), MOST_DECIMALS)


def _only_added(register: Register, typed: Mapping[str, str], name: str) -> bool:
    """Tell whether a figure comes from typed ones by + and - alone: a reader adds them up, so it is not rounded."""
    pending, seen = [name], {name}
    while pending:
        formula = register[pending.pop()].formula
        if formula is None or {"*", "/"} & set(formula.steps):
            return False
        pending += [needed for needed in formula.names if needed not in typed and needed not in seen]
        seen.update(formula.names)
    return True


def amounts(register: Register, typed: Mapping[str, str]) -> dict[str, Fraction | None]:
    """Compute every field's exact figure, operands first and without recursion.

    Args:
        register: the fields.
        typed: values by field as typed; a value of a derived field overrides its formula.

    Returns:
        The figure by field, None where a field has none.
    """
    found: dict[str, Fraction | None] = {}
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
        else:
            found[name] = _operand(field, typed[name]) if field and name in typed else None
    return found


def _operand(field: Field, raw: str) -> Fraction | None:
    """Read what a formula counts with: a number, or a day, of which formulas take differences alone."""
    if field.type != "date":
        return number(field, raw)
    day = calendar_day(raw)
    return Fraction(day.toordinal()) if day else None


def _narrow(raw: str) -> str:
    """Give full-width and other compatible characters their plain form, on one line."""
    return tidy(BASIC_PLANE.sub(lambda match: unicodedata.normalize("NFKC", match.group()), raw))
