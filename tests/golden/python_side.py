"""Answer the questions of the golden cases with Python, and write their tasks for the browser."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields as dataclass_fields
from dataclasses import is_dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from json import dumps, loads
from typing import Any

import yaml

import drafts
from casefile import CASES, NUMBER_FORMS, Task
from reportkb.library import library, lists, phrases
from reportkb.library.kinds import KINDS
from reportkb.library.library import Library
from reportkb.library.register import FIELDS
from reportkb.report import (
    assemble,
    blocks,
    document,
    expand,
    facts,
    heading_numbers,
    numbering,
    period,
    tree,
    typed,
    values,
)
from reportkb.report.fields import Field
from reportkb.report.formula import Formula, FormulaError, evaluate, parse
from reportkb.report.lists import RecordTypes
from reportkb.site import catalog
from reportkb.site.site import prepare

ROOT = CASES.parents[1]
NONE = "无"
YES, NO = "是", "否"
NODES = {"CodeBlock": "code-block"}

# A case shows one thing; what the format of a snippet or an outline wants besides stands here.
GUIDANCE = {
    "title": "一节",
    "purpose": "让读者相信这件事做成了。",
    "points": ["写清数字"],
    "pitfalls": ["只写过程"],
    "checklist": ["数字与台账一致"],
    "rewrite": {"weak": "进展顺利。", "strong": "5项全部按期完成。", "why": "有数字。"},
    "tags": ["示例"],
}
PLAN = {"title": "年度总结", "summary": "给写总结的人。", "type": "总结", "numbering": "official", "tags": ["示例"]}


def answer(call: str, task: Task) -> Any:
    """Answer a question in Python."""
    return ANSWERS[call](task)


def for_browser(call: str, task: Task) -> Task:
    """Write a task as the browser gets it: formulas as steps, snippets as the catalogue has them."""
    if call == "resolve":
        register = _register(task["fields"])
        return {**task, "fields": catalog.fields(register, register)}
    if call == "phrases":
        return {**task, "list": catalog.phrases(_phrases(dumps(task["list"])))}
    if call == "draft":
        return {"draft": _written_draft(task), "asked": task["asked"]}
    if call == "assemble":
        loaded = _library(dumps(task["source"]))
        case = loaded.outlines["case"]
        entry, told = catalog.outline_entry(case, loaded), catalog.stories_entry(case, loaded)
        entry |= {part: told[part] | entry[part] for part in ("snippets", "fields", "values")}
        return {"outline": entry, **{key: task[key] for key in ("choice", "given", "asked")}}
    if call == "facts":
        register = _register(task["fields"])
        return {**task, "fields": catalog.fields(register, register), "types": catalog.written(_lists())}
    return task


def _prefixes(task: Task) -> list[str]:
    numbers = numbering.prefixes(task["style"], task["levels"])
    return [number + heading for number, heading in zip(numbers, task["headings"], strict=True)]


def _heading_number(task: Task) -> dict[str, str]:
    found = heading_numbers.numbered(task["heading"])
    if not found:
        return {"number": "", "rest": task["heading"], "form": "没有"}
    assert heading_numbers.bare(task["heading"]) in (found.rest, task["heading"])
    form = next(name for name, form in NUMBER_FORMS.items() if form == found.form)
    return {"number": found.number, "rest": found.rest, "form": "存疑" if found.doubtful else form}


def _places(task: Task) -> list[Any]:
    found = heading_numbers.numbered(task["heading"])
    return [found.rank, found.count, found.last, heading_numbers.bare(task["heading"])] if found else []


def _parse(task: Task) -> list[str]:
    return list(parse(task["formula"]).steps)


def _refuse(task: Task) -> str:
    try:
        return f"读懂了：{parse(task['formula']).steps}"
    except FormulaError as error:
        return str(error)


def _evaluate(task: Task) -> str:
    given = task["given"]

    def value(name: str) -> Fraction | None:
        return values.number(_field(name, {}), given[name]) if name in given else None

    return _written(evaluate(Formula("", tuple(task["steps"])), value))


def _value(task: Task) -> dict[str, str]:
    field, raw = _field("值", task), task["raw"]
    day, days = period.calendar_day(raw), period.days(raw)
    answers = {
        "tidy": typed.tidy(raw),
        "clear": YES if values.understood(field, raw) is not None else NO,
        "number": _written(values.number(field, raw)),
        "day": _dashed(day) if day else NONE,
        "days": "至".join(map(_dashed, days)) if days else NONE,
        "fits": YES if values.fits(field, raw) else NO,
        "display": values.display(field, raw),
    }
    return {key: answers[key] for key in task["asked"]}


def _dashed(day: date) -> str:
    return f"{day.year}-{day.month}-{day.day}"


def _resolve(task: Task) -> dict[str, str]:
    return values.resolve(_register(task["fields"]), task["given"])


def _write(task: Task) -> dict[str, Any]:
    read = blocks.parse(task["text"], task["known"])
    written = document.Document("", "", (document.Part("", read),))
    shown = facts.Facts(task["values"])
    answers: dict[str, Any] = {name: write(written, shown) for name, write in document.WRITERS.items()}
    answers["blanks"] = list(document.blanks(written, shown))
    answers["tree"] = [_node(block) for block in read]
    answers["settled"] = [_node(block) for block in expand.expand(read, shown)]
    return {key: answers[key] for key in task["asked"]}


def _facts(task: Task) -> dict[str, Any]:
    """Fill a text with rows of the library's own lists."""
    register = _register(task["fields"])
    shown = facts.resolve(register, _lists(), task["values"], task["rows"])
    written = document.Document("", "", (document.Part("", blocks.parse(task["text"])),))
    shorter = assemble.without_blanks(written, shown, "none")
    answers = {
        "text": document.to_text(written, shown),
        "markdown": document.to_markdown(written, shown),
        "html": document.to_html(written, shown),
        "without": document.to_text(shorter, shown),
        "shown": {name: [dict(row) for row in rows] for name, rows in shown.rows.items()},
        "settled": [_node(block) for block in expand.expand(written.parts[0].blocks, shown)],
    }
    return {key: answers[key] for key in task["asked"]}


