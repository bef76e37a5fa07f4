"""An outline's page shows the version, the flavour and the annotations that a reader chose."""

from __future__ import annotations

import re
from itertools import product
from typing import get_args

import pytest
from playwright.sync_api import Page, expect

from held import Held
from places import Places, Visit, outline_path
from reportkb.library.outline import Outline
from reportkb.report import text_writer
from reportkb.report.assemble import FLAVOUR_TITLES, PURPOSE, Choice, Flavour
from reportkb.report.expand import expand
from reportkb.report.nodes import DEPTH_TITLES, Depth
from reportkb.report.tree import Heading, plain
from reportkb.site.downloads import assembled
from reportkb.site.site import NOTHING, Site

pytestmark = pytest.mark.browser

# What can be seen of the report's headings, and of the table of contents.
SEEN = """() => {
  const seen = (selector) => [...document.querySelectorAll(selector)].filter((node) => node.checkVisibility());
  const text = (node) => node.textContent.trim();
  return {
    headings: seen("article [data-level]").map(text),
    shallow: seen("article h2[data-level], article h3[data-level], #beside").map(text),
    contents: seen(".md-nav--secondary a[href^='#']").map(text),
  };
}"""
# The same in each version that is named, chosen one after the other as a reader would.
EVERY = f"""(versions) => {{
  const seen = {SEEN};
  const radios = [...document.querySelectorAll("input[type=radio]")];
  const radio = (name) => radios.find((one) => one.labels[0]?.textContent.trim() === name);
  return versions.map((names) => {{
    for (const name of names) radio(name).click();
    return seen();
  }});
}}"""
BODY = """(frame) => {
  const copy = frame.cloneNode(true);
  copy.querySelectorAll(".rk-ref, .rk-notes").forEach((number) => number.remove());
  return copy.textContent;
}"""
FIELDS = """() => [...document.querySelectorAll("article .rk-section .rk-field")]
  .map((node) => [node.dataset.field, node.textContent])"""


def choose(page: Page, name: str) -> None:
    page.get_by_role("radio", name=name, exact=True).check()


def expected_headings(outline: Outline, source: Site, flavour: Flavour, depth: Depth) -> list[str]:
    choice = Choice(flavour, depth, outline.plan.numbering, notes=False)
    blocks = (block for part in assembled(outline, source, choice).parts for block in part.blocks)
    return [block.number + plain(block.children) for block in blocks if isinstance(block, Heading)]


def test_headings_and_contents_are_numbered_without_a_gap_in_every_version(visit: Visit, source: Site) -> None:
    page = visit("/")
    versions = list(product(get_args(Flavour), get_args(Depth)))
    names = [[FLAVOUR_TITLES[flavour], DEPTH_TITLES[depth]] for flavour, depth in versions]
    for outline in source.library.outlines.values():
        page.goto(outline_path(outline))
        expect(page.get_by_role("radio", name=FLAVOUR_TITLES["sample"], exact=True)).to_be_checked()
        for (flavour, depth), seen in zip(versions, page.evaluate(EVERY, names), strict=True):
            due = expected_headings(outline, source, flavour, depth)
            assert seen["headings"] == due, (outline.slug, flavour, depth)
            assert seen["contents"] == seen["shallow"], (outline.slug, flavour, depth)


def test_a_shorter_version_shows_the_sections_of_its_headings_only(visit: Visit, places: Places, source: Site) -> None:
    page = visit(outline_path(places.outline))
    for depth in get_args(Depth):
        choose(page, DEPTH_TITLES[depth])
        shown = page.locator("article .rk-section:visible, article .rk-foot:visible")
        nodes = shown.evaluate_all("(parts) => [...new Set(parts.map((part) => part.dataset.node))]")
        headings = page.locator("article [data-level]:visible").evaluate_all(
            "(all) => [...new Set(all.map((heading) => heading.dataset.node))]"
        )
        leaves = {node.anchor for node in places.outline.nodes if node.snippet}
        assert nodes == [anchor for anchor in headings if anchor in leaves]


def test_a_template_shows_frames_with_blanks_and_a_sample_its_examples(
    visit: Visit, places: Places, source: Site
) -> None:
    page = visit(outline_path(places.outline))
    examples = source.shown[places.outline.slug].values
    told = page.evaluate(FIELDS)
    assert told == [[name, examples[name]] for name, _ in told]
    assert told
    choose(page, "模板")
    frames = page.locator(".rk-section > .rk-frame:visible")
    leaves = [node.snippet for node in places.outline.nodes if node.snippet]
    expect(frames).to_have_count(len(leaves))
    for index, snippet in enumerate(leaves):
        expected = text_writer.write(expand(source.framed[snippet].blocks, NOTHING))
        letters = [character for character in expected if character.isalnum()]
        body = frames.nth(index).evaluate(BODY)
        assert [character for character in body if character.isalnum()] == letters
    expect(page.locator(".rk-section > :not(.rk-frame):visible")).to_have_count(0)
    choose(page, "范文")
    expect(frames).to_have_count(0)


