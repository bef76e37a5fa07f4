"""The page of a snippet: body, annotations, guidance, where it is used and its variants."""

from __future__ import annotations

from reportkb.library.snippet import Snippet
from reportkb.report.fill import html
from reportkb.site import sheet
from reportkb.site.front_matter import front_matter
from reportkb.site.site import Site


def snippet_page(snippet: Snippet, site: Site) -> str:
    """Write a snippet's page as Markdown."""
    kind, content, values = site.library.kinds[snippet.kind], site.contents[snippet.id], site.values_of(snippet)
    body = "".join(
        (f"<h3>{html(block.heading)}</h3>" if block.level else "") + sheet.block_html(block, values, "note")
        for block in content.blocks
    )
    tags = "".join(f"<li>{html(tag)}</li>" for tag in snippet.guidance.tags)
    return "\n\n".join(
        (
            front_matter({"title": snippet.guidance.title, "description": content.purpose}),
            f"# {sheet.heading_text(snippet.guidance.title)} {{: .rk-title }}",
            f'<p class="rk-trail"><a href="../../">片段</a><a href="../">{html(kind.title)}</a></p>'
            f'<ul class="rk-tags" aria-label="标签">{tags}</ul>',
            "## 正文 {: #body }",
            f'<div class="rk-section rk-sample"{_source(snippet, site)}>{body}</div>'
            f'<div class="rk-foot">{sheet.notes_html(content.notes, values, "note")}</div>',
            _scene(snippet, site),
            "## 写法指导 {: #guidance }",
            f'<div class="rk-guidance-open">{sheet.guidance_html(snippet.guidance, content)}</div>',
            "## 用在哪里 {: #usage }",
            _usage(snippet, site),
            f"## 同类片段：{sheet.heading_text(kind.title)} {{: #variants }}",
            _variants(snippet, site),
            f'<p class="rk-edit"><a href="{site.edit_root}{snippet.place.path}">修改这个片段</a></p>',
        )
    )


def _variants(snippet: Snippet, site: Site) -> str:
    """List the other snippets of the kind as cards."""
    cards = "".join(
        sheet.card(other, site, f"../{other.slug}/")
        for other in site.library.snippets.values()
        if other.kind == snippet.kind and other.id != snippet.id
    )
    if not cards:
        return "<p>这一类目前只有这一个片段。</p>"
    return f'<p><a href="../">把它们的正文放在一起比较</a></p><ul class="rk-cards">{cards}</ul>'


def _source(snippet: Snippet, site: Site) -> str:
    """Say which outline's catalogue holds the snippet with its example values, for copying."""
    for outline in site.homes.get(snippet.id, ()):
        anchor = next(node.anchor for node in outline.nodes if node.snippet == snippet.id)
        return f' data-outline="{outline.slug}" data-node="{anchor}" data-copy-root="../../../"'
    return ""


def _scene(snippet: Snippet, site: Site) -> str:
    homes = site.homes.get(snippet.id, ())
    if not homes:
        return ""
    scenario = homes[0].plan.scenario
    return f'<p class="rk-fiction">文中数字取自《{html(homes[0].plan.title)}》的虚构案例：{html(scenario.title)}。</p>'


def _usage(snippet: Snippet, site: Site) -> str:
    rows = "".join(
        f'<li><a href="../../../outlines/{outline.slug}/#{node.anchor}">{html(outline.plan.title)}</a>'
        f"：{html(node.heading)}</li>"
        for outline in site.homes.get(snippet.id, ())
        for node in outline.nodes
        if node.snippet == snippet.id
    )
    return f'<ul class="rk-usage">{rows}</ul>'
