"""The desk is understood at once, fits a phone, a keyboard and a printer, and is small."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from barriers import barriers
from drafting import OFF, Drafting
from drafts import facts_of, to_document
from held import Held
from places import Places, Visit
from reportkb.report.document import to_markdown
from reportkb.site.occasions import groups_of
from reportkb.site.site import Site

pytestmark = pytest.mark.browser

OUTLINE = "quarterly-plan"
THUMB = 40
NOT_PRINTED = (
    *(".md-header", ".rk-deskbar", ".rk-column-sections", ".rk-column-fields", ".rk-blanks", ".rk-choices"),
    *(".rk-thumbs", ".rk-margin", ".rk-title", ".rk-passing", "footer", "button", "input"),
)
OVERFLOWING = """() => {
  const width = document.documentElement.clientWidth;
  return [...document.querySelectorAll("#rk-starter *, dialog[open] *")]
    .filter((node) => node.checkVisibility() && !node.closest(".rk-announcer, .rk-unseen, .rk-grid-head, table"))
    .map((node) => [node, node.getBoundingClientRect()])
    .filter(([_, box]) => box.width && (box.right > width + 1 || box.left < -1))
    .map(([node]) => node.outerHTML.slice(0, 80));
}"""


def clean(page: Page) -> list[str]:
    """Give what axe finds wrong with the desk; what stands around it is every page's."""
    return barriers(page, {"exclude": [[".md-header"], [".md-sidebar"], ["footer"]]})


def tab_to(page: Page, selector: str, key: str = "Tab") -> None:
    """Press Tab until an element has the focus, as who has no mouse does."""
    for _ in range(200):
        if page.evaluate("(selector) => document.activeElement?.matches(selector) ?? false", selector):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{selector} is not reached by {key}")


def test_a_newcomer_sees_a_finished_example_and_what_to_do_first(visit: Visit) -> None:
    page = Drafting.first(visit).page
    for name in ("从空白开始", "打开文件或粘贴已有报告"):
        expect(page.get_by_role("button", name=name)).to_be_in_viewport()
    expect(page.get_by_role("heading", name="选一份提纲")).to_be_in_viewport()
    expect(page.locator(".rk-start-outline").first).to_be_in_viewport()
    example = page.locator(".rk-start-frame")
    expect(example).to_be_in_viewport()
    expect(example.locator("h2").first).to_be_visible()
    assert "【" not in example.inner_text()


@pytest.mark.parametrize("width", [1280, 390])
def test_outlines_stand_under_their_occasions_and_are_found_by_typing(visit: Visit, source: Site, width: int) -> None:
    page = Drafting.first(visit, width=width).page
    groups = page.locator(".rk-start-outlines section")
    expected = {
        word: [outline.plan.title for outline in outlines if outline.plan.occasions[:1] == (word,)]
        for word, outlines in groups_of(source.library, source.characters)
    }
    named = [word for word, titles in expected.items() if titles]
    assert groups.locator("h3").all_inner_texts() == named
    for word in named:
        group = page.get_by_role("region", name=word, exact=True)
        assert group.locator(".rk-start-outline").all_inner_texts() == expected[word]
    shown = page.locator(".rk-start-outline:visible")
    everything = shown.count()
    assert everything == len(source.library.outlines)
    # An occasion leaves what names it, also second; once more, and all are back.
    chip = page.get_by_role("group", name="场合").get_by_role("button", name="年底", exact=True)
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "true")
    due = {one.plan.title for one in source.library.outlines.values() if "年底" in one.plan.occasions}
    assert due <= set(shown.all_inner_texts())
    assert shown.count() < everything
    chip.click()
    expect(shown).to_have_count(everything)
    find = page.get_by_role("searchbox", name="找提纲")
    find.fill("周报")
    expect(shown.first).to_have_text("周计划与周报")
    find.fill("周报　班组")
    expect(page.locator(".rk-find-outline [role=status]")).to_have_text(f"对得上的有{shown.count()}份。")
    find.fill("没有这样的报告")
    expect(shown).to_have_count(0)
    expect(page.locator(".rk-find-outline [role=status]")).to_contain_text("没有对得上的")
    find.press("Escape")
    find.fill("")
    expect(shown).to_have_count(everything)
    assert page.evaluate(OVERFLOWING) == []


