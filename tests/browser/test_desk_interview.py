"""A newcomer answers one question after the other, and leaves with a draft that can be read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Locator, expect

from barriers import barriers
from drafting import Drafting
from places import Visit

pytestmark = pytest.mark.browser

OUTLINE = "quarterly-plan"
ANSWERS = "tests/facts/answers/canteen.yml"
# Seconds that typing may take, at a character or a key a second.
MOST = 300


class Interview(Drafting):
    """A desk that asks; every character, key and press is counted."""

    @classmethod
    def asked(cls, visit: Visit, outline: str = OUTLINE, **options: Any) -> Interview:
        desk = cls.first(visit, **options)
        assert isinstance(desk, Interview)
        desk.page.locator(f"[data-outline='{outline}']").click()
        desk.ready()
        expect(desk.count).to_contain_text("第1问")
        return desk

    @property
    def count(self) -> Locator:
        return self.page.locator(".rk-asking-count")

    @property
    def question(self) -> Locator:
        return self.page.locator(".rk-asking-text")

    @property
    def next(self) -> Locator:
        return self.page.locator(".rk-asking-ways .rk-primary")

    @property
    def goal(self) -> Locator:
        return self.page.locator("[data-list='目标'] .rk-cell-input")

    def to_goals(self) -> None:
        """Skip what is asked before the goals."""
        while self.seen() != ["目标"]:
            self.next.click()
        expect(self.goal).to_be_focused()

    def seen(self) -> list[str]:
        """Give the fields and lists that are in sight."""
        shown: list[str] = self.page.locator(".rk-column-fields").evaluate(
            """(column) => [...column.querySelectorAll("[data-row], [data-list]")]
              .filter((node) => node.checkVisibility())
              .map((node) => node.dataset.row ?? node.dataset.list)"""
        )
        return shown

    def at(self) -> str:
        """Say where the caret is."""
        place: str = self.page.evaluate(
            "document.activeElement.getAttribute('aria-label') ?? document.activeElement.id"
        )
        return place


def write(desk: Interview, text: str) -> int:
    for character in text:
        desk.page.keyboard.insert_text(character)
    return len(text)


def press(desk: Interview, key: str) -> int:
    desk.page.keyboard.press(key)
    return 1


def answer(desk: Interview, answers: dict[str, Any]) -> int:
    """Answer a question by keys alone, and give how many it took; what is not known is gone past."""
    seen = desk.seen()
    keys = 0
    if not seen:
        return write(desk, answers["title"]) + press(desk, "Enter")
    (first, *_) = seen
    if first not in answers["lists"] and desk.page.locator(f"[data-list='{first}']").count():
        return press(desk, "Control+Enter")
    if first not in answers["lists"]:
        for name in seen:
            assert desk.at() == f"field-{name}"
            keys += write(desk, answers["values"].get(name, "")) + press(desk, "Enter")
        return keys
    columns = desk.page.locator(f"[data-list='{first}'] .rk-grid-row.rk-new [data-column]").evaluate_all(
        "(cells) => cells.map((cell) => cell.dataset.column)"
    )
    for row in answers["lists"][first]:
        last = max(columns.index(name) for name in row)
        for name in columns[: last + 1]:
            keys += write(desk, row.get(name, "")) + press(desk, "Tab")
        if last + 1 < len(columns):
            keys += press(desk, "ArrowDown") + press(desk, "Home")
    return keys + press(desk, "Control+Enter")


def test_a_first_draft_takes_less_than_five_minutes_of_typing(visit: Visit, root: Path) -> None:
    answers = yaml.load((root / ANSWERS).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    desk = Interview.asked(visit)
    keys = 1  # the press on the outline
    while desk.question.text_content() != "初稿有了":
        keys += answer(desk, answers)
    desk.page.get_by_role("button", name="去掉空着的，看初稿").click()
    desk.page.locator(".rk-deskbar").get_by_role("button", name="复制到Word").click()
    keys += 2
    expect(desk.passing).to_contain_text("已复制")
    text: str = desk.page.evaluate("navigator.clipboard.readText()")
    assert keys <= MOST, keys
    assert "【" not in text
    assert text.startswith(answers["title"])
    told = [*answers["values"].values()]
    for rows in answers["lists"].values():
        told += [word for row in rows for word in row.values()]
    dates = {"12-18": "2026年12月18日", "11-13": "2026年11月13日", "10-23": "2026年10月23日", "11-05": "2026年11月5日"}
    words = {"未": "", "必": "必须完成", "争": "争取完成"}
    missing = [word for word in told if words.get(word, dates.get(word, word)) not in text]
    assert not missing, (missing, text)
    print(f"{keys}次按键，{len(text)}字\n{text}")


def test_only_what_is_asked_is_seen_and_all_is_there_again(visit: Visit) -> None:
    desk = Interview.asked(visit)
    assert desk.seen() == []
    expect(desk.page.locator("#rk-title-input")).to_be_focused()
    desk.page.keyboard.press("Enter")
    expect(desk.count).to_have_text(re.compile("^第2问，"))
    assert {"项目名称", "依据文件"} == set(desk.seen())
    assert desk.at() == "field-项目名称"
    desk.page.keyboard.insert_text("食堂改造后续")
    expect(desk.next).to_have_text("下一问")
    desk.page.keyboard.press("Enter")
    assert desk.at() == "field-依据文件"
    desk.page.keyboard.press("Enter")
    expect(desk.count).to_have_text(re.compile("^第3问，"))
    expect(desk.next).to_have_text("跳过")
    desk.to_goals()
    expect(desk.question).to_contain_text("要做到什么程度")
    assert desk.seen() == ["目标"]
    expect(desk.goal).to_be_focused()
    desk.page.get_by_role("button", name="上一问").click()
    assert desk.at().startswith("field-")
    desk.page.get_by_role("button", name="不问了，全部列出来").click()
    expect(desk.count).to_have_count(0)
    assert {"项目名称", "报告周期", "目标", "下期任务"} <= set(desk.seen())
    expect(desk.field("项目名称")).to_have_value("食堂改造后续")


def test_it_goes_on_where_it_was_left(visit: Visit) -> None:
    desk = Interview.asked(visit)
    desk.page.keyboard.press("Enter")
    desk.page.keyboard.insert_text("食堂改造后续")
    expect(desk.page.locator(".rk-saved")).to_have_text("已存在这台设备")
    # A reload goes on by itself, behind what is answered.
    desk.page.reload()
    desk.ready()
    expect(desk.count).to_have_text(re.compile("^第3问，"))
    # So does a press, on another day.
    desk.page.get_by_role("button", name="不问了，全部列出来").click()
    desk.page.reload()
    desk.ready()
    expect(desk.count).to_have_count(0)
    desk.page.get_by_role("button", name="逐个问我").click()
    expect(desk.count).to_have_text(re.compile("^第3问，"))


def test_all_may_be_skipped_and_what_is_blank_stays_or_goes(visit: Visit) -> None:
    desk = Interview.asked(visit)
    every = desk.count.text_content() or ""
    while desk.count.text_content() != "问完了":
        desk.next.click()
    asked = re.search(r"共([0-9]+)问", every)
    assert asked
    expect(desk.page.locator(".rk-asking-head")).to_contain_text(f"跳过了{int(asked[1]) - 1}问")
    # Nothing would be left.
    expect(desk.page.get_by_role("button", name="去掉空着的，看初稿")).to_have_count(0)
    # The first that was skipped; a title came with the outline.
    desk.page.get_by_role("button", name="回去接着答").click()
    expect(desk.count).to_have_text(re.compile("^第2问，"))
    desk.to_goals()
    desk.page.keyboard.insert_text("晚餐取汤处不再堵")
    desk.page.get_by_role("button", name="就到这里，看初稿").click()
    desk.page.get_by_role("button", name="去掉空着的，看初稿").click()
    expect(desk.page.locator(".rk-short")).to_contain_text("带走时去掉空着的")
    expect(desk.count).to_have_count(0)
    desk.page.locator(".rk-deskbar").get_by_role("button", name="撤销").click()
    expect(desk.page.locator(".rk-short")).to_be_hidden()


def test_writing_at_once_is_a_choice(visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE)
    expect(desk.page.locator(".rk-asking-count")).to_have_count(0)
    expect(desk.field("项目名称")).to_be_visible()


def test_on_a_phone_it_is_a_screen_and_has_no_barrier(visit: Visit) -> None:
    desk = Interview.asked(visit, width=390)
    while desk.count.text_content() != "问完了":
        expect(desk.next).to_be_in_viewport()
        expect(desk.question).to_be_in_viewport()
        assert desk.page.evaluate("document.documentElement.scrollWidth") <= 390
        if desk.seen() == ["目标"]:
            expect(desk.goal).to_be_focused()
            desk.page.keyboard.insert_text("晚餐取汤处不再堵")
            assert barriers(desk.page) == []
        desk.next.click()
    assert barriers(desk.page) == []
    desk.page.get_by_role("button", name="去掉空着的，看初稿").click()
    expect(desk.paper).to_be_in_viewport()


def test_only_what_the_sections_ask_for_now_is_asked(visit: Visit) -> None:
    desk = Interview.asked(visit)
    length = desk.page.get_by_title("篇幅")
    expect(length).to_have_value("1")
    title = desk.question.text_content() or ""
    desk.next.click()
    expect(desk.question).not_to_have_text(title)
    here, count = desk.question.text_content() or "", desk.count.text_content() or ""
    length.select_option(label="简版")
    # The meetings went with their section; where the writer is stays.
    expect(desk.count).not_to_have_text(count)
    expect(desk.question).to_have_text(here)
    while desk.count.text_content() != "问完了":
        assert desk.seen()
        desk.next.click()
    # In an outline nothing is filled in, and nothing asked.
    desk.page.get_by_role("button", name="回去接着答").click()
    desk.page.get_by_role("radio", name="提纲", exact=True).check()
    expect(desk.count).to_have_count(0)
    desk.page.get_by_role("radio", name="模板", exact=True).check()
    desk.page.get_by_role("button", name="逐个问我").click()
    expect(desk.count).to_contain_text("问")


def test_who_goes_to_another_blank_finds_it(visit: Visit) -> None:
    desk = Interview.asked(visit)
    desk.page.locator("details.rk-blanks summary").click()
    desk.page.locator("details.rk-blanks").get_by_role("button", name="项目负责人", exact=True).click()
    expect(desk.field("项目负责人")).to_be_focused()
    expect(desk.count).to_have_count(0)


def test_a_section_of_ones_own_is_written_while_questions_are_asked(visit: Visit) -> None:
    desk = Interview.asked(visit, width=390)
    desk.page.locator(".rk-thumbs").get_by_role("button", name="章节", exact=True).click()
    desk.own("烤箱修理", "九月十二日烤箱停了半天。")
    assert [section["text"] for section in desk.draft()["sections"] if section["text"]] == ["九月十二日烤箱停了半天。"]
