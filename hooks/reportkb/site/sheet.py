"""Write a section as HTML for the site: the body with its annotations, and its guidance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from reportkb.library.snippet import Guidance, Rewrite, Snippet
from reportkb.report.assemble import Content
from reportkb.report.fill import html
from reportkb.report.fragments import Block, Note, Segments
from reportkb.site.site import Site

# With the marks after it that may begin no line (GB/T 15834—2011, 5.1); they follow the link to the note.
MARK_END = re.compile(r'<mark data-note="(\d+)">(.*?)</mark>([，。；：、！？）”》]*)', re.DOTALL)
# Python-Markdown 3, "Backslash Escapes"; angle brackets and ampersands are entities instead.
ESCAPABLE = re.compile(r"[\\`*_{}\[\]()#+.!~^=:|-]")


def heading_text(text: str) -> str:
    """Escape plain text for a Markdown heading or link of a page."""
    escaped = ESCAPABLE.sub(lambda match: "\\" + match.group(), text)
    return escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def filled(segments: Segments, values: Mapping[str, str]) -> str:
    """Fill HTML segments, each value marked with its field so that the page can change it."""
    return "".join(
        f'<span class="rk-field" data-field="{html(part)}">{html(values.get(part) or f"【{part}】")}</span>'
        if index % 2
        else part
        for index, part in enumerate(segments)
    )


def block_html(block: Block, values: Mapping[str, str], anchor: str) -> str:
    """Write one block of a body; each annotated phrase is followed by a link to its note."""

    def linked(match: re.Match[str]) -> str:
        number, phrase, closing = match.groups()
        link = (
            f'<a class="rk-ref" id="{anchor}-p{number}" href="#{anchor}-n{number}" '
            f'aria-label="批注{number}">{number}</a>'
        )
        return f'<mark class="rk-phrase">{phrase}</mark><span class="rk-tail">{link}{closing}</span>'

    return MARK_END.sub(linked, wide_tables(filled(block.html, values)))


def notes_html(notes: Iterable[Note], values: Mapping[str, str], anchor: str) -> str:
    """List a section's annotations under it, each linked back to its phrase."""
    items = "".join(
        f'<li id="{anchor}-n{number}"><q>{filled(_escaped(note.phrase), values)}</q>{html(note.comment)}'
        f'<a class="rk-back" href="#{anchor}-p{number}" aria-label="回到批注{number}所在的正文">↩</a></li>'
        for number, note in enumerate(notes, 1)
    )
    return f'<aside class="rk-notes" aria-label="批注"><ol>{items}</ol></aside>' if items else ""


def guidance_html(guidance: Guidance, content: Content) -> str:
    """Write a section's guidance: purpose, points, pitfalls, checklist and the rewrite."""
    return (
        f'<p class="rk-purpose">{html(content.purpose)}</p>'
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
        f'<figure class="rk-weak"><figcaption>改前</figcaption><p>{html(rewrite.weak)}</p></figure>'
        f'<figure class="rk-strong"><figcaption>改后</figcaption><p>{html(rewrite.strong)}</p></figure>'
        f'<p class="rk-why">{html(rewrite.why)}</p>'
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
    homes = "、".join(html(home.plan.title) for home in site.homes.get(snippet.id, ()))
    return (
        f'<li><a href="{address}">{html(snippet.guidance.title)}</a><p>{html(snippet.guidance.purpose)}</p>'
        f'<p class="rk-from">{homes}</p>{more}</li>'
    )


def _escaped(segments: Segments) -> Segments:
    return tuple(part if index % 2 else html(part) for index, part in enumerate(segments))


def _list(title: str, items: Iterable[str], name: str) -> str:
    rows = "".join(f"<li>{html(item)}</li>" for item in items)
    return f'<section class="rk-{name}"><p class="rk-label">{title}</p><ul>{rows}</ul></section>'


def wide_tables(text: str) -> str:
    """Let a table scroll by itself, also by keyboard, where the screen is narrower than it."""
    opened = '<div class="rk-table" role="group" aria-label="表格，可左右滚动" tabindex="0"><table>'
    return text.replace("<table>", opened).replace("</table>", "</table></div>")