def test_an_outline_shows_purposes_and_points_and_hides_bodies(visit: Visit, places: Places, source: Site) -> None:
    page = visit(outline_path(places.outline))
    expect(page.locator(".rk-section > .rk-aim")).to_have_count(0)
    choose(page, "提纲")
    contents = [source.framed[node.snippet] for node in places.outline.nodes if node.snippet]
    aims = page.locator(".rk-section > .rk-aim:visible")
    expect(aims).to_have_count(len(contents))
    assert aims.locator("> p").all_text_contents() == [PURPOSE + content.purpose for content in contents]
    assert aims.locator("li").all_text_contents() == [point for content in contents for point in content.points]
    expect(page.locator(".rk-section > :not(.rk-aim):visible")).to_have_count(0)
    expect(page.locator(".rk-ref:visible")).to_have_count(0)
    expect(page.get_by_role("group", name="目的和要点")).to_be_visible()
    choose(page, "隐藏")
    expect(aims).to_have_count(0)
    choose(page, "显示")
    choose(page, "范文")
    expect(aims).to_have_count(0)
    expect(page.get_by_role("group", name="批注")).to_be_visible()


def test_annotations_can_be_hidden(visit: Visit, places: Places) -> None:
    page = visit(outline_path(places.other))
    references, phrase = page.locator(".rk-ref:visible"), page.locator("mark.rk-phrase").first
    expect(references).not_to_have_count(0)
    choose(page, "隐藏")
    expect(references).to_have_count(0)
    phrase.click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    choose(page, "显示")
    expect(references).not_to_have_count(0)


def test_switches_work_by_keyboard(visit: Visit, places: Places) -> None:
    page = visit(outline_path(places.other))
    expect(page.locator("form.rk-view")).to_be_visible()
    for before, key, after in (
        ("范文", "ArrowLeft", "模板"),
        ("详版", "ArrowLeft", "标准"),
        ("显示", "ArrowRight", "隐藏"),
    ):
        page.get_by_role("radio", name=before, exact=True).focus()
        page.keyboard.press(key)
        expect(page.get_by_role("radio", name=after, exact=True)).to_be_checked()
    article = page.locator("article")
    expect(article).to_have_attribute("data-flavour", "template")
    expect(article).to_have_attribute("data-notes", "off")
    expect(page.locator("article [data-level][data-depth='2']:visible")).to_have_count(0)


def test_the_view_is_remembered_here_and_on_another_outline(visit: Visit, places: Places, source: Site) -> None:
    page = visit(outline_path(places.outline))
    for name in ("模板", "简版", "隐藏"):
        choose(page, name)
    for outline in (places.outline, places.other):
        page.goto(outline_path(outline))
        for name in ("模板", "简版", "隐藏"):
            expect(page.get_by_role("radio", name=name, exact=True)).to_be_checked()
        expect(page.locator("article")).to_have_attribute("data-notes", "off")
        assert page.evaluate(SEEN)["headings"] == expected_headings(outline, source, "template", "core")


@pytest.mark.parametrize("kept", ["{", "null", "[]", '{"depth": 7, "flavour": {}}', '{"depth": "\\"]"}'])
def test_a_remembered_view_that_is_not_ours_does_no_harm(kept: str, visit: Visit, places: Places) -> None:
    page = visit("/")
    page.evaluate("(kept) => localStorage.setItem('reportkb.view', kept)", kept)
    page.goto(outline_path(places.other))
    expect(page.get_by_role("radio", name="范文", exact=True)).to_be_checked()
    expect(page.get_by_role("radio", name="详版", exact=True)).to_be_checked()


