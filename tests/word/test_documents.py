"""Whatever is written as a Word document is what offices accept, and says what every other form of the report says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

import pytest
from lxml import etree

import randomness
from damage import PICTURES
from inspector import Finding, inspect
from lines import rows, tables
from offices import FOLDER, office
from opened import DOCUMENT, Opened, W, find, findall, text_of, val
from reportkb.report.numbering import STYLE_TITLES
from written import FLAVOURS, PROFILES, Write, Written, whole_outlines

pytestmark = pytest.mark.browser

DRAFTS = 200


def found(documents: Sequence[Written]) -> Mapping[str, list[Finding]]:
    """Inspect documents, and give the findings of those that have some."""
    findings = {one.name: inspect(one.file, one.due) for one in documents}
    return {name: some for name, some in findings.items() if some}


def test_every_outline(write_word: Write, outlines: list[dict[str, Any]]) -> None:
    documents = write_word([{**job, "twice": True} for job in whole_outlines(outlines)])
    assert len(documents) == len(outlines) * len(FLAVOURS) * 2
    assert found(documents) == {}
    assert [one.name for one in documents if not one.same] == []
    # Annotations are wanted everywhere, and none is said without being asked for.
    assert all(bool(one.due.comments) == one.name.endswith(" notes") for one in documents)
    plain = {one.name: one for one in documents}
    for one in documents:
        if one.name.endswith(" notes"):
            assert without_comments(one.file) == canonical(Opened(plain[one.name.removesuffix(" notes")].file)), (
                one.name
            )


def canonical(document: Opened) -> bytes:
    """Write the text of a document in one way."""
    return bytes(etree.tostring(document.xml[DOCUMENT], method="c14n"))


def without_comments(file: bytes) -> bytes:
    """Delete all comments, as Word does."""
    document = Opened(file)
    for kind in ("commentRangeStart", "commentRangeEnd"):
        for one in list(document.body.iter(W[kind])):
            one.getparent().remove(one)
    for one in list(document.body.iter(W["commentReference"])):
        run = one.getparent()
        run.getparent().remove(run)
    return canonical(document)


def test_shorter_versions_and_sections(write_word: Write, outlines: list[dict[str, Any]]) -> None:
    versions = [
        {"outline": outline["id"], "flavour": flavour, "depth": depth, "notes": False, "profile": PROFILES[at % 2]}
        for at, outline in enumerate(outlines)
        for flavour in ("template", "sample")
        for depth in ("core", "standard")
    ]
    sections = [
        {"outline": outline["id"], "node": node["id"], "flavour": flavour, "notes": notes, "profile": PROFILES[at % 2]}
        for outline in outlines
        for at, node in enumerate(outline["nodes"])
        for flavour, notes in ((FLAVOURS[1 + at % 2], at % 3 == 0),)
    ]
    jobs = [{**job, "name": str(sorted(job.items()))} for job in [*versions, *sections]]
    assert found(write_word(jobs)) == {}


def test_every_office(write_word: Write) -> None:
    known = {path.stem: office(path) for path in sorted(FOLDER.glob("*.yml"))}
    jobs = [
        {
            "name": f"{name} {profile} {numbering}",
            "draft": True,
            "outline": one.outline,
            "profile": profile,
            "numbering": numbering,
            "notes": notes,
            "title": one.title,
            "all": numbering != "chapter",
            "values": dict(one.values),
            "rows": {key: [dict(row) for row in rows] for key, rows in one.lists.items()},
        }
        for name, one in known.items()
        for profile, numbering, notes in (("official", "official", True), ("business", "chapter", False))
    ]
    assert found(write_word(jobs)) == {}


@pytest.mark.parametrize("mark", [">", "> >"])
def test_a_quotation_stands_with_the_table_below_it(mark: str, write_word: Write) -> None:
    text = f"> 第一段\n>\n{mark} 第二段\n\n| 甲 | 乙 |\n|--|--|\n| 1 | 2 |\n\n完"
    own = [{"at": 0, "level": 1, "heading": "引文", "text": text}]
    job = {"name": "quoted", "draft": True, "outline": "quarterly-plan", "title": "计划", "notes": False, "own": own}
    assert found(write_word([{**job, "profile": "official"}])) == {}


@pytest.mark.drawn
def test_random_drafts(seeds: list[int], write_word: Write, outlines: list[dict[str, Any]]) -> None:
    for seed in seeds:
        random = Random(seed)
        jobs = [{"name": str(number), **draft(random, outlines)} for number in range(DRAFTS)]
        assert found(write_word(jobs)) == {}, seed


def row(random: Random, columns: Mapping[str, Any]) -> dict[str, str]:
    """Draw a row of a list: a cell is blank, anything, or as the register has it."""
    return {
        name: random.choice(("", randomness.text(random), column.get("example", "")))
        for name, column in columns.items()
    }


def draft(random: Random, outlines: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Draw a draft: an outline with sections of the writer's own, and facts as anybody may type them."""
    outline = random.choice(outlines)
    own = [
        {
            "at": random.randrange(12),
            "level": random.randrange(1, 5),
            "heading": randomness.words(random),
            "text": randomness.write(random)["text"],
        }
        for _ in range(random.randrange(5))
    ]
    rows = {
        name: [row(random, entry["columns"]) for _ in range(random.randrange(4))]
        for name, entry in outline["types"].items()
    }
    return {
        "draft": True,
        "outline": outline["id"],
        "depth": random.choice(("core", "core", "standard")),
        "flavour": random.choice(FLAVOURS),
        "numbering": random.choice(tuple(STYLE_TITLES)),
        "notes": random.random() < 0.5,
        "profile": random.choice(PROFILES),
        "title": random.choice(("", randomness.text(random, 20), "年度总结")),
        "remark": random.choice(("", randomness.text(random, 20))),
        "all": random.random() < 0.5,
        "section": random.choice((None, None, None, random.randrange(50))),
        "values": {name: randomness.text(random) for name in outline["fields"] if random.random() < 0.6},
        "rows": rows,
        "own": own,
        "pictures": [picture(random) for _ in range(random.choice((0, 0, 1, 3)))],
    }


