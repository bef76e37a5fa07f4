"""Where the pages of each type are, chosen from whatever the library holds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from playwright.sync_api import Page, Route

from reportkb.library.outline import Outline
from reportkb.library.snippet import Snippet
from reportkb.site.site import Site


class Visit(Protocol):
    """Opens a page of the site, by its path, in a new context that a script may have changed before."""

    def __call__(
        self, path: str, *, width: int = ..., errors_expected: bool = ..., script: str = ..., **options: Any
    ) -> Page: ...


Addresses: TypeAlias = dict[str, str]


@dataclass(frozen=True, slots=True)
class Places:
    """The pages that tests look at.

    Args:
        outline: the outline with the most sections.
        other: the outline with the fewest.
        snippet: the story that the most outlines tell.
        addresses: the path of a page of each type.
    """

    outline: Outline
    other: Outline
    snippet: Snippet
    addresses: Addresses

    @classmethod
    def of(cls, source: Site) -> Places:
        """Choose them."""
        outlines = sorted(source.library.outlines.values(), key=lambda outline: len(outline.nodes))
        snippets = [snippet for snippet in source.library.snippets.values() if not snippet.is_frame]
        snippet = max(snippets, key=lambda snippet: len(source.homes.get(snippet.id, ())))
        return cls(
            outlines[-1],
            outlines[0],
            snippet,
            {
                "home": "/",
                "outlines": "/outlines/",
                "outline": outline_path(outlines[0]),
                "snippets": "/snippets/",
                "kind": f"/snippets/{snippet.kind}/",
                "snippet": snippet_path(snippet),
                "starter": "/starter/",
                "bridge": "/bridge/",
                "guide": "/guide/bridge/",
                "choosing": "/guide/choose/",
                "contributing": "/contributing/",
                "checks": "/reference/checks/",
                "fields": "/reference/fields/",
                "field": "/reference/fields/shared/",
                "missing": "/404.html",
            },
        )


def outline_path(outline: Outline) -> str:
    """Give the path of an outline's page."""
    return f"/outlines/{outline.slug}/"


def snippet_path(snippet: Snippet) -> str:
    """Give the path of a snippet's page."""
    return f"/snippets/{snippet.id}/"


def written(page: Page, root: Path) -> str:
    """Let a page import the modules as they are written, which are published in few files with other names.

    Returns:
        The address of the search's module.
    """
    folder = root / "docs" / "assets" / "js"

    def serve(route: Route) -> None:
        path = folder / route.request.url.partition("/written/")[2]
        route.fulfill(body=path.read_text("utf-8"), content_type="text/javascript")

    page.route("**/written/**", serve)
    return "/written/site/search.js"
