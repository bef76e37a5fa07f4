"""A page that is written by the domain: HTML with its headings, and the same as Markdown for any generator."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypedDict

from reportkb.report.html_writer import escape

# Themes put titles and descriptions into their HTML as they are, some with entities resolved (MkDocs'
# templates do not escape), so that what opens an element or closes an attribute gives way to its
# full-width twin.
HARMLESS = str.maketrans('<>"', "＜＞＂")
ENTITY = re.compile(r"&(?=#?[0-9A-Za-z]+;?)")
# Python-Markdown 3, "Backslash Escapes"; angle brackets and ampersands are entities instead.
ESCAPABLE = re.compile(r"[\\`*_{}\[\]()#+.!~^=:|-]")
NOT_IN_ANCHOR = re.compile(r"[^\w\- ]")
# The contents list the headings down to this level, as in mkdocs.yml.
CONTENTS_DEPTH = 3


@dataclass(frozen=True, slots=True)
class Head:
    """A heading of a page.

    Args:
        level: 1 to 6.
        text: what it says.
        id: its anchor, or nothing.
        number: what stands before it in a span of its own.
        classes: its classes.
        data: its data attributes, without ``data-``.
    """

    level: int
    text: str
    id: str = ""
    number: str = ""
    classes: str = ""
    data: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page.

    Args:
        title: its title.
        description: what it helps with, in one line.
        content: headings and HTML in order.
    """

    title: str
    description: str
    content: tuple[Head | str, ...]


def titled(text: str) -> Head:
    """Write a page's own heading; its anchor is what the ``toc`` extension would make of it (mkdocs.yml)."""
    return Head(1, text, NOT_IN_ANCHOR.sub("", text.lower()).replace(" ", "-"), classes="rk-title")


class Entry(TypedDict):
    """An entry of a page's contents, in the shape of Python-Markdown's ``toc`` extension."""

    level: int
    id: str
    name: str
    children: list[Entry]


def harmless(text: str) -> str:
    """Make a title or description safe in a theme's HTML, whether or not the theme escapes it."""
    return ENTITY.sub("＆", text.translate(HARMLESS))


def front_matter(values: Mapping[str, str]) -> str:
    """Write values as YAML; JSON strings are YAML (YAML 1.2, section 1.3), safely quoted."""
    entries = (f"{key}: {json.dumps(harmless(value), ensure_ascii=False)}" for key, value in values.items())
    return "\n".join(("---", *entries, "---"))


def meta(page: Page) -> dict[str, str]:
    """Give a page's front matter; without a description a theme writes the site's."""
    return {"title": page.title} | ({"description": page.description} if page.description else {})


def to_html(page: Page) -> str:
    """Write a page's content as HTML."""
    return "\n".join(_head(part) if isinstance(part, Head) else part for part in page.content)


def to_markdown(page: Page) -> str:
    """Write a page as Markdown with HTML in it, for a generator that makes the contents from its headings."""
    parts = (_markdown_head(part) if isinstance(part, Head) else part for part in page.content)
    return "\n\n".join((front_matter(meta(page)), *parts)) + "\n"


def anchors(html: str) -> set[str]:
    """List what can be linked to in a page's HTML."""
    return set(re.findall(r' id="([^"]+)"', html))


def contents(page: Page) -> list[Entry]:
    """Nest a page's headings as its table of contents."""
    top: list[Entry] = []
    above: list[Entry] = []
    for part in page.content:
        if not isinstance(part, Head) or part.level > CONTENTS_DEPTH or (part.level > 1 and not part.id):
            continue
        entry = Entry(level=part.level, id=part.id, name=escape(part.number + part.text), children=[])
        while above and above[-1]["level"] >= part.level:
            above.pop()
        (above[-1]["children"] if above else top).append(entry)
        above.append(entry)
    return top


def _head(head: Head) -> str:
    # In the order of Python-Markdown's serializer, so that both ways give the same page.
    written = "".join(f' {name}="{escape(value)}"' for name, value in sorted(_attributes(head)))
    return f"<h{head.level}{written}>{_number(head)}{escape(head.text)}</h{head.level}>"


def _attributes(head: Head) -> list[tuple[str, str]]:
    named = [("id", head.id), ("class", head.classes)]
    return [(name, value) for name, value in named if value] + [(f"data-{name}", value) for name, value in head.data]


def _markdown_head(head: Head) -> str:
    """Write a heading for the attribute lists of Python-Markdown."""
    marks = {"id": "#", "class": "."}
    written = [f"{marks[name]}{value}" if name in marks else f'{name}="{value}"' for name, value in _attributes(head)]
    text = ESCAPABLE.sub(lambda match: "\\" + match.group(), head.text)
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    attributes = f" {{: {' '.join(written)} }}" if written else ""
    return f"{'#' * head.level} {_number(head)}{safe}{attributes}"


def _number(head: Head) -> str:
    return f'<span class="rk-no">{escape(head.number)}</span>' if head.number else ""
