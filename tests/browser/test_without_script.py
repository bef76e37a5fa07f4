"""Without JavaScript every page reads in full, and nothing on it is dead."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from places import Places, Visit, outline_path
from reportkb.report.assemble import Choice
from reportkb.report.document import to_markdown, to_text
from reportkb.report.tree import phrases
from reportkb.site.downloads import VARIANTS, assembled
from reportkb.site.site import NOTHING, Site

pytestmark = pytest.mark.browser

# The drawer of the navigation and folded guidance work without a script.
DEAD = "button:visible, input:visible, select:visible, [role=button]:visible:not(.rk-menu), [aria-haspopup]:visible"


def test_the_whole_sample_and_its_annotations_can_be_read(visit: Visit, places: Places, source: Site) -> None:
    page = visit(outline_path(places.outline), java_script_enabled=False)
    text = page.locator("article").inner_text()
    shown = source.shown[places.outline.slug].values
    for node in places.outline.nodes:
        expect(page.locator(f"[id='{node.anchor}']")).to_be_visible()
        content = source.contents.get(node.snippet or "")
        for phrase in phrases(content.blocks) if content else ():
            assert phrase.comment in text
    assert "【" not in "".join(page.locator(".rk-section").all_inner_texts())
    values = page.locator(".rk-section .rk-field")
    assert [
        value == shown[name]
        for name, value in values.evaluate_all("(all) => all.map((field) => [field.dataset.field, field.textContent])")
    ] == [True] * values.count()
    expect(page.locator(".rk-section:visible")).to_have_count(page.locator(".rk-section").count())
    expect(page.locator(".rk-notes li:visible")).to_have_count(page.locator(".rk-notes li").count())


def test_the_template_filled_by_its_case_can_be_read(visit: Visit, places: Places, source: Site) -> None:
    outline = places.outline
    page = visit(f"{outline_path(outline)}template/", java_script_enabled=False)
    document = assembled(outline, source, Choice("template", "full", outline.plan.numbering, notes=False))
    body = page.locator("article").evaluate(
        """(article) => {
          const copy = article.cloneNode(true);
          copy.querySelectorAll(".rk-ref, .rk-foot, .headerlink").forEach((node) => node.remove());
          return copy.textContent;
        }"""
    )
    expected = to_text(document, source.shown[outline.slug]).removeprefix(document.title)
    letters = "".join(character for character in expected if character.isalnum())
    assert letters in "".join(character for character in body if character.isalnum())


def test_a_number_leads_to_its_note_and_back(visit: Visit, places: Places) -> None:
    page = visit(outline_path(places.other), java_script_enabled=False)
    reference = page.locator("a.rk-ref").first
    reference.click()
    expect(page.locator(":target")).to_have_class("")
    expect(page.locator(".rk-notes li:target")).to_be_in_viewport()
    page.locator(".rk-notes li:target .rk-quote").click()
    expect(page.locator("a.rk-ref:target")).to_be_in_viewport()


@pytest.mark.parametrize("width", [390, 1280])
def test_no_switch_or_button_is_dead(width: int, visit: Visit, places: Places) -> None:
    page = visit("/", width=width, java_script_enabled=False)
    for name, path in places.addresses.items():
        page.goto(path)
        expect(page.locator("h1")).to_be_visible()
        assert page.locator(DEAD).all() == [], name


def test_every_outline_is_offered_as_markdown_and_text(visit: Visit, places: Places, source: Site) -> None:
    page = visit("/starter/", java_script_enabled=False)
    links = page.locator(".rk-downloads a:visible")
    offered = links.evaluate_all("(all) => all.map((link) => [link.href, link.download])")
    expected = []
    for outline in source.library.outlines.values():
        for title, flavour, filled in VARIANTS.values():
            choice = Choice(flavour, "full", outline.plan.numbering, notes=flavour == "outline")
            document = assembled(outline, source, choice)
            facts = source.shown[outline.slug] if filled else NOTHING
            for suffix, written in (("md", to_markdown(document, facts)), ("txt", to_text(document, facts))):
                expected.append((f"{outline.plan.title}-{title}.{suffix}", written))
    assert [name for _, name in offered] == [name for name, _ in expected]
    for (href, _), (name, written) in zip(offered, expected, strict=True):
        answer = page.request.get(href)
        assert answer.status == 200, name
        assert answer.body().decode() == written, name


def test_an_outline_offers_its_own_downloads(visit: Visit, places: Places) -> None:
    path = outline_path(places.outline)
    page = visit(path, java_script_enabled=False)
    links = page.locator(".rk-downloads a:visible")
    expect(links).to_have_count(2 * len(VARIANTS))
    for link in links.all():
        answer = page.request.get(urljoin(path, link.get_attribute("href") or ""))
        assert answer.status == 200
        assert "utf-8" in answer.headers["content-type"]
