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
from opened import Element, Opened, W, find, findall, text_of, val
from word_fixtures import Saved

pytestmark = [pytest.mark.browser, pytest.mark.office]

FACTS = "customXml/item1.xml"


@pytest.fixture(scope="module")
def pairs(saved_again: list[Saved]) -> list[tuple[Opened, Opened]]:
    """Give each document as it was written and as it was saved."""
    return [(Opened(one.written), undoubled(Opened(one.saved))) for one in saved_again]


def undoubled(document: Opened) -> Opened:
    """Take away what LibreOffice 7.4 writes of a control for text besides what it holds."""
    for path in document.story_parts:
        controls = list(document.xml[path].iter(W["sdt"]))
        for outer in controls:
            if find(outer, "w:sdtPr/w:date") is not None:
                for inner in reversed(findall(outer, "w:sdtContent/w:sdt")):
                    outer.addnext(inner)
        for first in controls:
            for one in _more(first) if first.getparent() is not None else []:
                one.getparent().remove(one)
    return document


def _more(first: Element) -> list[Element]:
    """List the controls right behind one that are a part of it: each a piece with the whole, and the whole again."""
    whole, out = text_of(first), []
    following = first.getnext()
    while _says(following, first, whole) and len(findall(following, "w:sdtContent/w:r/w:t")) > 1:
        out.append(following)
        following = following.getnext()
    return [*out, following] if out and _says(following, first, whole) else out


def _says(control: Element | None, first: Element, whole: str) -> bool:
    if control is None or control.tag != W["sdt"] or _purpose(control) != _purpose(first):
        return False
    return [one.text for one in control.iter(W["t"])][-1:] == [whole]


def _purpose(control: Element) -> tuple[str, str]:
    return val(find(control, "w:sdtPr/w:alias")), val(find(control, "w:sdtPr/w:dataBinding"), "w:xpath")


def _comments(document: Opened) -> list[str]:
    part = document.part(document.related("comments"))
    return sorted("\n".join(text_of(line) for line in one.iter(W["p"])) for one in findall(part, "w:comment"))


def _fields(document: Opened) -> list[str]:
    parts = [document.xml[path] for path in document.story_parts]
    codes = [one.text or "" for part in parts for one in part.iter(W["instrText"])]
    codes += [val(one, "w:instr") for part in parts for one in part.iter(W["fldSimple"])]
    return sorted(code.split()[0] for code in codes if code.split())


def _numbers(document: Opened) -> list[str]:
    numbers = counted.numbers(document)
    outer = [heading for heading in document.headings if document.level_of(heading) == 1]
    return [numbers[heading].text for heading in outer if heading in numbers]


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
    "numbers": lambda one: _numbers(one),
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
