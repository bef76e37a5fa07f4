"""Plan the site: every generated file with what edits it, and the navigation."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from reportkb.library import guide, phrases
from reportkb.library.guide import Guide
from reportkb.library.library import KINDS, OUTLINES, PHRASES, Library, load
from reportkb.library.outline import Outline
from reportkb.report import assemble
from reportkb.report.assemble import FLAVOUR_TITLES, Choice
from reportkb.report.document import Document, to_markdown, to_text
from reportkb.rules import check, proofreading
from reportkb.site import catalog, search, slots
from reportkb.site.characters import traditional
from reportkb.site.kind_page import kind_page
from reportkb.site.outline_page import download_path, outline_page
from reportkb.site.page import Page, harmless
from reportkb.site.site import Site, prepare
from reportkb.site.snippet_page import snippet_page
from reportkb.source import text
from reportkb.source.findings import Finding, Place
from reportkb.source.tree import DOCS, SETTINGS, Tree

# MkDocs' own shape: a title with a page, or a title with a list of the same.
Nav: TypeAlias = list[dict[str, Any]]

# Every page repeats the navigation: more outlines than this are found on their own page.
MOST_LISTED = 36
EDIT_URI = re.compile(r"^edit_uri:[ \t]*(https://\S+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file of the site that is generated.

    Args:
        path: its path under the folder of pages.
        content: its text.
        source: the file in the repository that an editor changes to change it.
    """

    path: str
    content: str
    source: str


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page of the site that is generated; arguments as for a file, its path ending in ``.md``."""

    path: str
    page: Page
    source: str


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
    site = prepare(library, _edit_root(tree))
    pages, unfit = guide.load(tree)
    listed, odd = phrases.load(tree)
    files = (*_files(site, pages, tree), PlannedFile("catalog/phrases.json", _json(catalog.phrases(listed)), PHRASES))
    planned = tuple(_pages(site, pages))
    wording = proofreading.check(library, tree, listed)
    findings = {*trouble, *unfit, *odd, *check.check(library), *wording, *_collisions((*files, *planned), tree)}
    found = tuple(sorted(findings - _follow_ups(findings)))
    return SitePlan(files, planned, _fills(site, tree), _nav(site, pages)), found


def _follow_ups(findings: Iterable[Finding]) -> set[Finding]:
    """Find what only follows from broken marks: their line reads wrong, and their annotations are not counted."""
    broken = [finding.place for finding in findings if finding.code in ("RK016", "RK017")]
    lines, paths = {(place.path, place.line) for place in broken}, {place.path for place in broken}
    return {
        finding
        for finding in findings
        if (finding.code == "RK035" and finding.place.path in paths)
        or (finding.code in ("RK030", "RK037", "RK038") and (finding.place.path, finding.place.line) in lines)
    }


def _edit_root(tree: Tree) -> str:
    settings = tree.get(SETTINGS, b"").decode("utf-8", "replace")
    match = EDIT_URI.search(settings)
    return match.group(1).rstrip("/") + "/" if match else ""


def _pages(site: Site, pages: Guide) -> Iterator[PlannedPage]:
    library = site.library
    for outline in library.outlines.values():
        yield PlannedPage(f"outlines/{outline.slug}.md", outline_page(outline, site), _outline_source(outline))
    for snippet in library.snippets.values():
        yield PlannedPage(f"snippets/{snippet.id}.md", snippet_page(snippet, site), snippet.place.path)
    for kind in _kinds_in_use(library):
        yield PlannedPage(f"snippets/{kind}/index.md", kind_page(kind, site, pages), KINDS)


def _fills(site: Site, tree: Tree) -> dict[str, Mapping[str, str]]:
    """Write what belongs into the slots of authored pages."""
    found: dict[str, Mapping[str, str]] = {}
    for path, content in tree.items():
        page = text.decode(path, content)[0] if path.startswith(DOCS) and path.endswith(".md") else ""
        name = path.removeprefix(DOCS)
        if slots.slots(page):
            found[name] = slots.fills(page, site, _root(name))
    return found


def _files(site: Site, pages: Guide, tree: Tree) -> Iterator[PlannedFile]:
    library = site.library
    for outline in library.outlines.values():
        yield from _downloads(outline, site)
        entry = catalog.outline_entry(outline, library)
        yield PlannedFile(f"catalog/outlines/{outline.slug}.json", _json(entry), _outline_source(outline))
    for snippet in library.snippets.values():
        entry = catalog.piece(snippet, library, site.given_to(snippet))
        yield PlannedFile(f"catalog/snippets/{snippet.id}.json", _json(entry), snippet.place.path)
    yield PlannedFile("catalog/index.json", _json(catalog.listing(library)), KINDS)
    snippets = catalog.snippet_listing(library, site.homes, search.texts(site))
    yield PlannedFile("catalog/snippets.json", _json(snippets), KINDS)
    found = search.index(site, pages)
    yield PlannedFile("catalog/search.json", _json(found), KINDS)
    simplified = traditional(entry["title"] + entry["text"] for entry in found)
    yield PlannedFile("catalog/characters.json", _json({"version": catalog.VERSION, "simplified": simplified}), KINDS)
    if "CONTRIBUTING.md" in tree:
        yield PlannedFile("contributing.md", text.decode("", tree["CONTRIBUTING.md"])[0], "CONTRIBUTING.md")


def _downloads(outline: Outline, site: Site) -> Iterator[PlannedFile]:
    for flavour in FLAVOUR_TITLES:
        values = site.shown[outline.slug] if flavour == "sample" else {}
        document = assembled(outline, site, Choice(flavour, "full", outline.plan.numbering, notes=False))
        written = {"md": to_markdown, "txt": to_text}
        for suffix, write in written.items():
            path = download_path(outline, flavour, suffix)
            yield PlannedFile(path, write(document, values), _outline_source(outline))


def assembled(outline: Outline, site: Site, choice: Choice) -> Document:
    """Assemble an outline of a site."""
    plan = outline.plan
    return assemble.outlined(plan.title, plan.scenario.note, outline.nodes, site.contents, choice)


def _kinds_in_use(library: Library) -> tuple[str, ...]:
    used = {snippet.kind for snippet in library.snippets.values()}
    return tuple(name for name in library.kinds if name in used)


def _collisions(files: Iterable[PlannedFile | PlannedPage], tree: Tree) -> Iterator[Finding]:
    """Report generated pages whose path an authored page has, other than the page it is made from."""
    for file in files:
        authored = DOCS + file.path
        if authored in tree and file.source != authored:
            advice = f"给{authored}改名，或删掉它。"
            yield Finding(Place(authored), "RK025", f"这个页面与由{file.source}生成的页面同路径", advice)


def _nav(site: Site, pages: Guide) -> Nav:
    """Order the navigation; snippets stay out of it, since every page would carry them all."""
    library = site.library
    outlines: Nav = [{"全部提纲": "outlines/index.md"}]
    if len(library.outlines) <= MOST_LISTED:
        outlines += ({harmless(item.plan.title): f"outlines/{slug}.md"} for slug, item in library.outlines.items())
    kinds: Nav = [{"全部类型": "snippets/index.md"}]
    kinds += ({harmless(library.kinds[name].title): f"snippets/{name}/index.md"} for name in _kinds_in_use(library))
    guide: Nav = [{harmless(page.title): page.path} for page in pages.values()]
    advice: Nav = [{harmless(pages["index"].title): guide}] if pages else []
    entries: Nav = [
        {"首页": "index.md"},
        {"提纲": outlines},
        {"片段": kinds},
        *advice,
        {"起稿台": "starter.md"},
        {
            "供稿": [
                {"怎样供稿": "contributing.md"},
                {"检查码": "reference/checks.md"},
                {"字段登记表": "reference/fields.md"},
            ]
        },
    ]
    return entries


def _outline_source(outline: Outline) -> str:
    return f"{OUTLINES}{outline.slug}.md"


def _root(path: str) -> str:
    """Give the way from a page's address to the root: ``a/b.md`` is served as ``a/b/``."""
    depth = path.removesuffix("index.md").removesuffix(".md").strip("/").count("/")
    return "../" * (depth + (0 if path == "index.md" else 1))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=False) + "\n"
