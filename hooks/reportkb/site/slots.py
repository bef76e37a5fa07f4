"""Fill the slots of authored pages: an HTML comment that names a list is replaced by it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from reportkb.report.fields import TYPE_TITLES
from reportkb.report.html_writer import escape
from reportkb.site.outline_page import downloads
from reportkb.site.site import Site
from reportkb.source.findings import RULES

SLOT = re.compile(r"^<!-- reportkb:([a-z]+) -->$", re.MULTILINE)


def slots(page: str) -> tuple[str, ...]:
    """List the slots of a page's Markdown; one that is not known stays a comment."""
    return tuple(name for name in SLOT.findall(page) if name in SLOTS)


def fills(page: str, site: Site, root: str) -> dict[str, str]:
    """Write what belongs into the slots of a page, as HTML by the comment that marks each.

    Args:
        page: the page's Markdown.
        site: the site.
        root: the way from the page's address to the root of the site.
    """
    return {f"<!-- reportkb:{name} -->": SLOTS[name](site, root) for name in slots(page)}


def _outlines(site: Site, root: str) -> str:
    cards = "".join(
        f'<li><span class="rk-type">{outline.plan.type}</span>'
        f'<a href="{root}outlines/{outline.slug}/">{escape(outline.plan.title)}</a>'
        f"<p>{escape(outline.plan.summary)}</p>"
        f'<p class="rk-from">{sum(node.snippet is not None for node in outline.nodes)}节，'
        f"案例：{escape(outline.plan.scenario.title)}</p></li>"
        for outline in site.library.outlines.values()
    )
    return f'<ul class="rk-cards rk-outlines">{cards}</ul>'


def _kinds(site: Site, root: str) -> str:
    cards = "".join(
        f'<li><a href="{root}snippets/{name}/">{escape(site.library.kinds[name].title)}</a>'
        f'<span class="rk-count">{len(snippets)}个</span><p>{escape(site.library.kinds[name].description)}</p></li>'
        for name, snippets in site.kinds.items()
    )
    return f'<ul class="rk-cards rk-kinds">{cards}</ul>'


def _downloads(site: Site, root: str) -> str:
    rows = "".join(
        f"<li><strong>{escape(outline.plan.title)}</strong>{downloads(outline, root)}</li>"
        for outline in site.library.outlines.values()
    )
    return f'<ul class="rk-download-list">{rows}</ul>'


def _rules(site: Site, root: str) -> str:
    return _table(("编号", "检查什么", "为什么"), ((code, rule.title, rule.why) for code, rule in RULES.items()))


def _fields(site: Site, root: str) -> str:
    rows = []
    for field in site.library.register.values():
        source = f"＝{field.formula.source}" if field.formula else field.example
        kind = TYPE_TITLES[field.type] + (f"（{field.unit}）" if field.unit else "")
        rows.append((field.name, kind, field.hint, source))
    return _table(("字段", "类型", "填什么", "例子或公式"), rows)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    titles = "".join(f"<th>{escape(title)}</th>" for title in head)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{titles}</tr></thead><tbody>{body}</tbody></table>"


SLOTS: dict[str, Callable[[Site, str], str]] = {
    "outlines": _outlines,
    "kinds": _kinds,
    "downloads": _downloads,
    "rules": _rules,
    "fields": _fields,
}
