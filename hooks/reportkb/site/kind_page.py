"""The page of a kind: its snippets as variants of one section, to compare and choose from."""

from __future__ import annotations

from reportkb.library.guide import Guide
from reportkb.library.snippet import Snippet
from reportkb.report.assemble import MARK
from reportkb.report.fill import fill, html, plain_text
from reportkb.rules.uses import needed
from reportkb.site.front_matter import front_matter
from reportkb.site.sheet import card, filled, heading_text, wide_tables
from reportkb.site.site import Site


def kind_page(name: str, site: Site, pages: Guide) -> str:
    """Write a kind's page as Markdown.

    Args:
        name: the kind.
        site: the site.
        pages: the writing guide, one of whose pages may belong to the kind.
    """
    kind = site.library.kinds[name]
    page = pages.get(kind.guide)
    snippets = [snippet for snippet in site.library.snippets.values() if snippet.kind == name]
    return "\n\n".join(
        (
            front_matter({"title": kind.title, "description": kind.description}),
            f"# {heading_text(kind.title)} {{: .rk-title }}",
            f'<p class="rk-lede">{heading_text(kind.description)}</p>',
            *([f"{pages['index'].title}：[{heading_text(page.title)}](../../{page.path})"] if page else ()),
            f'<ul class="rk-cards rk-compare">{"".join(_variant(snippet, site) for snippet in snippets)}</ul>',
        )
    )


def _variant(snippet: Snippet, site: Site) -> str:
    """Write a variant: what it is for, how much it asks, and its body to read on the spot."""
    values = site.values_of(snippet)
    body = "".join(
        (f"<p><strong>{html(block.heading)}</strong></p>" if block.level else "")
        + wide_tables(filled(tuple(MARK.sub("", part) for part in block.html), values))
        for block in site.contents[snippet.id].blocks
    )
    details = (
        f'<details class="rk-fold"><summary>看正文<span>{_size(snippet, site)}</span></summary>'
        f'<div class="rk-body">{body}</div></details>'
    )
    return card(snippet, site, f"{snippet.slug}/", details)


def _size(snippet: Snippet, site: Site) -> str:
    """Say how long a variant is, how many blanks it asks to fill and whether it has tables."""
    register, blocks, values = site.library.register, site.contents[snippet.id].blocks, site.values_of(snippet)
    asked = sum(register[name].formula is None for name in needed(snippet.body.placeholders, register))
    length = sum(len("".join(fill(block.text, values, plain_text).split())) for block in blocks)
    has_table = any("<table>" in part for block in blocks for part in block.html)
    return f"约{max(10, round(length, -1))}字，填{asked}处" + ("，有表格" if has_table else "")
