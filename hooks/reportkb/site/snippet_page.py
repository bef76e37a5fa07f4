"""The page of a snippet: body, annotations, guidance, where it is used and its variants."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import nlargest
from itertools import count

from reportkb.library.snippet import Snippet
from reportkb.report import tree
from reportkb.report.html_writer import escape
from reportkb.report.kept import kept
from reportkb.report.tree import Blocks
from reportkb.rules.uses import frame_of, nodes_of
from reportkb.site import sheet
from reportkb.site.page import Head, Page, titled
from reportkb.site.site import Site

# A page that lists all others of its kind grows with the library; the kind's own page has them all.
MOST_VARIANTS = 8


def snippet_page(snippet: Snippet, site: Site) -> Page:
    """Write a snippet's page."""
    kind, content = site.library.kinds[snippet.kind], site.contents[snippet.id]
    body, notes = _read(site.filled(snippet))
    tags = "".join(f"<li>{escape(tag)}</li>" for tag in snippet.guidance.tags)
    return Page(
        snippet.guidance.title,
        content.purpose,
        (
            titled(snippet.guidance.title),
            f'<p class="rk-trail"><a href="../../">片段</a><a href="../">{escape(kind.title)}</a></p>'
            f'<ul class="rk-tags" aria-label="标签">{tags}</ul>',
            Head(2, "正文", "body"),
            f'<div class="rk-section rk-sample"{_source(snippet, site)}>{body}</div><div class="rk-foot">{notes}</div>'
            f"{_scene(snippet, site)}",
            *_relatives(snippet, site),
            Head(2, "写法指导", "guidance"),
            f'<div class="rk-guidance-open">{sheet.guidance_html(snippet.guidance, content)}</div>',
            Head(2, "用在哪里", "usage"),
            _usage(snippet, site),
            Head(2, f"同类片段：{kind.title}", "variants"),
            _variants(snippet, site),
            f'<p class="rk-edit"><a href="{site.edit_root}{snippet.place.path}">修改这个片段</a></p>',
        ),
    )


@kept
def _read(filled: Blocks) -> tuple[str, str]:
    """Write what a snippet says below the page's own headings, and its annotations."""
    blocks = tuple(
        tree.Heading(block.level + 1, "", block.children) if isinstance(block, tree.Heading) else block
        for block in filled
    )
    return sheet.annotated(blocks, "note", count(1)), sheet.notes_html(blocks, "note")


def _relatives(snippet: Snippet, site: Site) -> Iterator[Head | str]:
    """Lead from a frame to the stories that fill it, and from a story to its frame."""
    frame = frame_of(snippet.id, site.library.snippets)
    related = site.stories.get(snippet.id, ()) if snippet.is_frame else (frame,) if frame != snippet.id else ()
    if related:
        yield Head(2, "照它写的范例" if snippet.is_frame else "所属的句式", "relatives")
        cards = (sheet.card(site.library.snippets[one], site, f"../../{one}/") for one in related)
        yield f'<ul class="rk-cards rk-related">{"".join(cards)}</ul>'


def _variants(snippet: Snippet, site: Site) -> str:
    """List the other snippets of the kind as cards; of many, those that have most tags in common."""
    others = [other for other in site.kinds[snippet.kind] if other.id != snippet.id]
    if not others:
        return "<p>这一类目前只有这一个片段。</p>"
    tags = set(snippet.guidance.tags)
    near = nlargest(MOST_VARIANTS, others, key=lambda other: len(tags.intersection(other.guidance.tags)))
    cards = "".join(sheet.card(other, site, f"../{other.slug}/") for other in near)
    compare = '<a href="../">把它们的正文放在一起比较</a>'
    if len(others) > len(near):
        compare = f'下面是最相近的{len(near)}个。<a href="../">把全部{len(others) + 1}个的正文放在一起比较</a>'
    return f'<p>{compare}</p><ul class="rk-cards">{cards}</ul>'


def _source(snippet: Snippet, site: Site) -> str:
    """Say which outline's catalogue holds the snippet with its example values, for copying."""
    for outline in site.homes.get(snippet.id, ()):
        nodes = nodes_of(snippet.id, outline, site.library.snippets)
        # A draft begins with the frames of the report alone, and so does the outline's catalogue.
        anchor = next((node.anchor for node in nodes if not snippet.is_frame or node in outline.nodes), "")
        if not anchor:
            continue
        # A frame is taken with its blanks, to be filled in.
        flavour = "template" if snippet.is_frame else "sample"
        what = f'data-outline="{outline.slug}" data-node="{anchor}" data-flavour="{flavour}"'
        return f' {what} data-copy-root="../../../"'
    return ""


def _scene(snippet: Snippet, site: Site) -> str:
    homes = site.homes.get(snippet.id, ())
    if not homes:
        return ""
    title, case = escape(homes[0].plan.title), escape(homes[0].plan.scenario.title)
    filled = "句式照" if snippet.is_frame else "文中数字取自"
    end = "填好；空着的写着该写什么" if snippet.is_frame else ""
    return f'<p class="rk-fiction">{filled}《{title}》的虚构案例：{case}{end}。</p>'


def _usage(snippet: Snippet, site: Site) -> str:
    rows = "".join(
        f'<li><a href="../../../outlines/{outline.slug}/#{node.anchor}">{escape(outline.plan.title)}</a>'
        f" › {escape(node.heading)}</li>"
        for outline in site.homes.get(snippet.id, ())
        for node in nodes_of(snippet.id, outline, site.library.snippets)
    )
    return f'<ul class="rk-usage">{rows}</ul>'
