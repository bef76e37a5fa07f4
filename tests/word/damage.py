"""One defect for each rule, seeded in a good document: the rule must report it, and no other may."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from opened import DOCUMENT
from unit_files import picture

Parts: TypeAlias = dict[str, str]
Damage: TypeAlias = Callable[[Parts], None]

TYPES, RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"
STYLES, NUMBERING, SETTINGS = "word/styles.xml", "word/numbering.xml", "word/settings.xml"
COMMENTS, FACTS, MEDIA = "word/comments.xml", "customXml/item1.xml", "word/media/image1.png"

# Two lists that count, and two tables that touch.
OWN = "1. 甲\n2. 乙\n\n中间\n\n1. 丙\n2. 丁\n\n| 甲 | 乙 |\n|--|--|\n| 1 | 2 |\n\n| 丙 | 丁 |\n|--|--|\n| 3 | 4 |\n\n完"
# A wide one, a high one, and one at the document's end.
PICTURES = [
    {"at": at, "name": name, "alt": alt, "png": base64.b64encode(picture()).decode(), "width": width, "height": height}
    for at, name, alt, width, height in (
        (1, "衔接图", "问题2、措施1", 800, 300),
        (0, "进度图", "", 800, 6000),
        (None, "", "附在最后", 16, 16),
    )
]
_DRAFT: dict[str, Any] = {"draft": True, "title": "季度计划", "notes": False}
_DRAFT |= {"outline": "quarterly-plan", "own": [{"at": 1, "level": 1, "heading": "自己的", "text": OWN}]}
_OUTLINE: dict[str, Any] = {"outline": "quarterly-plan", "notes": True}
BASES: Mapping[str, dict[str, Any]] = {
    "template": _OUTLINE | {"flavour": "template", "profile": "official"},
    "sample": _OUTLINE | {"flavour": "sample", "profile": "official"},
    "business": _OUTLINE | {"flavour": "sample", "profile": "business"},
    "addressed": {"outline": "management-improvement", "flavour": "sample", "notes": False, "profile": "official"},
    "draft": _DRAFT | {"profile": "official"},
    "pictured": _DRAFT | {"profile": "official", "pictures": PICTURES},
    "uncounted": _DRAFT | {"profile": "official", "numbering": "none"},
}


@dataclass(frozen=True, slots=True)
class Seed:
    """A defect.

    Args:
        base: the good document that it is put into.
        damage: what is done to the parts.
    """

    base: str
    damage: Damage


def damaged(file: bytes, damage: Damage) -> bytes:
    """Damage a document."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        entries = [(entry, archive.read(entry)) for entry in archive.infolist()]
    # A picture is no text, and stays as it is.
    parts = {entry.filename: data.decode("utf-8", "surrogateescape") for entry, data in entries}
    before = dict(parts)
    damage(parts)
    assert parts != before, "nothing was damaged"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, text in parts.items():
            data = text.encode("utf-8", "surrogateescape")
            archive.writestr(zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0)), data)
    return out.getvalue()


def swap(path: str, old: str, new: str, times: int = 1) -> Damage:
    """Replace the first of something that matches."""

    def change(parts: Parts) -> None:
        parts[path], found = re.subn(old, new, parts[path], count=times, flags=re.S)
        assert found, f"{old} is not in {path}"

    return change


def drop(path: str, old: str) -> Damage:
    return swap(path, old, "")


def copy(path: str, old: str) -> Damage:
    """Say the first of something twice."""
    return swap(path, f"({old})", r"\1\1")


def _another_row(parts: Parts) -> None:
    """Add a row to the facts that no item shows."""
    repeated = re.search(r'w:val="rows:([^"]+)"', parts[DOCUMENT])
    assert repeated
    swap(FACTS, f'(<list name="{repeated.group(1)}"[^>]*>.*?)(</list>)', r"\1<row/>\2")(parts)


