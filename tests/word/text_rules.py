"""What holds for the text: it is what every other form of the report says."""

from __future__ import annotations

import re

from heading_rules import TYPED
from lines import Line, is_brief, lines, said
from opened import DOCUMENT, Opened, quoted, text_of
from package_rules import Found
from written import Due

# An item may begin with what looks like a mark itself.
MARKS = r"^ *(?:(?:- |[0-9]+\. ) *)+"
UNTITLED = "【报告标题】"
ATTACHED = "附件："
NUMBERED = re.compile(rf"^({ATTACHED})?([0-9]+\.)\s*")


def title(document: Opened, due: Due) -> Found:
    """A report begins with its title, once, in its style; a long one of the business profile on a cover."""
    if not due.whole:
        return
    brief = due.profile == "official" or is_brief(document, len(due.pictures))
    styles = ("Title", "CoverTitle") if brief is None else ("Title",) if brief else ("CoverTitle",)
    found = [text_of(one) for one in document.paragraphs if document.style_of(one) in styles]
    if found != [due.title or UNTITLED]:
        yield DOCUMENT, f"the title is {found}"


def addressee(document: Opened, due: Due) -> Found:
    """Whom a report is for stands above its text, and its date below (GB/T 9704—2012, 7.3.2 and 7.3.5)."""
    above = True
    for line in lines(document):
        style = document.style_of(line.element)
        if style == "Addressee" and not above:
            yield DOCUMENT, f"{quoted(line.text)} stands below the text"
        above = above and style in ("Addressee", "Subtitle")
    ending = [document.style_of(line.element) for line in lines(document)]
    if "Date" in ending and ending[-1] != "Date":
        yield DOCUMENT, "something stands below the date"


def text(document: Opened, due: Due) -> Found:
    """The document says what the plain text says, line for line."""
    found, wanted = lines(document), attached(said(due.text))
    # An addressee stands above all headings, wherever it is in the tree.
    for line in [line for line in found if document.style_of(line.element) == "Addressee"]:
        if line.text in wanted:
            found = [one for one in found if one is not line]
            wanted.remove(line.text)
    for at in range(max(len(found), len(wanted))):
        if at >= len(found) or at >= len(wanted) or not _same(found[at], wanted[at]):
            here = found[at].text if at < len(found) else ""
            yield DOCUMENT, f"says {quoted(here)} for {quoted(wanted[at] if at < len(wanted) else '')}"
            return


def attached(wanted: list[str]) -> list[str]:
    """List attachments one a line, the first beside the word, with no mark behind (GB/T 9704—2012, 7.3.4)."""
    out: list[str] = []
    for line in wanted:
        if out and out[-1] == ATTACHED and line.startswith("1. "):
            out[-1] += line
        elif line.startswith(f"{ATTACHED}1. "):
            out += re.split(r"；(?=[0-9]+\. )", line.removesuffix("。"))
        elif line.startswith(ATTACHED) and not re.search("[。；]", line[:-1]):
            out.append(line.removesuffix("。"))
        else:
            out.append(line)
    return out


def _same(line: Line, wanted: str) -> bool:
    """Compare a line with plain text, where an item has its mark and stands in; typed numbers are another rule's."""
    if line.kind == "item":
        return re.sub(MARKS, "", wanted).strip() == re.sub(MARKS, "", line.text).strip()
    if line.kind == "heading" and line.counted:
        return TYPED.sub("", line.text).strip() in (wanted.strip(), TYPED.sub("", wanted).strip())
    if line.kind == "paragraph":
        return NUMBERED.sub(r"\1\2 ", line.text).strip() == NUMBERED.sub(r"\1\2 ", wanted).strip()
    return line.text.strip() == wanted.strip()
