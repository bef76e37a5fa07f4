"""Check frames: that every story names one, that one fits any project, and what it says of lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportkb.library.library import Library
from reportkb.library.outline import Outline
from reportkb.library.snippet import Snippet
from reportkb.report import inlines, reference
from reportkb.report.fields import NUMERIC
from reportkb.report.lists import RecordType, RecordTypes
from reportkb.report.nodes import Node
from reportkb.report.reference import GUARDS, ORDINAL, ColumnReference, Derived, Reference
from reportkb.rules import conditions, leads, whereabouts
from reportkb.rules.prose import COMMENT
from reportkb.rules.uses import frame_of
from reportkb.source.findings import Finding, Place, closest, meant

# A number in the fixed text of a frame is another project's. “一” is left out: it also means “as soon as”, “any”.
TENS = "二两三四五六七八九十"
COUNTED = "个项条次天月周年人名家处万元％%倍批册件份场台套户吨米期轮类级层步张位块篇页辆间栋亩公"
FIGURE = re.compile(rf"[0-9０-９]+|[{TENS}][{TENS}百千万]*(?=[{COUNTED}])")
PROMPT = re.compile(r"【写[：:][^【】\n]*】")
# Every document asks what is common: more would be a form, and no one could choose from them.
MOST_COMMON = 40


def check(library: Library) -> Iterator[Finding]:
    """Report what is wrong with frames, stories' frames and what bodies say of lists."""
    for snippet in library.snippets.values():
        yield from _named(snippet, library)
        yield from _references(snippet, library)
        yield from _own(snippet, library) if snippet.is_frame else ()
        yield from leads.check(snippet, library.lists) if snippet.is_frame else ()
        yield from conditions.check(snippet, library.lists) if snippet.is_frame else ()
    for outline in library.outlines.values():
        yield from _twice(outline, library)
    common = [name for name, field in library.register.items() if field.common]
    if len(common) > MOST_COMMON:
        fact = f"通用字段有{len(common)}个，最多{MOST_COMMON}个"
        yield Finding(library.field_places[common[-1]], "RK045", fact, "只留每份报告都可能用到的。")


def _named(snippet: Snippet, library: Library) -> Iterator[Finding]:
    name, snippets = snippet.guidance.frame, library.snippets
    if snippet.is_frame:
        if name:
            place = snippet.places[("frame",)]
            yield Finding(place, "RK044", "句式又写了frame", "删掉frame：它自己就是句式。")
        return
    if not name:
        # Where no frame of the kind is there, none can be named.
        if frames := [one.id for one in snippets.values() if one.is_frame and one.kind == snippet.kind]:
            advice = f"在文件头写“frame: …”，从{'、'.join(frames)}里选一个。"
            yield Finding(snippet.place, "RK044", "没有写它是哪个句式的范例", advice)
    elif name not in snippets:
        if not whereabouts.is_told(name, library):
            yield Finding(snippet.places[("frame",)], "RK044", f"句式“{name}”不存在", _other(name, snippet, library))
    elif not snippets[name].is_frame:
        yield Finding(snippet.places[("frame",)], "RK044", f"“{name}”不是句式", _other(name, snippet, library))


def _other(name: str, story: Snippet, library: Library) -> str:
    """Advise on a frame that is none: the one most like it, or those of the story's kind."""
    frames = [one.id for one in library.snippets.values() if one.is_frame]
    kind = name.rpartition("/")[0] or story.kind
    if near := closest(name, frames, whereabouts.NEAR):
        return f"是否想写“{near[0]}”？"
    own = [one for one in frames if one.startswith(f"{kind}/")] or [one for one in frames if one.startswith(story.kind)]
    return f"从这些句式里选一个：{'、'.join(own)}。" if own else "写一个form为frame的片段。"


def _twice(outline: Outline, library: Library) -> Iterator[Finding]:
    """Report two sections of an outline that show one frame: its template would say everything twice."""
    seen: dict[str, Node] = {}
    for node in outline.nodes:
        if node.snippet not in library.snippets:
            continue
        frame = frame_of(node.snippet or "", library.snippets)
        if not library.snippets[frame].is_frame:
            continue
        if frame in seen:
            twice = node.snippet == seen[frame].snippet
            same = f"放了同一个片段“{node.snippet}”" if twice else f"用了同一个句式“{frame}”"
            fact = f"“{node.heading}”与“{seen[frame].heading}”{same}"
            advice = "留下一处，或换一个片段。" if twice else "换一个句式，或换一个片段。"
            yield Finding(outline.places[(*node.location, "snippet")], "RK044", fact, advice)
        seen[frame] = node


def _own(frame: Snippet, library: Library) -> Iterator[Finding]:
    """Report what is not true of every project: a figure, or a field that not every report has."""
    path = frame.place.path
    for number, line in enumerate(frame.body.text.split("\n"), frame.body.line):
        text = PROMPT.sub(_blank, inlines.PLACEHOLDER.sub(_blank, COMMENT.sub(_blank, line)))
        if match := FIGURE.search(text):
            place, advice = Place(path, number, match.start() + 1), "换成占位符、提示或由清单得出的数。"
            yield Finding(place, "RK045", f"句式里写了数“{match.group()}”", advice)
        for match in inlines.PLACEHOLDER.finditer(line):
            field = library.register.get(match[1])
            if field and not field.common:
                place = Place(path, number, match.start() + 1)
                advice = "用通用字段、清单里的列，或写成“【写：…】”。"
                yield Finding(place, "RK045", f"“{match[1]}”不是每份报告都有的字段", advice)


def _references(snippet: Snippet, library: Library) -> Iterator[Finding]:
    types = library.lists
    for number, line in enumerate(snippet.body.text.split("\n"), snippet.body.line) if types else ():
        for match in inlines.PLACEHOLDER.finditer(line):
            found = reference.parse(reference.canonical(match[1]))
            if found and (fact := _unknown(found, types)):
                yield Finding(Place(snippet.place.path, number, match.start() + 1), "RK046", *fact)


def _unknown(found: Reference, types: RecordTypes) -> tuple[str, str] | None:
    kind = types.get(found.list)
    if kind is None:
        return f"没有“{found.list}”这份清单", meant(found.list, types)
    unfit = any(column.type == "choice" and not column.choices for column in kind.columns.values())
    if found.word and not kind.deciding(found.word):
        if unfit:
            return None  # which is reported itself
        words = "、".join(word for column in kind.columns.values() for word in column.choices)
        return f"“{kind.name}”里没有一列可以选“{found.word}”", f"可选的词有：{words or '没有'}。"
    if isinstance(found, ColumnReference) or found.function in GUARDS:
        known = found.column in kind.columns or found.column == (ORDINAL if isinstance(found, ColumnReference) else "")
        return None if known else (f"“{kind.name}”没有“{found.column}”这一列", meant(found.column, kind.columns))
    return _not_added(found, kind)


def _not_added(found: Derived, kind: RecordType) -> tuple[str, str] | None:
    for name in filter(None, (found.column, found.other)):
        column = kind.columns.get(name)
        if column is None or column.type not in NUMERIC:
            fact = f"“{kind.name}”的“{name}”不能相加" if column else f"“{kind.name}”没有“{name}”这一列"
            return fact, "只有数量、金额和百分比列可以合计。"
    return None


def _blank(match: re.Match[str]) -> str:
    return "\0" * len(match.group())
