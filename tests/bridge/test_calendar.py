"""The statutory calendar: which days are worked, by its notices and by the law that they carry out."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from casefile import files, read
from running import Run

pytestmark = pytest.mark.browser

# 《全国年节及纪念日放假办法》第二条: by the revision of 2013, and from 2025 on by that of 2024.
GRANTED = {2024: 11, 2025: 13, 2026: 13}
HOLIDAYS = {"元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"}


def number(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day


def day_of(whole: int) -> date:
    return date(whole // 10_000, whole // 100 % 100, whole % 100)


@pytest.fixture(scope="module")
def notices(run_script: Run) -> dict[int, Any]:
    """Give what the notices say, by year."""
    return {int(year): notice for year, notice in run_script("everyone", {"call": "notices"}).items()}


def days_off(notice: dict[str, Any]) -> list[date]:
    return [
        day_of(first) + timedelta(days=more)
        for _, first, last in notice["off"]
        for more in range((day_of(last) - day_of(first)).days + 1)
    ]


@pytest.mark.parametrize("path", files("calendar"), ids=lambda path: path.stem)
def test_a_case(path: Path, run_script: Run) -> None:
    case = read(path)
    assert not case.keys() - {"what", "days", "unknown"}
    days = [number(date.fromisoformat(row["day"])) for row in case["days"]]
    for row, found in zip(case["days"], run_script("everyone", {"call": "days", "days": days}), strict=True):
        assert found["what"] == row["rest"], row["day"]
        assert found["iso"] == row["day"]
        assert found["said"] == row.get("said", found["said"])
        for key in {"before", "after"} & row.keys():
            assert str(found[key]) == row[key].replace("-", ""), row["day"]
    years = [int(year) for year in case.get("unknown", {})]
    about = run_script("everyone", {"call": "about", "years": years})
    assert [one["unknown"] for one in about] == list(case.get("unknown", {}).values())
    assert [one["known"] for one in about] == [not one["unknown"] for one in about]


def test_the_notices_are_those_that_are_counted_here(notices: dict[int, Any]) -> None:
    assert notices.keys() == GRANTED.keys()


def test_a_notice_gives_as_many_days_as_the_law(notices: dict[int, Any]) -> None:
    """What falls on a weekend is made up for (第六条): working days off less weekend days worked are those granted."""
    for year, notice in notices.items():
        weekdays = [day for day in days_off(notice) if day.weekday() < 5]
        assert len(weekdays) - len(notice["worked"]) == GRANTED[year], year


def test_what_is_worked_instead_is_a_weekend_day_outside_the_holidays(notices: dict[int, Any]) -> None:
    for year, notice in notices.items():
        off = days_off(notice)
        assert len(off) == len(set(off)), year
        for whole in notice["worked"]:
            assert day_of(whole).weekday() >= 5, whole
            assert day_of(whole) not in off, whole
            # A day is moved within the same weeks: none is worked for a holiday far away.
            assert min(abs((day_of(whole) - day).days) for day in off) <= 11, whole
        assert {day.year for day in off} == {year}
        assert {whole // 10_000 for whole in notice["worked"]} == {year}


def test_every_holiday_is_there_in_order_and_the_days_that_the_law_fixes_are_off(notices: dict[int, Any]) -> None:
    for year, notice in notices.items():
        assert {name for names, _, _ in notice["off"] for name in names.split("、")} == HOLIDAYS
        ends = [whole for _, first, last in notice["off"] for whole in (first, last)]
        assert ends == sorted(ends), year
        fixed = [date(year, 1, 1), date(year, 5, 1), *(date(year, 10, day) for day in (1, 2, 3))]
        assert set(fixed) <= set(days_off(notice)), year


def test_a_notice_comes_out_in_the_autumn_before(notices: dict[int, Any], run_script: Run) -> None:
    for year, notice in notices.items():
        assert (year - 1) * 10_000 + 1000 < notice["date"] < year * 10_000, year
        assert f"〔{year - 1}〕" in notice["number"]
    [about] = run_script("everyone", {"call": "about", "years": [2025]})
    assert about["source"] == (
        "《国务院办公厅关于2025年部分节假日安排的通知》（国办发明电〔2024〕12号，2024年11月12日）"
    )


def test_where_a_rest_day_stands(run_script: Run) -> None:
    found = run_script("everyone", {"call": "days", "days": [20250501, 20250510, 20270501]})
    names = [
        "《国务院办公厅关于2025年部分节假日安排的通知》",
        "《国务院关于职工工作时间的规定》",
        "《全国年节及纪念日放假办法》",
    ]
    assert [one["source"].partition("》")[0] + "》" for one in found] == names


def test_the_days_of_every_year_are_counted_as_python_counts_them(run_script: Run) -> None:
    begin, moves = date(1899, 12, 31), []
    for step in range(0, 80_000, 37):
        moves.append((begin + timedelta(days=step), (step * 7) % 900 - 450))
    moves.append((date(2024, 2, 29), 365))
    asked = [[number(day), count] for day, count in moves]
    for (day, count), found in zip(moves, run_script("everyone", {"call": "moved", "moves": asked}), strict=True):
        after = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
        weekday = "周" + "一二三四五六日"[day.weekday()]
        assert found == [number(day + timedelta(days=count)), count, weekday, number(after)], day


@pytest.mark.parametrize(
    ("month", "last"),
    [
        ((2025, 5), 20250530),
        ((2025, 8), 20250829),
        ((2025, 9), 20250930),
        ((2026, 2), 20260228),
        ((2024, 12), 20241231),
    ],
)
def test_the_last_working_day_of_a_month(month: tuple[int, int], last: int, run_script: Run) -> None:
    assert run_script("everyone", {"call": "lastWorkdays", "months": [month]}) == [last]


def test_every_day_of_the_known_years_is_worked_or_not_as_its_notice_says(
    notices: dict[int, Any], run_script: Run
) -> None:
    for year, notice in notices.items():
        days = [date(year, 1, 1) + timedelta(days=more) for more in range(366 if year % 4 == 0 else 365)]
        found = run_script("everyone", {"call": "days", "days": [number(day) for day in days]})
        off = set(days_off(notice))
        for day, one in zip(days, found, strict=True):
            rests = day in off or (day.weekday() >= 5 and number(day) not in notice["worked"])
            assert bool(one["what"]) == rests, day
            assert one["before"] < number(day) < one["after"]
        working = sum(not one["what"] for one in found)
        assert working == sum(day.weekday() < 5 for day in days) - GRANTED[year]
