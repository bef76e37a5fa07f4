"""What stands on the paper is changed where it stands; its blanks stay blanks, and nothing typed is lost."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from barriers import barriers
from drafting import Drafting, file_of
from places import Visit

pytestmark = pytest.mark.browser

OUTLINE = "quarterly-plan"
# The part that lets the paper be written on comes once the page rests.
PASTE = """(node, [html, plain]) => {
  const data = new DataTransfer();
  if (html) data.setData("text/html", html);
  data.setData("text/plain", plain);
  node.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""
HOSTILE = """<p>好<script>window.hurt = 1</script><img src="x" onerror="window.hurt = 1">的</p>
<p onclick="window.hurt = 1"><a href="javascript:window.hurt = 1">点我</a></p>
<ul><li>甲<ul><li>甲一</li></ul></li><li><b>乙</b></li></ul>
<table><tr><td>名称</td><td>数量</td></tr><tr><td>纸</td><td onmouseover="window.hurt = 1">3 | 4</td></tr></table>"""


class Writing:
    """A desk whose paper can be written on."""

    def __init__(self, desk: Drafting) -> None:
        desk.writable()
        self.desk = desk
        self.page: Page = desk.page
        self.keys = desk.page.keyboard

    @classmethod
    def begin(cls, visit: Visit, **options: Any) -> Writing:
        return cls(Drafting.begin(visit, OUTLINE, **options))

    @classmethod
    def own(cls, visit: Visit, text: str, **options: Any) -> Writing:
        """Begin with one section of one's own."""
        desk = Drafting.blank(visit, **options)
        desk.own("进展", text)
        return cls(desk)

    @property
    def editor(self) -> Locator:
        return self.page.locator(".rk-writing")

    def run(self, text: str) -> Locator:
        """Find what can be written on, by what it says."""
        return self.desk.paper.locator(".rk-run", has_text=text)

    def start(self, text: str, where: str = "End") -> None:
        """Click a run at its edge, and put the caret at an end of its first line."""
        self.run(text).first.click(position={"x": 3, "y": 8})
        expect(self.editor).to_be_focused()
        self.keys.press(where)

    def section(self, index: int = 0) -> dict[str, Any]:
        found: dict[str, Any] = self.desk.draft()["sections"][index]
        return found

    def paste(self, html: str, plain: str = "") -> None:
        self.editor.evaluate(PASTE, [html, plain])


def with_rows(desk: Drafting, rows: dict[str, list[dict[str, str]]]) -> Writing:
    """Open the draft at hand again, from a file in which lists have rows."""
    given = {**desk.draft(), "rows": rows, "name": "有清单的"}
    desk.bring()
    desk.give("草稿.json", file_of(given))
    desk.page.get_by_role("button", name="作为新草稿打开").click()
    expect(desk.page.locator(".rk-desk-name")).to_contain_text("有清单的")
    return Writing(desk)


def test_a_paragraph_is_changed_where_it_stands_and_keeps_what_it_knows(visit: Visit) -> None:
    writing = Writing.begin(visit)
    original = writing.section()["content"]["text"]
    writing.start("本期是", "Home")
    writing.keys.insert_text("经讨论，")
    edited = writing.section()["edited"]
    assert edited.startswith("经讨论，本期是{{报告周期}}。上一期是{{上一周期}}。")
    # Sentences that are not shown, annotations and conditions are still there.
    assert edited == "经讨论，" + original
    expect(writing.editor).to_be_focused()
    expect(writing.editor.locator(".rk-noted")).to_have_count(1)
    expect(writing.editor.locator(".rk-guard")).to_have_text("没有未解决的问题时才写")
    # What is filled in elsewhere shows while it is written, and afterwards.
    writing.desk.field("报告周期").fill("2025年4月至6月")
    expect(writing.editor).to_have_count(0)
    expect(writing.run("经讨论，本期是2025年4月至6月")).to_have_count(1)
    writing.page.reload()
    writing = Writing(writing.desk)
    expect(writing.run("经讨论，本期是2025年4月至6月")).to_have_count(1)


def test_a_change_is_marked_and_can_be_put_back_and_that_undone(visit: Visit) -> None:
    writing = Writing.begin(visit)
    line = writing.page.locator(".rk-line-item").first
    expect(line.locator(".rk-line-edited")).to_have_text("")
    writing.start("本期是", "Home")
    writing.keys.insert_text("经讨论，")
    expect(line.locator(".rk-line-edited")).to_have_text("已改")
    writing.keys.press("Escape")
    assert writing.section()["edited"] is None
    expect(line.locator(".rk-line-edited")).to_have_text("")
    # What was taken back by mistake comes again.
    writing.keys.press("Control+z")
    assert writing.section()["edited"].startswith("经讨论，")
    mark = writing.desk.paper.locator("section[data-key=s1] .rk-edited")
    expect(mark).to_contain_text("已改")
    mark.get_by_role("button", name="恢复原文：项目背景").click()
    assert writing.section()["edited"] is None
    expect(mark).to_have_count(0)
    expect(writing.desk.passing).to_contain_text("“项目背景”恢复了原文")
    writing.desk.passing.get_by_role("button", name="撤销").click()
    assert writing.section()["edited"].startswith("经讨论，")
    writing.desk.line(0).click()
    writing.desk.do("恢复原文")
    assert writing.section()["edited"] is None


def test_a_run_of_typing_is_one_step_and_the_caret_follows(visit: Visit) -> None:
    writing = Writing.begin(visit)
    writing.start("本期是", "Home")
    for word in ("经", "讨论", "，"):
        writing.keys.insert_text(word)
    assert writing.section()["edited"].startswith("经讨论，本期")
    writing.keys.press("Control+z")
    assert writing.section()["edited"] is None
    expect(writing.editor).to_be_focused()
    writing.keys.press("Control+Shift+z")
    assert writing.section()["edited"].startswith("经讨论，本期")
    writing.keys.insert_text("现定：")
    assert writing.section()["edited"].startswith("经讨论，现定：本期")


def test_the_value_of_a_chip_is_filled_in_where_it_stands(visit: Visit) -> None:
    writing = Writing.begin(visit)
    writing.desk.paper.locator("[data-field='报告周期']").first.click()
    box = writing.page.get_by_role("dialog", name="填空")
    expect(box.get_by_label("报告周期")).to_be_focused()
    writing.keys.insert_text("2025年第三季度")
    assert writing.desk.draft()["values"] == {"报告周期": "2025年第三季度"}
    writing.keys.press("Enter")
    expect(box).to_have_count(0)
    assert writing.desk.shown("报告周期") == {"2025年第三季度"}
    expect(writing.desk.field("报告周期")).to_have_value("2025年第三季度")
    # The same from within what is written, by keyboard; Escape leaves it as it was.
    writing.start("本期是", "Home")
    for _ in "本期是":
        writing.keys.press("ArrowRight")
    writing.keys.press("ArrowRight")
    chip = writing.editor.locator("[data-name='报告周期']")
    expect(chip).to_be_focused()
    writing.keys.press("Enter")
    writing.keys.insert_text("别的")
    expect(chip).to_have_text("别的")
    writing.keys.press("Escape")
    expect(chip).to_have_text("2025年第三季度")
    expect(writing.editor).to_be_focused()
    # The way to the form is still there.
    chip.click()
    box.get_by_role("button", name="到填写栏").click()
    expect(writing.desk.field("报告周期")).to_be_focused()


def test_a_chip_goes_as_a_whole(visit: Visit) -> None:
    writing = Writing.begin(visit)
    writing.start("本期是", "Home")
    for _ in "本期是":
        writing.keys.press("ArrowRight")
    writing.keys.press("Delete")
    assert writing.section()["edited"].startswith("本期是。上一期是{{上一周期}}。")
    writing.keys.insert_text("第三季度")
    assert writing.section()["edited"].startswith("本期是第三季度。上一期是{{上一周期}}。")
    for _ in "。上一期是":
        writing.keys.press("ArrowRight")
    writing.keys.press("ArrowRight")
    expect(writing.editor.locator("[data-name='上一周期']")).to_be_focused()
    writing.keys.press("Backspace")
    assert writing.section()["edited"].startswith("本期是第三季度。上一期是。")


def test_a_prompt_goes_as_one_begins_to_write_in_its_place(visit: Visit) -> None:
    writing = Writing.begin(visit)
    prompt = "【写：哪几个问题，为什么放下，谁同意】"
    writing.desk.paper.locator(".rk-prompt", has_text=prompt).click()
    expect(writing.editor).to_be_focused()
    expect(writing.editor).to_contain_text(prompt)
    assert writing.section()["edited"] is None
    writing.keys.insert_text("停")
    writing.keys.insert_text("车难")
    expect(writing.editor).not_to_contain_text(prompt)
    assert "这一期不处理的是停车难。" in writing.section()["edited"]
    for _ in "停车难":
        writing.keys.press("Backspace")
    expect(writing.editor).not_to_contain_text(prompt)
    writing.keys.press("Control+z")
    expect(writing.editor).to_contain_text(prompt)
    assert writing.section()["edited"] is None


def test_enter_divides_backspace_joins_and_shift_enter_breaks_a_line(visit: Visit) -> None:
    writing = Writing.own(visit, "第一段。第二段。\n\n- 甲乙\n- 丙")
    writing.start("第一段。", "Home")
    for _ in "第一段。":
        writing.keys.press("ArrowRight")
    writing.keys.press("Enter")
    assert writing.section()["text"] == "第一段。\n\n第二段。\n\n- 甲乙\n- 丙"
    writing.keys.insert_text("又")
    assert writing.section()["text"] == "第一段。\n\n又第二段。\n\n- 甲乙\n- 丙"
    writing.keys.press("Backspace")
    writing.keys.press("Backspace")
    assert writing.section()["text"] == "第一段。第二段。\n\n- 甲乙\n- 丙"
    writing.keys.press("Shift+Enter")
    assert writing.section()["text"].startswith("第一段。<br>第二段。")
    writing.keys.press("End")
    # A new paragraph is not lost when it is left empty, and is written when it is not.
    writing.keys.press("Enter")
    expect(writing.editor).to_have_text("")
    writing.keys.insert_text("新段")
    assert writing.section()["text"] == "第一段。<br>第二段。\n\n新段\n\n- 甲乙\n- 丙"
    writing.start("甲乙", "Home")
    writing.keys.press("ArrowRight")
    writing.keys.press("Enter")
    writing.keys.press("End")
    writing.keys.press("Enter")
    writing.keys.insert_text("丁")
    assert writing.section()["text"].endswith("- 甲\n- 乙\n- 丁\n- 丙")
    # An empty item ends the list.
    writing.start("丙")
    writing.keys.press("Enter")
    writing.keys.press("Enter")
    writing.keys.insert_text("结尾")
    assert writing.section()["text"].endswith("- 丁\n- 丙\n\n结尾")
    writing.keys.press("Control+z")
    writing.keys.press("Control+z")
    expect(writing.editor).to_be_focused()


def test_bold_and_headings(visit: Visit) -> None:
    writing = Writing.own(visit, "完成三项。\n\n# 小节\n\n内容")
    writing.start("完成三项", "Home")
    writing.keys.press("Shift+ArrowRight")
    writing.keys.press("Shift+ArrowRight")
    writing.keys.press("Control+b")
    assert writing.section()["text"].startswith("**完成**三项。")
    writing.keys.press("Control+b")
    assert writing.section()["text"].startswith("完成三项。")
    writing.start("小节")
    writing.keys.insert_text("一")
    writing.keys.press("Control+a")
    writing.keys.press("Control+b")
    assert writing.section()["text"] == "完成三项。\n\n# 小节一\n\n内容"
    # The section's own heading and the title of the report.
    writing.start("进展")
    writing.keys.insert_text("情况")
    writing.keys.press("Enter")
    assert writing.section()["heading"] == "进展情况"
    expect(writing.editor).to_have_count(0)
    writing.desk.paper.locator("h1").click()
    writing.keys.press("Control+a")
    writing.keys.insert_text("第三季度总结")
    assert writing.desk.draft()["title"] == "第三季度总结"
    writing.keys.press("Escape")
    assert writing.desk.draft()["title"] == ""


def test_the_words_of_a_repeated_row_are_those_of_every_row(visit: Visit) -> None:
    writing = Writing.begin(visit)
    blank = writing.desk.paper.locator("[data-field='目标.名称']").first
    blank.click()
    writing.keys.insert_text("等候时间")
    writing.keys.press("Enter")
    assert writing.desk.draft()["rows"] == {"目标": [{"名称": "等候时间"}]}
    cell = writing.desk.paper.locator("[data-field='目标[1].责任人']")
    cell.click()
    writing.keys.insert_text("周岚")
    writing.keys.press("Enter")
    assert writing.desk.draft()["rows"] == {"目标": [{"名称": "等候时间", "责任人": "周岚"}]}
    writing.desk.paper.locator("[data-field='目标[1].责任人']").click()
    writing.page.get_by_role("dialog", name="填空").get_by_role("button", name="改文字").click()
    expect(writing.editor).to_have_text("周岚")
    expect(writing.page.locator("#rk-repeated")).to_have_text("这一行的文字每一行都用")
    writing.keys.press("End")
    writing.keys.insert_text("负责")
    assert "{{目标.责任人}}负责 |" in writing.section(1)["edited"]
    writing.keys.press("Tab")
    writing.page.mouse.click(5, 600)
    expect(writing.editor).to_have_count(0)
    expect(writing.run("周岚负责")).to_have_count(1)


def test_an_item_of_a_repeated_row_is_divided_for_every_row(visit: Visit) -> None:
    desk = Drafting.begin(visit, "team-project")
    names = ("甲", "乙", "丙")
    goals = [{"名称": name, "目标值": "不超过5天", "实际值": "7天"} for name in names]
    writing = with_rows(desk, {"目标": goals})
    items = desk.paper.locator("li .rk-run", has_text="目标不超过5天")
    expect(items).to_have_count(3)
    items.nth(2).get_by_text("。目标").click(position={"x": 60, "y": 8})
    expect(writing.editor).to_contain_text("丙")
    expect(writing.page.locator("#rk-repeated")).to_be_visible()
    writing.keys.press("Control+End")
    writing.keys.insert_text("逐项核过。")
    assert writing.section(1)["edited"].endswith("说明}}。逐项核过。")
    writing.keys.press("Enter")
    writing.keys.insert_text("合起来再议。")
    writing.keys.press("Escape")
    # Escape takes the whole of it back, undoing brings it again.
    assert writing.section(1)["edited"] is None
    writing.keys.press("Control+z")
    assert writing.section(1)["edited"].endswith("逐项核过。\n- 合起来再议。")
    expect(desk.paper.locator("li", has_text="逐项核过。")).to_have_count(3)
    expect(desk.paper.locator("li", has_text="合起来再议。")).to_have_count(1)


def test_what_is_pasted_keeps_lists_and_tables_and_runs_nothing(visit: Visit) -> None:
    writing = Writing.own(visit, "前后")
    writing.start("前后", "Home")
    writing.keys.press("ArrowRight")
    writing.paste(HOSTILE, "纯文字")
    table = "| 名称 | 数量 |\n|---|---|\n| 纸 | 3 \\| 4 |"
    assert writing.section()["text"] == f"前好的\n\n点我\n\n- 甲\n    - 甲一\n- **乙**\n\n{table}\n\n后"
    writing.page.wait_for_timeout(200)
    assert writing.page.evaluate("window.hurt") is None
    assert writing.desk.paper.locator("script, img, [onclick], [onerror], a").count() == 0
    writing.paste("", "一行\n<img src=x onerror=window.hurt=1>\n")
    expect(writing.desk.paper).to_contain_text("<img src=x onerror=window.hurt=1>")
    writing.page.wait_for_timeout(200)
    assert writing.page.evaluate("window.hurt") is None
    writing.keys.press("Control+z")
    assert writing.section()["text"].endswith("\n\n后")


OFFICE = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style>p.a{mso-outline-level:2;}</style></head>
<body><p class=a>集中采购<o:p></o:p></p><p class=MsoNormal>节约三万
元。<b><o:p></o:p></b></p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span
style='mso-list:Ignore'>l<span>&nbsp;</span></span>比价</p><p class=MsoNormal><b>（二）验收</b></p>
<p class=MsoNormal>两人签字。</p></body></html>"""


def test_what_is_pasted_from_an_office_program_keeps_its_headings(visit: Visit) -> None:
    writing = Writing.own(visit, "前后")
    writing.start("前后", "Home")
    writing.keys.press("ArrowRight")
    writing.paste(OFFICE, "纯文字")
    told = "前\n\n# 集中采购\n\n节约三万元。\n\n- 比价\n\n## （二）验收\n\n两人签字。后"
    assert writing.section()["text"] == told
    headings = writing.desk.paper.locator("h3, h4")
    expect(headings).to_have_count(2)
    # A heading by itself is words for the line that is written.
    writing.keys.press("Control+z")
    writing.start("前后", "End")
    writing.paste("<h2>标题</h2>", "标题")
    assert writing.section()["text"] == "前后标题"


@pytest.mark.clipboard
def test_what_is_cut_and_pasted_here_is_as_it_was(visit: Visit) -> None:
    writing = Writing.begin(visit)
    writing.start("本期是", "Home")
    said = writing.editor.text_content()
    writing.keys.press("Control+a")
    writing.keys.press("Control+x")
    expect(writing.editor).to_have_text("")
    assert writing.section()["edited"] is not None
    writing.keys.press("Control+v")
    expect(writing.editor).to_contain_text("本期")
    assert (writing.editor.text_content() or "").replace("\u200b", "") == said
    assert writing.section()["edited"] is None


@pytest.mark.chromium
def test_chinese_is_composed_without_the_caret_jumping(visit: Visit) -> None:
    writing = Writing.begin(visit)
    writing.start("本期是", "Home")
    client = writing.page.context.new_cdp_session(writing.page)
    for text in ("j", "jing", "经"):
        client.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
        assert writing.section()["edited"] is None
    client.send("Input.insertText", {"text": "经"})
    expect(writing.editor).to_contain_text("经本期")
    writing.keys.insert_text("，")
    assert writing.section()["edited"].startswith("经，本期是")
    # In a prompt's place too.
    writing.desk.paper.locator(".rk-prompt", has_text="哪几个问题").click()
    for text in ("t", "ting", "停"):
        client.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    client.send("Input.insertText", {"text": "停"})
    writing.keys.insert_text("车难")
    expect(writing.editor).to_contain_text("这一期不处理的是停车难。")
    assert "这一期不处理的是停车难。" in writing.section()["edited"]


def test_an_empty_section_begins_on_the_paper(visit: Visit) -> None:
    writing = Writing.own(visit, "")
    writing.desk.paper.get_by_text("点这里写").click()
    writing.keys.insert_text("第一句。")
    assert writing.section()["text"] == "第一句。"
    writing.keys.press("Enter")
    writing.keys.insert_text("- 不是列表")
    assert writing.section()["text"] == "第一句。\n\n\\- 不是列表"


def test_all_of_it_by_keyboard(visit: Visit) -> None:
    writing = Writing.begin(visit)
    writing.desk.paper.locator("[tabindex='0']").first.focus()
    for _ in range(2):
        writing.keys.press("ArrowDown")
    expect(writing.run("本期是")).to_be_focused()
    writing.keys.press("Enter")
    expect(writing.editor).to_be_focused()
    writing.keys.insert_text("完。")
    writing.keys.press("ArrowDown")
    expect(writing.editor).to_contain_text("遗留问题")
    writing.keys.press("Escape")
    expect(writing.run("遗留问题")).to_be_focused()
    assert "完。" in writing.section()["edited"]


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_while_it_is_written(width: int, visit: Visit) -> None:
    options = {"has_touch": True} if width == 390 else {}
    writing = Writing.begin(visit, width=width, **options)
    if width == 390:
        writing.page.locator(".rk-thumbs").get_by_role("button", name="初稿", exact=True).click()
    writing.start("本期是", "Home")
    writing.keys.insert_text("经讨论，")
    if width == 390:
        assert writing.page.evaluate("document.documentElement.scrollWidth") <= width
    for _ in range(2):
        assert barriers(writing.page, {"include": [[".rk-desk"]]}) == []
        writing.editor.locator(".rk-chip").first.click()
        box = writing.page.get_by_role("dialog", name="填空").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


def test_cells_of_an_own_table(visit: Visit) -> None:
    writing = Writing.own(visit, "| 事项 | 数量 |\n|---|---:|\n| 甲 | 1 |\n| 乙 | 2 |")
    writing.start("甲")
    writing.keys.insert_text("组")
    writing.keys.press("Tab")
    writing.keys.insert_text("0")
    writing.keys.press("Tab")
    writing.keys.press("Enter")
    writing.keys.insert_text("|组")
    table = "| 事项 | 数量 |\n|---|---:|\n| 甲组 | 10 |\n| 乙<br>\\|组 | 2 |"
    assert writing.section()["text"] == table
    # Below the table one goes on with a paragraph.
    writing.keys.press("Control+Enter")
    writing.keys.insert_text("合计12。")
    assert writing.section()["text"] == f"{table}\n\n合计12。"
    writing.keys.press("Home")
    writing.keys.press("Backspace")
    assert writing.section()["text"] == f"{table}\n\n合计12。"


def test_own_words_below_the_library_s_are_written_in_their_own_place(visit: Visit) -> None:
    writing = Writing.begin(visit)
    area = writing.page.locator("textarea.rk-own").first
    area.fill("补充一句。\n\n- 甲\n- 乙")
    writing.desk.paper.get_by_text("补充一句。").click()
    writing.keys.press("End")
    writing.keys.insert_text("再补充。")
    assert writing.section()["text"] == "补充一句。再补充。\n\n- 甲\n- 乙"
    assert writing.section()["edited"] is None
    expect(area).to_have_value("补充一句。再补充。\n\n- 甲\n- 乙")
    # What is typed in the form meanwhile is not written over.
    area.fill("另写。")
    expect(writing.editor).to_have_count(0)
    expect(writing.run("另写。")).to_have_count(1)
    writing.start("另写。")
    writing.keys.insert_text("完")
    assert writing.section()["text"] == "另写。完"


def test_what_reads_alike_and_stands_elsewhere_in_the_source_is_told_apart(visit: Visit) -> None:
    # The first item is written for no row: taking it out changes nothing that is seen.
    writing = Writing.begin(visit)
    writing = with_rows(writing.desk, {"目标": [{"名称": "甲", "目标值": "不超过5天", "实际值": "3天"}]})
    area = writing.page.locator("textarea.rk-own").first
    area.fill("{{目标(未达成).名称}}没有达成\n\n说明一。\n\n说明二。")
    expect(writing.run("说明一。")).to_have_count(1)
    expect(writing.run("没有达成")).to_have_count(0)
    area.fill("说明一。\n\n说明二。")
    writing.start("说明一。")
    writing.keys.insert_text("改")
    assert writing.section()["text"] == "说明一。改\n\n说明二。"
    # Another draft that looks the same begins without what was open.
    writing.page.get_by_role("button", name="新建").click()
    writing.page.locator(f"[data-outline='{OUTLINE}']").click()
    expect(writing.editor).to_have_count(0)


@pytest.mark.parametrize("flavour", ["范文", "模板"])
def test_every_run_of_a_whole_report_can_be_opened_and_nothing_changes_by_it(flavour: str, visit: Visit) -> None:
    writing = Writing(Drafting.begin(visit, "team-project", "详版"))
    writing.page.get_by_role("radio", name=flavour, exact=True).check()
    writing.page.get_by_role("checkbox", name="带批注").check()
    before = writing.desk.draft()
    shown = writing.desk.paper.text_content()
    opened = writing.page.evaluate("""() => {
      const paper = document.querySelector(".rk-paper");
      const count = paper.querySelectorAll(".rk-run").length;
      for (let at = 0; at < count; at += 1) {
        const run = paper.querySelectorAll(".rk-run")[at];
        run.focus();
        run.dispatchEvent(new KeyboardEvent("keydown", { key: "F2", bubbles: true, cancelable: true }));
        const editor = paper.querySelector(".rk-writing");
        if (!editor) throw new Error(`${at}: ${run.textContent}`);
        editor.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
        editor.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }));
      }
      return count;
    }""")
    assert opened > 100
    after = writing.desk.draft()
    assert [section["edited"] for section in after["sections"]] == [None] * len(after["sections"])
    assert after == before
    assert writing.desk.paper.text_content() == shown


def test_what_was_changed_stays_when_the_section_is_moved_and_swapped(visit: Visit) -> None:
    writing = Writing.begin(visit)
    writing.start("本期是", "Home")
    writing.keys.insert_text("经讨论，")
    edited = writing.section()["edited"]
    writing.desk.line(0).click()
    writing.desk.do("下移")
    assert writing.section(1)["edited"] == edited
    expect(writing.run("经讨论，")).to_have_count(1)
    writing.desk.do("换一种写法")
    writing.page.locator(".rk-picker [role=option]").first.click()
    expect(writing.desk.passing).to_contain_text("已换成")
    assert writing.section(1)["edited"] is None
    assert writing.section(1)["text"] == edited
    expect(writing.run("经讨论，")).to_have_count(1)


def test_a_draft_without_what_writes_on_the_paper_is_filled_in_the_form(visit: Visit) -> None:
    page = visit("about:blank")
    page.route("**/desk-writing.js*", lambda route: route.abort())
    page.goto(f"/starter/?outline={OUTLINE}")
    desk = Drafting(page)
    desk.ready()
    page.wait_for_timeout(1500)
    page.locator(".rk-paper [data-field='报告周期']").first.click()
    expect(desk.field("报告周期")).to_be_focused()
