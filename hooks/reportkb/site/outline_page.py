"""The page of an outline: the numbered, assembled sample with its annotations and guidance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from reportkb.library.outline import Outline
from reportkb.library.snippet import Snippet
from reportkb.report.addressee import sections
from reportkb.report.assemble import FLAVOUR_TITLES, Content
from reportkb.report.expand import expand
from reportkb.report.html_writer import escape
from reportkb.report.nodes import DEPTH_TITLES, DEPTHS, Node
from reportkb.report.numbering import prefixes
from reportkb.report.tree import Block, Blocks, Heading, plain
from reportkb.site import downloads, sheet
from reportkb.site.page import Head, Page, titled
from reportkb.site.profiles import PROFILE_TITLES, suiting
from reportkb.site.site import NOTHING, Site

# The kind of what is put before a leader.
BRIEF = "brief"


def outline_page(outline: Outline, site: Site) -> Page:
    """Write an outline's page.

    The sections stand in the page in full, so that it reads without JavaScript; the switches
    are hidden until a script shows them.
    """
    plan = outline.plan
    return Page(
        plan.title,
        plan.summary,
        (
            titled(plan.title),
            *(() if site.lists_outlines else ('<p class="rk-trail"><a href="../">全部提纲</a></p>',)),
            f'<p class="rk-lede">{escape(plan.summary)}</p>',
            *_about(outline, site),
            f'<div class="rk-introduction">{sheet.written(expand(outline.introduction.blocks, NOTHING))}</div>',
            _switches(outline),
            downloads.links(outline, "../../"),
            f'<p class="rk-filled"><a href="template/">看模板填好是什么样</a>{_brief(outline, site)}</p>',
            f'<p class="rk-fiction"><strong>{escape(plan.scenario.title)}</strong>{escape(plan.scenario.note)}</p>',
            *_sections(outline, site),
            *_beside(outline, site),
        ),
    )


def _about(outline: Outline, site: Site) -> Iterator[str]:
    """Say how it sounds and what its order follows, and lead to others for the same occasions."""
    plan = outline.plan
    occasions = "、".join(
        f'<a href="../#{word}">{word}</a>' for word in plan.occasions if word in site.library.occasions
    )
    said = (
        f"语体：{escape(plan.register)}" if plan.register else "",
        f"章节依据{_basis(plan.basis)}" if plan.basis else "",
        f"场合：{occasions}" if occasions else "",
    )
    if any(said):
        yield f'<p class="rk-about">{"。".join(part for part in said if part)}。</p>'


def _basis(text: str) -> str:
    """Mark how much a basis weighs as the guide does; it is what stands before the colon."""
    weight, colon, said = text.rstrip("。").partition("：")
    return escape(f"【{weight}】{said}" if colon else f"：{weight}")


def _switches(outline: Outline) -> str:
    flavours = _choice("版式", "flavour", FLAVOUR_TITLES.items(), "sample")
    depths = _choice("详略", "depth", DEPTH_TITLES.items(), "full")
    notes = _choice("批注", "notes", (("on", "显示"), ("off", "隐藏")), "on")
    return (
        f'<form class="rk-view" data-outline="{outline.slug}" data-numbering="{outline.plan.numbering}" hidden>'
        f"{flavours}{depths}{notes}"
        '<div class="rk-actions"><button type="button" class="rk-button rk-primary" data-word hidden>下载Word</button>'
        f"{_profiles(suiting(outline.plan.numbering))}"
        '<button type="button" class="rk-button" data-copy="all">复制全文</button>'
        f'<a class="rk-button" href="../../starter/?outline={outline.slug}">去起稿台填写</a></div>'
        '<p class="rk-status" role="status"></p></form>'
    )


def _profiles(chosen: str) -> str:
    options = "".join(
        f'<option value="{name}"{" selected" if name == chosen else ""}>{title}版式</option>'
        for name, title in PROFILE_TITLES.items()
    )
    return f'<select name="word" aria-label="Word版式" title="Word版式">{options}</select>'


def _choice(title: str, name: str, options: Iterable[tuple[str, str]], chosen: str) -> str:
    inputs = "".join(
        f'<label><input type="radio" name="{name}" value="{value}"{" checked" if value == chosen else ""}>'
        f"<span>{label}</span></label>"
        for value, label in options
    )
    return f'<fieldset class="rk-choice"><legend>{title}</legend><div>{inputs}</div></fieldset>'


def _sections(outline: Outline, site: Site) -> Iterator[Head | str]:
    facts = site.shown[outline.slug]
    contents = [site.contents.get(node.snippet or "") for node in outline.nodes]
    levels: list[int] = []
    for node, content in zip(outline.nodes, contents, strict=True):
        levels.append(node.level)
        inner = content.blocks if content else ()
        levels += (node.level + block.level for block in inner if isinstance(block, Heading))
    numbers = iter(prefixes(outline.plan.numbering, levels))
    notes = [count(1) for _ in outline.nodes]
    filled = [expand(content.blocks, facts) if content else () for content in contents]
    headed = [(Heading(node.level, "", ()), *blocks) for node, blocks in zip(outline.nodes, filled, strict=True)]
    told = sections(headed)
    for node, numbered, (addressee, _) in zip(outline.nodes, notes, told, strict=True):
        yield from sheet.addressed(addressee, node.anchor, numbered)
    for at, (node, content) in enumerate(zip(outline.nodes, contents, strict=True)):
        yield _head(node, node.level, node.heading, next(numbers), node.anchor)
        if content is None:
            continue
        _, (_, *rest) = told[at]
        for index, (heading, blocks) in enumerate(_divided(rest)):
            if heading:
                anchor = f"{node.anchor}-h{index}"
                yield _head(node, node.level + heading.level, plain(heading.children), next(numbers), anchor)
            inside = sheet.annotated(blocks, node.anchor, notes[at])
            yield f'<div class="rk-section" data-node="{node.anchor}">{inside}</div>'
        yield _foot(node, content, filled[at], site)


def _told(outline: Outline, site: Site) -> list[tuple[Node, Snippet]]:
    snippets = site.library.snippets
    return [(node, snippets[node.snippet]) for node in outline.beside if node.snippet and node.snippet in snippets]


def _brief(outline: Outline, site: Site) -> str:
    """Lead to the page for the leader, where the case has one."""
    briefs = [snippet for _, snippet in _told(outline, site) if snippet.kind == BRIEF]
    return "".join(f'；<a href="../../snippets/{snippet.id}/">看给领导的一页</a>' for snippet in briefs)


def _beside(outline: Outline, site: Site) -> Iterator[Head | str]:
    """Lead to what else the case tells: a page for the leader, another turn of a section."""
    if told := _told(outline, site):
        yield Head(2, "另外几篇", "beside")
        cards = (
            f'<li id="{node.anchor}"><span class="rk-type">{escape(node.heading)}</span>'
            f'<a href="../../snippets/{snippet.id}/">{escape(snippet.guidance.title)}</a>'
            f"<p>{escape(snippet.guidance.purpose)}</p></li>"
            for node, snippet in told
        )
        yield f'<ul class="rk-cards">{"".join(cards)}</ul>'


def _divided(blocks: Iterable[Block]) -> list[tuple[Heading | None, Blocks]]:
    """Divide blocks at their headings; what stands before the first comes first, even if there is nothing."""
    found: list[tuple[Heading | None, Blocks]] = [(None, ())]
    for block in blocks:
        if isinstance(block, Heading):
            found.append((block, ()))
        else:
            found[-1] = (found[-1][0], (*found[-1][1], block))
    return found


def _head(node: Node, level: int, text: str, number: str, anchor: str) -> Head:
    data = [("node", node.anchor), ("level", str(level)), ("depth", str(DEPTHS.index(node.depth)))]
    inner = [("inner", "1")] if level > node.level else []
    return Head(min(level + 1, 6), text, anchor, number, data=(*data, *inner))


def _foot(node: Node, content: Content, filled: Blocks, site: Site) -> str:
    snippet = site.library.snippets[node.snippet or ""]
    # The snippet's own page leads to its frame and to its source: links here are a phone's work 27 times over.
    return (
        f'<div class="rk-foot" data-node="{node.anchor}">'
        f"{sheet.notes_html(filled, node.anchor)}"
        # A browser with scripts makes elements of it when it is opened (head.js): it is a third of the page.
        '<details class="rk-guidance rk-fold"><summary>写法指导</summary>'
        f"<noscript>{sheet.guidance_html(snippet.guidance, content)}</noscript></details>"
        f'<button type="button" class="rk-tool" data-copy="{node.anchor}" hidden>复制本节</button>'
        f'<a class="rk-tool" href="../../snippets/{snippet.id}/">看这个片段</a>'
        "</div>"
    )
