"""Word files made from readable cases, in the manner of Word, of WPS and of others.

A case says what a document holds, one paragraph or table an entry; ``files.made`` writes the XML
that Word or WPS would. Whatever has no short form is given as XML.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from html import escape
from typing import Any

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": W,
        "r": RELATIONS,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "wpsCustomData": "http://www.wps.cn/officeDocument/2013/wpsCustomData",
    }.items()
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PARTS = ("styles", "numbering", "footnotes", "endnotes", "comments", "header1", "footer1")


def style(key: str, name: str, more: str = "", based: str = "", kind: str = "paragraph") -> str:
    """Write a style."""
    below = f'<w:basedOn w:val="{based}"/>' if based else ""
    first = ' w:default="1"' if name == "Normal" else ""
    return f'<w:style w:type="{kind}"{first} w:styleId="{key}"><w:name w:val="{name}"/>{below}{more}</w:style>'


def heading(key: str, name: str, level: int, more: str = "") -> str:
    """Write a heading's style as Word does."""
    return style(key, name, f'<w:pPr><w:outlineLvl w:val="{level - 1}"/>{more}</w:pPr><w:rPr><w:b/></w:rPr>', "a")


DEFAULTS = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'
STYLES = {
    # Word in English, and what other programs write.
    "word": DEFAULTS
    + style("a", "Normal")
    + "".join(heading(f"Heading{level}", f"heading {level}", level) for level in range(1, 6))
    + style("Title", "Title", '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="44"/></w:rPr>', "a")
    + style("Subtitle", "Subtitle", "", "a")
    + style("ListParagraph", "List Paragraph", "", "a")
    + style("TOC1", "toc 1", "", "a")
    + style("Quiet", "Quiet", "<w:rPr><w:vanish/></w:rPr>", "", "character"),
    # WPS and Word in Chinese name styles by figures.
    "wps": DEFAULTS
    + style("a", "Normal")
    + "".join(heading(str(level + 1), f"heading {level}", level) for level in range(1, 4))
    + style("10", "Title", '<w:pPr><w:jc w:val="center"/></w:pPr>', "a"),
    # Nothing but the text's own.
    "none": DEFAULTS + style("a", "Normal"),
}


def run(text: str, look: str = "") -> str:
    """Write text as a run; a line end is a soft one, a tab a tab."""
    inner = escape(text, quote=False).replace("\n", "</w:t><w:br/><w:t>").replace("\t", "</w:t><w:tab/><w:t>")
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{inner}</w:t></w:r>'


def paragraph(entry: Any) -> str:
    """Write a paragraph: a text, or a mapping with its style, number, outline, look and text."""
    if not isinstance(entry, Mapping):
        return f"<w:p>{run(str(entry))}</w:p>"
    number, _, depth = str(entry.get("num", "")).partition(".")
    properties = (
        (f'<w:pStyle w:val="{entry["style"]}"/>' if "style" in entry else "")
        + (f'<w:numPr><w:ilvl w:val="{depth or 0}"/><w:numId w:val="{number}"/></w:numPr>' if number else "")
        + ('<w:jc w:val="center"/>' if entry.get("centred") else "")
        + (f'<w:outlineLvl w:val="{int(entry["outline"]) - 1}"/>' if "outline" in entry else "")
    )
    look = ("<w:b/>" if entry.get("bold") else "") + (f'<w:sz w:val="{entry["size"]}"/>' if "size" in entry else "")
    inner = str(entry["xml"]) if "xml" in entry else run(str(entry.get("text", "")), look)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


DOWN = {"first": '<w:vMerge w:val="restart"/>', "on": "<w:vMerge/>"}


def cell(entry: Any) -> str:
    """Write a cell: a text, a list of paragraphs, or a mapping with how far it reaches."""
    spanned = isinstance(entry, Mapping) and ("across" in entry or "down" in entry)
    down = DOWN.get(entry.get("down", ""), "") if spanned else ""
    across = f'<w:gridSpan w:val="{entry["across"]}"/>' if spanned and "across" in entry else ""
    inner = entry.get("text", "") if spanned else entry
    return f"<w:tc><w:tcPr>{across}{down}</w:tcPr>{body(inner if isinstance(inner, list) else [inner])}</w:tc>"


