"""Annotations as a document lists them: the phrase in quotation marks, then the advice."""

from __future__ import annotations

from reportkb.report.tree import Code, Field, Inline, Inlines, Note, Prompt, Text, Value, inlines

# What stands above them.
TITLE = "批注"
SINGLE = str.maketrans("“”", "‘’")


def said(note: Note) -> Inlines:
    """Write a note as a line: quotation marks inside quotation marks are single (GB/T 15834—2011, 4.8.3.4)."""
    return (Text("“"), *(one for node in inlines(note.phrase) for one in _quotable(node)), Text(f"”：{note.comment}"))


def _quotable(node: Inline) -> Inlines:
    if isinstance(node, Text | Code):
        return (Text(node.text.translate(SINGLE)),)
    if isinstance(node, Value):
        return (Value(node.name, node.text.translate(SINGLE)),)
    return (node,) if isinstance(node, Field | Prompt) else ()
