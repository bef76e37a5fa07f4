"""The two sites that are compared: ours, and the same pages as Material for MkDocs builds them by itself."""

from __future__ import annotations

import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

# What the pages need, and nothing of ours: no template, no hook. Without `nav`, MkDocs puts every page
# into the navigation; Material's search cuts Chinese into words with jieba.
STOCK = """\
site_name: 样例
theme: {name: material, language: zh, font: false}
exclude_docs: "!/templates/"
plugins: [search]
markdown_extensions:
  - attr_list
  - md_in_html
  - tables
  - toc:
      toc_depth: 3
      slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}
"""


@dataclass(frozen=True, slots=True)
class Site:
    """A folder that MkDocs builds.

    Args:
        folder: holds ``mkdocs.yml``; the site is built into ``site`` below it.
        snippet: a page of a snippet, and the text that it is made of: its path.
    """

    folder: Path
    snippet: Path

    @property
    def address(self) -> str:
        """Give the address of the snippet's page from the root of the site."""
        return "/".join(("snippets", self.snippet.parent.name, self.snippet.stem, ""))


def ours(library: Path) -> Site:
    """Take a library as it is."""
    return Site(library, min(library.glob("snippets/*/*.md")))


def materialize(library: Path, folder: Path) -> None:
    """Write a library's pages for Material alone."""
    run([sys.executable, "-m", "reportkb", "--root", str(library), "materialize", str(folder)])
    (folder / "mkdocs.yml").write_text(STOCK, encoding="utf-8")


def stock(folder: Path) -> Site:
    """Take a folder that was written for Material alone."""
    pages = folder.glob("docs/snippets/*/*.md")
    return Site(folder, min(page for page in pages if page.stem != "index"))


def build(site: Site, times: int) -> float:
    """Give the seconds that a full build takes, the best of some."""
    target = site.folder / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--clean", "-f", str(site.folder / "mkdocs.yml")]
    return min(run([*command, "-d", str(target)]) for _ in range(times))


def check(library: Path, times: int) -> float:
    """Give the seconds that the content check takes, the best of some."""
    return min(run([sys.executable, "-m", "reportkb", "--root", str(library), "check"]) for _ in range(times))


def size(site: Site) -> int:
    """Give the bytes of a built site."""
    return sum(path.stat().st_size for path in (site.folder / "site").rglob("*") if path.is_file())


def page_size(site: Site) -> float:
    """Give the bytes of a snippet's page on average."""
    sizes = [path.stat().st_size for path in (site.folder / "site").glob("snippets/*/*/index.html")]
    return sum(sizes) / len(sizes)


def run(command: list[str]) -> float:
    """Run a command and give the processor's seconds, which others on the machine disturb less than the clock's.

    A command that fails ends the measurement with what it printed.
    """
    before = spent()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(done.stdout[-2000:] + done.stderr[-2000:])
    return spent() - before


def spent() -> float:
    """Give the processor's seconds that finished commands have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
