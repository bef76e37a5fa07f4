"""Beside the paper stands how the chosen section is written, and a story of it that can take its place."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from boxes import boxes
from drafting import Drafting
from places import Visit
from test_desk_page import OVERFLOWING, clean

pytestmark = pytest.mark.browser

OUTLINE = "team-project"


def begin(visit: Visit, **options: Any) -> Drafting:
    """Open a desk with a draft that is kept."""
    desk = Drafting.begin(visit, OUTLINE, **options)
    desk.touch()
    return desk


def piece(desk: Drafting, identifier: str) -> dict[str, Any]:
    """Give a snippet as the catalogue holds it."""
    found: dict[str, Any] = desk.page.request.get(f"/catalog/snippets/{identifier}.json").json()
    return found


def aside(desk: Drafting) -> Locator:
    """Find what stands beside the paper."""
    return desk.page.get_by_role("complementary", name="写法和范文")


def view(place: Locator, name: str) -> None:
    """Turn to the advice or the story."""
    place.get_by_role("button", name=name, exact=True).click()
    expect(place.get_by_role("button", name=name, exact=True)).to_have_attribute("aria-pressed", "true")


def test_the_advice_follows_the_chosen_section(visit: Visit) -> None:
    desk = begin(visit)
    for index in (0, 3):
        desk.line(index).click()
        known = piece(desk, desk.draft()["sections"][index]["snippet"])
        beside = aside(desk)
        expect(beside.locator(".rk-purpose")).to_have_text(known["purpose"])
        assert beside.locator(".rk-fold-points li").all_text_contents() == known["points"]
        assert beside.locator(".rk-fold-pitfalls li").all_text_contents() == known["guidance"]["pitfalls"]
        expect(beside.locator(".rk-fold-strong p")).to_have_text(known["guidance"]["strong"])
        expect(beside.locator(".rk-fold-points")).to_have_attribute("open", "")
    desk.own("自己的一节", "话。")
    expect(aside(desk)).to_contain_text("这一节是自己写的，片段库里没有它的写法。")


def test_what_does_not_fit_is_folded_until_the_writer_unfolds_it(visit: Visit) -> None:
    desk = begin(visit, viewport={"width": 1280, "height": 560})
    strong = aside(desk).locator(".rk-fold-strong")
    expect(strong).not_to_have_attribute("open", "")
    strong.locator("summary").press("Enter")
    expect(strong).to_have_attribute("open", "")
    desk.line(1).click()
    expect(aside(desk).locator(".rk-guide-of")).to_have_text(desk.draft()["sections"][1]["heading"])
    expect(aside(desk).locator(".rk-fold-strong")).to_have_attribute("open", "")
    tall = begin(visit, viewport={"width": 1280, "height": 2600})
    expect(aside(tall).locator("details[open]")).to_have_count(3)


def test_it_is_switched_off_and_stays_so(visit: Visit) -> None:
    desk = begin(visit)
    way = desk.page.locator(".rk-choices").get_by_role("button", name="写法", exact=True)
    expect(aside(desk)).to_be_visible()
    column = desk.page.locator(".rk-column-sections")
    before = column.bounding_box()
    aside(desk).get_by_role("button", name="收起写法").click()
    expect(aside(desk)).to_be_hidden()
    expect(way).to_be_focused()
    after = column.bounding_box()
    assert before
    assert after
    assert after["height"] > before["height"]
    desk.page.reload()
    desk.ready()
    expect(aside(desk)).to_be_hidden()
    way.press("Enter")
    expect(aside(desk)).to_be_visible()
    expect(aside(desk).get_by_role("button", name="写法", exact=True)).to_be_focused()
    assert len(desk.kept()) == 1


def test_the_first_story_is_that_of_the_outline_with_its_case(visit: Visit) -> None:
    desk = begin(visit)
    outline = desk.page.request.get(f"/catalog/outlines/{OUTLINE}.json").json()
    stories = {node["heading"]: node["snippet"] for node in outline["nodes"]}
    seen = 0
    for index, section in enumerate(desk.draft()["sections"]):
        if not section["snippet"]:
            continue
        desk.line(index).click()
        view(aside(desk), "范文")
        known = piece(desk, stories[section["heading"]])
        several = len(piece(desk, section["snippet"]).get("stories", []))
        if several > 1:
            expect(aside(desk).locator("select option:checked")).to_have_text(known["title"])
            expect(aside(desk).locator("select option")).to_have_count(several)
        elif several:
            expect(aside(desk).locator(".rk-story-title")).to_have_text(known["title"])
        else:
            continue
        seen += 1
        story = aside(desk).locator(".rk-story")
        expect(story).not_to_contain_text("【")
        assert story.locator("mark").count() == aside(desk).locator(".rk-story-notes li").count() > 0
        expect(aside(desk).locator(".rk-weak p")).to_have_text(known["guidance"]["weak"])
        expect(aside(desk).locator(".rk-strong p")).to_have_text(known["guidance"]["strong"])
    assert seen >= 5


def test_a_story_stands_right_of_the_paper_and_the_sections_left(visit: Visit) -> None:
    desk = begin(visit)
    view(aside(desk), "范文")
    expect(aside(desk).locator(".rk-story")).to_be_visible()
    sections, paper, story = boxes(desk.page, (".rk-column-sections", 0), (".rk-column-paper", 0), (".rk-guide", 0))
    assert sections["x"] + sections["width"] <= paper["x"]
    assert paper["x"] + paper["width"] <= story["x"]
    assert paper["width"] > story["width"] > sections["width"]


def test_another_story_is_picked_by_its_title(visit: Visit) -> None:
    desk = begin(visit)
    view(aside(desk), "范文")
    pick = aside(desk).get_by_role("combobox")
    before = aside(desk).locator(".rk-story").inner_text()
    draft = desk.draft()
    pick.focus()
    pick.select_option(index=1)
    expect(aside(desk).locator(".rk-story")).not_to_have_text(before)
    expect(aside(desk).get_by_role("combobox")).to_be_focused()
    assert desk.draft() == draft


def test_a_story_takes_the_place_of_the_frame_and_gives_it_back(visit: Visit) -> None:
    desk = begin(visit)
    first, *others = desk.draft()["sections"]
    desk.page.locator("textarea.rk-own").first.fill("自己的话。")
    view(aside(desk), "范文")
    aside(desk).get_by_role("button", name="照范文改").press("Enter")
    expect(desk.passing).to_contain_text("换成了范文")
    changed, *rest = desk.draft()["sections"]
    assert changed["snippet"] in [one["id"] for one in piece(desk, first["snippet"])["stories"]]
    assert (changed["heading"], changed["text"]) == (first["heading"], "自己的话。")
    assert rest == others
    expect(aside(desk).get_by_role("button", name="换回句式")).to_be_focused()
    expect(aside(desk).get_by_role("button", name="照范文改")).to_have_count(0)
    desk.page.keyboard.press("Enter")
    expect(desk.passing).to_contain_text("换回了句式")
    expect(aside(desk).get_by_role("button", name="照范文改")).to_be_focused()
    assert desk.draft()["sections"] == [{**first, "text": "自己的话。"}, *others]
    desk.passing.get_by_role("button", name="撤销").click()
    assert desk.draft()["sections"][0]["snippet"] == changed["snippet"]
    desk.page.get_by_role("button", name="撤销").click()
    assert desk.draft()["sections"][0]["snippet"] == first["snippet"]


def test_what_was_written_into_a_story_is_said_to_stay(visit: Visit) -> None:
    desk = begin(visit)
    desk.writable()
    view(aside(desk), "范文")
    aside(desk).get_by_role("button", name="照范文改").click()
    expect(desk.passing).not_to_contain_text("没有丢")
    expect(aside(desk).get_by_role("button", name="换回句式")).to_be_visible()
    desk.paper.locator("section[data-key] p").first.focus()
    desk.page.keyboard.press("Enter")
    desk.page.keyboard.insert_text("改过的话。")
    aside(desk).get_by_role("button", name="换回句式").click()
    expect(desk.passing).to_contain_text("换回了句式")
    expect(desk.passing).to_contain_text("原来改过的话放在后面，没有丢。")
    assert "改过的话。" in desk.draft()["sections"][0]["text"]


def test_on_a_phone_a_button_opens_it_as_a_sheet(visit: Visit) -> None:
    desk = begin(visit, width=390)
    expect(aside(desk)).to_be_hidden()
    desk.do("写法")
    sheet = desk.sheet(desk.draft()["sections"][0]["heading"])
    expect(sheet.locator(".rk-fold-points li").first).to_be_visible()
    assert desk.page.evaluate(OVERFLOWING) == []
    view(sheet, "范文")
    expect(sheet.locator(".rk-story")).to_be_visible()
    assert desk.page.evaluate(OVERFLOWING) == []
    sheet.get_by_role("button", name="照范文改").click()
    expect(desk.sheet()).to_have_count(0)
    expect(desk.passing).to_contain_text("换成了范文")
    desk.page.locator(".rk-thumbs").get_by_role("button", name="初稿", exact=True).click()
    desk.page.locator(".rk-choices").get_by_role("button", name="写法", exact=True).click()
    expect(desk.sheet().get_by_role("button", name="换回句式")).to_be_visible()


def test_it_is_not_printed(visit: Visit) -> None:
    desk = begin(visit)
    expect(aside(desk).locator(".rk-purpose")).to_be_visible()
    desk.page.emulate_media(media="print")
    expect(desk.page.locator(".rk-guide")).to_be_hidden()
    expect(desk.page.locator(".rk-advice-way")).to_be_hidden()


def test_a_lost_connection_is_said_in_its_place_and_tried_again(visit: Visit) -> None:
    desk = Drafting.first(visit)
    desk.page.route("**/catalog/snippets/**", lambda route: route.abort())
    desk.choose(OUTLINE)
    expect(aside(desk)).to_contain_text("没有载入成功。请检查网络后再试。")
    desk.page.unroute("**/catalog/snippets/**")
    aside(desk).get_by_role("button", name="再试一次").click()
    expect(aside(desk).locator(".rk-fold-points li").first).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_wrong(width: int, visit: Visit) -> None:
    desk = begin(visit, width=width)
    if width == 390:
        desk.do("写法")
    place = desk.sheet() if width == 390 else aside(desk)
    expect(place.locator(".rk-fold-points li").first).to_be_visible()
    assert clean(desk.page) == []
    view(place, "范文")
    expect(place.locator(".rk-story")).to_be_visible()
    assert clean(desk.page) == []
