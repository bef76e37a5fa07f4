"""The adapter stops a build that has findings and shows them in a preview, with no traceback."""

from __future__ import annotations

import shutil
import subprocess
import sys
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
def test_only_a_published_page_has_a_policy(root: Path, broken: Path, command: tuple[str, ...], count: int) -> None:
    """The live reload of a preview is a script in the page, which the policy would stop."""
    shutil.copytree(CASES / "base", broken, dirs_exist_ok=True)
    shutil.rmtree(broken / "snippets" / "troubles")
    shutil.copytree(root / "docs" / ".overrides", broken / "docs" / ".overrides")
    shutil.copytree(root / "docs" / "assets", broken / "docs" / "assets")
    theme = "theme: {name: material, language: zh, font: false, custom_dir: docs/.overrides}\nextra: {repository: ''}"
    settings = SETTINGS.replace("theme: {name: material, language: zh, font: false}", theme)
    (broken / "mkdocs.yml").write_text(settings, "utf-8")
    done = run(broken, *command)
    assert done.returncode == 0, done.stderr
    home = (broken / "site" / "index.html").read_text("utf-8")
    assert home.count("Content-Security-Policy") == count
