"""What holds for pictures (ECMA-376, part 1, 20.4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from opened import DOCUMENT, Element, Opened, W, find, findall, quoted, text_of, val
from package_rules import Found
from written import Due

# What a drawing counts, in a twentieth of a point.
UNITS = 635
# A pixel more or less is none that anyone sees.
NEAR = 0.02


def _inlines(document: Opened) -> list[Element]:
    return document.all("wp:inline")


def _size(inline: Element) -> tuple[int, int]:
    (extent,) = findall(inline, "wp:extent")
    return int(extent.get("cx")), int(extent.get("cy"))


def _standing(document: Opened) -> Iterator[tuple[str, bytes]]:
    """Give each picture's file, with the last heading above it."""
    parts = {one.id: one.target for one in document.relations(DOCUMENT)}
    heading = ""
    for paragraph in document.paragraphs:
        if document.level_of(paragraph):
            heading = text_of(paragraph)
        for blip in paragraph.iter("{*}blip"):
            yield heading, document.parts.get(parts.get(val(blip, "r:embed"), ""), b"")


def pictures(document: Opened, due: Due) -> Found:
    """Every picture is there, as it was given, at the end of its section."""
    found = list(_standing(document))
    if len(found) != len(due.pictures):
        yield DOCUMENT, f"{len(found)} pictures, not {len(due.pictures)}"
        return
    for (heading, data), wanted in zip(found, due.pictures, strict=True):
        if data != wanted.png:
            yield DOCUMENT, f"{quoted(wanted.name)} is another file"
        if wanted.heading and heading.strip() != wanted.heading.strip():
            yield DOCUMENT, f"{quoted(wanted.name)} stands below {quoted(heading)}, not {quoted(wanted.heading)}"
    for paragraph in document.paragraphs:
        if find(paragraph, ".//wp:inline") is not None and document.style_of(paragraph) != "Picture":
            yield DOCUMENT, "a picture in a paragraph of text: a line of fixed height would cut it off"
    spacing = document.inherited("Picture", "w:pPr/w:spacing")
    if val(spacing, "w:lineRule") != "auto":
        yield "word/styles.xml", "the line of a picture has a fixed height"


def picture_ids(document: Opened, _: Due) -> Found:
    """Every drawing has an id of its own (20.4.2.5)."""
    ids = Counter(one.get("id") for one in document.all("wp:docPr"))
    yield from ((DOCUMENT, f"two drawings have the id {key}") for key, count in ids.items() if count > 1)


def described(document: Opened, due: Due) -> Found:
    """Every picture says in words what it shows."""
    said = [one.get("descr", "") for one in document.all("wp:docPr")]
    wanted = [" ".join(one.alt.split()) for one in due.pictures]
    for found, alt in zip(said, wanted, strict=False):
        if " ".join(found.split()) != alt:
            yield DOCUMENT, f"a picture is described as {quoted(found)}, not {quoted(alt)}"


def sizes(document: Opened, due: Due) -> Found:
    """A picture is as wide as the text, or as high as a page of it, and keeps its proportions."""
    section = document.all("w:sectPr")[-1:]
    for one in section:
        size, margin = find(one, "w:pgSz"), find(one, "w:pgMar")
        sides = [val(size, "w:w"), val(margin, "w:left"), val(margin, "w:right")]
        ends = [val(size, "w:h"), val(margin, "w:top"), val(margin, "w:bottom")]
        if not all(sides) or not all(ends):
            return
        room = [UNITS * (int(whole) - int(first) - int(last)) for whole, first, last in (sides, ends)]
        for inline, wanted in zip(_inlines(document), due.pictures, strict=False):
            width, height = _size(inline)
            (inner,) = findall(inline, ".//a:xfrm/a:ext")
            if (int(inner.get("cx")), int(inner.get("cy"))) != (width, height):
                yield DOCUMENT, f"{quoted(wanted.name)} is not as large as its frame"
            elif width > room[0] or height > room[1]:
                yield DOCUMENT, f"{quoted(wanted.name)} is larger than a page's text"
            elif width < room[0] * (1 - NEAR) and height < room[1] * 0.55:
                yield DOCUMENT, f"{quoted(wanted.name)} is smaller than there is room"
            elif abs(width * wanted.height / (height * wanted.width) - 1) > NEAR:
                yield DOCUMENT, f"{quoted(wanted.name)} is out of proportion"


def captions(document: Opened, due: Due) -> Found:
    """Below every picture stands what it is, counted by a field, on the same page (17.16.5.56)."""
    shown = [one for one in document.paragraphs if document.style_of(one) == "Picture"]
    for at, (paragraph, wanted) in enumerate(zip(shown, due.pictures, strict=False), 1):
        below = paragraph.getnext()
        if below is None or below.tag != W["p"] or document.style_of(below) != "Caption":
            yield DOCUMENT, f"no caption below {quoted(wanted.name)}"
        elif " ".join(text_of(below).split()) != " ".join(f"图{at} {wanted.name}".split()):
            yield DOCUMENT, f"the caption {quoted(text_of(below))}, not {quoted(wanted.name)}"
        elif "SEQ" not in "".join(val(one, "w:instr") for one in findall(below, "w:fldSimple")):
            yield DOCUMENT, f"the number of {quoted(wanted.name)} is typed"
    if document.inherited("Picture", "w:pPr/w:keepNext") is None:
        yield "word/styles.xml", "a picture may stand without its caption"
