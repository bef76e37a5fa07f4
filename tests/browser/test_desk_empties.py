"""What is still blank stays, or goes with its sentence; the paper shows what would go, and all ways out do the same."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import expect

from clipboards import forget
from drafting import Drafting, file_of
from places import Visit
from test_desk_page import clean

pytestmark = pytest.mark.browser

OUTLINE = "team-project"
# The texts that are marked as going.
MARKED = "() => [...(CSS.highlights.get('rk-going') ?? [])].map((range) => range.toString())"
# The text of the paper that is not.
UNMARKED = """() => {
  const marks = [...CSS.highlights.get("rk-going")];
  const walker = document.createTreeWalker(document.querySelector(".rk-desk .rk-paper"), NodeFilter.SHOW_TEXT);
  let text = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest(".rk-margin, .rk-aim")) continue;
    for (let at = 0; at < node.length; at += 1) {
      const within = (range) => range.isPointInRange(node, at) && range.isPointInRange(node, at + 1);
      if (!marks.some(within)) text += node.data[at];
    }
    text += " ";
  }
  return text;
}"""
BLANK = "【"


def writing(visit: Visit, **options: Any) -> Drafting:
    """Open a desk with a section of one's own in which one sentence can be said and one cannot."""
    desk = Drafting.begin(visit, OUTLINE, "简版", **options)
    if options.get("width") == 390:
        desk.page.locator(".rk-thumbs").get_by_role("button", name="章节", exact=True).click()
    desk.own("自己的一节", "写全了的话。由{{承办部门}}承办。")
    return desk


def leave_out(desk: Drafting, choice: str = "空着的去掉") -> None:
    """Choose on the paper what becomes of what is blank."""
    desk.page.locator(".rk-choices select[name=whole]").select_option(label=choice)


def test_the_paper_shows_what_goes_and_keeps_it(visit: Visit) -> None:
    desk = writing(visit)
    before = desk.paper.inner_text()
    assert desk.page.evaluate(MARKED) == []
    leave_out(desk)
    said = desk.page.locator(".rk-short")
    expect(said).to_contain_text("带走时去掉空着的")
    assert desk.paper.inner_text() == before
    marked = desk.page.evaluate(MARKED)
    assert "由【承办部门】承办。" in marked
    assert "写全了的话。" not in marked
    assert not any("自己的一节" in text for text in marked)
    assert desk.draft()["whole"] is False
    # What is filled in stays at once.
    desk.field("承办部门").fill("总务处")
    desk.page.wait_for_function(f"() => !({MARKED})().some((text) => text.includes('由总务处承办'))")
    assert desk.page.evaluate(MARKED) != []


@pytest.mark.parametrize("project", ["canteen", "training"])
def test_what_is_not_marked_is_what_is_taken_along(project: str, visit: Visit, root: Path) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    desk.touch()
    facts = yaml.load((root / "tests" / "facts" / f"{project}.yml").read_text("utf-8"), yaml.BaseLoader)
    draft = {**desk.draft(), "id": "d2", "title": "报告", "whole": False, "numbering": "none"}
    desk.bring()
    desk.give("草稿.json", file_of({**draft, "values": facts["values"], "rows": facts["lists"]}), "application/json")
    desk.sheet("打开之前看一眼").get_by_role("button", name="作为新草稿打开").click()
    expect(desk.page.locator(".rk-short")).to_contain_text("就是划掉的那些")
    assert desk.page.evaluate(MARKED) != []
    with desk.page.expect_download() as download:
        desk.take().locator("[data-download=txt]").click()
    taken = re.sub(r"^\s*(?:\d+\.|[-•·])\s", "", download.value.path().read_text("utf-8"), flags=re.MULTILINE)
    # The part that lets the paper be written on takes items apart when it arrives: they are marked anew.
    desk.writable()
    desk.page.wait_for_function(f"() => !({UNMARKED})().includes('{BLANK}')")
    shown, kept = letters(desk.page.evaluate(UNMARKED)), letters(taken)
    at = next((at for at, (one, other) in enumerate(zip(shown, kept, strict=False)) if one != other), 0)
    assert shown == kept, (shown[at - 30 : at + 30], kept[at - 30 : at + 30])


def letters(text: str) -> str:
    """Give the letters and figures of a text."""
    return re.sub(r"\W", "", text)


def test_it_is_undone_as_easily(visit: Visit) -> None:
    desk = writing(visit)
    leave_out(desk)
    desk.page.locator(".rk-short").get_by_role("button", name="留着【…】").press("Enter")
    expect(desk.page.locator(".rk-short")).to_be_hidden()
    expect(desk.page.locator(".rk-choices select[name=whole]")).to_be_focused()
    assert desk.page.evaluate(MARKED) == []
    assert desk.draft()["whole"] is True
    desk.page.get_by_role("button", name="撤销").click()
    assert desk.draft()["whole"] is False
    desk.page.get_by_role("button", name="撤销").click()
    assert desk.draft()["whole"] is True


