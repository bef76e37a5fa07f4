"""Write a section as HTML for the site: the body with its annotations, and its guidance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count

from reportkb.library.snippet import Guidance, Rewrite, Snippet
from reportkb.report import html_writer
from reportkb.report.assemble import Content
from reportkb.report.html_writer import PAPER, Skin, escape
from reportkb.report.tree import Blocks, Heading, Paragraph, Strong, phrases, plain
from reportkb.site.site import Site

MARK = re.compile(r"<mark>(.*?)</mark>", re.DOTALL)
MARKED = replace(PAPER, phrase=lambda phrase: f"<mark>{phrase}</mark>")
ADDRESSED = replace(MARKED, paragraph=' class="rk-addressee"')


def annotated(blocks: Blocks, anchor: str, numbers: count[int], skin: Skin = MARKED) -> str:
    """Write blocks; each annotated phrase is followed by a link to its note.

    Args:
        blocks: the blocks, filled.
        anchor: what the ids of phrases and notes begin with.
        numbers: gives the numbers of the notes, which go on through a section.
        skin: how.
    """

    def linked(match: re.Match[str]) -> str:
        number = next(numbers)
        return (
            f'<mark class="rk-phrase">{match[1]}</mark><a class="rk-ref" id="{anchor}-p{number}" '
            f'href="#{anchor}-n{number}" aria-label="批注{number}">{number}</a>'
        )

    return MARK.sub(linked, html_writer.write(blocks, skin))


def addressed(blocks: Blocks, anchor: str, numbers: count[int]) -> Iterator[str]:
    """Write the addressee of a report, which stands above its first heading, if it has one; arguments as above."""
    if blocks:
        yield f'<div class="rk-section" data-node="{anchor}">{annotated(blocks, anchor, numbers, ADDRESSED)}</div>'


def written(blocks: Blocks) -> str:
    """Write blocks, filled, as a page shows them, each value marked with its field so that a script can change it."""
    return html_writer.write(blocks, PAPER)


def small_headings(blocks: Blocks) -> Blocks:
    """Make bold paragraphs of headings, where they would break the order of a page's own."""
    return tuple(Paragraph((Strong(block.children),)) if isinstance(block, Heading) else block for block in blocks)


def notes_html(blocks: Blocks, anchor: str) -> str:
    """List the annotations of a section's blocks, filled; the phrase that each begins with leads back to the text."""
    items = "".join(
        f'<li id="{anchor}-n{number}"><a class="rk-quote" href="#{anchor}-p{number}">'
        f"{escape(plain(phrase.children))}</a>"
        f"{escape(phrase.comment)}</li>"
        for number, phrase in enumerate(phrases(blocks), 1)
    )
    return f'<ol class="rk-notes" aria-label="批注">{items}</ol>' if items else ""


def guidance_html(guidance: Guidance, content: Content) -> str:
    """Write a section's guidance: purpose, points, pitfalls, checklist and the rewrite."""
    return (
        f'<p class="rk-purpose">{escape(content.purpose)}</p>'
        '<div class="rk-advice">'
        f"{_list('要写到', guidance.points, 'points')}"
        f"{_list('常见毛病', guidance.pitfalls, 'pitfalls')}"
        f"{_list('交稿前核对', guidance.checklist, 'checklist')}"
        "</div>"
        f"{rewrite_html(guidance.rewrite)}"
    )


def rewrite_html(rewrite: Rewrite) -> str:
    """Set a weak passage beside the strong one, with what the change gains."""
    return (
        '<div class="rk-rewrite">'
        f'<figure class="rk-weak"><figcaption>改前</figcaption><p>{escape(rewrite.weak)}</p></figure>'
        f'<figure class="rk-strong"><figcaption>改后</figcaption><p>{escape(rewrite.strong)}</p></figure>'
        f'<p class="rk-why">{escape(rewrite.why)}</p>'
        "</div>"
    )


def card(snippet: Snippet, site: Site, address: str, more: str = "") -> str:
    """Write a snippet as an item of a list of cards: its title, its purpose and the outlines that hold it.

    Args:
        snippet: the snippet.
        site: the site.
        address: the way to its page.
        more: HTML that follows.
    """
    homes = "、".join(escape(home.plan.title) for home in site.homes.get(snippet.id, ()))
    form = "句式" if snippet.is_frame else "范例"
    return (
        f'<li><span class="rk-type">{form}</span><a href="{address}">{escape(snippet.guidance.title)}</a>'
        f"<p>{escape(snippet.guidance.purpose)}</p>"
        f'<p class="rk-from">{homes}</p>{more}</li>'
    )


def _list(title: str, items: Iterable[str], name: str) -> str:
    rows = "".join(f"<li>{escape(item)}</li>" for item in items)
    return f'<section class="rk-{name}"><p class="rk-label">{title}</p><ul>{rows}</ul></section>'
