"""Workbooks of Excel and WPS are read as they look, and written so that Excel opens them; hostile ones are refused."""

from __future__ import annotations

import base64
import io
import zipfile
from typing import Any

import pytest

from running import Run

pytestmark = pytest.mark.browser

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOOK = f"""<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>
<sheet name="目标" sheetId="1" r:id="rId1"/></sheets></workbook>"""
RELATIONS = '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'
STRINGS = f"""<sst xmlns="{MAIN}"><si><t>名称</t></si><si><t>完成时限</t></si><si><t>完成率</t></si>
<si><r><t>后厨</t></r><r><t xml:space="preserve"> 改造</t></r><rPh sb="0" eb="1"><t>hòu</t></rPh></si>
<si><t>两行_x000D_
字面_x005F_x0041_</t></si></sst>"""
STYLES = f"""<styleSheet xmlns="{MAIN}"><numFmts>
<numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>
<numFmt numFmtId="177" formatCode="0.0%"/><numFmt numFmtId="178" formatCode="&quot;day&quot;0"/></numFmts>
<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/>
<xf numFmtId="177"/><xf numFmtId="178"/></cellXfs></styleSheet>"""
SHEET = f"""<worksheet xmlns="{MAIN}"><sheetData>
<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2" t="s"><v>2</v></c></row>
<row r="3"><c r="B3" t="s"><v>3</v></c><c r="C3" s="1"><v>46259</v></c>
<c r="D3" s="3"><v>0.28699999999999998</v></c></row>
<row r="4"><c r="C4" s="2"><v>46260.75</v></c><c r="D4" s="4"><v>0.30000000000000004</v></c></row>
<row r="5"><c r="B5" t="s"><v>4</v></c><c r="C5" t="e"><v>#N/A</v></c><c r="D5" t="str"><f>1+1</f><v>二</v></c></row>
</sheetData><mergeCells><mergeCell ref="B3:B4"/></mergeCells></worksheet>"""
PARTS = {
    "xl/workbook.xml": BOOK,
    "xl/_rels/workbook.xml.rels": RELATIONS,
    "xl/sharedStrings.xml": STRINGS,
    "xl/styles.xml": STYLES,
    "xl/worksheets/sheet1.xml": SHEET,
}


def packed(parts: dict[str, str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack a workbook as Excel does."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as book:
        for name, text in parts.items():
            book.writestr(name, text)
    return out.getvalue()


def opened(run_script: Run, content: bytes) -> Any:
    return run_script("lists", {"call": "open", "bytes": base64.b64encode(content).decode()})


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_a_workbook_is_read_as_it_looks(method: int, run_script: Run) -> None:
    assert opened(run_script, packed(PARTS, method)) == [
        {
            "name": "目标",
            "cells": [
                ["名称", "完成时限", "完成率"],
                ["后厨 改造", "2026-08-25", "28.7%"],
                ["后厨 改造", "2026-08-26", "0.3"],
                ["两行\n字面_x0041_", "#N/A", "二"],
            ],
        }
    ]


def test_what_is_written_is_read_again(run_script: Run) -> None:
    cells = [["名称", "数"], ["=1+1", "21.5"], ["<b>&\"'", "20.80"], ["两\n行", "-3"], ["_x0041_", "00123"], ["𠮷", ""]]
    content = base64.b64decode(run_script("lists", {"call": "write", "sheets": [{"name": "目标", "cells": cells}]}))
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert book.testzip() is None
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert '<c r="B2"><v>21.5</v></c>' in sheet
    assert '<c r="B3" t="inlineStr">' in sheet
    assert opened(run_script, content) == [{"name": "目标", "cells": cells}]


def changed(**parts: str) -> bytes:
    names = {"sheet": "xl/worksheets/sheet1.xml", "book": "xl/workbook.xml"}
    return packed({**PARTS, **{names[name]: text for name, text in parts.items()}})


def encrypted() -> bytes:
    content = bytearray(packed(PARTS))
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        content[at + 8] |= 1
        at = content.find(b"PK\x01\x02", at + 1)
    return bytes(content)


HOSTILE = {
    "truncated": (packed(PARTS)[:400], "不完整"),
    "no-zip": (b"PK\x03\x04" + b"x" * 100, "不完整"),
    "a-document": (packed({"word/document.xml": "<w/>"}), "不是Excel表格"),
    "entities": (changed(sheet=f'<!DOCTYPE a [<!ENTITY b "c">]>{SHEET}'), "写法不寻常"),
    "broken-xml": (changed(sheet="<worksheet><sheetData>"), "读不出来"),
    "a-bomb": (changed(sheet=f"{SHEET}<!--{'0' * 70_000_000}-->"), "解开以后太大"),
    "a-password": (encrypted(), "加了密码"),
    "far-away": (changed(sheet=SHEET.replace('r="B5"', 'r="B1048576"')), "超过20000行"),
    "many-files": (packed({**PARTS, **{f"other/{at}": "" for at in range(2100)}}), "太多"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence(name: str, run_script: Run) -> None:
    content, said = HOSTILE[name]
    answer = opened(run_script, content)
    assert isinstance(answer, str)
    assert said in answer
    assert answer.endswith("。")


def test_a_merged_cell_of_the_whole_sheet_does_not_grow(run_script: Run) -> None:
    huge = changed(sheet=SHEET.replace("B3:B4", "A1:XFD1048576").replace('r="B2"', 'r="A1"'))
    (sheet,) = opened(run_script, huge)
    assert len(sheet["cells"]) <= 5
