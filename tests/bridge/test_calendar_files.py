"""Calendar files are read back by a library that others use, whatever stands in them."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from calendar_reading import STAMP, parsed
from randomness import LETTERS, MARKS, SPACES, WORDS
from running import Run

pytestmark = pytest.mark.browser

ABOUT = {"name": "新品上线：张三", "stamp": STAMP}
# What may not stand in a text, or would end it.
HOSTILE = (
    *("\r\n", "\n", "\r", "\\n", "\\", ";", ",", ":", '"', "END:VEVENT", "\r\nBEGIN:VALARM", "\u2028", "\u0085"),
    *("\u0000", "\u0007", "\u001b", "\u007f", "\ud83d", "\udc69", "𠮷", "👩\u200d💻", "é"),
)


def item(**given: Any) -> dict[str, Any]:
    return {"id": "chain-T1-A1", "day": 20250630, "summary": "内部测试（A1）", "description": "责任人：张三", **given}


def kept(text: str, lines: bool) -> str:
    """Say what of a text a file can hold: no control characters, no half of a pair; a line, or several."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not lines:
        for space in (*" \t\n\f\v", "\u00a0", "\u3000"):
            text = text.replace(space, " ")
        while "  " in text:
            text = text.replace("  ", " ")
        text = text.removeprefix(" ").removesuffix(" ")
    # Two halves that chance put side by side are a pair.
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return "".join(one for one in text if one in "\t\n" or not (ord(one) < 0x20 or one in "\u007f\u2028\u2029"))


def test_a_file(run_script: Run) -> None:
    written = run_script("everyone", {"call": "file", "items": [item()], "about": ABOUT})
    assert written.split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//reportkb//bridge//ZH",
        "NAME:新品上线：张三",
        "X-WR-CALNAME:新品上线：张三",
        "BEGIN:VEVENT",
        "UID:chain-T1-A1",
        "DTSTAMP:20250601T083000Z",
        "DTSTART;VALUE=DATE:20250630",
        "SUMMARY:内部测试（A1）",
        "DESCRIPTION:责任人：张三",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:内部测试（A1）",
        "TRIGGER:-PT15H",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    assert parsed(written) == [item()]


def test_without_items_there_is_no_file(run_script: Run) -> None:
    assert run_script("everyone", {"call": "file", "items": [], "about": ABOUT}) == ""


@pytest.mark.parametrize("length", range(20, 30))
def test_a_line_is_cut_between_characters_and_nowhere_longer_than_it_may_be(length: int, run_script: Run) -> None:
    summary = "a" * (length % 4) + "验收𠮷é" * length
    written = run_script("everyone", {"call": "file", "items": [item(summary=summary)], "about": ABOUT})
    lines = written.encode().split(b"\r\n")
    assert max(map(len, lines)) in range(72, 76)
    assert all(line.decode() is not None for line in lines)
    assert parsed(written)[0]["summary"] == summary


@pytest.mark.drawn
def test_random_items_are_read_back(run_script: Run, seeds: list[int]) -> None:
    pool = (*HOSTILE, *LETTERS, *MARKS, *SPACES[:9], *WORDS)
    for seed in seeds:
        random = Random(seed)
        for _ in range(40):
            drawn = [
                item(
                    id=f"c{random.random()}-T{number}-A1",
                    day=int(f"{date(1970, 1, 1) + timedelta(days=random.randrange(40_000)):%Y%m%d}"),
                    summary="".join(random.choice(pool) for _ in range(random.choice((1, 5, 30, 90)))),
                    description="".join(random.choice(pool) for _ in range(random.choice((0, 5, 60)))),
                )
                for number in range(random.randrange(1, 8))
            ]
            written = run_script("everyone", {"call": "file", "items": drawn, "about": ABOUT})
            lines = written.encode().split(b"\r\n")
            assert max(map(len, lines)) <= 75, seed
            assert b"\n" not in written.encode().replace(b"\r\n", b""), seed
            assert b"\r" not in written.encode().replace(b"\r\n", b""), seed
            expected = [
                {**one, "summary": kept(one["summary"], False), "description": kept(one["description"], True)}
                for one in drawn
            ]
            assert parsed(written) == expected, seed
