"""What keeps pages and builds in step with the library, whatever its size."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from built import Once, build, run
from reportkb.library import body
from reportkb.rules import prose, renderings
from reportkb.site.page import to_html
from reportkb.site.plan import plan
from reportkb.site.site import MOST_LISTED
from reportkb.site.snippet_page import MOST_VARIANTS
from reportkb.source import yamltext
from reportkb.source.tree import Tree, read

BASE = Path(__file__).parents[1] / "cases" / "check" / "base"
FILES = {path.relative_to(BASE).as_posix(): path.read_bytes() for path in BASE.rglob("*") if path.is_file()}
SNIPPET, OUTLINE = "snippets/problems/delay.md", "docs/outlines/report.md"
CARD = '</span><a href="../delay-'
# Builds a site as `mkdocs build` does, and says which pages went through Python-Markdown.
COUNTED = """
from markdown import Markdown
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.structure.pages import Page
render, convert, pages, page = Page.render, Markdown.convert, [], [""]
def noted(self, config, files):
    page[0] = self.file.src_uri
    render(self, config, files)
    page[0] = ""
def counted(self, text):
    if page[0]:
        pages.append(page[0])
    return convert(self, text)
Page.render, Markdown.convert = noted, counted
build(load_config("mkdocs.yml"))
print("READ", *sorted(set(pages)))
"""

# Plans the site of the folder that it runs in, and names what came of it.
FRESH = """
from hashlib import sha256
from pathlib import Path
from reportkb.site.plan import plan
from reportkb.source.tree import read
print(sha256(repr(plan(read(Path())[0])).encode()).hexdigest())
"""


def told(files: Tree) -> str:
    """Name what a plan is, page for page and finding for finding."""
    return hashlib.sha256(repr(plan(files)).encode()).hexdigest()


def snippets(count: int, tags: str = "[进度]") -> dict[str, bytes]:
    """Write that many snippets of a kind, each in the outline."""
    text = FILES[SNIPPET].decode()
    names = [f"delay-{number:03}" for number in range(count)]
    sections = "".join(f"      - {{heading: 第二处, snippet: problems/{name}, depth: core}}\n" for name in names)
    outline = FILES[OUTLINE].decode().replace("        depth: core\n", f"        depth: core\n{sections}")
    assert sections in outline
    tagged = re.sub("^tags: .*$", f"tags: {tags}", text, flags=re.MULTILINE)
    return {OUTLINE: outline.encode(), **{f"snippets/problems/{name}.md": tagged.encode() for name in names}}


def page(files: dict[str, bytes]) -> str:
    """Write the page of the snippet that the base has."""
    site, _ = plan({**FILES, **files})
    return next(to_html(planned.page) for planned in site.pages if planned.source == SNIPPET)


def test_a_snippets_page_does_not_grow_with_its_kind() -> None:
    few, many = page(snippets(MOST_VARIANTS + 1)), page(snippets(5 * MOST_VARIANTS))
    assert few.count(CARD) == many.count(CARD) == MOST_VARIANTS
    assert len(many) <= len(few) + 1  # the number of all has a digit more


def test_a_snippets_page_names_every_variant_of_few() -> None:
    found = page(snippets(MOST_VARIANTS))
    assert all(f"../delay-{number:03}/" in found for number in range(MOST_VARIANTS))
    assert "最相近" not in found


def test_of_many_variants_a_page_names_those_that_share_its_tags() -> None:
    own = re.search("^tags: (.*)$", FILES[SNIPPET].decode(), re.MULTILINE)
    assert own
    near = snippets(2 * MOST_VARIANTS, "[别的]")
    last = f"snippets/problems/delay-{2 * MOST_VARIANTS - 1:03}.md"
    near[last] = near[last].replace("tags: [别的]".encode(), f"tags: {own[1]}".encode())
    found = page(near)
    assert found.index(f"/{Path(last).stem}/") < found.index("/delay-000/")
    assert f"把全部{2 * MOST_VARIANTS + 1}个的正文放在一起比较" in found


def test_after_an_edit_only_what_was_edited_is_read_again() -> None:
    """A preview plans the whole site again for every edit."""
    readers = (yamltext.parse, body.parse, prose.check, renderings.differ)
    plan(FILES)
    before = [reader.cache_info().misses for reader in readers]
    plan({**FILES, SNIPPET: FILES[SNIPPET] + "\n改了这一段。\n".encode()})
    assert [reader.cache_info().misses for reader in readers] == [before[0], *(misses + 1 for misses in before[1:])]


@pytest.mark.parametrize("word", ["title: ", "purpose: ", "。"])
@pytest.mark.parametrize("name", [SNIPPET, OUTLINE, "snippets/fields.yml", "snippets/kinds.yml"])
def test_a_preview_says_after_an_edit_what_a_new_build_says(name: str, word: str, tmp_path: Path) -> None:
    text = FILES[name].decode()
    if word not in text:
        word = text.split("\n")[0].partition(":")[0]
    edited = {**FILES, name: text.replace(word, f"{word}新", 1).encode()}
    for path, content in edited.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    (tmp_path / "fresh.py").write_text(FRESH, "utf-8")
    plan(FILES)
    assert told(read(tmp_path)[0]) == run(tmp_path, "fresh").strip()


@pytest.fixture(scope="session")
def large(root: Path, once: Once) -> Path:
    """Write a small repository with one outline more than the navigation lists, and build it."""

    def write(target: Path) -> None:
        shutil.copytree(BASE, target)
        for name in ("docs/.overrides", "docs/assets", "hooks"):
            shutil.copytree(root / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(root / "mkdocs.yml", target)
        for number in range(MOST_LISTED):
            shutil.copy(target / OUTLINE, (target / OUTLINE).with_stem(f"report-{number}"))
        printed = build(target, target / "site")
        assert "WARNING" not in printed

    return once("large", write)


def test_what_we_write_does_not_pass_through_python_markdown(large: Path, tmp_path: Path) -> None:
    folder = tmp_path / "large"
    shutil.copytree(large, folder)
    (folder / "counted.py").write_text(COUNTED, "utf-8")
    said = run(folder, "counted")
    read = next(line for line in said.splitlines() if line.startswith("READ")).split()[1:]
    assert "index.md" in read
    assert [name for name in read if re.match("outlines/report|snippets/.+/", name)] == []


def test_many_outlines_are_found_on_their_own_page(large: Path) -> None:
    home = (large / "site/index.html").read_text("utf-8")
    navigation = home[home.index("md-nav--primary") : home.index("<article")]
    assert 'href="outlines/"' in navigation
    assert "outlines/report" not in navigation
    listing = (large / "site/outlines/index.html").read_text("utf-8")
    assert len(set(re.findall(r"outlines/report[-0-9]*/", listing))) == MOST_LISTED + 1


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
def test_an_outline_that_is_not_listed_shows_where_it_is(
    width: int, large: Path, browser: Browser, static_server: Callable[[Path], str]
) -> None:
    with browser.new_context(
        base_url=static_server(large / "site"), viewport={"width": width, "height": 844}
    ) as context:
        opened = context.new_page()
        opened.goto("/outlines/report-7/")
        expect(opened.locator(".rk-tabs a[aria-current]")).to_have_text("提纲")
        opened.get_by_role("link", name="全部提纲").click()
        expect(opened).to_have_url(re.compile("/outlines/$"))
        if width < 1000:
            opened.locator(".rk-menu").click()
            link = opened.locator(".md-nav--primary").get_by_role("link", name="提纲", exact=True)
            expect(link).to_be_in_viewport()
