"""Days and periods as reports write them: ``2025年3月31日``, ``2024年2月至2025年5月``, ``2025年第二季度``.

``docs/assets/js/report/period.js`` does the same in the browser; the golden cases in
``tests/cases/values`` hold for both.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from reportkb.report.typed import narrow

DAY = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
CHINESE_DAY = re.compile(r"([0-9]{4})(年)([0-9]{1,2})月([0-9]{1,2})[日号]?")
COMPACT_DAY = re.compile(r"([0-9]{4})()([0-9]{2})([0-9]{2})")
# What stands between the ends of a period, besides a hyphen, which may belong to a date.
TO = re.compile(r" ?(?:[至到~〜–—―]+|--| - ) ?")
NUMERIC = re.compile(
    r"([0-9]{4})([-/.])([0-9]{1,2})(?:\2([0-9]{1,2}))?(?:([至-])(?:([0-9]{4})\2)?([0-9]{1,2})(?:\2([0-9]{1,2}))?)?"
)
# What other spellings of a part are in the one that a period is written in.
SPELLINGS = (
    (re.compile(r"^[自从]|起(?=[至-])|止$"), ""),
    (re.compile(r"年度"), "年"),
    (re.compile(r"号"), "日"),
    (re.compile(r"[Qq]([1-4])"), r"第\1季度"),
    (re.compile(r"(^|[^0-9])([0-9]{1,2})[至-]([0-9]{1,2})([月日])"), r"\1\2\4至\3\4"),
    (re.compile(r"第?([一二三四1-4])[至-]第?([一二三四1-4]季度)"), r"第\1季度至第\2"),
    (re.compile(r"(^|[^前第0-9])([一二三四1-4])季度"), r"\1第\2季度"),
    (re.compile(r"(^|[至-])([0-9]{4})(?=[至第前上下-]|$)"), r"\1\2年"),
    (re.compile(r"-"), "至"),
)
END = r"(?:([0-9]{4})年)?(?:([0-9]{1,2})月)?(?:([0-9]{1,2})日)?(?:([上下])半年|(前三|第[一二三四1-4])季度)?"
PERIOD = re.compile(f"{END}(?:至{END})?")
NUMERALS = "一二三四"


@dataclass(frozen=True, slots=True)
class _End:
    """One end of a period as written; 0 and nothing where a part is left out."""

    year: int
    month: int
    day: int
    half: str
    quarter: str

    def __str__(self) -> str:
        parts = ((self.year, "年"), (self.month, "月"), (self.day, "日"), (self.half, "半年"), (self.quarter, "季度"))
        return "".join(f"{part}{name}" for part, name in parts if part)


def calendar_day(raw: str) -> date | None:
    """Read ``2025-03-31``, ``2025/3/31``, ``2025.3.31``, ``20250331`` or ``2025年3月31日``; None for no such day."""
    text = narrow(raw).replace(" ", "")
    match = DAY.fullmatch(text) or CHINESE_DAY.fullmatch(text) or COMPACT_DAY.fullmatch(text)
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[3]), int(match[4]))
    except ValueError:
        return None


def days(raw: str) -> tuple[date, date] | None:
    """Give a period's first and last day; None where it is none.

    Year and month carry over from the first part to the second: ``2025年3月至5月`` ends with May 2025.
    """
    ends = _ends(raw)
    return _days(*ends) if ends else None


def written(raw: str) -> str | None:
    """Write a period as reports do: ``2025.3.1-5.31`` is ``2025年3月1日至5月31日``; None where it is none."""
    ends = _ends(raw)
    if not ends or not _days(*ends):
        return None
    return f"{ends[0]}至{ends[1]}" if ends[1] else str(ends[0])


def _ends(raw: str) -> tuple[_End, _End | None] | None:
    text = TO.sub("至", narrow(raw)).replace(" ", "")
    if match := NUMERIC.fullmatch(text):
        return _numeric(*match.groups())
    for spelling, usual in SPELLINGS:
        text = spelling.sub(usual, text)
    match = PERIOD.fullmatch(text)
    if not match:
        return None
    parts = match.groups()
    return _end(parts[:5]), _end(parts[5:]) if "至" in text else None


def _numeric(*parts: str | None) -> tuple[_End, _End | None] | None:
    year, mark, month, day, to, last_year, second, third = parts
    first = _end((year, month, day, None, None))
    if not to:
        return first, None
    if mark == to:
        return None  # all hyphens: no telling where one end stops
    # A single figure goes on with the smallest part of the first end.
    alone = bool(day) and not third and not last_year
    return first, _end((last_year, None, second, None, None) if alone else (last_year, second, third, None, None))


def _end(parts: tuple[str | None, ...]) -> _End:
    year, month, day, half, quarter = parts
    quarter = quarter or ""
    if quarter[-1:] in tuple("1234"):
        quarter = quarter[:-1] + NUMERALS[int(quarter[-1]) - 1]
    return _End(_figure(year), _figure(month), _figure(day), half or "", quarter)


def _figure(text: str | None) -> int:
    """Read a part; one that is written as 0 is none that there is, and not left out."""
    return int(text) or -1 if text else 0


def _days(first: _End, last: _End | None) -> tuple[date, date] | None:
    end = last or first
    month = end.month or (first.month if end.day else 0)
    whole = bool(first.year) and all(_whole(part) for part in (first, end)) and bool(month or not end.day)
    try:
        begins = date(first.year, first.month or _first_month(first), first.day or 1)
        year, month = end.year or first.year, month or _last_month(end)
        ends = date(year, month, end.day or monthrange(year, month)[1])
    except (ValueError, IndexError):
        return None
    return (begins, ends) if whole and begins <= ends and (first.month or not first.day) else None


def _whole(end: _End) -> bool:
    """Tell whether an end has a part, and is a half year, a quarter or of months, not two of these."""
    kinds = (bool(end.half), bool(end.quarter), bool(end.month or end.day))
    return sum(kinds) == 1 or (bool(end.year) and not any(kinds))


def _first_month(end: _End) -> int:
    if end.half == "下":
        return 7
    return 3 * NUMERALS.index(end.quarter[1]) + 1 if end.quarter.startswith("第") else 1


def _last_month(end: _End) -> int:
    if end.half == "上":
        return 6
    return 3 * NUMERALS.index(end.quarter[1]) + 3 if end.quarter else 12
