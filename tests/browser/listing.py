"""Lists at the desk: cells, keys, blocks from a clipboard, files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from barriers import barriers
from drafting import Drafting, file_of
from places import Visit

OUTLINE = "management-improvement"
TEXT = """{{项目名称}}设定目标{{计数(目标)}}项。

| 目标 | 目标值 | 完成时限 |
| --- | --- | --- |
| {{目标.名称}} | {{目标.目标值}} | {{目标.完成时限}} |

预算{{合计(费用.预算)}}万元。

- {{问题.名称}}：{{问题.处置}}
- {{措施.名称}}，责任人{{措施.责任人}}，对着“{{措施.问题}}”。
"""
GOALS = [
    {"名称": "后厨改造验收合格", "目标值": "不超过45天", "实际值": "41天", "完成时限": "2026-08-25"},
    {"名称": "窗口满意度", "目标值": "90%", "完成时限": "2026-09-10"},
]
# Data as a spreadsheet or a word processor puts it on the clipboard.
PASTE = """([html, text]) => {
  const data = new DataTransfer();
  if (html) data.setData("text/html", html);
  data.setData("text/plain", text);
  const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  if (document.activeElement.dispatchEvent(event)) document.execCommand("insertText", false, text);
}"""


class Lists(Drafting):
    """A desk with one section, which uses four lists."""

    @classmethod
    def open(cls, visit: Visit, rows: dict[str, list[dict[str, str]]] | None = None, **options: Any) -> Lists:
        desk = cls.begin(visit, OUTLINE, **options)
        assert isinstance(desk, Lists)
        draft = desk.draft()
        section = draft["sections"][0]
        one = {**section, "content": {**section["content"], "text": TEXT}}
        desk.bring()
        desk.give(
            "草稿.json", file_of({**draft, "sections": [one], "rows": rows or {}, "title": "总结", "name": "清单"})
        )
        desk.page.get_by_role("button", name="作为新草稿打开").click()
        expect(desk.page.locator(".rk-line-item")).to_have_count(1)
        if options.get("width") == 390:
            desk.turn("填写")
        expect(desk.list("目标").locator(".rk-grid-row").first).to_be_visible()
        return desk

    def turn(self, view: str) -> None:
        self.page.locator(".rk-thumb", has_text=view).click()

    def kept_rows(self, name: str) -> list[dict[str, str]]:
        (draft,) = [draft for draft in self.kept() if draft["name"] == "清单"]
        rows: list[dict[str, str]] = draft["rows"].get(name, [])
        return rows

    def list(self, name: str) -> Locator:
        return self.page.locator(f"[data-list='{name}']")

    def cell(self, name: str, row: int, column: str) -> Locator:
        return self.list(name).locator(".rk-grid-row").nth(row).locator(f"[data-column='{column}']")

    def at(self) -> str:
        """Say which cell has the focus."""
        label: str = self.page.evaluate("document.activeElement.getAttribute('aria-label') ?? ''")
        return label

    def type(self, *keys: str) -> None:
        """Press keys; what is no key's name is typed."""
        names = ("Enter", "Tab", "Arrow", "Escape", "F2", "Delete", "Shift+", "Control+", "Alt+", "Home", "End", " ")
        for key in keys:
            if key.startswith(names):
                self.page.keyboard.press(key)
            else:
                self.page.keyboard.insert_text(key)

    def paste(self, text: str, html: str = "") -> Locator:
        self.page.evaluate(PASTE, [html, text])
        return self.page.locator("dialog.rk-placing")


def bring(desk: Lists, name: str, path: Path) -> None:
    """Choose a file for a list."""
    with desk.page.expect_file_chooser() as chooser:
        desk.list(name).get_by_role("button", name=f"导入{name}").click()
    chooser.value.set_files(path)


def saved(desk: Lists, folder: Path) -> Path:
    """Save all lists as a workbook."""
    with desk.page.expect_download() as waited:
        desk.page.get_by_role("button", name="全部清单存成Excel文件").click()
    assert waited.value.suggested_filename == "清单.xlsx"
    path = folder / "清单.xlsx"
    waited.value.save_as(path)
    return path


def clean(page: Page) -> list[str]:
    """Give what axe finds wrong with the form and what is open over it."""
    open_ = [["dialog"]] if page.locator("dialog").count() else []
    return barriers(page, {"include": [[".rk-column-fields"], *open_]})
