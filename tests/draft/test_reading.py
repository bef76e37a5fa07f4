"""Reports come back as drafts: our own recognised, foreign ones as own sections, nothing dropped."""

from __future__ import annotations

import random
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from offices import office
from running import Run, outlines_of, pieces_of, snippets

pytestmark = pytest.mark.browser

OFFICES = Path(__file__).resolve().parents[1] / "facts"
CASES = Path(__file__).resolve().parents[1] / "cases" / "reading"
STYLES = ("official", "chapter", "decimal")
UNDERLINE = re.compile("=+|-+|")


WRAPPED = Path(__file__).resolve().parents[1] / "cases" / "wrapped"


def cases(folder: Path) -> list[Path]:
    """List the reports of a folder, each of which has what is expected of it beside it."""
    return sorted(path for path in folder.iterdir() if not path.name.endswith(".expected"))


def drawn(draft: dict[str, Any]) -> str:
    """Draw a draft as a case expects it."""
    lines = [f"标题：{draft['title']}", f"编号：{draft['numbering']}"]
    for section in draft["sections"]:
        indent = "  " * section["level"]
        lines.append(indent + (section["heading"] or "（没有标题）"))
        lines += [f"{indent}| {line}".rstrip() for line in section["text"].split("\n")] if section["text"] else []
    return "\n".join(lines) + "\n"


def text_of(path: Path) -> str:
    """Read a report with its own line ends."""
    return path.read_bytes().decode()


@pytest.mark.parametrize("path", cases(CASES), ids=lambda path: path.name)
def test_foreign_reports(path: Path, run_script: Run) -> None:
    draft = run_script("reading", {"texts": [text_of(path)]})[0]["draft"]
    assert drawn(draft) == path.with_name(path.name + ".expected").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", cases(CASES), ids=lambda path: path.name)
def test_nothing_is_dropped(path: Path, run_script: Run) -> None:
    draft = run_script("reading", {"texts": [text_of(path)]})[0]["draft"]
    headings = [draft["title"], *(section["heading"] for section in draft["sections"])]
    texts = "\n".join(section["text"] for section in draft["sections"]).split("\n")
    for line in text_of(path).splitlines():
        heading = any(title and line.rstrip(" #*").endswith(title) for title in headings)
        assert heading or UNDERLINE.fullmatch(line) or line.rstrip() in texts, line


@pytest.mark.parametrize("path", cases(WRAPPED), ids=lambda path: path.name)
def test_a_report_is_taken_out_of_what_it_came_wrapped_in(path: Path, run_script: Run) -> None:
    """Front matter, a fence round the whole, an assistant's words; what is left out of the report is said."""
    result = run_script("reading", {"texts": [text_of(path)]})[0]
    aside = f"题外：{result['aside']}\n" if result["aside"] else ""
    assert aside + drawn(result["draft"]) == path.with_name(path.name + ".expected").read_text(encoding="utf-8")


RENUMBERED = {
    "总结\n\n一、目标\n\n甲\n\n（一）细说\n\n乙\n\n二、做法\n\n丙\n": "",
    "总结\n\n1、目标\n\n甲\n\n2、做法\n\n乙\n": "“1、目标”变成“一、目标”",
    "# 总结\n\n## 目标\n\n甲\n\n## 做法\n\n乙\n": "",
    "# 总结\n\n## 一、目标\n\n甲\n\n## 二、做法\n\n乙\n\n## 附件\n\n丙\n": "“附件”变成“三、附件”",
}


@pytest.mark.parametrize("text", RENUMBERED)
def test_numbers_that_will_be_others_are_said(text: str, run_script: Run) -> None:
    said = run_script("reading", {"texts": [text]})[0]["renumbered"]
    assert (RENUMBERED[text] in said) if RENUMBERED[text] else said == ""


def test_a_number_that_may_be_a_words_is_judged_by_its_neighbours(run_script: Run) -> None:
    lines = ["一、二期工程衔接", "二、问题", "三、四季度安排", "四、打算"]
    moved = ["一、概况", "三、四季度安排", "二、问题", "三、打算"]
    texts = ["# 总结\n\n" + "\n\n".join(f"## {line}\n\n文" for line in listed) for listed in (lines, moved)]
    drafts = [one["draft"] for one in run_script("reading", {"texts": texts})]
    found = [[section["heading"] for section in draft["sections"]] for draft in drafts]
    assert found == [["二期工程衔接", "问题", "四季度安排", "打算"], ["概况", "三、四季度安排", "问题", "打算"]]