TITLE = '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>'
BODY = '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>'
SEEDS: Mapping[str, Seed] = {
    "content types": Seed("sample", drop(TYPES, '<Override PartName="/word/styles.xml"[^>]*>')),
    "relations": Seed("sample", swap(RELATIONS, 'Target="numbering.xml"', 'Target="numbers.xml"')),
    "properties": Seed("sample", swap("docProps/core.xml", "zh-CN", "en-US")),
    "traces": Seed("sample", swap(DOCUMENT, "<w:p>", '<w:p w:rsidR="00AB12CD">')),
    "bookmarks": Seed("sample", swap(DOCUMENT, '<w:bookmarkStart w:id="1"', '<w:bookmarkStart w:id="0"')),
    "paper": Seed("sample", drop(DOCUMENT, "<w:pgSz [^>]*>")),
    "margins": Seed("sample", swap(DOCUMENT, 'w:top="2098"', 'w:top="1440"')),
    "pitch": Seed("sample", swap(DOCUMENT, 'w:linePitch="579"', 'w:linePitch="560"')),
    "page numbers": Seed("sample", drop(SETTINGS, "<w:evenAndOddHeaders/>")),
    "header": Seed("business", drop("word/header1.xml", "<w:sdt>.*</w:sdt>")),
    "contents": Seed("business", swap(DOCUMENT, "> TOC ", "> XE ")),
    "language": Seed("sample", swap(STYLES, 'w:lang w:val="zh-CN"', 'w:lang w:val="en-US"')),
    "four fonts": Seed("sample", drop(STYLES, ' w:cs="黑体"')),
    "theme fonts": Seed("sample", swap(STYLES, "<w:rFonts ", '<w:rFonts w:eastAsiaTheme="minorEastAsia" ')),
    "font names": Seed("sample", drop("word/fontTable.xml", '(?<="黑体">)<w:altName [^>]*>')),
    "styles": Seed("sample", drop(DOCUMENT, '<w:pStyle w:val="BodyText"/>')),
    "direct formatting": Seed(
        "sample", swap(DOCUMENT, '(<w:rStyle w:val="CommentReference"/>)', r'\1<w:sz w:val="28"/>')
    ),
    "widows": Seed("sample", drop(STYLES, "<w:widowControl/>")),
    "kept together": Seed("sample", drop(DOCUMENT, '(?<=BodyText"/>)<w:keepNext/>')),
    "outline levels": Seed("sample", swap(STYLES, '<w:outlineLvl w:val="1"/>', '<w:outlineLvl w:val="2"/>')),
    "headings": Seed("uncounted", swap(DOCUMENT, 'w:val="Heading1"', 'w:val="Heading2"')),
    "definitions": Seed("sample", swap(NUMBERING, 'w:val="multilevel"', 'w:val="singleLevel"')),
    "typed numbers": Seed("draft", swap(DOCUMENT, "(Heading1.*?<w:t[^>]*>)", r"\1一、")),
    "numbers": Seed("sample", swap(NUMBERING, "%1、", "%1.")),
    "items": Seed(
        "draft",
        swap(DOCUMENT, r'(.*ListNumber"/><w:numPr><w:ilvl w:val="0"/><w:numId) w:val="[0-9]+"', r'\1 w:val="99"'),
    ),
    "item numbers": Seed("draft", swap(NUMBERING, "(.*)<w:lvlOverride .*?</w:lvlOverride>", r"\1")),
    "grids": Seed("sample", drop(DOCUMENT, "<w:tblGrid>.*?</w:tblGrid>")),
    "repeated heads": Seed("sample", drop(DOCUMENT, "<w:tblHeader/>")),
    "whole rows": Seed("sample", drop(DOCUMENT, "<w:cantSplit/>")),
    "tables apart": Seed(
        "draft", drop(DOCUMENT, '(?<=</w:tbl>)<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr></w:p>(?=<w:tbl>)')
    ),
    "table styles": Seed("sample", swap(DOCUMENT, 'w:val="TableHead"', 'w:val="TableText"')),
    "empty paragraphs": Seed("sample", swap(DOCUMENT, "(<w:sectPr>)", rf"{BODY}</w:p>\1")),
    "pictures": Seed("pictured", swap(MEDIA, "IHDR", "IHDX")),
    "picture ids": Seed("pictured", swap(DOCUMENT, '<wp:docPr id="2"', '<wp:docPr id="1"')),
    "picture words": Seed("pictured", swap(DOCUMENT, '(<wp:docPr [^>]*descr=")[^"]*', r"\1")),
    "picture sizes": Seed("pictured", swap(DOCUMENT, '(<wp:extent cx="[0-9]+" cy=")', r"\g<1>1")),
    "captions": Seed("pictured", drop(DOCUMENT, '<w:p><w:pPr><w:pStyle w:val="Caption"/>.*?</w:p>')),
    "comment ids": Seed("sample", copy(COMMENTS, "<w:comment .*?</w:comment>")),
    "anchors": Seed(
        "sample",
        drop(DOCUMENT, r"<w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr><w:commentReference [^>]*></w:r>"),
    ),
    "authors": Seed("sample", swap(COMMENTS, 'w:author="报告模板库"', 'w:author="管理员"')),
    "comments": Seed("sample", swap(COMMENTS, "。</w:t>", "！</w:t>")),
    "removable": Seed("sample", swap(DOCUMENT, "(<w:commentReference [^>]*>)", r"\1<w:noBreakHyphen/>")),
    "control ids": Seed("template", swap(DOCUMENT, '<w:id w:val="1002"/>', '<w:id w:val="1001"/>')),
    "tags": Seed("template", drop(DOCUMENT, "<w:alias [^>]*>")),
    "bound": Seed("template", drop(DOCUMENT, r"<w:dataBinding [^>]*f:value\[[^>]*>")),
    "resolved": Seed("template", swap(DOCUMENT, r"f:value\[1\]", "f:value[99]")),
    "same text": Seed("sample", swap(FACTS, "(<value [^>]*>)(?=[^<])", r"\1又")),
    "placeholders": Seed("template", swap("word/glossary/document.xml", '"blank1"', '"blank0"')),
    "repeats": Seed("template", _another_row),
    "kinds": Seed("template", swap(DOCUMENT, "yyyy年M月d日", "yyyy-MM-dd")),
    "all shown": Seed("sample", swap(FACTS, r"(</value>)(?!.*</value>)", r'\1<value name="没有">写了</value>')),
    "title": Seed("sample", swap(DOCUMENT, "(<w:body>)", rf"\1{TITLE}<w:r><w:t>又一个</w:t></w:r></w:p>")),
    "addressee": Seed(
        "addressed", swap(DOCUMENT, '(<w:p><w:pPr><w:pStyle w:val="Addressee"/>.*?</w:p>)(.*?</w:p>)', r"\2\1")
    ),
    "text": Seed("draft", swap(DOCUMENT, '(BodyText"/></w:pPr><w:r><w:t[^>]*>)[^<]', r"\1")),
}
