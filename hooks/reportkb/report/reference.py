"""What stands between the braces of a blank: a field, a column of a list, or what follows from a list.

``目标.名称`` is a column of the row that a block is repeated for, ``目标(未达成).名称`` of the rows with that
word alone, ``目标[2].名称`` of the second row. ``计数(目标, 达成)`` follows from all rows, and ``有(目标.说明)`` tells
whether a row has that column, or of a sentence that is written once, whether any has.
``docs/assets/js/report/reference.js`` does the same in the browser.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias, get_args

Function: TypeAlias = Literal["计数", "合计", "名单", "占比", "比率", "有", "无"]
FUNCTIONS: tuple[Function, ...] = get_args(Function)
# What decides whether its sentence stands, and shows nothing itself.
GUARDS: frozenset[Function] = frozenset({"有", "无"})
# The number of a row among those that a block is repeated for.
ORDINAL = "序号"

WORD = r"[^\W\d_]\w{0,23}"
COLUMN = re.compile(rf"({WORD})(?:\(({WORD})\))?(?:\[([0-9]{{1,6}})\])?\.({WORD})")
DERIVED = re.compile(rf"({'|'.join(FUNCTIONS)})\(({WORD})(?:\.({WORD}))?(?:,({WORD})(?:\.({WORD}))?)?\)")
TYPED = str.maketrans("（），．", "(),.", " \u3000")


@dataclass(frozen=True, slots=True)
class ColumnReference:
    """A column of a list.

    Args:
        list: the list.
        word: the word of a choice that a row must have, or nothing.
        row: the place of one row from 1, or 0 for whichever row a block is repeated for.
        column: the column.
    """

    list: str
    word: str
    row: int
    column: str


@dataclass(frozen=True, slots=True)
class Derived:
    """What follows from the rows of a list.

    Args:
        function: how it follows.
        list: the list.
        column: the column that is added up, or that rows must have, or nothing.
        word: the word of a choice that rows must have, or nothing.
        other: the column of the same list that is added up to divide by, or nothing.
    """

    function: Function
    list: str
    column: str
    word: str
    other: str


Reference: TypeAlias = ColumnReference | Derived


def canonical(text: str) -> str:
    """Write a reference as it is kept: with half-width marks and without space."""
    return text.translate(TYPED)


@lru_cache(maxsize=4096)
def parse(name: str) -> Reference | None:
    """Read a canonical name; None where it is a field's, or no name at all."""
    if match := COLUMN.fullmatch(name):
        return ColumnReference(match[1], match[2] or "", int(match[3] or 0), match[4])
    match = DERIVED.fullmatch(name)
    return _derived(match) if match else None


def _derived(match: re.Match[str]) -> Derived | None:
    function: Function = next(one for one in FUNCTIONS if one == match[1])
    of, column, second, other = match[2], match[3] or "", match[4] or "", match[5] or ""
    if function == "比率":
        return Derived(function, of, column, "", other) if column and other and second == of else None
    names = function in GUARDS or bool(column) == (function == "合计")
    fits = not other and names and (bool(second) or function != "占比")
    return Derived(function, of, column, second, "") if fits else None


def label(name: str) -> str:
    """Say what a blank asks for, which its writer reads between brackets."""
    found = parse(name)
    if found is None:
        return name
    if isinstance(found, ColumnReference):
        return f"{found.list}{found.column}" if found.column == "名称" else found.column
    if found.function == "比率":
        return f"{found.column}与{found.other}之比"
    if found.function == "合计":
        return f"{found.word}{found.column}合计"
    what = f"{found.word}的{found.list}" if found.word else found.list
    return what if found.function == "名单" else f"{what}{'占比' if found.function == '占比' else '数'}"
