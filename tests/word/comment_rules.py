"""What holds for comments (ECMA-376, part 1, 17.13.4)."""

from __future__ import annotations

from collections import Counter

from opened import DOCUMENT, Element, Opened, W, findall, quoted, text_of, val
from package_rules import Found
from written import Due

AUTHOR = "报告模板库"


def _comments(document: Opened) -> dict[str, Element]:
    part = document.part(document.related("comments"))
    return {val(one, "w:id"): one for one in findall(part, "w:comment")}


def comment_ids(document: Opened, _: Due) -> Found:
    """Every comment has an id of its own."""
    part = document.part(document.related("comments"))
    ids = Counter(val(one, "w:id") for one in findall(part, "w:comment"))
    yield from (("word/comments.xml", f"two comments have the id {key}") for key, count in ids.items() if count > 1)


def anchors(document: Opened, _: Due) -> Found:
    """Every comment begins, ends and is shown once, in this order and in one paragraph."""
    kinds = (W["commentRangeStart"], W["commentRangeEnd"], W["commentReference"])
    places: dict[str, list[tuple[str, Element]]] = {}
    for element in document.body.iter(*kinds):
        paragraph = next(element.iterancestors(W["p"]), None)
        places.setdefault(val(element, "w:id"), []).append((element.tag, paragraph))
    for key in _comments(document):
        found = places.pop(key, [])
        if [kind for kind, _ in found] != list(kinds):
            yield DOCUMENT, f"comment {key} is not anchored: {[kind.rpartition('}')[2] for kind, _ in found]}"
        elif len({paragraph for _, paragraph in found}) > 1:
            yield DOCUMENT, f"comment {key} hangs on several paragraphs"
    yield from ((DOCUMENT, f"an anchor for comment {key}, which is not there") for key in places)


def authors(document: Opened, _: Due) -> Found:
    """Comments are the library's."""
    for key, one in _comments(document).items():
        if val(one, "w:author") != AUTHOR or not val(one, "w:initials"):
            yield "word/comments.xml", f"comment {key} is by {val(one, 'w:author') or 'nobody'}"


def said(document: Opened, due: Due) -> Found:
    """Every annotation and all guidance that is wanted is a comment on its phrase, and there are no others."""
    phrases = _phrases(document)
    found = Counter(
        (phrases.get(key, ""), "\n".join(text_of(line) for line in one.iter(W["p"])))
        for key, one in _comments(document).items()
    )
    wanted = Counter(due.comments)
    yield from ((DOCUMENT, f"no comment on {quoted(phrase)}: {quoted(text)}") for phrase, text in wanted - found)
    yield from (
        (DOCUMENT, f"a comment on {quoted(phrase)} that nobody wrote: {quoted(text)}")
        for phrase, text in found - wanted
    )


def _phrases(document: Opened) -> dict[str, str]:
    """Give the words that each comment hangs on."""
    out: dict[str, str] = {}
    begun: set[str] = set()
    for element in document.body.iter(W["commentRangeStart"], W["commentRangeEnd"], W["t"], W["br"]):
        key = val(element, "w:id")
        if element.tag == W["commentRangeStart"]:
            begun.add(key)
            out[key] = ""
        elif element.tag == W["commentRangeEnd"]:
            begun.discard(key)
        else:
            out |= {one: out[one] + (element.text or "" if element.tag == W["t"] else " ") for one in begun}
    return out


def removable(document: Opened, _: Due) -> Found:
    """Whoever deletes all comments is left with the clean document: what shows one shows nothing else."""
    for one in document.all("w:commentReference"):
        run = one.getparent()
        others = [child.tag for child in run if child.tag not in (W["commentReference"], W["rPr"])]
        if others:
            yield DOCUMENT, f"what shows comment {val(one, 'w:id')} holds more"
    for run in document.all("w:rStyle"):
        if val(run) == "CommentReference" and run.getparent().getparent().find(W["commentReference"]) is None:
            yield DOCUMENT, "a mark of a comment without a comment"
