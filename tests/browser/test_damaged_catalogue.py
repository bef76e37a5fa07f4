"""A damaged file of the catalogue, or one of another version, is said in a sentence of its own, wherever it is read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from drafting import Drafting
from places import Places, Visit, outline_path
from reportkb.site.catalog import VERSION

pytestmark = pytest.mark.browser

OUTLINE = "quarterly-plan"
RENEWED = "网站更新过了，这一页还是旧的：请刷新页面"
DAMAGED = "取回来的数据不对"
AWAY = "请检查网络后再试"
LATER = VERSION + 1


def deep(piece: Any) -> Any:
    """Put a number in the place of every text and list that lies deepest."""
    if isinstance(piece, dict):
        return {key: deep(value) for key, value in piece.items()}
    if isinstance(piece, list) and piece and isinstance(piece[0], dict):
        return [deep(item) for item in piece]
    return 0


# What is served in a file's place, and what is said then.
DAMAGES: dict[str, tuple[Callable[[Any], str], str]] = {
    "cut": (lambda piece: json.dumps(piece)[:300], DAMAGED),
    "a page in its place": (lambda _: "<!doctype html><title>登录</title>", DAMAGED),
    "null": (lambda _: "null", DAMAGED),
    "a list": (lambda _: "[]", DAMAGED),
    "nothing but a version": (lambda piece: json.dumps({"version": piece["version"]}), DAMAGED),
    "wrong within": (lambda piece: json.dumps({**deep(piece), "version": piece["version"]}), DAMAGED),
    "newer": (lambda piece: json.dumps({**piece, "version": LATER}), RENEWED),
    "newer and of another shape": (lambda _: json.dumps({"version": LATER}), RENEWED),
    "older": (lambda piece: json.dumps({**piece, "version": 1}), RENEWED),
}


Served: TypeAlias = Callable[[Page, str, str], AbstractContextManager[str]]


@pytest.fixture
def served(site: Path) -> Served:
    """Give a function that serves a file of the catalogue damaged, and gives what is to be said."""

    @contextmanager
    def serve(page: Page, file: str, damage: str) -> Iterator[str]:
        spoil, said = DAMAGES[damage]

        def answer(route: Route) -> None:
            # The file as it is, whichever of its kind is asked for.
            piece = json.loads((site / urlsplit(route.request.url).path.lstrip("/")).read_text("utf-8"))
            route.fulfill(body=spoil(piece), content_type="application/json")

        url = f"**/catalog/{file}"
        page.route(url, answer)
        yield said
        page.unroute(url)

    return serve


@pytest.mark.parametrize("damage", DAMAGES)
def test_the_lists_of_the_desk(damage: str, served: Served, visit: Visit) -> None:
    page = visit("about:blank")
    with served(page, "index.json", damage) as said:
        page.goto("/starter/")
        expect(page.locator(".rk-start .rk-error")).to_contain_text(f"提纲没有载入成功。{said}")
    page.goto("/starter/")
    desk = Drafting(page)
    choose = page.locator(f"[data-outline='{OUTLINE}']")
    expect(choose).to_be_visible()
    with served(page, "outlines/*.json", damage) as said:
        page.reload()  # with what the example is made of
        choose.click()
        expect(desk.bar("refused")).to_contain_text(f"这份提纲没有载入成功。{said}")
    desk.choose(OUTLINE)
    desk.ready()
    with served(page, "snippets.json", damage) as said:
        page.reload()
        page.get_by_role("button", name="＋ 从片段库加").click()
        expect(desk.sheet().get_by_role("status")).to_contain_text(f"片段没有载入成功。{said}")
    page.keyboard.press("Escape")
    with served(page, "snippets/**", damage) as said:
        page.get_by_role("button", name="＋ 从片段库加").click()
        expect(page.locator(".rk-look")).to_contain_text(said)
        page.get_by_role("button", name="加入这一节").click()
        expect(desk.passing).to_contain_text(f"这个片段没有载入成功。{said}")


@pytest.mark.parametrize("damage", DAMAGES)
def test_the_search_and_the_copy(damage: str, served: Served, visit: Visit, places: Places) -> None:
    page = visit(outline_path(places.other))
    with served(page, "search.json", damage) as said:
        page.keyboard.press("/")
        page.keyboard.type("风险")
        expect(page.locator(".rk-search-status")).to_contain_text(f"搜索没有载入成功。{said}")
    page.keyboard.type(" ")
    expect(page.locator(".rk-search li a").first).to_contain_text("风险")
    page.keyboard.press("Escape")
    with served(page, "outlines/*.json", damage) as said:
        page.reload()
        page.get_by_role("button", name="复制全文").click()
        expect(page.locator("form.rk-view [role=status]")).to_contain_text(f"取不到内容。{said}")
        page.get_by_role("button", name="复制本节").first.click()
        expect(page.locator(".rk-foot .rk-status").first).to_contain_text(said)


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_only_helps_is_done_without(damage: str, served: Served, visit: Visit) -> None:
    page = visit("about:blank")
    with served(page, "phrases.json", damage), served(page, "characters.json", damage):
        page.goto("/starter/")
        page.get_by_role("button", name="从空白开始").click()
        desk = Drafting(page)
        desk.own("成效", "高度重视。共10项，其中12项完成。")
        expect(desk.paper.locator("aside.rk-margin")).to_contain_text("一共10，其中的却有12。")
        page.get_by_role("button", name="＋ 从片段库加").click()
        page.get_by_role("combobox", name="找片段").fill("风险")
        expect(page.locator(".rk-picker [role=option]").first).to_contain_text("风险")


def test_a_lost_connection_is_no_damage(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    desk.page.route("**/catalog/snippets.json", lambda route: route.abort())
    desk.page.reload()
    desk.page.get_by_role("button", name="＋ 从片段库加").click()
    expect(desk.sheet().get_by_role("status")).to_contain_text(f"片段没有载入成功。{AWAY}")
