"""The folder that ``reportkb materialize`` writes gives the same pages in every site generator, without our hooks."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from built import Once, build, run
from reportkb.cli import main
from reportkb.rules.structure import structure

BODY = re.compile(r'<article class="md-content__inner[^>]*>(.*?)</article>', re.DOTALL)
# Python-Markdown puts line ends between the elements of what our hooks fill in afterwards.
BETWEEN = re.compile(r">\s+<")
TAG = re.compile(r"</?[a-z][a-z0-9-]*>")
MATERIALX = ".venv/materialx"
# What the themes themselves say on a page, not all of them the same.
OF_THE_THEME = frozenset({"跳转至", "跳到正文", "回到页面顶部"})
CURRENT = """() => {
  const link = document.querySelector(".md-nav--primary .md-nav__link--active[href]");
  const { color, backgroundColor, fontWeight } = getComputedStyle(link);
  return { color, backgroundColor, fontWeight, text: link.textContent.trim() };
}"""


def body(path: Path) -> list[str]:
    """Give what stands between header and footer; where a page has an edit link, the theme leaves a blank line."""
    return [BETWEEN.sub("><", found).strip() for found in BODY.findall(path.read_text("utf-8"))]


def texts(folder: Path) -> dict[str, str]:
    """Give what each page says, from its title to its footer."""
    found = {}
    for path in folder.rglob("*.html"):
        parts = structure(path.read_text("utf-8"))
        said = (part for part in parts if part not in OF_THE_THEME and not TAG.fullmatch(part))
        found[path.relative_to(folder).as_posix()] = "".join(said)
    return found


def assert_same_texts(built: Path, site: Path) -> None:
    """Check that a site has the pages of another, and that each says the same."""
    expected, found = texts(site), texts(built)
    assert len(expected) > 100
    assert sorted(found) == sorted(expected)
    assert [name for name in expected if found[name] != expected[name]] == []


@pytest.fixture(scope="session")
def materialized(root: Path, once: Once) -> Path:
    """Write the folder once a run, with settings for each generator that wants its own."""

    def write(target: Path) -> None:
        assert main(["--root", str(root), "materialize", str(target)]) == 0
        assert not (target / "hooks").exists()
        settings = (target / "mkdocs.yml").read_text("utf-8")
        materialx = settings.replace("\n  name: material\n", "\n  name: materialx\n")
        assert materialx != settings
        (target / "materialx.yml").write_text(materialx, "utf-8")
        (target / "zensical.yml").write_text(f"{settings}site_dir: by-zensical\n", "utf-8")

    return once("materialized", write)


@pytest.fixture(scope="session")
def by_mkdocs(materialized: Path, once: Once) -> Path:
    return once("by-mkdocs", lambda target: build(materialized, target))


@pytest.fixture(scope="session")
def by_materialx(materialized: Path, once: Once, root: Path) -> Path:
    def write(target: Path) -> None:
        build(materialized, target, "properdocs", "materialx.yml", PYTHONPATH=str(root / MATERIALX))

    return once("by-materialx", write)


@pytest.fixture(scope="session")
def by_zensical(materialized: Path, once: Once) -> Path:
    def write(target: Path) -> None:
        run(materialized, "zensical", "build", "--strict", "--config-file", "zensical.yml")
        (materialized / "by-zensical").rename(target)

    return once("by-zensical", write)


def test_mkdocs_builds_the_same_bodies(by_mkdocs: Path, site: Path) -> None:
    for path in site.rglob("*.html"):
        assert body(by_mkdocs / path.relative_to(site)) == body(path), path
    for name in ("catalog/index.json", "assets/css/site.css", "assets/css/desk.css"):
        assert (by_mkdocs / name).read_bytes() == (site / name).read_bytes()


def test_no_page_offers_a_source_that_the_folder_does_not_know(by_mkdocs: Path, root: Path) -> None:
    """Without our hooks a generator takes a page's own path for that of its source."""
    link = re.compile(r'href="https://[^"]+/edit/main/([^"]+)"')
    sources = {path for page in by_mkdocs.rglob("*.html") for path in link.findall(page.read_text("utf-8"))}
    assert sources
    assert [path for path in sources if not (root / path).is_file()] == []


def test_properdocs_with_materialx_gives_every_page_the_same_text(by_materialx: Path, by_mkdocs: Path) -> None:
    assert_same_texts(by_materialx, by_mkdocs)


def test_zensical_gives_every_page_the_same_text(by_zensical: Path, by_mkdocs: Path) -> None:
    assert_same_texts(by_zensical, by_mkdocs)


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_current_page_looks_the_same_in_the_navigation(
    scheme: Literal["light", "dark"],
    by_mkdocs: Path,
    by_materialx: Path,
    by_zensical: Path,
    browser: Browser,
    static_server: Callable[[Path], str],
) -> None:
    # A page that the navigation lists: outlines beyond a few are found on their own page.
    looks = []
    for folder in (by_mkdocs, by_materialx, by_zensical):
        with browser.new_context(base_url=static_server(folder), color_scheme=scheme) as context:
            page = context.new_page()
            page.goto("/contributing/")
            looks.append(page.evaluate(CURRENT))
    assert looks[0]["text"] == "怎样供稿"
    assert looks[1:] == looks[:1] * 2
