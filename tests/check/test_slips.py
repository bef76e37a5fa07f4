"""A slip is answered once, where it was made: what follows from it is not reported as well."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportkb.site.plan import plan

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
        (FIELDS, "type: number", "type: 数量", "2:9: RK010 “type”不能是“数量”"),
        (FIELDS, "延误天数 /", "延误数 /", "14:11: RK026 “延误率”的公式用到没有登记的“延误数”"),
        (OUTLINE, "延误天数: 12", "延误天数: 十二", "11:11: RK027 “延误天数”的值“十二”不是数"),
    ],
    ids=["type", "formula", "value"],
)
def test_a_relation_is_not_judged_by_what_is_itself_unfit(path: str, old: str, new: str, line: str) -> None:
    (finding,) = edited(path, old, new)
    assert finding.startswith(f"{path}:{line}。")


@pytest.mark.parametrize(
    ("kind", "example", "value"),
    [
        ("percent", "20%", "20"),
        ("percent", "20%", "0.2"),
        ("date", "2025-03-31", "2025/3/31"),
        ("date", "2025-03-31", "3月31日"),
        ("period", "2025年3月至5月", "2025年3月—5月"),
        ("period", "2025年3月至5月", "2025年13月"),
        ("period", "2025年3月至5月", "去年夏天"),
    ],
)
def test_an_example_value_is_written_as_it_is_shown(kind: str, example: str, value: str) -> None:
    """What a writer may type at the desk is not what a contribution may hold."""
    entry = [f"  type: {kind}", "  hint: 照台账填写。", f'  example: "{example}"']
    fields = "\n".join([*FILES[FIELDS].decode().splitlines()[:-3], *entry]).encode()
    given = FILES[OUTLINE].replace("延误天数: 12".encode(), f'延误天数: 12\n    延误率: "{value}"'.encode())
    assert found({FIELDS: fields, OUTLINE: given.replace(f'"{value}"'.encode(), f'"{example}"'.encode())}) == []
    (finding,) = found({FIELDS: fields, OUTLINE: given})
    assert f"RK027 “延误率”的值“{value}”不是" in finding


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


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("title: ", "title:", "2:6: RK005 冒号后面没有空格。在“:”后面空一格。"),
        ("purpose: ", "purpose:", "3:8: RK005 冒号后面没有空格"),
        ("  - 延误的", "\t- 延误的", "5:1: RK005 行首用了制表符或全角空格"),
        ("  - 延误的", "　　- 延误的", "5:1: RK005 行首用了制表符或全角空格"),
        ("  - 延误的天数和环节", "  - 天数\n  -环节", "6:3: RK005 “-”后面没有空格"),
        ("  - 延误的天数和环节", "  - 天数\n  • 环节", "6:3: RK005 列表的一项不是以“- ”开头"),
        ("看清晚了", "看清，\n晚了", "4:1: RK005 YAML读不下去：这一行缺少冒号"),
        ("  strong", "    strong", "12:11: RK005 YAML读不下去：缩进与上面不一致。与同级的行左端对齐"),
        ("title: 进", "  title: 进", "3:1: RK005 YAML读不下去：缩进与上面不一致。与同级的行左端对齐"),
        ("  - 延误的天数和环节", "  - 天数\n - 环节", "6:2: RK005 YAML读不下去：缩进与上面不一致。与同级的行左端对齐"),
        ("title: 进", "title:\t进", "2:7: RK005 冒号后面是制表符。"),
        ("title: 进度延误", "title: 进度延误\t", "2:12: RK005 行末有制表符。"),
        ("title: 进", 'title: "进', "2:8: RK005 引号没有结束。"),
        ("title: 进", "title: '进", "2:8: RK005 引号没有结束。"),
        ("purpose: 让读者", 'purpose: "让"读者', '3:10: RK005 YAML读不下去：值以“"”开头，YAML当作记号'),
        ("purpose: 让", "purpose: {{延误天数}}让", "3:10: RK005 YAML读不下去：值以“{”开头，YAML当作记号"),
        ("[进度]", "[进度】", "14:7: RK005 YAML读不下去：“[”没有用半角的“]”结束"),
        ("purpose: 让", "purpose: &a 让", "3:10: RK034 用了YAML锚点（&）"),
        ("晚了几天", "晚了 #几天", "3:18: RK011 “#”和它后面的字会被YAML当作注释丢掉"),
        ("title: 进度延误", "title:", "2:7: RK010 “title”的值不合要求"),
        ("title: 进", "title: 一、进", "2:8: RK036 标题“一、进度延误”带了序号"),
        ("[进度]", "[进度，计划]", "14:8: RK010 “tags.1”的值不合要求"),
        ("[进度]", "[一, 二, 三, 四, 五]", "14:1: RK010 “tags”的值不合要求。这里最多4项。"),
        ("让读者看清", "让读者看清,", "3:15: RK038 "),
        ("[进度]\n---\n\n", "[进度]\n\n", "1:1: RK004 文件头没有结束"),
    ],
)
def test_a_slip_in_front_matter(old: str, new: str, line: str) -> None:
    (finding,) = edited(SNIPPET, old, new)
    assert finding.startswith(f"{SNIPPET}:{line}")


def test_a_key_at_a_wrong_indent_is_not_offered_itself() -> None:
    content = re.sub(rb"(?m)^  (?=weak|strong|why)", b"", FILES[SNIPPET])
    lines = [line.removeprefix(f"{SNIPPET}:") for line in found({SNIPPET: content})]
    advice = "检查缩进：它属于另一个键，或应当与另一些键对齐。"
    assert lines[1:] == [
        f"11:1: RK008 “weak”不该写在这里。{advice}",
        f"12:1: RK008 “strong”不该写在这里。{advice}",
        f"13:1: RK008 “why”不该写在这里。{advice}",
    ]


def test_a_byte_that_is_not_utf_8_stands_at_its_character() -> None:
    content = FILES[SNIPPET].replace("天数和".encode(), b"\xcc\xec\xca\xfd")
    (finding,) = found({SNIPPET: content})
    assert finding.startswith(f"{SNIPPET}:5:8: RK001 ")


FIRST = "数据清洗{==晚了{{延误天数}}天==}{>>与首版计划相比，不与调整后的计划相比。<<}"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("{{延误天数}}天==}", "{延误天数}天==}", "17:10: RK016 “{”不成记号"),
        ("{{延误天数}}天==}", "｛｛延误天数｝｝天==}", "17:10: RK016 “｛”不成记号"),
        (FIRST, "数据清洗｛==晚了{{延误天数}}天==｝｛》》与首版计划相比。《《｝", "17:5: RK016 “｛”不成记号"),
        ("天==}{>>与", "天{>>与", "17:5: RK016 “{==”没有在本行用“==}”结束"),
        ("计划相比。<<}", "计划相比。", "17:22: RK016 “{>>”没有在本行用“<<}”结束"),
        ("口径。<<}", "口径。", "17:74: RK016 “{>>”没有在本行用“<<}”结束"),
        ("天==}{>>与", "天==} {>>与", "17:22: RK017 短语和批注之间有空格"),
        ("{>>与首版计划相比，不与调整后的计划相比。<<}", "", "17:5: RK017 短语后面没有批注"),
        ("{==晚了{{延误天数}}天==}", "晚了{{延误天数}}天==}", "17:16: RK016 “==}”前面没有对应的开始记号"),
        ("天的{{延误率}}==}", "天的{{延误率}}==}", ""),
        ("天的{{延误率}}==}", "天的{{延误率}}%==}", "17:64: RK038 “延误率”自己带着百分号，后面又写了一个"),
        ("- 补救是", "\n　　补救是", "21:1: RK038 "),
        ("- 补救是加派两人", "- 补救是\t加派两人", "20:6: RK038 “补救是\t加派两人”里有全角空格或制表符"),
        ("- 补救是加派两人", "- 补救是加派两人\n\n甲来了\n乙没来", "22:1: RK031 用了段内换行"),
        ("- 补救是加派两人", "- 补救见[办法](https://a.example/b)。", ""),
        ("\n\n- {==起因", "\n- {==起因", "18:1: RK029 "),
    ],
)
def test_a_slip_in_a_body(old: str, new: str, line: str) -> None:
    lines = edited(SNIPPET, old, new)
    assert len(lines) == bool(line), lines
    assert all(found.startswith(f"{SNIPPET}:{line}") for found in lines), lines


def test_an_item_that_begins_with_words_and_a_colon_is_lawful() -> None:
    assert edited(SNIPPET, "- 延误的天数和环节", "- 结论前置：先写晚了几天") == []


def test_lawful_items_are_not_blamed_for_another_line() -> None:
    content = FILES[SNIPPET].decode().replace("- 延误的天数和环节", "- 结论前置：先写晚了几天\n  - 数据：写来源")
    (finding,) = found({SNIPPET: content.replace("title: 进", 'title: "进"', 1).encode()})
    assert finding.startswith(f"{SNIPPET}:2:8: RK005 YAML读不下去")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("    延误天数: 12", "    延误天术: 12", "11:11: RK028 “延误天术”没有登记。是否想写“延误天数”？"),
        ("    延误天数: 12\n", "", "10:3: RK024 没有给“延误天数”示例值。在values下写“延误天数: …”。"),
        ("    延误天数: 12", "    延误天数: 0150", "11:11: RK011 “0150”会被YAML读成104"),
        ("        snippet: problems/delay\n", "", "19:9: RK010 “进度延误”没有内容"),
        ("problems/delay", "problems/delays", "20:18: RK022 片段“problems/delays”不存在。是否想写“problems/delay”？"),
        ("problems/delay", "problem/delay", "20:18: RK022 片段“problem/delay”不存在。是否想写“problems/delay”？"),
        ("写给初次", "写给{{延误天数}}初次", "24:3: RK031 提纲的说明里用了占位符或批注"),
        (
            "  values:\n    延误天数: 12",
            '  note: "甲\n  title: "乙"\n  values:\n    延误天数: 12',
            "10:9: RK005 引号没有结束",
        ),
        ("summary: ", "sumary: ", "3:1: RK008 不认识的键“sumary”。是否想写“summary”？"),
    ],
)
def test_a_slip_in_an_outline(old: str, new: str, line: str) -> None:
    (finding,) = edited(OUTLINE, old, new)
    assert finding.startswith(f"{OUTLINE}:{line}"), finding


def test_values_that_are_missing_are_told_together() -> None:
    values = b"    \xe5\xbb\xb6\xe8\xaf\xaf\xe5\xa4\xa9\xe6\x95\xb0: 12\n"
    assert values.decode() in RECONCILED.decode()
    content = RECONCILED.replace(values, b"").replace("    计划天数: 60".encode(), b"    {}")
    (finding,) = found({OUTLINE: content})
    assert "RK024 没有给“延误天数”、“计划天数”示例值" in finding


def test_an_unknown_folder_is_one_finding_whatever_lies_in_it() -> None:
    files: dict[str, bytes | None] = {f"snippets/troubles/{name}.md": FILES[SNIPPET] for name in ("a", "b", "c")}
    (finding,) = found(files)
    assert finding.startswith("snippets/troubles/a.md:1:1: RK013 文件夹“troubles”不是已登记的类型")


def test_a_period_in_a_formula_is_not_a_zero_divisor() -> None:
    fields = FILES[FIELDS].decode().replace("  type: number\n  unit: 天\n  hint: 首版", "  type: period\n  hint: 首版")
    fields = fields.replace("example: 60", "example: 2025年3月")
    given = FILES[OUTLINE].replace("计划天数: 60".encode(), "计划天数: 2025年3月".encode())
    (finding,) = found({FIELDS: fields.encode(), OUTLINE: given})
    assert finding.startswith(f"{FIELDS}:13:11: RK026 “延误率”的公式用到的“计划天数”不是数")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("  unit: 天\n", "", "1:1: RK010 “延误天数”没有写单位"),
        ("example: 12", "example: 十二", "5:12: RK027 “延误天数”的example“十二”不是数"),
        ("  derive: 延", "  example: 20%\n  derive: 延", "14:12: RK028 “延误率”由公式推算，又写了example"),
        ("  derive: 延误天数 / 计划天数", "  derive: 延误天数 / ", "14:11: RK026 公式“延误天数 /”读不懂"),
        ("  derive: 延误天数 / 计划天数", "  unit: 天\n  example: 20%", "14:9: RK010 “延误率”的单位“天”与类型不符"),
    ],
)
def test_a_slip_in_the_register_stands_at_its_part(old: str, new: str, line: str) -> None:
    lines = [finding for finding in edited(FIELDS, old, new) if finding.startswith(FIELDS)]
    assert len(lines) == 1, lines
    assert lines[0].startswith(f"{FIELDS}:{line}")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("  example: 60", "  derive: 延误率 * 60", "10:11: RK026 公式互相依赖或一环扣得太长：计划天数→延误率→计划天数"),
        ("  type: percent", "  type: text", "12:9: RK026 “延误率”由公式推算，类型却不是数"),
        ("计划天数:\n", "计 划:\n", "6:1: RK018 “计 划”不可用作字段名"),
        ("计划天数:\n", "? [甲]\n: 乙\n计划天数:\n", "6:3: RK010 键不是文字。键只写一个词。"),
    ],
)
def test_a_field_that_cannot_be_used_is_told(old: str, new: str, line: str) -> None:
    lines = edited(FIELDS, old, new)
    assert any(found.startswith(f"{FIELDS}:{line}") for found in lines), lines
    assert not any("RK015" in found for found in lines), lines


def test_a_divisor_that_is_zero_in_the_case_is_told() -> None:
    given = FILES[OUTLINE].replace("计划天数: 60".encode(), "计划天数: 0".encode())
    assert found({OUTLINE: given}) == [
        f"{OUTLINE}:10:3: RK026 “延误率”按示例值算不出来。公式里的除数不能为零。",
    ]


def test_an_english_key_with_a_wide_colon_in_a_list_of_words_is_told() -> None:
    (finding,) = edited(SNIPPET, "- 延误的天数和环节", "- 延误的天数\n  - title：环节")
    assert finding.startswith(f"{SNIPPET}:6:10: RK012 键后面是全角冒号")


def test_a_library_without_an_outline_is_one_finding() -> None:
    assert found({OUTLINE: None}) == ["docs/outlines/index.md:1:1: RK043 一份提纲也没有。从仓库里恢复docs/outlines/。"]


def test_folders_that_lost_their_kinds_are_one_finding() -> None:
    files: dict[str, bytes | None] = {f"snippets/{name}/a.md": FILES[SNIPPET] for name in ("troubles", "wins")}
    (finding,) = found(files)
    assert finding.startswith(f"{KINDS}:1:1: RK013 文件夹“troubles”、“wins”不是已登记的类型")


def test_a_value_that_the_outline_does_not_use_is_told() -> None:
    fields = FILES[FIELDS].decode() + "返工天数:\n  type: number\n  unit: 天\n  hint: 返工的天数。\n  example: 3\n"
    used = FILES[SNIPPET].decode().replace("加派两人", "加派两人，返工{{返工天数}}天")
    other = RECONCILED.decode().replace("problems/delay", "problems/rework")
    other = other.replace("    计划天数: 60", "    计划天数: 60\n    返工天数: 3")
    given = RECONCILED.decode().replace("    计划天数: 60", "    计划天数: 60\n    返工天数: 3")
    files = {FIELDS: fields, "snippets/problems/rework.md": used, "docs/outlines/other.md": other, OUTLINE: given}
    assert found({path: text.encode() for path, text in files.items()}) == [
        f"{OUTLINE}:13:11: RK028 “返工天数”在这份提纲里没有用到。是否想写“计划天数”？"
    ]
