"""The register is one vocabulary in several files: what several kinds use, and beside each kind's snippets its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportkb.library.library import load
from reportkb.site.plan import plan

BASE = Path(__file__).parents[1] / "cases" / "check" / "base"
FILES = {path.relative_to(BASE).as_posix(): path.read_bytes() for path in BASE.rglob("*") if path.is_file()}
SNIPPET, OUTLINE = "snippets/problems/delay.md", "docs/outlines/report.md"
SHARED, OWN, OTHER = "snippets/fields.yml", "snippets/problems/fields.yml", "snippets/background/fields.yml"
FIRST, _, REST = FILES[SHARED].decode().partition("计划天数:")
# The base with two of its three fields beside the snippets of the one kind that uses them.
SPLIT = {**FILES, SHARED: FIRST.encode(), OWN: f"计划天数:{REST}".encode()}


def found(changed: dict[str, str | None]) -> list[str]:
    tree = {**SPLIT, **{path: text.encode() for path, text in changed.items() if text is not None}}
    return [str(finding) for finding in plan({p: c for p, c in tree.items() if changed.get(p, "") is not None})[1]]


def test_it_says_the_same_in_one_file_and_in_two() -> None:
    assert found({}) == []
    whole, split = load(FILES)[0], load(SPLIT)[0]
    assert list(split.register.items()) == list(whole.register.items())
    assert [place.path for place in split.field_places.values()] == [SHARED, OWN, OWN]


def test_the_kinds_files_follow_in_the_order_of_the_kinds() -> None:
    extra = "返工{}:\n  type: number\n  unit: 次\n  hint: 返工的次数。\n  example: 1\n"
    split = load({**SPLIT, OTHER: extra.format("数").encode()})[0]
    assert list(split.register) == ["延误天数", "返工数", "计划天数", "延误率"]


@pytest.mark.parametrize("path", [OWN, OTHER])
def test_a_name_registered_twice_is_one_finding_that_names_the_other_place(path: str) -> None:
    own = SPLIT[OWN].decode() if path == OWN else ""
    lines = own.count("\n") + 1
    assert found({path: f"{own}{FIRST}"}) == [
        f"{path}:{lines}:1: RK007 “延误天数”已在snippets/fields.yml第1行登记。"
        "留下一处；几类片段都用的留在snippets/fields.yml。"
    ]


def test_what_is_wrong_stands_in_its_own_file() -> None:
    assert found({OWN: SPLIT[OWN].decode().replace("example: 60", "example: 六十")}) == [
        f"{OWN}:5:12: RK027 “计划天数”的example“六十”不是数。改成这种形式，或改字段的类型。"
    ]
    (unused,) = found({OTHER: "返工数:\n  type: number\n  unit: 次\n  hint: 返工的次数。\n  example: 1\n"})
    assert unused.startswith(f"{OTHER}:1:1: RK015 字段“返工数”没有被任何片段使用")
    (hint,) = found({OWN: SPLIT[OWN].decode().replace("首版计划的工期。", "首版计划 A的工期。")})
    assert hint.startswith(f"{OWN}:4:13: RK030 ")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "1:1: RK010 文件里一项也没有"),
        ("# 说明\n", "1:1: RK010 文件里一项也没有"),
        ("- 甲\n", "1:1: RK006 "),
        ("计划天数：\n", "1:5: RK012 "),
    ],
)
def test_a_damaged_file_of_a_kind_is_one_finding(text: str, told: str) -> None:
    (finding,) = found({OWN: text})
    assert finding.startswith(f"{OWN}:{told}")


def test_an_unregistered_field_is_sent_to_the_file_of_its_kind() -> None:
    text = SPLIT[SNIPPET].decode().replace("加派两人", "加派{{支援队伍}}")
    (finding,) = found({SNIPPET: text})
    assert finding.endswith(
        "RK014 占位符“支援队伍”未在fields.yml登记。"
        "先在snippets/problems/fields.yml里登记它的类型和填写说明；几类片段都用的登记在snippets/fields.yml。"
    )


def test_a_register_in_a_folder_of_no_kind_is_one_finding() -> None:
    (finding,) = found({OWN: None, "snippets/problem/fields.yml": SPLIT[OWN].decode()})
    assert finding.startswith("snippets/problem/fields.yml:1:1: RK013 文件夹“problem”不是已登记的类型")


def test_any_kind_may_use_what_another_registers() -> None:
    snippet = SPLIT[SNIPPET].decode().replace("title: 进度延误", "title: 背景")
    added = "        depth: core\n      - heading: 背景\n        snippet: background/why"
    outline = SPLIT[OUTLINE].decode().replace("        depth: core", added)
    assert found({"snippets/background/why.md": snippet, OUTLINE: outline}) == []
