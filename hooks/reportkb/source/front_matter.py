"""Split a file into its front matter and what follows, and read the former."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import TypeAdapter

from reportkb.source import schema, yamltext
from reportkb.source.findings import Finding, Place
from reportkb.source.parsed import Parsed

FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)??---[ \t]*(?:\n|$)", re.DOTALL)
# One key of another sort of file may be a slip; a second makes the file one of that sort.
MOST_SHARED = 2

T = TypeVar("T")


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


@dataclass(frozen=True, slots=True)
class Written(Generic[T]):
    """A file whose front matter has the shape that it must have.

    Args:
        head: what its front matter says.
        parts: the file as it was split.
    """

    head: T
    parts: Parts


@dataclass(frozen=True, slots=True)
class Other:
    """Another sort of file, which may lie where one of this sort belongs.

    Args:
        keys: what only its front matter holds.
        fact: what the file is, a Chinese clause.
        advice: where it belongs, a Chinese sentence.
    """

    keys: frozenset[str]
    fact: str
    advice: str


def read(
    path: str, text: str | None, shape: TypeAdapter[T], keys: Iterable[str], other: Other | None = None
) -> tuple[Written[T] | None, tuple[Finding, ...]]:
    """Read a file that must begin with front matter of a typed shape.

    Args:
        path: the file's path from the root of the repository.
        text: the whole file, None where it cannot be read as text, which is reported itself.
        shape: the shape, from pydantic.
        keys: every key that the shape knows at any level, for suggestions.
        other: the sort of file that is most often put here by mistake.

    Returns:
        The file, or None where it cannot be used, and the findings.
    """
    if text is None:
        return None, ()
    parts, found = split(path, text)
    if parts is None:
        return None, found
    if other and len(other.keys.intersection(parts.front.entries())) >= MOST_SHARED:
        return None, (Finding(Place(path), "RK032", other.fact, other.advice),)
    head, unfit = schema.validate(shape, parts.front, keys)
    return (None if head is None else Written(head, parts)), (*found, *unfit)


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
        first = " ".join(text.split("\n", 1)[0].split())[:20]
        fact = f"没有文件头，第一行是“{first}”" if first else "没有文件头"
        fact = "文件头没有结束" if text.startswith("---\n") else fact
        return None, (Finding(Place(path), "RK004", fact, advice),)
    parsed, found = yamltext.parse(path, match.group(1) or "", 2)
    line = text.count("\n", 0, match.end()) + 1
    return (Parts(parsed, text[match.end() :], line) if parsed else None), found
