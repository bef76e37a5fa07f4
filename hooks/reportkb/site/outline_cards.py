"""Cards of the outlines, by the occasions that people look for them on."""

from __future__ import annotations

from collections.abc import Sequence

from reportkb.library.outline import Outline
from reportkb.report.html_writer import escape
from reportkb.site.occasions import groups_of, occasions_of
from reportkb.site.page_picture import MOST, picture
from reportkb.site.site import Site


def by_occasion(site: Site, root: str) -> str:
    """Write the outlines as the home page shows them: a line each, under every occasion that it names."""
    groups = "".join(
        f'<section class="rk-occasion" aria-labelledby="{word}"><h3 id="{word}">'
        f'<a href="{root}outlines/#{word}">{word}<span>{len(outlines)}份</span></a></h3>'
        f"<ul>{''.join(_line(outline, site, root) for outline in outlines)}</ul></section>"
        for word, outlines in groups_of(site.library, site.characters)
    )
    return f'<div class="rk-occasions">{groups}</div>'


def cards(site: Site, root: str) -> str:
    """Write the outlines as their own page shows them: a card each under the first occasion that it names."""
    groups = groups_of(site.library, site.characters)
    ways = "".join(f'<a href="#{word}">{word}<span>{len(outlines)}</span></a>' for word, outlines in groups)
    written = "".join(_group(word, outlines, site, root) for word, outlines in groups)
    return f'<nav class="rk-ways" aria-label="场合">{ways}</nav>{written}'


def _group(word: str, outlines: Sequence[Outline], site: Site, root: str) -> str:
    own = [outline for outline in outlines if occasions_of(outline, site.library)[0] == word]
    others = "、".join(
        f'<a href="#{outline.slug}">{escape(outline.plan.title)}</a>' for outline in outlines if outline not in own
    )
    return (
        f'<section aria-labelledby="{word}"><h2 id="{word}">{word}</h2>'
        f"<p>{escape(site.library.occasions.get(word, ''))}</p>"
        f"{_list([_card(outline, site, root) for outline in own])}"
        f"{f'<p>也用得上：{others}。</p>' if others else ''}</section>"
    )


def _list(items: Sequence[str]) -> str:
    return f'<ul class="rk-cards rk-outlines">{"".join(items)}</ul>' if items else ""


def _line(outline: Outline, site: Site, root: str) -> str:
    size = site.sizes[outline.slug]
    return (
        f'<li><a href="{root}outlines/{outline.slug}/">{picture(outline.slug, size.sheets, root, "第1页缩图", 1)}'
        f"<strong>{escape(outline.plan.title)}</strong><span>{size.said}</span></a></li>"
    )


def _card(outline: Outline, site: Site, root: str) -> str:
    plan, size = outline.plan, site.sizes[outline.slug]
    said = f"{'前' if len(size.sheets) > MOST else ''}{min(len(size.sheets), MOST)}页的缩图"
    return (
        f'<li id="{outline.slug}">{picture(outline.slug, size.sheets, root, said)}'
        f'<span class="rk-type">{escape(plan.type)}</span>'
        f'<a href="{root}outlines/{outline.slug}/">{escape(plan.title)}</a>'
        f"<p>{escape(plan.summary)}</p>"
        f'<p class="rk-from">{size.said}</p>'
        f'<p class="rk-from">案例：{escape(plan.scenario.title)}</p></li>'
    )
