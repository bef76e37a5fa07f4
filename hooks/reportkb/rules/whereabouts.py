"""Where a snippet or an outline is that is not where its name says: its file lies elsewhere, or is called otherwise."""

from __future__ import annotations

from reportkb.library.library import Library
from reportkb.library.outline import OUTLINES
from reportkb.rules.pages import is_stray
from reportkb.source.findings import closest
from reportkb.source.names import SLUG
from reportkb.source.tree import SNIPPETS

# How much alike the name of a snippet and a misspelt one are.
NEAR = 0.75


def is_told(name: str, library: Library) -> bool:
    """Tell whether a snippet's file is there, but unusable, misnamed or in a wrong place, which is reported itself."""
    folder, _, slug = name.rpartition("/")
    if _lies_elsewhere(slug, library):
        return True
    beside = (path for path in library.unusable if path.startswith(f"{SNIPPETS}{folder}/"))
    return any(not SLUG.fullmatch(_stem(path)) for path in beside)


def is_told_of_outline(slug: str, library: Library) -> bool:
    """Tell whether an outline's file is there, but unusable or in a wrong place, which is reported itself."""
    misnamed = any(path.startswith(OUTLINES) and not SLUG.fullmatch(_stem(path)) for path in library.unusable)
    return misnamed or f"{OUTLINES}{slug}.md" in library.unusable or _lies_elsewhere(slug, library)


def likely(name: str, library: Library) -> list[str]:
    """Give the story that is meant by a name that is none: that of its file name in another folder, or one like it."""
    slug = name.rpartition("/")[2].removesuffix(".md")
    stories = [one.id for one in library.snippets.values() if not one.is_frame]
    return [one for one in stories if one.endswith(f"/{slug}")][:1] or closest(name, stories, NEAR)


def advice(found: list[str]) -> str:
    """Advise on a name that is not there."""
    return f"是否想写“{found[0]}”？" if found else "核对名字；片段删了的，这里也删。"


def _lies_elsewhere(slug: str, library: Library) -> bool:
    stray = (path for path in library.pages if is_stray(path, library.pages[path]))
    return any(_stem(path) == slug for path in (*library.unusable, *stray))


def _stem(path: str) -> str:
    return path.rpartition("/")[2].partition(".")[0]
