"""Plan the site: every generated file with what edits it, and the navigation."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from reportkb.library.choosing import CHOOSING
from reportkb.library.guide import Guide
from reportkb.library.kinds import KINDS
from reportkb.library.library import load
from reportkb.library.phrases import PHRASES
from reportkb.rules import check, proofreading
from reportkb.rules.follow_ups import told
from reportkb.site import addresses, catalog, choosing, downloads, field_pages, links, page_picture, search, slots
from reportkb.site.addresses import PlannedFile, PlannedPage
from reportkb.site.characters import traditional
from reportkb.site.filled_page import filled_page
from reportkb.site.kind_page import kind_page
from reportkb.site.outline_page import outline_page
from reportkb.site.page import harmless
from reportkb.site.site import Site, prepare
from reportkb.site.snippet_page import snippet_page
from reportkb.source.findings import Finding
from reportkb.source.tree import CONTRIBUTING, DOCS, Tree

# MkDocs' own shape: a title with a page, or a title with a list of the same.
Nav: TypeAlias = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class SitePlan:
    """What is generated.

    Args:
        files: files, in order.
        pages: pages, in order.
        fills: what belongs into authored pages, by their path and the comment that marks the place.
        nav: the navigation.
    """

    files: tuple[PlannedFile, ...]
    pages: tuple[PlannedPage, ...]
    fills: Mapping[str, Mapping[str, str]]
    nav: Nav


def plan(tree: Tree) -> tuple[SitePlan, tuple[Finding, ...]]:
    """Load and check a library, and plan its site.

    Args:
        tree: contents by path from the root of the repository: ``snippets/``, ``docs/``,
            ``CONTRIBUTING.md`` and ``mkdocs.yml``.

    Returns:
        The plan of everything that is usable, and every finding, in the order of places.
    """
    library, trouble = load(tree)
    site = prepare(library, library.edit_root)
    listed = PlannedFile("catalog/phrases.json", _json(catalog.phrases(library.phrases)), PHRASES)
    found = check.check(library)
    # Nothing of a page that could run is shown, in a preview neither.
    unsafe = frozenset(finding.place.path for finding in found if finding.code == "RK020")
    files = (*_files(site, unsafe), listed)
    planned = tuple(_pages(site))
    generated: tuple[PlannedFile | PlannedPage, ...] = (*files, *planned)
    findings = {*trouble, *found, *proofreading.check(library)}
    findings |= {*addresses.check(generated, library), *links.check(generated, library)}
    return SitePlan(files, planned, _fills(site, unsafe), _nav(site, library.guide)), told(findings)


def _pages(site: Site) -> Iterator[PlannedPage]:
    library = site.library
    for outline in library.outlines.values():
        yield PlannedPage(f"outlines/{outline.slug}.md", outline_page(outline, site), outline.path)
        yield PlannedPage(f"outlines/{outline.slug}/template.md", filled_page(outline, site), outline.path)
    for snippet in library.snippets.values():
        yield PlannedPage(f"snippets/{snippet.id}.md", snippet_page(snippet, site), snippet.place.path)
    for kind in site.kinds:
        yield PlannedPage(f"snippets/{kind}/index.md", kind_page(kind, site, library.guide), KINDS)
    for part in field_pages.parts(library):
        yield PlannedPage(part.path, field_pages.field_page(part), part.file)


def _fills(site: Site, unsafe: frozenset[str]) -> dict[str, Mapping[str, str]]:
    """Write what belongs into the slots of authored pages."""
    names = {path: path.removeprefix(DOCS) for path in site.library.pages if path not in unsafe}
    found = {name: slots.fills(site.library.pages[path], site, addresses.root_of(name)) for path, name in names.items()}
    return {name: fills for name, fills in found.items() if fills}


def _files(site: Site, unsafe: frozenset[str]) -> Iterator[PlannedFile]:
    library = site.library
    for outline in library.outlines.values():
        yield from downloads.files(outline, site)
        for folder, write in (
            ("outlines", catalog.outline_entry),
            ("stories", catalog.stories_entry),
            ("beside", catalog.beside_entry),
        ):
            yield PlannedFile(f"catalog/{folder}/{outline.slug}.json", _json(write(outline, library)), outline.path)
    for snippet in library.snippets.values():
        stories = [library.snippets[one] for one in site.stories.get(snippet.id, ())]
        entry = catalog.piece(snippet, library, site.given_to(snippet), stories)
        yield PlannedFile(f"catalog/snippets/{snippet.id}.json", _json(entry), snippet.place.path)
    yield PlannedFile("catalog/index.json", _json(catalog.listing(library, site.characters)), KINDS)
    pictures = {slug: size.sheets for slug, size in site.sizes.items()}
    yield PlannedFile(page_picture.PATH, page_picture.sprite(pictures), KINDS)
    questions = {"version": catalog.VERSION, "questions": choosing.listing(library)}
    yield PlannedFile("catalog/choosing.json", _json(questions), CHOOSING)
    bodies = search.texts(site)
    snippets = catalog.snippet_listing(library, site.homes, {**bodies, **search.frames(site)})
    yield PlannedFile("catalog/snippets.json", _json(snippets), KINDS)
    yield PlannedFile("catalog/versions.json", _json(catalog.versions(library)), KINDS)
    found = search.index(site, library.guide, bodies)
    searched = {"version": catalog.VERSION, "words": search.words(library.synonyms, found), "pages": found}
    yield PlannedFile("catalog/search.json", _json(searched), KINDS)
    simplified = traditional(entry["title"] + entry["text"] for entry in found)
    yield PlannedFile("catalog/characters.json", _json({"version": catalog.VERSION, "simplified": simplified}), KINDS)
    if library.contributing and CONTRIBUTING not in unsafe:
        yield PlannedFile("contributing.md", library.contributing, CONTRIBUTING)


def _nav(site: Site, pages: Guide) -> Nav:
    """Order the navigation; snippets and fields stay out of it, since every page would carry them all."""
    library = site.library
    outlines: Nav = [{"全部提纲": "outlines/index.md"}]
    if site.lists_outlines:
        outlines += ({harmless(item.plan.title): f"outlines/{slug}.md"} for slug, item in library.outlines.items())
    kinds: Nav = [{"全部类型": "snippets/index.md"}]
    kinds += ({harmless(library.kinds[name].title): f"snippets/{name}/index.md"} for name in site.kinds)
    guide: Nav = [{harmless(page.title): page.path} for page in pages.values()]
    advice: Nav = [{harmless(pages["index"].title): guide}] if pages else []
    entries: Nav = [
        {"首页": "index.md"},
        {"提纲": outlines},
        {"片段": kinds},
        *advice,
        {"起稿台": "starter.md"},
        {"衔接": "bridge.md"},
        {
            "供稿": [
                {"怎样供稿": "contributing.md"},
                {"检查码": "reference/checks.md"},
                {"字段登记表": "reference/fields.md"},
            ]
        },
    ]
    return entries


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=False) + "\n"
