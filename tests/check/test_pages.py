"""An authored page shows text and runs nothing, and holds what the site fills."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportkb.rules.pages import SLOTS
from reportkb.site import slots
from reportkb.site.plan import plan

BASE = Path(__file__).parents[1] / "cases" / "check" / "base"
FILES = {path.relative_to(BASE).as_posix(): path.read_bytes() for path in BASE.rglob("*") if path.is_file()}
GUIDE = {
    "docs/guide/index.md": "---\ntitle: 写作指南\ndescription: 一句话。\npages: [goals]\n---\n\n# 写作指南\n".encode(),
    "docs/guide/goals.md": "---\ntitle: 目标\ndescription: 一句话。\n---\n\n# 目标\n".encode(),
}
TREE = {**FILES, **GUIDE}
PAGES = [name for name in sorted(TREE) if name.endswith(".md") and not re.search("report|delay", name)]


def found(name: str, added: str) -> list[str]:
    return [str(finding) for finding in plan({**TREE, name: TREE[name] + f"\n{added}\n".encode()})[1]]


def test_every_slot_is_one_that_the_site_fills() -> None:
    assert set(slots.SLOTS) == SLOTS


@pytest.mark.parametrize("name", PAGES)
def test_a_script_in_any_page_is_a_finding(name: str) -> None:
    line = TREE[name].decode().count("\n") + 2
    assert found(name, "<script>alert(1)</script>") == [
        f"{name}:{line}:1: RK020 页面用了<script>。"
        "只用Markdown，以及div、figure、span一类只管排版的元素；脚本放在docs/assets/。"
    ]


@pytest.mark.parametrize(
    "added",
    [
        "甲<img src=x onerror=alert(1)>",
        '<div onclick="alert(1)">甲</div>',
        '<div markdown="1">\n\n<svg onload=alert(1)></svg>\n\n</div>',
        "甲\n{: onclick=alert(1) }",
        "## 乙 {: onmouseover='alert(1)' }",
        "[甲](javascript:alert(1))",
        "[甲](JaVaScRiPt&#58;alert(1))",
        "[甲][乙]\n\n[乙]: javascript:alert(1)",
        "<javascript:alert(1)>",
        "[甲](data:text/html,x)",
        "<iframe src=https://a.example></iframe>",
        "<style>p{color:red}</style>",
        '<p style="background:url(//a.example)">甲</p>',
        "<form action=//a.example><button>甲</button></form>",
        "![甲](https://a.example/x.png)",
        "![甲](//a.example/x.png)",
        "<base href=//a.example>",
        "<!--><script>alert(1)</script>-->",
        "<?php echo 1 ?>",
        "<!DOCTYPE html>",
        "<math><mi xlink:href=x>",
    ],
)
def test_what_runs_or_fetches_is_a_finding(added: str) -> None:
    lines = found("docs/guide/goals.md", added)
    assert lines
    assert all(": RK020 " in line for line in lines), lines


@pytest.mark.parametrize(
    "added",
    [
        '<figure class="rk-weak" markdown="1">\n<figcaption>甲</figcaption>\n\n乙\n\n</figure>',
        '<div role="group" aria-label="表" tabindex="0" markdown="1">\n\n| a | b |\n|--:|:-:|\n| 1 | 2 |\n\n</div>',
        "[甲](../outlines/report.md#problems-delay)和[乙](https://a.example/b?c=d:e)，[丙](#目标)，<https://a.example/>",
        "`<script>alert(1)</script>`",
        "```html\n<script>alert(1)</script>\n```",
        "    <script>alert(1)</script>",
        "甲 < 乙，3<5，`{: onclick=x }`",
        "![甲](../assets/images/a.png)",
        "<!-- 说明 -->",
        "甲<br>乙{: .rk-lede #a }",
    ],
)
def test_what_only_shows_text_passes(added: str) -> None:
    assert found("docs/guide/goals.md", added) == []


@pytest.mark.parametrize(
    "slot",
    [
        "<!-- reportkb:outline -->",
        "<!--reportkb:outlines-->",
        "甲<!-- reportkb:outlines -->",
        "<!-- reportkb:outlines -->。",
    ],
)
def test_a_slot_that_would_stay_empty_is_a_finding(slot: str) -> None:
    (line,) = found("docs/guide/goals.md", slot)
    assert line.startswith(f"docs/guide/goals.md:8:{slot.index('<') + 1}: RK041 程序不认识这个位置")


def test_the_desk_needs_its_element() -> None:
    page = TREE["docs/starter.md"].replace(b"rk-starter", b"rk-start")
    (finding,) = plan({**TREE, "docs/starter.md": page})[1]
    assert str(finding).startswith('docs/starter.md:1:1: RK041 缺少“<div id="rk-starter"')


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("edit_uri: https://example.org/edit/main/\n", "", "1:1: RK009 缺少“edit_uri”"),
        ("edit_uri: https://example.org/edit/main/", "edit_uri:", "1:1: RK009 缺少“edit_uri”"),
        ("https://example.org/edit/main/", "javascript:alert(1)", "2:11: RK010 “edit_uri”的值不合要求"),
        ("https://example.org/edit/main/", "edit/main/", "2:11: RK010 “edit_uri”的值不合要求"),
        ("https://example.org/edit/main/", "[甲]", "2:11: RK010 “edit_uri”的值不合要求"),
        ("hooks: [hooks/mkdocs_adapter.py]\n", "", "1:1: RK009 缺少“hooks”"),
        ("theme: {name: material}", "\ttheme: 甲", "3:1: RK005 "),
    ],
)
def test_settings_that_lost_something(old: str, new: str, told: str) -> None:
    settings = TREE["mkdocs.yml"].decode()
    assert old in settings
    (finding,) = plan({**TREE, "mkdocs.yml": settings.replace(old, new).encode()})[1]
    assert str(finding).startswith(f"mkdocs.yml:{told}")


LINKED = "# 首页\n\n<!-- reportkb:occasions -->\n\n<!-- reportkb:kinds -->\n\n"


def told(page: str) -> list[str]:
    tree = {path.relative_to(BASE).as_posix(): path.read_bytes() for path in BASE.rglob("*") if path.is_file()}
    return [str(finding) for finding in plan({**tree, "docs/index.md": (LINKED + page).encode()})[1]]


@pytest.mark.parametrize(
    "address",
    [
        *("snippets/problems/delay.md", "snippets/problems/index.md", "outlines/report.md#problems-delay"),
        *("contributing.md", "reference/fields/shared.md", "../docs/starter.md", "https://example.org/x.md"),
    ],
)
def test_a_link_to_a_page_of_the_site_passes(address: str) -> None:
    assert told(f"见[这里]({address})。") == []


def test_a_link_to_a_page_that_is_gone_is_told_where_it_stands() -> None:
    assert told("看[一](snippets/problems/delays.md)和[二](starter.md)。") == [
        "docs/index.md:7:6: RK021 链接“snippets/problems/delays.md”指向不存在的页面。核对路径；片段改了名，这里跟着改。"
    ]


def test_many_links_that_lead_nowhere_are_one_finding() -> None:
    (line,) = told("\n\n".join(f"看[一](snippets/troubles/{name}.md)。" for name in "abcdef"))
    assert line.startswith("docs/index.md:7:6: RK021 6处链接指向不存在的页面，这是第一处；还有docs/index.md第9行、")
