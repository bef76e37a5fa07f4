"""What holds for a document's pages: paper, margins, header, footer, contents."""

from __future__ import annotations

import re

from lines import is_brief
from opened import DOCUMENT, Opened, W, find, findall, quoted, text_of, val
from package_rules import Found
from written import Due

A4 = {"w:w": "11906", "w:h": "16838"}
# In twentieths of a point: 37, 26, 35 and 28 millimetres (GB/T 9704—2012, 5.2.1); the other is a choice of ours.
MARGINS = {
    "official": {"w:top": "2098", "w:right": "1474", "w:bottom": "1984", "w:left": "1587"},
    "business": {"w:top": "1587", "w:right": "1474", "w:bottom": "1474", "w:left": "1587"},
}
PITCH = "579"
ENTRY = re.compile(r"TOC[1-9]")


def paper(document: Opened, _: Due) -> Found:
    """Every section is on A4 (GB/T 9704—2012, 5.1)."""
    sections = document.all("w:sectPr")
    if not sections:
        yield DOCUMENT, "no section, and so no paper"
    for section in sections:
        size = find(section, "w:pgSz")
        if {key: val(size, key) for key in A4} != A4:
            yield DOCUMENT, f"paper of {val(size, 'w:w') or 'no width'} × {val(size, 'w:h') or 'no height'}"


def margins(document: Opened, due: Due) -> Found:
    """The margins are the profile's (GB/T 9704—2012, 5.2.1)."""
    for section in document.all("w:sectPr"):
        found = find(section, "w:pgMar")
        for side, wanted in MARGINS[due.profile].items():
            if val(found, side) != wanted:
                yield DOCUMENT, f"{side} is {val(found, side) or 'not said'}, not {wanted}"


def pitch(document: Opened, due: Due) -> Found:
    """A line of the official profile is as high as 22 of them want it (GB/T 9704—2012, 5.2.3)."""
    if due.profile != "official":
        return
    for section in document.all("w:sectPr"):
        if val(find(section, "w:docGrid"), "w:linePitch") != PITCH:
            yield DOCUMENT, "the grid has another pitch"
    spacing = document.inherited("BodyText", "w:pPr/w:spacing")
    if (val(spacing, "w:line"), val(spacing, "w:lineRule")) != (PITCH, "exact"):
        yield "word/styles.xml", "a line of text has another height"


def page_numbers(document: Opened, due: Due) -> Found:
    """Odd pages have their number on the right, even ones on the left; or every page says which of how many it is."""
    section = document.all("w:sectPr")[-1] if document.all("w:sectPr") else None
    by_id = {one.id: one.target for one in document.relations(DOCUMENT)}
    footers = {
        val(one, "w:type"): document.part(by_id.get(val(one, "r:id"), ""))
        for one in findall(section, "w:footerReference")
    }
    sides = {"default": "right", "even": "left"} if due.profile == "official" else {"default": "center"}
    fields = {"PAGE"} if due.profile == "official" else {"PAGE", "NUMPAGES"}
    settings = document.part("word/settings.xml")
    if due.profile == "official" and find(settings, "w:evenAndOddHeaders") is None:
        yield "word/settings.xml", "odd and even pages are alike"
    for kind, side in sides.items():
        footer = footers.get(kind)
        if footer is None:
            yield DOCUMENT, f"no footer for {kind} pages"
            continue
        paragraph = find(footer, "w:p")
        style = document.style_of(paragraph)
        aligned = val(find(paragraph, "w:pPr/w:jc")) or val(document.inherited(style, "w:pPr/w:jc"))
        if aligned != side:
            yield by_id.get(kind, kind), f"the page's number stands at {aligned or 'no side'}, not {side}"
        codes = {(one.text or "").split()[0] for one in footer.iter(W["instrText"]) if (one.text or "").strip()}
        if not fields <= codes:
            yield kind, f"the footer has {sorted(codes)}, not {sorted(fields)}"
        dashed = re.fullmatch(r"— [0-9]+ —", text_of(footer))
        if due.profile == "official" and not dashed:
            yield kind, f"the page's number is {quoted(text_of(footer))}, without dashes"


def header(document: Opened, due: Due) -> Found:
    """The business profile has the report's title at the head of each page."""
    if due.profile != "business" or not due.title:
        return
    part = document.related("header")
    if not part or due.title not in text_of(document.xml[part]):
        yield part or DOCUMENT, "the head of the page does not say the title"


def contents(document: Opened, due: Due) -> Found:
    """A long report of the business profile has a contents field that lists its headings (part 1, 17.16.5.68)."""
    codes = [one for one in document.all("w:instrText") if (one.text or "").split()[:1] == ["TOC"]]
    if due.profile != "business" or not due.whole or not due.numbers:
        return
    brief = is_brief(document, len(due.pictures))
    updates = find(document.part("word/settings.xml"), "w:updateFields") is not None
    if updates != bool(codes):
        yield "word/settings.xml", "what asks to be updated is not there, or does not ask"
    if brief or (brief is None and not codes):
        if codes:
            yield DOCUMENT, "a report of a page or two has contents"
        return
    if len(codes) != 1:
        yield DOCUMENT, f"{len(codes)} contents fields"
        return
    kinds = [val(one, "w:fldCharType") for one in document.all("w:fldChar")]
    if kinds != ["begin", "separate", "end"]:
        yield DOCUMENT, f"the contents field is {kinds}"
    entries = [one for one in document.paragraphs if ENTRY.fullmatch(document.style_of(one))]
    shown = [text_of(one) for one in entries]
    bookmarked = [one for one in document.headings if find(one, ".//w:bookmarkStart") is not None]
    wanted = [
        (due.numbers[at] + text_of(one))
        for at, one in enumerate(document.headings)
        if one in bookmarked and document.level_of(one) <= 3
    ]
    if shown != wanted:
        lost = next((pair for pair in zip([*shown, ""], [*wanted, ""], strict=False) if pair[0] != pair[1]), ("", ""))
        yield DOCUMENT, f"the contents say {quoted(lost[0])} for {quoted(lost[1])}"
