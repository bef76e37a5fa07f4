"""The pictures of an outline's pages show what a report looks like: the cases draw its pages with characters.

``=`` is the title, a figure a heading of that level, ``-`` text, ``|`` the edges of a table's columns, on
a line of ``.`` where it names them.
"""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from casefile import CASES, files, read
from reportkb.report import blocks
from reportkb.site.page_picture import MOST, picture, sprite
from reportkb.site.paper import CHARACTERS, LINES, Mark, Sheet, Stroke, sheets

FORMS = {"title": "=", "text": "-"}


def drawn(sheet: Sheet) -> str:
    """Draw a page; lines at its foot that are free are left out."""
    lines = [[" "] * (CHARACTERS + 1) for _ in range(LINES)]
    for line, mark in sheet:
        _draw(mark, lines[line : line + mark.height])
    return "\n".join("".join(line).rstrip() for line in lines).rstrip()


def _draw(mark: Mark, lines: list[list[str]]) -> None:
    if isinstance(mark, Stroke):
        start = round(mark.start)
        end = max(start + 1, round(mark.start + mark.length))
        lines[0][start:end] = FORMS.get(mark.form, str(mark.level)) * (end - start)
        return
    for line in lines:
        line[:] = ("." if mark.head else " ") * len(line)
        for column in range(len(mark.widths) + 1):
            line[round(sum(mark.widths[:column]))] = "|"


@pytest.mark.parametrize("path", files("page-pictures"), ids=lambda path: path.stem)
def test_pages_are_laid_out_as_the_case_draws_them(path: Path) -> None:
    case = read(path)
    found = [drawn(sheet) for sheet in sheets(case.get("title", ""), blocks.parse(case["text"]))]
    # Trailing spaces are no part of a drawing.
    wanted = ["\n".join(line.rstrip() for line in page.split("\n")).rstrip() for page in case["pages"]]
    assert found == wanted


def test_a_picture_is_paths_of_the_inks_that_the_page_gives() -> None:
    laid = sheets("题", blocks.parse("# 甲\n\n乙\n\n| 丙 | 丁 |\n|---|---|\n| 一 | 二 |"))
    assert sprite({"report": laid}) == (CASES / "page-pictures" / "small.svg").read_text("utf-8")


def test_every_mark_stays_on_its_page() -> None:
    table = "| 丙 | 丁 |\n|---|---|\n" + "| 一 | 二 |\n" * 90
    text = "\n\n".join(["# 甲", "## 乙", "字" * 700, table, "字" * 40])
    laid = sheets("题" * 60, blocks.parse(text))
    assert len(laid) > MOST
    for sheet in laid:
        assert sum(mark.height for _, mark in sheet) <= LINES
        assert all(line + mark.height <= LINES for line, mark in sheet)
    groups = ET.fromstring(sprite({"甲": laid})).findall(".//{*}g")
    assert len(groups) == 1
    wide, high = re.search(r'viewBox="0 0 (\d+) (\d+)"', picture("甲", laid, "", "缩图")).groups()  # type: ignore[union-attr]
    for path in groups[0]:
        for x, y in re.findall(r"M(\d+) (\d+)", path.attrib["d"]):
            assert int(x) < int(wide)
            assert int(y) < int(high)


def test_a_report_without_a_word_has_one_page() -> None:
    assert sheets("", ()) == ((),)
