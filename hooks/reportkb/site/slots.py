"""Fill the slots of authored pages: an HTML comment that names a list is replaced by it."""

from __future__ import annotations

import re
from collections.abc import Callable

from reportkb.report.fields import TYPE_TITLES
from reportkb.report.fill import html
from reportkb.site import sheet
from reportkb.site.outline_page import downloads
from reportkb.site.site import Site
from reportkb.source.findings import RULES

SLOT = re.compile(r"^<!-- reportkb:([a-z]+) -->$", re.MULTILINE)


def fill_slots(page: str, site: Site, root: str) -> str:
    """Replace each known slot of a page; an unknown one stays a comment.

    Args:
        page: the page's Markdown.
        site: the site.
        root: the way from the page's address to the root of the site.
    """

    def replaced(match: re.Match[str]) -> str:
        slot = SLOTS.get(match.group(1))
        return slot(site, root) if slot else match.group()

    return SLOT.sub(replaced, page)


def has_slot(page: str) -> bool:
    """Tell whether a page has a slot."""
    return bool(SLOT.search(page))


def _outlines(site: Site, root: str) -> str:
    cards = "".join(
        f'<li><span class="rk-type">{outline.plan.type}</span>'
        f'<a href="{root}outlines/{outline.slug}/">{html(outline.plan.title)}</a>'
        f"<p>{html(outline.plan.summary)}</p>"
        f'<p class="rk-from">{sum(node.snippet is not None for node in outline.nodes)}节，'
        f"案例：{html(outline.plan.scenario.title)}</p></li>"
        for outline in site.library.outlines.values()
    )
    return f'<ul class="rk-cards rk-outlines">{cards}</ul>'


def _kinds(site: Site, root: str) -> str:
    counts = [snippet.kind for snippet in site.library.snippets.values()]
    cards = "".join(
        f'<li><a href="{root}snippets/{name}/">{html(kind.title)}</a>'
        f'<span class="rk-count">{counts.count(name)}个</span><p>{html(kind.description)}</p></li>'
        for name, kind in site.library.kinds.items()
        if name in counts
    )
    return f'<ul class="rk-cards rk-kinds">{cards}</ul>'


def _downloads(site: Site, root: str) -> str:
    rows = "".join(
        f"<li><strong>{html(outline.plan.title)}</strong>{downloads(outline, root)}</li>"
        for outline in site.library.outlines.values()
    )
    return f'<ul class="rk-download-list">{rows}</ul>'


def _rules(site: Site, root: str) -> str:
    rows = (f"| {code} | {rule.title} | {rule.why} |" for code, rule in RULES.items())
    return "\n".join(("| 编号 | 检查什么 | 为什么 |", "|---|---|---|", *(row.replace("{", "&#123;") for row in rows)))


def _fields(site: Site, root: str) -> str:
    rows = []
    for field in site.library.register.values():
        source = f"＝{field.formula.source}" if field.formula else field.example
        kind = TYPE_TITLES[field.type] + (f"（{field.unit}）" if field.unit else "")
        rows.append(f"| {field.name} | {kind} | {sheet.heading_text(field.hint)} | {sheet.heading_text(source)} |")
    return "\n".join(("| 字段 | 类型 | 填什么 | 例子或公式 |", "|---|---|---|---|", *rows))


SLOTS: dict[str, Callable[[Site, str], str]] = {
    "outlines": _outlines,
    "kinds": _kinds,
    "downloads": _downloads,
    "rules": _rules,
    "fields": _fields,
}
