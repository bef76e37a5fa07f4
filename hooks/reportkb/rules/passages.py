"""Take a library apart into passages of prose, each character with its place in the source."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from reportkb.library.choosing import CHOOSING
from reportkb.library.kinds import KINDS
from reportkb.library.library import Library
from reportkb.library.outline import Outline
from reportkb.library.phrases import FIGURE
from reportkb.library.snippet import Snippet
from reportkb.library.vocabulary import OCCASIONS, REGISTERS, TYPES
from reportkb.rules.prose import LONGEST_LINE
from reportkb.source.characters import REFERENCE
from reportkb.source.findings import Place
from reportkb.source.parsed import Location

# What stands for a placeholder: one character, whatever the length of its name.
WORD = "\ue101"
# What is no prose: marks, a link's address, and references to characters, which are judged themselves.
MARK = re.compile(
    rf"\{{\{{(?P<field>[^{{}}]*)\}}\}}|\{{==|==\}}|\{{>>(?P<comment>.*?)<<\}}|!(?=\[[^\[\]]*\]\()"
    rf"|(?<=\])\([^()\s]*\)|{REFERENCE.pattern}"
)
# What begins a line of Markdown and is no prose: a heading's or an item's mark.
LEAD = re.compile(r"[ \t]*(?:#{1,6}[ \t]+|(?:[-*+]|[0-9]{1,3}[.)])[ \t]+)*")
CELL = re.compile(r"\s*([^|]*[^|\s])")
# A value begins within so many lines of the entry that it belongs to.
NEAR = 12
# Marks make a line longer than its prose, but not so much; prose that is too long is reported itself.
LONGEST = 5 * LONGEST_LINE


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, item, cell, comment or line of guidance.

    Args:
        path: the file.
        line: the line of the file.
        text: the prose; a placeholder is ``FIGURE`` where its field is numeric, else ``WORD``.
        columns: the column of each character.
        own: whether the library speaks here itself, and not an example of weak writing.
    """

    path: str
    line: int
    text: str
    columns: Sequence[int]
    own: bool

    def place(self, index: int) -> Place:
        """Find the place of a character."""
        return Place(self.path, self.line, self.columns[index])


Lines: TypeAlias = Sequence[str]
IsFigure: TypeAlias = Callable[[str], bool]


def registered(library: Library) -> Iterator[Passage]:
    """List every passage that a reader of the site or the registers sees, but for snippets and outlines."""
    lines = {path: text.split("\n") for path, text in library.texts.items() if path.endswith(".yml")}
    for field in library.register.values():
        place = library.field_places[field.name]
        yield _value(place.path, lines[place.path], field.hint, place.line)
    for kind in library.kinds.values():
        yield from (_value(KINDS, lines.get(KINDS, ()), value) for value in (kind.title, kind.description))
    yield from _choosing(library, lines.get(CHOOSING, ()))
    for path, words in ((TYPES, library.types), (REGISTERS, library.registers), (OCCASIONS, library.occasions)):
        yield from (_value(path, lines.get(path, ()), value) for value in words.values())


def reported(snippet: Snippet, lines: Lines) -> Iterator[Passage]:
    """List what a snippet puts into a report, and its strong passage: no annotation and no advice."""
    path = snippet.place.path
    yield _value(path, lines, snippet.guidance.title, snippet.places[("title",)].line)
    yield _value(path, lines, snippet.guidance.rewrite.strong, snippet.places[("rewrite", "strong")].line)
    yield from markdown(path, lines, snippet.body.line, lambda name: False, comments=False)


def told(outline: Outline, lines: Lines) -> Iterator[Passage]:
    """List what an outline puts into a report, headings and the case's values, and its introduction."""
    path, plan, places = outline.path, outline.plan, outline.places
    yield _value(path, lines, plan.title)
    for node in outline.told:
        yield _value(path, lines, node.heading, places[(*node.location, "heading")].line)
    for name, value in plan.scenario.values.items():
        yield _value(path, lines, value, places[("scenario", "values", name)].line)
    for name, rows in plan.scenario.lists.items():
        for index, row in enumerate(rows):
            line = places[("scenario", "lists", name, index)].line
            yield from (_value(path, lines, value, line) for value in row.values())
    yield from markdown(path, lines, outline.introduction.line, lambda name: False)


def _choosing(library: Library, lines: Lines) -> Iterator[Passage]:
    for question in library.choosing.questions.values():
        said = (text for answer in question.answers for text in (answer.say, answer.why) if text)
        yield from (_value(CHOOSING, lines, text) for text in (question.ask, *said))


