"""What a draft knows goes round as a workbook: what Excel, WPS and LibreOffice read in it, and what comes back."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from converting import converted
from reportkb.library.library import load
from reportkb.site.catalog import written
from reportkb.source.tree import read
from running import Run

pytestmark = pytest.mark.browser

LISTS = ("目标", "问题", "措施", "费用", "里程碑")
ROWS: dict[str, list[dict[str, str]]] = {
    "目标": [
        {
            "名称": "后厨改造验收合格",
            "目标值": "不超过45天",
            "实际值": "41天",
            "完成时限": "2026-08-25",
            "达成": "未达成",
        },
        {"名称": "窗口满意度", "目标值": "90%", "实际值": "92.50%", "完成时限": "八月底"},
        {"名称": '=HYPERLINK("http://a")', "说明": "甲\n“乙”,丙<b>&", "责任人": "00123"},
    ],
    "费用": [
        {"名称": "设备", "预算": "1,200.50", "实际": "20.80"},
        {"名称": "+cmd", "预算": "21.5", "实际": "约20"},
        {"名称": "-3", "预算": "0"},
        {"名称": "3-5", "预算": "380000元"},
    ],
    "问题": [{"名称": "返工", "状态": "未解决"}],
}
VALUES = {
    "项目名称": "=1+1",
    "报告日期": "2026年11月3日",
    "投资额": "1,200.50",
    "完成率": "92.5%",
    "周期": "2026年6月至9月",
}
FIELDS: dict[str, dict[str, Any]] = {
    "项目名称": {"type": "text", "hint": "与立项批复一致。", "example": "食堂改造", "common": True},
    "报告日期": {"type": "date", "hint": "定稿日。", "example": "2026-11-03"},
    "投资额": {"type": "money", "unit": "万元", "hint": "批复数。"},
    "完成率": {"type": "percent", "hint": "台账。"},
    "周期": {"type": "period", "hint": "起止。"},
    "没填的": {"type": "date", "hint": "还没有。"},
    "推算的": {"type": "number", "unit": "万元", "steps": ["@投资额", "#2", "*"]},
}


@pytest.fixture(scope="module")
def draft(root: Path) -> dict[str, Any]:
    """Give a draft that shows all of the fields."""
    library, _ = load(read(root)[0])
    lists = written(library.lists)
    text = "".join(f"{{{{{name}}}}}，" for name in FIELDS)
    section = {"key": "s1", "level": 1, "heading": "一", "snippet": None, "content": None, "edited": None, "text": text}
    return {
        "name": "清单",
        "sections": [section],
        "fields": FIELDS,
        "values": VALUES,
        "types": {name: lists[name] for name in LISTS},
        "rows": ROWS,
    }


@pytest.fixture(scope="module")
def content(draft: dict[str, Any], run_script: Run) -> bytes:
    """Give the workbook."""
    return base64.b64decode(run_script("lists", {"call": "facts", "draft": draft, "lists": list(LISTS)}))


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def sheet(content: bytes, name: str) -> Worksheet:
    found = opened(content)[name]
    assert isinstance(found, Worksheet)
    return found


def titles(page: Worksheet) -> list[str]:
    return [str(cell.value).partition("（")[0] for cell in page[1]]


def column(page: Worksheet, title: str) -> str:
    """Give the letter of a column by its heading."""
    return get_column_letter(titles(page).index(title) + 1)


def test_each_list_is_a_sheet_after_the_values(content: bytes) -> None:
    book = opened(content)
    assert book.sheetnames == ["基本信息", *LISTS]
    for page in book.worksheets:
        assert page.freeze_panes == "A2"
        assert page.print_title_rows == "$1:$1"
        assert page.page_setup.paperSize == 9
        assert page.sheet_properties.pageSetUpPr is not None
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert all(cell.font.b and cell.fill.fgColor.rgb in ("FFDCE6F1", "FFEDEDED") for cell in page[1])
        assert all(cell.border.left.style == "thin" for row in page.iter_rows() for cell in row)
        widths = [page.column_dimensions[column(page, title)].width for title in titles(page)]
        assert all(10 < width <= 60 for width in widths)
    # A list without rows has its head and room to write into.
    page = book["措施"]
    assert page["A1"].value == "名称"
    assert page.max_row == 13
    assert page["A2"].value is None
    # What is computed is set off.
    goals = sheet(content, "目标")
    assert goals[f"{column(goals, '达成')}1"].fill.fgColor.rgb == "FFEDEDED"


def test_figures_days_and_percentages_are_what_they_are(content: bytes) -> None:
    goals = sheet(content, "目标")
    day = goals[f"{column(goals, '完成时限')}2"]
    assert (day.value, day.is_date, day.number_format) == (datetime(2026, 8, 25), True, 'yyyy"年"m"月"d"日"')
    assert goals[f"{column(goals, '完成时限')}3"].value == "八月底"
    percent = goals[f"{column(goals, '实际值')}3"]
    assert (percent.value, percent.number_format) == (0.925, "0.00%;-0.00%")
    assert goals[f"{column(goals, '实际值')}2"].value == "41天"
    costs = sheet(content, "费用")
    budget = [costs[f"{column(costs, '预算')}{row}"] for row in range(2, 6)]
    # 380000元 stands in the column's unit, 万元.
    assert [cell.value for cell in budget] == [1200.5, 21.5, 0, 38]
    assert budget[0].number_format == "#,##0.00;-#,##0.00"
    assert [costs[f"{column(costs, '实际')}{row}"].value for row in (2, 3)] == [20.8, "约20"]
    values = {row[0].value: row[1] for row in sheet(content, "基本信息").iter_rows(min_row=2, max_row=7)}
    assert [cell.value for cell in values.values()] == [
        "=1+1",
        datetime(2026, 11, 3),
        1200.5,
        0.925,
        VALUES["周期"],
        None,
    ]
    assert list(values) == [name for name in FIELDS if name != "推算的"]
    # An empty cell of a day is one already.
    assert values["没填的"].number_format == 'yyyy"年"m"月"d"日"'


def test_cells_say_what_goes_into_them(content: bytes) -> None:
    goals = sheet(content, "目标")
    rules = {
        str(rule.sqref).partition(":")[0].rstrip("0123456789"): rule for rule in goals.data_validations.dataValidation
    }
    deadline = rules[column(goals, "完成时限")]
    assert (deadline.type, deadline.operator, deadline.errorStyle) == ("date", "greaterThanOrEqual", "warning")
    assert str(deadline.sqref).endswith("2:D2001")
    assert deadline.promptTitle == "完成时限"
    assert (deadline.prompt or "").startswith("哪一天核对，写到日。例如：")
    assert deadline.showInputMessage
    reached = rules[column(goals, "达成")]
    assert (reached.type, reached.formula1) == ("list", '"达成,未达成"')
    assert (reached.prompt or "").startswith("自动得出，可以不填。")
    measures = sheet(content, "措施")
    named = next(rule for rule in measures.data_validations.dataValidation if rule.promptTitle == "问题")
    assert (named.type, named.formula1) == ("list", "'问题'!$A$2:$A$2001")
    costs = sheet(content, "费用")
    budget = next(rule for rule in costs.data_validations.dataValidation if rule.promptTitle == "预算")
    assert budget.type == "decimal"
    for page in opened(content).worksheets:
        for rule in page.data_validations.dataValidation:
            assert len(rule.prompt or "") <= 255
            assert rule.formula1 is None or len(rule.formula1) <= 257


def test_a_text_is_never_a_formula(content: bytes) -> None:
    for page in opened(content).worksheets:
        for row in page.iter_rows():
            for cell in row:
                assert cell.data_type != "f", cell.coordinate
                if isinstance(cell.value, str) and cell.value[:1] in ("=", "+", "-", "@"):
                    # Nor does it become one where somebody presses F2 and Enter.
                    assert cell.quotePrefix, cell.value
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert "<f>" not in "".join(book.read(name).decode() for name in book.namelist())
    goals = sheet(content, "目标")
    wrapped = {str(cell.value) for cell, below in zip(goals[1], goals[2], strict=True) if below.alignment.wrap_text}
    assert wrapped == {str(cell.value) for cell in goals[1]} - {"完成时限"}


def test_two_builds_are_the_same(draft: dict[str, Any], content: bytes, run_script: Run) -> None:
    again = base64.b64decode(run_script("lists", {"call": "facts", "draft": draft, "lists": list(LISTS)}))
    assert again == content


def back(run_script: Run, draft: dict[str, Any], content: bytes) -> tuple[Any, dict[str, Any]]:
    given = {"bytes": base64.b64encode(content).decode(), "draft": draft}
    values = run_script("lists", {"call": "values", **given})
    found = run_script("lists", {"call": "back", **given})
    return values, {one["list"]: one["rows"] for one in found if one["list"]}


# What is written in another form than it was typed in means the same.
SAME: dict[str, list[dict[str, str]]] = {
    **ROWS,
    "费用": [{**row, **({"预算": "38"} if row["名称"] == "3-5" else {})} for row in ROWS["费用"]],
    "措施": [],
    "里程碑": [],
}


def test_what_goes_out_comes_back(draft: dict[str, Any], content: bytes, run_script: Run) -> None:
    values, rows = back(run_script, draft, content)
    assert values == {"values": {}, "same": len(VALUES), "left": []}
    assert rows == SAME
    empty, _ = back(run_script, {**draft, "values": {}}, content)
    assert empty["values"] == {**VALUES, "报告日期": "2026-11-03"}


def test_what_excel_makes_of_what_people_type_is_read(draft: dict[str, Any], content: bytes, run_script: Run) -> None:
    book = opened(content)
    page = book["措施"]
    by_name = {title: index for index, title in enumerate(titles(page), 1)}
    page.cell(2, by_name["名称"], "检测")
    page.cell(2, by_name["问题"], "返工")
    page.cell(2, by_name["完成时限"], datetime(2026, 9, 10)).number_format = "m/d/yyyy"
    facts = book["基本信息"]
    for row in facts.iter_rows(min_row=2):
        if row[0].value == "没填的":
            row[1].value = datetime(2026, 12, 1)
        if row[0].value == "完成率":
            row[1].value = 0.5
    facts.append(["别的", "甲", ""])
    out = io.BytesIO()
    book.save(out)
    values, rows = back(run_script, draft, out.getvalue())
    assert values == {"values": {"没填的": "2026-12-01", "完成率": "50.0%"}, "same": 4, "left": ["别的"]}
    assert rows["措施"] == [{"名称": "检测", "问题": "返工", "完成时限": "2026-09-10"}]
    assert {**rows, "措施": []} == SAME


@pytest.mark.office
def test_libreoffice_opens_it_and_saves_it(
    draft: dict[str, Any], content: bytes, run_script: Run, tmp_path: Path
) -> None:
    converted({"a": content}, "xlsx", tmp_path / "saved", ending="xlsx")
    saved = (tmp_path / "saved" / "a.xlsx").read_bytes()
    values, rows = back(run_script, draft, saved)
    assert values == {"values": {}, "same": len(VALUES), "left": []}
    assert rows == SAME
    page = sheet(saved, "目标")
    kinds = {rule.type for rule in page.data_validations.dataValidation}
    assert {"date", "list"} <= kinds
    assert re.search("1:.?1$", str(page.print_title_rows))
