"""A module that does not arrive is said in one sentence where its reader would miss it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from drafting import Drafting
from places import Places, Visit, outline_path

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("module", "kind", "said"),
    [
        ("outline-page", "outline", "版式、详略的开关和复制没有载入"),
        ("outline-page", "snippet", "复制按钮没有载入"),
        ("annotations", "outline", "批注的浮窗没有载入"),
    ],
)
def test_a_page_says_what_it_lacks(module: str, kind: str, said: str, visit: Visit, places: Places) -> None:
    page = visit("about:blank", errors_expected=True)
    page.route(f"**/site-{module}.js*", lambda route: route.abort())
    page.goto(outline_path(places.other) if kind == "outline" else f"/snippets/{places.snippet.id}/")
    expect(page.get_by_role("alert")).to_have_count(1)
    expect(page.get_by_role("alert")).to_contain_text(said)
    expect(page.get_by_role("alert")).to_be_visible()


@pytest.mark.parametrize("module", ["draft-watch", "desk-drawer"])
def test_the_desk_says_once_that_nothing_is_looked_over(module: str, visit: Visit) -> None:
    page = visit("about:blank")
    page.route(f"**/{module}.js*", lambda route: route.abort())
    page.goto("/starter/?blank")
    desk = Drafting(page)
    expect(desk.bar("checks")).to_contain_text("写的时候的提醒（空话、对不上的数、漏掉的章节）没有载入")
    desk.bar("checks").get_by_role("button", name="知道了").click()
    if module == "draft-watch":
        desk.own("成效", "高度重视。")
    else:
        page.locator("#rk-title-input").fill("半年总结")
        expect(page.locator(".rk-saved")).to_have_text("已存在这台设备")
    page.wait_for_timeout(600)
    expect(desk.bar("checks")).to_have_count(0)
