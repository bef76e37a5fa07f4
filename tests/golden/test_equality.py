"""Python and the browser answer alike, byte for byte, whatever they are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser

from browser_side import asking
from casefile import Ask, Task
from python_side import answer
from randomness import MAKERS

pytestmark = pytest.mark.browser

COUNTS = {"prefixes": 400, "value": 6000, "rounded": 600, "resolve": 600, "write": 10_000, "assemble": 150}
COUNTS |= {"heading_number": 6000, "heading_places": 6000}
# Digits beyond the basic plane: older than Python's tables, and newer (Unicode 16).
BEYOND = (*range(0x1D7CE, 0x1D800), *range(0x1FBF0, 0x1FBFA), *range(0x1CCD6, 0x1CCFA), *range(0x1F100, 0x1F10B))


@pytest.fixture(scope="module")
def ask_browser(browser: Browser, static_server: Callable[[Path], str], root: Path) -> Iterator[Ask]:
    with asking(browser, static_server(root / "docs" / "assets")) as ask:
        yield ask


def differences(ask_browser: Ask, call: str, tasks: list[Task]) -> list[tuple[Task, Any, Any]]:
    """Ask both sides and keep what they answer differently."""
    answers = zip(
        tasks, (answer(call, task) for task in tasks), ask_browser((call, task) for task in tasks), strict=True
    )
    return [(task, python, browser) for task, python, browser in answers if python != browser]


@pytest.mark.drawn
@pytest.mark.parametrize("call", COUNTS)
def test_random_questions(call: str, ask_browser: Ask, seeds: list[int]) -> None:
    for seed in seeds:
        random = Random(seed)
        tasks = [MAKERS[call](random) for _ in range(COUNTS[call])]
        assert differences(ask_browser, call, tasks)[:3] == [], seed


def test_every_character_of_the_basic_plane(ask_browser: Ask) -> None:
    """Tables of Unicode differ in age between Python and browsers; what a figure is must not."""
    characters = [chr(code) for code in (*range(0xD800), *range(0xE000, 0x10000), *BEYOND)]
    tasks: list[Task] = [
        {"type": "percent", "unit": "", "raw": f"1{character}", "asked": ["tidy", "number", "display"]}
        for character in characters
    ]
    assert differences(ask_browser, "value", tasks)[:3] == []


def test_every_day_and_more(ask_browser: Ask) -> None:
    years = (0, 1, 4, 100, 400, 1900, 2000, 2023, 2024, 2100, 9999)
    days = [f"{year:04d}-{month}-{day}" for year in years for month in range(14) for day in range(33)]
    tasks: list[Task] = [{"type": "date", "unit": "", "raw": raw, "asked": ["day", "display"]} for raw in days]
    assert differences(ask_browser, "value", tasks)[:3] == []


def test_every_chinese_number(ask_browser: Ask) -> None:
    assert differences(ask_browser, "chinese", [{"number": number} for number in range(10_000)])[:3] == []


@pytest.mark.parametrize("last", [{}, {"第0环": "1"}], ids=["circle", "chain"])
def test_formulas_that_need_thousands_of_others(last: dict[str, str], ask_browser: Ask) -> None:
    names = [f"第{number}环" for number in range(3000)]
    fields = {
        name: {"type": "number", "derive": f"{needed} + 1"}
        for name, needed in zip(reversed(names), [*reversed(names[:-1]), names[-1]], strict=True)
    }
    task = {"fields": fields, "given": last}
    assert answer("resolve", task) == ({name: str(number + 1) for number, name in enumerate(names)} if last else {})
    assert differences(ask_browser, "resolve", [task]) == []


def test_formulas_that_multiply_without_end(ask_browser: Ask) -> None:
    """A chain of products would have more digits than there is memory for."""
    fields: dict[str, dict[str, str]] = {"第0环": {"type": "number"}}
    for number in range(29):
        fields[f"第{number + 1}环"] = {"type": "number", "derive": " * ".join([f"第{number}环"] * 20)}
    task = {"fields": fields, "given": {"第0环": "123456789012345"}}
    shown = answer("resolve", task)
    assert sorted(shown) == ["第0环", "第1环"]
    assert differences(ask_browser, "resolve", [task]) == []
