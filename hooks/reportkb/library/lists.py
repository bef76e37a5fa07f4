"""The lists of facts: what a column of a list may be, and what follows from its others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Annotated, Literal, cast

from pydantic import ConfigDict, StringConstraints, TypeAdapter
from pydantic import Field as Constraint
from pydantic.dataclasses import dataclass as validated

from reportkb.report import formula
from reportkb.report.fields import NAME, Field, FieldType
from reportkb.report.formula import FormulaError
from reportkb.report.lists import OWN_TYPES, Column, ColumnType, Comparison, RecordType, RecordTypes
from reportkb.report.reference import FUNCTIONS
from reportkb.source import schema
from reportkb.source.findings import Finding, Place
from reportkb.source.parsed import Parsed
from reportkb.source.schema import Line
from reportkb.source.text import Texts

LISTS = "snippets/lists.yml"
KEYS = (
    *("counter", "question", "planned", "purpose", "columns"),
    *("type", "unit", "hint", "example", "choices", "list", "derive", "digits", "asked"),
)
COMPARISON = re.compile(r"(<=|>=)")
# More are not filled in by anybody; those asked first fit a narrow screen.
MOST_COLUMNS = 8
MOST_FIRST = 4

Word = Annotated[Line, StringConstraints(pattern=r"^\w+$")]


@validated(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class WrittenColumn:
    """A column as written; arguments as for a column of a list."""

    hint: Line
    type: ColumnType = "text"
    unit: str = ""
    example: str = ""
    choices: tuple[Word, ...] = ()
    list: str = ""
    derive: str = ""
    digits: Annotated[int, Constraint(ge=0, le=6)] = 0
    asked: Literal["first", "later"] = "later"


@validated(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class WrittenList:
    """A list as written; arguments as for a list."""

    counter: Word
    question: Line
    purpose: Line
    columns: Annotated[Mapping[str, WrittenColumn], Constraint(min_length=1, max_length=MOST_COLUMNS)]
    planned: Line | None = None


SHAPE: TypeAdapter[dict[str, WrittenList]] = TypeAdapter(dict[str, WrittenList])


def load(texts: Texts) -> tuple[RecordTypes, tuple[Finding, ...]]:
    """Load the lists.

    Args:
        texts: every file's text.

    Returns:
        The usable ones, and what is wrong with their file.
    """
    written, parsed, found = schema.read(SHAPE, LISTS, texts, KEYS)
    if not written or not parsed:
        return {}, found
    findings = [*found]
    lists = {name: one for name, one in written.items() if not _misnamed((name,), parsed, findings)}
    types = {name: kind for name, one in lists.items() if (kind := _type(name, one, parsed, findings)).columns}
    findings += _mistakes(types, parsed)
    return {name: _sound(kind, types, parsed) for name, kind in types.items()}, tuple(findings)


def _sound(kind: RecordType, types: RecordTypes, parsed: Parsed) -> RecordType:
    """Let cells of a column that is reported be typed: what they would follow from cannot be computed."""
    columns = {
        name: replace(column, comparison=None, field=replace(column.field, formula=None))
        if any(_unfit(column, kind, types, parsed.place((kind.name, "columns", name))))
        else column
        for name, column in kind.columns.items()
    }
    return replace(kind, columns=columns)


def _misnamed(location: tuple[str, ...], parsed: Parsed, findings: list[Finding]) -> bool:
    name = location[-1]
    usable = NAME.fullmatch(name) is not None and name not in FUNCTIONS
    if not usable:
        advice = "只用汉字、字母和数字，以汉字或字母开头，不超过24个字，也不是“计数”一类的算法名。"
        findings.append(Finding(parsed.place(location), "RK018", f"“{name[:24]}”不可用作清单或列的名字", advice))
    return not usable


def _type(name: str, written: WrittenList, parsed: Parsed, findings: list[Finding]) -> RecordType:
    columns = {
        one: _column(one, column, parsed.place((name, "columns", one)), findings)
        for one, column in written.columns.items()
        if not _misnamed((name, "columns", one), parsed, findings)
    }
    return RecordType(name, written.counter, written.question, written.purpose, columns, written.planned or "")


def _column(name: str, written: WrittenColumn, place: Place, findings: list[Finding]) -> Column:
    comparison, derived = None, None
    try:
        if written.derive and written.type == "choice":
            comparison = _comparison(written.derive)
        elif written.derive:
            derived = formula.parse(written.derive)
    except FormulaError as error:
        fact = f"“{name}”的公式“{written.derive[:40]}”读不懂：{error}"
        findings.append(Finding(place, "RK026", fact, "只用列名、数字、+ - * / 和括号；二选一的用<=或>=比较。"))
    kind = "text" if written.type in OWN_TYPES else cast(FieldType, written.type)
    entry = Field(name, kind, written.unit, written.hint, written.example, derived, written.digits)
    return Column(entry, written.type, written.choices, written.list, comparison, written.asked == "first")


def _comparison(source: str) -> Comparison:
    parts = COMPARISON.split(source)
    if len(parts) != 3:
        raise FormulaError("没有用<=或>=比较两边")
    mark: Literal["<=", ">="] = "<=" if parts[1] == "<=" else ">="
    return Comparison(formula.parse(parts[0]), mark, formula.parse(parts[2]))


def _mistakes(types: RecordTypes, parsed: Parsed) -> Iterator[Finding]:
    """Report what the parts of lists say wrongly of each other."""
    for name, kind in types.items():
        if (count := sum(column.first for column in kind.columns.values())) > MOST_FIRST:
            fact = f"“{name}”有{count}列先问"
            yield Finding(parsed.place((name,)), "RK010", fact, f"先问的最多{MOST_FIRST}列，其余去掉“asked: first”。")
        words = [word for column in kind.columns.values() for word in column.choices]
        for word in {word for word in words if words.count(word) > 1}:
            fact = f"“{name}”有两列都可以选“{word}”"
            yield Finding(parsed.place((name,)), "RK007", fact, "改一个词：按这个词挑行时要分得清是哪一列。")
        for column in kind.columns.values():
            yield from _unfit(column, kind, types, parsed.place((name, "columns", column.field.name)))


def _unfit(column: Column, kind: RecordType, types: RecordTypes, place: Place) -> Iterator[Finding]:
    name = column.field.name
    for operand in _operands(column):
        if operand not in kind.columns or kind.columns[operand].derived:
            fact = f"“{name}”的公式用到的“{operand}”不是“{kind.name}”里要填的列"
            yield Finding(place, "RK026", fact, "只用同一份清单里要填的列。")
    if (column.type == "choice") != bool(column.choices):
        yield Finding(place, "RK010", f"“{name}”的choices与类型不符", "choice列写出可选的词，其他列不写。")
    elif column.comparison and len(column.choices) != 2:
        yield Finding(place, "RK010", f"“{name}”由比较得出，却不是两个词", "先写成立时的词，再写不成立时的词。")
    if (column.type == "row") != bool(column.list) or (column.list and column.list not in types):
        yield Finding(place, "RK010", f"“{name}”指向的清单“{column.list}”不存在", f"只能是{'、'.join(types)}之一。")
    if (column.type in ("number", "money")) != bool(column.field.unit):
        yield Finding(place, "RK010", f"“{name}”的单位与类型不符", "数量和金额写单位，其他类型不写。")


def _operands(column: Column) -> tuple[str, ...]:
    if column.comparison:
        return (*column.comparison.left.names, *column.comparison.right.names)
    return column.field.formula.names if column.field.formula else ()
