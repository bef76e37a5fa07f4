"""An outline and each of its sections can be copied, opened as a snippet and edited."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from clipboards import IN_APP, REFUSALS, WATCH, assert_copied, assert_offered, forget, read
from held import Held
from places import Places, Visit, outline_path
from reportkb.library.outline import Outline
from reportkb.report.assemble import Choice, Flavour, outlined
from reportkb.report.document import Document, to_text
from reportkb.report.nodes import Node
from reportkb.site.downloads import assembled
from reportkb.site.site import NOTHING, Site

pytestmark = pytest.mark.browser


def sections(outline: Outline) -> list[Node]:
    return [node for node in outline.nodes if node.snippet]


def section(node: Node, source: Site, flavour: Flavour, *, notes: bool) -> Document:
    contents = source.contents if flavour == "sample" else source.framed
    return outlined("", "", (node,), contents, Choice(flavour, "full", "none", notes))


def with_clock(visit: Visit, path: str) -> Page:
    """Open a page whose time a test moves; a timer that began before the clock could not be cleared by it."""
    page = visit("about:blank")
    page.clock.install()
    page.goto(path)
    return page


@pytest.mark.clipboard
def test_each_section_is_copied_as_a_document_of_its_own(visit: Visit, places: Places, source: Site) -> None:
    page = visit(outline_path(places.other))
    page.evaluate(WATCH)
    nodes, values = sections(places.other), source.shown[places.other.slug]
    assert nodes
    for node in nodes:
        button = page.locator(f"button[data-copy='{node.anchor}']")
        button.click()
        expect(button).to_have_text("已复制")
        assert_copied(page, section(node, source, "sample", notes=True), values)
    assert page.evaluate("copies") == len(nodes)


@pytest.mark.clipboard
def test_a_section_is_copied_in_the_flavour_that_is_shown(visit: Visit, places: Places, source: Site) -> None:
    page = with_clock(visit, outline_path(places.outline))
    node = sections(places.outline)[-1]
    button = page.locator(f"button[data-copy='{node.anchor}']")
    flavours: dict[str, Flavour] = {"模板": "template", "提纲": "outline"}
    for title, flavour in flavours.items():
        page.get_by_role("radio", name=title, exact=True).check()
        # What is hidden is not copied: an outline is its headings then.
        for switch, notes in (("隐藏", False), ("显示", True)):
            page.get_by_role("radio", name=switch, exact=True).check()
            forget(page)
            button.click()
            expect(button).to_have_text("已复制")
            assert_copied(page, section(node, source, flavour, notes=notes), NOTHING)
            page.clock.fast_forward(5000)
        expect(button).to_have_text("复制本节")


@pytest.mark.clipboard
def test_the_whole_outline_is_copied_in_the_version_that_is_shown(visit: Visit, places: Places, source: Site) -> None:
    outline = places.outline
    page = visit(outline_path(outline))
    page.get_by_role("radio", name="简版", exact=True).check()
    page.get_by_role("button", name="复制全文").click()
    expect(page.locator("form.rk-view [role=status]")).to_have_text("已复制")
    document = assembled(outline, source, Choice("sample", "core", outline.plan.numbering, notes=True))
    assert_copied(page, document, source.shown[outline.slug])


@pytest.mark.parametrize("refusal", REFUSALS)
def test_a_refused_copy_says_so_and_offers_the_text(refusal: str, visit: Visit, places: Places, source: Site) -> None:
    page = visit(outline_path(places.other))
    page.evaluate(REFUSALS[refusal])
    node = sections(places.other)[0]
    button = page.locator(f"button[data-copy='{node.anchor}']")
    button.click()
    expect(button).to_have_text("没有复制成功")
    assert_offered(page, to_text(section(node, source, "sample", notes=True), source.shown[places.other.slug]))
    expect(button).to_be_focused()


@pytest.mark.clipboard
def test_without_the_clipboard_interface_the_copy_event_delivers_both_types(
    visit: Visit, places: Places, source: Site
) -> None:
    page = visit(outline_path(places.other))
    page.evaluate("navigator.clipboard.write = undefined")
    node = sections(places.other)[0]
    button = page.locator(f"button[data-copy='{node.anchor}']")
    button.click()
    expect(button).to_have_text("已复制")
    assert_copied(page, section(node, source, "sample", notes=True), source.shown[places.other.slug])


@pytest.mark.clipboard
@pytest.mark.chromium
def test_a_browser_that_copies_only_what_is_selected_gives_rich_text(
    visit: Visit, places: Places, source: Site
) -> None:
    page = visit(outline_path(places.other))
    page.evaluate(IN_APP)
    node = sections(places.other)[0]
    forget(page)
    button = page.locator(f"button[data-copy='{node.anchor}']")
    button.click()
    expect(button).to_have_text("已复制")
    (item,) = read(page)
    document = section(node, source, "sample", notes=True)
    text = to_text(document, source.shown[places.other.slug])
    marks = r"(?m)^ *(?:- |\d+\. )|[【】\s]"
    assert re.sub(marks, "", item["text/plain"]) == re.sub(marks, "", text)
    assert re.search("text-indent: (?:24pt|32px)", item["text/html"])
    assert "border-collapse: collapse" in item["text/html"] or "<table" not in item["text/html"]
    # Nothing of it is left on the page.
    expect(button).to_be_focused()
    assert page.evaluate("getSelection().rangeCount && !getSelection().isCollapsed") in (0, False)
    expect(page.locator("body > div[aria-hidden]")).to_have_count(0)


@pytest.mark.clipboard
def test_a_copy_without_a_network_says_so_and_works_once_it_is_back(visit: Visit, places: Places, source: Site) -> None:
    page = with_clock(visit, outline_path(places.other))
    page.route("**/catalog/outlines/*.json", lambda route: route.abort())
    forget(page)
    button = page.get_by_role("button", name="复制全文")
    status = page.locator("form.rk-view [role=status]")
    button.click()
    expect(status).to_have_text("取不到内容。请检查网络后再试。")
    # A sentence stands for longer than a word.
    page.clock.fast_forward(5000)
    expect(status).to_have_text("取不到内容。请检查网络后再试。")
    assert read(page) == [{"text/plain": "别的内容"}]
    page.unroute("**/catalog/outlines/*.json")
    page.clock.fast_forward(15000)
    expect(status).to_have_text("")
    button.click()
    expect(status).to_have_text("已复制")


@pytest.mark.clipboard
def test_why_a_copy_failed_is_not_said_of_the_next(visit: Visit, places: Places) -> None:
    page = visit(outline_path(places.other))
    page.route("**/catalog/outlines/*.json", lambda route: route.abort())
    button = page.locator("button[data-copy]").nth(1)
    why = page.locator(".rk-foot .rk-status")
    for _ in range(2):
        button.click()
        expect(button).to_have_text("取不到内容")
        expect(why).to_have_text(["请检查网络后再试。"])
        # So that it is seen to be said again, while the reason still stands there.
        button.evaluate("(button) => (button.textContent = '复制')")
    page.unroute("**/catalog/outlines/*.json")
    button.click()
    expect(button).to_have_text("已复制")
    expect(why).to_have_count(0)


@pytest.mark.clipboard
@pytest.mark.parametrize(("pressed", "after"), [("模板", "范文"), ("范文", "模板")])
def test_what_comes_late_is_copied_in_the_version_that_was_shown_at_the_press(
    pressed: str, after: str, visit: Visit, places: Places, source: Site
) -> None:
    page = visit("/")
    held = Held(page, "**/catalog/outlines/*.json")
    page.goto(outline_path(places.outline))
    page.get_by_role("radio", name=pressed, exact=True).check()
    forget(page)
    page.evaluate(WATCH)
    page.get_by_role("button", name="复制全文").click()
    page.get_by_role("radio", name=after, exact=True).check()
    held.go()
    page.evaluate("async () => { while (!copies) await new Promise((done) => setTimeout(done, 20)); }")
    outline = places.outline
    flavour: Flavour = "template" if pressed == "模板" else "sample"
    document = assembled(outline, source, Choice(flavour, "full", outline.plan.numbering, notes=True))
    assert_copied(page, document, source.shown[outline.slug] if flavour == "sample" else NOTHING)


def test_each_section_links_to_its_snippet_and_that_to_its_source_file(
    visit: Visit, places: Places, source: Site, root: Path
) -> None:
    outline = places.outline
    page = visit(outline_path(outline))
    for node in sections(outline):
        foot = page.locator(f".rk-foot[data-node='{node.anchor}']")
        snippet = source.library.snippets[node.snippet or ""]
        assert (root / snippet.place.path).is_file()
        show = foot.get_by_role("link", name="看这个片段")
        assert show.evaluate("(link) => new URL(link.href).pathname") == f"/snippets/{snippet.id}/"
    show.click()
    edit = page.get_by_role("link", name="修改这个片段")
    expect(edit).to_have_attribute("href", f"{source.edit_root}{snippet.place.path}")


def test_below_a_template_it_is_said_that_the_guidance_is_of_the_case(visit: Visit, places: Places) -> None:
    page = visit(outline_path(places.other))
    foot = page.locator(f".rk-foot[data-node='{sections(places.other)[0].anchor}']")
    for title, told in {
        "模板": ("范文的写法指导", "看范文的片段"),
        "范文": ("写法指导", "看这个片段"),
        "提纲": ("范文的写法指导", "看范文的片段"),
    }.items():
        page.get_by_role("radio", name=title, exact=True).check()
        expect(foot.locator("summary")).to_have_text(told[0])
        expect(foot.get_by_role("link")).to_have_text([told[1]])


def test_guidance_is_folded_away_until_asked_for(visit: Visit, places: Places, source: Site) -> None:
    page = visit(outline_path(places.other))
    node = sections(places.other)[0]
    foot = page.locator(f".rk-foot[data-node='{node.anchor}']")
    point = foot.get_by_text(source.contents[node.snippet or ""].points[0], exact=True)
    expect(point).to_be_hidden()
    foot.get_by_text("写法指导").focus()
    page.keyboard.press("Enter")
    expect(point).to_be_visible()
    guidance = source.library.snippets[node.snippet or ""].guidance
    for text in (
        *guidance.points,
        *guidance.pitfalls,
        *guidance.checklist,
        guidance.rewrite.weak,
        guidance.rewrite.why,
    ):
        expect(foot.get_by_text(text, exact=True)).to_be_visible()
