"""The library is found by typing, a draft is watched, and a prompt says what is known and what is missing."""

from __future__ import annotations

from typing import Any

import pytest

from running import Run, outlines_of

pytestmark = pytest.mark.browser

EMPTY = {"tags": [], "purpose": "", "outlines": [], "headings": [], "digest": "", "text": ""}
LISTING = {
    "kinds": {"results": "成果", "control": "管控"},
    "snippets": [
        {**EMPTY, "id": "control/text", "title": "台账", "kind": "control", "text": "风险都在台账里。"},
        {**EMPTY, "id": "control/risk", "title": "风险管理", "kind": "control", "tags": ["信息化"]},
        {**EMPTY, "id": "results/kpi", "title": "KPI达成", "kind": "results", "text": "Ａ类指标  全部达成"},
    ],
}


def test_find(run_script: Run) -> None:
    queries = ["风险", "风险 信息", "风险 成果", "kpi", "a类 成果", "　管控　台账 ", "", "(.*", "险管"]
    assert run_script("looks", {"call": "find", "listing": LISTING, "queries": queries}) == [
        ["control/risk", "control/text"],
        ["control/risk"],
        [],
        ["results/kpi"],
        ["results/kpi"],
        ["control/text"],
        ["control/text", "control/risk", "results/kpi"],
        [],
        ["control/risk"],
    ]


def test_a_term_in_the_title_counts_most_then_kind_tags_and_headings_then_the_text(run_script: Run) -> None:
    places: list[dict[str, Any]] = [
        {"id": "text", "title": "甲", "kind": "", "text": "风险"},
        {"id": "purpose", "title": "乙", "kind": "", "purpose": "风险"},
        {"id": "heading", "title": "丙", "kind": "", "headings": ["风险"]},
        {"id": "tag", "title": "丁", "kind": "", "tags": ["风险"]},
        {"id": "kind", "title": "戊", "kind": "risks"},
        {"id": "title", "title": "风险", "kind": ""},
    ]
    listing = {"kinds": {"risks": "风险"}, "snippets": [{**EMPTY, **place} for place in places]}
    (found,) = run_script("looks", {"call": "find", "listing": listing, "queries": ["风险"]})
    assert found == ["title", "heading", "tag", "kind", "text", "purpose"]


def test_traditional_characters_find_what_simplified_ones_find(run_script: Run) -> None:
    listing = {**LISTING, "characters": {"風": "风", "險": "险", "賬": "账"}}
    assert run_script("looks", {"call": "find", "listing": listing, "queries": ["風險", "臺賬", "台賬"]}) == [
        ["control/risk", "control/text"],
        [],
        ["control/text"],
    ]


VAGUE = "“显著”是空话：变化了多少，读者只能猜。写改前、改后两个数和取数的口径。"
WATCHED: list[tuple[str, list[list[str | None]]]] = [
    ("审批由80小时缩短到60小时，缩短30%。", [["percent", None, "由80到60是缩短25%，文中写的是30%。"]]),
    ("审批由80小时缩短到60小时，缩短25%。从3人增至4人，增加33.3%，约33%。", []),
    ("共27项，其中高风险4项，占20%。", [["percent", None, "27里的4占14.8%，文中写的是20%。"]]),
    ("共27项，其中高风险4项，占14.8％。", []),
    ("由2024年的120件增到2025年的150件，增长35%。", [["percent", None, "由120到150是增长25%，文中写的是35%。"]]),
    ("投诉由去年的30件降到20件，下降33.3%，从上年的2小时到今年的3天。", []),
    ("共27项，其中高风险4项，占总数的约20%。", [["percent", None, "27里的4占14.8%，文中写的是20%。"]]),
    ("从2023年到2024年，销售额增长15%，从1月到6月上升12%。", []),
    ("投资由800万元增加到1.2亿元，增长50%；销量由8000增长到1.2万，增长50%。", []),
    ("审批由80小时缩短到60小时，满意度提高30%。", []),
    ("共有500人，其中研发120人，硕士以上学历占60%；共20个点位，其中5个外包，占外包合同的60%。", []),
    ("共27项，其中高风险40项，另有4项。", [["figure", None, "一共27，其中的却有40。"]]),
    ("共3个部门，其中5人参加；共3项，其中各部门3项。", []),
    ("3项量化目标达成5项。", [["figure", None, "一共3，其中的却有5。"]]),
    ("6项量化目标达成4项，计划完成3项，实际完成5项。", []),
    ("工期为2025年3月1日至2025年2月1日。", [["date", None, "“2025年3月1日至2025年2月1日”的结束早于开始。"]]),
    ("工期为2024年2月至2025年5月，2025年3月1日至2025年3月。", []),
    ("各项工作取得了显著成绩。", [["phrase", None, VAGUE]]),
    ("取得了显著成绩，完成12项。", []),
    ("到【日期】止，【单位】完成12项。到【日期】止。", [["left", None, "自己写的文字里还没有填：【日期】【单位】。"]]),
    ("各项工作取得了显著成绩。完成12项。\n- 完成12项，成绩显著。", [["phrase", None, VAGUE]]),
]


