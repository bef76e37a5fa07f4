"""A Word document as its parts and their XML, read by other means than the site's own reader."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, TypeAlias

from lxml import etree

# lxml has no types of its own.
Element: TypeAlias = Any

SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "f": "urn:reportkb:facts",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
DOCUMENT = "word/document.xml"


@cache
def name(short: str) -> str:
    """Write a name with its namespace out."""
    prefix, local = short.split(":")
    return f"{{{SPACES[prefix]}}}{local}"


W = {
    local: name(f"w:{local}")
    for local in (
        *("p", "r", "t", "br", "tab", "sdt", "sdtPr", "sdtContent", "tbl", "tr", "tc", "pPr", "rPr", "pStyle", "val"),
        *("sectPr", "fldChar", "instrText", "fldCharType", "commentRangeStart", "commentRangeEnd", "commentReference"),
        *(
            "fldSimple",
            "id",
            "name",
            "type",
            "numId",
            "ilvl",
            "numPr",
            "rFonts",
            "lang",
            "styleId",
            "style",
            "hyperlink",
            "outlineLvl",
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part names another by."""

    id: str
    type: str
    target: str


def val(element: Element | None, attribute: str = "w:val") -> str:
    """Give an attribute; empty where it, or the element, is not there."""
    return "" if element is None else element.get(name(attribute)) or ""


@cache
def _way(path: str) -> str:
    return re.sub(r"[a-z0-9]+:[A-Za-z0-9]+", lambda found: name(found.group()), path)


def find(element: Element | None, path: str) -> Element | None:
    """Give the first element on a way."""
    return None if element is None else element.find(_way(path))


def findall(element: Element | None, path: str) -> list[Element]:
    """Give the elements on a way."""
    return [] if element is None else element.findall(_way(path))


class Opened:
    """A document's parts."""

    def __init__(self, file: bytes) -> None:
        self.file = file
        with zipfile.ZipFile(io.BytesIO(file)) as archive:
            self.entries = archive.infolist()
            self.parts = {entry.filename: archive.read(entry) for entry in self.entries}
        # Entities are no part of a document.
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        self.xml: dict[str, Element] = {
            path: etree.fromstring(data, parser)
            for path, data in self.parts.items()
            if path.endswith((".xml", ".rels"))
        }

    @cached_property
    def body(self) -> Element:
        return self.xml[DOCUMENT].find(name("w:body"))

    @cached_property
    def elements(self) -> dict[str, list[Element]]:
        """List the document's elements by their names, in order."""
        found: dict[str, list[Element]] = {}
        for element in self.body.iter():
            found.setdefault(element.tag, []).append(element)
        return found

    def all(self, short: str) -> list[Element]:
        """List the elements of the document that have a name."""
        return self.elements.get(name(short), [])

    def part(self, path: str) -> Element | None:
        return self.xml.get(path)

    def relations(self, path: str) -> list[Relation]:
        """List what a part is related to; the package itself is the empty path."""
        folder, file = posixpath.split(path)
        found = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        return [
            Relation(
                one.get("Id"),
                one.get("Type"),
                posixpath.normpath(posixpath.join("/", folder, one.get("Target"))).lstrip("/"),
            )
            for one in ([] if found is None else found)
        ]

    def related(self, kind: str) -> str:
        """Give the path of the part that the document has for something; empty where there is none."""
        return next((one.target for one in self.relations(DOCUMENT) if one.type.endswith(f"/{kind}")), "")

    @cached_property
    def story_parts(self) -> list[str]:
        """List the parts that hold text."""
        names = ("word/document", "word/header", "word/footer", "word/comments", "word/glossary/")
        return [path for path in self.xml if path.startswith(names) and path.endswith(".xml")]

    @cached_property
    def styles(self) -> dict[str, Element]:
        return {val(one, "w:styleId"): one for one in findall(self.part("word/styles.xml"), "w:style")}

    def style_of(self, paragraph: Element) -> str:
        """Give the id of a paragraph's style."""
        return val(find(paragraph, "w:pPr/w:pStyle"))

    def inherited(self, style: str, path: str) -> Element | None:
        """Look something up in a style, or in those that it is based on."""
        if (style, path) not in self._inherited:
            seen: set[str] = set()
            at, found = style, None
            while at and at not in seen and found is None:
                seen.add(at)
                found = find(self.styles.get(at), path)
                at = val(find(self.styles.get(at), "w:basedOn"))
            self._inherited[style, path] = found
        return self._inherited[style, path]

    def level_of(self, paragraph: Element) -> int:
        """Give a heading's depth from 1; 0 for what is none."""
        found = val(find(self.styles.get(self.style_of(paragraph)), "w:name")).lower()
        return int(found[8:]) if found.startswith("heading ") else 0

    @cached_property
    def _inherited(self) -> dict[tuple[str, str], Element | None]:
        return {}

    @cached_property
    def paragraphs(self) -> list[Element]:
        return self.all("w:p")

    @cached_property
    def headings(self) -> list[Element]:
        return [one for one in self.paragraphs if self.level_of(one)]


def text_of(element: Element, new_line: str = " ") -> str:
    """Give what is written in an element, without field codes."""
    return "".join(_pieces(element, new_line))


def _pieces(element: Element, new_line: str) -> Iterator[str]:
    for one in element.iter(W["t"], W["br"], W["tab"]):
        if one.tag == W["t"]:
            yield one.text or ""
        elif one.tag == W["br"]:
            yield "" if val(one, "w:type") == "page" else new_line
        elif one.getparent().tag == W["r"]:  # no stop of a paragraph's
            yield "\t"


def quoted(text: str) -> str:
    """Shorten words for a finding."""
    return f"“{text[:24]}{'…' if len(text) > 24 else ''}”"
