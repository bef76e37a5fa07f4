"""What Word, WPS, Excel, pages and chats put on the clipboard becomes a report's headings, lists, tables and lines."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportkb.library.library import load
from reportkb.report.assemble import Choice
from reportkb.report.document import to_html, to_markdown, to_text
from reportkb.site.downloads import assembled
from reportkb.site.site import Site, prepare
from reportkb.source.tree import read
from running import Run, pieces_of

pytestmark = pytest.mark.browser

FRAGMENTS = Path(__file__).resolve().parents[1] / "cases" / "paste" / "fragments"
# What each program writes around a fragment.
WORD = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Word.Document>
<meta name=Generator content="Microsoft Word 15"><link rel=File-List href="file:///C:/Temp/msohtmlclip1/filelist.xml">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!--
 /* Font Definitions */ @font-face {font-family:宋体; panose-1:2 1 6 0 3 1 1 1 1 1;}
 p.MsoNormal, li.MsoNormal {mso-style-parent:""; margin:0cm; font-family:等线;}
STYLES--></style></head><body lang=ZH-CN style='tab-interval:21.0pt'>
<!--StartFragment-->
HTML
<!--EndFragment--></body></html>"""
WPS = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40"><head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8" ><meta name=ProgId content=Word.Document >
<meta name=Generator content="Microsoft Word 14" ><title></title><!--[if gte mso 9]><xml><o:DocumentProperties>
</o:DocumentProperties></xml><![endif]--><style>
@font-face{font-family:"Times New Roman";} @font-face{font-family:"仿宋";}
p.MsoNormal{mso-style-name:正文;mso-style-parent:"";margin:0pt;}
STYLES</style></head><body style="tab-interval:21pt;text-justify-trim:punctuation;" ><!--StartFragment-->
<div class="Section0" style="layout-grid:15.6000pt;" >HTML</div><!--EndFragment--></body></html>"""
EXCEL = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40"><head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Excel.Sheet>
<style><!--table {mso-displayed-decimal-separator:"\\.";} tr {mso-height-source:auto;}
br {mso-data-placement:same-cell;}
.xl65 {mso-number-format:"yyyy\\0022年\\0022m\\0022月\\0022d\\0022日\\0022";} STYLES--></style></head>
<body link="#0563C1" vlink="#954F72">
<table border=0 cellpadding=0 cellspacing=0 width=200 style='border-collapse:collapse;width:150pt'>
<!--StartFragment-->HTML<!--EndFragment--></table></body></html>"""
WEB = "<html><body>\n<!--StartFragment--><meta charset='utf-8'>HTML<!--EndFragment-->\n</body></html>"
AROUND = {"word": WORD, "wps": WPS, "excel": EXCEL, "web": WEB}


@pytest.fixture(scope="module")
def source(root: Path) -> Site:
    library, _ = load(read(root)[0])
    return prepare(library, library.edit_root)