def test_an_outline_that_was_found_is_chosen_by_keyboard(visit: Visit) -> None:
    desk = Drafting.first(visit)
    page = desk.page
    page.get_by_role("radio", name="直接写").check()
    tab_to(page, ".rk-find-outline input")
    page.keyboard.insert_text("季度工作计划")
    tab_to(page, f"[data-outline='{OUTLINE}']")
    page.keyboard.press("Enter")
    desk.ready()


def test_a_link_from_an_outline_begins_with_it_once(visit: Visit) -> None:
    page = visit(f"/starter/?outline={OUTLINE}")
    desk = Drafting(page)
    desk.ready()
    assert desk.draft()["outline"] == OUTLINE
    page.reload()
    desk.ready()
    assert len(desk.kept()) == 1


def test_what_was_chosen_on_an_outlines_page_is_kept(visit: Visit) -> None:
    page = visit(f"/outlines/{OUTLINE}/")
    form = page.locator("form.rk-view")
    expect(form).to_be_visible()
    for name, value in (("depth", "core"), ("flavour", "sample"), ("notes", "on")):
        form.locator(f"input[name={name}][value={value}]").check()
    shown = page.locator(".rk-section:visible").count()
    page.get_by_role("link", name="去起稿台填写").click()
    desk = Drafting(page)
    desk.ready()
    draft = desk.draft()
    assert (draft["flavour"], draft["notes"]) == ("sample", True)
    assert len(draft["sections"]) == shown
    expect(page.get_by_title("篇幅")).to_have_value("0")
    assert "?" not in page.url


def test_another_draft_is_begun_with_one_press(visit: Visit) -> None:
    for width in (1280, 390):
        desk = Drafting.begin(visit, OUTLINE, width=width)
        desk.touch()
        begin = desk.page.locator(".rk-deskbar").get_by_role("button", name="新建")
        expect(begin).to_be_in_viewport(ratio=1)
        begin.click()
        expect(desk.page.get_by_role("button", name="从空白开始")).to_be_visible()
        assert len(desk.kept()) == 1


def test_a_blank_report_has_its_title_still_to_give(visit: Visit) -> None:
    desk = Drafting.blank(visit)
    expect(desk.page.get_by_label("报告标题")).to_have_value("")
    expect(desk.page.locator(".rk-desk-name")).to_have_text("没有名字的草稿")
    expect(desk.paper.locator("h1")).to_have_text("【报告标题】")
    expect(desk.page.locator(".rk-open")).to_have_text("还有1个空")
    desk.page.get_by_role("button", name="下一个空").click()
    expect(desk.page.get_by_label("报告标题")).to_be_focused()
    desk.page.keyboard.insert_text("年度总结")
    expect(desk.page.locator(".rk-desk-name")).to_have_text("年度总结")
    expect(desk.page.locator(".rk-open")).to_have_text("还没有章节")
    assert (desk.draft()["title"], desk.draft()["name"]) == ("年度总结", "年度总结")


def test_a_phone_goes_from_a_section_to_where_it_is_filled_in(visit: Visit, places: Places) -> None:
    desk = Drafting.begin(visit, places.outline.slug, "详版", width=390, has_touch=True)
    page, thumbs = desk.page, desk.page.locator(".rk-thumbs")
    key = desk.draft()["sections"][-2]["key"]
    page.locator(f".rk-line-item[data-key={key}] .rk-line-name").tap()
    bar = page.locator(".rk-deskbar").bounding_box()
    assert bar
    for label, what in (("填写", f".rk-group[data-key={key}]"), ("初稿", f".rk-paper section[data-key={key}]")):
        thumbs.get_by_role("button", name=label, exact=True).tap()
        box = page.locator(what).bounding_box()
        assert box
        assert bar["height"] < box["y"] < 844 / 2, label


LATER = ("desk-opening", "desk-drawer")


