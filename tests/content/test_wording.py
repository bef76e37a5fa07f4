"""The pages beside the library keep its typography, and its list of empty phrases earns its keep."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from reportkb.library.library import Library
from reportkb.library.outline import OUTLINES
from reportkb.rules import phrases as rule
from reportkb.rules import typography
from reportkb.rules.passages import WORD, Passage, markdown

FEWEST_FAMILIES = 60
# Of 142 weak passages, those in which the list finds something; the others hide behind a figure.
FEWEST_WEAK = 100

FENCE = re.compile(r"\s*(```|~~~)")
FRONT_MATTER = re.compile(r"[a-z_]+:\s*")
CODE = re.compile(r"`[^`]*`|<code>.*?</code>")
# What no reader sees: addresses, tags, attribute lists and comments.
MARKUP = re.compile(r"\]\([^)]*\)|\]\[[^\]]*\]|</?[a-zA-Z!][^>]*>|\{:[^}]*\}|https?://[^\s，。）]+|[!\[\]*]")


def prose(text: str) -> Iterator[str]:
    """Give each line as a reader sees it; a line of code is empty."""
    fenced = False
    head = text.startswith("---\n")
    for number, line in enumerate(text.split("\n")):
        if FENCE.match(line):
            fenced = not fenced
            yield ""
            continue
        if head and number and line == "---":
            head = False
        line = FRONT_MATTER.sub("", line) if head else line
        yield "" if fenced else MARKUP.sub("", CODE.sub(WORD, line)).replace('"', "")


def pages(root: Path) -> list[Path]:
    named = [root / name for name in ("README.zh-CN.md", "CONTRIBUTING.md", "CHANGELOG.md")]
    outlines = root / OUTLINES
    return named + [
        path for path in (root / "docs").rglob("*.md") if path.parent != outlines or path.name == "index.md"
    ]


def test_the_pages_keep_the_typography(root: Path) -> None:
    found = []
    for path in pages(root):
        lines = list(prose(path.read_text("utf-8")))
        name = path.relative_to(root).as_posix()
        passages = markdown(name, lines, 1, lambda _: False)
        found += [str(finding) for passage in passages for finding in typography.check(passage)]
    assert found == []


def test_the_list_holds_the_phrases_that_fill_reports(library: Library) -> None:
    families = {id(entry) for entry in library.phrases.entries.values()}
    assert len(families) >= FEWEST_FAMILIES


def test_the_list_finds_what_is_wrong_with_weak_examples(library: Library) -> None:
    listed = library.phrases
    weak = [snippet.guidance.rewrite.weak for snippet in library.snippets.values()]
    told = [text for text in weak if any(rule.check(listed, Passage("", 1, text, range(1, len(text) + 1), True)))]
    assert len(told) >= FEWEST_WEAK
