"""What every page of the site is made from: a library with its values resolved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportkb.library.library import Library
from reportkb.library.outline import Outline, Scenario
from reportkb.library.snippet import Snippet
from reportkb.report import facts
from reportkb.report.assemble import Content
from reportkb.report.expand import expand
from reportkb.report.facts import Facts
from reportkb.report.fields import Register
from reportkb.report.kept import kept
from reportkb.report.tree import Blocks
from reportkb.rules.uses import frame_of, needed, placed, placeholders
from reportkb.site.outline_size import Size, size_of

NOTHING = Facts({})
# Every page repeats the navigation: more outlines than this are found on their own page.
MOST_LISTED = 8


@dataclass(frozen=True, slots=True)
class Site:
    """A library ready for pages.

    Args:
        library: the library.
        contents: what each snippet brings into documents, by id.
        framed: what its frame brings, by the id of the snippet.
        shown: each outline's case as a report shows it, by slug.
        sizes: how much each outline is, by slug.
        homes: the outlines that hold each snippet, by its id.
        kinds: the snippets of each kind that has any, by its name.
        stories: the ids of the stories of each frame that has any, by its id.
        edit_root: the address that a path in the repository is edited under.
    """

    library: Library
    contents: Mapping[str, Content]
    framed: Mapping[str, Content]
    shown: Mapping[str, Facts]
    sizes: Mapping[str, Size]
    homes: Mapping[str, tuple[Outline, ...]]
    kinds: Mapping[str, tuple[Snippet, ...]]
    stories: Mapping[str, tuple[str, ...]]
    edit_root: str

    @property
    def lists_outlines(self) -> bool:
        """Tell whether the navigation lists the outlines."""
        return len(self.library.outlines) <= MOST_LISTED

    @property
    def characters(self) -> dict[str, int]:
        """Tell how many characters each outline's sample has, by its slug."""
        return {slug: size.characters for slug, size in self.sizes.items()}

    def facts_of(self, snippet: Snippet) -> Facts:
        """Give the case that a snippet's own page shows: that of its first outline."""
        homes = self.homes.get(snippet.id, ())
        return self.shown[homes[0].slug] if homes else NOTHING

    def filled(self, snippet: Snippet) -> Blocks:
        """Give what a snippet says, filled by the case that its own page shows."""
        return expand(snippet.body.blocks, self.facts_of(snippet))

    def given_to(self, snippet: Snippet) -> Scenario | None:
        """Give the case of a snippet's first outline as it was written."""
        homes = self.homes.get(snippet.id, ())
        return homes[0].plan.scenario if homes else None


def prepare(library: Library, edit_root: str) -> Site:
    """Resolve every outline's values once."""
    homes: dict[str, list[Outline]] = {}
    for outline in library.outlines.values():
        for identifier in placed(outline, library.snippets):
            homes.setdefault(identifier, []).append(outline)
    contents = {identifier: _content(snippet) for identifier, snippet in library.snippets.items()}
    kinds: dict[str, list[Snippet]] = {}
    for snippet in library.snippets.values():
        kinds.setdefault(snippet.kind, []).append(snippet)
    shown = {slug: _shown(outline, library) for slug, outline in library.outlines.items()}
    return Site(
        library,
        contents,
        {identifier: contents[frame_of(identifier, library.snippets)] for identifier in contents},
        shown,
        {slug: size_of(outline, library, contents, shown[slug]) for slug, outline in library.outlines.items()},
        {identifier: tuple(outlines) for identifier, outlines in homes.items()},
        {name: tuple(snippets) for name, snippets in kinds.items()},
        _stories(library),
        edit_root,
    )


@kept
def _content(snippet: Snippet) -> Content:
    return Content(snippet.guidance.purpose, snippet.guidance.points, snippet.body.blocks)


def _stories(library: Library) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for identifier, snippet in library.snippets.items():
        if (frame := frame_of(identifier, library.snippets)) != identifier and not snippet.is_frame:
            found.setdefault(frame, []).append(identifier)
    return {frame: tuple(stories) for frame, stories in found.items()}


# What each outline's case shows, and what it follows from: of a preview's cases most are as they were.
_cases: dict[str, tuple[object, Facts]] = {}


def _shown(outline: Outline, library: Library) -> Facts:
    scenario = outline.plan.scenario
    given = (_used(outline, library), library.lists, scenario.values, scenario.lists)
    known = _cases.get(outline.slug)
    if known is None or known[0] != given:
        known = _cases[outline.slug] = (given, facts.resolve(*given))
    return known[1]


def _used(outline: Outline, library: Library) -> Register:
    """Give the part of the register that an outline's snippets use: the whole has many times as many fields."""
    names = needed(placeholders(outline, library.snippets), library.register)
    return {name: library.register[name] for name in names}
