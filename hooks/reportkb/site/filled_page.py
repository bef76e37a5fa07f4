"""The page of an outline's template as its own case fills it: frames, with values and rows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from reportkb.library.outline import Outline
from reportkb.report.addressee import sections
from reportkb.report.assemble import Choice, Content
from reportkb.report.document import Document
from reportkb.report.expand import expand
from reportkb.report.facts import Facts
from reportkb.report.html_writer import escape
from reportkb.report.kept import kept
from reportkb.report.tree import Heading, plain
from reportkb.site import downloads, sheet
from reportkb.site.page import Head, Page, titled
from reportkb.site.site import Site


def filled_page(outline: Outline, site: Site) -> Page:
    """Write the page: what a writer gets who knows what the case knows, to be read without JavaScript."""
    plan = outline.plan
    title = f"{plan.title}：模板填好的样子"
    about = "模板由句式拼成：换一个项目也成立的话，加上项目自己的数和清单。下面用虚构案例填好；还空着的，写着该写什么。"
    return Page(
        title,
        about,
        (
            titled(title),
            f'<p class="rk-trail"><a href="../">{escape(plan.title)}</a></p><p class="rk-lede">{about}</p>',
            downloads.links(outline, "../../../"),
            f'<p class="rk-fiction"><strong>{escape(plan.scenario.title)}</strong>{escape(plan.scenario.note)}</p>',
            *_sections(outline, site.shown[outline.slug], *downloads.contents_of(outline, site, "template")),
        ),
    )


@kept
def _sections(outline: Outline, facts: Facts, *contents: Content | None) -> tuple[Head | str, ...]:
    choice = Choice("template", "full", outline.plan.numbering, notes=False)
    return tuple(_written(downloads.outlined(outline, contents, choice), facts))


def _written(document: Document, facts: Facts) -> Iterator[Head | str]:
    filled = sections([expand(part.blocks, facts) for part in document.parts])
    notes = [count(1) for _ in document.parts]
    for part, numbered, (addressee, _) in zip(document.parts, notes, filled, strict=True):
        yield from sheet.addressed(addressee, part.key, numbered)
    for part, numbered, (addressee, rest) in zip(document.parts, notes, filled, strict=True):
        for index, block in enumerate(part.blocks):
            if isinstance(block, Heading):
                anchor = part.key if index == 0 else f"{part.key}-h{index}"
                yield Head(min(block.level + 1, 6), plain(block.children), anchor, block.number)
        body = tuple(block for block in rest if not isinstance(block, Heading))
        if body:
            yield f'<div class="rk-section rk-sample">{sheet.annotated(body, part.key, numbered)}</div>'
        if addressee or body:
            yield f'<div class="rk-foot">{sheet.notes_html((*addressee, *body), part.key)}</div>'
