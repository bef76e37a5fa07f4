"""Every golden case holds for the browser; formulas reach it parsed, as steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser_side import asking
from casefile import READERS, Ask, Question, files, questions
from python_side import PYTHON_ONLY

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def ask_browser(browser: Browser, static_server: Callable[[Path], str], root: Path) -> Iterator[Ask]:
    with asking(browser, static_server(root / "docs" / "assets")) as ask:
        yield ask


def asked(path: Path) -> list[Question]:
    """Read what a case asks of the browser."""
    return [question for question in questions(path) if question.call not in PYTHON_ONLY]


@pytest.mark.parametrize(
    "path",
    [path for what in READERS for path in files(what) if asked(path)],
    ids=lambda p: f"{p.parent.name}/{p.stem}",
)
def test_browser_answers_as_the_case_says(path: Path, ask_browser: Ask) -> None:
    expected = asked(path)
    answers = ask_browser((question.call, question.task) for question in expected)
    for question, answer in zip(expected, answers, strict=True):
        assert answer == question.answer, question.task