@pytest.mark.parametrize(("text", "findings"), WATCHED, ids=[text for text, _ in WATCHED])
def test_watch_text(text: str, findings: list[list[str | None]], run_script: Run, catalogue: dict[str, Any]) -> None:
    task = {"call": "watch", "sections": [["一节", text]], "phrases": catalogue["catalog/phrases.json"]}
    assert run_script("looks", task) == findings


def test_watch_fields(run_script: Run) -> None:
    fields = {
        "总数": {"type": "number"},
        "占比": {"type": "percent", "formula": "1 / 总数", "steps": ["#1", "@总数", "/"], "digits": 0},
        "立项日期": {"type": "date"},
        "验收日期": {"type": "date"},
        "验收计划日期": {"type": "date"},
    }
    days = {"立项日期": "2025-03-01", "验收日期": "2025年2月1日", "验收计划日期": "2024-01-01"}
    values = {"总数": "4", "占比": "30%", **days}
    assert run_script("looks", {"call": "watch", "sections": [], "fields": fields, "values": values}) == [
        ["percent", "占比", "“占比”按1 / 总数算是25%，这里填的是30%。"],
        ["date", "验收日期", "“验收日期”（2025年2月1日）早于“立项日期”（2025年3月1日）。"],
    ]
    for share in ("25", "25.0%"):
        right = values | {"占比": share, "验收日期": "2025-03-01"}
        assert run_script("looks", {"call": "watch", "sections": [], "fields": fields, "values": right}) == []
    thirds = {"总数": "3", "占比": "33.3%"}
    assert run_script("looks", {"call": "watch", "sections": [], "fields": fields, "values": thirds}) == []


def test_what_came_out_negative_is_said_with_its_sentences(run_script: Run) -> None:
    difference = {"type": "number", "formula": "甲 - 乙", "steps": ["@甲", "@乙", "-"], "digits": 0}
    numbers = {"甲": {"type": "number"}, "乙": {"type": "number"}}
    text = "共{{甲}}件。比计划多{{差}}件，是{{乙}}之外的。\n\n| 多出 | 说明 |\n|---|---|\n| {{差}}件 | 实有 |"

    def found(hint: str, values: dict[str, str]) -> Any:
        fields = {**numbers, "差": {**difference, "hint": hint}}
        task = {"call": "watch", "sections": [["一节", text], ["别的一节", "无。"]], "fields": fields, "values": values}
        return run_script("looks", task)

    hint = "实有减计划；为负时改写该句。"
    assert found(hint, {"甲": "5", "乙": "8"}) == [
        [
            "negative",
            None,
            "“差”是-3，这里却是照不为负写的：“比计划多-3件，是8之外的。”“-3件 实有”"
            "带走后改写，或换一种写法；数不对就核对前面填的。",
        ]
    ]
    assert found(hint, {"甲": "8", "乙": "5"}) == found(hint, {"甲": "8", "乙": "8"}) == []
    assert [code for code, *_ in found(hint, {"甲": "5"})] == ["blank", "blank"]
    assert found("实有减计划，少了为负数。", {"甲": "5", "乙": "8"}) == []


def test_no_sample_of_the_library_is_found_fault_with(run_script: Run, catalogue: dict[str, Any]) -> None:
    task = {"outlines": outlines_of(catalogue), "phrases": catalogue["catalog/phrases.json"]}
    assert run_script("looks", {"call": "samples", **task}) == []


def test_a_blank_that_a_figure_will_fill_counts_as_one(run_script: Run, catalogue: dict[str, Any]) -> None:
    task = {"call": "templates", "outlines": outlines_of(catalogue), "phrases": catalogue["catalog/phrases.json"]}
    assert run_script("looks", task) == []


def test_gaps(run_script: Run, catalogue: dict[str, Any]) -> None:
    asked = 0
    for outline in outlines_of(catalogue):
        removed = [node["frame"] for node in outline["nodes"] if node["frame"]][::2]
        answer = run_script("looks", {"call": "gaps", "outline": outline, "removed": removed})
        asked += bool(answer["due"])
        assert answer["found"] == answer["due"], outline["id"]
        assert all(0 <= at <= length for at, length in answer["places"])
    assert asked


def test_prompt(run_script: Run, catalogue: dict[str, Any]) -> None:
    outline = catalogue["catalog/outlines/system-integration.json"]
    snippet = next(node["frame"] for node in outline["nodes"] if node["frame"] and node["depth"] == 0)
    piece = catalogue[f"catalog/snippets/{snippet}.json"]
    given = {"values": {"实际完成日期": "2025-05-30"}, "guidance": {snippet: piece["guidance"]}}
    prompt = run_script("looks", {"call": "prompt", "outline": outline, **given})
    known, missing = prompt.split("## 已知事实")[1].split("## 还缺的事实")
    missing = missing.split("## 提纲")[0]
    assert "- 实际完成日期：2025年5月30日" in known
    assert "- 实际完成日期" not in missing
    assert "- 计划完成日期（" in missing
    assert piece["purpose"] in prompt
    assert piece["guidance"]["pitfalls"][0] in prompt


def test_strokes_in_one_field_are_one_step(run_script: Run) -> None:
    assert run_script("looks", {"call": "coalesced"}) == [1, 2, "abc", "甲", "abc"]