def test_a_line_above_recognised_sections_makes_no_sample(run_script: Run) -> None:
    fixed = "本节是固定文字，逐项有台账可查。"
    piece = {"title": "成果", "kind": "results", "purpose": "让人信服。", "points": [], "text": fixed}
    pieces = {"results/one": {**piece, "fields": {}, "values": {}}}
    text = f"总结\n\n现将有关情况报告如下：\n\n一、成果\n\n{fixed}\n\n二、问题\n\n没有。\n"
    draft = run_script("reading", {"texts": [text], "pieces": pieces})[0]["draft"]
    assert (draft["flavour"], draft["remark"]) == ("template", "")
    assert [(section["heading"], section["text"]) for section in draft["sections"]] == [
        ("", "现将有关情况报告如下："),
        ("成果", ""),
        ("问题", "没有。"),
    ]


def test_of_two_snippets_with_one_purpose_the_points_tell_which(run_script: Run) -> None:
    base = {
        "kind": "goals",
        "purpose": "让人判得出成没成。",
        "text": "这里是固定的文字，没有空格。",
        "fields": {},
        "values": {},
    }
    points = {"goals/one": ["有几项", "谁负责"], "goals/two": ["有几项", "哪天核对"]}
    pieces = {name: {**base, "title": name, "points": said} for name, said in points.items()}
    text = "# 总结\n\n## 一、缘起\n\n写作目的：让人判得出成没成。\n\n- 有几项\n- 哪天核对\n\n补充一段。\n"
    [section] = run_script("reading", {"texts": [text], "pieces": pieces})[0]["draft"]["sections"]
    assert (section["snippet"], section["text"]) == ("goals/two", "补充一段。")


def test_our_own_reports_come_back(run_script: Run, catalogue: dict[str, Any]) -> None:
    outlines = outlines_of(catalogue)
    task = {"pieces": pieces_of(catalogue), "outlines": outlines, "listing": snippets(catalogue)}
    result = run_script("round_trip", task)
    assert result == {"count": len(outlines) * 3 * 2 * 7, "problems": []}


def test_a_report_changed_by_hand(run_script: Run) -> None:
    """Order, renamed headings, filled blanks and added text are kept; a changed section is own text."""
    fields = {
        "完成数": {"type": "number", "unit": "项"},
        "计划数": {"type": "number", "unit": "项"},
        "完成率": {"type": "percent", "formula": "完成数 / 计划数", "steps": ["@完成数", "@计划数", "/"], "digits": 1},
    }
    base = {"kind": "results", "purpose": "让人信服。", "points": ["写数"], "values": {}}
    pieces = {
        "results/one": {
            **base,
            "title": "成果",
            "text": "本期完成{{完成数}}项，占计划的{{完成率}}，比上期多。\n\n都有台账可查，责任到人。",
            "fields": fields,
        },
        "results/two": {**base, "title": "问题", "text": "这里是问题一节的固定文字，没有空格。", "fields": {}},
        "results/three": {
            **base,
            "title": "两次",
            "text": "上半年完成{{完成数}}项，下半年完成{{完成数}}项，两次对得上。",
            "fields": fields,
        },
    }
    text = """# 总结

## 一、问题改名

这里是问题一节的固定文字，没有空格。

我加的一段。

## 二、插进来的

- 自己写的

## 三、成果

本期完成12\\*项，占计划的【完成率】，比上期多。

都有台账可查，责任到人。

## 四、成果

本期完成13项，占计划的5%，比上期多。

都有台账可查，责任到人。

## 五、成果

本期完成【完成数】项，占计划的【完成率】，比上期多得多。

都有台账可查，责任到人。

## 六、两次

上半年完成12\\*项，下半年完成9项，两次对得上。
"""
    text = text.replace("到人。\n\n## 四", "到人。  \n\n## 四")
    result = run_script("reading", {"texts": [text], "pieces": pieces})[0]
    draft = result["draft"]
    rows = [(section["heading"], section["snippet"], section["text"]) for section in draft["sections"]]
    changed = "本期完成13项，占计划的5%，比上期多。\n\n都有台账可查，责任到人。"
    more = "本期完成【完成数】项，占计划的【完成率】，比上期多得多。\n\n都有台账可查，责任到人。"
    assert rows == [
        ("问题改名", "results/two", "我加的一段。"),
        ("插进来的", None, "- 自己写的"),
        ("成果", "results/one", ""),
        ("成果", None, changed),
        ("成果", None, more),
        ("两次", None, "上半年完成12\\*项，下半年完成9项，两次对得上。"),
    ]
    assert draft["values"] == {"完成数": "12*"}
    assert [entry["as"] for entry in result["recognised"]] == ["snippet", "own", "snippet", "own", "own", "own"]
    indented = text.replace("本期", "　　本期").replace("都有", "　　都有").replace("我加", "　　我加")
    [wide] = run_script("reading", {"texts": [indented], "pieces": pieces})
    assert [entry["as"] for entry in wide["recognised"]] == ["snippet", "own", "snippet", "own", "own", "own"]
    assert [section["text"] for section in wide["draft"]["sections"]][:3] == ["我加的一段。", "- 自己写的", ""]
    twice_told = "上半年完成3项，下半年完成9项，两次对得上。"
    [alone] = run_script("reading", {"texts": [f"## 两次\n\n{twice_told}\n"], "pieces": pieces})
    assert [(section["snippet"], section["text"]) for section in alone["draft"]["sections"]] == [(None, twice_told)]


