"""An assembled document, and how it is written as Markdown, HTML or plain text.

``docs/assets/js/assemble.js`` does the same in the browser; the golden cases in
``tests/cases/`` hold for both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from reportkb.report import fill
from reportkb.report.fragments import Note, Segments

NOTES = "批注"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a document in order: a heading with what stands under it.

    Args:
        level: the heading's depth from 1, or 0 where there is no heading.
        heading: its text with its number.
        markdown, html, text: what stands under it, one item a block.
        notes: what its annotations say, phrase and comment.
    """

    level: int
    heading: str
    markdown: tuple[Segments, ...]
    html: tuple[Segments, ...]
    text: tuple[Segments, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """An assembled document; the remark is the line under the title that says it is fictional.

    An empty title or remark is left out.
    """

    title: str
    remark: str
    parts: tuple[Part, ...]


def fields_of(document: Document) -> tuple[str, ...]:
    """List the fields that a document holds, each once, in the order of first appearance."""
    segments = (item for part in document.parts for item in (*part.markdown, *(note.phrase for note in part.notes)))
    return tuple(dict.fromkeys(name for item in segments for name in item[1::2]))


def blanks(document: Document, values: Mapping[str, str]) -> tuple[str, ...]:
    """List the fields of a document that show as blanks, each once, in the order of first appearance.

    Args:
        document: the document.
        values: what to show, by field.
    """
    return tuple(name for name in fields_of(document) if not values.get(name))


@dataclass(frozen=True, slots=True)
class _Format:
    """How a format writes each piece of a document; the level of a heading is from 2 to 6."""

    title: Callable[[str], str]
    remark: Callable[[str], str]
    heading: Callable[[int, str], str]
    blocks: Callable[[Part], Iterable[str]]
    notes: Callable[[tuple[Note, ...]], str]


def to_markdown(document: Document, values: Mapping[str, str]) -> str:
    """Write a document as CommonMark.

    Args:
        document: the document.
        values: what to show, by field; a field without one shows as a blank.
    """

    def note_lines(notes: tuple[Note, ...]) -> str:
        items = (f"> {number}. {fill.markdown(_note(note, values))}" for number, note in enumerate(notes, 1))
        return "\n".join((f"> {NOTES}", ">", *items))

    return _written(
        document,
        "\n\n",
        _Format(
            title=lambda title: f"# {fill.markdown(title)}",
            remark=lambda remark: f"> {fill.markdown(remark)}",
            heading=lambda level, heading: f"{'#' * level} {fill.markdown(heading)}",
            blocks=lambda part: (fill.fill(item, values, fill.markdown) for item in part.markdown),
            notes=note_lines,
        ),
    )


def to_text(document: Document, values: Mapping[str, str]) -> str:
    """Write a document as plain text; arguments as for Markdown."""

    def note_lines(notes: tuple[Note, ...]) -> str:
        items = (f"{number}. {_note(note, values)}" for number, note in enumerate(notes, 1))
        return "\n".join((f"【{NOTES}】", *items))

    return _written(
        document,
        "\n\n",
        _Format(
            title=fill.plain_text,
            remark=fill.plain_text,
            heading=lambda _, heading: heading,
            blocks=lambda part: (fill.fill(item, values, fill.plain_text) for item in part.text),
            notes=note_lines,
        ),
    )


def to_html(document: Document, values: Mapping[str, str]) -> str:
    """Write a document as HTML for the clipboard: no classes, no site styling, tables with borders."""

    def note_lines(notes: tuple[Note, ...]) -> str:
        items = "".join(f"<li>{fill.html(_note(note, values))}</li>" for note in notes)
        return f"<blockquote><p>{NOTES}</p><ol>{items}</ol></blockquote>"

    return _written(
        document,
        "\n",
        _Format(
            title=lambda title: f"<h1>{fill.html(title)}</h1>",
            remark=lambda remark: f"<blockquote><p>{fill.html(remark)}</p></blockquote>",
            heading=lambda level, heading: f"<h{level}>{fill.html(heading)}</h{level}>",
            blocks=lambda part: (fill.fill(item, values, fill.html) for item in part.html),
            notes=note_lines,
        ),
    )


def _written(document: Document, between: str, form: _Format) -> str:
    chunks = [form.title(document.title)] if document.title else []
    if document.remark:
        chunks.append(form.remark(document.remark))
    for part in document.parts:
        chunks += (form.heading(min(part.level + 1, 6), part.heading), *form.blocks(part))
        if part.notes:
            chunks.append(form.notes(part.notes))
    return between.join(chunk for chunk in chunks if chunk) + "\n"


def _note(note: Note, values: Mapping[str, str]) -> str:
    # Quotation marks inside quotation marks are single ones: GB/T 15834—2011, 4.8.3.4.
    phrase = fill.fill(note.phrase, values, fill.plain_text).replace("“", "‘").replace("”", "’")
    return f"“{phrase}”：{note.comment}"


Writer: TypeAlias = Callable[[Document, Mapping[str, str]], str]
WRITERS: dict[str, Writer] = {"markdown": to_markdown, "html": to_html, "text": to_text}
