"""Write what the browser needs to assemble an outline: one JSON object an outline, and a list."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reportkb.library.library import Library
from reportkb.library.outline import Outline, Scenario
from reportkb.library.phrases import Phrases
from reportkb.library.snippet import Snippet
from reportkb.report.fields import Field, Register
from reportkb.report.lists import Column, RecordType, RecordTypes
from reportkb.report.nodes import DEPTHS, Node
from reportkb.rules.uses import frame_of, needed, nodes_of, signers
from reportkb.site.occasions import OTHERS, occasions_of

# Raised when the shape changes, so that a page never reads a catalogue of another version.
VERSION = 4


def listing(library: Library, characters: Mapping[str, int]) -> dict[str, Any]:
    """List the outlines for a reader to choose from by occasion, the short first, with their samples' characters."""
    return {
        "version": VERSION,
        "occasions": [*library.occasions, OTHERS],
        "outlines": [
            {
                "id": outline.slug,
                "title": outline.plan.title,
                "summary": outline.plan.summary,
                "type": outline.plan.type,
                "occasions": list(occasions_of(outline, library)),
                "sections": sum(node.snippet is not None for node in outline.nodes),
                "characters": characters[outline.slug],
            }
            for outline in sorted(library.outlines.values(), key=lambda one: characters[one.slug])
        ],
    }


def outline_entry(outline: Outline, library: Library) -> dict[str, Any]:
    """Write an outline with its frames: what a draft begins with."""
    frames = [frame_of(one, library.snippets) for one in _held(outline.nodes, library)]
    asked = {name: kind.before if outline.planned else kind for name, kind in library.lists.items()}
    return {
        "version": VERSION,
        "id": outline.slug,
        "title": outline.plan.title,
        "type": outline.plan.type,
        "numbering": outline.plan.numbering,
        "remark": outline.plan.scenario.note,
        "nodes": [_node(node, library) for node in outline.nodes],
        **_contents(frames, outline, library),
        "types": types((library.snippets[name] for name in frames), asked),
        "rows": {name: list(rows) for name, rows in outline.plan.scenario.lists.items()},
    }


def stories_entry(outline: Outline, library: Library) -> dict[str, Any]:
    """Write what an outline's sections tell: all that its sample needs beside its frames, and who signs it when."""
    told = _contents(_held(outline.nodes, library), outline, library, signers(outline, library.snippets))
    return {"version": VERSION, "id": outline.slug, **told}


def beside_entry(outline: Outline, library: Library) -> dict[str, Any]:
    """Write what stands beside an outline's report, which only who asks for it waits for."""
    nodes = [_node(node, library) for node in outline.beside]
    told = _contents(_held(outline.beside, library), outline, library)
    return {"version": VERSION, "id": outline.slug, "nodes": nodes, **told}


def _node(node: Node, library: Library) -> dict[str, Any]:
    frame = node.snippet and frame_of(node.snippet, library.snippets)
    place = {"level": node.level, "heading": node.heading, "depth": DEPTHS.index(node.depth)}
    return {"id": node.anchor, **place, "snippet": node.snippet, "frame": frame}


def _held(nodes: Iterable[Node], library: Library) -> list[str]:
    return [node.snippet for node in nodes if node.snippet in library.snippets and node.snippet]


def _contents(ids: Iterable[str], outline: Outline, library: Library, others: Iterable[str] = ()) -> dict[str, Any]:
    """Write snippets with their fields, others beside them, and the case's values of these."""
    snippets = {one: library.snippets[one] for one in ids}
    names = needed([*(name for one in snippets.values() for name in one.body.names), *others], library.register)
    given = outline.plan.scenario.values
    return {
        "snippets": {name: _snippet(snippet) for name, snippet in snippets.items()},
        "fields": fields(names, library.register),
        "values": {name: given[name] for name in names if name in given},
    }


def fields(names: Iterable[str], register: Register) -> dict[str, Any]:
    """Write entries of the register; a formula as the steps that evaluate it and as its source."""
    return {name: _field(register[name]) for name in names}


def _field(field: Field) -> dict[str, Any]:
    entry: dict[str, Any] = {"type": field.type, "unit": field.unit, "hint": field.hint, "example": field.example}
    if field.common:
        entry["common"] = True
    if field.formula:
        entry |= {"formula": field.formula.source, "steps": list(field.formula.steps), "digits": field.digits}
    return entry


def types(snippets: Iterable[Snippet], known: RecordTypes) -> dict[str, Any]:
    """Write the lists that snippets use, with those whose rows they refer to."""
    used = {reference.list for snippet in snippets for reference in snippet.body.references}
    used |= {column.list for name in used & set(known) for column in known[name].columns.values() if column.list}
    return written({name: kind for name, kind in known.items() if name in used})


def written(types: RecordTypes) -> dict[str, Any]:
    """Write lists with their columns; a formula as the steps that evaluate it."""
    return {name: _type(kind) for name, kind in types.items()}


