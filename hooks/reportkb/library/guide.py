"""Read the writing guide: authored pages, in the order that the guide's own page gives."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass as validated

from reportkb.library.library import FRONT_MATTER, GUIDE
from reportkb.library.snippet import Line
from reportkb.report import blocks, text_writer
from reportkb.source import schema, text, yamltext
from reportkb.source.findings import Finding, Place
from reportkb.source.tree import Tree

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


def load(tree: Tree) -> tuple[Guide, tuple[Finding, ...]]:
    """Load the guide.

    Args:
        tree: contents by path from the root of the repository.

    Returns:
        The guide, empty where there is none or its own page cannot be used, and what is wrong.
    """
    if INDEX not in tree:
        return {}, ()
    findings: list[Finding] = []
    own = _read(INDEX, tree[INDEX], findings)
    if own is None:
        return {}, tuple(findings)
    index, front, parsed = own
    paths = (path for path in sorted(tree) if path.startswith(GUIDE) and path.endswith(".md") and path != INDEX)
    found = {path[len(GUIDE) : -3]: _read(path, tree[path], findings) for path in paths}
    findings += _list(front.pages, found, parsed)
    pages = {name: page[0] for name in front.pages if (page := found.get(name))}
    return {index.name: index, **pages}, tuple(findings)


def _list(listed: tuple[str, ...], found: Mapping[str, object], parsed: yamltext.Parsed) -> Iterator[Finding]:
    for number, name in enumerate(listed):
        if name not in found:
            near = difflib.get_close_matches(name, list(found), n=1, cutoff=0.5)
            advice = f"是否想写“{near[0]}”？" if near else f"新建{GUIDE}{name}.md，或删掉这一行。"
            yield Finding(parsed.place(("pages", number)), "RK010", f"写作指南没有“{name}”这一页", advice)
    for name in found:
        if name not in listed:
            yield Finding(parsed.place(("pages",)), "RK010", f"“{name}”没有列进pages", "按阅读的先后加上它。")


def _read(path: str, content: bytes, findings: list[Finding]) -> tuple[Page, Front, yamltext.Parsed] | None:
    decoded, trouble = text.decode(path, content)
    findings += trouble
    match = FRONT_MATTER.match(decoded)
    if not match:
        findings.append(Finding(Place(path), "RK004", "没有文件头", "文件第一行写“---”，接着写title和description。"))
        return None
    parsed, trouble = yamltext.parse(path, match.group(1) or "", 2)
    findings += trouble
    if parsed is None:
        return None
    front, unfit = schema.validate(FRONT, parsed, ("title", "description", "pages"))
    findings += unfit
    if front is None:
        return None
    said = text_writer.write(blocks.parse(MARKUP.sub("", decoded[match.end() :])))
    return Page(path[len(GUIDE) : -3], front.title, said), front, parsed
