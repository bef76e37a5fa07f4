"""The desk as a writer works with it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from places import Visit

OUTLINE = "quarterly-plan"
SAVED = "已存在这台设备"
# What a browser of today's site keeps, and what the desk leaves there in haste.
PREFIX = "reportkb.draft."
# Every draft that this browser keeps, as plain data, once nothing is still being written.
KEPT = """async () => {
  const saved = document.querySelector(".rk-saved");
  while (saved?.isConnected && saved.textContent === "正在存…") await new Promise((done) => setTimeout(done, 10));
  const given = (request) => new Promise((done, failed) => {
    [request.onsuccess, request.onerror] = [() => done(request.result), () => failed(request.error)];
  });
  const base = await given(indexedDB.open("reportkb"));
  const names = [...base.objectStoreNames];
  const all = (name) => names.includes(name) ? given(base.transaction(name).objectStore(name).getAll()) : [];
  const keys = names.includes("parts") ? await given(base.transaction("parts").objectStore("parts").getAllKeys()) : [];
  const texts = await all("parts");
  const parts = Object.fromEntries(keys.map((key, index) => [key, JSON.parse(texts[index])]));
  const drafts = (await all("drafts")).map(({ text }) => {
    const half = JSON.parse(text);
    for (const name of ["fields", "examples", "types", "exampleRows"]) half[name] = parts[half[name]];
    for (const section of half.sections) section.content &&= parts[section.content];
    return half;
  });
  base.close();
  return drafts;
}"""
FULL = """for (const [kind, name] of [[Storage, "setItem"], [IDBObjectStore, "put"]]) {
  (window.kept ??= []).push([kind, name, kind.prototype[name]]);
  kind.prototype[name] = function () { throw new DOMException("full", "QuotaExceededError"); };
}"""
ROOM = "for (const [kind, name, real] of window.kept.splice(0)) kind.prototype[name] = real;"
# A browser that has no database for the site.
NO_DATABASE = """Object.defineProperty(window, "indexedDB", {
  get: () => { throw new DOMException("blocked", "SecurityError"); }, configurable: true,
});"""
# A browser that blocks all storage: whoever touches it is refused.
BLOCKED = """for (const name of ["localStorage", "sessionStorage", "indexedDB"]) {
  const get = () => { throw new DOMException("blocked", "SecurityError"); };
  Object.defineProperty(window, name, { get, configurable: true });
}"""
# The storage that is switched off while the desk is open.
OFF = """for (const name of ["getItem", "setItem", "removeItem"]) {
  const real = Storage.prototype[name];
  Storage.prototype[name] = function (key, ...rest) {
    if (key.startsWith("reportkb.")) throw new DOMException("off", "SecurityError");
    return real.call(this, key, ...rest);
  };
}
IDBDatabase.prototype.transaction = () => { throw new DOMException("off", "InvalidStateError"); };"""


@dataclass(frozen=True, slots=True)
class Drafting:
    """An open desk.

    Args:
        page: the page.
    """

    page: Page

    @classmethod
    def first(cls, visit: Visit, script: str = "", **options: Any) -> Drafting:
        """Open the page as a newcomer, after a script that changes the browser."""
        page = visit("/starter/", script=script, **options)
        expect(page.locator(".rk-start-outline").first).to_be_visible()
        return cls(page)

    @classmethod
    def begin(cls, visit: Visit, outline: str, depth: str = "标准", script: str = "", **options: Any) -> Drafting:
        """Begin a draft from an outline."""
        desk = cls.first(visit, script, **options)
        desk.page.get_by_role("radio", name=depth, exact=True).check()
        desk.choose(outline)
        desk.ready()
        return desk

    @classmethod
    def tell(cls, visit: Visit, outline: str, depth: str = "standard", script: str = "", **options: Any) -> Drafting:
        """Begin a draft from what an outline's sections tell, with its fields as blanks: it has many."""
        page = visit(f"/starter/?outline={outline}&depth={depth}&flavour=sample", script=script, **options)
        desk = cls(page)
        desk.ready()
        page.get_by_role("radio", name="模板", exact=True).check()
        return desk

    @classmethod
    def blank(cls, visit: Visit, script: str = "", **options: Any) -> Drafting:
        """Begin from nothing."""
        desk = cls.first(visit, script, **options)
        desk.page.get_by_role("button", name="从空白开始").click()
        desk.ready()
        return desk

    def choose(self, outline: str) -> None:
        """Begin writing at once, without the questions."""
        self.page.get_by_role("radio", name="直接写", exact=True).check()
        self.page.locator(f"[data-outline='{outline}']").click()

    def ready(self) -> None:
        """Wait until a draft is on the desk."""
        expect(self.page.locator(".rk-desk")).to_be_visible()

    def writable(self) -> None:
        """Wait until the paper can be written on."""
        expect(self.page.locator(".rk-paper[data-writable]")).to_be_attached(timeout=10_000)

    def touch(self) -> None:
        """Change the draft and change it back: what nobody changed is not kept."""
        self.page.locator("#rk-title-input").evaluate(
            """(box) => {
              for (const text of [`${box.value}改`, box.value]) {
                box.value = text;
                box.dispatchEvent(new Event("input"));
              }
            }"""
        )
        expect(self.page.locator(".rk-saved")).to_have_text(SAVED)

    def kept(self) -> list[dict[str, Any]]:
        """Give the drafts that this browser keeps."""
        drafts: list[dict[str, Any]] = self.page.evaluate(KEPT)
        return drafts

    def draft(self) -> dict[str, Any]:
        """Give the draft at hand, the only one of its name; one that nobody changed is not kept, until it is."""
        if self.page.locator(".rk-saved", has_text="一改就存").count():
            self.touch()
        called = self.page.locator(".rk-desk-name").text_content() or ""
        kept = self.kept()
        (draft,) = [one for one in kept if len(kept) == 1 or one["name"] in called]
        return draft

    def headings(self) -> list[str]:
        """Give the headings of the list, with their numbers."""
        found: list[str] = self.page.locator(".rk-line-name").evaluate_all(
            "(all) => all.map((name) => [...name.children].slice(0, 2).map((part) => part.textContent).join(''))"
        )
        return found

    def line(self, index: int) -> Locator:
        """Find a section in the list."""
        return self.page.locator(".rk-line-name").nth(index)

    def do(self, name: str) -> None:
        """Press a button of the chosen section."""
        self.page.locator(".rk-line-tools").get_by_role("button", name=name, exact=True).click()

    def field(self, name: str) -> Locator:
        """Find a field's input."""
        return self.page.locator(f"[id='field-{name}']")

    def row(self, name: str) -> Locator:
        """Find all that stands around a field."""
        return self.page.locator(f"[data-row='{name}']")

    def shown(self, name: str) -> set[str]:
        """Give what the paper shows for a field, in all its places."""
        return set(self.paper.locator(f"[data-field='{name}']").all_text_contents())

    def sheet(self, name: str = "") -> Locator:
        """Find what is open over the desk."""
        return self.page.get_by_role("dialog", name=name) if name else self.page.locator("dialog.rk-sheet")

    def take(self) -> Locator:
        """Open the sheet with every way out."""
        self.page.locator(".rk-deskbar").get_by_role("button", name="带走…").click()
        return self.sheet("带走这份草稿")

    def copied(self, form: str) -> str:
        """Copy the whole draft, and give the text on the clipboard."""
        sheet = self.take()
        sheet.locator(f"[data-copy={form}]").click()
        expect(sheet.get_by_role("status")).to_contain_text("已复制")
        self.page.keyboard.press("Escape")
        expect(sheet).to_have_count(0)
        text: str = self.page.evaluate("navigator.clipboard.readText()")
        return text

    def own(self, heading: str, text: str = "") -> None:
        """Add a section of one's own at the end of the chosen one."""
        self.page.get_by_role("button", name="＋ 自己写一节").click()
        self.page.get_by_label("标题", exact=True).fill(heading)
        self.page.keyboard.press("Enter")
        area = self.page.locator("textarea.rk-own:focus")
        expect(area).to_be_visible()
        area.fill(text)

    def give(self, name: str, content: str | bytes, kind: str = "text/plain") -> None:
        """Choose a file to open."""
        buffer = content if isinstance(content, bytes) else content.encode()
        self.page.locator("#rk-bring-file").set_input_files({"name": name, "mimeType": kind, "buffer": buffer})

    def bring(self) -> Locator:
        """Open the sheet that takes files and texts, from the desk or the beginning."""
        opener = self.page.get_by_role("button", name="打开文件或粘贴已有报告")
        if opener.count():
            opener.click()
        else:
            self.page.locator(".rk-desk-name").click()
            self.page.get_by_role("button", name="打开文件或粘贴报告").click()
        return self.sheet("打开文件或粘贴报告")

    @property
    def paper(self) -> Locator:
        """Find the preview."""
        return self.page.locator(".rk-desk .rk-paper")

    @property
    def voice(self) -> Locator:
        """Find what is read aloud only."""
        return self.page.locator("#rk-announcer")

    @property
    def passing(self) -> Locator:
        """Find the passing line."""
        return self.page.locator(".rk-passing")

    def bar(self, about: str) -> Locator:
        """Find a bar that stays."""
        return self.page.locator(f".rk-bar[data-about={about}]")


def begun(visit: Visit, **options: Any) -> Drafting:
    """Begin a draft and change it, which is when it is first kept."""
    desk = Drafting.begin(visit, OUTLINE, **options)
    desk.page.get_by_label("报告标题").fill("季度计划")
    expect(desk.page.locator(".rk-saved")).to_have_text(SAVED)
    return desk


def second(desk: Drafting) -> Drafting:
    """Open the same page in another tab."""
    page = desk.page.context.new_page()
    page.goto("/starter/")
    other = Drafting(page)
    other.ready()
    return other


def file_of(draft: dict[str, Any]) -> str:
    """Write a draft as the file that the desk saves."""
    return json.dumps(draft, ensure_ascii=False)
