"""What holds for tables (ECMA-376, part 1, 17.4)."""

from __future__ import annotations

from lines import ITEMS, cells, rows, tables
from opened import DOCUMENT, Opened, W, find, findall, quoted, text_of, val
from package_rules import Found
from written import Due


def grids(document: Opened, _: Due) -> Found:
    """A table says how wide its columns are, and its cells agree: without, WPS shows none."""
    section = document.all("w:sectPr")[-1:]
    for table in tables(document):
        grid = [int(val(one, "w:w") or 0) for one in findall(table, "w:tblGrid/w:gridCol")]
        where = quoted(text_of(rows(table)[0]))
        if not grid or 0 in grid:
            yield where, "no grid"
            continue
        for row in rows(table):
            widths = [int(val(find(one, "w:tcPr/w:tcW"), "w:w") or 0) for one in cells(row)]
            if widths != grid:
                yield where, f"cells of {widths}, columns of {grid}"
                break
        if int(val(find(table, "w:tblPr/w:tblW"), "w:w") or 0) != sum(grid):
            yield where, "the table is not as wide as its columns"
        for one in section:
            margin, size = find(one, "w:pgMar"), find(one, "w:pgSz")
            edges = [val(size, "w:w"), val(margin, "w:left"), val(margin, "w:right")]
            if all(edges) and sum(grid) > int(edges[0]) - int(edges[1]) - int(edges[2]):
                yield where, f"the table is wider than the text, by {sum(grid)}"


def repeated_heads(document: Opened, _: Due) -> Found:
    """A table's first row alone is repeated on each page."""
    for table in tables(document):
        for at, row in enumerate(rows(table)):
            if (find(row, "w:trPr/w:tblHeader") is not None) != (at == 0):
                yield (
                    quoted(text_of(row)),
                    "the first row is not repeated" if at == 0 else "repeated, and not the first",
                )


def whole_rows(document: Opened, _: Due) -> Found:
    """No row is divided between two pages."""
    for table in tables(document):
        for row in rows(table):
            if find(row, "w:trPr/w:cantSplit") is None:
                yield quoted(text_of(row)), "the row may be divided"


def apart(document: Opened, _: Due) -> Found:
    """No two tables touch, and none is the last thing: Word would make one of them."""
    for table in tables(document):
        following = table.getnext()
        if following is None or following.tag not in (W["p"], W["sdt"]):
            yield DOCUMENT, f"nothing stands behind the table {quoted(text_of(rows(table)[0]))}"


def no_holes(document: Opened, _: Due) -> Found:
    """No paragraph is empty, but one that must stand behind a table."""
    for one in document.paragraphs:
        inside = one.getparent().tag == W["tc"]
        before = one.getprevious()
        # What an item begins with may be no words.
        counted = document.style_of(one) in ITEMS
        if (
            inside
            or counted
            or find(one, ".//w:r") is not None
            or (before is not None and before.tag == W["tbl"] and _needed(one))
        ):
            continue
        yield DOCUMENT, "an empty paragraph"


def _needed(paragraph: object) -> bool:
    following = paragraph.getnext()  # type: ignore[attr-defined]
    return following is None or following.tag in (W["tbl"], W["sectPr"])


def head_styles(document: Opened, _: Due) -> Found:
    """A table's words have its styles; its head stands with the first row."""
    for table in tables(document):
        # All of a table is set in one size.
        first = document.style_of(find(rows(table)[0], ".//w:p"))
        small = next((size for size in ("Small", "Tiny") if first.endswith(size)), "")
        for at, row in enumerate(rows(table)):
            for paragraph in row.iter(W["p"]):
                wanted = ("TableText" if at else "TableHead") + small
                if document.style_of(paragraph) != wanted:
                    yield quoted(text_of(row)), f"{document.style_of(paragraph) or 'no style'} in place of {wanted}"
    if tables(document) and document.inherited("TableHead", "w:pPr/w:keepNext") is None:
        yield "word/styles.xml", "a table's head may stand alone at a page's foot"
