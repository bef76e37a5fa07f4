"""Read the golden cases: files that say in plain YAML what goes in and what must come out.

A case is a file ``tests/cases/<what>/<name>.yml``. Every scalar in it is its characters as
written, so that ``60``, ``2025-02-29`` and ``no`` mean themselves. It begins with ``what``, a
Chinese sentence that says what it shows. To add a case, copy the nearest one and change it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from reportkb.library.phrases import PHRASES

CASES = Path(__file__).resolve().parents[1] / "cases"
# What a heading begins with: a number, one that a list may have, 1.1, a figure alone, what may be a word's, nothing.
NUMBER_FORMS = {"序号": "strong", "像列表": "weak", "分级": "decimal", "单个数字": "bare", "存疑": "", "没有": ""}

Task: TypeAlias = dict[str, Any]
# Has the browser answer questions, each a call and its task.
Ask: TypeAlias = Callable[[Iterable[tuple[str, Task]]], list[Any]]


@dataclass(frozen=True, slots=True)
class Question:
    """What a case asks of Python and the browser alike.

    Args:
        call: which function of the domain it asks.
        task: what goes in.
        answer: what must come out.
    """

    call: str
    task: Task
    answer: Any


class _Text(yaml.SafeLoader):
    """Reads every scalar as text, and refuses a key that is written twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value]
        assert len(keys) == len(set(keys)), f"键写了两次：{keys}（{node.start_mark}）"
        return super().construct_mapping(node, deep)


_Text.yaml_implicit_resolvers = {}


def files(what: str) -> list[Path]:
    """List the case files of a folder."""
    paths = sorted((CASES / what).glob("*.yml"))
    assert paths, f"tests/cases/{what}里没有用例"
    return paths


def read(path: Path) -> dict[str, Any]:
    """Read a case file."""
    case = yaml.load(path.read_text(encoding="utf-8"), Loader=_Text)
    assert isinstance(case, dict), f"{path.name}应当是“键: 值”"
    assert next(iter(case)) == "what", f"{path.name}的第一行应当是“what: ”"
    assert case["what"].endswith("。"), f"{path.name}的what应当是一句话"
    return case


def questions(path: Path) -> list[Question]:
    """Read what a case asks; a key that no reader knows and a case that asks nothing are mistakes."""
    case = read(path)
    keys, reader = READERS[path.parent.name]
    unknown = case.keys() - {"what", *keys.split()}
    assert not unknown, f"{path.name}里有不认识的键：{'、'.join(unknown)}"
    asked = list(reader(case))
    assert asked, f"{path.name}没有写出预期结果"
    return asked


