"""Styles are written in many sheets and served as few, the theme's beneath ours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportkb.site.styles import joined
from reportkb.site.theme import UNUSED, pruned

LARGEST = 250
SHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)"')
THEME = {
    "assets/stylesheets/palette.css": "b{color:red}\n/*# sourceMappingURL=palette.css.map */",
    "assets/stylesheets/main.css": '@charset "UTF-8";a{color:red;background:url(../images/a.svg)}',
}


def test_an_import_is_replaced_by_what_it_names_in_its_layer() -> None:
    entry = '@layer theme, site;\n\n@import "theme.css" layer(theme);\n@import "site/a.css" layer(site);\n'
    sheets = {**THEME, "assets/css/site.css": entry, "assets/css/site/a.css": "a { color: blue }\n"}
    assert joined(sheets) == {
        "assets/css/site.css": "@layer theme, site;\n\n"
        "@layer theme {\na{color:red;background:url(../images/a.svg)}b{color:red}\n}\n"
        "@layer site {\na { color: blue }\n}\n"
    }


def test_a_sheet_that_is_not_there_is_named() -> None:
    with pytest.raises(KeyError, match=r"assets/css/site/b\.css"):
        joined({"assets/css/site.css": '@import "site/b.css" layer(site);'})


def test_every_sheet_is_small_and_joined_once(root: Path) -> None:
    folder = root / "docs" / "assets" / "css"
    entries = [re.findall(r'@import "(\w+/\w+\.css)"', path.read_text("utf-8")) for path in folder.glob("*.css")]
    # What the desk and the bridge both show is in the sheets of both, in each once.
    assert all(len(names) == len(set(names)) for names in entries)
    named = {name for names in entries for name in names}
    assert named == {path.relative_to(folder).as_posix() for path in folder.glob("*/*.css")}
    assert [name for name in named if len((folder / name).read_text("utf-8").splitlines()) > LARGEST] == []


def test_only_what_is_hidden_and_what_is_not_moved_is_insisted_on(root: Path) -> None:
    ours = {path.name: path.read_text("utf-8") for path in (root / "docs" / "assets" / "css").rglob("*.css")}
    assert {name: text.count("!important") for name, text in ours.items() if "!important" in text} == {"type.css": 1}


def test_a_page_asks_for_one_sheet_and_the_desk_and_the_bridge_for_two(site: Path) -> None:
    asked = {path.parent.name: SHEET.findall(path.read_text("utf-8")) for path in site.rglob("index.html")}
    assert asked.pop("starter") == ["../assets/css/site.css", "../assets/css/desk.css"]
    assert asked.pop("bridge") == ["../assets/css/site.css", "../assets/css/board.css"]
    assert len(asked) > 100
    assert {len(sheets) for sheets in asked.values()} == {1}
    served = [path.relative_to(site).as_posix() for path in site.rglob("*.css")]
    assert sorted(served) == ["assets/css/board.css", "assets/css/desk.css", "assets/css/site.css"]
    for name in served:
        assert "@import" not in (site / name).read_text("utf-8")


def test_parts_of_the_theme_that_no_page_has_are_left_out() -> None:
    sheet = (
        ".md-search{a:b}.md-nav,.md-search__form .md-nav{a:b}.md-nav:not(.md-search){a:b}"
        "@media print{.md-footer{a:b}}@media screen{.admonition{a:b}.md-nav{c:d}}@font-face{src:url(x)}"
    )
    kept = ".md-nav{a:b}.md-nav:not(.md-search){a:b}@media screen{.md-nav{c:d}}@font-face{src:url(x)}"
    assert pruned(sheet) == kept


def test_no_page_and_no_script_has_what_is_left_out(site: Path, root: Path) -> None:
    classes = {
        name
        for page in site.rglob("*.html")
        for found in re.findall(r'class="([^"]*)"', page.read_text("utf-8"))
        for name in found.split()
    }
    assert "md-nav" in classes
    assert [name for name in classes if name.startswith(UNUSED)] == []
    scripts = "".join(path.read_text("utf-8") for path in (root / "docs" / "assets" / "js").rglob("*.js"))
    assert [name for name in UNUSED if name.startswith("md-") and name in scripts] == []