def test_a_link_to_a_section_that_the_remembered_version_leaves_out_still_shows_it(visit: Visit, source: Site) -> None:
    outline, node = next(
        (outline, node)
        for outline in source.library.outlines.values()
        for node in outline.nodes
        if node.depth == "full" and node.snippet
    )
    page = visit(outline_path(outline))
    choose(page, "简版")
    page.goto("/")
    page.goto(f"{outline_path(outline)}#{node.anchor}")
    section = page.locator(f"[id='{node.anchor}']")
    expect(section).to_be_in_viewport()
    expect(page.get_by_role("radio", name="详版", exact=True)).to_be_checked()
    page.evaluate("location.hash = '#'")
    choose(page, "简版")
    expect(section).to_be_hidden()
    page.go_back()
    expect(section).to_be_in_viewport()
    page.goto("/")
    page.goto(outline_path(outline))
    expect(page.get_by_role("radio", name="简版", exact=True)).to_be_checked()


@pytest.mark.parametrize("flavour", ["模板", "提纲"])
def test_a_link_to_a_section_stays_with_it_when_the_frames_come(flavour: str, visit: Visit, places: Places) -> None:
    page = visit(outline_path(places.outline))
    choose(page, flavour)
    node = [one for one in places.outline.nodes if one.snippet][6]
    page.goto("/")
    held = Held(page, "**/catalog/**")
    page.goto(f"{outline_path(places.outline)}#{node.anchor}")
    expect(page.locator(f"[id='{node.anchor}']")).to_be_in_viewport()
    held.go()
    expect(page.locator("article .rk-frame").last).to_be_attached()
    expect(page.locator(f"[id='{node.anchor}']")).to_be_in_viewport()


@pytest.mark.chromium
def test_who_has_scrolled_on_is_not_taken_back_by_what_comes_late(visit: Visit, places: Places) -> None:
    page = visit("about:blank")
    held = Held(page, "**/site-outline-page.js*")
    node = [one for one in places.outline.nodes if one.snippet][6]
    page.goto(f"{outline_path(places.outline)}#{node.anchor}", wait_until="commit")
    section = page.locator(f"[id='{node.anchor}']")
    expect(page.locator("html")).to_have_class(re.compile("rk-script"))
    page.mouse.move(600, 400)
    page.mouse.wheel(0, 3000)
    expect(section).not_to_be_in_viewport()
    held.go()
    expect(page.locator("form.rk-view")).to_be_visible()
    page.wait_for_load_state("networkidle")
    expect(section).not_to_be_in_viewport()


def test_that_the_frames_did_not_come_is_said_only_where_they_would_be(visit: Visit, places: Places) -> None:
    page = visit(outline_path(places.outline))
    page.route("**/catalog/outlines/*.json", lambda route: route.abort())
    status = page.locator("form.rk-view [role=status]")
    choose(page, "模板")
    expect(status).to_have_text("没有取到。请检查网络后再试。")
    choose(page, "范文")
    expect(status).to_have_text("")
    # Nor where they come to nothing afterwards.
    page.unroute("**/catalog/outlines/*.json")
    held = Held(page, "**/catalog/outlines/*.json")
    choose(page, "提纲")
    expect(status).to_have_text("正在取……")
    choose(page, "范文")
    expect(status).to_have_text("")
    with page.expect_event("requestfailed"):
        held.asked().abort()
    page.wait_for_load_state("networkidle")
    expect(status).to_have_text("")


def test_the_menu_is_there_where_the_navigation_is_not(visit: Visit, places: Places) -> None:
    page = visit(outline_path(places.outline))
    menu, navigation = page.get_by_role("button", name="打开导航"), page.locator(".md-sidebar--primary")
    expect(navigation).to_be_visible()
    expect(menu).to_be_hidden()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(navigation).to_be_hidden()
    menu.click()
    expect(navigation).to_be_visible()


def test_no_line_of_text_is_longer_than_42_characters(visit: Visit, places: Places) -> None:
    page = visit(outline_path(places.outline))
    widths = page.evaluate("""() => [...document.querySelectorAll("article p")]
      .filter((text) => text.checkVisibility() && text.textContent.length > 60 && !text.className)
      .map((text) => text.clientWidth / parseFloat(getComputedStyle(text).fontSize))""")
    assert widths
    assert max(widths) <= 42


def test_a_table_that_goes_on_beyond_the_edge_is_shaded_there(visit: Visit, places: Places) -> None:
    page = visit(places.addresses["outline"], width=390)
    tables: list[list[bool]] = page.evaluate(
        """() => [...document.querySelectorAll(".rk-table")].filter((one) => one.checkVisibility()).map((one) => [
          one.scrollWidth > one.clientWidth,
          getComputedStyle(one).boxShadow !== "none",
        ])"""
    )
    told = page.evaluate("CSS.supports('animation-timeline: scroll()')")
    assert {goes_on for goes_on, _ in tables} == {True, False}
    assert [shaded for _, shaded in tables] == [goes_on and told for goes_on, _ in tables]