def picture(random: Random) -> dict[str, Any]:
    """Draw a picture: of any shape, called anything, at the end of a section or of the document."""
    return {
        **PICTURES[0],
        "at": random.choice((None, random.randrange(50))),
        "name": randomness.text(random, 20),
        "alt": randomness.text(random, 20),
        "width": random.randrange(1, 2000),
        "height": random.randrange(1, 2000),
    }


def test_no_blank_stands_in_a_sample(write_word: Write, outlines: list[dict[str, Any]]) -> None:
    jobs = [
        {"name": one["id"], "outline": one["id"], "flavour": "sample", "notes": False, "profile": "business"}
        for one in outlines
    ]
    signed = [job | {"name": f"{job['name']} signed", "profile": "official"} for job in jobs]
    for one in write_word(signed):
        document = Opened(one.file)
        assert not [said for line in document.paragraphs if "【" in (said := text_of(line))], one.name
    for one in write_word(jobs):
        document = Opened(one.file)
        assert not [said for line in document.paragraphs if "【" in (said := text_of(line))], one.name
        # What stands lowest stands apart from the title, whichever it is.
        styles = [document.style_of(line) for line in document.paragraphs]
        assert "CoverText" not in styles or "CoverOrganisation" in styles, one.name


@pytest.mark.parametrize("signed", [False, True])
def test_a_signature_stands_with_the_table_above_it(signed: bool, write_word: Write) -> None:
    text = "如下：\n\n| 甲 | 乙 |\n|--|--|\n| 1 | 2 |\n| 3 | 4 |\n| 5 | 6 |"
    own = [{"at": 99, "level": 1, "heading": "表", "text": text + "\n\n某单位\n\n2025年6月30日" * signed}]
    draft = {"draft": True, "outline": "quarterly-plan", "depth": "core", "flavour": "template", "notes": False}
    (one,) = write_word([draft | {"name": "a", "title": "标题", "profile": "official", "all": True, "own": own}])
    *_, table = tables(Opened(one.file))
    kept = [bool(findall(row, "w:tc/w:p/w:pPr/w:keepNext")) for row in findall(table, "w:tr")]
    assert kept[-1]


