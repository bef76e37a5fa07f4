"""A document that LibreOffice has loaded and saved again still has its words, fields, controls, comments and facts.

LibreOffice 7.4 makes a text field of a control for text, and writes what it holds several times: in three controls in
a row, in more where digits and characters alternate. It puts what an empty one shows into the facts, whose elements
lose their names there; it drops tags, sections that repeat, and that 2.1 counts in figures below 第二章.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import counted
from built import Once
from converting import SAVED, converted
from opened import Element, Opened, W, find, findall, text_of, val
from written import PROFILES, Write, Written

pytestmark = [pytest.mark.browser, pytest.mark.office]

FACTS = "customXml/item1.xml"


@pytest.fixture(scope="module")
def pairs(write_word: Write, once: Once, outlines: list[dict[str, Any]]) -> list[tuple[Opened, Opened]]:
    """Give every outline as it was written and as it was saved, flavours and profiles by turns."""
    jobs = [
        {
            "name": one["id"],
            "outline": one["id"],
            "flavour": ("template", "sample")[at // 2 % 2],
            "profile": PROFILES[at % 2],
            "notes": True,
        }
        for at, one in enumerate(one for one in outlines if one["id"] in SAVED)
    ]
    documents: list[Written] = write_word(jobs)
    folder = once("saved-again", lambda at: converted({one.name: one.file for one in documents}, "docx", at))
    return [(Opened(one.file), undoubled(Opened((folder / f"{one.name}.docx").read_bytes()))) for one in documents]


def undoubled(document: Opened) -> Opened:
    """Take away what LibreOffice 7.4 writes of a control for text besides what it holds."""
    for path in document.story_parts:
        for first in list(document.xml[path].iter(W["sdt"])):
            more = _more(first) if first.getparent() is not None else []
            for one in more:
                one.getparent().remove(one)
    return document


def _more(first: Element) -> list[Element]:
    """List the controls right behind one that are a part of it: pieces, each with the whole, and the whole again."""
    whole, out = text_of(first), []
    following = first.getnext()
    while following is not None and following.tag == W["sdt"] and _purpose(following) == _purpose(first):
        out.append(following)
        if text_of(following) == whole:
            return out if len(out) > 1 else []
        if not text_of(following).endswith(whole):
            break
        following = following.getnext()
    return []


def _purpose(control: Element) -> tuple[str, str]:
    return val(find(control, "w:sdtPr/w:alias")), val(find(control, "w:sdtPr/w:dataBinding"), "w:xpath")


def _comments(document: Opened) -> list[str]:
    part = document.part(document.related("comments"))
    return sorted("\n".join(text_of(line) for line in one.iter(W["p"])) for one in findall(part, "w:comment"))


def _fields(document: Opened) -> list[str]:
    codes = [one.text or "" for path in document.story_parts for one in document.xml[path].iter(W["instrText"])]
    return sorted(code.split()[0] for code in codes if code.split())


def _bindings(document: Opened) -> list[str]:
    found = [val(find(one, "w:sdtPr/w:dataBinding"), "w:xpath") for one in document.all("w:sdt")]
    return sorted(path for path in found if path)


def _facts(document: Opened) -> list[tuple[str, str, str]]:
    """Give the facts in order, each by its name, which stands above it too, and what it holds."""
    part = document.xml[FACTS]
    names = iter(part.get("values", "").split("|"))
    out = [("", next(names), _held(one)) for one in findall(part, "f:value")]
    for listed in findall(part, "f:list"):
        columns = listed.get("columns").split("|")
        for row in findall(listed, "f:row"):
            cells = findall(row, "f:cell")
            out += [(listed.get("name"), name, _held(one)) for name, one in zip(columns, cells, strict=True)]
    return out


def _held(element: Element) -> str:
    text = element.text or ""
    return "" if text.startswith("【") else text


# What survives, by what it is called.
KEPT: dict[str, Callable[[Opened], Any]] = {
    "words": lambda one: [text for text in map(text_of, one.paragraphs) if text.strip()],
    "headings": lambda one: [(one.level_of(heading), text_of(heading)) for heading in one.headings],
    "numbers": lambda one: [counted.numbers(one)[it].text for it in one.headings if one.level_of(it) == 1],
    "bookmarks": lambda one: sorted(val(mark, "w:name") for mark in one.all("w:bookmarkStart")),
    "fields": _fields,
    "comments": _comments,
    "anchors": lambda one: [len(one.all(f"w:comment{part}")) for part in ("RangeStart", "RangeEnd", "Reference")],
    "bindings": _bindings,
    "days and choices": lambda one: [len(one.all(kind)) for kind in ("w:date", "w:dropDownList")],
    "facts": _facts,
    "sections": lambda one: [dict(it.attrib) for it in findall(one.xml[FACTS], "f:section")],
    "tables": lambda one: [len(one.all(part)) for part in ("w:tbl", "w:tr", "w:tc", "w:tblHeader", "w:cantSplit")],
    "paper": lambda one: {val(it, side) for it in one.all("w:pgSz") for side in ("w:w", "w:h")},
}


@pytest.mark.parametrize("what", KEPT)
def test_what_survives(what: str, pairs: list[tuple[Opened, Opened]]) -> None:
    for written, saved in pairs:
        assert KEPT[what](saved) == KEPT[what](written)
