"""The writing guide is ordered by its own page, and what that page or a kind gets wrong is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportkb.library import guide
from reportkb.site.page import to_html
from reportkb.site.plan import SitePlan, plan

BASE = Path(__file__).parents[1] / "cases" / "check" / "base"
FILES = {path.relative_to(BASE).as_posix(): path.read_bytes() for path in BASE.rglob("*") if path.is_file()}
KINDS = "snippets/kinds.yml"


def page(title: str, body: str = "正文。", pages: str = "") -> bytes:
    listed = f"pages: [{pages}]\n" if pages else ""
    return f"---\ntitle: {title}\ndescription: 一句话。\n{listed}---\n\n# {title} {{: .rk-title }}\n\n{body}\n".encode()


GUIDE = {
    "docs/guide/index.md": page("写作指南", pages="problems, goals"),
    "docs/guide/goals.md": page("目标怎么写"),
    "docs/guide/problems.md": page(
        "问题怎么写", "看[实例](../snippets/problems/delay.md)。\n{: .rk-lede }\n\n<div>\n\n- 甲\n\n</div>"
    ),
}


def planned(**changed: bytes) -> tuple[SitePlan, list[str]]:
    """Plan the base with the guide; a key of ``changed`` is a page's name, or ``kinds``."""
    paths = {name: KINDS if name == "kinds" else f"docs/guide/{name}.md" for name in changed}
    site, findings = plan({**FILES, **GUIDE, **{paths[name]: content for name, content in changed.items()}})
    return site, [str(finding) for finding in findings]


def content(site: SitePlan, path: str) -> str:
    pages = (to_html(page.page) for page in site.pages if page.path == path)
    return next(pages, "") or next(file.content for file in site.files if file.path == path)


def test_the_pages_stand_in_the_order_that_the_guide_gives() -> None:
    site, findings = planned()
    assert findings == []
    titles = [next(iter(entry)) for entry in site.nav]
    assert titles[titles.index("片段") : titles.index("起稿台") + 1] == ["片段", "写作指南", "起稿台"]
    assert site.nav[titles.index("写作指南")]["写作指南"] == [
        {"写作指南": "guide/index.md"},
        {"问题怎么写": "guide/problems.md"},
        {"目标怎么写": "guide/goals.md"},
    ]


def test_a_library_without_a_guide_has_none() -> None:
    site, findings = plan(FILES)
    assert findings == ()
    assert "写作指南" not in [next(iter(entry)) for entry in site.nav]


def test_a_page_is_found_by_what_a_reader_sees() -> None:
    pages, _ = guide.load({path: content.decode() for path, content in GUIDE.items()})
    assert pages["problems"].text == "问题怎么写\n\n看实例。\n\n- 甲"


def test_a_kind_links_to_its_page() -> None:
    kinds = FILES[KINDS].replace(
        "  description: 遇到了什么。".encode(), "  description: 遇到了什么。\n  guide: problems".encode()
    )
    site, findings = planned(kinds=kinds)
    assert findings == []
    assert '写作指南：<a href="../../guide/problems/">问题怎么写</a>' in content(site, "snippets/problems/index.md")
    assert "写作指南" not in content(planned()[0], "snippets/problems/index.md")


def test_a_kind_whose_page_is_missing_is_reported() -> None:
    kinds = FILES[KINDS] + b"  guide: reasons\n"
    _, findings = planned(kinds=kinds)
    assert findings == ["snippets/kinds.yml:7:10: RK010 写作指南没有“reasons”这一页。写页面的文件名，不带.md。"]


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        (
            {"index": page("写作指南", pages="problem, goals")},
            ["没有“problem”这一页。是否想写“problems”？"],
        ),
        ({"goals": b"# x\n"}, ["docs/guide/goals.md:1:1: RK004 没有文件头"]),
        ({"goals": b"---\ntitle: x\n---\n# x\n"}, ["RK009 缺少“description”"]),
        ({"index": b"---\ntitle: [\n---\n"}, ["docs/guide/index.md:3:1: RK005"]),
        ({"index": page("写作指南")}, ["“goals”没有列进pages", "“problems”没有列进pages"]),
    ],
    ids=["misspelt", "no front matter", "no description", "not yaml", "no list"],
)
def test_what_a_contributor_gets_wrong_is_reported(changed: dict[str, bytes], found: list[str]) -> None:
    _, findings = planned(**changed)
    assert len(findings) == len(found), findings
    for part in found:
        assert any(part in finding for finding in findings), findings
