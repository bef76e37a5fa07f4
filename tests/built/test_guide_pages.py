"""The writing guide is in the built site: navigation, search, and links from the kinds it explains."""

from __future__ import annotations

import json
import re
from pathlib import Path

from reportkb.library.library import load
from reportkb.source.tree import read


def test_every_page_of_the_guide_is_built_and_found(root: Path, site: Path) -> None:
    library, findings = load(read(root)[0])
    pages = library.guide
    assert findings == ()
    assert len(pages) >= 9
    index = (site / "guide/index.html").read_text("utf-8")
    entries = {entry["url"]: entry for entry in json.loads((site / "catalog/search.json").read_text("utf-8"))["pages"]}
    for name, page in pages.items():
        if name != "index":
            assert (site / "guide" / name / "index.html").is_file(), name
            assert f'href="{name}/"' in index, name
            assert entries[f"guide/{name}/"]["title"] == page.title
            assert len(entries[f"guide/{name}/"]["text"]) > 900


def test_kinds_link_to_the_page_that_explains_them(root: Path, site: Path) -> None:
    explained = {
        path.parent.name: re.findall(r'href="../../guide/([a-z]+)/">', path.read_text("utf-8").partition("<article")[2])
        for path in site.glob("snippets/*/index.html")
    }
    kinds = load(read(root)[0])[0].kinds
    wanted = {name: [kinds[name].guide] if kinds[name].guide else [] for name in explained}
    assert explained == wanted
    assert any(explained.values())
