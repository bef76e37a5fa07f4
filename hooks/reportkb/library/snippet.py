"""A snippet: one reusable section of a report, with its body and guidance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pydantic import ConfigDict, TypeAdapter
from pydantic.dataclasses import dataclass as validated

from reportkb.library import body
from reportkb.library.body import Body
from reportkb.library.choosing import CHOOSING
from reportkb.library.kinds import KINDS, Kinds
from reportkb.library.lists import LISTS
from reportkb.library.phrases import PHRASES
from reportkb.library.register import is_misnamed, is_register
from reportkb.library.synonyms import SYNONYMS
from reportkb.library.vocabulary import VOCABULARIES
from reportkb.source import front_matter, names
from reportkb.source.findings import Finding, Place, Places
from reportkb.source.names import SLUG, portable
from reportkb.source.schema import Line, Lines, Tags
from reportkb.source.text import KEPT, Texts
from reportkb.source.tree import SNIPPETS

GUIDANCE_KEYS = (
    *("form", "frame", "title", "purpose", "points", "pitfalls", "checklist", "rewrite", "tags"),
    *("weak", "strong", "why"),
)


@validated(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class Rewrite:
    """A weak passage as people write it, a strong one about the same event, and what it gains."""

    weak: Line
    strong: Line
    why: Line


@validated(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class Guidance:
    """A snippet's front matter: its title, the advice for the whole section, and its tags.

    Args:
        title: the section's usual heading.
        purpose: what the section must make its reader believe or decide.
        points: what must be in it.
        pitfalls: what writers get wrong here.
        checklist: what can be verified before the report is handed in.
        rewrite: a pair of passages.
        tags: short words for finding it.
        form: a frame fits any project of its kind; a story tells one case.
        frame: the id of the frame that a story is an example of.
    """

    title: Line
    purpose: Line
    points: Lines
    pitfalls: Lines
    checklist: Lines
    rewrite: Rewrite
    tags: Tags
    form: Literal["frame", "story"] = "story"
    frame: str = ""


FRONT_MATTER: TypeAdapter[Guidance] = TypeAdapter(Guidance)
OUTLINE = front_matter.Other(
    frozenset({"summary", "scenario", "sections", "numbering"}), "这是一份提纲，不是片段", "移到docs/outlines/下。"
)


@dataclass(frozen=True, slots=True, eq=False)
class Snippet:
    """One file under ``snippets/<kind>/``; of the same text there is one, which what follows from it is kept by.

    Args:
        kind: the folder that it lies in.
        slug: its file name without ``.md``.
        guidance: its front matter.
        body: its body.
        place: where its front matter starts.
        places: where each part of the front matter stands.
    """

    kind: str
    slug: str
    guidance: Guidance
    body: Body
    place: Place
    places: Places

    @property
    def is_frame(self) -> bool:
        """Tell whether it fits any project of its kind."""
        return self.guidance.form == "frame"

    @property
    def id(self) -> str:
        """Name the snippet as outlines do: ``<kind>/<slug>``."""
        return f"{self.kind}/{self.slug}"


def load(texts: Texts, kinds: Kinds) -> tuple[Mapping[str, Snippet], tuple[Finding, ...]]:
    """Load the snippets.

    Args:
        texts: every file's text.
        kinds: the kinds; without any, what does not belong to one is not judged.

    Returns:
        The usable ones by id, in the order of kinds, then of slugs, and what is wrong with any file.
    """
    read = [_read(path, texts[path], tuple(kinds)) for path in sorted(texts) if is_snippet(path)]
    snippets = [found for found, _ in read if found]
    findings = [finding for _, found in read for finding in found]
    order = {kind: index for index, kind in enumerate(kinds)}
    snippets.sort(key=lambda item: (order[item.kind], item.slug))
    findings += _folders(sorted(texts), kinds) if kinds else ()
    return {item.id: item for item in snippets}, tuple(findings)


def is_snippet(path: str) -> bool:
    """Tell whether a file must be a snippet by where it lies: the registers alone lie among them."""
    return (
        path.startswith(SNIPPETS)
        and path not in (CHOOSING, KINDS, LISTS, PHRASES, SYNONYMS, *VOCABULARIES)
        and not is_register(path)
    )


def _folders(paths: Iterable[str], kinds: Kinds) -> Iterator[Finding]:
    """Report folders of no kind, at the first file of one, or together where the kinds have lost some."""
    first: dict[str, str] = {}
    for path in paths:
        folder, _, name = path.removeprefix(SNIPPETS).partition("/")
        written = name.endswith(".md") or name == "fields.yml"
        if path.startswith(SNIPPETS) and written and "/" not in name and folder not in kinds:
            first.setdefault(folder, path)
    if len(first) == 1:
        ((folder, path),) = first.items()
        advice = f"移到已有的类型下（{'、'.join(kinds)}），或先在{KINDS}登记。"
        yield Finding(Place(path), "RK013", f"文件夹“{folder}”不是已登记的类型", advice)
    elif first:
        fact = f"文件夹{'、'.join(f'“{folder}”' for folder in first)}不是已登记的类型"
        yield Finding(Place(KINDS), "RK013", fact, "在这里登记它们；误删的，从仓库里恢复。")


@lru_cache(maxsize=KEPT)
def _read(path: str, text: str | None, kinds: tuple[str, ...]) -> tuple[Snippet | None, tuple[Finding, ...]]:
    if is_misnamed(path):
        fact = f"字段登记表“{path.rpartition('/')[2]}”叫错了名字"
        return None, (Finding(Place(path), "RK032", fact, "改成“fields.yml”，直接放在snippets/<类型>/下。"),)
    parts = path.removeprefix(SNIPPETS).split("/")
    if len(parts) != 2 or not path.endswith(".md") or not SLUG.fullmatch(parts[1][:-3]) or not portable(path):
        advice = "放在snippets/<类型>/下，文件名用小写字母、数字和连字符，以.md结尾，不用con、nul一类的设备名。"
        better = names.usable(parts[-1])
        advice += f"可以改成“{better}.md”。" if len(parts) == 2 and better else ""
        return None, (Finding(Place(path), "RK032", f"文件名或位置“{path}”不可用", advice),)
    kind, slug = parts[0], parts[1][:-3]
    if kind not in kinds:
        return None, ()
    page, found = front_matter.read(path, text, FRONT_MATTER, GUIDANCE_KEYS, OUTLINE)
    if page is None:
        return None, found
    written = page.parts
    if not written.rest.strip():
        advice = "在第二道“---”下面空一行，写这一节的正文。"
        return None, (*found, Finding(Place(path, written.line - 1), "RK009", "没有正文", advice))
    content = body.parse(written.rest, written.line)
    return Snippet(kind, slug, page.head, content, Place(path), written.front.places), found
