"""What every page of the site is made from: a library with its values resolved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportkb.library.library import Library
from reportkb.library.outline import Outline
from reportkb.library.snippet import Snippet
from reportkb.report import values
from reportkb.report.assemble import Content
from reportkb.report.fields import Register
from reportkb.rules.uses import needed, placeholders

# Every page repeats the navigation: more outlines than this are found on their own page.
MOST_LISTED = 36


@dataclass(frozen=True, slots=True)
class Site:
    """A library ready for pages.

    Args:
        library: the library.
        contents: what each snippet brings into documents, by id.
        shown: each outline's example values as a report shows them, by slug and field.
        homes: the outlines that hold each snippet, by its id.
        kinds: the snippets of each kind that has any, by its name.
        edit_root: the address that a path in the repository is edited under.
    """

    library: Library
    contents: Mapping[str, Content]
    shown: Mapping[str, Mapping[str, str]]
    homes: Mapping[str, tuple[Outline, ...]]
    kinds: Mapping[str, tuple[Snippet, ...]]
    edit_root: str

    @property
    def lists_outlines(self) -> bool:
        """Tell whether the navigation lists the outlines."""
        return len(self.library.outlines) <= MOST_LISTED

    def values_of(self, snippet: Snippet) -> Mapping[str, str]:
        """Give the example values that a snippet's own page shows: those of its first outline."""
        homes = self.homes.get(snippet.id, ())
        return self.shown[homes[0].slug] if homes else {}

    def given_to(self, snippet: Snippet) -> Mapping[str, str]:
        """Give the example values of a snippet's first outline as they were written."""
        homes = self.homes.get(snippet.id, ())
        return homes[0].plan.scenario.values if homes else {}


def prepare(library: Library, edit_root: str) -> Site:
    """Resolve every outline's values once."""
    homes: dict[str, list[Outline]] = {}
    for outline in library.outlines.values():
        for identifier in dict.fromkeys(node.snippet for node in outline.nodes if node.snippet):
            homes.setdefault(identifier, []).append(outline)
    kinds: dict[str, list[Snippet]] = {}
    for snippet in library.snippets.values():
        kinds.setdefault(snippet.kind, []).append(snippet)
    return Site(
        library,
        {
            identifier: Content(snippet.guidance.purpose, snippet.guidance.points, snippet.body.blocks)
            for identifier, snippet in library.snippets.items()
        },
        {
            slug: values.resolve(_used(outline, library), outline.plan.scenario.values)
            for slug, outline in library.outlines.items()
        },
        {identifier: tuple(outlines) for identifier, outlines in homes.items()},
        {name: tuple(snippets) for name, snippets in kinds.items()},
        edit_root,
    )


def _used(outline: Outline, library: Library) -> Register:
    """Give the part of the register that an outline's snippets use: the whole has many times as many fields."""
    names = needed(placeholders(outline, library.snippets), library.register)
    return {name: library.register[name] for name in names}
