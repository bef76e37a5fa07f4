"""What holds for content controls and the facts that they are bound to (ECMA-376, part 1, 17.5.2; MS-DOCX, 2.5)."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from opened import DOCUMENT, SPACES, Element, Opened, W, find, findall, name, quoted, text_of, val
from package_rules import Found
from written import Due

FACTS = "customXml/item1.xml"
CORE_STORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
TAG = re.compile(r"title|prompt|blank|value:.+|cell:[^.]+\..+:[1-9][0-9]*|rows:.+")
MAPPING = re.compile(r"xmlns:(\w+)=['\"]([^'\"]*)['\"]")
DAY = re.compile(r"[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日")


@lru_cache(maxsize=1)
def _controls(document: Opened) -> list[tuple[str, Element]]:
    return [(path, one) for path in document.story_parts for one in document.xml[path].iter(W["sdt"])]


@lru_cache(maxsize=1)
def _bound(document: Opened) -> list[tuple[str, Element, list[Element] | None]]:
    """List the controls that are bound, with what each reads; None where its part is not there."""
    return [
        (path, one, _nodes(document, binding))
        for path, one in _controls(document)
        for binding in (find(one, "w:sdtPr/w:dataBinding"), find(one, "w:sdtPr/w15:dataBinding"))
        if binding is not None
    ]


def _store(document: Opened, store: str) -> Element | None:
    """Give the part that a binding reads."""
    if store.upper() == CORE_STORE:
        return document.part("docProps/core.xml")
    for path, part in document.xml.items():
        if (
            path.startswith("customXml/itemProps")
            and part.get("{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID") == store
        ):
            owner = path.replace("itemProps", "item")
            return document.part(owner) if any(one.target == path for one in document.relations(owner)) else None
    return None


def _nodes(document: Opened, binding: Element) -> list[Element] | None:
    """Give what a binding reads; None where its part is not there."""
    part = _store(document, val(binding, "w:storeItemID"))
    if part is None:
        return None
    spaces = dict(MAPPING.findall(val(binding, "w:prefixMappings")))
    found: list[Element] = part.xpath(val(binding, "w:xpath"), namespaces=spaces)
    return found


def _is_empty(control: Element) -> bool:
    return find(control, "w:sdtPr/w:showingPlcHdr") is not None


def control_ids(document: Opened, _: Due) -> Found:
    """Every control has an id of its own (17.5.2.18)."""
    ids = Counter(val(find(one, "w:sdtPr/w:id")) for _, one in _controls(document))
    yield from (
        (DOCUMENT, f"{count} controls have the id {key or 'none'}")
        for key, count in ids.items()
        if count > 1 or not key
    )


def tags(document: Opened, _: Due) -> Found:
    """Every control says what it is for: a tag for whoever reads the file, a name for whoever fills it in."""
    for path, one in _controls(document):
        if find(one, "w:sdtPr/w15:repeatingSectionItem") is not None:
            continue
        tag = val(find(one, "w:sdtPr/w:tag"))
        if not TAG.fullmatch(tag) or len(tag) > 64:
            yield path, f"a control with the tag {quoted(tag)}"
        if not val(find(one, "w:sdtPr/w:alias")):
            yield path, f"{tag} has no name"


def bound(document: Opened, _: Due) -> Found:
    """Every control of a value is bound (17.5.2.6)."""
    for path, one in _controls(document):
        tag = val(find(one, "w:sdtPr/w:tag"))
        if tag == "title" or tag.startswith(("value:", "cell:", "rows:")):
            bindings = [find(one, "w:sdtPr/w:dataBinding"), find(one, "w:sdtPr/w15:dataBinding")]
            if all(binding is None for binding in bindings):
                yield path, f"{tag} is not bound"


def resolved(document: Opened, due: Due) -> Found:
    """Every binding leads to one place, that of the value which its tag names."""
    for path, one, nodes in _bound(document):
        tag = val(find(one, "w:sdtPr/w:tag"))
        if nodes is None:
            yield path, f"{tag} is bound to a part that is not there"
        elif find(one, "w:sdtPr/w15:repeatingSection") is not None:
            if not nodes or {node.getparent().get("name") for node in nodes} != {tag[5:]}:
                yield path, f"{tag} does not lead to its rows"
        elif tag == "title":
            if len(nodes) != 1 and due.title:
                yield path, "the title leads to nothing"
        elif len(nodes) != 1:
            yield path, f"{tag} leads to {len(nodes)} places"
        elif _called(nodes[0]) != tag:
            yield path, f"{tag} leads to {_called(nodes[0])}"


def _called(node: Element) -> str:
    """Write the tag that a place of the facts has."""
    if node.tag == f"{{{SPACES['f']}}}value":
        return f"value:{node.get('name')}"[:64]
    if node.tag != f"{{{SPACES['f']}}}cell":
        return str(node.tag)
    row = node.getparent()
    number = list(row.getparent()).index(row) + 1
    return f"cell:{row.getparent().get('name')}.{node.get('name')}:{number}"[:64]


def same_text(document: Opened, _: Due) -> Found:
    """A control shows what stands where it is bound to; where nothing does, what is to be written."""
    for path, one, nodes in _bound(document):
        if nodes is None or len(nodes) != 1 or find(one, "w:sdtPr/w15:repeatingSection") is not None:
            continue
        there, shown = "".join(nodes[0].itertext()), text_of(one, "\n")
        # What a value holds may be nothing that XML can say.
        if (_is_empty(one) != (there == "") and shown) or (there and there != shown):
            yield path, f"{val(find(one, 'w:sdtPr/w:tag'))} shows {quoted(shown)} for {quoted(there)}"


def placeholders(document: Opened, _: Due) -> Found:
    """An empty control shows in brackets what is to be written, which the glossary has (17.12)."""
    glossary = document.part(document.related("glossaryDocument"))
    known = {
        val(find(one, "w:docPartPr/w:name")): text_of(find(one, "w:docPartBody"))
        for one in findall(glossary, "w:docParts/w:docPart")
    }
    used = set()
    for path, one in _controls(document):
        part = val(find(one, "w:sdtPr/w:placeholder/w:docPart"))
        tag = val(find(one, "w:sdtPr/w:tag"))
        if not _is_empty(one):
            continue
        used.add(part)
        shown = text_of(one, "\n")
        if part not in known:
            yield path, f"what {tag} shows while empty is not in the glossary"
        elif known[part] != text_of(one):
            yield path, f"{tag} shows {quoted(shown)}, and {quoted(known[part])} when emptied"
        if not (shown.startswith("【") and shown.endswith("】")):
            yield path, f"{tag} is empty and shows {quoted(shown)}"
        if any(val(find(run, "w:rPr/w:rStyle")) != "PlaceholderText" for run in one.iter(W["r"]) if text_of(run)):
            yield path, f"{tag} is empty and does not look so"
    yield from (("word/glossary/document.xml", f"nothing shows {key}") for key in set(known) - used)


def repeats(document: Opened, _: Due) -> Found:
    """Rows that repeat are all rows of their list, in order."""
    for path, one, nodes in _bound(document):
        if find(one, "w:sdtPr/w15:repeatingSection") is None:
            continue
        items = [
            child
            for child in one.find(W["sdtContent"])
            if child.tag == W["sdt"] and find(child, "w:sdtPr/w15:repeatingSectionItem") is not None
        ]
        if nodes and len(items) != len(nodes):
            yield path, f"{len(items)} items for {len(nodes)} rows"
        for at, item in enumerate(items):
            rows = {val(tag).rpartition(":")[2] for tag in item.iter(name("w:tag")) if val(tag).startswith("cell:")}
            if rows != {str(at + 1)}:
                yield path, f"item {at + 1} holds cells of row {sorted(rows)}"
    for path, one in _controls(document):
        section = next(one.iterancestors(W["sdt"]), None)
        inside = section is not None and find(section, "w:sdtPr/w15:repeatingSection") is not None
        if find(one, "w:sdtPr/w15:repeatingSectionItem") is not None and not inside:
            yield path, "an item that repeats without a section"


def kinds(document: Opened, _: Due) -> Found:
    """A day is picked from a calendar, a choice from a list that has what is shown (17.5.2.7, 17.5.2.15)."""
    for path, one in _controls(document):
        tag, shown = val(find(one, "w:sdtPr/w:tag")), text_of(one, "\n")
        choices = findall(one, "w:sdtPr/w:dropDownList/w:listItem")
        if choices and not _is_empty(one) and shown not in [val(choice, "w:value") for choice in choices]:
            yield path, f"{tag} shows {quoted(shown)}, which cannot be chosen"
        day = find(one, "w:sdtPr/w:date")
        if day is not None and (val(find(day, "w:lid")) != "zh-CN" or val(find(day, "w:dateFormat")) != "yyyy年M月d日"):
            yield path, f"{tag} writes days in another way"
        if (
            DAY.fullmatch(shown)
            and (tag.startswith(("value:", "cell:")))
            and tag.split(":")[1].endswith(("日期", ".完成时限"))
            and day is None
        ):
            yield path, f"{tag} is a day without a calendar"
        if tag == "prompt" and not shown.startswith("【写："):
            yield path, f"a prompt shows {quoted(shown)}"


def all_shown(document: Opened, _: Due) -> Found:
    """No value is in the part that no control shows, and no cells of a column that no row shows."""
    part = document.part(FACTS)
    shown = {node for _, _, nodes in _bound(document) for node in nodes or ()}
    for one in findall(part, "f:value"):
        if one not in shown and (one.text or ""):
            yield FACTS, f"no control shows {_called(one)}"
    for listed in findall(part, "f:list"):
        names = {one.get("name") for one in findall(listed, "f:row/f:cell") if one.text}
        seen = {one.get("name") for one in findall(listed, "f:row/f:cell") if one in shown}
        yield from ((FACTS, f"no control shows a cell of {listed.get('name')}.{one}") for one in names - seen)