@pytest.mark.parametrize(("count", "whole"), [(5, True), (12, False)])
def test_a_short_table_stands_on_one_page(count: int, whole: bool, write_word: Write) -> None:
    text = "如下：\n\n| 甲 | 乙 |\n|--|--|\n" + "| 1 | 2 |\n" * count + "\n完。"
    own = [{"at": 0, "level": 1, "heading": "表", "text": text}]
    job = {"name": "a", "draft": True, "outline": "quarterly-plan", "title": "计划", "notes": False, "own": own}
    (one,) = write_word([{**job, "flavour": "outline", "profile": "official"}])
    (table,) = tables(Opened(one.file))
    kept = [bool(findall(row, "w:tc/w:p/w:pPr/w:keepNext")) for row in rows(table)[1:]]
    assert kept == [whole or at in (0, count - 2) for at in range(count - 1)] + [False]


def test_what_is_listed_stands_apart_from_the_table_above_it(write_word: Write) -> None:
    text = "如下：\n\n| 甲 | 乙 |\n|--|--|\n| 1 | 2 |\n\n- 丙\n- 丁"
    own = [{"at": 0, "level": 1, "heading": "表", "text": text}]
    job = {"name": "a", "draft": True, "outline": "quarterly-plan", "title": "计划", "notes": False, "own": own}
    (one,) = write_word([{**job, "profile": "business"}])
    found = {text_of(line): line for line in Opened(one.file).paragraphs}
    assert [bool(findall(found[name], "w:pPr/w:spacing")) for name in "丙丁"] == [True, False]


@pytest.mark.parametrize(("listed", "stands"), [("- 甲\n- 乙", 1), ("附件：\n\n1. 甲\n2. 乙\n3. 丙", 3)])
def test_a_signature_stands_with_what_is_listed_above_it(listed: str, stands: int, write_word: Write) -> None:
    own = [{"at": 99, "level": 1, "heading": "表", "text": f"如下。\n\n{listed}"}]
    draft = {"draft": True, "outline": "quarterly-plan", "depth": "core", "flavour": "template", "notes": False}
    (one,) = write_word([draft | {"name": "a", "title": "标题", "profile": "official", "all": True, "own": own}])
    document = Opened(one.file)
    kept = [
        bool(findall(line, "w:pPr/w:keepNext"))
        for line in document.paragraphs
        if document.style_of(line) in {"Attachment", "ListBullet"} and text_of(line)[-1] in "甲乙丙"
    ]
    assert kept[-stands:] == [True] * stands


def test_a_department_that_alone_is_asked_for_stands_on_the_cover(write_word: Write) -> None:
    job = {"name": "a", "outline": "annual-department", "flavour": "template", "notes": False, "profile": "business"}
    document = Opened(write_word([job | {"fields": {"承办部门": {"type": "organisation"}}}])[0].file)
    (line,) = [one for one in document.paragraphs if document.style_of(one) == "CoverOrganisation"]
    assert text_of(line) == "【承办部门】"


def test_a_report_of_two_pages_has_neither_cover_nor_contents(write_word: Write) -> None:
    draft = {"draft": True, "outline": "quarterly-plan", "flavour": "outline", "depth": "core", "notes": False}
    draft |= {"title": "短", "numbering": "official"}

    def written(profile: str, text: str) -> Written:
        own = [{"at": 0, "level": 1, "heading": "一节", "text": text}]
        return write_word([draft | {"name": profile, "profile": profile, "own": own}])[0]

    # A heading is two lines, a paragraph begins two characters in, the cells of a row fill four fifths of a line.
    headings = written("business", "完。").due.headings
    table = "| 甲 | 乙 |\n|--|--|\n" + f"| {'甲' * 14} | {'乙' * 14} |\n" * 3 + f"| {'甲' * 14} | {'乙' * 15} |\n"
    lines = ["国" * 36, *["国" * 35] * (52 - 2 * len(headings) - 2 - 6)]
    found = {
        (profile, more): written(profile, "\n\n".join([table, *lines, *["完。"] * more]))
        for profile in PROFILES
        for more in (0, 1)
    }
    above = {
        key: {Opened(one.file).style_of(line) for line in Opened(one.file).paragraphs}
        & {"Byline", "CoverTitle", "CoverOrganisation", "TOCHeading", "TOC1"}
        for key, one in found.items()
    }
    assert above == {
        ("official", 0): set(),
        ("official", 1): set(),
        ("business", 0): {"Byline"},
        ("business", 1): {"CoverTitle", "CoverOrganisation", "TOCHeading", "TOC1"},
    }
    # What a cover says in lines is one.
    said = [text_of(line) for line in Opened(found["business", 0].file).paragraphs]
    assert said[1] == "【项目名称】　　【单位名称】　　【报告日期】"
    # What says nothing of pages is not asked to update them, and the first page has its number and no head.
    brief = Opened(found["business", 0].file)
    assert find(brief.part("word/settings.xml"), "w:updateFields") is None
    assert {val(one, "w:type") for one in brief.all("w:footerReference")} == {"first", "default"}
    assert {val(one, "w:type") for one in brief.all("w:headerReference")} == {"default"}