def of_snippet(snippet: Snippet, lines: Lines, words: Collection[str]) -> Iterator[Passage]:
    """List every passage of a snippet.

    Args:
        snippet: the snippet.
        lines: its file's.
        words: the fields that are not numeric.
    """
    path, guidance = snippet.place.path, snippet.guidance
    rewrite = guidance.rewrite
    said: list[tuple[Location, str, bool]] = [
        (("title",), guidance.title, False),
        (("purpose",), guidance.purpose, True),
        *((("points", index), value, True) for index, value in enumerate(guidance.points)),
        *((("pitfalls", index), value, False) for index, value in enumerate(guidance.pitfalls)),
        *((("checklist", index), value, True) for index, value in enumerate(guidance.checklist)),
        (("rewrite", "weak"), rewrite.weak, False),
        (("rewrite", "strong"), rewrite.strong, True),
        (("rewrite", "why"), rewrite.why, True),
        *((("tags", index), value, False) for index, value in enumerate(guidance.tags)),
    ]
    for location, value, own in said:
        yield _value(path, lines, value, snippet.places[location].line, own=own)
    yield from markdown(path, lines, snippet.body.line, lambda name: name not in words)


def of_outline(outline: Outline, lines: Lines) -> Iterator[Passage]:
    """List every passage of an outline, given the lines of its file."""
    path, plan = outline.path, outline.plan
    for value in (plan.summary, plan.scenario.note):
        yield _value(path, lines, value)
    for value in (plan.title, plan.scenario.title, *plan.tags):
        yield _value(path, lines, value, own=False)
    for name, value in plan.scenario.values.items():
        yield _value(path, lines, value, outline.places[("scenario", "values", name)].line, own=False)
    for node in outline.told:
        yield _value(path, lines, node.heading, outline.places[(*node.location, "heading")].line, own=False)
    yield from markdown(path, lines, outline.introduction.line, lambda name: False)


def markdown(path: str, lines: Lines, first: int, is_figure: IsFigure, *, comments: bool = True) -> Iterator[Passage]:
    """Take Markdown apart: paragraphs, items and cells, and the comments of annotations, where they are asked for.

    Args:
        path: the file.
        lines: all lines of the file.
        first: the line of the file that the Markdown starts on.
        is_figure: tells whether a field is numeric.
        comments: whether those of annotations are given too.
    """
    for number, line in enumerate(lines[first - 1 :], first):
        if len(line) > LONGEST:
            continue
        for match in MARK.finditer(line):
            if comments and (comment := match["comment"]):
                start, comment = match.start("comment"), REFERENCE.sub(_unread, comment)
                yield Passage(path, number, comment, range(start + 1, start + len(comment) + 1), own=True)
        prose, columns = _bare(line, is_figure)
        for start, end in _pieces(prose):
            if prose[start:end].strip(" -:"):
                yield Passage(path, number, prose[start:end], columns[start:end], own=True)


def _unread(match: re.Match[str]) -> str:
    return WORD * len(match.group())


def _bare(line: str, is_figure: IsFigure) -> tuple[str, Sequence[int]]:
    """Write a line without its marks, with the column of each character that is left."""
    parts: list[str] = []
    columns: list[int] = []
    position = 0
    for match in MARK.finditer(line):
        parts.append(line[position : match.start()])
        columns += range(position + 1, match.start() + 1)
        if match["field"] is not None:
            parts.append(FIGURE if is_figure(match["field"]) else WORD)
            columns.append(match.start() + 1)
        position = match.end()
    columns += range(position + 1, len(line) + 1)
    return "".join((*parts, line[position:])), columns


def _pieces(prose: str) -> Iterable[tuple[int, int]]:
    """Find the cells of a table's row, or what follows the mark of a heading or an item."""
    if prose.lstrip().startswith("|"):
        return [match.span(1) for match in CELL.finditer(prose)]
    match = LEAD.match(prose)
    return [(match.end() if match else 0, len(prose.rstrip()))]


def _value(path: str, lines: Lines, value: str, near: int = 1, *, own: bool = True) -> Passage:
    """Find a value of YAML in its file; one that is written with escapes or folded stands at its entry."""
    last = near - 1 + NEAR if near > 1 else len(lines)
    for number, line in enumerate(lines[near - 1 : last], near):
        column = line.find(value) + 1
        if column:
            return Passage(path, number, value, range(column, column + len(value)), own)
    return Passage(path, near, value, [1] * len(value), own)
