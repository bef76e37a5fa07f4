"""Every golden case holds for Python."""

from __future__ import annotations

from pathlib import Path

import pytest

from casefile import READERS, files, questions, read
from python_side import answer
from reportkb.report.fragments import parser, plain


@pytest.mark.parametrize(
    "path", [path for what in READERS for path in files(what)], ids=lambda p: f"{p.parent.name}/{p.stem}"
)
def test_python_answers_as_the_case_says(path: Path) -> None:
    for question in questions(path):
        assert answer(question.call, question.task) == question.answer, question.task


@pytest.mark.parametrize("path", files("fill"), ids=lambda p: p.stem)
def test_markdown_reads_as_the_text(path: Path) -> None:
    """A value that is escaped for Markdown shows its own characters in CommonMark."""
    case = read(path)
    assert plain(parser().parse(case["markdown"])) == case.get("reads", case["text"]).rstrip("\n")
