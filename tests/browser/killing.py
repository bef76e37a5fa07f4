"""A browser that dies while somebody writes, and what its next start finds."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserType, Error, Page, expect

from drafting import Drafting
from engines import ARGUMENTS

EXAMPLE = Path(__file__).resolve().parents[1] / "cases" / "drafts" / "team-project-full.draft.json"


def draft_of(sections: int) -> str:
    """Write a draft file with so many sections, which are those of an example over and over."""
    draft: dict[str, Any] = json.loads(EXAMPLE.read_text("utf-8"))
    known = draft["sections"]
    draft["sections"] = [{**known[index % len(known)], "key": f"s{index + 1}"} for index in range(sections)]
    return json.dumps(draft, ensure_ascii=False)


def lost(chromium: BrowserType, path: str | None, profile: Path, address: str, seconds: int, sections: int) -> int:
    """Type once a second, kill the browser, start it again, and count the seconds that are lost.

    Args:
        chromium: what starts a browser.
        path: its program, where it is not Playwright's own.
        profile: a new folder, in which the browser keeps its profile.
        address: of the site.
        seconds: how long to type.
        sections: how many the draft has; none begins with the shortest version of an outline.
    """
    # Started by ourselves, so that its processes are one group, whatever the system calls them.
    browser = started(path or chromium.executable_path, profile)
    try:
        over = chromium.connect_over_cdp(f"http://127.0.0.1:{port_in(profile)}")
        page = over.contexts[0].new_page()
        page.set_viewport_size({"width": 1280, "height": 720})
        write(page, address, seconds, sections)
    finally:
        os.killpg(browser.pid, signal.SIGKILL)
        browser.wait()
    with contextlib.suppress(Error):
        over.close()
    settings: dict[str, Any] = {"executable_path": path, "args": list(ARGUMENTS), "locale": "zh-CN"}
    context = chromium.launch_persistent_context(profile, **settings)
    try:
        page = context.new_page()
        page.goto(f"{address}/starter/")
        expect(page.locator(".rk-desk, .rk-start-outline").first).to_be_visible(timeout=20_000)
        found = page.get_by_label("报告标题").input_value() if page.locator(".rk-desk").count() else ""
        return seconds - found.count("字")
    finally:
        context.close()


def started(program: str, profile: Path) -> subprocess.Popen[bytes]:
    """Start a browser that can be written in over its debugging port, in a group of its own."""
    settings = ("--headless", "--remote-debugging-port=0", f"--user-data-dir={profile}", "--no-first-run")
    return subprocess.Popen(
        [program, *settings, *ARGUMENTS], start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def port_in(profile: Path) -> str:
    """Wait until a browser has written down its debugging port."""
    named = profile / "DevToolsActivePort"
    for _ in range(200):
        if named.exists() and (lines := named.read_text("utf-8").splitlines()):
            return lines[0]
        time.sleep(0.1)
    raise TimeoutError("the browser did not start")


def write(page: Page, address: str, seconds: int, sections: int) -> None:
    """Begin a draft and type a character a second."""
    page.goto(f"{address}/starter/?outline=quarterly-plan&depth=core" if not sections else f"{address}/starter/")
    desk = Drafting(page)
    if sections:
        expect(page.locator(".rk-start-outline").first).to_be_visible()
        desk.bring()
        desk.give("草稿.draft.json", draft_of(sections))
        page.get_by_role("button", name="作为新草稿打开").click()
    desk.ready()
    title = page.get_by_label("报告标题")
    title.fill("写：")
    title.press("End")
    began = time.monotonic()
    for second in range(1, seconds + 1):
        page.wait_for_timeout(max(0, (began + second - time.monotonic()) * 1000))
        page.keyboard.insert_text("字")
    page.wait_for_timeout(900)  # the next would come in a moment
