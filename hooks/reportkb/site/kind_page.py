"""The page of a kind: its snippets as variants of one section, to compare and choose from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportkb.library.guide import Guide
from reportkb.library.snippet import Snippet
from reportkb.report import text_writer, tree
from reportkb.report.html_writer import escape
from reportkb.report.kept import kept
from reportkb.report.tree import Blocks
from reportkb.rules.uses import needed
from reportkb.site import sheet
from reportkb.site.page import Head, Page, titled
from reportkb.site.site import Site


def kind_page(name: str, site: Site, pages: Guide) -> Page:
    """Write a kind's page.

    Args:
        name: the kind.
        site: the site.
        pages: the writing guide, one of whose pages may belong to the kind.
    """
    kind = site.library.kinds[name]
    guide = pages.get(kind.guide)
    advice = (
        f'<p>{escape(pages["index"].title)}：<a href="../../guide/{escape(guide.name)}/">{escape(guide.title)}</a></p>'
        if guide
        else ""
    )
    return Page(
        kind.title,
        kind.description,
        (
            titled(kind.title),
            f'<p class="rk-lede">{escape(kind.description)}</p>',
            *([advice] if advice else []),
            *_families(name, site),
        ),
    )


def _families(name: str, site: Site) -> Iterator[Head | str]:
    """Write each frame with the stories that fill it, then the stories that name none."""
    frames = [snippet for snippet in site.kinds[name] if snippet.is_frame]
    for frame in frames:
        yield Head(2, frame.guidance.title, f"frame-{frame.slug}")
        stories = (site.library.snippets[one] for one in site.stories.get(frame.id, ()))
        yield _cards((frame, *stories), site)
    if alone := [one for one in site.kinds[name] if not one.is_frame and one.guidance.frame not in site.stories]:
        yield _cards(alone, site)


def _cards(snippets: Iterable[Snippet], site: Site) -> str:
    return f'<ul class="rk-cards rk-compare">{"".join(_variant(snippet, site) for snippet in snippets)}</ul>'


def _variant(snippet: Snippet, site: Site) -> str:
    """Write a variant: what it is for, how much it asks, and its body to read on the spot."""
    body, length = _read(site.filled(snippet))
    details = (
        f'<details class="rk-fold"><summary>看正文<span>{_size(snippet, length, site)}</span></summary>'
        f'<div class="rk-body">{body}</div></details>'
    )
    return sheet.card(snippet, site, f"../{snippet.id}/", details)


@kept
def _read(filled: Blocks) -> tuple[str, int]:
    """Write what a snippet says to be read on the spot, and count its characters."""
    under = tuple(block for block in filled if not isinstance(block, tree.Heading))
    return sheet.written(sheet.small_headings(filled)), len("".join(text_writer.write(under).split()))


def _size(snippet: Snippet, length: int, site: Site) -> str:
    """Say how long a variant is, how many blanks it asks to fill and whether it has tables."""
    register, blocks = site.library.register, snippet.body.blocks
    asked = sum(register[name].formula is None for name in needed(snippet.body.names, register))
    has_table = any(isinstance(block, tree.Table) for block in blocks)
    lists = "、".join(dict.fromkeys(reference.list for reference in snippet.body.references))
    said = (
        f"约{max(10, round(length, -1))}字",
        f"填{asked}处" if asked or not lists else "",
        "有表格" if has_table else "",
        f"用到清单{lists}" if lists else "",
    )
    return "，".join(filter(None, said))
