"""Every golden case holds for Python."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from casefile import READERS, files, questions, read
from python_side import answer


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
    tokens = MarkdownIt("commonmark").enable("table").parse(case["markdown"])
    children = [child for token in tokens if token.type == "inline" for child in token.children or []]
    seen = "".join(child.content for child in children)
    assert "".join(seen.split()) == "".join(case.get("reads", case["text"]).split())
