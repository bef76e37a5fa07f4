"""The search opens by mouse and keyboard, loads its index only then, and is driven by keys alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from held import Held
from places import Places, Visit
from reportkb.report import tree
from reportkb.site.catalog import VERSION
from reportkb.site.site import Site

pytestmark = pytest.mark.browser

INDEX = "**/catalog/search.json"


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="搜索")


def searchbox(page: Page) -> Locator:
    """The dialog's own: a page may have another, as the desk's list of outlines does."""
    return dialog(page).get_by_role("searchbox")


def opened(page: Page, key: str = "/") -> Locator:
    expect(page.get_by_role("button", name="搜索")).to_be_visible()
    page.keyboard.press(key)
    expect(dialog(page)).to_be_visible()
    expect(searchbox(page)).to_be_focused()
    return dialog(page)


def results(page: Page) -> Locator:
    return page.locator(".rk-search li a")


def test_the_index_is_asked_for_when_the_search_is_first_opened(visit: Visit, places: Places) -> None:
    page = visit("/404.html")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in places.addresses.values():
        page.goto(path)
        page.wait_for_load_state("networkidle")
    assert asked
    assert [url for url in asked if "search.json" in url] == []
    with page.expect_request(INDEX):
        page.get_by_role("button", name="搜索").click()
    page.keyboard.press("Escape")
    opened(page)
    searchbox(page).fill("项目")
    expect(results(page)).not_to_have_count(0)
    assert len([url for url in asked if "search.json" in url]) == 1


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
def test_it_opens_by_key_and_closes_by_escape(key: str, visit: Visit) -> None:
    page = visit("/")
    opened(page, key)
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()
    opened(page, key)
    searchbox(page).fill("风险")
    expect(results(page)).not_to_have_count(0)
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()


def test_it_opens_again_by_the_very_next_key(visit: Visit) -> None:
    page = visit("/")
    opened(page)
    keys = """() => ["Escape", "/"].map((key) => {
      document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      return document.querySelector("dialog.rk-search").open;
    })"""
    assert page.evaluate(keys) == [False, True]


def test_a_slash_in_a_field_is_a_slash(visit: Visit, places: Places) -> None:
    page = visit(f"/starter/?outline={places.other.slug}")
    entry = page.get_by_role("textbox", name="报告标题")
    entry.fill("")
    page.keyboard.type("1/2")
    expect(entry).to_have_value("1/2")
    expect(dialog(page)).to_be_hidden()
    page.keyboard.press("Control+k")
    expect(dialog(page)).to_be_visible()


def test_arrows_move_and_enter_opens(visit: Visit, places: Places) -> None:
    page = visit("/")
    opened(page)
    title = places.snippet.guidance.title
    searchbox(page).fill(title)
    expect(results(page).first).to_contain_text(title)
    page.keyboard.press("ArrowDown")
    expect(results(page).first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(results(page).nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(searchbox(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    with page.expect_navigation(url=f"**/snippets/{places.snippet.id}/"):
        page.keyboard.press("Enter")


def test_enter_opens_the_first_result(visit: Visit, places: Places) -> None:
    page = visit("/starter/")
    opened(page, "Control+k")
    searchbox(page).fill(places.outline.plan.title)
    expect(results(page).first).to_contain_text(places.outline.plan.title)
    with page.expect_navigation(url=f"**/outlines/{places.outline.slug}/"):
        page.keyboard.press("Enter")


def test_keys_that_choose_a_candidate_of_an_input_method_do_not_move(visit: Visit) -> None:
    page = visit("/")
    opened(page)
    box = searchbox(page)
    box.fill("项目")
    expect(results(page)).not_to_have_count(0)
    for key in ("ArrowDown", "Enter"):
        box.dispatch_event("keydown", {"key": key, "isComposing": True})
        expect(box).to_be_focused()


def test_results_show_title_kind_and_the_passage(visit: Visit, places: Places, source: Site) -> None:
    page = visit("/")
    opened(page)
    snippet = places.snippet
    phrase = next(
        part
        for run in tree.runs(source.contents[snippet.id].blocks)
        for node in tree.inlines(run)
        for part in (node.text.split("。") if isinstance(node, tree.Text) else ())
        if len(part) >= 8
    )[:12]
    searchbox(page).fill(phrase)
    first = results(page).first
    expect(first.locator("strong")).to_have_text(snippet.guidance.title)
    expect(first.locator("small")).to_have_text(source.library.kinds[snippet.kind].title)
    expect(first.locator("mark")).to_have_text(phrase)
    expect(dialog(page).get_by_role("status")).to_contain_text("找到")


@pytest.mark.parametrize("query", ["<img src=x onerror=alert(1)>", "“（）”、/\\[.*+?^${}|", "🙂", "  ", "\u200b"])
def test_any_query_is_answered(query: str, visit: Visit) -> None:
    page = visit("/")
    box = opened(page)
    searchbox(page).fill("项目")
    expect(results(page)).not_to_have_count(0)
    searchbox(page).fill(query)
    expect(box.locator("img")).to_have_count(0)
    expect(results(page)).to_have_count(0)
    expect(box.locator("[role=status]")).to_have_text(f"没有找到“{query}”。" if query.strip() else "")


@pytest.mark.parametrize("query", ["領導", "風險", "負責人"])
def test_traditional_characters_find_what_simplified_ones_find(query: str, visit: Visit) -> None:
    page = visit("/")
    opened(page)
    box = searchbox(page)
    box.fill({"領導": "领导", "風險": "风险", "負責人": "负责人"}[query])
    expect(results(page)).not_to_have_count(0)
    simplified = results(page).all_inner_texts()
    marked = page.locator(".rk-search mark:not(:empty)").all_text_contents()
    box.fill(query)
    expect(results(page)).to_have_text(simplified, use_inner_text=True)
    assert page.locator(".rk-search mark:not(:empty)").all_text_contents() == marked
    assert marked


def test_without_the_table_of_characters_the_search_still_answers(visit: Visit) -> None:
    page = visit("/")
    page.route("**/catalog/characters.json", lambda route: route.abort())
    opened(page)
    searchbox(page).fill("风险")
    expect(results(page)).not_to_have_count(0)


def test_where_nothing_is_found_the_nearest_and_the_desk_are_offered(visit: Visit, places: Places) -> None:
    page = visit("/outlines/")
    box = opened(page)
    title = places.snippet.guidance.title
    searchbox(page).fill(f"龘{title[0]}靐{title[1]}齉{title[2]}爩")
    expect(box.get_by_role("status")).to_contain_text("标题最接近的是：")
    expect(results(page).filter(has_text=title)).to_have_count(1)
    page.keyboard.press("Enter")
    expect(box).to_be_visible()
    for _ in range(results(page).count() + 1):
        page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="到起稿台从空白开始")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/starter/?blank")
    expect(page.get_by_role("textbox", name="报告标题")).to_be_visible()
    expect(page.locator(".rk-line-item")).to_have_count(0)
    page.reload()
    expect(page.locator(".rk-desk")).to_be_visible()


def test_what_has_only_some_of_the_words_is_not_claimed_to_answer(visit: Visit) -> None:
    page = visit("/404.html")
    entries = [{"title": "变更单", "url": "starter/", "kind": "类", "text": "提交申请书"}]
    page.route(INDEX, lambda route: route.fulfill(json={"version": VERSION, "pages": entries}))
    box = opened(page)
    searchbox(page).fill("入党申请书")
    expect(box.get_by_role("status")).to_have_text("没有专讲“入党申请书”的。提到其中几个字的有1条：")
    expect(results(page)).to_have_count(1)
    expect(page.get_by_role("link", name="到起稿台从空白开始")).to_be_visible()
    searchbox(page).fill("申请书")
    expect(box.get_by_role("status")).to_have_text("找到1条")
    expect(page.get_by_role("link", name="到起稿台从空白开始")).to_be_hidden()


def test_how_many_are_found_and_how_many_of_them_are_listed_are_said(visit: Visit) -> None:
    page = visit("/404.html")
    entries = [
        {"title": f"变更单{at}", "url": "starter/", "kind": "类", "text": "附申请书和材料清单"} for at in range(23)
    ]
    page.route(INDEX, lambda route: route.fulfill(json={"version": VERSION, "pages": entries}))
    status = opened(page).get_by_role("status")
    searchbox(page).fill("变更单")
    expect(status).to_have_text("找到23条，列出前20条")
    expect(results(page)).to_have_count(20)
    searchbox(page).fill("新申请书和材料清单")
    expect(status).to_have_text("没有专讲“新申请书和材料清单”的。提到其中几个字的有23条，列出前20条：")


def test_who_closes_the_box_or_types_on_is_not_taken_away_by_what_comes_late(visit: Visit, places: Places) -> None:
    page = visit("about:blank")
    held = Held(page, INDEX)
    page.goto("/404.html")
    box = opened(page)
    title = places.outline.plan.title
    searchbox(page).fill(title)
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    went: list[str] = []
    page.on("framenavigated", lambda frame: went.append(frame.url))
    held.go()
    expect(results(page).first).to_be_attached()
    page.wait_for_load_state("networkidle")
    assert went == []


def test_an_enter_that_came_to_nothing_is_forgotten(visit: Visit, places: Places) -> None:
    page, there = visit("about:blank"), list[bool]()
    page.route("**/*site-search-dialog*", lambda route: route.continue_() if there else route.abort())
    page.goto("/404.html")
    box = opened(page)
    searchbox(page).fill(places.outline.plan.title[:-1])
    page.keyboard.press("Enter")
    expect(box.get_by_role("status")).to_contain_text("搜索没有载入成功")
    # Each event before has failed by then: what is typed while one is on its way asks for nothing anew.
    page.wait_for_timeout(500)
    there.append(True)
    went: list[str] = []
    page.on("framenavigated", lambda frame: went.append(frame.url))
    page.keyboard.type(places.outline.plan.title[-1])
    expect(results(page).first).to_contain_text(places.outline.plan.title)
    page.wait_for_load_state("networkidle")
    assert went == []


def test_the_passage_shows_the_words_that_were_found_instead(visit: Visit) -> None:
    page = visit("/404.html")
    entries = [{"title": "讲评", "url": "starter/", "kind": "类", "text": "本人一年来履职的情况如下"}]
    words = {"same": [["述职", "履职"]], "also": {}, "leave": ["怎么写"], "initials": {}}
    page.route(INDEX, lambda route: route.fulfill(json={"version": VERSION, "words": words, "pages": entries}))
    opened(page)
    searchbox(page).fill("述职怎么写")
    expect(results(page).locator("mark")).to_have_text("履职")


@pytest.mark.parametrize("query", ["xjb", "甘特图怎么画", "怎么写问题和原因"])
def test_initials_other_words_and_questions_are_answered(query: str, visit: Visit) -> None:
    page = visit("/")
    box = opened(page)
    searchbox(page).fill(query)
    expect(box.get_by_role("status")).to_contain_text("找到")
    expect(results(page)).not_to_have_count(0)


def test_a_long_query_is_said_again_in_part(visit: Visit) -> None:
    page = visit("/")
    box = opened(page)
    searchbox(page).fill("龘" * 200)
    expect(box.get_by_role("status")).to_have_text(f"没有找到“{'龘' * 32}……”。")
    expect(page.get_by_role("link", name="到起稿台从空白开始")).to_be_visible()
    searchbox(page).fill("风险")
    expect(results(page)).not_to_have_count(0)
    expect(page.get_by_role("link", name="到起稿台从空白开始")).to_be_hidden()


def test_titles_with_special_characters_are_found_and_shown_as_they_are(visit: Visit) -> None:
    page = visit("/404.html")
    titles = ["A&B <系统> “验收”（C++/Go）——第1期", "100%达标：怎么写？"]
    entries = [{"title": title, "url": "starter/", "kind": "<类>", "text": "正文"} for title in titles]
    page.route(INDEX, lambda route: route.fulfill(json={"version": VERSION, "pages": entries}))
    opened(page)
    for title in titles:
        searchbox(page).fill(title)
        expect(results(page).first.locator("strong")).to_have_text(title)


def test_an_index_that_does_not_come_is_said_in_words_and_asked_for_again(visit: Visit) -> None:
    page = visit("/404.html")
    page.route(INDEX, lambda route: route.abort())
    box = opened(page)
    searchbox(page).fill("项目")
    expect(box.get_by_role("status")).to_have_text("搜索没有载入成功。请检查网络后再试。")
    page.unroute(INDEX)
    searchbox(page).fill("项目总结")
    expect(results(page)).not_to_have_count(0)


def test_closing_returns_the_focus(visit: Visit) -> None:
    page = visit("/")
    button = page.get_by_role("button", name="搜索")
    button.click()
    page.get_by_role("button", name="关闭").click()
    expect(dialog(page)).to_be_hidden()
    expect(button).to_be_focused()


@pytest.mark.chromium
def test_nothing_is_said_while_an_input_method_composes(visit: Visit) -> None:
    page = visit("/")
    opened(page)
    status = page.locator(".rk-search-status")
    searchbox(page).fill("风险")
    expect(status).to_contain_text("找到")
    said = status.inner_text()
    page.evaluate("""() => {
        window.said = [];
        const status = document.querySelector(".rk-search-status");
        new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true });
    }""")
    keyboard = page.context.new_cdp_session(page)
    for letters in ("g", "gu", "gua", "guan", "guan'li"):
        composed = {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)}
        keyboard.send("Input.imeSetComposition", composed)
        expect(searchbox(page)).to_have_value(f"风险{letters}")
    assert (page.evaluate("window.said"), status.inner_text()) == ([], said)
    keyboard.send("Input.insertText", {"text": "管理"})
    expect(results(page).first).to_contain_text("风险管理")
    assert all("没有" not in text for text in page.evaluate("window.said"))