@cache
def _lists() -> RecordTypes:
    registered, findings = lists.load({lists.LISTS: (ROOT / lists.LISTS).read_text("utf-8")})
    assert not findings, "\n".join(map(str, findings))
    return registered


def _node(node: Any) -> Any:
    """Write a tree as the browser has it: plain data, each node with its type."""
    if isinstance(node, tuple):
        return [_node(item) for item in node]
    if not is_dataclass(node) or isinstance(node, type):
        return node
    given = {entry.name: _node(getattr(node, entry.name)) for entry in dataclass_fields(node)}
    named = {} if isinstance(node, tree.Note) else {"type": NODES.get(type(node).__name__, type(node).__name__.lower())}
    return {**named, **given}


@cache
def _phrases(listed: str) -> phrases.Phrases:
    loaded, findings = phrases.load({phrases.PHRASES: _yaml(loads(listed))})
    assert not findings, "\n".join(map(str, findings))
    return loaded


def _assemble(task: Task) -> dict[str, Any]:
    loaded = _library(dumps(task["source"]))
    outline = loaded.outlines["case"]
    choice = assemble.Choice(**task["choice"])
    site = prepare(loaded, "")
    contents = site.contents if choice.flavour == "sample" else site.framed
    assembled = assemble.outlined(outline.plan.title, outline.plan.scenario.note, outline.nodes, contents, choice)
    shown = facts.Facts(values.resolve(loaded.register, task["given"]))
    answers: dict[str, Any] = {name: write(assembled, shown) for name, write in document.WRITERS.items()}
    answers["fields_of"] = list(document.fields_of(assembled))
    answers["blanks"] = list(document.blanks(assembled, shown))
    return {key: answers[key] for key in task["asked"]}


def _draft(task: Task) -> dict[str, Any]:
    written = _written_draft(task)
    assembled, shown = drafts.to_document(written), drafts.facts_of(written)
    answers: dict[str, Any] = {name: write(assembled, shown) for name, write in document.WRITERS.items()}
    answers["blanks"] = list(document.blanks(assembled, shown))
    return {key: answers[key] for key in task["asked"]}


