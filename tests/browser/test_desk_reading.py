"""A report comes back: our own Markdown changed by hand, and those of others, with nothing dropped."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from drafting import Drafting
from places import Visit

pytestmark = pytest.mark.browser

OUTLINE = "quarterly-plan"
FOREIGN = {
    "markdown": (
        "# 年度总结\n\n开头一段。\n\n## 做了什么\n\n三件事：\n\n- 甲\n- 乙\n\n"
        "### 细说\n\n一段\n\n## 没做成\n\n另一段\n",
        ["做了什么", "细说", "没做成"],
    ),
    "official": (
        "年度总结\n\n一、做了什么\n三件事。\n（一）细说\n一段\n二、没做成\n另一段\n",
        ["做了什么", "细说", "没做成"],
    ),
    "chapters": (
        "年度总结\n\n第一章 做了什么\n三件事。\n1.1 细说\n一段\n第二章 没做成\n另一段\n",
        ["做了什么", "细说", "没做成"],
    ),
}
# Drops a file on the page as a file manager does.
DROP = """(text) => {
  const data = new DataTransfer();
  data.items.add(new File([text], "报告.md", { type: "text/markdown" }));
  const target = document.querySelector("#rk-starter > *");
  for (const type of ["dragover", "drop"])
    target.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


def ours(visit: Visit) -> tuple[str, dict[str, str], list[str]]:
    """Write a report at the desk, and change it by hand."""
    desk = Drafting.begin(visit, OUTLINE)
    fields = desk.draft()["fields"]
    named = [
        name
        for name in desk.page.locator("[data-row]").evaluate_all("(all) => all.map((row) => row.dataset.row)")
        if fields[name]["type"] == "organisation" or fields[name]["type"] == "text"
    ][:2]
    for name in named:
        desk.field(name).fill(f"{name}的值")
    text = desk.copied("markdown")
    headings = [section["heading"] for section in desk.draft()["sections"]]
    text = text.replace(f"## 二、{headings[1]}", "## 二、改过的标题") + "\n## 后加的一节\n\n自己的几句话。\n"
    return text, {name: f"{name}的值" for name in named}, [headings[0], "改过的标题", *headings[2:], "后加的一节"]


def bare(desk: Drafting) -> list[str]:
    return desk.page.locator(".rk-line-text").all_text_contents()


@pytest.mark.clipboard
@pytest.mark.parametrize("way", ["drop", "paste", "file"])
def test_our_own_markdown_becomes_a_draft_again(way: str, visit: Visit) -> None:
    text, values, headings = ours(visit)
    desk = Drafting.first(visit)
    if way == "drop":
        desk.page.evaluate(DROP, text)
    else:
        sheet = desk.bring()
        if way == "file":
            desk.give("报告.md", text)
        else:
            sheet.get_by_label("或粘贴报告全文").fill(text)
            sheet.get_by_role("button", name="看看认出了什么").click()
    look = desk.sheet("打开之前看一眼")
    expect(look).to_contain_text(f"共{len(headings)}节：{len(headings) - 1}节认出是片段库里的，1节是自己写的")
    expect(look).to_contain_text(f"找回{len(values)}个已填的值")
    assert desk.kept() == []
    look.get_by_role("button", name="作为新草稿打开").click()
    desk.ready()
    assert bare(desk) == headings
    draft = desk.draft()
    assert draft["values"] == values
    assert [bool(section["snippet"]) for section in draft["sections"]] == [True] * (len(headings) - 1) + [False]
    assert draft["sections"][-1]["text"].strip() == "自己的几句话。"


@pytest.mark.parametrize("form", FOREIGN)
def test_a_foreign_report_becomes_own_sections(form: str, visit: Visit) -> None:
    text, headings = FOREIGN[form]
    desk = Drafting.first(visit)
    desk.bring().get_by_label("或粘贴报告全文").fill(text)
    desk.page.get_by_role("button", name="看看认出了什么").click()
    desk.page.get_by_role("button", name="作为新草稿打开").click()
    desk.ready()
    assert [heading for heading in bare(desk) if heading in headings] == headings
    paper = desk.paper.inner_text()
    for line in ("三件事", "一段", "另一段"):
        assert line in paper
    draft = desk.draft()
    assert "年度总结" in (draft["title"], draft["name"], *(section["heading"] for section in draft["sections"]))


def test_a_report_is_read_without_the_library(visit: Visit) -> None:
    desk = Drafting.first(visit)
    desk.page.route("**/catalog/**", lambda route: route.abort())
    desk.bring().get_by_label("或粘贴报告全文").fill(FOREIGN["markdown"][0])
    desk.page.get_by_role("button", name="看看认出了什么").click()
    expect(desk.sheet("打开之前看一眼")).to_contain_text("0节认出")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig", "utf-16-le", "utf-16-be"])
def test_a_text_in_an_encoding_of_chinese_windows_is_read(encoding: str, visit: Visit) -> None:
    desk = Drafting.first(visit)
    desk.bring()
    desk.give("报告.txt", FOREIGN["official"][0].encode(encoding))
    expect(desk.sheet("打开之前看一眼")).to_contain_text("做了什么")


def test_a_text_of_either_byte_order_is_read(visit: Visit) -> None:
    desk = Drafting.first(visit)
    desk.bring()
    desk.give("报告.txt", b"\xfe\xff" + FOREIGN["official"][0].encode("utf-16-be"))
    expect(desk.sheet("打开之前看一眼")).to_contain_text("做了什么")


REFUSED = {
    "旧版.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "用Word或WPS打开，另存为.docx"),
    "报告.wps": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "用Word或WPS打开，另存为.docx"),
    "报告.docx": (b"PK\x03\x04" + bytes(600), "不完整。请在Word或WPS里打开，另存一次"),
    "表.xlsx": (b"PK\x03\x04" + bytes(600), "打开表格，选中要用的部分复制"),
    "报告.rtf": (b"{\\rtf1\\ansi {\\fonttbl}}", "用Word或WPS打开，另存为.docx"),
    "报告.pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF里取不出标题和段落"),
    "报告.html": ("<!DOCTYPE html>\n<html><body><h1>总结</h1></body></html>".encode(), "用浏览器打开，全选复制"),
    "零.txt": (bytes(4000), "不是文本文件，打不开"),
    "夹零.txt": ("第一行".encode() + b"\0\0\0" + "第二行".encode(), "不是文本文件，打不开"),
    "空.txt": (b"", "是空的"),
    "空白.md": (b"\xef\xbb\xbf \r\n\r\n", "是空的"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_no_text_is_refused_with_what_to_do(name: str, visit: Visit) -> None:
    content, said = REFUSED[name]
    desk = Drafting.first(visit)
    sheet = desk.bring()
    desk.give(name, content)
    expect(sheet.get_by_role("alert")).to_contain_text(f"“{name}”")
    expect(sheet.get_by_role("alert")).to_contain_text(said)
    assert desk.kept() == []


def test_what_was_pasted_is_not_thrown_away(visit: Visit) -> None:
    desk = Drafting.first(visit)
    text = FOREIGN["official"][0]
    sheet = desk.bring()
    sheet.get_by_label("或粘贴报告全文").fill(text)
    desk.page.mouse.click(5, 5)
    expect(sheet.get_by_label("或粘贴报告全文")).to_have_value(text)
    desk.page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)
    sheet = desk.bring()
    expect(sheet.get_by_label("或粘贴报告全文")).to_have_value(text)
    sheet.get_by_role("button", name="看看认出了什么").click()
    desk.page.get_by_role("button", name="作为新草稿打开").click()
    desk.ready()
    expect(desk.bring().get_by_label("或粘贴报告全文")).to_have_value("")
    desk.page.mouse.click(5, 5)
    expect(desk.sheet()).to_have_count(0)


