"""Drafts in the browser's database: taken over from the older storage, with their steps, and noticed when they go."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from drafting import FULL, NO_DATABASE, OUTLINE, PREFIX, SAVED, Drafting, begun, second
from places import Visit

pytestmark = pytest.mark.browser

CASES = Path(__file__).resolve().parents[1] / "cases" / "browser-storage"
PAUSED = "await new Promise((done) => setTimeout(done, 20));"
MARK = "reportkb.desk.opening"


def spoil(page: Page, change: str) -> None:
    """Change what the browser keeps behind the desk's back."""
    page.evaluate(
        f"""() => new Promise((done) => {{
          indexedDB.open("reportkb").onsuccess = ({{ target }}) => {{
            const transaction = target.result.transaction(["drafts", "parts", "steps"], "readwrite");
            const [drafts, parts, steps] = ["drafts", "parts", "steps"].map((name) => transaction.objectStore(name));
            transaction.oncomplete = () => (target.result.close(), done());
            drafts.getAll().onsuccess = ({{ target: {{ result: [kept] }} }}) => {{ {change} }};
          }};
        }})"""
    )


@pytest.mark.parametrize(
    "change",
    ["drafts.put({ ...kept, text: '{' })", "drafts.put({ ...kept, text: '{\"format\":99}' })", "parts.clear()"],
)
def test_a_kept_draft_that_cannot_be_read_leaves_the_page_usable(change: str, visit: Visit) -> None:
    desk = begun(visit)
    spoil(desk.page, change)
    desk.page.reload()
    expect(desk.page.locator(".rk-start-outline").first).to_be_visible()
    desk.page.locator("[data-draft] .rk-draft-name").click()
    expect(desk.bar("refused")).to_contain_text("没有打开")
    desk.page.get_by_role("button", name="从空白开始").click()
    desk.ready()
    desk.page.get_by_label("报告标题").fill("另一份")
    expect(desk.page.locator(".rk-saved")).to_have_text(SAVED)


def test_steps_that_cannot_be_read_leave_the_draft(visit: Visit) -> None:
    desk = begun(visit)
    spoil(desk.page, "steps.put({ id: kept.id, text: '{', parts: [] })")
    desk.page.reload()
    desk.ready()
    expect(desk.page.get_by_label("报告标题")).to_have_value("季度计划")
    expect(desk.page.get_by_role("button", name="撤销", exact=True)).to_be_disabled()


def older(page: Page, name: str) -> tuple[str, dict[str, Any]]:
    """Put into the browser what the site of before kept there; give its key, and the draft."""
    saved: dict[str, str] = json.loads((CASES / f"{name}.json").read_text("utf-8"))
    page.evaluate("(saved) => { for (const key of Object.keys(saved)) localStorage.setItem(key, saved[key]); }", saved)
    (key,) = [key for key in saved if key.startswith(PREFIX)]
    return key, json.loads(json.loads(saved[key])["draft"])


@pytest.mark.parametrize("name", ["format-1", "format-2", "format-3"])
def test_what_the_site_kept_before_is_taken_over(name: str, visit: Visit) -> None:
    page = visit("/404.html")
    key, before = older(page, name)
    page.goto("/starter/")
    desk = Drafting(page)
    desk.ready()
    expect(page.locator(".rk-saved")).to_have_text(SAVED)
    draft = desk.draft()
    assert (draft["id"], draft["title"], draft["values"]) == (before["id"], before["title"], before["values"])
    assert [(one["heading"], one["text"]) for one in draft["sections"]] == [
        (one["heading"], one["text"]) for one in before["sections"]
    ]
    assert page.evaluate("(key) => localStorage.getItem(key)", key) is None


def test_what_the_site_kept_before_stays_until_it_is_taken_over(visit: Visit) -> None:
    page = visit("/404.html")
    key, before = older(page, "format-2")
    kept = page.evaluate("(key) => localStorage.getItem(key)", key)
    page.add_init_script(FULL.replace('[Storage, "setItem"], ', ""))
    page.goto("/starter/")
    desk = Drafting(page)
    desk.ready()
    expect(page.get_by_label("报告标题")).to_have_value(before["title"])
    assert page.evaluate("(key) => localStorage.getItem(key)", key) == kept
    assert desk.kept() == []