def _written_draft(task: Task) -> Task:
    """Write a case's draft as the browser keeps it: its snippets' contents as the catalogue gives them."""
    leaves = [{"heading": "一节", "snippet": name} for name in task["source"]["snippets"]]
    outline = {"sections": leaves or [{"heading": "一节"}]}
    loaded = _library(dumps({**task["source"], "outline": outline}))
    pieces = {name: catalog.piece(loaded.snippets[name], loaded, None) for name in loaded.snippets}
    sections = []
    for number, section in enumerate(task["draft"]["sections"], 1):
        piece = pieces.get(section.get("snippet", ""))
        keys = ("title", "kind", "purpose", "points", "text")
        sections.append(
            {
                "key": f"s{number}",
                "level": int(section["level"]),
                "heading": section["heading"],
                "snippet": section.get("snippet"),
                "content": {key: piece[key] for key in keys} if piece else None,
                "edited": section.get("edited"),
                "text": section.get("text", ""),
            }
        )
    empty = {"format": 3, "id": "case", "name": "用例", "outline": None, "examples": {}, "values": {}, "dismissed": []}
    empty |= {"types": {}, "exampleRows": {}, "rows": {}, "whole": True}
    fields = catalog.fields(loaded.register, loaded.register)
    return {**empty, **task["draft"], "sections": sections, "fields": fields}


def _written(value: Fraction | None) -> str:
    return NONE if value is None else str(value)


def _field(name: str, entry: Mapping[str, str]) -> Field:
    formula = parse(entry["derive"]) if "derive" in entry else None
    digits = int(entry.get("digits", "0"))
    return Field(name, entry.get("type", "number"), entry.get("unit", ""), "", "", formula, digits)  # type: ignore[arg-type]


def _register(entries: Mapping[str, Mapping[str, str]]) -> dict[str, Field]:
    return {name: _field(name, entry) for name, entry in entries.items()}


@cache
def _library(text: str) -> Library:
    """Write a case's little library in the source format, and load it."""
    source = loads(text)
    kinds = sorted({identifier.split("/")[0] for identifier in source["snippets"]}) or ["results"]
    outline = {key: value for key, value in source["outline"].items() if key not in ("note", "values")}
    outline["scenario"] = {
        "title": "示例",
        "note": source["outline"].get("note", "本例为虚构。"),
        "values": source["outline"].get("values", {}),
    }
    tree = {
        KINDS: _yaml({kind: {"title": kind, "description": kind} for kind in kinds}),
        FIELDS: _yaml({name: {"hint": "照台账填写。", **entry} for name, entry in source["fields"].items()}),
        "docs/outlines/case.md": f"---\n{_yaml({**PLAN, **outline})}---\n",
    }
    for identifier, snippet in source["snippets"].items():
        guidance = {**GUIDANCE, **{key: value for key, value in snippet.items() if key != "body"}}
        tree[f"snippets/{identifier}.md"] = f"---\n{_yaml(guidance)}---\n\n{snippet['body']}"
    loaded, findings = library.load({path: content.encode() for path, content in tree.items()})
    # A case's library has no page and no settings, its register may be empty, and a value hostile.
    told = set(tree) if source["fields"] else set(tree) - {FIELDS}
    wrong = [finding for finding in findings if finding.place.path in told and finding.code != "RK020"]
    assert not wrong, "\n".join(map(str, wrong))
    return loaded


def _yaml(value: Mapping[str, Any]) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1000)


ANSWERS: dict[str, Callable[[Task], Any]] = {
    "prefixes": _prefixes,
    "chinese": lambda task: numbering.chinese(task["number"]),
    "heading_number": _heading_number,
    "heading_places": _places,
    "parse": _parse,
    "refuse": _refuse,
    "evaluate": _evaluate,
    "value": _value,
    "rounded": lambda task: values.rounded(Fraction(task["value"]), task["digits"]),
    "resolve": _resolve,
    "phrases": lambda task: [phrase for _, phrase in phrases.find(_phrases(dumps(task["list"])), task["text"])],
    "write": _write,
    "facts": _facts,
    "assemble": _assemble,
    "draft": _draft,
}
# The browser gets formulas as steps, so that it has none to parse.
PYTHON_ONLY = ("parse", "refuse")