def fragments(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((FRAGMENTS / f"{name}.yml").read_text(encoding="utf-8"))
    return found


def whole(name: str, fragment: dict[str, Any]) -> dict[str, str]:
    html = AROUND[name].replace("STYLES", fragment.get("styles", "")).replace("HTML", fragment["html"].rstrip("\n"))
    return {"html": html if fragment["html"] else "", "text": fragment.get("text", "")}


@pytest.mark.parametrize("name", AROUND)
def test_a_fragment_keeps_its_structure_and_nothing_else(name: str, run_script: Run) -> None:
    known = fragments(name)
    assert len(known) >= 20
    assert len({fragment["about"] for fragment in known}) == len(known)
    answers = run_script("pasted", [whole(name, fragment) for fragment in known])
    for fragment, answer in zip(known, answers, strict=True):
        # Where nothing is said of it, the text of the clipboard is left to the box.
        expected = fragment.get("out")
        assert answer["written"] == (None if expected is None else expected.rstrip("\n")), fragment["about"]
        told = "".join(section["heading"] + section["text"] for section in answer["draft"]["sections"])
        if "&lt;" not in fragment["html"]:
            assert not re.search(r"mso-|o:p|class=|Fragment|</?(?!br>)[a-z]", told), fragment["about"]


PLAIN = """关于食堂后厨改造项目有关情况的报告
县教育局：
按照年度工作安排，我校于2026年6月启动食堂后厨改造，8月底完工。现将有关情况报告如下：
一、基本情况
项目总投资48万元，工期41天。
改造面积320平方米。
（一）立项
2026年3月经校长办公会研究同意。
二、存在问题
1.排烟管道接口漏风
安装单位已于8月2日返工。
三、下一步打算
（一）补齐竣工图，9月10日前报备。
（二）每月检查一次排烟管道，发现问题及时报修。
特此报告。
附件：1.验收单
2.竣工图
某县实验小学
2026年8月30日
（联系人：陆知秋，电话：1234567）
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n"])
def test_a_plain_report_keeps_each_line_its_numbers_and_its_title(end: str, run_script: Run) -> None:
    (answer,) = run_script("pasted", [{"html": "", "text": PLAIN.replace("\n", end)}])
    draft = answer["draft"]
    assert answer["written"] is None
    assert draft["title"] == "关于食堂后厨改造项目有关情况的报告"
    sections = [(section["level"], section["heading"]) for section in draft["sections"]]
    # The lead has no heading, and so no number.
    assert sections == [
        *[(1, ""), (1, "基本情况"), (2, "立项"), (1, "存在问题"), (2, "排烟管道接口漏风"), (1, "下一步打算")],
    ]
    told = "\n".join(section["text"] for section in draft["sections"])
    assert [line for line in told.split("\n") if line] == [
        line
        for line in PLAIN.splitlines()[1:]
        if line[:2] not in ("一、", "二、", "三、") and line not in ("（一）立项", "1.排烟管道接口漏风")
    ]


def test_a_short_last_report_of_a_clerk_with_a_closing_in_its_middle_keeps_its_headings(run_script: Run) -> None:
    text = "半年小结\n一、做法\n以上意见已采纳。\n1.采购\n比价三家。\n二、问题\n没有。\n"
    (answer,) = run_script("pasted", [{"html": "", "text": text}])
    assert [section["heading"] for section in answer["draft"]["sections"]] == ["做法", "采购", "问题"]


def test_our_own_rich_text_is_recognised_as_our_markdown_is(
    source: Site, catalogue: dict[str, Any], run_script: Run
) -> None:
    pieces = pieces_of(catalogue)
    for slug in ("quarterly-plan", "team-project", "reform-rollout", "management-improvement"):
        outline = source.library.outlines[slug]
        document = assembled(outline, source, Choice("sample", "full", outline.plan.numbering, notes=False))
        shown = source.shown[outline.slug]
        html, markdown = to_html(document, shown), to_markdown(document, shown)
        rich, plain = run_script(
            "pasted", [{"html": html, "pieces": pieces}, {"html": "", "text": markdown, "pieces": pieces}]
        )
        kept = ("title", "remark", "numbering", "values")
        assert {key: rich["draft"][key] for key in kept} == {key: plain["draft"][key] for key in kept}
        assert [(one["heading"], one["snippet"], one["text"]) for one in rich["draft"]["sections"]] == [
            (one["heading"], one["snippet"], one["text"]) for one in plain["draft"]["sections"]
        ]


@pytest.mark.parametrize("said", ["市人民政府", "张三"])
@pytest.mark.parametrize("slug", ["reform-rollout", "management-improvement"])
def test_an_addressee_comes_back_into_its_section(
    slug: str, said: str, source: Site, catalogue: dict[str, Any], run_script: Run
) -> None:
    """Whatever its blank is filled with: the section whose text begins with it tells that it is its."""
    outline, pieces = source.library.outlines[slug], pieces_of(catalogue)
    document = assembled(outline, source, Choice("sample", "full", outline.plan.numbering, notes=False))
    name = {"reform-rollout": "主送机关", "management-improvement": "立项决策机构"}[slug]
    shown = source.shown[slug]
    facts = replace(shown, values={**shown.values, name: said})
    texts = [to_markdown(document, facts), to_text(document, facts)]
    for text in texts:
        assert f"\n\n{said}：\n\n" in text.partition("一、")[0]
    tasks = [{"html": "", "text": text, "pieces": pieces} for text in texts]
    tasks.append({"html": to_html(document, facts), "pieces": pieces})
    for answer in run_script("pasted", tasks):
        draft, node = answer["draft"], outline.nodes[0]
        first = draft["sections"][0]
        assert (first["heading"], first["snippet"], first["edited"], first["text"]) == (
            node.heading,
            node.snippet,
            None,
            "",
        )
        assert draft["remark"] == outline.plan.scenario.note
        assert draft["values"][name] == said


@pytest.mark.parametrize("form", ["## {}\n\n", "{}\n\n"])
def test_a_writers_own_addressee_stays_before_the_first_heading(
    form: str, source: Site, catalogue: dict[str, Any], run_script: Run
) -> None:
    pieces = pieces_of(catalogue)
    outline = source.library.outlines["quarterly-plan"]
    document = assembled(outline, source, Choice("sample", "full", outline.plan.numbering, notes=False))
    body = to_text(document, source.shown[outline.slug]).partition("一、")[2]
    texts = [f"总结\n\n各部门：\n\n{form.format('一、概况')}甲。\n", f"总结\n\n各部门：\n\n一、{body}"]
    for answer in run_script("pasted", [{"html": "", "text": text, "pieces": pieces} for text in texts]):
        found = [(one["heading"], one["text"]) for one in answer["draft"]["sections"]]
        assert found[0][1].endswith("各部门：")
        assert found[0][0] == ""
