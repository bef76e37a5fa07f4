"""Check authored pages: what the site needs of them, and what they must not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser
from typing import TypeAlias

import markdown

from reportkb.library.guide import GUIDE
from reportkb.library.library import Library
from reportkb.source import characters
from reportkb.source.findings import Finding, Place
from reportkb.source.front_matter import FRONT_MATTER
from reportkb.source.text import KEPT
from reportkb.source.tree import CONTRIBUTING

# What the navigation names, with the slots that the page is there for.
REQUIRED = {
    "docs/index.md": ("occasions", "kinds"),
    "docs/starter.md": ("downloads",),
    "docs/bridge.md": (),
    "docs/outlines/index.md": ("types", "outlines"),
    "docs/snippets/index.md": ("kinds",),
    "docs/reference/checks.md": ("rules",),
    "docs/reference/fields.md": ("fields",),
    CONTRIBUTING: (),
}
# What a page's tool is shown in.
TOOLS = {"docs/starter.md": 'id="rk-starter"', "docs/bridge.md": 'id="rk-bridge"'}
SLOT = re.compile(r"^<!-- reportkb:([a-z]+) -->$", re.MULTILINE)
# The guide's page may be left out.
SLOTS = frozenset(("choosing", *(name for names in REQUIRED.values() for name in names)))

# What is shown as it is written.
CODE = re.compile(r"`[^`]*`")

# As mkdocs.yml has them, so that what is judged is what is published.
EXTENSIONS = ("attr_list", "md_in_html", "tables", "fenced_code")
# What Markdown makes and pages may write; it neither runs nor fetches anything.
ELEMENT = re.compile(
    "a|abbr|b|blockquote|br|code|dd|del|div|dl|dt|em|figcaption|figure|h[1-6]|hr|i|img|kbd|li|ol|p|pre|q|s|section"
    "|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|ul"
)
ATTRIBUTE = re.compile(r"class|id|title|alt|lang|role|tabindex|start|colspan|rowspan|scope|(?:aria|data)-[a-z-]+")
ALIGNED = re.compile(r"text-align: (?:left|center|right);")
# Addresses of readers' choice, and places of this site; pictures only from this site.
HREF = re.compile(r"https?://|mailto:|[^:]*(?:[/?#]|$)")
SRC = re.compile(r"(?!//)[^:]*(?:[/?#]|$)")

# What stands in the front matter of snippets and outlines, and of no page.
FOREIGN = re.compile(r"^(?:points|pitfalls|checklist|scenario|sections|numbering):", re.MULTILINE)

STRAY = "网站上没有放这个文件的地方"

# What is wrong, with the words by which it is found in the file.
Trouble: TypeAlias = "tuple[str, str]"


def check(library: Library) -> Iterator[Finding]:
    """Report pages that are missing, that lack what they are there for, or that hold more than text."""
    texts = {**library.pages, **({CONTRIBUTING: library.contributing} if CONTRIBUTING in library.texts else {})}
    if gone := [path for path in REQUIRED if path not in library.paths]:
        more = f"，一共缺{len(gone)}个页面" if gone[1:] else ""
        yield Finding(Place(gone[0]), "RK041", f"页面不存在{more}", "从仓库里恢复。")
    for path, text in texts.items():
        if is_stray(path, text):
            advice = "片段放在snippets/<类型>/下，提纲放在docs/outlines/下，写作指南的页放在docs/guide/下。"
            yield Finding(Place(path), "RK032", STRAY, advice)
            continue
        if path.startswith(GUIDE) and path.removeprefix(GUIDE).removesuffix(".md") not in library.guide:
            continue  # which is reported itself
        yield from _content(path, text)
        yield from _markup(path, text)


def is_stray(path: str, text: str) -> bool:
    """Tell whether a page lies where the navigation has no place for one, or is a snippet or an outline."""
    if path in REQUIRED:
        return False
    match = FRONT_MATTER.match(text)
    if match and FOREIGN.search(match.group()):
        return True
    # Below snippets/ and outlines/ lie generated pages, which the navigation leaves out, and so others may.
    return not path.startswith((GUIDE, "docs/snippets/", "docs/outlines/"))


def _content(path: str, text: str) -> Iterator[Finding]:
    """Report the first thing that a page lacks; what follows from it is not told."""
    match = FRONT_MATTER.match(text)
    rest = text[match.end() :] if match else text
    if not rest.strip():
        yield Finding(Place(path), "RK041", "页面没有内容", "从仓库里恢复它，或写上内容。")
        return
    if path == CONTRIBUTING and not re.search("^# .", rest, re.MULTILINE):
        yield Finding(Place(path), "RK041", "页面没有标题", "从仓库里恢复它，或以“# ”写上标题。")
        return
    held = SLOT.findall(rest)
    lost = [f"“<!-- reportkb:{name} -->”" for name in REQUIRED.get(path, ()) if name not in held]
    if (tool := TOOLS.get(path)) and tool not in rest:
        lost.append(f'“<div {tool} data-root="../"></div>”')
    if lost:
        yield Finding(Place(path), "RK041", f"缺少{'、'.join(lost)}", "从仓库里恢复这一行，清单才有地方放。")
        return
    for number, line in enumerate(text.split("\n"), 1):
        slot = SLOT.match(line)
        if (slot and slot[1] not in SLOTS) or (not slot and "<!--" in line and "reportkb:" in line):
            advice = f"单独一行写“<!-- reportkb:名字 -->”，名字是{'、'.join(sorted(SLOTS))}之一。"
            yield Finding(Place(path, number, line.index("<!--") + 1), "RK041", "程序不认识这个位置", advice)


def _markup(path: str, text: str) -> Iterator[Finding]:
    """Report elements and attributes of a page, as it is published, beyond those that only show text."""
    match = FRONT_MATTER.match(text)
    start = match.end() if match else 0
    for number, line in enumerate(text[start:].split("\n"), text.count("\n", 0, start) + 1):
        yield from characters.references(CODE.sub(_blank, line), Place(path, number))
    for fact, sign in _trouble(text):
        at = max(text.lower().find(sign), 0)
        place = Place(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
        advice = "只用Markdown，以及div、figure、span一类只管排版的元素；脚本放在docs/assets/。"
        yield Finding(place, "RK020", fact, advice)


@lru_cache(maxsize=KEPT)
def _trouble(text: str) -> tuple[Trouble, ...]:
    match = FRONT_MATTER.match(text)
    reader = _Reader()
    reader.feed(markdown.markdown(text[match.end() if match else 0 :], extensions=[*EXTENSIONS]))
    reader.close()
    return tuple(dict.fromkeys(reader.found))


class _Reader(HTMLParser):
    """Lists what a page's HTML holds beyond the policy."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Trouble] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not ELEMENT.fullmatch(tag):
            self.found.append((f"页面用了<{tag}>", f"<{tag}"))
            return
        for name, value in attrs:
            if not _is_allowed(name, value or ""):
                self.found.append((f"<{tag}>的{name}不能用在页面里", f"{name}="))

    def handle_comment(self, data: str) -> None:
        if "<" in data or ">" in data:
            self.found.append(("注释里有“<”或“>”", "<!--"))

    def handle_decl(self, decl: str) -> None:
        self.found.append(("页面用了“<!”声明", "<!"))

    def unknown_decl(self, data: str) -> None:
        self.found.append(("页面用了“<!”声明", "<!"))

    def handle_pi(self, data: str) -> None:
        self.found.append(("页面用了“<?”指令", "<?"))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _is_allowed(name: str, value: str) -> bool:
    if name in ("href", "src"):
        address = "".join(value.split())
        return bool((HREF if name == "href" else SRC).match(address))
    return bool(ALIGNED.fullmatch(value)) if name == "style" else bool(ATTRIBUTE.fullmatch(name))