def test_an_older_site_in_another_tab_overwrites_nothing(visit: Visit) -> None:
    """It goes on writing where it did: what it wrote later is taken over, beside what was changed here since."""
    page = visit("/404.html")
    key, before = older(page, "format-3")
    kept = page.evaluate("(key) => localStorage.getItem(key)", key)
    page.goto("/starter/")
    desk = Drafting(page)
    desk.ready()
    desk.page.get_by_label("报告标题").fill("这边改的")
    expect(page.locator(".rk-saved")).to_have_text(SAVED)
    record = json.loads(kept)
    tab, _, count = record["stamp"].partition(".")
    record["stamp"] = f"{tab}.{int(count) + 1}"
    record["draft"] = json.dumps({**before, "title": "那边改的"}, ensure_ascii=False)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, json.dumps(record)])
    page.reload()
    desk.ready()
    assert sorted(draft["title"] for draft in desk.kept()) == ["这边改的", "那边改的"]


def test_what_is_typed_last_is_there_after_a_reload(visit: Visit) -> None:
    desk = begun(visit)
    title = desk.page.get_by_label("报告标题")
    for number in range(20):
        title.fill(f"第{number}次")
    desk.page.reload()
    desk.ready()
    expect(title).to_have_value("第19次")
    assert [draft["title"] for draft in desk.kept()] == ["第19次"]
    assert desk.page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('reportkb.draft.'))") == []


def test_it_is_said_to_be_kept_only_when_it_is(visit: Visit) -> None:
    desk = begun(visit)
    desk.page.evaluate(
        """() => {
          const real = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, "oncomplete");
          Object.defineProperty(IDBTransaction.prototype, "oncomplete", {
            set(act) { real.set.call(this, () => (window.finish = () => act())); }, configurable: true,
          });
        }"""
    )
    desk.page.get_by_label("报告标题").fill("还没有存")
    saved = desk.page.locator(".rk-saved")
    expect(saved).to_have_text("正在存…")
    desk.page.evaluate(f"async () => {{ while (!window.finish) {PAUSED} }}")
    expect(saved).to_have_text("正在存…")
    desk.page.evaluate("window.finish()")
    expect(saved).to_have_text(SAVED)


def test_a_browser_without_a_database_keeps_drafts_as_before_and_says_so(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE, script=NO_DATABASE)
    desk.page.get_by_label("报告标题").fill("旧的办法")
    expect(desk.bar("storage")).to_contain_text("没有给本站数据库")
    expect(desk.page.locator(".rk-saved")).to_have_text(SAVED)
    desk.page.reload()
    desk.ready()
    expect(desk.page.get_by_label("报告标题")).to_have_value("旧的办法")


def test_a_draft_that_nobody_changed_is_not_kept(visit: Visit) -> None:
    page = visit(f"/outlines/{OUTLINE}/")
    desk = Drafting(page)
    for _ in range(5):
        page.get_by_role("link", name="去起稿台填写").click()
        desk.ready()
        expect(page.locator(".rk-saved")).to_have_text("一改就存")
        page.goto(f"/outlines/{OUTLINE}/")
    page.goto("/starter/")
    expect(page.locator(".rk-start-outline").first).to_be_visible()
    assert desk.kept() == []
    expect(page.get_by_role("region", name="接着写")).to_have_count(0)


def test_a_draft_that_nobody_changed_is_there_after_a_reload(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE, depth="简版")
    headings = desk.headings()
    desk.page.reload()
    desk.ready()
    assert desk.headings() == headings
    desk.page.get_by_label("报告标题").fill("改了")
    expect(desk.page.locator(".rk-saved")).to_have_text(SAVED)
    assert "?" not in desk.page.url


def test_what_was_deleted_comes_back_after_a_reload(visit: Visit) -> None:
    desk = begun(visit)
    desk.line(0).click()
    desk.own("自己的一节", "写了很久的话")
    before = desk.draft()["sections"]
    desk.do("删除")
    own = desk.page.locator(".rk-line-name", has_text="自己的一节")
    expect(own).to_have_count(0)
    desk.page.reload()
    desk.ready()
    expect(own).to_have_count(0)
    expect(desk.page.locator(".rk-gone")).to_contain_text("自己的一节")
    desk.page.get_by_role("button", name="撤销", exact=True).click()
    expect(desk.paper).to_contain_text("写了很久的话")
    assert desk.draft()["sections"] == before
    desk.page.get_by_role("button", name="重做", exact=True).click()
    expect(desk.paper).not_to_contain_text("写了很久的话")
    desk.page.get_by_role("button", name="放回自己的一节").click()
    expect(desk.paper).to_contain_text("写了很久的话")


