"""Check the rows that a scenario gives: columns, words, types, and the rows that they refer to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportkb.library.library import Library
from reportkb.library.outline import Outline
from reportkb.report import quantity, values
from reportkb.report.lists import OWN_TYPES, Column, RecordType, RecordTypes, Row
from reportkb.source.findings import Finding, Place, meant

COLON = re.compile(r"[:：]")


def check(library: Library) -> Iterator[Finding]:
    """Report what is wrong with the rows of each outline's scenario."""
    types = library.lists
    for outline in library.outlines.values() if types else ():
        for name, rows in outline.plan.scenario.lists.items():
            place = outline.places[("scenario", "lists", name)]
            kind = types.get(name)
            if kind is None:
                yield Finding(place, "RK047", f"没有“{name}”这份清单", meant(name, types))
                continue
            for index, row in enumerate(rows):
                yield from _row(row, kind, types, outline, index)


def _row(row: Row, kind: RecordType, types: RecordTypes, outline: Outline, index: int) -> Iterator[Finding]:
    here = ("scenario", "lists", kind.name, index)
    run_on = [name for name in row if COLON.search(name) and name not in kind.columns]
    for name in run_on:
        fact = f"“{name}”的冒号{'是全角的' if '：' in name else '后面没有空格'}"
        yield Finding(_place(outline, (*here, name)), "RK047", fact, "写成半角冒号加一个空格“: ”。")
    if not row.get(kind.naming, "").strip() and not run_on:
        fact, advice = f"“{kind.name}”第{index + 1}行没有{kind.naming}", "每一行都写上，别的行才好提到它。"
        yield Finding(_place(outline, here), "RK047", fact, advice)
    for name, raw in row.items():
        place, column = _place(outline, (*here, name)), kind.columns.get(name)
        if name in run_on:
            continue
        if column is None:
            yield Finding(place, "RK047", f"“{kind.name}”没有“{name}”这一列", meant(name, kind.columns))
        elif column.derived:
            yield Finding(place, "RK047", f"“{name}”由别的列得出，不应写值", "删掉它。")
        elif raw.strip() and (fact := _unfit(raw, column, types, outline)):
            yield Finding(place, "RK047", f"“{name}”的值“{raw[:20]}”{fact}", "对照snippets/lists.yml里这一列的写法。")


def _unfit(raw: str, column: Column, types: RecordTypes, outline: Outline) -> str:
    """Say why a value does not fit its column; a column that is itself unfit is reported as such."""
    if column.type == "choice":
        return "" if raw in column.choices or not column.choices else f"不在可选的词里：{'、'.join(column.choices)}"
    if column.type == "row":
        if column.list not in types:
            return ""
        rows = outline.plan.scenario.lists.get(column.list, ())
        return "" if any(raw in row.values() for row in rows) else f"不是“{column.list}”里的一行"
    if column.type == "quantity":
        return "" if quantity.parse(raw) else "读不出数和单位"
    fits = column.type in OWN_TYPES or values.fits(column.field, raw)
    return "" if fits else "不合这一列的类型"


def _place(outline: Outline, location: tuple[str | int, ...]) -> Place:
    while location not in outline.places:
        location = location[:-1]
    return outline.places[location]
