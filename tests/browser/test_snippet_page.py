"""A snippet's page shows its body, annotations and guidance, and leads to where it is used."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import expect

from boxes import boxes
from clipboards import WATCH, assert_copied
from places import Places, Visit, snippet_path
from reportkb.report import tree
from reportkb.report.assemble import Choice, outlined
from reportkb.report.document import to_text
from reportkb.report.expand import expand
from reportkb.rules.uses import needed, nodes_of
from reportkb.site.site import Site
from reportkb.site.snippet_page import MOST_VARIANTS

pytestmark = pytest.mark.browser

# Reads a page without opening it, which is quick enough for every snippet of the library.
LINKS = """async (path) => {
  const page = new DOMParser().parseFromString(await (await fetch(path)).text(), "text/html");
  const target = (link) => new URL(link.getAttribute("href"), new URL(path, location));
  const links = (selector) => [...page.querySelectorAll(selector)].map((link) =>
    [target(link).pathname + target(link).hash, link.textContent]);
  return [links(".rk-usage a"), links(".rk-cards:last-of-type a"), links(".rk-related a")];
}"""


CARDS = """async (path) => {
  const page = new DOMParser().parseFromString(await (await fetch(path)).text(), "text/html");
  const target = (link) => new URL(link.getAttribute("href"), new URL(path, location)).pathname;
  return [...page.querySelectorAll(".rk-cards a")].map(target);
}"""


def test_it_shows_body_annotations_and_guidance(visit: Visit, places: Places, source: Site) -> None:
    snippet = places.snippet
    content, guidance, values = source.contents[snippet.id], snippet.guidance, source.facts_of(snippet)
    page = visit(snippet_path(snippet))
    expect(page.locator("h1")).to_have_text(guidance.title)
    node = next(node for node in source.homes[snippet.id][0].nodes if node.snippet == snippet.id)
    document = outlined("", "", (node,), source.contents, Choice("sample", "full", "none", notes=False))
    body = page.locator(".rk-sample").evaluate(
        """(body) => {
          const copy = body.cloneNode(true);
          copy.querySelectorAll(".rk-ref").forEach((number) => number.remove());
          return copy.textContent;
        }"""
    )
    expected = to_text(document, values).removeprefix(node.heading)
    letters = [character for character in expected if character.isalnum()]
    assert [character for character in body if character.isalnum()] == letters
    assert letters
    for text in (*guidance.points, *guidance.pitfalls, *guidance.checklist, guidance.rewrite.why, guidance.purpose):
        expect(page.locator(".rk-guidance-open").get_by_text(text, exact=True)).to_be_visible()
    for index, note in enumerate(tree.phrases(content.blocks)):
        page.locator("a.rk-ref[role=button]").nth(index).click()
        expect(page.get_by_role("dialog")).to_contain_text(note.comment)
        page.keyboard.press("Escape")


def test_the_rewrite_stands_side_by_side_where_there_is_room(visit: Visit, places: Places) -> None:
    found = {}
    for width in (1280, 390):
        page = visit(snippet_path(places.snippet), width=width)
        found[width] = boxes(page, (".rk-weak p", 0), (".rk-strong p", 0))
        expect(page.locator(".rk-weak figcaption")).to_have_text("改前")
        expect(page.locator(".rk-strong figcaption")).to_have_text("改后")
    (weak, strong), (above, below) = found[1280], found[390]
    assert weak["x"] + weak["width"] < strong["x"]
    assert weak["y"] == strong["y"]
    assert above["y"] + above["height"] < below["y"]
    assert above["x"] == below["x"]


def test_it_leads_to_the_outlines_that_use_it_and_to_its_kind(visit: Visit, source: Site) -> None:
    page = visit("/")
    for snippet in source.library.snippets.values():
        links, others, related = page.evaluate(LINKS, snippet_path(snippet))
        assert [address for address, _ in links] == [
            f"/outlines/{outline.slug}/#{node.anchor}"
            for outline in source.homes.get(snippet.id, ())
            for node in nodes_of(snippet.id, outline, source.library.snippets)
        ], snippet.id
        # Of many, so that the page does not grow with the library: those that share most tags first.
        beside = [other for other in source.kinds[snippet.kind] if other.id != snippet.id]
        beside.sort(key=lambda other: -len(set(snippet.guidance.tags) & set(other.guidance.tags)))
        near = beside[:MOST_VARIANTS]
        assert others == [[snippet_path(other), other.guidance.title] for other in near], snippet.id
        kin = source.stories.get(snippet.id, ()) if snippet.is_frame else (snippet.guidance.frame,)
        known = [source.library.snippets[one] for one in kin]
        assert related == [[snippet_path(other), other.guidance.title] for other in known], snippet.id


def test_it_is_edited_in_its_source_file(visit: Visit, places: Places, source: Site, root: Path) -> None:
    page = visit(snippet_path(places.snippet))
    path = places.snippet.place.path
    assert (root / path).is_file()
    for name in ("修改这个片段", "修改本页"):
        expect(page.get_by_role("link", name=name)).to_have_attribute("href", f"{source.edit_root}{path}")


@pytest.mark.clipboard
def test_its_body_is_copied_with_the_values_that_it_shows(visit: Visit, places: Places, source: Site) -> None:
    snippet = places.snippet
    page = visit(snippet_path(snippet))
    button = page.get_by_role("button", name="复制这一节")
    expect(button).to_be_visible()
    page.evaluate(WATCH)
    button.click()
    expect(page.get_by_role("status").filter(has_text="已复制")).to_be_visible()
    node = next(node for node in source.homes[snippet.id][0].nodes if node.snippet == snippet.id)
    document = outlined("", "", (node,), source.contents, Choice("sample", "full", "none", notes=False))
    assert_copied(page, document, source.facts_of(snippet))
    assert page.evaluate("copies") == 1


def test_a_kind_lists_its_snippets(visit: Visit, source: Site) -> None:
    page = visit("/snippets/")
    kinds = page.locator(".rk-kinds a").evaluate_all("(all) => all.map((a) => a.pathname)")
    used = {snippet.kind for snippet in source.library.snippets.values()}
    assert kinds == [f"/snippets/{name}/" for name in source.library.kinds if name in used]
    for path in kinds:
        cards = page.evaluate(CARDS, path)
        held = [item for item in source.library.snippets.values() if f"/{item.kind}/" in path]
        assert sorted(cards) == sorted(snippet_path(item) for item in held)
        # A frame, then the stories that fill it.
        for at, address in enumerate(cards):
            item = next(item for item in held if snippet_path(item) == address)
            if item.is_frame:
                stories = [f"/snippets/{one}/" for one in source.stories.get(item.id, ())]
                assert cards[at + 1 : at + 1 + len(stories)] == stories


def test_the_variants_of_a_kind_are_read_side_by_side(visit: Visit, source: Site) -> None:
    held = Counter(snippet.kind for snippet in source.library.snippets.values())
    kind, _ = held.most_common(1)[0]
    page = visit(f"/snippets/{kind}/")
    rows = page.locator(".rk-compare > li")
    expect(rows).to_have_count(held[kind])
    frame = next(one for one in source.kinds[kind] if one.is_frame and source.stories.get(one.id))
    family = [frame, *(source.library.snippets[one] for one in source.stories[frame.id])]
    near = f"#frame-{frame.slug} + .rk-compare"
    rows = page.locator(f"{near} > li")
    snippets = family
    bodies = rows.locator(".rk-body")
    for index in (0, 1):
        expect(bodies.nth(index)).to_be_hidden()
        rows.nth(index).locator("summary").click()
        expect(bodies.nth(index)).to_be_visible()
        blocks = expand(source.contents[snippets[index].id].blocks, source.facts_of(snippets[index]))
        for run in tree.runs(blocks):
            expect(bodies.nth(index)).to_contain_text(tree.plain(run))
    left, right = boxes(page, (f"{near} li:nth-child(1) .rk-body", 0), (f"{near} li:nth-child(2) .rk-body", 0))
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] < right["x"]
    needs = needed(snippets[0].body.names, source.library.register)
    asked = [name for name in needs if source.library.register[name].formula is None]
    lists = dict.fromkeys(reference.list for reference in frame.body.references)
    said = f"填{len(asked)}处" if asked else f"用到清单{'、'.join(lists)}"
    expect(rows.first.locator("summary")).to_contain_text(said)
