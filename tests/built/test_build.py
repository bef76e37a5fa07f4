"""The site builds without a warning, the same every time, and its links lead somewhere."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from built import PRINTED, build
from reportkb.report.assemble import FLAVOUR_TITLES
from reportkb.site.downloads import DOWNLOADS

BODY = re.compile(r'<article class="md-content__inner[^>]*>(.*?)</article>', re.DOTALL)


def files(folder: Path) -> dict[str, bytes]:
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert found, f"nothing in {folder}"
    return found


def bodies(folder: Path) -> dict[str, str]:
    """Give what each page says between header and footer."""
    found = {name: BODY.search(content.decode()) for name, content in files(folder).items() if name.endswith(".html")}
    return {name: match.group(1) for name, match in found.items() if match}


def test_the_build_has_no_warning(site: Path) -> None:
    printed = (site.parent / PRINTED).read_text("utf-8")
    assert "WARNING" not in printed
    assert "ERROR" not in printed


def test_two_builds_are_identical(root: Path, site: Path, tmp_path: Path) -> None:
    build(root, tmp_path / "site")
    first, second = files(site), files(tmp_path / "site")
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_properdocs_builds_the_same_bodies(root: Path, site: Path, tmp_path: Path) -> None:
    build(root, tmp_path / "site", "properdocs")
    assert bodies(tmp_path / "site") == bodies(site)


def test_a_missing_address_below_a_folder_gets_a_chinese_page_with_links_that_work(root: Path, tmp_path: Path) -> None:
    build(root, tmp_path / "site", SITE_URL="https://someone.example/library/")
    page = (tmp_path / "site" / "404.html").read_text("utf-8")
    assert '<h1 class="rk-title">没有这一页</h1>' in page
    assert "Not found" not in page
    links = [link for link in re.findall(r'(?:href|src)="([^"]+)"', page) if not re.match("[a-z]+:|#", link)]
    assert [link for link in links if not link.startswith("/library/")] == []
    paths = [link.removeprefix("/library/").partition("?")[0] for link in links]
    assert [path for path in paths if not (tmp_path / "site" / path).exists()] == []
    assert "<loc>https://someone.example/library/starter/</loc>" in (tmp_path / "site/sitemap.xml").read_text("utf-8")


def test_every_snippet_and_outline_has_a_page_and_downloads(root: Path, site: Path) -> None:
    snippets = [path.relative_to(root / "snippets").with_suffix("") for path in root.glob("snippets/*/*.md")]
    outlines = [path.stem for path in root.glob("docs/outlines/*.md") if path.stem != "index"]
    assert snippets
    assert outlines
    for snippet in snippets:
        assert (site / "snippets" / snippet / "index.html").is_file(), snippet
    for outline in outlines:
        assert (site / "outlines" / outline / "index.html").is_file(), outline
        for flavour in FLAVOUR_TITLES:
            for form in DOWNLOADS:
                assert (site / "downloads" / f"{outline}-{flavour}.{form.stored}").read_text("utf-8").strip()


def test_links_within_the_site_lead_somewhere(site: Path) -> None:
    """MkDocs checks links of Markdown; those in generated HTML are checked here."""
    pages = {name: content.decode() for name, content in files(site).items() if name.endswith("index.html")}
    anchors = {name: set(re.findall(r'\sid="([^"]+)"', page)) for name, page in pages.items()}
    broken = []
    for name, page in pages.items():
        for link in re.findall(r'<a[^>]*\shref="([^"]+)"', page):
            if re.match(r"[a-z]+:", link):
                continue
            target = urlsplit(urljoin(f"https://site/{name}", html.unescape(link)))
            path = unquote(target.path).lstrip("/")
            path += "index.html" if not path or path.endswith("/") else ""
            anchor = unquote(target.fragment)
            if not (site / path).is_file() or (anchor and anchor not in anchors.get(path, set())):
                broken.append((name, link))
    assert broken == []


def test_edit_links_open_the_source_of_generated_pages(site: Path) -> None:
    listing = json.loads((site / "catalog/index.json").read_text("utf-8"))
    outline = listing["outlines"][0]["id"]
    assert f"/edit/main/docs/outlines/{outline}.md" in (site / f"outlines/{outline}/index.html").read_text("utf-8")
    snippet = json.loads((site / "catalog/snippets.json").read_text("utf-8"))["snippets"][0]["id"]
    assert f"/edit/main/snippets/{snippet}.md" in (site / f"snippets/{snippet}/index.html").read_text("utf-8")
    assert "/edit/main/docs/index.md" in (site / "index.html").read_text("utf-8")
