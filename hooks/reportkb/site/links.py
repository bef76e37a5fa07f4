"""Links of authored pages: that each leads to a page of the site, and to a place that is there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator

from reportkb.library.library import Library
from reportkb.library.outline import OUTLINES
from reportkb.site.addresses import PlannedFile, PlannedPage
from reportkb.source.findings import Finding, Place
from reportkb.source.tree import ASSETS, CONTRIBUTING, DOCS

# A link of Markdown to another page of the site, which MkDocs finds by its file, or to a place of this page.
LINK = re.compile(r"(?<!!)\[[^\[\]]*\]\((?P<page>[^()\s#:]+\.md)?(?:#(?P<place>[^()\s]+))?\)")
# What MkDocs neither follows nor checks: an address from the root of whatever host serves the site.
ABSOLUTE = re.compile(r"(?<!!)\[[^\[\]]*\]\((?P<page>/(?!/)[^()\s]*)\)")
PICTURE = re.compile(r"!\[[^\[\]]*\]\((?!/)(?P<page>[^()\s:]+)(?=[)\s])")
CODE = re.compile(r"`[^`]*`")
# What names a place: a heading's own name in braces, or an element's.
NAMED = re.compile(r"\{:[^}]*#([\w-]+)|\bid=\"([\w-]+)\"")
HEADING = re.compile(r"^#{1,6} +(.*?)(?: *\{:.*\})?$", re.MULTILINE)
# Pages that lead nowhere are told one by one, up to this many: more have one cause.
MOST = 3


def check(files: Iterable[PlannedFile | PlannedPage], library: Library) -> Iterator[Finding]:
    """Report links of authored pages to what is not there: a snippet or kind was renamed, or a name misspelt.

    Args:
        files: the generated files.
        library: the library, with the text of authored pages.
    """
    pages = {file.path for file in files} | {path.removeprefix(DOCS) for path in library.paths}
    # What is made of files that are there, usable or not: that they cannot be used is reported itself.
    pages |= {CONTRIBUTING.lower(), *(f"{posixpath.dirname(path)}/index.md" for path in library.paths)}
    dead: list[tuple[Place, str]] = []
    others: list[Finding] = []
    for path, text in library.pages.items():
        for number, line in enumerate(text.split("\n"), 1):
            shown = CODE.sub(lambda match: " " * len(match.group()), line)
            others += _unusable(path, number, shown)
            for match in LINK.finditer(shown):
                page, place = match["page"], match["place"]
                target = _resolved(path, page) if page else path
                if page and target.removeprefix(DOCS) not in pages:
                    dead.append((Place(path, number, match.start("page") + 1), page))
                elif place and (known := _places(target, library)) is not None and place not in known:
                    fact = f"链接指向的“#{place}”在{target}里没有"
                    advice = f"是“#{'”“#'.join(sorted(known)[:12])}”之一，或删掉“#”和它后面的字。"
                    where = Place(path, number, match.start("place"))
                    others.append(Finding(where, "RK021", fact, advice if known else "删掉“#”和它后面的字。"))
    yield from others
    yield from _dead(dead)


def _dead(dead: list[tuple[Place, str]]) -> Iterator[Finding]:
    if len(dead) > MOST:
        others = "、".join(f"{place.path}第{place.line}行" for place, _ in dead[1:MOST])
        fact = f"{len(dead)}处链接指向不存在的页面，这是第一处；还有{others}等"
        yield Finding(dead[0][0], "RK021", fact, "改了名的逐处改过来；误删的，从仓库里恢复。")
        return
    for place, address in dead:
        yield Finding(place, "RK021", f"链接“{address}”指向不存在的页面", "核对路径；片段改了名，这里跟着改。")


def _unusable(path: str, number: int, line: str) -> Iterator[Finding]:
    """Report addresses that MkDocs would warn of in a build, which a contributor may not make."""
    for match in ABSOLUTE.finditer(line):
        advice = "写成从这一页出发的路径，如“../outlines/index.md”。"
        yield Finding(Place(path, number, match.start("page") + 1), "RK021", f"链接“{match['page']}”以“/”开头", advice)
    for match in PICTURE.finditer(line):
        if not _resolved(path, match["page"]).startswith(ASSETS):
            advice = "图片放在docs/assets/images/下，从这一页写起；没有图就删掉这一处。"
            yield Finding(Place(path, number, match.start() + 1), "RK021", f"图片“{match['page']}”打不开", advice)


def _resolved(path: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), address))


def _places(path: str, library: Library) -> set[str] | None:
    """List the places that links may name in a page; None where that is not known here."""
    if path.startswith(OUTLINES) and (outline := library.outlines.get(path.removeprefix(OUTLINES).removesuffix(".md"))):
        return {node.anchor for node in outline.told}
    if (text := library.pages.get(path)) is None or "<!-- reportkb:" in text:
        return None
    named = {name for match in NAMED.finditer(text) for name in match.groups() if name}
    return named | {
        re.sub(r"[^\w -]", "", match[1]).strip().lower().replace(" ", "-") for match in HEADING.finditer(text)
    }
