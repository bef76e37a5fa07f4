"""Read a line of a report's text into inlines: marks, emphasis, and everything else as it is.

Marks are those of CommonMark 0.31, 6, as far as a report needs them; a placeholder ``{{字段}}``, an
annotated phrase ``{==短语==}{>>批注<<}`` (CriticMarkup), a footnote's reference, a break ``<br>``.
Pictures are named. ``docs/assets/js/report/inlines.js`` does the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from typing import TypeAlias

from reportkb.report import reference
from reportkb.report.emphasis import MARKS, Pairing, joined, settled
from reportkb.report.fields import NAME
from reportkb.report.lines import SPACES
from reportkb.report.tree import Break, Code, Deleted, Emphasis, Field, Inlines, Link, Phrase, Prompt, Strong, Text

SPECIAL = re.compile(r"[\\{【`!\[<&*_~]|h(?=ttps?://)")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
PLACEHOLDER = re.compile(r"\{\{([^{}\n]{1,80})\}\}")
PROMPT = re.compile(r"【写[：:][ \u3000]*([^【】\n]{1,120})】")
BLANK = re.compile(r"【([^【】\n]{1,24})】")
# Neither a phrase nor its comment holds another mark of its sort, so that each is looked through once.
PHRASE = re.compile(r"\{==((?:(?!==\}|\{==)[^\n])+)==\}[ \u3000]*\{>>((?:(?!<<\}|\{>>)[^\n])+)<<\}")
TICKS = re.compile(r"`+")
PICTURE = r"!\[[^\[\]\n]{0,300}\]\([^()\n]{0,2000}\)"
TARGET = r"\(((?:[^()<> \t\n]|\([^()<> \t\n]{0,300}\)){1,2000})(?:[ \t]+\"[^\"\n]{0,300}\")?\)"
IMAGE = re.compile(PICTURE)
LINK = re.compile(rf"\[((?:{PICTURE}|\\[^\n]|[^\[\]\\\n]){{1,500}})\]{TARGET}")
FOOTNOTE = re.compile(r"\[\^([^\[\]^ \t\n]{1,20})\]")
LINE_BREAK = re.compile(r"<[bB][rR] ?/?>")
AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<> \t\n]{1,2000})>")
# An address ends before what ends a clause; the marks of Chinese text are no part of one.
ADDRESS = re.compile(r"https?://[0-9A-Za-z#%&*+\-./:=?@_~]{1,2000}")
LAST = re.compile(r"[.:?*_~&]+$")
SAFE = re.compile(r"https?://|mailto:")
ENTITY = re.compile(r"&(?:#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([a-z]{2,6}));")
# Of the names of CommonMark 0.31, 6.2.3, those that editors write.
NAMED = {
    "amp": "&",
    "lt": "<",
    "gt": ">",
    "quot": '"',
    "apos": "'",
    "nbsp": " ",
    "middot": "·",
    "times": "×",
    "mdash": "—",
    "ndash": "–",
    "hellip": "…",
    "ldquo": "“",
    "rdquo": "”",
    "lsquo": "‘",
    "rsquo": "’",
}
Found: TypeAlias = tuple[Inlines, int] | None


def parse(line: str, known: Container[str] = ()) -> Inlines:
    """Read a line.

    Args:
        line: the text, without its line end.
        known: fields whose name in brackets, ``【字段】``, is a placeholder too.
    """
    pairing = Pairing()
    at = 0
    while at < len(line):
        match = SPECIAL.search(line, at)
        start = match.start() if match else len(line)
        pairing.out.append(Text(line[at:start]))
        at = start
        if not match:
            break
        character = line[start]
        if character in MARKS:
            at = _end_of_run(line, start)
            pairing.run(character, at - start, line[start - 1 : start] if start else "", line[at : at + 1])
        elif found := _named(line, start, known) if character in "{【" else READERS[character](line, start):
            pairing.out += found[0]
            at = found[1]
        else:
            pairing.out.append(Text(character))
            at = start + 1
    return settled(pairing.out)


def named(text: str) -> str:
    """Give the name that stands between braces as it is kept; nothing where it is none."""
    if NAME.fullmatch(text):
        return text
    name = reference.canonical(text)
    return name if reference.parse(name) else ""


def _end_of_run(line: str, at: int) -> int:
    end = at
    while end < len(line) and line[end] == line[at]:
        end += 1
    return end


def _named(line: str, at: int, known: Container[str]) -> Found:
    if match := PHRASE.match(line, at):
        return (Phrase(parse(match[1], known), match[2].strip(SPACES)),), match.end()
    match = PLACEHOLDER.match(line, at)
    if match and (name := named(match[1])):
        return (Field(name),), match.end()
    if match := PROMPT.match(line, at):
        return (Prompt(match[1].strip(SPACES)),), match.end()
    match = BLANK.match(line, at)
    return ((Field(match[1]),), match.end()) if match and match[1] in known else None


def _escaped(line: str, at: int) -> Found:
    match = ESCAPED.match(line, at)
    return ((Text(match[1]),), match.end()) if match else None


def _code(line: str, at: int) -> Found:
    """Read code between runs of backticks of one length (CommonMark 0.31, 6.1)."""
    start = _end_of_run(line, at)
    for end in TICKS.finditer(line, start):
        if len(end.group()) == start - at:
            inner = line[start : end.start()]
            padded = inner.startswith(" ") and inner.endswith(" ") and inner.strip(" ")
            return (Code(inner[1:-1] if padded else inner),), end.end()
    return (Text(line[at:start]),), start


def _image(line: str, at: int) -> Found:
    """Name a picture, which the text of a report cannot show."""
    match = IMAGE.match(line, at)
    name = line[at + 2 : line.index("]", at)].strip(SPACES) if match else ""
    return ((Text(f"（图：{name}）" if name else "（图）"),), match.end()) if match else None


def _bracket(line: str, at: int) -> Found:
    if match := FOOTNOTE.match(line, at):
        return (Text(f"〔{match[1]}〕"),), match.end()
    match = LINK.match(line, at)
    if not match:
        return None
    # Nothing inside a link is one (CommonMark 0.31, 6.3).
    children, address = _unlinked(parse(match[1])), match[2]
    return ((Link(address, children),) if SAFE.match(address) else children), match.end()


def _unlinked(children: Inlines) -> Inlines:
    out: list[Inlines] = []
    for child in children:
        if isinstance(child, Link):
            out.append(_unlinked(child.children))
        elif isinstance(child, Strong | Emphasis | Deleted):
            out.append((type(child)(_unlinked(child.children)),))
        else:
            out.append((child,))
    return joined([one for some in out for one in some])


def _angle(line: str, at: int) -> Found:
    if LINE_BREAK.match(line, at):
        return (Break(),), line.index(">", at) + 1
    match = AUTOLINK.match(line, at)
    return ((Link(match[1], (Text(match[1]),)),), match.end()) if match else None


def _entity(line: str, at: int) -> Found:
    match = ENTITY.match(line, at)
    if not match or (match[3] and match[3] not in NAMED):
        return None
    if match[3]:
        return (Text(NAMED[match[3]]),), match.end()
    code = int(match[1]) if match[1] else int(match[2], 16)
    allowed = 0x20 <= code < 0x7F or 0xA0 < code < 0xD800 or 0xF900 <= code < 0xFFFE or 0x10000 <= code < 0x1FFFE
    return (Text(chr(code) if allowed else "\ufffd"),), match.end()


def _address(line: str, at: int) -> Found:
    match = ADDRESS.match(line, at)
    if not match:
        return None
    address = LAST.sub("", match.group())
    return (Link(address, (Text(address),)),), at + len(address)


READERS: dict[str, Callable[[str, int], Found]] = {
    "\\": _escaped,
    "`": _code,
    "!": _image,
    "[": _bracket,
    "<": _angle,
    "&": _entity,
    "h": _address,
}
