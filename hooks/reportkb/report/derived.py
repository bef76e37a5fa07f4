"""What follows from the rows of a list: counts, sums, shares, names.

``docs/assets/js/report/derived.js`` does the same in the browser.
"""

from __future__ import annotations

from fractions import Fraction

from reportkb.report import values
from reportkb.report.facts import Facts, short
from reportkb.report.lists import RecordType, Rows
from reportkb.report.reference import GUARDS, Derived
from reportkb.report.typed import tidy
from reportkb.report.values import decimals, rounded

# More names than this are cut after the first three: nobody reads a sentence with twelve.
MOST_NAMES = 5
NAMED = 3
YES, NO, NOBODY = "是", "否", "无"


def evaluate(reference: Derived, facts: Facts) -> str:
    """Say what follows; empty where the rows do not tell, which only the writer can mend."""
    kind, rows = facts.types.get(reference.list), facts.rows.get(reference.list, ())
    deciding = kind.deciding(reference.word) if kind and reference.word else ""
    if kind is None or not rows or (reference.word and not deciding):
        if reference.function not in GUARDS:
            return ""
        # Once other lists are kept, there is nothing of this one; before, all stands that may be said.
        none = kind is not None and not rows and any(facts.rows.values())
        return NO if none or reference.function == "无" else YES
    words = kind.columns[deciding].choices if deciding else ()
    decided = sum(row[deciding] in words for row in rows) if deciding else len(rows)
    fitting = tuple(row for row in rows if not deciding or row[deciding] == reference.word)
    if reference.function in GUARDS:
        # That there is none can be said only where every row tells.
        holding = any(row.get(reference.column) for row in fitting) if reference.column else bool(fitting)
        there = holding if reference.function == "有" else not holding and decided == len(rows)
        return YES if there else NO
    if not decided:
        return ""
    if reference.function == "计数":
        return str(len(fitting))
    if reference.function == "名单":
        return _names(fitting, kind)
    if reference.function == "占比":
        return f"{short(Fraction(100 * len(fitting), len(rows)), 1)}%" if decided == len(rows) else ""
    return _added(reference, kind, fitting)


def _names(rows: Rows, kind: RecordType) -> str:
    names = [row[kind.naming] for row in rows if row[kind.naming]]
    if not names:
        return "" if rows else NOBODY
    between = "；" if any("、" in name or "，" in name for name in names) else "、"
    if len(rows) <= MOST_NAMES:
        return between.join(names)
    return f"{between.join(names[:NAMED])}等{len(rows)}{kind.counter}"


def _added(reference: Derived, kind: RecordType, rows: Rows) -> str:
    total = _sum(kind, rows, reference.column)
    if not reference.other:
        return "" if total is None else rounded(total, decimals(total))
    whole = _sum(kind, rows, reference.other)
    return f"{short(total * 100 / whole, 1)}%" if total is not None and whole else ""


def _sum(kind: RecordType, rows: Rows, column: str) -> Fraction | None:
    """Add a column up; None where a row has no figure, for the sum would be wrong."""
    entry = kind.columns.get(column)
    amounts = [values.number(entry.field, row[column]) if entry else None for row in rows]
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Fraction()) if len(known) == len(amounts) else None


def is_nothing(text: str) -> bool:
    """Tell whether a result is that there is nothing, so that no sentence is to be made of it."""
    return tidy(text) in ("0", "0%", NOBODY, NO)
