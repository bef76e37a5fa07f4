"""One slip of a contributor is one finding, at its place, in a library that has a frame, a list and questions."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from reportkb.site.plan import plan

CASES = Path(__file__).parents[1] / "cases" / "check"
FOLDERS = (CASES / "base", CASES / "RK046" / "pass", CASES / "RK050" / "pass")
FILES = {path.relative_to(folder).as_posix(): path.read_bytes() for folder in FOLDERS for path in folder.rglob("*.*")}
STORY, FRAME, OUTLINE = "snippets/problems/delay.md", "snippets/problems/list.md", "docs/outlines/report.md"
FIELDS, LISTS, CHOOSING = "snippets/fields.yml", "snippets/lists.yml", "snippets/choosing.yml"
PHRASES, GUIDE = "snippets/phrases.yml", "docs/guide/index.md"
ADVISED = "docs/guide/goals.md"
GUIDANCE = {
    GUIDE: "---\ntitle: 写作指南\ndescription: 一句话。\npages: [goals]\n---\n\n# 写作指南\n",
    ADVISED: "---\ntitle: 目标\ndescription: 一句话。\n---\n\n# 目标\n",
}
TREE = {**FILES, **{path: text.encode() for path, text in GUIDANCE.items()}}


def found(changed: Mapping[str, bytes | None]) -> list[str]:
    """List what is found when files are other, or gone."""
    tree = {path: content for path, content in {**TREE, **changed}.items() if content is not None}
    return [str(finding) for finding in plan(tree)[1]]


def edited(path: str, old: str, new: str) -> list[str]:
    """List what is found when a part of a file reads otherwise."""
    text = TREE[path].decode()
    assert old in text
    return found({path: text.replace(old, new).encode()})


def moved(path: str, to: str) -> list[str]:
    """List what is found when a file lies elsewhere."""
    return found({path: None, to: TREE[path]})


def only(lines: list[str], start: str) -> str:
    """Give the only finding, which must begin so."""
    assert len(lines) == 1, lines
    assert lines[0].startswith(start), lines
    return lines[0]


def test_the_library_is_clean() -> None:
    assert found({}) == []


@pytest.mark.parametrize("name", ["Delay.md", "delay_1.md", "进度延误.md", "delay (1).md"])
def test_a_misnamed_snippet_is_told_once(name: str) -> None:
    line = only(moved(STORY, f"snippets/problems/{name}"), f"snippets/problems/{name}:1:1: RK032 ")
    assert ("可以改成“delay" in line) == name.startswith(("Delay", "delay_"))


@pytest.mark.parametrize("path", ["docs/delay.md", "docs/snippets/delay.md", "docs/reference/delay.md"])
def test_a_snippet_among_the_pages_is_told_once(path: str) -> None:
    only(moved(STORY, path), f"{path}:1:1: RK032 网站上没有放这个文件的地方。片段放在snippets/")


def test_a_page_that_the_navigation_has_no_place_for_is_told() -> None:
    only(found({"docs/moving.md": "# 搬迁\n\n搬。\n".encode()}), "docs/moving.md:1:1: RK032 ")


def test_a_snippet_among_the_outlines_is_told_once() -> None:
    only(moved(STORY, "docs/outlines/delay.md"), "docs/outlines/delay.md:1:1: RK032 这是一个片段，不是提纲")


@pytest.mark.parametrize("path", ["snippets/problems/report.md", "docs/report.md"])
def test_an_outline_in_a_wrong_place_is_told_once(path: str) -> None:
    other = {"docs/outlines/other.md": TREE[OUTLINE], CHOOSING: TREE[CHOOSING].replace(b"report", b"other", 1)}
    assert found(other) == []
    only(found({**other, OUTLINE: None, path: TREE[OUTLINE]}), f"{path}:1:1: RK032 ")


def test_an_outline_that_is_gone_is_told_where_it_is_named() -> None:
    other = {"docs/outlines/other.md": TREE[OUTLINE].replace(b"problems/delay", b"problems/late")}
    late = {"snippets/problems/late.md": TREE[STORY], CHOOSING: TREE[CHOOSING].replace(b"report", b"other", 1)}
    assert found({**other, **late}) == []
    lines = found({**other, **late, OUTLINE: None})
    assert [line.split(" ")[1] for line in lines] == ["RK050", "RK050"], lines


def test_a_snippet_in_the_folder_of_another_kind_is_named() -> None:
    kinds = TREE["snippets/kinds.yml"] + "goals:\n  title: 目标\n  description: 做到哪里。\n".encode()
    line = only(
        found({"snippets/kinds.yml": kinds, STORY: None, "snippets/goals/delay.md": TREE[STORY]}),
        f"{OUTLINE}:22:18: RK022 片段“problems/delay”不存在。",
    )
    assert line.endswith("是否想写“goals/delay”？")


@pytest.mark.parametrize("name", ["delay", "snippets/problems/delay.md", "problem/delay"])
def test_a_snippet_of_that_file_name_is_meant(name: str) -> None:
    line = only(edited(OUTLINE, "problems/delay", name), f"{OUTLINE}:22:18: RK022 ")
    assert line.endswith("是否想写“problems/delay”？")


def test_a_section_that_names_a_frame_is_told_its_stories() -> None:
    line = only(edited(OUTLINE, "problems/delay", "problems/list"), f"{OUTLINE}:22:18: RK044 “problems/list”是句式")
    assert line.endswith("换成它的一个范例：problems/delay。")


@pytest.mark.parametrize(
    ("name", "advice"),
    [("problems/lists", "是否想写“problems/list”？"), ("problems/why", "从这些句式里选一个：problems/list。")],
)
def test_a_frame_is_meant_by_the_name_of_a_frame(name: str, advice: str) -> None:
    line = only(edited(STORY, "frame: problems/list", f"frame: {name}"), f"{STORY}:3:8: RK044 句式“{name}”不存在")
    assert line.endswith(advice)


def test_a_snippet_without_a_body_is_told_once() -> None:
    head = TREE[STORY].decode().partition("\n---\n")[0]
    only(found({STORY: f"{head}\n---\n".encode()}), f"{STORY}:16:1: RK009 没有正文")


def test_a_misspelt_field_is_told_once() -> None:
    only(edited(STORY, "{{计划天数}}", "{{计划天}}"), f"{STORY}:18:54: RK014 占位符“计划天”未在")


def test_a_field_that_is_gone_is_told_where_a_snippet_shows_it() -> None:
    fields = TREE[FIELDS].decode()
    text = fields[: fields.index("计划天数:\n")] + fields[fields.index("延误率:") :]
    only(found({FIELDS: text.encode()}), f"{STORY}:18:54: RK014 占位符“计划天数”未在")


def test_a_name_that_a_file_holds_often_is_told_once() -> None:
    line = only(edited(FRAME, "问题.", "毛病."), f"{FRAME}:")
    assert "RK046 没有“毛病”这份清单，这个文件里共3处。" in line


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("        影响:", "        响应:", "16:13: RK047 “问题”没有“响应”这一列"),
        ("名称: 旧数据重复", "名称: ''", "15:9: RK047 “问题”第1行没有名称"),
        ("    问题:", "    毛病:", "14:5: RK047 没有“毛病”这份清单"),
    ],
)
def test_a_slip_in_a_row_is_told_once(old: str, new: str, line: str) -> None:
    only(edited(OUTLINE, old, new), f"{OUTLINE}:{line}")


@pytest.mark.parametrize(
    ("row", "line"),
    [
        ("{名称: 旧数据重复，状态: 已解决}", "15:19: RK005 “{…}”里的两项之间是全角逗号"),
        ('{名称: "旧数据重复"，状态: 已解决}', "15:21: RK005 “{…}”里的两项之间是全角逗号"),
        ("{名称: 旧数据重复, 状态: 已解决", "15:9: RK005 “{”没有用“}”结束"),
        ("{名称: 旧数据: 重复, 状态: 已解决}", "15:17: RK005 YAML读不下去：“{…}”里有写错的地方"),
        ("{名称：旧数据重复, 状态: 已解决}", "15:18: RK047 “名称：旧数据重复”的冒号是全角的"),
    ],
)
def test_a_slip_in_a_row_of_one_line_is_named(row: str, line: str) -> None:
    text = TREE[OUTLINE].decode()
    first, end = text.index("- 名称: 旧"), text.index("sections:")
    only(found({OUTLINE: f"{text[:first]}- {row}\n{text[end:]}".encode()}), f"{OUTLINE}:{line}")


def test_a_row_whose_colon_has_no_space_is_told_so() -> None:
    text = (
        TREE[OUTLINE]
        .decode()
        .replace(
            "- 名称: 旧数据重复\n        影响: 清洗多用十二天\n        状态: 已解决",
            "- {名称:旧数据重复, 状态: 已解决}",
        )
    )
    only(found({OUTLINE: text.encode()}), f"{OUTLINE}:15:18: RK047 “名称:旧数据重复”的冒号后面没有空格")


@pytest.mark.parametrize(
    ("old", "new", "start"),
    [
        ("      choices: [已解决, 未解决]\n", "", f"{LISTS}:12:5: RK010 “状态”的choices与类型不符"),
        ("type: long", "type: row\n      list: 毛病", f"{LISTS}:9:5: RK010 “影响”指向的清单“毛病”不存在"),
    ],
)
def test_an_unfit_column_is_told_where_it_stands(old: str, new: str, start: str) -> None:
    assert any("choice" in line or "清单" in line for line in edited(LISTS, old, new))
    only(edited(LISTS, old, new), start)


@pytest.mark.parametrize(
    ("relation", "fact"),
    [
        ("计数(毛病) == 1", "没有“毛病”这份清单。是否想写“问题”？"),
        ("计数(问题) < 工期", "“工期”没有登记"),
    ],
)
def test_a_relation_says_what_it_lacks(relation: str, fact: str) -> None:
    lines = edited(OUTLINE, "sections:", f"  reconcile:\n    - {relation}\nsections:")
    assert f"RK039 {fact}"[:12] in only(lines, f"{OUTLINE}:19:7: RK039 ")


def test_a_relation_of_a_field_without_a_value_says_so() -> None:
    fields = (
        TREE[FIELDS] + "返工天数:\n  type: number\n  unit: 天\n  hint: 返工。\n  example: 3\n  scope: common\n".encode()
    )
    used = TREE[FRAME].replace("【写：还要谁来定什么】".encode(), "返工{{返工天数}}天".encode())
    text = TREE[OUTLINE].decode().replace("sections:", "  reconcile:\n    - 返工天数 < 延误天数\nsections:")
    line = only(
        found({FIELDS: fields, FRAME: used, OUTLINE: text.encode()}),
        f"{OUTLINE}:19:7: RK039 “返工天数 < 延误天数”无法核对",
    )
    assert line.endswith("没有给“返工天数”示例值。在values下写“返工天数: …”，或删掉这条关系。")


def test_phrases_that_a_chinese_comma_joins_are_told() -> None:
    text = "扎实:\n  forms: [稳步推进，扎实开展]\n  why: 没有数\n  instead: 写数\n"
    only(found({PHRASES: TREE[PHRASES] + text.encode()}), f"{PHRASES}:")


def test_a_phrase_of_one_character_is_told_once() -> None:
    text = "天:\n  why: 没有数\n  instead: 写数\n"
    only(found({PHRASES: TREE[PHRASES] + text.encode()}), f"{PHRASES}:")


@pytest.mark.parametrize("name", ["Goals", "目标"])
def test_a_page_of_the_guide_has_a_plain_name(name: str) -> None:
    index = TREE[GUIDE].replace(b"[goals]", f"[{name}]".encode())
    lines = found({ADVISED: None, f"docs/guide/{name}.md": TREE[ADVISED], GUIDE: index})
    only(lines, f"docs/guide/{name}.md:1:1: RK032 文件名“{name}.md”不可用")


def test_a_file_that_begins_otherwise_is_told_how() -> None:
    line = only(found({STORY: b"```markdown\n" + TREE[STORY] + b"```\n"}), f"{STORY}:1:1: RK004 ")
    assert "第一行是“```markdown”" in line


@pytest.mark.parametrize(
    ("path", "old", "new", "line"),
    [
        (STORY, "加派两人", "加派【人数】", "21:8: RK016 范例里有“【人数】”"),
        (FRAME, "【写：还要", "【还要", "24:1: RK016 “【还要谁来定什么】”不成提示"),
        (FRAME, "【写：", "【写:", "24:1: RK016 “【写:还要谁来定什么】”不成提示"),
        (FRAME, "还要谁来定什么", "", "24:1: RK016 提示是空的"),
        (FRAME, "还要谁来定什么", "还要谁来定什么，" * 7, "24:1: RK016 提示有56个字，上限是50个"),
        (STORY, "{{计划天数}}", "{{ 计划天数 }}", "18:54: RK018 占位符“ 计划天数 ”里有空格。写成“{{计划天数}}”"),
        (STORY, "{{计划天数}}", "{{{计划天数}}}", "18:54: RK018 占位符“{计划天数”里有多出来的花括号"),
        (STORY, "与首版计划相比，", "与首版计划相比，\n", "18:22: RK016 “{>>”没有在本行用“<<}”结束"),
        (STORY, "- 补救是", "- 补救见![图](a.png)，是", "21:6: RK021 有图片“a.png”"),
        (STORY, "加派两人", "<b>加派</b>两人", "21:6: RK020 有HTML“<b>”"),
        (STORY, "加派两人", "见http://example.com/a加派两人", "21:7: RK021 网址“http://example.com/a”露在句子里"),
        (STORY, "加派两人", "加派两人✅", "21:10: RK038 “加派两人✅”里有表情符号"),
        (STORY, "title: 进", "title: 📚进", "2:8: RK038 “📚进度延误”里有表情符号"),
        (FRAME, "列在下面", "四批列在下面", "18:48: RK045 句式里写了数“四”"),
        (FRAME, "{{有(问题.影响)}}", "{{无(问题)}}{{有(问题.影响)}}", "18:36: RK052 写着“{{无(问题)}}”的一句"),
        (FRAME, "{{有(问题.影响)}}", "{{无（问题）}}{{名单(问题)}}", "18:36: RK052 写着“{{无(问题)}}”的一句"),
    ],
)
def test_a_slip_in_a_body_is_told_once(path: str, old: str, new: str, line: str) -> None:
    only(edited(path, old, new), f"{path}:{line}")


@pytest.mark.parametrize("sign", ["☑", "★", "√", "①", "℃"])
def test_a_sign_that_reports_use_is_no_picture(sign: str) -> None:
    assert edited(STORY, "加派两人", f"加派两人{sign}") == []


def test_a_row_of_two_lists_is_told() -> None:
    goals = (
        "目标:\n  counter: 项\n  question: 哪几项？\n  purpose: 做到哪里。\n  columns:\n    名称: {hint: 写结果。}\n"
    )
    frame = TREE[FRAME].decode().replace("| {{问题.影响}} |", "| {{目标.名称}} |")
    lines = found({LISTS: TREE[LISTS] + goals.encode(), FRAME: frame.encode()})
    only(lines, f"{FRAME}:22:15: RK052 一行里有两份清单的列：问题、目标")


def test_a_snippet_that_an_outline_has_twice_is_told_so() -> None:
    lines = edited(OUTLINE, "\n---\n\n写给", "\n  - heading: 再说\n    snippet: problems/delay\n---\n\n写给")
    only(lines, f"{OUTLINE}:25:14: RK044 “再说”与“进度延误”放了同一个片段“problems/delay”")


def test_a_table_with_wide_bars_is_told_once() -> None:
    only(edited(FRAME, "| {==问题", "｜{==问题"), f"{FRAME}:20:1: RK040 表格里有全角竖线“｜”")
    head = TREE[FRAME].decode().split("\n")[19]
    only(edited(FRAME, head, head.replace("|", "｜")), f"{FRAME}:20:1: RK040 这一行像表格")


@pytest.mark.parametrize(
    ("value", "advice"),
    [
        ("12天", "单位写在正文里，这里只写“12”。"),
        ("“12”", '引号用半角的："12"。'),
        ("''", "写上值。"),
        ("十二", "改成这种形式，或改字段的类型。"),
    ],
)
def test_a_value_that_does_not_fit_is_told_what_to_leave_out(value: str, advice: str) -> None:
    assert only(edited(OUTLINE, "延误天数: 12", f"延误天数: {value}"), f"{OUTLINE}:11:11: RK027 ").endswith(advice)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            "见[目标](#gaol)。",
            "10:7: RK021 链接指向的“#gaol”在docs/guide/goals.md里没有。是“#goal”“#写到哪里”“#目标”之一",
        ),
        ("见[提纲](../outlines/report.md#part)。", "10:28: RK021 链接指向的“#part”在docs/outlines/report.md里没有"),
        ("见[提纲](../outlines/reports.md)。", "10:7: RK021 链接“../outlines/reports.md”指向不存在的页面"),
        ("见[提纲](/outlines/report/)。", "10:7: RK021 链接“/outlines/report/”以“/”开头"),
        ("见![图](a.png)。", "10:2: RK021 图片“a.png”打不开"),
        ("见[目标](#goal)、[提纲](../outlines/report.md#problems-delay)、`[甲](/乙)`。", ""),
    ],
)
def test_a_link_of_a_page_that_leads_nowhere_is_told(written: str, told: str) -> None:
    lines = found({ADVISED: TREE[ADVISED] + f"\n## 写到哪里 {{: #goal }}\n\n{written}\n".encode()})
    assert len(lines) == bool(told), lines
    assert all(line.startswith(f"{ADVISED}:{told}") for line in lines), lines


@pytest.mark.parametrize(
    ("path", "old", "new", "line"),
    [
        (
            OUTLINE,
            "depth: core",
            "depth: Cor",
            "23:16: RK010 “sections.1.children.1.depth”不能是“Cor”。是否想写“core”？只能是",
        ),
        (OUTLINE, "depth: core", "depth: 简版", "23:16: RK010 “sections.1.children.1.depth”不能是“简版”。只能是core、"),
        (LISTS, "type: long", "type: 长", "10:13: RK010 “问题.columns.影响.type”不能是“长”。只能是text、"),
        (
            OUTLINE,
            "    延误天数: 12",
            "    延误天数: 12\n    延误天数: 13",
            "12:5: RK007 键“延误天数”写了两次，前一次在第11行",
        ),
        (OUTLINE, "    延误天数: 12", "    <<: 甲\n    延误天数: 12", "11:5: RK034 用了YAML合并标记"),
        (
            OUTLINE,
            "sections:",
            "  reconcile:\n    - 延误天数 >= 1\nsections:",
            "19:7: RK039 “延误天数 >= 1”无法核对：写了“>”",
        ),
        (
            OUTLINE,
            "sections:",
            "  reconcile:\n    - 延误天数 = 12\nsections:",
            "19:7: RK039 “延误天数 = 12”无法核对：一个“=”",
        ),
    ],
)
def test_a_word_that_is_none_of_some_is_told_once(path: str, old: str, new: str, line: str) -> None:
    only(edited(path, old, new), f"{path}:{line}")


def test_a_misspelt_list_in_a_row_is_told_once() -> None:
    only(edited(FRAME, "{{问题.影响}} |", "{{问.影响}} |"), f"{FRAME}:22:15: RK046 没有“问”这份清单")


def test_a_kind_with_a_chinese_name_is_told_once() -> None:
    only(edited("snippets/kinds.yml", "problems:", "问题:"), "snippets/kinds.yml:4:1: RK032 类型名“问题”不可用")


def test_an_answer_that_ends_and_asks_on_is_told_once() -> None:
    text = TREE[CHOOSING].decode()
    both = text.replace("    - say: 做了一半\n", "    - say: 做了一半\n      then: 手上的事\n")
    assert both != text
    assert "既接着问又给了提纲" in only(found({CHOOSING: both.encode()}), f"{CHOOSING}:")


def test_the_guide_is_proofread_but_for_its_elements() -> None:
    said = '\n<div class="rk-weak" title="甲,乙" markdown="1">\n\n一周写一次,不写流水账。\n\n</div>\n'
    only(found({ADVISED: TREE[ADVISED] + said.encode()}), f"{ADVISED}:10:6: RK038 ")


@pytest.mark.parametrize("name", ["Fields.yml", "fields.yaml", "fields.yml.txt"])
def test_a_register_with_another_name_is_told_once(name: str) -> None:
    own = "返工天数:\n  type: number\n  unit: 天\n  hint: 返工。\n  example: 3\n".encode()
    used = TREE[STORY].replace("加派两人".encode(), "返工{{返工天数}}天".encode())
    line = only(found({STORY: used, f"snippets/problems/{name}": own}), f"snippets/problems/{name}:1:1: RK032 ")
    assert line.endswith(f"字段登记表“{name}”叫错了名字。改成“fields.yml”，直接放在snippets/<类型>/下。")


def test_a_picture_among_the_snippets_is_not_offered_a_name() -> None:
    line = only(found({"snippets/problems/a.png": b"\x89PNG\0"}), "snippets/problems/a.png:1:1: RK032 ")
    assert "可以改成" not in line


@pytest.mark.parametrize("name", ["搬迁", "Report"])
def test_a_misnamed_outline_is_told_once(name: str) -> None:
    other = {"docs/outlines/other.md": TREE[OUTLINE], CHOOSING: TREE[CHOOSING].replace(b"report", b"other", 1)}
    path = f"docs/outlines/{name}.md"
    only(found({**other, OUTLINE: None, path: TREE[OUTLINE]}), f"{path}:1:1: RK032 ")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("不与调整后的", "不与{==调整==}{>>改过<<}后的", "18:22: RK016 “{>>”没有"),
        ("晚了{{延误天数}}天==}", "晚了\n\n{{延误天数}}天==}", "18:5: RK016 “{==”没有"),
    ],
)
def test_a_mark_that_ends_further_on_is_told_once(old: str, new: str, line: str) -> None:
    only(edited(STORY, old, new), f"{STORY}:{line}")