@pytest.mark.clipboard
def test_an_assistants_answer_opens_as_the_report_it_is(visit: Visit) -> None:
    """What is left out and which numbers became others is said; the opening has no heading and no number."""
    report = "# 年度总结\n\n全年情况如下，详见第一部分。\n\n## 1、进展情况\n\n甲\n\n## 2、问题\n\n乙"
    desk = Drafting.first(visit)
    desk.bring().get_by_label("或粘贴报告全文").fill(f"好的，以下是您要的总结：\n\n```markdown\n{report}\n```\n")
    desk.page.get_by_role("button", name="看看认出了什么").click()
    desk.page.get_by_role("button", name="作为新草稿打开").click()
    desk.ready()
    expect(desk.bar("read")).to_contain_text("没有带进来：“好的，以下是您要的总结：”")
    expect(desk.bar("read")).to_contain_text("“1、进展情况”变成“一、进展情况”")
    assert desk.headings() == ["（没有标题）", "一、进展情况", "二、问题"]
    expect(desk.paper.locator("h1, h2")).to_have_text(["年度总结", "一、进展情况", "二、问题"])
    assert desk.copied("text").startswith("年度总结\n\n全年情况如下，详见第一部分。\n\n一、进展情况\n\n甲")
    desk.bar("read").get_by_role("button", name="知道了").click()
    expect(desk.bar("read")).to_have_count(0)


