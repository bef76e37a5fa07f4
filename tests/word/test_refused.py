"""What is no Word file or is hostile is refused with a sentence that says what to do; what is harmless opens."""

from __future__ import annotations

import base64
from typing import Any

import pytest

import word_files
from running import Run

pytestmark = pytest.mark.browser

CASE = {"body": [{"style": "Title", "text": "总结"}, {"style": "Heading1", "text": "概况"}, "一段。"]}
PARTS = word_files.parts_of(CASE)
DOCUMENT = "word/document.xml"


def changed(**parts: str | bytes) -> bytes:
    names = {"document": DOCUMENT, "relations": "word/_rels/document.xml.rels", "first": "_rels/.rels"}
    return word_files.packed({**PARTS, **{names.get(name, name): text for name, text in parts.items()}})


def within(more: str) -> str:
    return PARTS[DOCUMENT].replace("<w:body>", f"<w:body>{more}")


def locked() -> bytes:
    content = bytearray(changed())
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        content[at + 8] |= 1
        at = content.find(b"PK\x01\x02", at + 1)
    return bytes(content)


def other(*names: str) -> bytes:
    return word_files.packed(dict.fromkeys(names, "<x/>"))


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
DEEP = within("<w:sdt><w:sdtContent>" * 300 + "</w:sdtContent></w:sdt>" * 300)
REFUSED = {
    "a-bomb": (changed(document=within(f"<!--{'0' * 40_000_000}-->")), "太长，没有打开。请分成几个文件"),
    "many-parts": (word_files.packed({**PARTS, **{f"x/{at}": "" for at in range(10_100)}}), "东西太多"),
    "deep": (changed(document=DEEP), "写法不寻常，没有打开。请在Word或WPS里打开，另存一次"),
    "long": (changed(document=within("<w:p/>" * 3_000_001)), "太长，没有打开。请分成几个文件"),
    "entities": (changed(document=f'<!DOCTYPE a [<!ENTITY b "c">]>{PARTS[DOCUMENT][56:]}'), "写法不寻常"),
    "entities-in-styles": (changed(**{"word/styles.xml": "<!DOCTYPE a><w/>"}), "写法不寻常"),
    "broken": (changed(document=PARTS[DOCUMENT][:-20]), "读不出来的内容。请在Word或WPS里打开，另存一次"),
    "truncated": (changed()[:300], "不完整"),
    "no-zip": (b"PK\x03\x04" + b"x" * 100, "不完整"),
    "locked": (locked(), "加了密码。请去掉密码"),
    "encrypted": (OLE + "EncryptedPackage".encode("utf-16-le") + bytes(100), "加了密码"),
    "old": (OLE, "旧格式的文件（.doc或.wps）。请用Word或WPS打开，另存为.docx"),
    "workbook": (other("xl/workbook.xml", "[Content_Types].xml"), "这是Excel表格"),
    "slides": (other("ppt/presentation.xml"), "这是演示文稿"),
    "open-document": (other("mimetype", "content.xml"), "这是OpenDocument文件。请用Word或WPS打开，另存为.docx"),
    "a-zip": (other("照片.txt"), "这不是Word文件。请用Word或WPS打开，全选复制"),
    "no-document": (changed(document="<x/>"), "这不是Word文件"),
    "text": ("报告".encode(), "这不是Word文件"),
}


def opened(run_script: Run, *contents: bytes) -> list[Any]:
    answers: list[Any] = run_script("../word/reading", {"files": [base64.b64encode(one).decode() for one in contents]})
    return answers


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_what_to_do(name: str, run_script: Run) -> None:
    content, said = REFUSED[name]
    [answer] = opened(run_script, content)
    assert isinstance(answer, str), answer["brought"]["text"][:200]
    assert said in answer
    assert answer.endswith("。")


def renamed(content: bytes, old: bytes, new: bytes) -> bytes:
    assert len(old) == len(new)
    return content.replace(old, new)


ELSEWHERE = PARTS["word/_rels/document.xml.rels"].replace(
    "</Relationships>",
    f'<Relationship Id="e1" Type="{word_files.RELATIONS}/attachedTemplate" Target="http://example.test/a.dotm"'
    ' TargetMode="External"/>'
    f'<Relationship Id="e2" Type="{word_files.RELATIONS}/numbering" Target="http://example.test/n.xml"'
    ' TargetMode="External"/>'
    f'<Relationship Id="e3" Type="{word_files.RELATIONS}/comments" Target="../../../../etc/passwd"/></Relationships>',
)
# A style below itself, numbers that name each other.
ROUND = {
    "word/styles.xml": PARTS["word/styles.xml"].replace(
        "</w:styles>",
        '<w:style w:type="paragraph" w:styleId="R1"><w:name w:val="甲"/><w:basedOn w:val="R2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="R2"><w:name w:val="乙"/><w:basedOn w:val="R1"/></w:style></w:styles>',
    ),
    DOCUMENT: within('<w:p><w:pPr><w:pStyle w:val="R1"/></w:pPr></w:p>'),
}


def moved(name: str) -> str:
    """Name a part as another program does."""
    return name.replace("word/", "内容/").replace("document", "main")


HARMLESS = {
    "macros": (changed(**{"word/vbaProject.bin": b"\0" * 100}), ["宏"]),
    "elsewhere": (changed(relations=ELSEWHERE), []),
    "round": (word_files.packed({**PARTS, **ROUND}), []),
    "backslashes": (word_files.packed({name.replace("/", "\\"): text for name, text in PARTS.items()}), []),
    "gbk-names": (renamed(changed(**{"word/media/AAAA.png": b"x"}), b"AAAA.png", "图片".encode("gbk") + b".png"), []),
    "photos": (changed(**{"word/media/1.jpeg": bytes(range(256)) * 8000}), []),
    "stored": (word_files.packed(PARTS, 0), []),
    "elsewhere-named": (
        word_files.packed({moved(name): text.replace("word/document", "内容/main") for name, text in PARTS.items()}),
        [],
    ),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_harmless_ones_open(name: str, run_script: Run) -> None:
    content, left = HARMLESS[name]
    [plain, answer] = opened(run_script, changed(), content)
    assert not isinstance(answer, str), answer
    assert answer["shown"] == plain["shown"] == "总结\n\n概况\n\n一段。\n"
    assert answer["brought"]["left"] == left
    assert answer["fetched"] == []