def body(entries: list[Any]) -> str:
    """Write paragraphs and tables in order."""
    out = []
    for entry in entries:
        if isinstance(entry, Mapping) and "table" in entry:
            rows = "".join(f"<w:tr>{''.join(cell(one) for one in row)}</w:tr>" for row in entry["table"])
            width = max(
                sum(int(one.get("across", 1)) if isinstance(one, Mapping) else 1 for one in row)
                for row in entry["table"]
            )
            grid = '<w:gridCol w:w="2000"/>' * width
            out.append(
                f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
            )
        elif isinstance(entry, Mapping) and set(entry) == {"raw"}:
            out.append(str(entry["raw"]))
        else:
            out.append(paragraph(entry))
    # After a table there is always a paragraph.
    return "".join(out) + ("<w:p/>" if out and out[-1].endswith("</w:tbl>") else "")


def numbering(lists: Mapping[str, Any]) -> str:
    """Write numbering definitions: by number, levels of a form, a text and what else they have."""
    abstract, nums = [], []
    for key, given in lists.items():
        levels = given if isinstance(given, list) else given.get("levels", [])
        if levels:
            inner = "".join(
                f'<w:lvl w:ilvl="{at}"><w:start w:val="{level.get("start", 1)}"/><w:numFmt w:val="{level["form"]}"/>'
                + level.get("more", "")
                + f'<w:lvlText w:val="{level["text"]}"/></w:lvl>'
                for at, level in enumerate(levels)
            )
            abstract.append(f'<w:abstractNum w:abstractNumId="{key}">{inner}</w:abstractNum>')
        of = key if levels else given["of"]
        over = "" if levels else given.get("more", "")
        nums.append(f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{over}</w:num>')
    return "".join(abstract + nums)


def part(root: str, inner: str) -> str:
    """Write a part of the document."""
    return f"{HEAD}<w:{root} {NAMESPACES}>{inner}</w:{root}>"


def relation(key: str, kind: str, target: str, more: str = "") -> str:
    """Write a relation of the document."""
    return f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target="{target}"{more}/>'


ROOTS = {"header1": "hdr", "footer1": "ftr"}


def parts_of(case: Mapping[str, Any]) -> dict[str, str]:
    """Write the parts of a case's document."""
    given = str(case.get("styles", "word"))
    inner = {"styles": STYLES.get(given, given) + case.get("more styles", "")}
    if "numbering" in case:
        lists = case["numbering"]
        inner["numbering"] = numbering(lists) if isinstance(lists, Mapping) else lists
    for name in PARTS:
        if name in case.get("parts", {}):
            inner[name] = case["parts"][name]
    made = {f"word/{name}.xml": part(ROOTS.get(name, name), text) for name, text in inner.items()}
    made["word/document.xml"] = part("document", f"<w:body>{body(case['body'])}<w:sectPr/></w:body>")
    facts = case.get("facts")
    if facts:
        made["customXml/item1.xml"] = HEAD + facts
    related = [relation(f"rId{at}", name.rstrip("1"), f"{name}.xml") for at, name in enumerate(inner)]
    related += [relation("own", "customXml", "../customXml/item1.xml")] if facts else []
    related += [relation("link", "hyperlink", "http://example.test/", ' TargetMode="External"')]
    made["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(related)}</Relationships>'
    )
    made["_rels/.rels"] = (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    made["[Content_Types].xml"] = (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPES}.document.main+xml"/></Types>'
    )
    if case.get("strict"):
        return {name: text.replace(W, STRICT).replace(RELATIONS, STRICT_RELATIONS) for name, text in made.items()}
    return made


def packed(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack parts into a file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as book:
        for name, text in parts.items():
            book.writestr(name, text)
    return out.getvalue()


def made(case: Mapping[str, Any]) -> bytes:
    """Make the Word file of a case."""
    return packed(parts_of(case))