def _numbering(case: dict[str, Any]) -> Iterator[Question]:
    if "headings" in case:
        lines = case["headings"].rstrip("\n").split("\n")
        task = {
            "style": case["numbering"],
            "levels": [(len(line) - len(line.lstrip(" "))) // 2 + 1 for line in lines],
            "headings": [line.lstrip(" ") for line in lines],
        }
        yield Question("prefixes", task, case["numbered"].rstrip("\n").split("\n"))
    for number, text in case.get("chinese", {}).items():
        yield Question("chinese", {"number": int(number)}, text)


def _formula(case: dict[str, Any]) -> Iterator[Question]:
    for row in case.get("formulas", ()):
        steps = row["steps"].split()
        yield Question("parse", {"formula": row["formula"]}, steps)
        yield Question("evaluate", {"steps": steps, "given": case.get("given", {})}, row["result"])
    for row in case.get("refused", ()):
        yield Question("refuse", {"formula": row["formula"]}, row["error"])


def _values(case: dict[str, Any]) -> Iterator[Question]:
    for row in case.get("values", ()):
        answer = {key: value for key, value in row.items() if key != "raw"}
        task = {"type": case["type"], "unit": case.get("unit", ""), "raw": row["raw"], "asked": list(answer)}
        yield Question("value", task, answer)
    for row in case.get("rounded", ()):
        yield Question("rounded", {"value": row["value"], "digits": int(row["digits"])}, row["shown"])
    if "shown" in case:
        yield Question("resolve", {"fields": case["fields"], "given": case["given"]}, case["shown"])


def _fill(case: dict[str, Any]) -> Iterator[Question]:
    asked = [key for key in ("markdown", "text", "html", "blanks") if key in case]
    task = {"text": case["template"], "known": case.get("known", []), "values": case.get("values", {}), "asked": asked}
    yield Question("write", task, {key: case[key] for key in asked})


def _facts(case: dict[str, Any]) -> Iterator[Question]:
    asked = [key for key in ("shown", "text", "without", "markdown", "html") if key in case]
    given = {"fields": case.get("fields", {}), "values": case.get("values", {}), "rows": case.get("rows", {})}
    task = {"text": case.get("template", ""), **given, "asked": asked}
    yield Question("facts", task, {key: case[key] for key in asked})


def _assemble(case: dict[str, Any]) -> Iterator[Question]:
    source = {key: case.get(key, {}) for key in ("fields", "snippets", "outline")}
    choice = {"flavour": "sample", "depth": "full", "numbering": "official", **case["choice"]}
    assert choice.get("notes", "否") in ("是", "否"), "notes只能写“是”或“否”"
    choice["notes"] = choice.get("notes") == "是"
    values = source["outline"].get("values", {}) if choice["flavour"] == "sample" else {}
    asked = [key for key in ("markdown", "text", "html", "fields_of", "blanks") if key in case]
    if asked:
        task = {"source": source, "choice": choice, "given": case.get("given", values), "asked": asked}
        yield Question("assemble", task, {key: case[key] for key in asked})


def _draft(case: dict[str, Any]) -> Iterator[Question]:
    source = {key: case.get(key, {}) for key in ("fields", "snippets")}
    written = {"title": "年度总结", "remark": "", "flavour": "template", "numbering": "official", **case["draft"]}
    assert written.get("notes", "否") in ("是", "否"), "notes只能写“是”或“否”"
    written["notes"] = written.get("notes") == "是"
    asked = [key for key in ("markdown", "text", "html", "blanks") if key in case]
    if asked:
        yield Question("draft", {"source": source, "draft": written, "asked": asked}, {key: case[key] for key in asked})


def _heading_numbers(case: dict[str, Any]) -> Iterator[Question]:
    for row in case["headings"]:
        answer = {"number": row.get("number", ""), "rest": row.get("rest", row["heading"]), "form": row["form"]}
        assert answer["form"] in NUMBER_FORMS, f"form只能写{'、'.join(NUMBER_FORMS)}"
        yield Question("heading_number", {"heading": row["heading"]}, answer)


def _phrases(case: dict[str, Any]) -> Iterator[Question]:
    """Ask what a list finds; a case without a list of its own asks the library's."""
    listed = case.get("list") or _library_phrases()
    for key in ("passages", "empty", "alarms"):
        for row in case.get(key, ()):
            yield Question("phrases", {"list": listed, "text": row["text"]}, row["found"])
    for text in case.get("honest", ()):
        yield Question("phrases", {"list": listed, "text": text}, [])


@cache
def _library_phrases() -> Any:
    return yaml.load((CASES.parents[1] / PHRASES).read_text(encoding="utf-8"), Loader=_Text)


READERS: dict[str, tuple[str, Callable[[dict[str, Any]], Iterator[Question]]]] = {
    "numbering": ("numbering headings numbered chinese", _numbering),
    "formula": ("given formulas refused", _formula),
    "values": ("type unit values rounded fields given shown", _values),
    "phrases": ("list passages honest alarms empty", _phrases),
    "heading-numbers": ("headings", _heading_numbers),
    "fill": ("template values known text markdown html reads blanks", _fill),
    "text": ("template values known text markdown html", _fill),
    "facts": ("fields values rows template shown text without markdown html", _facts),
    "draft": ("fields snippets draft markdown text html blanks", _draft),
    "assemble": ("fields snippets outline choice given markdown text html fields_of blanks", _assemble),
}
