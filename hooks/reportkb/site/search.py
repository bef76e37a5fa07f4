"""Write the index that the header's search loads when a reader first searches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reportkb.library.guide import Guide
from reportkb.library.synonyms import Synonyms
from reportkb.library.tools import Tool
from reportkb.report import text_writer, tree
from reportkb.report.expand import expand
from reportkb.report.facts import Facts
from reportkb.report.kept import kept
from reportkb.report.tree import Blocks
from reportkb.site.initials import initials
from reportkb.site.site import NOTHING, Site


def index(site: Site, guide: Guide, bodies: Mapping[str, str]) -> list[dict[str, str]]:
    """List every outline, tool, page of the guide and snippet with the words that it can be found by.

    Args:
        site: the site.
        guide: the writing guide.
        bodies: each snippet's text with example values, by id.

    Returns:
        Entries of ``title``, ``url`` from the root of the site, ``kind`` to show beside the
        title, and ``text``: the body with its example values, and its advice. In their order those that
        answer alike are listed.
    """
    return [*_outlines(site), *_tools(site.library.tools), *_guide(guide), *_snippets(site, bodies)]


def words(synonyms: Synonyms, entries: Iterable[Mapping[str, str]]) -> dict[str, Any]:
    """Write what queries are read with: synonyms, what is left out of them, and initials of pinyin."""
    also = {word: list(instead) for word, instead in synonyms.also.items()}
    listed = initials(entry["title"] for entry in entries)
    return {
        "same": [list(group) for group in synonyms.same],
        "also": also,
        "leave": list(synonyms.leave),
        "initials": listed,
    }


def texts(site: Site) -> dict[str, str]:
    """Give every snippet's body as its page shows it, by its id."""
    return {
        identifier: _body(snippet.body.blocks, site.facts_of(snippet))
        for identifier, snippet in site.library.snippets.items()
    }


def frames(site: Site) -> dict[str, str]:
    """Give every frame's body with its blanks, by its id: in a writer's report no case's words stand in them."""
    snippets = site.library.snippets.items()
    return {identifier: _body(snippet.body.blocks, NOTHING) for identifier, snippet in snippets if snippet.is_frame}


def _outlines(site: Site) -> Iterator[dict[str, str]]:
    for outline in site.library.outlines.values():
        plan = outline.plan
        words = (plan.summary, *plan.tags, plan.scenario.title, *(node.heading for node in outline.told))
        text = "\n".join((*words, _body(outline.introduction.blocks, NOTHING)))
        yield {"title": plan.title, "url": f"outlines/{outline.slug}/", "kind": f"{plan.type}提纲", "text": text}


def _tools(tools: Mapping[str, Tool]) -> Iterator[dict[str, str]]:
    for name, tool in tools.items():
        yield {"title": tool.title, "url": f"{name}/", "kind": "工具", "text": tool.description}


def _guide(guide: Guide) -> Iterator[dict[str, str]]:
    for name, page in guide.items():
        if name != "index":
            yield {"title": page.title, "url": f"guide/{name}/", "kind": guide["index"].title, "text": page.text}


def _snippets(site: Site, bodies: Mapping[str, str]) -> Iterator[dict[str, str]]:
    for snippet in site.library.snippets.values():
        yield {
            "title": snippet.guidance.title,
            "url": f"snippets/{snippet.id}/",
            "kind": site.library.kinds[snippet.kind].title,
            "text": "\n".join(
                (
                    bodies[snippet.id],
                    snippet.guidance.purpose,
                    *snippet.guidance.tags,
                    *(phrase.comment for phrase in tree.phrases(snippet.body.blocks)),
                )
            ),
        }


@kept
def _body(blocks: Blocks, facts: Facts) -> str:
    return text_writer.write(expand(blocks, facts))
