"""Rich text keeps in a word processor what pasting can carry: LibreOffice reads what stands on the clipboard."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from converting import converted
from reportkb.library.library import load
from reportkb.report.assemble import Choice
from reportkb.report.document import to_html
from reportkb.site.downloads import assembled
from reportkb.site.site import Site, prepare
from reportkb.source.tree import read

pytestmark = pytest.mark.office

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def source(root: Path) -> Site:
    tree, _ = read(root)
    library, _ = load(tree)
    return prepare(library, library.edit_root)


@pytest.fixture(scope="module")
def body(source: Site, tmp_path_factory: pytest.TempPathFactory) -> ElementTree.Element:
    """Load an outline's sample as it stands on the clipboard, and give what LibreOffice has."""
    outline = source.library.outlines["quarterly-plan"]
    document = assembled(outline, source, Choice("sample", "full", outline.plan.numbering, notes=True))
    folder = tmp_path_factory.mktemp("pasted")
    page = f'<meta charset="utf-8">{to_html(document, source.shown[outline.slug])}'
    converted({"a": page.encode()}, "docx", folder / "made", ending="html", reader="HTML (StarWriter)")
    with zipfile.ZipFile(folder / "made" / "a.docx") as package:
        found = ElementTree.fromstring(package.read("word/document.xml")).find(f"{W}body")
    assert found is not None
    return found


def of(node: ElementTree.Element, path: str, name: str = "val") -> str:
    """Give an attribute of what stands under a node, or nothing."""
    found = node.find("/".join(W + part for part in path.split("/")))
    return "" if found is None else found.get(W + name, "")


def style(paragraph: ElementTree.Element) -> str:
    return of(paragraph, "pPr/pStyle")


def test_the_title_stands_in_the_middle_and_headings_are_headings(body: ElementTree.Element) -> None:
    paragraphs = body.findall(f"{W}p")
    (title,) = [one for one in paragraphs if style(one) == "Heading1"]
    assert of(title, "pPr/jc") == "center"
    headings = ["".join(one.itertext()) for one in paragraphs if style(one) == "Heading2"]
    assert headings
    assert all(re.match("[一二三四五六七八九十]+、", heading) for heading in headings)


def test_paragraphs_are_indented_by_two_characters_and_nothing_else_is(body: ElementTree.Element) -> None:
    for paragraph in body.findall(f"{W}p"):
        text = "".join(paragraph.itertext())
        listed = paragraph.find(f"{W}pPr/{W}numPr") is not None
        running = style(paragraph) == "TextBody" and not listed and text
        # 24 points, two characters of the 12 points that pasted text has.
        assert of(paragraph, "pPr/ind", "firstLine") == ("480" if running else ""), text


def test_tables_are_as_wide_as_the_text_with_lines_and_a_head(body: ElementTree.Element) -> None:
    tables = body.findall(f"{W}tbl")
    assert tables
    for table in tables:
        assert (of(table, "tblPr/tblW", "w"), of(table, "tblPr/tblW", "type")) == ("5000", "pct")
        rows = table.findall(f"{W}tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        for index, row in enumerate(rows):
            for cell in row.findall(f"{W}tc"):
                sides = [of(cell, f"tcPr/tcBorders/{side}") for side in ("top", "left", "bottom", "right")]
                assert sides == ["single"] * 4
                assert of(cell, "tcPr/shd", "fill") == ("F2F2F2" if not index else "")
                assert all(of(one, "pPr/ind", "firstLine") == "" for one in cell.iter(f"{W}p"))
