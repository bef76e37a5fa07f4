"""A value is text: markup in any field is reported once, where the value stands; a comparison is none."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

import pytest
import yaml

from reportkb.library.library import load
from reportkb.site.plan import plan
from reportkb.source.findings import Place
from reportkb.source.markup import check

BASE = Path(__file__).parents[1] / "cases" / "check" / "base"
FILES = {path.relative_to(BASE).as_posix(): path.read_bytes() for path in BASE.rglob("*") if path.is_file()}
SNIPPET, OUTLINE = "snippets/problems/delay.md", "docs/outlines/report.md"
GUIDE = {
    "docs/guide/index.md": "---\ntitle: 写作指南\ndescription: 一句话。\npages: [goals]\n---\n\n# 写作指南\n".encode(),
    "docs/guide/goals.md": "---\ntitle: 目标\ndescription: 一句话。\n---\n\n# 目标\n".encode(),
}
TREE = {**FILES, **GUIDE}
RECONCILED = FILES[OUTLINE].replace(b"sections:", "  reconcile:\n    - 延误率 == 0.2\nsections:".encode())
TREE[OUTLINE] = RECONCILED
HOSTILE = "<img src=x onerror=alert(1)>"

Node: TypeAlias = "yaml.ScalarNode"


def scalars(name: str) -> list[tuple[int, int, int, int]]:
    """List where the keys and values of a file's YAML begin and end, as lines and columns from 0."""
    text = TREE[name].decode()
    front = text.split("---\n")[1] if name.endswith(".md") else text
    shift = 1 if name.endswith(".md") else 0
    found: list[tuple[int, int, int, int]] = []
    pending = [yaml.compose(front, Loader=yaml.SafeLoader)]
    while pending:
        node = pending.pop()
        if isinstance(node, yaml.ScalarNode):
            start, end = node.start_mark, node.end_mark
            found.append((start.line + shift, start.column, end.line + shift, end.column))
        elif isinstance(node, yaml.MappingNode):
            pending += [part for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            pending += node.value
    return sorted(found)


READ = [name for name in sorted(TREE) if name.startswith("snippets/") or TREE[name].startswith(b"---\n")]
FIELDS = [(name, *where) for name in READ for where in scalars(name)]


@pytest.mark.parametrize(("name", "line", "column", "last", "end"), FIELDS)
def test_markup_in_any_key_or_value_is_a_finding(name: str, line: int, column: int, last: int, end: int) -> None:
    lines = TREE[name].decode().split("\n")
    value = lines[line][column:end].strip("\"'")
    lines[line] = f'{lines[line][:column]}"{value}{HOSTILE}"{lines[line][end:]}'
    _, findings = load({**TREE, name: "\n".join(lines).encode()})
    assert any(f.code == "RK020" and f.place == Place(name, line + 1, column + 1) for f in findings), findings


@pytest.mark.parametrize(
    "value",
    [
        HOSTILE,
        "甲<svg/onload=alert(1)>",
        "甲<svg onload=alert(1) ",
        "</title><script>alert(1)</script>",
        "</TITLE",
        "<!--",
        "<?xml?>",
        "<a甲 onclick=alert(1)>乙",
        "<https://a.example/>",
        "[甲](javascript:alert(1))",
        "JavaScript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<b",
        "&lt;img&gt;",
        "&#x3c;img",
        "[甲](../x.md)",
        "![甲](x.png)",
        "**重**",
        "`代码`",
        "~~旧~~",
        "{{延误天数}}",
        "{==甲==}{>>乙<<}",
    ],
)
def test_what_is_markup(value: str) -> None:
    assert [finding.code for finding in check(value, Place("a.md"))] == ["RK020"]


@pytest.mark.parametrize(
    "value",
    [
        "x < 5",
        "x<5",
        "x <= 5",
        "甲<乙",
        "A数<B数<C数",
        "A < B",
        "5 > 3，3 < 5",
        "<",
        "甲 * 乙 * 丙",
        "甲&乙",
        "R&D；其他",
        "Q&A",
        "[注]",
        "JavaScript脚本",
        "metadata: 甲",
        "snake_case",
        "~5%",
        "C:\\甲",
        "＜img＞",
    ],
)
def test_what_is_text(value: str) -> None:
    assert list(check(value, Place("a.md"))) == []


def test_a_value_with_markup_is_one_finding() -> None:
    text = FILES[SNIPPET].decode()
    hostile = text.replace("让读者", f"让读者{HOSTILE}", 1)
    _, findings = plan({**FILES, SNIPPET: hostile.encode()})
    assert [str(finding) for finding in findings] == [
        f"{SNIPPET}:3:10: RK020 这里有HTML“<img src=x onerror=a”。这里只写文字；小于号后面空一格。"
    ]
