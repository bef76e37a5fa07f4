"""An assembled document, and how it is written as Markdown, HTML or plain text.

``docs/assets/js/report/document.js`` does the same in the browser; the golden cases in
``tests/cases/`` hold for both.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from reportkb.report import html_writer, markdown_writer, text_writer
from reportkb.report.addressee import apart
from reportkb.report.expand import expand
from reportkb.report.facts import Facts
from reportkb.report.kept import kept
from reportkb.report.tree import Blocks, names


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a document: its heading, which may be missing, and what stands under it.

    Args:
        key: names the section for whoever shows the document.
        blocks: in order; headings have their numbers.
    """

    key: str
    blocks: Blocks


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
    return names(block for part in document.parts for block in part.blocks)


def blanks(document: Document, facts: Facts) -> tuple[str, ...]:
    """List the fields of a document that show as blanks, each once, in the order of first appearance.

    Args:
        document: the document.
        facts: what to show.
    """
    return tuple(name for name in fields_of(document) if not facts.values.get(name))


def to_markdown(document: Document, facts: Facts) -> str:
    """Write a document as Markdown.

    Args:
        document: the document.
        facts: what to show; what has no value shows as a blank.
    """
    title = f"# {markdown_writer.line(document.title)}" if document.title else ""
    remark = f"> {markdown_writer.line(document.remark)}" if document.remark else ""
    addressee, rest = _filled(document, facts)
    return _joined("\n\n", title, remark, markdown_writer.write((*addressee, *rest)))


def to_text(document: Document, facts: Facts) -> str:
    """Write a document as plain text; arguments as for Markdown."""
    addressee, rest = _filled(document, facts)
    return _joined("\n\n", document.title, document.remark, text_writer.write((*addressee, *rest)))


def to_html(document: Document, facts: Facts) -> str:
    """Write a document as HTML for the clipboard; arguments as for Markdown."""
    title = f'<h1 align="center">{html_writer.escape(document.title)}</h1>' if document.title else ""
    remark = f"<blockquote><p>{html_writer.escape(document.remark)}</p></blockquote>" if document.remark else ""
    addressee, rest = _filled(document, facts)
    # It stands at the edge (GB/T 9704—2012, 7.3.2).
    flush = html_writer.write(addressee, replace(html_writer.CLIPBOARD, paragraph=""))
    return _joined("\n", title, remark, flush, html_writer.write(rest, html_writer.CLIPBOARD))


@kept
def _filled(document: Document, facts: Facts) -> tuple[Blocks, Blocks]:
    """Fill a document: its addressee, which stands above the headings, and the rest."""
    return apart(expand(tuple(block for part in document.parts for block in part.blocks), facts))


def _joined(between: str, *chunks: str) -> str:
    return between.join(chunk for chunk in chunks if chunk) + "\n"


Writer: TypeAlias = Callable[[Document, Facts], str]
WRITERS: dict[str, Writer] = {"markdown": to_markdown, "html": to_html, "text": to_text}
