"""Outlines are found by the occasions that they name, with how much each is; their own page says what they follow."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportkb.site.page import to_html
from reportkb.site.page_picture import PATH
from reportkb.site.plan import SitePlan, plan

BASE = Path(__file__).parents[1] / "cases" / "check" / "base"
FILES = {path.relative_to(BASE).as_posix(): path.read_bytes() for path in BASE.rglob("*") if path.is_file()}
OUTLINE = FILES["docs/outlines/report.md"].decode()
OCCASIONS = "年底: 年终总结。\n出了事: 事故复盘。\n要立项: 请人批准。\n".encode()
REGISTERS = "机关公文: 报给上级。\n企业正式: 报给管理层。\n".encode()


def planned(**heads: str) -> SitePlan:
    """Plan the base with outlines of these names, each with lines more in its front matter."""
    texts = {name: OUTLINE.replace("title: ", f"{head}\ntitle: {name}", 1) for name, head in heads.items()}
    words = {"snippets/occasions.yml": OCCASIONS, "snippets/registers.yml": REGISTERS}
    written = {f"docs/outlines/{name}.md": text.encode() for name, text in texts.items()}
    site, findings = plan({**FILES, **words, **written})
    assert findings == ()
    return site


def slot(site: SitePlan, page: str, name: str) -> str:
    return site.fills[page][f"<!-- reportkb:{name} -->"]


def test_the_home_page_lists_an_outline_under_every_occasion_it_names() -> None:
    site = planned(a="occasions: [要立项, 年底]", b="occasions: [年底]")
    home = slot(site, "index.md", "occasions")
    assert re.findall(r'<h3 id="(\w+)">', home) == ["年底", "要立项", "其他"]
    groups = [re.findall(r'<li><a href="outlines/(\w+)/">', group) for group in home.split("<h3 ")[1:]]
    # What is for the occasion first of all stands first.
    assert groups == [["b", "a"], ["a"], ["report"]]


def test_their_own_page_has_a_card_each() -> None:
    site = planned(a="occasions: [要立项, 年底]", b="occasions: [年底]")
    listed = slot(site, "outlines/index.md", "outlines")
    assert re.findall(r'<li id="(\w+)">', listed) == ["b", "a", "report"]
    assert re.findall(r"也用得上：(.*?)。</p>", listed) == [re.search('<a href="#a">[^/]+</a>', listed)[0]]  # type: ignore[index]
    assert "<p>年终总结。</p>" in listed


@pytest.mark.parametrize(("page", "name"), [("index.md", "occasions"), ("outlines/index.md", "outlines")])
def test_each_has_a_picture_and_says_how_much_it_is(page: str, name: str) -> None:
    site = planned()
    listed = slot(site, page, name)
    assert re.search(r'<svg class="rk-picture" viewBox="0 0 190 268" role="img" aria-label="[^"]+页?的?缩图">', listed)
    assert re.search(r"约\d+00字，1页，要填\d+个空", listed)
    assert f"{PATH}#report" in listed
    (pictures,) = (file.content for file in site.files if file.path == PATH)
    assert '<g id="report">' in pictures


def test_an_outlines_page_says_its_register_its_basis_and_its_occasions() -> None:
    head = "register: 企业正式\nbasis: 规定：《某条例》第三条。\noccasions: [年底]"
    site = planned(a=head)
    (page,) = (to_html(planned.page) for planned in site.pages if planned.path == "outlines/a.md")
    line = re.search('<p class="rk-about">(.*?)</p>', page)
    assert line
    assert line[1] == '语体：企业正式。章节依据【规定】《某条例》第三条。场合：<a href="../#年底">年底</a>。'
    (other,) = (to_html(planned.page) for planned in site.pages if planned.path == "outlines/report.md")
    assert "rk-about" not in other
