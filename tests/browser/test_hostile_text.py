"""Whatever a contributor writes into any field stays text: nothing of it runs, and no page holds markup of his."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

ATTACKS = (
    '<img src=x onerror="window.__ran=1">',
    '"><svg onload="window.__ran=1"><a href="javascript:window.__ran=1">',
    "</title></textarea><script>window.__ran=1</script>",
    "' autofocus onfocus='window.__ran=1",
    "&lt;/title&gt;&lt;script&gt;window.__ran=1&lt;/script&gt;",
    "[x](javascript:window.__ran=1)<div onclick=window.__ran=1>",
)
# What names other things or is checked for its form; everything else may hold any text.
NAMES = frozenset(
    {"type", "numbering", "depth", "snippet", "derive", "digits", "guide", "pages", "tags", "reconcile", "hide"}
)
# A preview builds in spite of findings, so that it shows what a build would refuse to publish.
PREVIEW = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
config = load_config("mkdocs.yml", site_dir=sys.argv[1])
config.plugins.on_startup(command="serve", dirty=False)
build(config)
"""
ELEMENTS = frozenset(
    {
        *("html", "head", "meta", "title", "link", "body", "script", "style", "div", "header", "nav", "label", "a"),
        *(
            "img",
            "span",
            "svg",
            "path",
            "use",
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "main",
            "article",
            "section",
            "aside",
        ),
        *("ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "strong", "em", "del", "code", "pre", "br"),
        *("dl", "dt", "dd"),
        *("hr", "blockquote", "mark", "q", "form", "fieldset", "legend", "input", "button", "details", "summary"),
        *("select", "option"),
        *("figure", "figcaption", "footer", "kbd", "small", "dialog", "noscript", "template"),
    }
)


HANDLERS = """() => [...document.querySelectorAll("*")]
  .filter((node) => node.getAttributeNames().some((name) => name.startsWith("on"))).map((node) => node.outerHTML)"""


class Markup(HTMLParser):
    """Collects what a page holds that runs or that no page of ours should hold."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ELEMENTS:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            runs = name.startswith("on") or (value or "").strip().lower().startswith("javascript:")
            leads = name in ("src", "href", "action") and not (value or "").startswith("#")
            if runs or (leads and "__ran" in (value or "")):
                self.found.append(f"<{tag} {name}={value}>")


def poisoned(value: Any, attacks: Iterator[str], key: str = "") -> Any:
    """Put an attack into every text of YAML, in turn."""
    if isinstance(value, dict):
        return {name: poisoned(item, attacks, name) for name, item in value.items()}
    if isinstance(value, list):
        return [poisoned(item, attacks, key) for item in value]
    figure = str(value).replace(".", "").replace("-", "").replace("%", "").isdigit()
    return value if key in NAMES or figure else f"{value}{next(attacks)}"


def poison(path: Path, attacks: Iterator[str]) -> None:
    text = path.read_text("utf-8")
    if path.suffix == ".yml":
        path.write_text(yaml.safe_dump(poisoned(yaml.safe_load(text), attacks), allow_unicode=True), "utf-8")
        return
    _, front, body = text.split("---\n", 2)
    head = yaml.safe_dump(poisoned(yaml.safe_load(front), attacks), allow_unicode=True)
    lines = [f"{line}{next(attacks)}" if line and not line.startswith("|--") else line for line in body.split("\n")]
    written = "\n".join(lines) if "snippets" in path.parts or "outlines" in path.parts else body
    path.write_text(f"---\n{head}---\n{written}", "utf-8")


@pytest.fixture(scope="module")
def hostile(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a small library in which every field is an attack."""
    folder = tmp_path_factory.mktemp("hostile")
    repository, site = folder / "repository", folder / "site"
    shutil.copytree(root / "docs", repository / "docs", ignore=shutil.ignore_patterns("outlines", "*.png"))
    shutil.copytree(root / "hooks", repository / "hooks", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    base = root / "tests" / "cases" / "check" / "base"
    shutil.copytree(base / "snippets", repository / "snippets")
    shutil.copytree(base / "docs", repository / "docs", dirs_exist_ok=True)
    for name in ("outlines/index.md", "../mkdocs.yml", "../CONTRIBUTING.md"):
        shutil.copyfile(root / "docs" / name, repository / "docs" / name)
    attacks = cycle(ATTACKS)
    written = [*repository.joinpath("snippets").rglob("*.*"), *repository.joinpath("docs", "guide").glob("*.md")]
    for path in (*written, repository / "docs" / "outlines" / "report.md"):
        poison(path, attacks)
    command = [sys.executable, "-c", PREVIEW, str(site)]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return site


def test_no_page_holds_markup_of_a_contributor(hostile: Path) -> None:
    pages = sorted(hostile.rglob("*.html"))
    assert {"outlines/report/index.html", "snippets/problems/delay/index.html", "snippets/problems/index.html"} <= {
        path.relative_to(hostile).as_posix() for path in pages
    }
    found = {path.relative_to(hostile).as_posix(): Markup(path.read_text("utf-8")).found for path in pages}
    assert {path: markup for path, markup in found.items() if markup} == {}
    assert sum("__ran" in path.read_text("utf-8") for path in pages) > 3


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/outlines/", "/outlines/report/", "/snippets/problems/", "/snippets/problems/delay/"),
        *("/guide/problems/", "/starter/?outline=report", "/reference/fields/", "/reference/fields/shared/"),
        "/reference/checks/",
    ],
)
def test_nothing_of_a_contributor_runs(
    path: str, hostile: Path, browser: Browser, static_server: Callable[[Path], str]
) -> None:
    page = browser.new_page()
    page.goto(static_server(hostile) + path, wait_until="networkidle")
    for name in ("模板", "提纲", "范文"):
        for choice in page.get_by_role("radio", name=name, exact=True).all():
            choice.check()
    page.keyboard.press("/")
    page.keyboard.type("ran")
    page.wait_for_timeout(300)
    assert page.evaluate("window.__ran ?? null") is None
    assert page.evaluate(HANDLERS) == []
    page.close()