def test_a_table_that_an_editor_lined_up_is_recognised(run_script: Run) -> None:
    table = "| 指标 | 实际 |\n|---|---|\n| 完成项数 | {{完成数}}项 |\n| 责任人 | {{责任人}} |"
    said = f"指标如下，逐项有台账可查。\n\n{table}"
    fields = {"完成数": {"type": "number", "unit": "项"}, "责任人": {"type": "text"}}
    base = {"kind": "results", "purpose": "让人信服。", "points": ["写数"], "values": {}}
    pieces = {"results/one": {**base, "title": "成果", "text": said, "fields": fields}}
    text = """## 成果

指标如下，逐项有台账可查。

| 指标     | 实际        |
| -------- | ----------- |
| 完成项数 | 12项        |
| 责任人   | 甲 \\| 乙  |

| 我加的 | 一张表 |
| ------ | ------ |
| 一     | 二     |
"""
    [read] = run_script("reading", {"texts": [text], "pieces": pieces})
    assert [entry["as"] for entry in read["recognised"]] == ["snippet"]
    assert read["draft"]["values"] == {"完成数": "12", "责任人": "甲 | 乙"}
    assert "我加的" in read["draft"]["sections"][0]["text"]


# How an item of a list may tell which rows it is of: by its own words, by what decides whether they stand, by a cell.
TOLD = {
    "words": ("：{said}。", "：{said}。"),
    "guard": ("。{{{{有(结转, {word})}}}}{said}。", "。{said}。"),
    "cell": ("。答复：{{{{结转({word}).答复}}}}。", "。答复：{word}。"),
}


@pytest.mark.parametrize("told", TOLD)
def test_an_item_of_a_list_is_that_which_says_most_of_it(told: str, run_script: Run, catalogue: dict[str, Any]) -> None:
    """Items that differ in nothing but sentences that may go are no longer taken for the first of them."""
    frame, report = TOLD[told]
    lead = "上期没有做完的，逐项列出去处。\n\n继续做的事项如下：\n\n"
    rows = {"部分": ("登记", "部分完成"), "结转": ("核对", "结转"), "未答复": ("培训", "尚无答复")}
    items = [
        f"- **{{{{结转({word}).名称}}}}**{frame.format(word=word, said=said)}"
        f"{{{{有(结转.目标值)}}}}目标值：{{{{结转({word}).目标值}}}}。\n"
        for word, (_, said) in rows.items()
    ]
    lines = [f"- **{name}**{report.format(word=word, said=said)}目标值：9次。\n" for word, (name, said) in rows.items()]
    piece = {**pieces_of(catalogue)["results/last-plan-answered"], "text": lead + "".join(items)}
    text = f"# 总结\n\n## 一、上期计划\n\n{lead}{''.join(lines)}"
    [read] = run_script("reading", {"texts": [text], "pieces": {"results/one": piece}})
    [section] = read["draft"]["sections"]
    assert (section["snippet"], section["edited"], section["text"]) == ("results/one", None, "")
    given = [(row["名称"], row["答复"], row["目标值"]) for row in read["draft"]["rows"]["结转"]]
    assert given == [(name, word, "9次") for word, (name, _) in rows.items()]


