"""Split a file into its front matter and what follows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportkb.source import yamltext
from reportkb.source.findings import Finding, Place
from reportkb.source.parsed import Parsed

FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)??---[ \t]*(?:\n|$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Parts:
    """A file in two parts.

    Args:
        front: the values of its front matter.
        rest: what follows.
        line: the line of the file that the rest starts on.
    """

    front: Parsed
    rest: str
    line: int


def split(path: str, text: str) -> tuple[Parts | None, tuple[Finding, ...]]:
    """Split a file.

    Args:
        path: the file's path from the root of the repository.
        text: the whole file.

    Returns:
        Its parts, or None where the front matter is missing or cannot be read, and the findings.
    """
    match = FRONT_MATTER.match(text)
    if not match:
        advice = "文件第一行写“---”，接着写标题等各项，再以一行“---”结束。"
        fact = "文件头没有结束" if text.startswith("---\n") else "没有文件头"
        return None, (Finding(Place(path), "RK004", fact, advice),)
    parsed, found = yamltext.parse(path, match.group(1) or "", 2)
    line = text.count("\n", 0, match.end()) + 1
    return (Parts(parsed, text[match.end() :], line) if parsed else None), found
