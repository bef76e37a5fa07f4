"""What holds for a document's styles, fonts and language."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from opened import DOCUMENT, Element, Opened, W, find, findall, name, quoted, text_of, val
from package_rules import Found
from written import Due

FONTS = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")
THEMES = ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme")
LANGUAGES = ("w:val", "w:eastAsia")
# What a paragraph or run may say of itself; all else is its style's.
OWN_RUN = {name(f"w:{one}") for one in ("rStyle", "b", "bCs", "strike", "em")}
OWN_PARAGRAPH = {
    name(f"w:{one}") for one in ("pStyle", "numPr", "keepNext", "ind", "jc", "spacing", "pageBreakBefore", "sectPr")
}


def _every(document: Opened, short: str) -> Iterable[tuple[str, Element]]:
    for path, part in document.xml.items():
        yield from ((path, one) for one in part.iter(name(short)))


def language(document: Opened, _: Due) -> Found:
    """Every language that is named is Chinese, and the styles name it (part 1, 17.3.2.20)."""
    for short in ("w:lang", "w:themeFontLang"):
        for path, one in _every(document, short):
            for key in LANGUAGES:
                if val(one, key) != "zh-CN":
                    yield path, f"{key} is {val(one, key) or 'not said'}"
    if find(document.part("word/styles.xml"), "w:docDefaults/w:rPrDefault/w:rPr/w:lang") is None:
        yield "word/styles.xml", "no language"


def four_fonts(document: Opened, _: Due) -> Found:
    """Whatever names a font names it for all four kinds of characters (17.3.2.26)."""
    for path, one in _every(document, "w:rFonts"):
        said = {key: val(one, key) for key in FONTS}
        if len(set(said.values())) != 1 or not said["w:eastAsia"]:
            yield path, f"fonts {said}"


def theme_fonts(document: Opened, _: Due) -> Found:
    """No font is a theme's."""
    for path, one in _every(document, "w:rFonts"):
        if any(val(one, key) for key in THEMES):
            yield path, "a font of a theme"
    if document.related("theme"):
        yield DOCUMENT, "a theme"


def font_names(document: Opened, _: Due) -> Found:
    """Every font that is named has other names to fall back on (17.8.3.1)."""
    known = {
        val(one, "w:name"): val(find(one, "w:altName"))
        for one in findall(document.part("word/fontTable.xml"), "w:font")
    }
    used = {val(one, key) for _, one in _every(document, "w:rFonts") for key in FONTS} - {""}
    yield from (("word/fontTable.xml", f"{one} has no other name") for one in sorted(used) if not known.get(one))


def known_styles(document: Opened, _: Due) -> Found:
    """Every style that is used is there, and is used by everything that is no list's or table's own."""
    for path in document.story_parts:
        for short in ("w:pStyle", "w:rStyle", "w:tblStyle"):
            for one in document.xml[path].iter(name(short)):
                if val(one) not in document.styles:
                    yield path, f"the style {val(one)} is not there"
    for paragraph in document.paragraphs:
        if not document.style_of(paragraph):
            yield DOCUMENT, f"{quoted(text_of(paragraph))} has no style"


def direct(document: Opened, _: Due) -> Found:
    """Nothing in the text is formatted but by its style."""
    for one in document.all("w:rPr"):
        yield from (
            (DOCUMENT, f"a run says {child.tag.rpartition('}')[2]}") for child in one if child.tag not in OWN_RUN
        )
    for one in document.all("w:pPr"):
        yield from (
            (DOCUMENT, f"a paragraph says {child.tag.rpartition('}')[2]}")
            for child in one
            if child.tag not in OWN_PARAGRAPH
        )


def widows(document: Opened, _: Due) -> Found:
    """No line of a paragraph stands alone on a page (17.3.1.44)."""
    said = find(document.part("word/styles.xml"), "w:docDefaults/w:pPrDefault/w:pPr/w:widowControl")
    if said is None or val(said) in ("0", "false"):
        yield "word/styles.xml", "widows are not held"
    for path, one in _every(document, "w:widowControl"):
        if val(one) in ("0", "false"):
            yield path, "widows are let go"


def kept_together(document: Opened, due: Due) -> Found:
    """Headings, and what leads to a table or to items, stand with what follows (17.3.1.15)."""
    for level in range(1, 6):
        if document.inherited(f"Heading{level}", "w:pPr/w:keepNext") is None:
            yield "word/styles.xml", f"headings of level {level} may stand at a page's foot"
    blocks = [*_blocks(document.body)]
    for one, following in itertools.pairwise(blocks):
        if one.tag != W["p"] or following.tag == W["sectPr"]:
            continue
        style = document.style_of(one)
        to_items = document.style_of(following).startswith("List") and text_of(one).endswith(("：", ":"))
        leads = text_of(one) and (following.tag == W["tbl"] or to_items)
        kept = find(one, "w:pPr/w:keepNext") is not None or document.inherited(style, "w:pPr/w:keepNext") is not None
        if leads and not kept and not style.startswith("List"):
            yield DOCUMENT, f"{quoted(text_of(one))} may stand without what it leads to"


def _blocks(parent: Element) -> Iterable[Element]:
    for one in parent:
        if one.tag == W["sdt"]:
            yield from _blocks(one.find(W["sdtContent"]))
        elif one.tag in (W["p"], W["tbl"], W["sectPr"]):
            yield one