def test_a_file_of_nothing_but_headings_is_read(run_script: Run) -> None:
    [alone] = run_script("reading", {"texts": ["# 注释\n" * 200_000]})
    assert "\n\n".join(section["text"] for section in alone["draft"]["sections"]).count("# 注释") == 197_000


def tasked(catalogue: dict[str, Any]) -> dict[str, Any]:
    """Give what the reports of the ordinary offices are made of."""
    offices = {path.stem: asdict(office(path)) for path in sorted(OFFICES.glob("*.yml"))}
    return {
        "pieces": pieces_of(catalogue),
        "outlines": outlines_of(catalogue),
        "listing": snippets(catalogue),
        "offices": offices,
    }


def test_reports_grown_from_facts_come_back_as_the_same_facts(run_script: Run, catalogue: dict[str, Any]) -> None:
    task = tasked(catalogue)
    result = run_script("frames_round_trip", {**task, "odd": []})
    assert result["problems"] == []
    # Every office, three depths, with and without what is blank, seven ways to write.
    assert result["texts"] == len(task["offices"]) * 3 * 2 * 7
    assert result["recognised"] == result["sections"] > 2000
    assert result["facts"] > 10_000


# What may stand in a cell and mean something else in a report; in plain text no line may begin like a heading or item.
MARKS = "、 ， 。 ： | 【 】 ** * _ ` “ ” （ ） ！ ； ~~ ==} <br> &amp; 影响： 。处置： 【写：甲】 【名称】 等3项"
ODD = [
    *MARKS.split(),
    *["甲", "乙方", "3.5%", "https://a.b/c", "\\", "\t", "  ", "\n", "\ue0000\ue001"],
]


def test_odd_cells_are_kept_whether_recognised_or_not(run_script: Run, catalogue: dict[str, Any]) -> None:
    task = tasked(catalogue)
    chance = random.Random(8)

    def cell(typed: str) -> str:
        return typed if chance.random() < 0.5 else "".join(chance.choices(ODD, k=chance.randint(0, 6)))

    def odd(known: dict[str, Any]) -> dict[str, Any]:
        lists = {
            name: [{key: cell(one) for key, one in row.items()} for row in rows]
            for name, rows in known["lists"].items()
        }
        return {**known, "values": {name: cell(one) for name, one in known["values"].items()}, "lists": lists}

    offices = [odd(known) for known in task["offices"].values() for _ in range(3)]
    assert run_script("frames_round_trip", {**task, "offices": {}, "odd": offices})["problems"] == []


def test_however_odd_a_text_is_reading_it_ends(run_script: Run, catalogue: dict[str, Any]) -> None:
    lead = "# 报告\n\n## 项目目标\n\n设定的目标如下：\n\n"
    head = "| 目标 | 基线 | 目标值 | 完成时限 | 责任人 |\n|---|---|---|---|---|\n"
    texts = [
        lead + head + "| 甲 | 乙 | 丙 | 丁 | 戊 |\n" * 6000,
        "## 存在问题\n\n- **" + "甲。影响：乙。处置：丙" * 20_000,
    ]
    pieces = pieces_of(catalogue)
    frames = {name: pieces[name] for name in pieces if re.search(r"\{\{(?:问题|目标)", pieces[name]["text"])}
    results = run_script("reading", {"texts": texts, "pieces": frames})
    assert [sum(len(section["text"]) > 100_000 for section in one["draft"]["sections"]) for one in results] == [1, 1]