def test_keeping_the_blanks_again_keeps_what_was_written_since(visit: Visit) -> None:
    desk = writing(visit)
    leave_out(desk)
    short = desk.page.locator(".rk-short")
    expect(short).to_contain_text("带走时去掉")
    said = short.inner_text()
    desk.page.get_by_label("报告标题").fill("西坝村图书室改造总结")
    desk.page.wait_for_timeout(300)  # longer than the marks wait for the writer
    expect(short).to_have_text(said)
    short.get_by_role("button", name="留着【…】").click()
    expect(short).to_be_hidden()
    expect(desk.page.get_by_label("报告标题")).to_have_value("西坝村图书室改造总结")
    assert desk.draft()["title"] == "西坝村图书室改造总结"


@pytest.mark.clipboard
def test_all_that_is_copied_goes_without(visit: Visit) -> None:
    desk = writing(visit)
    assert BLANK in desk.copied("text")
    sheet = desk.take()
    sheet.get_by_role("radio", name="连同句子去掉").check()
    expect(sheet.locator(".rk-losing")).to_contain_text("去掉")
    expect(sheet.locator(".rk-losing")).to_contain_text("句")
    sheet.get_by_text("看看去掉的是哪些").click()
    expect(sheet.locator(".rk-going li", has_text="由【承办部门】承办。")).to_be_visible()
    desk.page.keyboard.press("Escape")
    for form in ("text", "markdown"):
        text = desk.copied(form)
        assert BLANK not in text
        assert "一、自己的一节" in text
        assert "写全了的话。" in text
    forget(desk.page)
    desk.page.locator(".rk-deskbar [data-copy=rich]").click()
    expect(desk.passing).to_contain_text("已复制，空着的")
    expect(desk.passing).to_contain_text("句")
    assert BLANK not in desk.page.evaluate("navigator.clipboard.readText()")
    desk.do("复制这节")
    section = desk.sheet("复制“自己的一节”")
    section.locator("[data-copy=text]").click()
    expect(section.get_by_role("status").last).to_have_text("已复制，空着的1句去掉了。")
    assert desk.page.evaluate("navigator.clipboard.readText()").strip().splitlines()[-1] == "写全了的话。"
    section.get_by_role("radio", name="留着【…】").check()
    section.locator("[data-copy=text]").click()
    expect(section.get_by_role("status").last).to_contain_text("已复制，还有")
    assert BLANK in desk.page.evaluate("navigator.clipboard.readText()")


def test_files_go_without(visit: Visit) -> None:
    desk = writing(visit)
    leave_out(desk)
    sheet = desk.take()
    for kind in ("md", "txt"):
        with desk.page.expect_download() as download:
            sheet.locator(f"[data-download={kind}]").click()
        text = download.value.path().read_text("utf-8")
        assert BLANK not in text
        assert "写全了的话。" in text
    with desk.page.expect_download() as download:
        sheet.locator("[data-download=draft]").click()
    assert "由{{承办部门}}承办。" in download.value.path().read_text("utf-8")


@pytest.mark.clipboard
def test_where_nothing_would_be_left_that_is_said(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    leave_out(desk)
    expect(desk.page.locator(".rk-short")).to_contain_text("每一句都有空，去掉就什么也不剩了。")
    forget(desk.page)
    desk.page.locator(".rk-deskbar [data-copy=rich]").click()
    expect(desk.passing).to_contain_text("每一句都有空，去掉就什么也不剩了。")
    sheet = desk.take()
    sheet.locator("[data-download=txt]").click()
    expect(sheet.get_by_role("status").last).to_contain_text("去掉就什么也不剩了")
    assert "自己" not in desk.page.evaluate("navigator.clipboard.readText()")


def test_what_is_printed_is_the_same(visit: Visit) -> None:
    desk = writing(visit)
    leave_out(desk)
    expect(desk.page.locator(".rk-short")).to_be_visible()
    # Rendered or not: what is out of sight has no inner text.
    before = desk.paper.text_content()
    desk.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert BLANK not in desk.paper.inner_text()
    assert "写全了的话。" in desk.paper.inner_text()
    desk.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert desk.paper.text_content() == before


def test_headings_alone_have_nothing_to_leave_out(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    leave_out(desk)
    desk.page.get_by_role("radio", name="提纲", exact=True).check()
    expect(desk.page.locator(".rk-choices select[name=whole]")).to_be_hidden()
    expect(desk.page.locator(".rk-short")).to_be_hidden()
    expect(desk.take().get_by_role("radio", name="连同句子去掉")).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_wrong(width: int, visit: Visit) -> None:
    desk = writing(visit, width=width)
    if width == 390:
        desk.page.locator(".rk-thumbs").get_by_role("button", name="初稿", exact=True).click()
    leave_out(desk)
    expect(desk.page.locator(".rk-short")).to_be_visible()
    assert clean(desk.page) == []
    (desk.page.locator(".rk-thumb-take") if width == 390 else desk.page.get_by_role("button", name="带走…")).click()
    desk.sheet("带走这份草稿").get_by_text("看看去掉的是哪些").click()
    assert clean(desk.page) == []
