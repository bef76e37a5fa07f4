"""Word files that others wrote come in whole: every heading, item, cell and sentence, and nothing else.

A case is a file of ``foreign/``: what the document holds, and what must come out of it. To add one,
copy the nearest and change it.
"""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest
import yaml

import word_files
from running import Run

pytestmark = pytest.mark.browser

FOLDER = Path(__file__).parent / "foreign"


class _Text(yaml.SafeLoader):
    """Reads every scalar as its characters."""


_Text.yaml_implicit_resolvers = {}


def case_of(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=_Text)
    return read


def drawn(answer: dict[str, Any]) -> str:
    """Draw what came of a file as a case expects it."""
    draft, brought = answer["draft"], answer["brought"]
    lines = [f"标题：{draft['title']}", f"编号：{draft['numbering']}"]
    for section in draft["sections"]:
        indent = "  " * section["level"]
        lines.append(indent + (section["heading"] or "（没有标题）"))
        lines += [f"{indent}| {line}".rstrip() for line in section["text"].split("\n")] if section["text"] else []
    lines += [f"批注：{one['author']}／{one['about']}／{one['text']}" for one in brought["remarks"]]
    lines += [f"说明：{said}" for said in brought["said"]]
    lines += [f"没有带进来：{left}" for left in brought["left"]]
    return "\n".join(lines) + "\n"


def read(run_script: Run, content: bytes) -> Any:
    return run_script("../word/reading", {"files": [base64.b64encode(content).decode()]})[0]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yml")), ids=lambda path: path.stem)
def test_a_foreign_file_comes_in_whole(path: Path, run_script: Run) -> None:
    case = case_of(path)
    assert drawn(read(run_script, word_files.made(case))) == case["expected"]


MADE = Path(__file__).parent / "made"


@pytest.mark.parametrize("path", sorted(MADE.glob("*.docx")), ids=lambda path: path.stem)
def test_a_file_that_another_program_wrote_comes_in_whole(path: Path, run_script: Run) -> None:
    """LibreOffice made these of HTML, of OpenDocument and of .doc; python-docx two, less what holds no text."""
    expected = path.with_name(path.name + ".expected").read_text("utf-8")
    assert drawn(read(run_script, path.read_bytes())) == expected


def test_what_looks_like_marks_is_shown_as_it_stood(run_script: Run) -> None:
    case = case_of(FOLDER / "marks.yml")
    answer = read(run_script, word_files.made(case))
    texts = [entry if isinstance(entry, str) else entry.get("text", "") for entry in case["body"]]
    shown = answer["shown"].split("\n")
    assert [text for text in texts if text and text not in shown] == []
    assert {"a|b\t*c*", "#\t<br>"} <= set(shown)
