"""Long work is not only in the browser: it is said once, and a file is written as its writer writes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from drafting import SAVED, Drafting, begun
from places import Visit

pytestmark = pytest.mark.browser

BOTH = "已存到本机和文件"
SAFARI = (
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.0 Safari/605.1.15"
)
# A file of the origin's own stands for one that was chosen.
PICKER = """window.showSaveFilePicker = async ({ suggestedName }) =>
  (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true });"""
GONE = "FileSystemFileHandle.prototype.createWritable = async () => { throw new Error('gone'); };"
NO_PICKER = "delete window.showSaveFilePicker;"
# A clock that can be put forward.
CLOCK = "{ const real = Date.now; window.ahead = 0; Date.now = () => real() + window.ahead; }"


def written(page: Page) -> dict[str, Any]:
    """Read the file."""
    text: str = page.evaluate(
        """async () => {
          const folder = await navigator.storage.getDirectory();
          for await (const [, handle] of folder.entries()) return (await handle.getFile()).text();
        }"""
    )
    draft: dict[str, Any] = json.loads(text)
    return draft


def work(desk: Drafting, minutes: int) -> None:
    """Write for so long."""
    title = desk.page.get_by_label("报告标题")
    for number in range(minutes * 2):
        desk.page.evaluate("window.ahead += 30_000")
        title.fill(f"写到第{number}次")


@pytest.mark.chromium
def test_a_file_is_written_as_one_writes(visit: Visit) -> None:
    desk = begun(visit, script=PICKER)
    saved = desk.page.locator(".rk-saved")
    desk.take().get_by_role("button", name="存成文件并随写随存").click()
    desk.page.keyboard.press("Escape")
    expect(saved).to_have_text(BOTH)
    assert written(desk.page)["title"] == "季度计划"
    desk.page.get_by_label("报告标题").fill("接着写的")
    expect(saved).to_have_text(SAVED)
    expect(saved).to_have_text(BOTH)
    assert written(desk.page)["title"] == "接着写的"
    desk.page.reload()
    desk.ready()
    expect(saved).to_have_text(BOTH)


@pytest.mark.chromium
def test_a_file_of_another_day_is_gone_on_with_when_the_writer_allows_it(visit: Visit) -> None:
    desk = begun(visit, script=PICKER)
    desk.take().get_by_role("button", name="存成文件并随写随存").click()
    desk.page.keyboard.press("Escape")
    saved = desk.page.locator(".rk-saved")
    expect(saved).to_have_text(BOTH)
    desk.page.add_init_script(
        """FileSystemHandle.prototype.queryPermission = async () => "prompt";
        FileSystemHandle.prototype.requestPermission = async () => "granted";"""
    )
    desk.page.reload()
    desk.ready()
    bar = desk.bar("file")
    expect(bar).to_contain_text("上次随写随存到文件")
    desk.page.get_by_label("报告标题").fill("又一天")
    expect(saved).to_have_text(SAVED)
    bar.get_by_role("button", name="接着存").click()
    expect(bar).to_have_count(0)
    expect(saved).to_have_text(BOTH)
    assert written(desk.page)["title"] == "又一天"


@pytest.mark.chromium
def test_a_file_that_cannot_be_written_is_said_and_the_draft_is_kept(visit: Visit) -> None:
    desk = begun(visit, script=PICKER)
    desk.take().get_by_role("button", name="存成文件并随写随存").click()
    desk.page.keyboard.press("Escape")
    saved = desk.page.locator(".rk-saved")
    expect(saved).to_have_text(BOTH)
    desk.page.evaluate(f"() => {{ {GONE} }}")
    desk.page.get_by_label("报告标题").fill("文件没了")
    expect(desk.bar("file")).to_contain_text("没有写进文件")
    expect(saved).to_have_text(SAVED)
    assert desk.draft()["title"] == "文件没了"
    desk.bar("file").get_by_role("button", name="不存了").click()
    expect(desk.bar("file")).to_have_count(0)
    desk.page.reload()
    desk.ready()
    expect(saved).to_have_text(SAVED)
    expect(desk.bar("file")).to_have_count(0)


def test_long_work_that_is_only_in_the_browser_is_said_once(visit: Visit) -> None:
    desk = begun(visit, script=CLOCK + NO_PICKER)
    bar = desk.bar("only-here")
    work(desk, 6)
    expect(desk.page.locator(".rk-saved")).to_have_text(SAVED)
    desk.page.reload()
    desk.ready()
    # What counts the minutes comes when the desk rests; six of them pass here in a moment.
    expect(desk.page.locator("select[name=depth]")).to_be_enabled()
    expect(bar).to_have_count(0)
    work(desk, 6)
    expect(bar).to_contain_text("只存在这个浏览器里")
    expect(bar).not_to_contain_text("Safari")
    bar.get_by_role("button", name="知道了").click()
    work(desk, 12)
    expect(bar).to_have_count(0)


def test_the_reminder_goes_with_the_draft_that_it_is_about(visit: Visit) -> None:
    desk = begun(visit, script=CLOCK + NO_PICKER)
    work(desk, 11)
    expect(desk.bar("only-here")).to_be_visible()
    desk.page.get_by_role("button", name="新建", exact=True).click()
    expect(desk.page.locator(".rk-start-outline").first).to_be_visible()
    expect(desk.bar("only-here")).to_have_count(0)


def test_work_that_was_taken_along_is_not_spoken_of(visit: Visit) -> None:
    desk = begun(visit, script=CLOCK + NO_PICKER)
    work(desk, 6)
    with desk.page.expect_download():
        desk.take().locator("[data-download=draft]").click()
    desk.page.keyboard.press("Escape")
    work(desk, 12)
    expect(desk.bar("only-here")).to_have_count(0)


def test_the_reminder_gives_the_file(visit: Visit) -> None:
    desk = begun(visit, script=CLOCK + NO_PICKER)
    work(desk, 11)
    with desk.page.expect_download() as download:
        desk.bar("only-here").get_by_role("button", name="下载草稿文件").click()
    assert download.value.suggested_filename.endswith(".draft.json")
    expect(desk.bar("only-here")).to_have_count(0)


def test_safari_is_said_to_clear_what_it_keeps(visit: Visit) -> None:
    desk = begun(visit, script=CLOCK + NO_PICKER, user_agent=SAFARI)
    expect(desk.take()).to_contain_text("七天没有打开过")
    desk.page.keyboard.press("Escape")
    work(desk, 11)
    expect(desk.bar("only-here")).to_contain_text("Safari会清掉七天没有打开过")
    desk.page.locator(".rk-deskbar").get_by_role("button", name="新建").click()
    expect(desk.page.get_by_role("region", name="接着写")).to_contain_text("七天没有打开过")
    other = begun(visit)
    expect(other.take()).not_to_contain_text("七天没有打开过")
