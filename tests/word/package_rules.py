"""What holds for a document as a package: its parts, how they are related, its properties."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from opened import DOCUMENT, SPACES, Opened, findall, name, quoted, val
from written import Due

Found = Iterator[tuple[str, str]]

# What tells of the tool, the machine or the moment that a file comes from.
TOOLS = re.compile(
    r"python|docx4j|libreoffice|openoffice|apache|pandoc|chrom|firefox|node|javascript|mkdocs|https?://(?:localhost|127\.)",
    re.I,
)
SESSION = re.compile(rb" w:(?:rsid[A-Za-z]*|date)=")
TIMES = ("created", "modified", "lastModifiedBy", "lastPrinted", "revision")
FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def content_types(document: Opened, _: Due) -> Found:
    """Every part has a content type, and every content type a part (ECMA-376, part 2, 7.2.3)."""
    types = document.xml["[Content_Types].xml"]
    named = {one.get("PartName").lstrip("/") for one in types if one.get("PartName")}
    kinds = {one.get("Extension") for one in types if one.get("Extension")} - {"xml", "rels"}
    for path in document.parts:
        # A default for all XML tells no kind of part; one for pictures does.
        told = path in named or path.rpartition(".")[2] in kinds
        if path != "[Content_Types].xml" and not told and not path.endswith(".rels"):
            yield path, "no content type of its own"
    yield from ((path, "a content type for a part that is not there") for path in named - set(document.parts))


def relations(document: Opened, _: Due) -> Found:
    """Every relation leads to a part, every part is reached, and ids that are used are known (part 2, 6.5)."""
    reached = {"[Content_Types].xml"}
    for path in ["", *document.parts]:
        known = document.relations(path)
        doubled = [key for key, count in Counter(one.id for one in known).items() if count > 1]
        yield from ((path, f"two relations with the id {key}") for key in doubled)
        for one in known:
            reached.add(one.target)
            if one.target not in document.parts:
                yield path or "/", f"{one.id} leads to {one.target}, which is not there"
        used: list[str] = document.xml[path].xpath("//@r:*", namespaces=SPACES) if path in document.xml else []
        yield from (
            (path, f"{one} is no relation of the part") for one in set(used) - {relation.id for relation in known}
        )
    yield from (
        (path, "no relation leads here")
        for path in document.parts
        if path not in reached and not path.endswith(".rels")
    )


def properties(document: Opened, due: Due) -> Found:
    """The core properties say the title, the author and the language (part 2, 8)."""
    part = next((one.target for one in document.relations("") if one.type.endswith("/core-properties")), "")
    core = document.part(part)
    said = {} if core is None else {one.tag: one.text or "" for one in core}
    for short, wanted in {"dc:title": due.title, "dc:creator": due.author, "dc:language": "zh-CN"}.items():
        if said.get(name(short), "") != wanted:
            yield part or "/", f"{short} is {quoted(said.get(name(short), ''))}, not {quoted(wanted)}"


def traces(document: Opened, _: Due) -> Found:
    """Nothing tells of a tool, a machine or a time."""
    for path, element in document.xml.items():
        if path.startswith("docProps/"):
            yield from ((path, f"{one} is said") for one in TIMES if element.find(f"{{*}}{one}") is not None)
        if path.startswith("word/") and SESSION.search(document.parts[path]):
            yield path, "tells of a session or a time"
    for path in document.parts:
        if path.startswith("docProps/"):
            found = TOOLS.search(document.parts[path].decode())
            if found or path.endswith("app.xml"):
                yield path, f"tells of {found.group() if found else 'an application'}"
    for entry in document.entries:
        if entry.date_time != FIRST_DAY or entry.extra or entry.comment:
            yield entry.filename, "the archive says a time or more"


def bookmarks(document: Opened, due: Due) -> Found:
    """Bookmarks have ids and names of their own, begin and end once, and mark the sections (part 1, 17.13.6)."""
    starts, ends = document.all("w:bookmarkStart"), document.all("w:bookmarkEnd")
    for label, values in {
        "id": [val(one, "w:id") for one in starts],
        "name": [val(one, "w:name") for one in starts],
    }.items():
        yield from (
            (DOCUMENT, f"two bookmarks have the {label} {key}") for key, count in Counter(values).items() if count > 1
        )
    if sorted(val(one, "w:id") for one in starts) != sorted(val(one, "w:id") for one in ends):
        yield DOCUMENT, "bookmarks begin and do not end, or end and do not begin"
    named = {val(one, "w:name") for one in starts}
    for one in document.all("w:hyperlink"):
        if val(one, "w:anchor") not in named:
            yield DOCUMENT, f"a link leads to {val(one, 'w:anchor')}, which is no bookmark"
    part = document.part("customXml/item1.xml")
    for section in findall(part, "f:section"):
        if f"_{section.get('key')}" not in named and section.get("heading") and due.whole:
            yield DOCUMENT, f"the section {section.get('key')} has no bookmark"
