"""Periods as reports write them: ``2024年2月至2025年5月``, ``2025年1月28日至2月4日``, ``2025年第二季度``."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

QUARTER = re.compile(r"([0-9]{4})年第([一二三四])季度")
SPAN = re.compile(
    r"([0-9]{4})年(?:([0-9]{1,2})月(?:([0-9]{1,2})日)?)?"
    r"(?:至(?:([0-9]{4})年)?(?:([0-9]{1,2})月)?(?:([0-9]{1,2})日)?)?"
)


def days(raw: str) -> tuple[date, date] | None:
    """Give a period's first and last day; None where it is written in another form.

    Year and month carry over from the first part to the second: ``2025年3月至5月`` ends with May 2025.
    """
    try:
        ends = _quarter(raw) or _span(raw)
    except ValueError:
        return None
    return ends if ends and ends[0] <= ends[1] else None


def _quarter(raw: str) -> tuple[date, date] | None:
    match = QUARTER.fullmatch(raw)
    if not match:
        return None
    year, month = int(match[1]), 3 * "一二三四".index(match[2]) + 1
    return date(year, month, 1), _last(year, month + 2)


def _span(raw: str) -> tuple[date, date] | None:
    match = SPAN.fullmatch(raw)
    if not match:
        return None
    year, month, day, last_year, last_month, last_day = (int(part) if part else 0 for part in match.groups())
    first = date(year, month or 1, day or 1)
    if last_month:
        day = 0  # a month without a day is meant to its end
    last_year, last_month, last_day = last_year or year, last_month or month or 12, last_day or day
    return first, date(last_year, last_month, last_day) if last_day else _last(last_year, last_month)


def _last(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
