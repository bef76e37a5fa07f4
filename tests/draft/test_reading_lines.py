"""A line that a frame wrote is taken apart where its own text shows how, and is kept whole where it does not."""

from __future__ import annotations

from typing import Any

import pytest

from running import Run

pytestmark = pytest.mark.browser

COLUMNS = {"名称": "text", "产出": "text", "责任人": "person", "完成日期": "date"}
TYPES = {
    "工作": {
        "counter": "项",
        "purpose": "做了什么。",
        "columns": {name: {"type": type_} for name, type_ in COLUMNS.items()},
    }
}
BASE = {"kind": "process", "purpose": "让人看到做了什么。", "points": [], "fields": {}, "values": {}, "types": TYPES}
# The last sentence begins with a blank: what stands before its word may be anything.
ITEM = "- **{{工作.名称}}**。产出：{{工作.产出}}。由{{工作.责任人}}负责。{{工作.完成日期}}完成。"
TABLE = "| 工作 | 产出 | 完成日期 |\n|---|---|---|\n| {{工作.名称}} | {{工作.产出}} | {{工作.完成日期}} |"
PIECES = {
    "process/items": {**BASE, "title": "经过", "text": f"本期开展的各项工作列在下面，一项一条：\n\n{ITEM}"},
    "process/table": {**BASE, "title": "清单", "text": f"各项工作的产出和完成日期列在下面：\n\n{TABLE}"},
}
LEAD = "# 总结\n\n## 一、经过\n\n本期开展的各项工作列在下面，一项一条：\n\n"


def told(text: str, run_script: Run) -> tuple[list[tuple[str, ...]], list[str]]:
    """Give the rows that a report was taken apart into, and the text that its sections keep."""
    draft: dict[str, Any] = run_script("reading", {"texts": [text], "pieces": PIECES})[0]["draft"]
    rows = [tuple(row.get(name, "") for name in COLUMNS) for row in draft["rows"].get("工作", [])]
    return rows, [section["text"] for section in draft["sections"]]


LINES = {
    "换灯。产出：验收单。由庞亮负责。2026年8月8日完成。": ("换灯", "验收单", "庞亮", "2026年8月8日"),
    # A full stop within a value: the sentence after it is there, however its own value is written.
    "换灯。产出：验收单。另附照片。由庞亮负责。8月底完成。": ("换灯", "验收单。另附照片", "庞亮", "8月底"),
    # The sentence after it has gone, and a date is what is written as one.
    "换灯。产出：验收单。另附照片。2026年8月8日完成。": ("换灯", "验收单。另附照片", "", "2026年8月8日"),
    # The name has gone: no name is what the frame itself says.
    "产出：验收单。由庞亮负责。8月底完成。": ("", "验收单", "庞亮", "8月底"),
}


@pytest.mark.parametrize("line", LINES)
def test_the_reading_with_most_of_the_frame_s_own_text_counts(line: str, run_script: Run) -> None:
    name, stop, rest = line.partition("。")
    item = f"- {line}" if name.startswith("产出") else f"- **{name}**{stop}{rest}"
    assert told(f"{LEAD}{item}\n", run_script) == ([LINES[line]], [""])


UNSURE = "- **换灯**。产出：验收单。另附照片。8月底完成。"


def test_a_line_that_can_be_cut_in_two_ways_is_kept_whole(run_script: Run) -> None:
    assert told(f"{LEAD}{UNSURE}\n", run_script) == ([], [UNSURE])


# In the second a value reads like the sentence that has gone, since no one is named.
@pytest.mark.parametrize("made", ["验收单。另附照片", "验收单。由甲方负责"])
def test_what_stands_in_a_table_tells_how_to_cut_a_line(made: str, run_script: Run) -> None:
    rows = f"| 工作 | 产出 | 完成日期 |\n|---|---|---|\n| 换灯 | {made} | 8月底 |"
    table = f"## 二、清单\n\n各项工作的产出和完成日期列在下面：\n\n{rows}\n"
    text = f"{LEAD}- **换灯**。产出：{made}。8月底完成。\n\n{table}"
    assert told(text, run_script) == ([("换灯", made, "", "8月底")], ["", ""])
