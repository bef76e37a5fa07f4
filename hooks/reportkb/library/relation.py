"""Relations that the figures of a scenario must keep: ``总数 == 高 + 中 + 低``, ``立项日期 < 上线日期 <= 验收日期``."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from reportkb.report import formula
from reportkb.report.formula import Formula, FormulaError
from reportkb.source.findings import Finding, Place

COMPARISON = re.compile(r"(==|<=|<)")
TYPED = str.maketrans({"＝": "=", "＜": "<", "≤": "<=", "＞": ">", "≥": ">="})
# A period's first and last day are named after it: 切换窗口始, 切换窗口止.
BEGIN, END = "始", "止"


@dataclass(frozen=True, slots=True)
class Relation:
    """Two or more sides with a comparison between each and the next.

    Args:
        source: the relation as written.
        sides: formulas.
        comparisons: ``==``, ``<`` or ``<=``, one fewer than the sides.
    """

    source: str
    sides: tuple[Formula, ...]
    comparisons: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The fields that the relation reads, each once, in order."""
        return tuple(dict.fromkeys(name for side in self.sides for name in side.names))


class RelationError(ValueError):
    """A relation that cannot be read or judged; its message is a Chinese clause."""


def parse(source: str) -> Relation:
    """Read a chain of comparisons between formulas.

    Raises:
        RelationError: it compares nothing, or a side is not a formula.
    """
    written = source.translate(TYPED)
    parts = COMPARISON.split(written)
    if ">" in written:
        raise RelationError("写了“>”，把小的一边写在前面，用<或<=")
    if "=" in "".join(parts[::2]):
        raise RelationError("一个“=”不是比较，相等写成“==”")
    if len(parts) < 3:
        raise RelationError("没有比较，要用==、<或<=连接两边")
    try:
        sides = tuple(formula.parse(part) for part in parts[::2])
    except FormulaError as error:
        raise RelationError(str(error)) from error
    return Relation(source, sides, tuple(parts[1::2]))


def field(name: str, names: Container[str]) -> str:
    """Give the field that a name in a relation reads: itself, or the period whose first or last day it is."""
    return name[:-1] if name not in names and name.endswith((BEGIN, END)) and name[:-1] in names else name


def unusable(place: Place, source: str, error: RelationError) -> Finding:
    """Report a relation that cannot be read or judged."""
    advice = "用==、<、<=比较字段的算式，只用有数或日期的字段。"
    return Finding(place, "RK039", f"“{source[:40]}”无法核对：{error}", advice)
