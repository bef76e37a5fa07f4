"""Turn the bytes of a contributed file into text that is safe to work with."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TypeAlias

from reportkb.source import characters
from reportkb.source.findings import Finding, Place

# The text of each file by its path; None for a file that is there and cannot be read as text.
Texts: TypeAlias = Mapping[str, "str | None"]

# A preview loads the library anew after every edit, though one file has changed: what follows from a text
# alone is kept for so many texts, more than a library has files.
KEPT = 16384
# A section of a report is a few hundred characters; the register of fields is the largest file.
LARGEST = 512 * 1024
# Findings of characters in one file.
MOST = 10
# What git leaves around two wordings of one place; a line of seven “=” alone may underline a heading.
CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)


@lru_cache(maxsize=KEPT)
def decode(path: str, content: bytes, largest: int = LARGEST) -> tuple[str | None, tuple[Finding, ...]]:
    """Decode a file and report what cannot stand in one.

    Args:
        path: the file's path from the root of the repository.
        content: the file's bytes; a byte order mark at its start is dropped.
        largest: the most bytes that the file may have.

    Returns:
        The text with line ends as ``\\n`` and without unwanted characters, and the findings.
        A file that is too large, not UTF-8 or in two wordings yields no text.
    """
    if len(content) > largest:
        fact = f"文件有{-(-len(content) // 1024)}KB，上限是{largest // 1024}KB"
        return None, (Finding(Place(path), "RK033", fact, "一个文件只写一节，请拆开。"),)
    try:
        text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        good = content[: error.start].removeprefix(b"\xef\xbb\xbf").decode("utf-8").split("\n")
        fact = f"第{error.start + 1}个字节不是UTF-8"
        place = Place(path, len(good), len(good[-1]) + 1)
        return None, (Finding(place, "RK001", fact, "在编辑器里选“另存为UTF-8”。"),)
    if "\0" in text:
        advice = "在编辑器里选“另存为UTF-8”；Word文档、图片和压缩包放不进来。"
        return None, (Finding(Place(path), "RK001", "文件不是UTF-8写的文字", advice),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if conflict := CONFLICT.search(text):
        line, mark = text.count("\n", 0, conflict.start()) + 1, conflict.group()[:7]
        advice = "“<<<<<<<”与“=======”之间是一种写法，到“>>>>>>>”是另一种：留下要的，删掉这三行记号。"
        return None, (Finding(Place(path, line), "RK051", f"合并冲突没有处理完，留着“{mark}”", advice),)
    lines = text.split("\n")
    findings = tuple(
        finding for number, line in enumerate(lines, 1) for finding in characters.check(line, Place(path, number))
    )
    return "\n".join(map(characters.without, lines)) if findings else text, _first(findings)


def _first(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Keep as many findings as anyone reads: a page pasted from the web has one on each line."""
    more = len(findings) - MOST
    if more <= 0:
        return tuple(findings)
    last = replace(findings[MOST - 1], fact=f"{findings[MOST - 1].fact}，后面还有{more}处")
    return (*findings[: MOST - 1], last)
