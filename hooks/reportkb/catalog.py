"""Write what the browser needs to assemble an outline: one JSON object an outline, and a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from reportkb.assemble import Content
from reportkb.check import needed, placeholders
from reportkb.fields import Field, Register
from reportkb.fragments import Block, blocks, notes
from reportkb.library import Library
from reportkb.outline import DEPTHS, Outline
from reportkb.snippet import Snippet

# Raised when the shape changes, so that a page never reads a catalogue of another version.
VERSION = 1


def content(snippet: Snippet) -> Content:
    """Render what a snippet brings into documents."""
    guidance = snippet.guidance
    return Content(guidance.purpose, guidance.points, blocks(snippet.body), notes(snippet.body))


def contents(library: Library) -> dict[str, Content]:
    """Render every snippet once, by id."""
    return {identifier: content(snippet) for identifier, snippet in library.snippets.items()}


def listing(library: Library) -> dict[str, Any]:
    """List the outlines for a reader to choose from."""
    return {
        "version": VERSION,
        "outlines": [
            {
                "id": outline.slug,
                "title": outline.plan.title,
                "summary": outline.plan.summary,
                "type": outline.plan.type,
                "sections": sum(node.snippet is not None for node in outline.nodes),
            }
            for outline in library.outlines.values()
        ],
    }


def outline_entry(outline: Outline, library: Library, rendered: Mapping[str, Content]) -> dict[str, Any]:
    """Write an outline with its snippets, fields and example values.

    Args:
        outline: one of the library's outlines.
        library: the library.
        rendered: every snippet's content by id.
    """
    used = dict.fromkeys(node.snippet for node in outline.nodes if node.snippet in library.snippets)
    names = needed(placeholders(outline, library.snippets), library.register)
    return {
        "version": VERSION,
        "id": outline.slug,
        "title": outline.plan.title,
        "type": outline.plan.type,
        "numbering": outline.plan.numbering,
        "remark": outline.plan.scenario.note,
        "nodes": [
            {
                "id": node.anchor,
                "level": node.level,
                "heading": node.heading,
                "depth": DEPTHS.index(node.depth),
                "snippet": node.snippet,
            }
            for node in outline.nodes
        ],
        "snippets": {name: _snippet(library.snippets[name], rendered[name]) for name in used if name},
        "fields": fields(names, library.register),
        "values": dict(outline.plan.scenario.values),
    }


def fields(names: Iterable[str], register: Register) -> dict[str, Any]:
    """Write entries of the register; a formula as the steps that evaluate it and as its source."""
    return {name: _field(register[name]) for name in names}


def _field(field: Field) -> dict[str, Any]:
    entry: dict[str, Any] = {"type": field.type, "unit": field.unit, "hint": field.hint, "example": field.example}
    if field.formula:
        entry |= {"formula": field.formula.source, "steps": list(field.formula.steps), "digits": field.digits}
    return entry


def _snippet(snippet: Snippet, rendered: Content) -> dict[str, Any]:
    return {
        "title": snippet.guidance.title,
        "kind": snippet.kind,
        "purpose": rendered.purpose,
        "points": list(rendered.points),
        "blocks": [_block(block) for block in rendered.blocks],
        "notes": [{"phrase": list(note.phrase), "comment": note.comment} for note in rendered.notes],
    }


def _block(block: Block) -> dict[str, Any]:
    return {
        "level": block.level,
        "heading": block.heading,
        "markdown": list(block.markdown),
        "html": list(block.html),
        "text": list(block.text),
    }