@pytest.mark.chromium
def test_a_storage_that_was_cleared_is_noticed(visit: Visit) -> None:
    desk = begun(visit)
    other = desk.page.context.new_page()
    other.goto("/404.html")
    session = other.context.new_cdp_session(other)
    origin = other.evaluate("location.origin")
    session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    bar = desk.bar("saved-elsewhere")
    expect(bar).to_contain_text("存储被清空了")
    expect(desk.page.locator(".rk-saved")).to_have_text("没有存下")
    bar.get_by_role("button", name="再存一次").click()
    expect(desk.page.locator(".rk-saved")).to_have_text(SAVED)
    expect(bar).to_have_count(0)
    desk.page.reload()
    desk.ready()
    expect(desk.page.get_by_label("报告标题")).to_have_value("季度计划")


def test_a_draft_that_was_taken_away_quietly_is_noticed_on_coming_back(visit: Visit) -> None:
    desk = begun(visit)
    spoil(desk.page, "drafts.clear()")
    desk.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(desk.bar("saved-elsewhere")).to_contain_text("没有了")


def test_parts_that_no_draft_needs_are_taken_out_and_come_back_with_one(visit: Visit) -> None:
    desk = begun(visit)
    before = desk.draft()
    desk.page.locator(".rk-desk-name").click()
    desk.sheet("我的草稿").get_by_role("button", name="删除").click()
    expect(desk.passing).to_contain_text("已删除草稿")
    other = desk.page.context.new_page()
    other.goto("/starter/")  # whose opening takes out what nobody needs
    count = """() => new Promise((done) => {
      indexedDB.open("reportkb").onsuccess = ({ target }) => {
        const parts = target.result.transaction("parts").objectStore("parts");
        parts.count().onsuccess = (event) => done(event.target.result);
      };
    })"""
    other.evaluate(f"async () => {{ while (await ({count})()) {PAUSED} }}")
    desk.passing.get_by_role("button", name="撤销").click()
    desk.ready()
    desk.page.reload()
    desk.ready()
    assert desk.draft() == before


def test_a_draft_whose_opening_stopped_the_page_is_only_offered(visit: Visit) -> None:
    desk = begun(visit)
    # The page stops while the draft is being shown: nothing takes the mark away.
    other = desk.page.context.new_page()
    desk.page.close()
    other.goto("/404.html")
    other.evaluate(f"localStorage.setItem('{MARK}', localStorage.getItem('reportkb.desk.last'))")
    other.goto("/starter/")
    again = Drafting(other)
    expect(again.bar("stuck")).to_contain_text("页面停住了")
    expect(other.locator(".rk-start-outline").first).to_be_visible()
    again.bar("stuck").get_by_role("button", name="再打开一次").click()
    again.ready()
    expect(again.bar("stuck")).to_have_count(0)
    expect(other.get_by_label("报告标题")).to_have_value("季度计划")
    assert other.evaluate(f"localStorage.getItem('{MARK}')") is not None
    other.evaluate(f"async () => {{ while (localStorage.getItem('{MARK}') !== null) {PAUSED} }}")
    other.reload()
    again.ready()
    other.reload()
    again.ready()


def test_two_tabs_that_open_a_draft_at_once_are_not_taken_for_a_page_that_stopped(visit: Visit) -> None:
    desk = begun(visit)
    desk.page.reload()
    desk.ready()
    assert desk.page.evaluate(f"localStorage.getItem('{MARK}')") is not None
    other = second(desk)
    expect(other.page.get_by_label("报告标题")).to_have_value("季度计划")
    expect(other.bar("stuck")).to_have_count(0)


@pytest.mark.parametrize("mark", ["【", "】", "。", "，】"])
def test_a_long_run_of_marks_does_not_stop_the_page(mark: str, visit: Visit) -> None:
    """Where such marks are drawn together, breaking the line took Chromium 78 seconds."""
    desk = Drafting.blank(visit)
    desk.own("自己的", mark * 25_000)
    expect(desk.page.locator(".rk-saved")).to_have_text(SAVED, timeout=5000)
    desk.page.reload()
    expect(desk.paper).to_contain_text(mark * 100, timeout=5000)
