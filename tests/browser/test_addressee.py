"""Whom a report is addressed to stands under its title, above the first heading, wherever it is read or written."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from drafting import Drafting
from places import Visit, outline_path
from reportkb.site.site import Site

pytestmark = pytest.mark.browser

# Both samples begin with it: an organ, and a meeting of the house.
ADDRESSED = {"reform-rollout": "市人民政府：", "management-improvement": "院长办公会："}
ORDER = """(paper) => [...paper.querySelectorAll("section[data-key] > :is(p, h2)")]
  .slice(0, 3).map((node) => node.textContent)"""
ABOVE = "line => !!(line.compareDocumentPosition(document.querySelector('[data-level]')) & 4)"
INDENT = "(line) => getComputedStyle(line).textIndent"


def lines(page: Page, count: int = 3) -> list[str]:
    """Give the first lines of the first section on the paper."""
    found: list[str] = page.locator(".rk-desk .rk-paper").evaluate(ORDER)
    return found[:count]


def addressed(visit: Visit) -> Drafting:
    """Begin with one section, which has an addressee, and write on it."""
    desk = Drafting.blank(visit)
    desk.own("概况", "校长办公会：\n\n现将情况报告如下。")
    desk.writable()
    start(desk)
    return desk


def start(desk: Drafting) -> None:
    """Write on the addressee."""
    desk.page.locator(".rk-run", has_text="校长办公会").click(position={"x": 3, "y": 8})


@pytest.mark.parametrize("slug", ADDRESSED)
def test_an_outlines_sample_has_it_above_the_first_heading(slug: str, visit: Visit, source: Site) -> None:
    page = visit(outline_path(source.library.outlines[slug]))
    line = page.locator("article .rk-addressee")
    expect(line).to_have_count(1)
    assert line.evaluate(ABOVE)
    assert line.evaluate("line => line.cloneNode(true).textContent.replace(/[0-9]/g, '')") == ADDRESSED[slug]
    line.locator(".rk-ref").click()
    expect(page.locator(".rk-tip")).to_contain_text("主送")
    page.keyboard.press("Escape")
    for flavour, part in {"模板": "frame", "提纲": "aim"}.items():
        page.get_by_role("radio", name=flavour, exact=True).check()
        expect(page.locator(f"h2[data-level] + .rk-section > .rk-{part}").first).to_be_visible()
        expect(line).not_to_be_visible()


def test_a_frames_stands_there_too_with_its_annotation(visit: Visit) -> None:
    page = visit("about:blank")

    def begin(route: Route) -> None:
        outline = route.fetch().json()
        frame = outline["snippets"][outline["nodes"][0]["frame"]]
        frame["text"] = "{=={{汇报对象}}==}{>>写会议。<<}：\n\n" + frame["text"]
        route.fulfill(json=outline)

    page.route("**/catalog/outlines/event-summary.json*", begin)
    page.goto("/outlines/event-summary/")
    page.get_by_role("radio", name="模板", exact=True).check()
    line = page.locator("article .rk-addressee")
    expect(line).to_be_visible()
    assert line.evaluate(ABOVE)
    line.locator(".rk-ref").click()
    expect(page.locator(".rk-tip")).to_contain_text("写会议。")
    page.keyboard.press("Escape")
    page.get_by_role("radio", name="范文", exact=True).check()
    expect(line).not_to_be_visible()


@pytest.mark.parametrize("slug", ADDRESSED)
def test_the_paper_has_it_above_the_first_heading_also_when_printed(slug: str, visit: Visit) -> None:
    page = visit(f"/starter/?outline={slug}&flavour=sample")
    Drafting(page).ready()
    first, second, *_ = lines(page)
    assert first == ADDRESSED[slug]
    assert second.startswith("一、")
    page.emulate_media(media="print")
    assert lines(page)[0] == ADDRESSED[slug]
    assert page.locator(".rk-paper section > p:has(+ h2)").evaluate(INDENT) == "0px"


def test_it_is_written_where_it_stands_and_goes_on_below_the_heading(visit: Visit) -> None:
    desk = addressed(visit)
    page = desk.page
    assert lines(page) == ["校长办公会：", "一、概况", "现将情况报告如下。"]
    page.keyboard.press("Home")
    page.keyboard.type("各处室，")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+z")
    start(desk)
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.type("报告分三部分。")
    page.locator("#rk-title-input").focus()
    assert lines(page) == ["各处室，校长办公会：", "一、概况", "报告分三部分。"]
    assert desk.draft()["sections"][0]["text"] == "各处室，校长办公会：\n\n报告分三部分。\n\n现将情况报告如下。"


def test_a_line_that_is_one_no_more_goes_below_the_heading(visit: Visit) -> None:
    page = addressed(visit).page
    page.keyboard.press("End")
    page.keyboard.press("Backspace")
    page.keyboard.type("已经开过。")
    page.locator("#rk-title-input").focus()
    assert lines(page) == ["一、概况", "校长办公会已经开过。", "现将情况报告如下。"]
    page.locator(".rk-run", has_text="概况").click()
    expect(page.locator(".rk-writing")).to_have_text("概况")


def test_what_is_left_open_is_struck_out_above_the_heading(visit: Visit) -> None:
    desk = Drafting.tell(visit, "reform-rollout")
    page = desk.page
    page.locator("select[name=whole]").select_option("no")
    expect(page.locator(".rk-short")).to_be_visible()
    assert lines(page)[0] == "【主送机关】："
    struck = "[...CSS.highlights.values()].flatMap((one) => [...one]).map(String)"
    page.wait_for_function(f"{struck}.includes('【主送机关】：')")