def _type(kind: RecordType) -> dict[str, Any]:
    columns = {name: _column(column) for name, column in kind.columns.items()}
    return {"counter": kind.counter, "question": kind.question, "purpose": kind.purpose, "columns": columns}


def _column(column: Column) -> dict[str, Any]:
    entry = _field(column.field) | {"type": column.type}
    if column.choices:
        entry["choices"] = list(column.choices)
    if column.list:
        entry["list"] = column.list
    if column.first:
        entry["first"] = True
    if column.comparison:
        one = column.comparison
        entry["compare"] = [list(one.left.steps), one.mark, list(one.right.steps)]
    return {key: value for key, value in entry.items() if value != ""}


def piece(
    snippet: Snippet, library: Library, given: Scenario | None, stories: Sequence[Snippet] = ()
) -> dict[str, Any]:
    """Write a snippet with its guidance, fields and example values, for a draft to take in.

    Args:
        snippet: one of the library's snippets.
        library: the library.
        given: the case that gives the examples; a field without one takes the register's.
        stories: the snippets that are examples of it, where it is a frame.
    """
    guidance = snippet.guidance
    needs = needed(snippet.body.names, library.register)
    values, rows = (given.values, given.lists) if given else ({}, {})
    examples = {one: values.get(one) or library.register[one].example for one in needs}
    used = types([snippet], library.lists)
    return {
        "version": VERSION,
        "id": snippet.id,
        **_snippet(snippet),
        "guidance": {
            "pitfalls": list(guidance.pitfalls),
            "checklist": list(guidance.checklist),
            "weak": guidance.rewrite.weak,
            "strong": guidance.rewrite.strong,
            "why": guidance.rewrite.why,
        },
        **({"frame": guidance.frame} if guidance.frame in library.snippets else {}),
        **({"stories": [{"id": one.id, "title": one.guidance.title} for one in stories]} if stories else {}),
        "fields": fields(needs, library.register),
        "values": {name: value for name, value in examples.items() if value},
        "types": used,
        "rows": {name: list(rows[name]) for name in used if name in rows},
    }


def snippet_listing(
    library: Library, homes: Mapping[str, Sequence[Outline]], texts: Mapping[str, str]
) -> dict[str, Any]:
    """List every snippet with what it can be found by.

    Args:
        library: the library.
        homes: the outlines that hold each snippet, by its id.
        texts: what each snippet says, by id; a frame has its blanks.
    """
    return {
        "version": VERSION,
        "kinds": {name: kind.title for name, kind in library.kinds.items()},
        "snippets": [
            {
                "id": identifier,
                "title": snippet.guidance.title,
                "kind": snippet.kind,
                "tags": list(snippet.guidance.tags),
                "purpose": snippet.guidance.purpose,
                "outlines": [outline.slug for outline in homes.get(identifier, ())],
                "headings": _headings(identifier, homes.get(identifier, ()), library),
                "digest": digest(snippet),
                "text": texts[identifier],
            }
            for identifier, snippet in library.snippets.items()
        ],
    }


def versions(library: Library) -> dict[str, Any]:
    """List what each snippet is called and a name of what it says, for drafts to tell what has changed since."""
    listed = library.snippets.items()
    return {
        "version": VERSION,
        "snippets": [{"id": name, "title": one.guidance.title, "digest": digest(one)} for name, one in listed],
    }


def phrases(listed: Phrases) -> dict[str, Any]:
    """Write the list of empty phrases with its patterns, which mean the same to Python and to ECMAScript."""
    return {
        "version": VERSION,
        "entries": {form: [entry.why, entry.advice] for form, entry in listed.entries.items()},
        **{name: pattern.pattern if pattern else None for name, pattern in listed.patterns.items()},
    }


def digest(snippet: Snippet) -> str:
    """Name what a snippet says, so that a draft can tell whether the library has changed since.

    It is the CRC-32 of its purpose, points and text, and their length; blank lines do not count. The
    browser computes the same of what a draft holds.
    """
    lines = (snippet.guidance.purpose, *snippet.guidance.points, *filter(None, snippet.body.text.split("\n")))
    said = "\n".join(lines).encode()
    return f"{zlib.crc32(said):08x}-{len(said)}"


def _headings(identifier: str, outlines: Iterable[Outline], library: Library) -> list[str]:
    """List the headings that a snippet stands under in outlines."""
    nodes = (node for outline in outlines for node in nodes_of(identifier, outline, library.snippets))
    return list(dict.fromkeys(node.heading for node in nodes))


def _snippet(snippet: Snippet) -> dict[str, Any]:
    return {
        **({"form": "frame"} if snippet.is_frame else {}),
        "title": snippet.guidance.title,
        "kind": snippet.kind,
        "purpose": snippet.guidance.purpose,
        "points": list(snippet.guidance.points),
        "text": snippet.body.text,
    }
