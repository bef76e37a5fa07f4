"""Word files are opened at the desk: what was taken for what is shown first, and nothing is dropped in silence."""

from __future__ import annotations

import base64
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

import unit_files
import word_files
from drafting import Drafting
from places import Visit

pytestmark = pytest.mark.browser

COMMENT = '<w:comment w:id="1" w:author="王主任"><w:p><w:r><w:t>口径是什么？</w:t></w:r></w:p></w:comment>'
PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图片 1" descr="架构图"/><pic:pic/></wp:inline></w:drawing></w:r>'
)
SAID = '<w:commentRangeStart w:id="1"/><w:r><w:t>完成率92%。</w:t></w:r><w:commentRangeEnd w:id="1"/>'
CASE = {
    "numbering": {"1": [{"form": "chineseCounting", "text": "%1、"}, {"form": "chineseCounting", "text": "（%2）"}]},
    "parts": {"comments": COMMENT},
    "body": [
        {"style": "Title", "text": "上半年总结"},
        {"style": "Heading1", "num": "1.0", "text": "概况"},
        {"xml": SAID},
        {"xml": PICTURE},
        {"style": "Heading2", "num": "1.1", "text": "细说"},
        {"table": [["项", "数"], ["甲", "1"]]},
        {"style": "Heading1", "num": "1.0", "text": "打算"},
        "**不是加粗**，{{不是字段}}。",
    ],
}
FILE = word_files.made(CASE)
# Drops a file on the page as a file manager does.
DROP = """([name, content]) => {
  const data = new DataTransfer();
  data.items.add(new File([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))], name));
  const target = document.querySelector("#rk-starter > *");
  for (const type of ["dragover", "drop"])
    target.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


@pytest.mark.parametrize("way", ["file", "drop"])
def test_a_word_file_is_looked_at_and_opened(way: str, visit: Visit) -> None:
    desk = Drafting.first(visit)
    if way == "file":
        expect(desk.bring()).to_contain_text("Word文件（.docx）")
        desk.give("总结.docx", FILE)
    else:
        desk.page.evaluate(DROP, ["总结.docx", base64.b64encode(FILE).decode()])
    look = desk.sheet("打开之前看一眼")
    expect(look).to_contain_text("Word文件里有题目，认出3个标题（1级2个、2级1个）；正文有2段、1张表。")
    expect(look.locator("li", has_text="细说")).to_contain_text("自己写的，1张表")
    for said in ("1张图片：架构图", "王主任，针对“完成率92%。”：口径是什么？", "3处自动编号照编号的定义读成了文字"):
        expect(look).to_contain_text(said)
    assert desk.kept() == []
    look.get_by_role("button", name="作为新草稿打开").click()
    desk.ready()
    draft = desk.draft()
    assert [(one["level"], one["heading"]) for one in draft["sections"]] == [(1, "概况"), (2, "细说"), (1, "打算")]
    assert draft["numbering"] == "official"
    expect(desk.page.locator(".rk-bars")).to_contain_text("没有带进来：1张图片：架构图；1条别人的批注。")
    expect(desk.page.locator(".rk-paper")).to_contain_text("**不是加粗**，{{不是字段}}。")


@pytest.mark.parametrize(
    ("origins", "said"),
    [
        ("quarterly-plan template official s1", "章节照文件属性认，其余照正文认。"),
        ("", "都照正文认。"),
    ],
)
def test_it_is_said_what_a_file_of_ours_is_read_by_that_lost_its_facts(visit: Visit, origins: str, said: str) -> None:
    heading = '<w:bookmarkStart w:id="1" w:name="_s1"/><w:r><w:t>概况</w:t></w:r><w:bookmarkEnd w:id="1"/>'
    made: dict[str, str | bytes] = dict(
        word_files.parts_of({"body": [{"style": "Heading1", "xml": heading}, "一段。"]})
    )
    properties = {"报告章节出处1": (2, origins)} if origins else {}
    file = unit_files.packed(unit_files.described(made, properties))
    desk = Drafting.first(visit)
    desk.bring()
    desk.give("总结.docx", file)
    expect(desk.sheet("打开之前看一眼")).to_contain_text(f"随文件带的填写内容没有了：{said}")


def test_a_file_of_many_photos_opens(visit: Visit, tmp_path: Path) -> None:
    """Pictures are not unpacked: sixty megabytes of them cost nothing but reading the file."""
    path = tmp_path / "照片.docx"
    with zipfile.ZipFile(path, "w") as book:
        for name, text in word_files.parts_of(CASE).items():
            book.writestr(name, text)
        for at in range(6):
            book.writestr(f"word/media/image{at}.jpeg", bytes(10_000_000))
    desk = Drafting.first(visit)
    desk.bring()
    desk.page.locator("#rk-bring-file").set_input_files(path)
    expect(desk.sheet("打开之前看一眼")).to_contain_text("认出3个标题", timeout=15_000)


# Lets a file be read only when it is told to; its first bytes, which say what it is, are read at once.
HOLD = """() => {
  const { arrayBuffer } = Blob.prototype;
  Blob.prototype.arrayBuffer = function () {
    if (this.size <= 8) return arrayBuffer.call(this);
    return new Promise((go) => (window.release = () => go(arrayBuffer.call(this))));
  };
}"""


def test_what_goes_on_is_said_where_it_takes_its_time(visit: Visit) -> None:
    desk = Drafting.first(visit)
    desk.page.clock.install()
    status = desk.bring().locator("[role=status]")
    desk.page.evaluate(HOLD)
    desk.give("总结.docx", FILE)
    desk.page.wait_for_function("() => window.release")
    expect(status).to_have_text("")
    desk.page.clock.run_for(600)
    expect(status).to_have_text("正在读“总结.docx”……")
    desk.page.evaluate("() => window.release()")
    expect(desk.sheet("打开之前看一眼")).to_contain_text("认出3个标题")
    expect(status).to_have_text("")
