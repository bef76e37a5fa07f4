"""Every page runs the site's own scripts and styles alone, and all that a reader does works under that policy."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from drafting import Drafting
from listing import Lists
from places import Places, Visit

pytestmark = pytest.mark.browser

POLICY = (
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; form-action 'none'\">"
)
# What each violation was; kept over the pages of a visit.
WATCH = """addEventListener("securitypolicyviolation", (event) => {
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});"""
INJECTED = """
<script>window.injected = ["script"];</script>
<img src="missing.png" onerror="(window.injected ??= []).push('handler')" alt="">
<svg onload="(window.injected ??= []).push('svg')"></svg>
<a id="smuggled" href="javascript:(window.injected ??= []).push('link')">一</a>
<script src="https://elsewhere.example/x.js"></script>
<style>body { outline: 7px solid red; }</style>
<base href="https://elsewhere.example/">
"""
PASTE = """(node, html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  node.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""
WORD = """<html><head><style>p.a { mso-outline-level: 1; }</style></head><body>
<p class="MsoHeading1" style="mso-list:l0 level1 lfo1" onclick="alert(1)">一、概况</p>
<table style="width:100%"><tr><td style="text-align:right">甲</td></tr></table></body></html>"""


def watched(visit: Visit, **options: Any) -> tuple[Page, list[str]]:
    """Open a page that notes what the policy forbids, and every other error."""
    page = visit("/404.html", **options)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.add_init_script(WATCH)
    return page, said


def test_no_page_breaks_its_own_policy(visit: Visit, places: Places) -> None:
    page, said = watched(visit)
    for path in places.addresses.values():
        page.goto(path, wait_until="networkidle")
        assert page.locator("meta[http-equiv=Content-Security-Policy]").count() == 1, path
    assert said == []


def test_what_a_reader_does_works_under_the_policy(visit: Visit, places: Places) -> None:
    page, said = watched(visit, color_scheme="light")
    page.goto(places.addresses["outline"])
    page.locator("label.md-header__button:visible[for^=__palette]").click()
    page.locator("a.rk-ref[role=button]").first.click()
    expect(page.locator(".rk-tip")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("[data-copy=all]").click()
    expect(page.locator("[data-copy=all]")).to_have_text("已复制")
    page.keyboard.press("/")
    page.keyboard.type("风险")
    expect(page.locator(".rk-search li").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/snippets/**")
    assert said == []


@pytest.mark.chromium
@pytest.mark.clipboard
def test_what_a_writer_does_works_under_the_policy(visit: Visit, places: Places) -> None:
    page, said = watched(visit)
    page.goto("/starter/")
    desk = Drafting(page)
    desk.choose(places.other.slug)
    desk.ready()
    desk.own("自己的", "| 项 | 数 |\n|---|--:|\n| 甲 | 3 |\n\n<p style='color:red' onclick='alert(1)'>一段</p>")
    expect(desk.paper.locator("td").first).to_be_visible()
    desk.copied("rich")
    sheet = desk.take()
    for button in sheet.locator("[data-download]").all():
        with page.expect_download():
            button.click()
    sheet.get_by_role("button", name="关闭").click()
    page.pdf()
    desk.bring()
    area = page.locator("dialog.rk-sheet textarea")
    area.focus()
    area.evaluate(PASTE, WORD)
    expect(area).to_have_value(re.compile("一、概况"))
    assert said == []


EXCEL = """<html><head><style>.xl65 { mso-number-format: "0%"; }</style></head><body><table><tr style="height:14pt">
<td class=xl65 style="width:54pt" onclick="alert(1)">名称</td><td>目标值</td></tr><tr><td>满意度</td><td>90%</td></tr>
</table></body></html>"""


def test_what_is_pasted_into_a_list_keeps_the_policy(visit: Visit) -> None:
    desk = Lists.open(visit, script=WATCH)
    said: list[str] = []
    desk.page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    desk.cell("目标", 0, "名称").click()
    expect(desk.paste("名称\t目标值\n满意度\t90%", EXCEL)).to_contain_text("1行、2列")
    assert said == []


@pytest.mark.parametrize("protected", [True, False], ids=["with the policy", "without"])
def test_what_is_smuggled_into_a_page_does_not_run(visit: Visit, places: Places, protected: bool) -> None:
    """Without the policy the same page runs it: the test would see it."""

    def smuggle(route: Route) -> None:
        text = route.fetch().text()
        text = text.replace("</article>", f"{INJECTED}</article>")
        route.fulfill(body=text if protected else text.replace(POLICY, ""), content_type="text/html; charset=utf-8")

    page = visit("/404.html")
    page.route("https://elsewhere.example/**", lambda route: route.fulfill(body="window.injected = ['host'];"))
    for name, path in places.addresses.items():
        page.route(f"**{path}", smuggle)
        page.goto(path, wait_until="load")
        page.unroute(f"**{path}")
        page.locator("#smuggled").first.evaluate("(link) => link.click()")
        page.wait_for_timeout(50)
        ran = page.evaluate("window.injected ?? []")
        outline = page.evaluate("getComputedStyle(document.body).outlineWidth")
        base = page.evaluate("new URL(document.baseURI).host")
        if protected:
            assert (ran, outline == "7px", base == "elsewhere.example") == ([], False, False), name
        else:
            assert ran, name
            assert (outline, base) == ("7px", "elsewhere.example"), name


def test_no_built_page_holds_a_script_a_style_or_a_handler(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert pages
    for path in pages:
        text = path.read_text("utf-8")
        head, _, rest = text.partition("<script")
        assert POLICY in head, path
        assert '<link rel="stylesheet"' not in head.partition(POLICY)[0], path
        scripts = re.findall(r"<script([^>]*)>([^<]*)", "<script" + rest)
        assert [code for settings, code in scripts if code.strip() and "application/json" not in settings] == [], path
        assert 'src="' in scripts[0][0], path
        assert "assets/js/head.js" in scripts[0][0], path
        assert re.findall(r"<style|<[^>]*\s(?:style|on[a-z]+)=", text) == [], path
