"""A table that the writer types looks like a table on the paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from drafting import Drafting
from places import Visit

pytestmark = pytest.mark.browser

TABLE = "| 事项 | 数量 | 状态 |\n|---|---:|:---:|\n| 甲 | 1 | 完成 |\n| 乙 | 20 | 未完 |"
STYLE = "(cells, name) => cells.map((cell) => getComputedStyle(cell)[name])"


@pytest.mark.parametrize("width", [1280, 390])
def test_an_own_table_takes_the_width_shows_its_head_and_keeps_its_alignment(width: int, visit: Visit) -> None:
    desk = Drafting.blank(visit, width=width)
    desk.own("进展", TABLE)
    if width == 390:
        desk.page.locator(".rk-thumbs").get_by_role("button", name="初稿", exact=True).click()
    table = desk.paper.locator("table")
    expect(table.locator("tr")).to_have_count(3)
    # The section itself reaches into the paper's margin, for the mark of the chosen one.
    section = desk.paper.locator("section", has=desk.page.locator("table")).locator("h2").bounding_box()
    row = table.locator("tr").first.bounding_box()
    assert row
    assert section
    assert row["width"] >= section["width"] - 2
    cells = table.locator("tr").last.locator("td")
    assert cells.evaluate_all(STYLE, "textAlign")[1:] == ["end", "center"]
    head, body = (table.locator(name).evaluate_all(STYLE, "backgroundColor") for name in ("th", "td"))
    assert set(head).isdisjoint(body)