def waited(page: Page) -> None:
    """Wait until what the desk needs only sometimes is there too."""
    page.wait_for_function(
        "(names) => names.every((name) => performance.getEntriesByType('resource')"
        ".some((entry) => entry.name.includes(`/${name}.js`) && entry.responseEnd > 0))",
        arg=list(LATER),
    )
    # And what these need in turn: importing what is on its way waits for all of it.
    page.evaluate(
        "(names) => Promise.all(performance.getEntriesByType('resource').map((entry) => entry.name)"
        ".filter((url) => names.some((name) => url.includes(`/${name}.js`))).map((url) => import(url)))",
        list(LATER),
    )


@pytest.mark.clipboard
def test_a_lost_connection_takes_no_way_out_away(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    waited(desk.page)
    desk.page.context.set_offline(True)
    expect(desk.take()).to_be_visible()
    desk.page.keyboard.press("Escape")
    assert desk.copied("markdown").startswith("# ")
    desk.page.get_by_role("button", name="＋ 从片段库加").click()
    expect(desk.page.get_by_role("combobox", name="找片段")).to_be_focused()
    desk.page.keyboard.press("Escape")
    desk.bring().get_by_label("或粘贴报告全文").fill("# 年度总结\n\n## 一、进展\n\n甲")
    desk.page.get_by_role("button", name="看看认出了什么").click()
    expect(desk.sheet("打开之前看一眼")).to_contain_text("进展")


@pytest.mark.parametrize("what", ["带走…", "＋ 从片段库加", "换一种写法", "新建", "打开文件", "拖来的文件", "链接"])
def test_what_did_not_arrive_is_said(what: str, visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    page = desk.page
    lost = LATER[:1] if what == "打开文件" else LATER
    page.route(re.compile(rf"/({'|'.join(lost)})\.js"), lambda route: route.abort())
    page.reload()
    desk.ready()
    if what == "打开文件":
        page.locator(".rk-desk-name").click()
        page.get_by_role("button", name="打开文件或粘贴报告").click()
    elif what == "拖来的文件":
        page.evaluate(
            """() => {
              const data = new DataTransfer();
              data.items.add(new File(["# 总结"], "报告.md"));
              const target = document.querySelector("#rk-starter > *");
              target.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
            }"""
        )
    elif what == "链接":
        page.evaluate("location.hash = '#draft=xxxx'")
    else:
        page.get_by_role("button", name=what, exact=True).click()
    said = desk.bar("refused") if what in ("打开文件", "拖来的文件", "链接") else desk.passing
    expect(said).to_contain_text("没有载入，多半是网络断了")
    if what == "带走…":
        with page.expect_download() as download:
            desk.passing.get_by_role("button", name="下载草稿文件").click()
        assert download.value.suggested_filename.endswith(".draft.json")


def test_a_prompt_that_did_not_arrive_is_said(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    desk.page.route("**/draft-prompt.js?*", lambda route: route.abort())
    desk.page.reload()
    desk.ready()
    sheet = desk.take()
    sheet.locator("[data-copy=prompt]").click()
    expect(sheet.get_by_role("status")).to_contain_text("没有载入，多半是网络断了")


@pytest.mark.parametrize("broken", ["missing", "stale"])
def test_a_desk_that_does_not_come_up_says_so(broken: str, visit: Visit) -> None:
    page = visit("/404.html")
    stale = "import { nothing } from './main.js'; export const desk_page = nothing;"
    page.route(
        "**/desk-page.js?*",
        lambda route: (
            route.abort() if broken == "missing" else route.fulfill(body=stale, content_type="text/javascript")
        ),
    )
    page.goto("/starter/")
    expect(page.get_by_role("alert")).to_contain_text("草稿都还在")
    expect(page.get_by_role("heading", name="直接下载")).to_be_visible()


def test_without_any_module_the_page_says_so_after_a_while(visit: Visit) -> None:
    page = visit("/404.html")
    page.route("**/js/main.js", lambda route: route.abort())
    page.goto("/starter/")
    late = page.locator(".rk-late")
    expect(late).to_be_hidden()
    late.evaluate("(node) => node.getAnimations()[0].finish()")
    expect(late).to_be_visible()
    expect(late).to_contain_text("草稿都还在")


def test_an_outline_that_does_not_load_is_said(visit: Visit) -> None:
    desk = Drafting.first(visit)
    desk.page.route("**/catalog/outlines/**", lambda route: route.abort())
    # The first one's frames are there already, for the example that a newcomer sees.
    desk.page.locator(".rk-start-outline").last.click()
    expect(desk.bar("refused")).to_contain_text("请检查网络")


def test_an_outline_that_comes_late_takes_no_place(visit: Visit) -> None:
    desk = Drafting.first(visit)
    page, held = desk.page, Held(desk.page, "**/catalog/outlines/**")
    # The first one's frames are there already, for the example that a newcomer sees.
    late = page.locator(".rk-start-outline").last
    late.click()
    page.get_by_role("button", name="从空白开始").click()
    page.get_by_label("报告标题").fill("西坝村图书室")
    with page.expect_response("**/catalog/outlines/**"):
        held.go()
    page.wait_for_timeout(300)
    expect(page.get_by_label("报告标题")).to_have_value("西坝村图书室")
    expect(page.locator(".rk-line-item")).to_have_count(0)
    page.reload()
    expect(page.get_by_label("报告标题")).to_have_value("西坝村图书室")


def test_an_outline_of_a_link_that_does_not_load_is_said_over_the_last_draft(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    desk.touch()
    desk.page.route("**/catalog/outlines/**", lambda route: route.abort())
    desk.page.goto("/starter/?outline=team-project&depth=core")
    desk.ready()
    expect(desk.bar("refused")).to_contain_text("这份提纲没有载入成功")


def test_the_three_areas_fit_a_desktop(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    for view in ("sections", "fields", "paper"):
        expect(desk.page.locator(f".rk-column-{view}")).to_be_in_viewport(ratio=0.9)
    assert desk.page.evaluate("document.documentElement.scrollHeight <= innerHeight + 1")
    assert desk.page.evaluate(OVERFLOWING) == []


def test_a_thumb_reaches_everything_on_a_phone(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE, width=390, has_touch=True)
    page = desk.page
    thumbs = page.locator(".rk-thumbs")
    for label, column in (("章节", "sections"), ("填写", "fields"), ("初稿", "paper")):
        thumbs.get_by_role("button", name=label, exact=True).tap()
        expect(page.locator(f".rk-column-{column}")).to_be_visible()
        expect(page.locator(".rk-column:visible")).to_have_count(1)
        assert page.evaluate(OVERFLOWING) == []
    for button in thumbs.get_by_role("button").all():
        box = button.bounding_box()
        assert box
        assert box["height"] >= THUMB
        assert box["width"] >= THUMB
        assert box["y"] > 844 / 2
    # A blank is filled in where it stands, and leads to the form from there.
    Drafting(page).writable()
    page.locator(".rk-paper [data-field]").first.tap()
    page.get_by_role("dialog", name="填空").get_by_role("button", name="到填写栏").tap()
    expect(page.locator(".rk-column-fields")).to_be_visible()
    thumbs.get_by_role("button", name="带走", exact=True).tap()
    sheet = desk.sheet("带走这份草稿")
    expect(sheet.locator("[data-copy=rich]")).to_be_in_viewport()
    assert page.evaluate(OVERFLOWING) == []
    sheet.locator("[data-copy=rich]").tap()
    expect(sheet.get_by_role("status")).to_contain_text("已复制")


@pytest.mark.clipboard
def test_the_whole_flow_by_keyboard_alone(visit: Visit) -> None:
    page = visit("/starter/")
    desk = Drafting(page)
    expect(page.locator(".rk-start-outline").first).to_be_visible()
    tab_to(page, "[name=ask]")
    page.keyboard.press("ArrowRight")
    tab_to(page, f"[data-outline='{OUTLINE}']")
    page.keyboard.press("Enter")
    desk.ready()
    tab_to(page, ".rk-line-name")
    first, moved = desk.headings()[:2]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Alt+ArrowUp")
    assert desk.headings()[0].endswith(moved.split("、")[1])
    tab_to(page, ".rk-add button:first-child")
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox", name="找片段")).to_be_focused()
    page.keyboard.insert_text("风险")
    expect(page.locator(".rk-picker [role=option]").first).to_be_visible()
    sections = page.locator(".rk-line-item").count()
    page.keyboard.press("Enter")
    expect(page.locator(".rk-line-item")).to_have_count(sections + 1)
    tab_to(page, "[data-row] input")
    page.keyboard.insert_text("甲公司")
    tab_to(page, ".rk-deskbar [data-copy=rich]", "Shift+Tab")
    page.keyboard.press("Enter")
    expect(desk.passing).to_contain_text("已复制")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    sheet = desk.sheet("带走这份草稿")
    expect(sheet).to_be_visible()
    tab_to(page, "[data-copy=markdown]")
    page.keyboard.press("Enter")
    expect(sheet.get_by_role("status")).to_contain_text("已复制")
    draft = desk.draft()
    assert "甲公司" in draft["values"].values()
    assert page.evaluate("navigator.clipboard.readText()") == to_markdown(to_document(draft), facts_of(draft))
    page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)
    expect(page.locator(".rk-deskbar").get_by_role("button", name="带走…")).to_be_focused()
    assert first


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_wrong(width: int, visit: Visit) -> None:
    desk = Drafting.first(visit, width=width)
    page = desk.page
    expect(page.locator(".rk-start-frame h1")).to_be_visible()
    assert clean(page) == []
    desk.choose(OUTLINE)
    desk.ready()
    if width == 390:
        page.locator(".rk-thumbs").get_by_role("button", name="章节", exact=True).click()
    desk.own("成效", "高度重视，取得了显著成效。")
    expect(desk.page.locator(".rk-line-notes", has_text="处提醒")).to_have_count(1)
    for view in ("章节", "填写", "初稿"):
        if width == 390:
            page.locator(".rk-thumbs").get_by_role("button", name=view, exact=True).click()
        assert clean(page) == [], view
    page.evaluate(f"() => {{ {OFF} }}")
    if width == 390:
        page.locator(".rk-thumbs").get_by_role("button", name="填写", exact=True).click()
    page.locator("[data-row] input").first.fill("甲")
    expect(desk.bar("storage")).to_be_visible()
    assert clean(page) == []
    (page.locator(".rk-thumb-take") if width == 390 else page.get_by_role("button", name="带走…")).click()
    expect(desk.sheet("带走这份草稿")).to_be_visible()
    assert clean(page) == []
    page.keyboard.press("Escape")
    if width == 390:
        page.locator(".rk-thumbs").get_by_role("button", name="章节", exact=True).click()
    page.get_by_role("button", name="＋ 从片段库加").click()
    expect(page.locator(".rk-picker [role=option]").first).to_be_visible()
    assert clean(page) == []


@pytest.mark.chromium
def test_only_the_paper_is_printed(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    desk.own("成效", "高度重视，取得了显著成效。")
    expect(desk.page.locator(".rk-margin").first).to_be_visible()
    desk.page.emulate_media(media="print")
    for selector in NOT_PRINTED:
        expect(desk.page.locator(f"{selector}:visible")).to_have_count(0)
    headings = desk.paper.locator("h1, h2, h3").all_text_contents()
    text = desk.page.locator("body").inner_text()
    assert [heading for heading in headings if heading not in text] == []
    assert text.strip().startswith(headings[0])
    assert desk.page.pdf().startswith(b"%PDF-")


def test_what_a_beginning_does_not_need_is_loaded_later(visit: Visit, places: Places) -> None:
    page = visit("/404.html")
    loaded: list[str] = []
    page.on("response", lambda response: loaded.append(response.url))
    page.goto("/starter/")
    Drafting(page).choose(places.outline.slug)
    Drafting(page).ready()
    expect(page.locator("[data-row] input").first).to_be_visible()
    assert [url for url in loaded if "catalog/snippets/" in url] == []
    # What is needed only sometimes comes once the desk's own modules and its draft's outline are there.
    waited(page)
    needed = next(at for at, url in enumerate(loaded) if "/desk-page.js" in url)
    later = [at for at, url in enumerate(loaded) if any(f"/{name}.js" in url for name in LATER)]
    assert len(later) == len(LATER)
    assert all(at > needed for at in later)


def test_without_a_script_the_downloads_stay(visit: Visit) -> None:
    page = visit("/starter/", java_script_enabled=False)
    expect(page.get_by_role("heading", name="直接下载")).to_be_visible()
    assert page.locator(".rk-downloads a:visible").count() > 6
