"""Read the writing guide: authored pages, in the order that the guide's own page gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass as validated

from reportkb.report import blocks, text_writer
from reportkb.source import front_matter
from reportkb.source.findings import Finding, closest
from reportkb.source.parsed import Parsed
from reportkb.source.schema import Line
from reportkb.source.text import Texts

GUIDE = "docs/guide/"
INDEX = f"{GUIDE}index.md"
# What no reader sees: attribute lists at the end of a line, and tags.
MARKUP = re.compile(r"[ \t]*\{:[^}\n]*\}[ \t]*$|</?[a-z][^>\n]*>", re.MULTILINE)


@validated(frozen=True, slots=True)
class Front:
    """What a page's front matter says to the domain; the theme may read further keys.

    Args:
        title: the page's title.
        description: what it helps with, in one line.
        pages: on the guide's own page, the file names of the others in order, without ``.md``.
    """

    title: Line
    description: Line
    pages: tuple[Line, ...] = ()


FRONT: TypeAdapter[Front] = TypeAdapter(Front)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the guide.

    Args:
        name: its file name without ``.md``.
        title: its title.
        text: what it says, as plain text.
    """

    name: str
    title: str
    text: str

    @property
    def path(self) -> str:
        """Give its path under the folder of pages."""
        return f"guide/{self.name}.md"


# The guide's own page first, then the others in order, by name.
Guide: TypeAlias = Mapping[str, Page]


def load(texts: Texts) -> tuple[Guide, tuple[Finding, ...]]:
    """Load the guide.

    Args:
        texts: every file's text.

    Returns:
        The guide, empty where there is none or its own page cannot be used, and what is wrong.
    """
    if INDEX not in texts:
        return {}, ()
    findings: list[Finding] = []
    own = _read(INDEX, texts[INDEX], findings)
    if own is None:
        return {}, tuple(findings)
    index, front, parsed = own
    paths = (path for path in sorted(texts) if path.startswith(GUIDE) and path.endswith(".md") and path != INDEX)
    found = {path[len(GUIDE) : -3]: _read(path, texts[path], findings) for path in paths}
    findings += _list(front.pages, found, parsed)
    pages = {name: page[0] for name in front.pages if (page := found.get(name))}
    return {index.name: index, **pages}, tuple(findings)


def _list(listed: tuple[str, ...], found: Mapping[str, object], parsed: Parsed) -> Iterator[Finding]:
    for number, name in enumerate(listed):
        if name not in found:
            near = closest(name, found)
            advice = f"是否想写“{near[0]}”？" if near else f"新建{GUIDE}{name}.md，或删掉这一行。"
            yield Finding(parsed.place(("pages", number)), "RK010", f"写作指南没有“{name}”这一页", advice)
    # What is there under a misspelt name is told with that name.
    misspelt = {near for name in listed if name not in found for near in closest(name, found)}
    for name in found:
        if name not in listed and name not in misspelt:
            yield Finding(parsed.place(("pages",)), "RK010", f"“{name}”没有列进pages", "按阅读的先后加上它。")


def _read(path: str, text: str | None, findings: list[Finding]) -> tuple[Page, Front, Parsed] | None:
    page, trouble = front_matter.read(path, text, FRONT, ("title", "description", "pages"))
    findings += trouble
    if page is None:
        return None
    said = text_writer.write(blocks.parse(MARKUP.sub("", page.parts.rest)))
    return Page(path[len(GUIDE) : -3], page.head.title, said), page.head, page.parts.front
