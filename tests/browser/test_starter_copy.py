"""What the starter copies is what Python assembles, and it says truthfully whether it was copied."""

from __future__ import annotations

from itertools import cycle, product
from typing import Any, get_args

import pytest
from playwright.sync_api import expect

from clipboards import REFUSALS, WATCH, assert_copied, assert_offered, forget, read
from desk import Desk, document, given
from places import Places, Visit
from reportkb.assemble import FLAVOUR_TITLES, Choice, Flavour
from reportkb.document import blanks, to_markdown, to_text
from reportkb.numbering import NumberingStyle
from reportkb.outline import DEPTH_TITLES, Depth
from reportkb.site import Site

pytestmark = pytest.mark.browser

# What people type, and what would break a document that took it literally.
TYPED = (
    "甲公司",
    "１２８",
    "36.5%",
    "2025-03-31",
    "*星号*_下划线_",
    "<b>&amp;</b>",
    "1. 一行\t两格",
    "",
    "# 井号|竖线",
    "0",
)
# Choose each combination in turn, copy it and read the clipboard.
COPIED = """async (combinations) => {
  const form = document.querySelector(".rk-starter-choices");
  const status = document.querySelector("#rk-starter [role=status]");
  const said = () => new Promise((done) => {
    const observer = new MutationObserver(() => { if (status.textContent) { observer.disconnect(); done(); } });
    observer.observe(status, { childList: true, characterData: true, subtree: true });
  });
  const results = [];
  for (const [flavour, depth, numbering, notes] of combinations) {
    form.elements.flavour.value = flavour;
    form.elements.depth.value = depth;
    form.elements.notes.checked = notes;
    form.elements.numbering.value = numbering;
    form.elements.numbering.dispatchEvent(new Event("change", { bubbles: true }));
    for (const button of ["markdown", "text"]) {
      status.textContent = "";
      await navigator.clipboard.writeText("");
      const spoken = said();
      document.querySelector(`#rk-starter [data-copy=${button}]`).click();
      await spoken;
      results.push([status.textContent, await navigator.clipboard.readText()]);
    }
  }
  return results;
}"""


def test_what_is_copied_equals_what_python_assembles(visit: Visit, places: Places, source: Site) -> None:
    """For every outline, flavour and depth, with every numbering and with annotations in half of them."""
    names = source.library.register
    filled = {name: raw for name, raw in zip(names, cycle(TYPED)) if raw}
    styles = cycle(get_args(NumberingStyle))
    desk = Desk.open(visit, places.other, {"version": 1, "values": filled})
    for outline in source.library.outlines.values():
        desk.choose_outline(outline)
        desk.wait_for(outline)
        choices = [
            Choice(flavour, depth, next(styles), notes=bool(index % 2))
            for index, (flavour, depth) in enumerate(product(get_args(Flavour), get_args(Depth)))
        ]
        asked = [[choice.flavour, choice.depth, choice.numbering, choice.notes] for choice in choices]
        results = iter(desk.page.evaluate(COPIED, asked))
        for choice in choices:
            assembled, values = document(outline, source, choice), given(outline, source, choice, filled)
            for written in (to_markdown(assembled, values), to_text(assembled, values)):
                said, copied = next(results)
                assert said.startswith("已复制"), (outline.slug, choice)
                assert copied == written, (outline.slug, choice)


def test_every_button_copies_what_the_reader_sees(visit: Visit, places: Places, source: Site) -> None:
    outline = places.other
    desk = Desk.open(visit, outline)
    desk.page.evaluate(WATCH)
    versions: tuple[tuple[Flavour, Depth], ...] = (("sample", "full"), ("template", "core"))
    for flavour, depth in versions:
        desk.choose(FLAVOUR_TITLES[flavour], DEPTH_TITLES[depth])
        choice = Choice(flavour, depth, outline.plan.numbering, notes=False)
        assembled, values = document(outline, source, choice), given(outline, source, choice, {})
        desk.copy()
        expect(desk.status).to_contain_text("已复制")
        assert_copied(desk.page, assembled, values)
        for name, written in (("复制Markdown", to_markdown), ("复制纯文本", to_text)):
            forget(desk.page)
            desk.copy(name)
            expect(desk.page.get_by_role("button", name="已复制")).not_to_have_count(0)
            assert read(desk.page) == [{"text/plain": written(assembled, values)}]
    rich, plain = [["text/html", "text/plain"]], [["text/plain"]]
    assert desk.page.evaluate("writes") == [rich, plain, plain] * 2


def test_a_copy_says_how_much_is_still_blank(visit: Visit, places: Places, source: Site) -> None:
    outline = places.other
    desk = Desk.open(visit, outline)
    desk.choose("详版")
    choice = Choice("template", "full", outline.plan.numbering, notes=False)
    missing = len(blanks(document(outline, source, choice), {}))
    desk.copy()
    expect(desk.status).to_have_text(f"已复制，还有{missing}个空白要补。")


def test_the_button_gets_its_name_back_however_often_it_is_clicked(visit: Visit, places: Places) -> None:
    desk = Desk.open(visit, places.other)
    desk.page.clock.install()
    button = desk.page.locator("#rk-starter [data-copy=rich]")
    for _ in range(2):
        button.click()
        expect(button).to_have_text("已复制")
        desk.page.clock.fast_forward(1000)
    desk.page.clock.fast_forward(5000)
    expect(button).to_have_text("复制到Word")


def test_nothing_that_a_writer_types_or_copies_is_sent_anywhere(visit: Visit, places: Places) -> None:
    desk = Desk.open(visit, places.other)
    desk.page.wait_for_load_state("networkidle")
    requested: list[str] = []
    desk.page.on("request", lambda request: requested.append(request.url))
    desk.page.locator(".rk-row input").first.fill("甲公司")
    for button in ("复制到Word", "复制Markdown", "复制纯文本"):
        desk.copy(button)
        expect(desk.page.get_by_role("button", name="已复制")).not_to_have_count(0)
    assert requested == []


def test_it_says_copied_only_once_the_browser_has_written(visit: Visit, places: Places) -> None:
    desk = Desk.open(visit, places.other)
    desk.page.evaluate("() => { navigator.clipboard.write = () => new Promise((done) => (window.finish = done)); }")
    desk.copy()
    desk.page.wait_for_function("() => Boolean(window.finish)")
    desk.page.evaluate("() => new Promise(requestAnimationFrame)")
    expect(desk.status).to_have_text("")
    expect(desk.page.locator("[data-copy=rich]")).to_have_text("复制到Word")
    desk.page.evaluate("finish()")
    expect(desk.status).to_contain_text("已复制")


@pytest.mark.parametrize("button", ["复制到Word", "复制Markdown"])
@pytest.mark.parametrize("refusal", REFUSALS)
def test_a_refused_copy_says_so_and_offers_the_text(
    refusal: str, button: str, visit: Visit, places: Places, source: Site
) -> None:
    outline = places.other
    desk = Desk.open(visit, outline)
    desk.page.evaluate(REFUSALS[refusal])
    desk.copy(button)
    choice = Choice("template", "standard", outline.plan.numbering, notes=False)
    write: Any = to_markdown if "Markdown" in button else to_text
    expect(desk.status).to_have_text("没有复制成功，请手工复制。")
    expect(desk.page.get_by_text("已复制")).to_have_count(0)
    assert_offered(desk.page, write(document(outline, source, choice), {}))
    expect(desk.page.get_by_role("button", name=button)).to_be_focused()
