"""Fill the slots of authored pages: an HTML comment that names a list is replaced by it."""

from __future__ import annotations

import re
from collections.abc import Callable

from reportkb.report.html_writer import escape
from reportkb.site import choosing, outline_cards
from reportkb.site.codes import codes
from reportkb.site.downloads import links
from reportkb.site.field_pages import field_names
from reportkb.site.site import Site

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


def _types(site: Site, root: str) -> str:
    counts = [outline.plan.type for outline in site.library.outlines.values()]
    rows = "".join(
        f'<dt><span class="rk-type">{escape(word)}</span></dt><dd>{escape(meaning)}</dd>'
        for word, meaning in site.library.types.items()
        if word in counts
    )
    return f'<dl class="rk-types">{rows}</dl>'


def _kinds(site: Site, root: str) -> str:
    cards = "".join(
        f'<li><a href="{root}snippets/{name}/">{escape(site.library.kinds[name].title)}</a>'
        f'<span class="rk-count">{len(snippets)}个</span><p>{escape(site.library.kinds[name].description)}</p></li>'
        for name, snippets in site.kinds.items()
    )
    return f'<ul class="rk-cards rk-kinds">{cards}</ul>'


def _downloads(site: Site, root: str) -> str:
    rows = "".join(
        f"<li><strong>{escape(outline.plan.title)}</strong>{links(outline, root)}</li>"
        for outline in site.library.outlines.values()
    )
    return f'<ul class="rk-download-list">{rows}</ul>'


def _rules(site: Site, root: str) -> str:
    return codes()


def _fields(site: Site, root: str) -> str:
    return field_names(site.library)


SLOTS: dict[str, Callable[[Site, str], str]] = {
    "types": _types,
    "choosing": choosing.path,
    "occasions": outline_cards.by_occasion,
    "outlines": outline_cards.cards,
    "kinds": _kinds,
    "downloads": _downloads,
    "rules": _rules,
    "fields": _fields,
}
