"""Lists of facts: like things, a row each, with typed columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias, get_args

from reportkb.report.fields import Field, FieldType
from reportkb.report.formula import Formula

# Beside the types of fields: a sentence or two, a figure with its unit, one of a few words, a row of another
# list by its name, and the way from one quantity to another in words.
OwnType: TypeAlias = Literal["long", "quantity", "choice", "row", "change"]
ColumnType: TypeAlias = FieldType | OwnType
OWN_TYPES: frozenset[str] = frozenset(get_args(OwnType))


@dataclass(frozen=True, slots=True)
class Comparison:
    """What decides between the two words of a derived choice: the first where it holds.

    Args:
        left: a formula over the row's columns.
        mark: ``<=`` or ``>=``; a quantity on the right that says which side is good decides instead.
        right: another.
    """

    left: Formula
    mark: Literal["<=", ">="]
    right: Formula


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list.

    Args:
        field: its name, type as a field's (what a field has none of is a text), unit, hint, example, formula.
        type: what its cells are.
        choices: the words of a choice.
        list: the list whose row a cell names.
        comparison: what decides between two choices, or None.
        first: whether it is asked before the others.
    """

    field: Field
    type: ColumnType
    choices: tuple[str, ...] = ()
    list: str = ""
    comparison: Comparison | None = None
    first: bool = False

    @property
    def derived(self) -> bool:
        """Tell whether its cells follow from others of their row."""
        return self.comparison is not None or self.field.formula is not None


@dataclass(frozen=True, slots=True)
class RecordType:
    """A list: one ask, however many rows it has.

    Args:
        name: what it is called.
        counter: what its rows are counted in, ``项`` or ``个``.
        question: what a writer is asked for it.
        purpose: what it is for.
        columns: by name, in order; the first names a row.
        planned: what is asked instead while nothing of it has happened yet.
    """

    name: str
    counter: str
    question: str
    purpose: str
    columns: Mapping[str, Column]
    planned: str = ""

    @property
    def naming(self) -> str:
        """Give the column that names a row."""
        return next(iter(self.columns))

    @property
    def before(self) -> RecordType:
        """Give it as it is asked for while nothing of it has happened yet."""
        return replace(self, question=self.planned or self.question)

    def deciding(self, word: str) -> str:
        """Give the choice that has a word; nothing where none has."""
        return next((name for name, column in self.columns.items() if word in column.choices), "")


RecordTypes: TypeAlias = Mapping[str, RecordType]
Row: TypeAlias = Mapping[str, str]
Rows: TypeAlias = tuple[Row, ...]
