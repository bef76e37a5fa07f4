"""Addresses of the site: what stands at each, and that no two stand at one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportkb.library.library import Library
from reportkb.site.page import Page
from reportkb.source.findings import Finding, Place
from reportkb.source.tree import DOCS

# MkDocs serves a folder's index.md or README.md at the folder, and any other page as a folder.
INDEX = re.compile(r"(?:^|(?<=/))(?:index|README)$")


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


def check(files: Iterable[PlannedFile | PlannedPage], library: Library) -> Iterator[Finding]:
    """Report pages that would be served at one address: one of them would be lost.

    Args:
        files: the generated files.
        library: the library, with the paths of authored pages.
    """
    taken: dict[str, str] = {}
    for path in sorted(library.paths, key=lambda path: (path != path.lower(), path)):
        if path.startswith(DOCS):
            address = _address(path.removeprefix(DOCS))
            if address in taken:
                fact = f"这个页面与{taken[address]}同一个地址"
                yield Finding(Place(path), "RK025", fact, f"给{path}改名，或删掉它。")
            taken.setdefault(address, path)
    for file in files:
        other = taken.setdefault(_address(file.path), file.source)
        if other != file.source:
            fact = f"这个页面与由{file.source}生成的页面同路径"
            yield Finding(Place(other), "RK025", fact, f"给{other}改名，或删掉它。")


def root_of(path: str) -> str:
    """Give the way from a page's address to the root: ``a/b.md`` is served as ``a/b/``."""
    depth = path.removesuffix("index.md").removesuffix(".md").strip("/").count("/")
    return "../" * (depth + (0 if path == "index.md" else 1))


def _address(path: str) -> str:
    """Give the address of a file, without regard to case, which some disks do not keep apart."""
    return INDEX.sub("", path.removesuffix(".md")).rstrip("/").lower() + ("/" if path.endswith(".md") else "")
