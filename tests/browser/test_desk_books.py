"""All lists go into one workbook and come back from it: after a look, in one step, from a file or a drop."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, expect

from listing import GOALS, Lists, clean, saved
from places import Visit

pytestmark = pytest.mark.browser

LISTS: dict[str, list[dict[str, str]]] = {
    "目标": [{**GOALS[0], "说明": "=1+1"}, {**GOALS[1], "说明": "甲\n“乙”,丙"}],
    "问题": [{"名称": "返工", "状态": "未解决"}],
    "费用": [{"名称": "设备", "预算": "21.5", "实际": "20.80"}],
}
TITLE = "从Excel文件读回全部清单"
# A file as it is dropped on the page.
DROP = """([name, bytes]) => {
  const data = new DataTransfer();
  data.items.add(new File([Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))], name));
  const event = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
  document.querySelector(".rk-desk").dispatchEvent(event);
}"""


def look(desk: Lists, path: Path) -> Locator:
    """Choose a file for all lists."""
    with desk.page.expect_file_chooser() as chooser:
        desk.page.get_by_role("button", name=TITLE).click()
    chooser.value.set_files(path)
    return desk.page.get_by_role("dialog", name=TITLE)


def rows(desk: Lists) -> dict[str, Any]:
    return {name: found for name in ("目标", "问题", "费用", "措施") if (found := desk.kept_rows(name))}


@pytest.mark.parametrize("width", [1280, 390])
def test_all_lists_come_back_in_one_step(width: int, visit: Visit, tmp_path: Path) -> None:
    path = saved(Lists.open(visit, LISTS), tmp_path)
    other = Lists.open(visit, {"目标": [{"名称": "旧的"}], "措施": [{"名称": "检测"}]}, width=width)
    sheet = look(other, path)
    # The first sheet has the values, and lists without rows have theirs.
    expect(sheet).to_contain_text("“清单.xlsx”里有5张表，3张放得进来。")
    expect(sheet.get_by_role("listitem").nth(1)).to_contain_text("2行放进“目标”（现有1行），对上8列")
    expect(sheet.get_by_role("listitem").nth(4)).to_contain_text("没有填的1张，不变：措施。")
    assert clean(other.page) == []
    assert other.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    sheet.get_by_role("button", name="不要").click()
    before = rows(other)
    sheet = look(other, path)
    sheet.get_by_role("button", name="放进来").click()
    expect(other.passing).to_contain_text("放进来3个清单、4行，可以撤销。")
    assert rows(other) == {**LISTS, "目标": [{"名称": "旧的"}, *LISTS["目标"]], "措施": [{"名称": "检测"}]}
    undo = other.page.locator(".rk-deskbar").get_by_role("button", name="撤销")
    undo.click()
    assert rows(other) == before
    sheet = look(other, path)
    sheet.get_by_label("换掉原来的").check()
    sheet.get_by_role("button", name="放进来").click()
    assert rows(other) == {**LISTS, "措施": [{"名称": "检测"}]}
    expect(other.cell("目标", 1, "名称")).to_have_text("窗口满意度")
    undo.click()
    assert rows(other) == before


def test_what_a_colleague_filled_in_comes_back_with_the_values(visit: Visit, tmp_path: Path) -> None:
    desk = Lists.open(visit)
    path = saved(desk, tmp_path)
    book = load_workbook(path)
    facts, measures = book["基本信息"], book["措施"]
    assert [cell.value for cell in facts[2]][:2] == ["项目名称", None]
    facts["B2"] = "食堂改造"
    measures["A2"] = "检测"
    book.save(path)
    sheet = look(desk, path)
    expect(sheet.get_by_role("listitem").first).to_contain_text("1项要放进来：项目名称。")
    sheet.get_by_role("button", name="放进来").click()
    expect(desk.passing).to_contain_text("放进来1个清单、1行，基本信息1项，可以撤销。")
    expect(desk.paper).to_contain_text("食堂改造设定目标")
    assert rows(desk) == {"措施": [{"名称": "检测"}]}
    desk.page.locator(".rk-deskbar").get_by_role("button", name="撤销").click()
    expect(desk.paper).not_to_contain_text("食堂改造")
    assert rows(desk) == {}


def test_a_dropped_workbook_is_looked_at_and_what_fits_nowhere_is_named(visit: Visit, tmp_path: Path) -> None:
    path = saved(Lists.open(visit, {"目标": GOALS}), tmp_path)
    desk = Lists.open(visit)
    section = desk.page.locator(".rk-line-item")
    for name, said in (("别的.xlsx", ""), ("坏.xlsx", "这个文件不完整"), ("旧.xlsx", "不是文本文件。请打开表格")):
        content = {"别": path.read_bytes(), "坏": b"PK\x03\x04rest", "旧": b"\xd0\xcf\x11\xe0rest"}[name[0]]
        desk.page.evaluate(DROP, [name, base64.b64encode(content).decode()])
        if name[0] == "别":
            sheet = desk.page.get_by_role("dialog", name=TITLE)
            expect(sheet).to_contain_text("2行放进“目标”，对上8列")
            sheet.get_by_role("button", name="放进来").click()
            assert desk.kept_rows("目标") == GOALS
        else:
            expect(desk.passing).to_contain_text(said)
    assert desk.kept_rows("目标") == GOALS
    expect(section).to_have_count(1)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("坏.xlsx", b"PK\x03\x04rest", "这个文件不完整"),
        ("旧.xls", b"\xd0\xcf\x11\xe0rest", "不是文本文件。请打开表格"),
        ("目标.csv", "名称\r\n甲\r\n".encode(), "CSV文件一次装一个清单"),
        ("大.xlsx", b"PK\x03\x04" + bytes(9_000_000), "8MB以内"),
    ],
)
def test_a_file_that_is_no_workbook_is_refused(
    name: str, content: bytes, said: str, visit: Visit, tmp_path: Path
) -> None:
    desk = Lists.open(visit, {"目标": GOALS})
    (tmp_path / name).write_bytes(content)
    expect(look(desk, tmp_path / name)).to_have_count(0)
    expect(desk.passing).to_contain_text(said)
    assert desk.kept_rows("目标") == GOALS
