"""The adapter stops a build that has findings, and shows them in a preview, which writes what an edit changed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reportkb.source.examples import EXAMPLES

CASES = Path(__file__).parents[1] / "cases" / "check"
SETTINGS = """\
site_name: 样例
edit_uri: https://example.org/edit/main/
theme: {name: material, language: zh, font: false}
plugins: []
markdown_extensions: [attr_list, md_in_html, tables]
not_in_nav: /snippets/*/*
hooks: [hooks/mkdocs_adapter.py]
"""
# What `mkdocs serve` does before each build, without its web server.
PREVIEW = """
from mkdocs.config import load_config
from mkdocs.commands.build import build
config = load_config("mkdocs.yml")
config.plugins.on_startup(command="serve", dirty=False)
build(config)
"""
# What `mkdocs serve` does, with and without ``--dirty``, whenever it is told that something was saved.
PREVIEWS = """
import sys
from mkdocs.config import load_config
from mkdocs.commands.build import build
dirty = sys.argv[1] == "dirty"
load_config("mkdocs.yml").plugins.on_startup(command="serve", dirty=dirty)
for _ in sys.stdin:
    try:
        build(load_config("mkdocs.yml", site_dir=sys.argv[1]), dirty=dirty)
        print("built", flush=True)
    except Exception:
        print("failed", flush=True)
"""


@pytest.fixture
def broken(root: Path, tmp_path: Path) -> Path:
    """Make a small repository with an unregistered placeholder and an unknown kind."""
    for case in ("base", "RK013/fail"):
        shutil.copytree(CASES / case, tmp_path, dirs_exist_ok=True)
    example = EXAMPLES["RK014"]
    snippet = tmp_path / example.file
    snippet.write_text(snippet.read_text("utf-8").replace(example.right, example.wrong), "utf-8")
    shutil.copytree(root / "hooks", tmp_path / "hooks")
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    return tmp_path


@pytest.fixture
def whole(root: Path, broken: Path) -> Path:
    """Make a small repository in which nothing is wrong, with the site's own templates, styles and scripts."""
    shutil.rmtree(broken / "snippets" / "troubles")
    shutil.copytree(CASES / "base", broken, dirs_exist_ok=True)
    for folder in (".overrides", "assets"):
        shutil.copytree(root / "docs" / folder, broken / "docs" / folder)
    theme = "theme: {name: material, language: zh, font: false, custom_dir: docs/.overrides}\nextra: {repository: ''}"
    settings = SETTINGS.replace("theme: {name: material, language: zh, font: false}", theme)
    (broken / "mkdocs.yml").write_text(settings, "utf-8")
    return broken


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], cwd=folder, capture_output=True, text=True, check=False)


def test_a_build_lists_every_finding_and_fails(broken: Path) -> None:
    done = run(broken, "-m", "mkdocs", "build")
    assert done.returncode == 1
    assert "snippets/problems/delay.md:17:10: RK014" in done.stderr
    assert "snippets/troubles/late.md:1:1: RK013" in done.stderr
    assert "处需要修改" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (broken / "site" / "index.html").exists()


def test_a_preview_shows_the_findings_and_the_pages_that_are_usable(broken: Path) -> None:
    done = run(broken, "-c", PREVIEW)
    assert done.returncode == 0, done.stderr
    home = (broken / "site" / "index.html").read_text("utf-8")
    assert "RK014" in home
    assert "snippets/troubles/late.md" in home
    assert "RK013" in (broken / "site" / "snippets" / "troubles" / "late" / "index.html").read_text("utf-8")
    assert "RK014" not in (broken / "site" / "snippets" / "problems" / "delay" / "index.html").read_text("utf-8")
    assert (broken / "site" / "outlines" / "report" / "index.html").is_file()


def test_a_mended_preview_shows_its_own_home_again(broken: Path) -> None:
    shutil.copytree(CASES / "base", broken, dirs_exist_ok=True)
    shutil.rmtree(broken / "snippets" / "troubles")
    (broken / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    done = run(broken, "-c", PREVIEW)
    assert done.returncode == 0, done.stderr
    assert "RK0" not in (broken / "site" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(("command", "count"), [(("-c", PREVIEW), 0), (("-m", "mkdocs", "build"), 1)])
def test_only_a_published_page_has_a_policy(whole: Path, command: tuple[str, ...], count: int) -> None:
    """The live reload of a preview is a script in the page, which the policy would stop."""
    done = run(whole, *command)
    assert done.returncode == 0, done.stderr
    home = (whole / "site" / "index.html").read_text("utf-8")
    assert home.count("Content-Security-Policy") == count


def replaced(path: str, old: str, new: str) -> Callable[[Path], None]:
    """Give what a writer does who puts one text in the place of another, and saves."""

    def save(folder: Path) -> None:
        text = (folder / path).read_text("utf-8")
        assert old in text
        (folder / path).write_text(text.replace(old, new), "utf-8")

    return save


def removed(path: str) -> Callable[[Path], None]:
    """Give what a writer does who deletes a file."""
    return lambda folder: (folder / path).unlink()


def added(path: str, like: str) -> Callable[[Path], object]:
    """Give what a writer does who saves a file under another name."""
    return lambda folder: shutil.copy(folder / like, folder / path)


DELAY = "snippets/problems/delay.md"
TEMPLATE = "docs/.overrides/main.html"
EDITS = {
    "nothing": lambda _: None,
    "a sentence": replaced(DELAY, "补救是加派两人", "补救是加派三人"),
    "a title": replaced(DELAY, "title: 进度延误", "title: 工期延误"),
    "a slip": replaced(DELAY, "{{延误天数}}", "{{没有登记的}}"),
    "the slip mended": replaced(DELAY, "{{没有登记的}}", "{{延误天数}}"),
    "one more": added("snippets/problems/late.md", DELAY),
    "one less": removed("snippets/problems/late.md"),
    "a kind": replaced("snippets/kinds.yml", "title: ", "title: 又"),
    "an outline": replaced("docs/outlines/report.md", "title: ", "title: 又"),
    "an authored page": replaced("docs/index.md", "# ", "# 又"),
    "what a contributor reads": replaced("CONTRIBUTING.md", "# ", "# 又"),
    "a template": replaced(TEMPLATE, "{% block", "<!-- 改 -->{% block"),
    "a style": replaced("docs/assets/css/site/type.css", "{", "{\n  --rk-tried: 1;"),
    "a script": replaced("docs/assets/js/main.js", "// @ts-check", "// @ts-check\nconsole.info(1);"),
    "the settings": replaced("mkdocs.yml", "site_name: 样例", "site_name: 另一个"),
}


def contents(folder: Path) -> dict[str, bytes]:
    """Read every file of a site; the day of the build is in none that a page needs."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("sitemap"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@contextmanager
def previews(folder: Path, name: str = "dirty") -> Iterator[Callable[..., dict[str, bytes]]]:
    """Give a function that lets a preview build, and reads what it serves then."""
    command = [sys.executable, "-c", PREVIEWS, name]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=folder, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdin
        assert server.stdout
        asks, answers = server.stdin, server.stdout

        def build(*, fails: bool = False) -> dict[str, bytes]:
            asks.write("\n")
            asks.flush()
            assert answers.readline() == ("failed\n" if fails else "built\n")
            return contents(folder / name)

        yield build
        asks.close()


def test_a_preview_shows_after_every_edit_what_a_build_from_nothing_writes(whole: Path) -> None:
    with previews(whole) as preview, previews(whole, "clean") as build:
        preview()
        for name, edit in EDITS.items():
            edit(whole)
            shown, fresh = preview(), build()
            assert shown.keys() == fresh.keys(), name
            assert [path for path in fresh if shown[path] != fresh[path]] == [], name


def test_a_preview_leaves_alone_what_an_edit_does_not_change(whole: Path) -> None:
    with previews(whole) as preview:
        preview()
        times = {path: path.stat().st_mtime_ns for path in (whole / "dirty").rglob("*") if path.is_file()}
        EDITS["a sentence"](whole)
        preview()
    written = {
        path.relative_to(whole / "dirty").as_posix() for path, time in times.items() if path.stat().st_mtime_ns != time
    }
    assert "snippets/problems/delay/index.html" in written
    assert not written & {"index.html", "reference/checks/index.html", "assets/js/main.js"}
    assert len(written) < len(times) / 3


def test_a_preview_that_failed_midway_shows_everything_once_it_is_mended(whole: Path) -> None:
    with previews(whole) as preview:
        before = preview()
        texts = {path: (whole / path).read_text("utf-8") for path in (DELAY, TEMPLATE)}
        EDITS["a sentence"](whole)
        (whole / TEMPLATE).write_text("{% block", "utf-8")
        assert preview(fails=True) != before
        for path, text in texts.items():
            (whole / path).write_text(text, "utf-8")
        assert preview() == before