def test_on_a_page_or_two_nobody_says_twice_who_reports(write_word: Write) -> None:
    job = {"outline": "weekly-report", "flavour": "template", "depth": "core", "notes": False, "profile": "business"}
    (one,) = write_word([job | {"name": "a"}])
    document = Opened(one.file)
    said = [text_of(line) for line in document.paragraphs]
    assert "Byline" in {document.style_of(line) for line in document.paragraphs}
    assert sum("【报告日期】" in line for line in said) == 1
    assert sum("【单位名称】" in line for line in said) == 1


def test_columns_are_as_wide_as_the_words_of_a_profile_want(write_word: Write) -> None:
    long = "项目章程、总体方案通过评审，用户验收测试签字，关键用户考核完毕，迁移数据核对无误"
    head, row = (
        "| 阶段 | 完成标志 | 计划 | 基线 |",
        f"| 启动 | {long * 3} | 2024年10月18日 | 99.2% |",
    )
    text = "\n".join([head, "|--|--|--|--|", row, row])
    own = [{"at": 0, "level": 1, "heading": "表", "text": f"如下：\n\n{text}\n\n完。"}]
    draft = {"draft": True, "outline": "quarterly-plan", "depth": "core", "flavour": "outline", "notes": False}
    jobs = [draft | {"name": one, "title": "标题", "profile": one, "own": own} for one in PROFILES]
    found = [Opened(one.file) for one in write_word(jobs)]
    official, business = (
        [int(val(one, "w:w") or 0) for one in findall(next(iter(tables(at))), "w:tblGrid/w:gridCol")] for at in found
    )
    # 小四 and 五号.
    assert (official[2] - 270) * 210 == pytest.approx((business[2] - 270) * 240, rel=0.01)
    # The figures of some fonts are wider than half a character.
    assert business[3] >= 270 + 210 * 2.9


def test_no_column_of_a_table_is_too_narrow_to_read(write_word: Write, outlines: list[dict[str, Any]]) -> None:
    jobs = [
        {"name": f"{one['id']} {profile}", "outline": one["id"], "flavour": "sample", "notes": False}
        | {"profile": profile}
        for one in outlines
        for profile in PROFILES
    ]
    # What is longer than a line of five characters has room for five; letters are as large as its columns allow.
    narrow, tiny = set(), set()
    for one in write_word(jobs):
        document = Opened(one.file)
        for table in tables(document):
            style = document.style_of(next(table.iter(W["p"])))
            size = int(val(document.inherited(style, "w:rPr/w:sz")) or 0) * 10
            room = 160 if style.endswith(("Small", "Tiny")) else 270
            grid = [int(val(column, "w:w") or 0) for column in findall(table, "w:tblGrid/w:gridCol")]
            for at, width in enumerate(grid):
                words = [text_of(list(row.iter(W["tc"]))[at]) for row in rows(table)]
                if (width - room) / size < min(4.9, max(map(len, words)) / 2):
                    narrow.add((one.name, words[0]))
            if style.endswith("Tiny"):
                tiny.add((one.name, len(grid)))
    assert narrow == set()
    assert tiny == {("half-year official", 8), ("summary-to-plan official", 7)}