def test_a_report_that_begins_with_a_brace_is_no_broken_draft(visit: Visit) -> None:
    desk = Drafting.first(visit)
    desk.bring().get_by_label("或粘贴报告全文").fill("{单位名称}年度总结\n\n一、做了什么\n\n十二项。")
    desk.page.get_by_role("button", name="看看认出了什么").click()
    expect(desk.sheet("打开之前看一眼")).to_contain_text("{单位名称}年度总结")


def test_what_was_recognised_may_be_declined(visit: Visit) -> None:
    desk = Drafting.first(visit)
    desk.bring().get_by_label("或粘贴报告全文").fill(FOREIGN["markdown"][0])
    desk.page.get_by_role("button", name="看看认出了什么").click()
    desk.page.get_by_role("button", name="不打开").click()
    expect(desk.sheet("打开之前看一眼")).to_have_count(0)
    assert desk.kept() == []


def test_nothing_to_read_is_said(visit: Visit) -> None:
    desk = Drafting.first(visit)
    sheet = desk.bring()
    sheet.get_by_role("button", name="看看认出了什么").click()
    expect(sheet.get_by_role("alert")).to_contain_text("先把报告粘贴")


PASTE = """(node, html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  node.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""
# A report as Word puts it on the clipboard: nothing but its styles says what is a heading.
RICH = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style><!-- p.a {mso-outline-level:1;} --></style></head>
<body><!--StartFragment--><p class=MsoTitle>年度总结<o:p></o:p></p><p class=a>做法</p>
<p class=MsoNormal style='text-indent:32.0pt'>甲。<o:p></o:p></p><p class=a>问题</p><p class=MsoNormal>没有。</p>
<!--EndFragment--></body></html>"""


def test_a_report_that_is_pasted_as_it_looks_keeps_its_headings(visit: Visit) -> None:
    desk = Drafting.first(visit)
    area = desk.bring().get_by_label("或粘贴报告全文")
    area.focus()
    area.evaluate(PASTE, RICH)
    expect(area).to_have_value("# 年度总结\n\n## 做法\n\n甲。\n\n## 问题\n\n没有。")
    desk.page.get_by_role("button", name="看看认出了什么").click()
    desk.page.get_by_role("button", name="作为新草稿打开").click()
    desk.ready()
    assert bare(desk) == ["做法", "问题"]
    assert desk.draft()["title"] == "年度总结"
