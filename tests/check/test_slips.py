"""A slip is answered once, where it was made: what follows from it is not reported as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportkb.plan import plan

BASE = Path(__file__).parents[1] / "cases" / "check" / "base"
FILES = {path.relative_to(BASE).as_posix(): path.read_bytes() for path in BASE.rglob("*") if path.is_file()}
SNIPPET, OUTLINE = "snippets/problems/delay.md", "docs/outlines/report.md"
FIELDS, KINDS = "snippets/fields.yml", "snippets/kinds.yml"
RECONCILED = FILES[OUTLINE].replace(
    b"sections:", "  reconcile:\n    - 延误率 == 0.2\n    - 延误天数 < 计划天数\nsections:".encode()
)


def found(changed: dict[str, bytes | None]) -> list[str]:
    """List what is found in the base when files of it are other, or gone."""
    tree = {**FILES, OUTLINE: RECONCILED, **changed}
    _, findings = plan({path: content for path, content in tree.items() if content is not None})
    return [str(finding) for finding in findings]


def edited(path: str, old: str, new: str) -> list[str]:
    """List what is found when a part of a file reads otherwise."""
    content = RECONCILED if path == OUTLINE else FILES[path]
    assert old.encode() in content
    return found({path: content.replace(old.encode(), new.encode(), 1)})


def test_the_base_with_relations_is_clean() -> None:
    assert found({}) == []


@pytest.mark.parametrize(
    ("path", "content", "line"),
    [
        (FIELDS, None, "1:1: RK004 文件不存在"),
        (FIELDS, b"", "1:1: RK010 文件里一项也没有"),
        (FIELDS, FILES[FIELDS].decode().encode("utf-16"), "1:1: RK001 第1个字节不是UTF-8"),
        (FIELDS, FILES[FIELDS].replace(b"  unit: ", b"  unit\xef\xbc\x9a", 1), "3:7: RK012 键后面是全角冒号“：”"),
        (KINDS, None, "1:1: RK004 文件不存在"),
        (KINDS, b"", "1:1: RK010 文件里一项也没有"),
    ],
    ids=["no register", "empty register", "register from Notepad", "register unreadable", "no kinds", "empty kinds"],
)
def test_what_needs_an_unusable_register_is_not_judged(path: str, content: bytes | None, line: str) -> None:
    (finding,) = found({path: content})
    assert finding.startswith(f"{path}:{line}。")


@pytest.mark.parametrize(
    ("path", "old", "new", "line"),
    [
        (FIELDS, "type: number", "type: 数量", "2:9: RK010 “type”的值不合要求"),
        (FIELDS, "延误天数 /", "延误数 /", "11:1: RK026 “延误率”的公式用到没有登记的“延误数”"),
        (OUTLINE, "延误天数: 12", "延误天数: 十二", "11:11: RK027 “延误天数”的值“十二”不是数"),
    ],
    ids=["type", "formula", "value"],
)
def test_a_relation_is_not_judged_by_what_is_itself_unfit(path: str, old: str, new: str, line: str) -> None:
    (finding,) = edited(path, old, new)
    assert finding.startswith(f"{path}:{line}。")


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("snippets/problems/delay.md.txt", "RK032"),
        ("snippets/problems/delay.MD", "RK032"),
        ("snippets/delay.md", "RK032"),
        ("snippets/problem/delay.md", "RK013"),
    ],
)
def test_a_misplaced_snippet_is_the_only_finding(path: str, code: str) -> None:
    (finding,) = found({SNIPPET: None, path: FILES[SNIPPET]})
    assert finding.startswith(f"{path}:1:1: {code} ")
