"""The page of an outline: the numbered, assembled sample with its annotations and guidance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reportkb.library.outline import Outline
from reportkb.report.assemble import FLAVOUR_TITLES, Content
from reportkb.report.fill import html
from reportkb.report.fragments import Block, blocks
from reportkb.report.nodes import DEPTH_TITLES, DEPTHS, Node
from reportkb.report.numbering import prefixes
from reportkb.site import sheet
from reportkb.site.front_matter import front_matter
from reportkb.site.site import Site

DOWNLOADS: tuple[tuple[str, str], ...] = (("md", "Markdown"), ("txt", "纯文本"))


def outline_page(outline: Outline, site: Site) -> str:
    """Write an outline's page as Markdown.

    The sections stand in the page in full, so that it reads without JavaScript; the switches
    are hidden until a script shows them.
    """
    plan = outline.plan
    return "\n\n".join(
        (
            front_matter({"title": plan.title, "description": plan.summary}),
            f"# {sheet.heading_text(plan.title)} {{: .rk-title }}",
            f'<p class="rk-lede">{html(plan.summary)}</p>',
            f'<div class="rk-introduction">{_introduction(outline)}</div>',
            _switches(outline),
            downloads(outline, "../../"),
            f'<p class="rk-fiction"><strong>{html(plan.scenario.title)}</strong>{html(plan.scenario.note)}</p>',
            *_sections(outline, site),
        )
    )


def _introduction(outline: Outline) -> str:
    """Render the introduction as snippets are, so that nothing in it is taken for HTML."""
    return "".join(sheet.filled(block.html, {}) for block in blocks(outline.introduction))


def download_path(outline: Outline, flavour: str, suffix: str) -> str:
    """Name the file, from the root of the site, that holds an outline without JavaScript.

    MkDocs makes a page of every ``.md`` file, so Markdown is stored with ``.txt`` behind it.
    """
    return f"downloads/{outline.slug}-{flavour}.{suffix}" + (".txt" if suffix == "md" else "")


def downloads(outline: Outline, root: str) -> str:
    """Link an outline's Markdown and plain text.

    Args:
        outline: the outline.
        root: the way from the page to the root of the site.
    """
    groups = []
    for flavour, title in FLAVOUR_TITLES.items():
        links = "".join(
            f'<a href="{root}{download_path(outline, flavour, suffix)}" '
            f'download="{html(outline.plan.title)}-{title}.{suffix}">{name}</a>'
            for suffix, name in DOWNLOADS
        )
        groups.append(f'<span class="rk-download"><span>{title}</span>{links}</span>')
    return f'<p class="rk-downloads"><span class="rk-label">下载</span>{"".join(groups)}</p>'


def _switches(outline: Outline) -> str:
    flavours = _choice("版式", "flavour", FLAVOUR_TITLES.items(), "sample")
    depths = _choice("详略", "depth", DEPTH_TITLES.items(), "full")
    notes = _choice("批注", "notes", (("on", "显示"), ("off", "隐藏")), "on")
    return (
        f'<form class="rk-view" data-outline="{outline.slug}" data-numbering="{outline.plan.numbering}" hidden>'
        f"{flavours}{depths}{notes}"
        '<div class="rk-actions"><button type="button" class="rk-button rk-primary" data-copy="all">复制全文</button>'
        f'<a class="rk-button" href="../../starter/?outline={outline.slug}">去起稿台填写</a></div>'
        '<p class="rk-status" role="status"></p></form>'
    )


def _choice(title: str, name: str, options: Iterable[tuple[str, str]], chosen: str) -> str:
    inputs = "".join(
        f'<label><input type="radio" name="{name}" value="{value}"{" checked" if value == chosen else ""}>'
        f"<span>{label}</span></label>"
        for value, label in options
    )
    return f'<fieldset class="rk-choice"><legend>{title}</legend><div>{inputs}</div></fieldset>'


def _sections(outline: Outline, site: Site) -> Iterator[str]:
    values = site.shown[outline.slug]
    levels: list[int] = []
    for node in outline.nodes:
        levels.append(node.level)
        levels += (node.level + block.level for block in _subsections(site.contents.get(node.snippet or "")))
    numbers = iter(prefixes(outline.plan.numbering, levels))
    for node in outline.nodes:
        yield _heading(node, node.level, node.heading, next(numbers), node.anchor)
        content = site.contents.get(node.snippet or "")
        if content is None:
            continue
        lead = "".join(sheet.block_html(block, values, node.anchor) for block in content.blocks if block.level == 0)
        purpose = f'<p class="rk-purpose">{html(content.purpose)}</p>'
        yield f'<div class="rk-section" data-node="{node.anchor}">{purpose}{lead}</div>'
        for index, block in enumerate(_subsections(content), 1):
            yield _heading(node, node.level + block.level, block.heading, next(numbers), f"{node.anchor}-h{index}")
            inside = sheet.block_html(block, values, node.anchor)
            yield f'<div class="rk-section" data-node="{node.anchor}">{inside}</div>'
        yield _foot(node, content, site, values)


def _subsections(content: Content | None) -> list[Block]:
    return [block for block in content.blocks if block.level] if content else []


def _heading(node: Node, level: int, text: str, number: str, anchor: str) -> str:
    inner = ' data-inner="1"' if level > node.level else ""
    depth = DEPTHS.index(node.depth)
    number_html = f'<span class="rk-no">{html(number)}</span>'
    return (
        f"{'#' * min(level + 1, 6)} {number_html}{sheet.heading_text(text)} "
        f'{{: #{anchor} data-node="{node.anchor}" data-level="{level}" data-depth="{depth}"{inner} }}'
    )


def _foot(node: Node, content: Content, site: Site, values: Mapping[str, str]) -> str:
    snippet = site.library.snippets[node.snippet or ""]
    return (
        f'<div class="rk-foot" data-node="{node.anchor}">'
        f"{sheet.notes_html(content.notes, values, node.anchor)}"
        '<div class="rk-tools">'
        '<details class="rk-guidance rk-fold"><summary>写法指导</summary>'
        f"{sheet.guidance_html(snippet.guidance, content)}</details>"
        f'<button type="button" class="rk-tool" data-copy="{node.anchor}" hidden>复制本节</button>'
        f'<a class="rk-tool" href="../../snippets/{snippet.id}/">看这个片段</a>'
        f'<a class="rk-tool" href="{site.edit_root}{snippet.place.path}">修改</a>'
        "</div></div>"
    )
