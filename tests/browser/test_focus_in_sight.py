"""Where the keyboard is can be seen, however small the window (WCAG 2.2, 2.4.11), and it is never lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from drafting import Drafting
from places import Places, Visit, outline_path

pytestmark = pytest.mark.browser

OUTLINE = "quarterly-plan"
# 1280×900 pixels at 200 % zoom (WCAG 2.2, 1.4.4) and 1280×1024 at 400 % (1.4.10).
SIZES = {"200%": (640, 450), "400%": (320, 256)}
STOPS = 70
# Give the element with the focus a name, and how much of what the window shows of it is not covered, in hundredths.
SEEN = """async () => {
  // The theme lays out its side columns in the frame after a page has moved.
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const node = document.activeElement;
  if (!node || node === document.body) return null;
  const name = node.outerHTML.slice(0, 90);
  // The theme's colour switch is an empty radio button before the label that shows it.
  const shown = node.matches(".md-option") ? node.nextElementSibling : node;
  const box = shown.getBoundingClientRect();
  const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
  const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
  if (right - left < 1 || bottom - top < 1) return [name, 0];
  const steps = [0.1, 0.3, 0.5, 0.7, 0.9];
  const points = steps.flatMap((x) => steps.map((y) => [left + (right - left) * x, top + (bottom - top) * y]));
  const seen = points.filter(([x, y]) => {
    const hit = document.elementFromPoint(x, y);
    return hit && (shown.contains(hit) || hit.contains(shown));
  });
  return [name, (seen.length / points.length) * 100];
}"""


def covered(page: Page) -> tuple[int, dict[str, float]]:
    """Go through the page by Tab and give how many stops there are, and those of which less than half is seen."""
    hidden: dict[str, float] = {}
    stops = 0
    page.locator(".md-skip").focus()
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        found = page.evaluate(SEEN)
        if not found:
            break
        stops += 1
        if found[1] < 50:
            hidden[found[0]] = found[1]
    for _ in range(STOPS):
        page.keyboard.press("Shift+Tab")
        found = page.evaluate(SEEN)
        if not found:
            break
        if found[1] < 50:
            hidden[found[0]] = found[1]
    return stops, hidden


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_the_focus_is_in_sight_on_an_outline(size: tuple[int, int], visit: Visit, places: Places) -> None:
    page = visit(outline_path(places.other), viewport={"width": size[0], "height": size[1]})
    expect(page.locator("form.rk-view")).to_be_visible()
    stops, hidden = covered(page)
    assert stops > 40
    assert hidden == {}


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_the_focus_is_in_sight_at_the_desk(size: tuple[int, int], visit: Visit) -> None:
    desk = Drafting.begin(visit, OUTLINE, viewport={"width": size[0], "height": size[1]})
    thumbs = desk.page.locator(".rk-thumbs")
    for view in ("章节", "填写", "初稿") if thumbs.is_visible() else ("",):
        if view:
            thumbs.get_by_role("button", name=view, exact=True).click()
        stops, hidden = covered(desk.page)
        assert stops > 10
        assert hidden == {}, view


def test_the_focus_goes_on_at_the_draft_that_is_opened_and_at_the_beginning(visit: Visit) -> None:
    desk = Drafting(visit("/"))
    desk.page.get_by_role("link", name="开始起稿").first.click()
    expect(desk.page.locator(".rk-start-outline").first).to_be_visible()
    page, name, heading = desk.page, desk.page.locator(".rk-desk-name"), desk.page.locator("#rk-start-outline")
    assert page.evaluate("document.activeElement === document.body")
    page.get_by_role("radio", name="直接写", exact=True).check()
    page.locator(f"[data-outline='{OUTLINE}']").press("Enter")
    expect(name).to_be_focused()
    assert page.evaluate("scrollY") == 0
    name.press("Enter")
    page.get_by_role("button", name="新建草稿").press("Enter")
    expect(heading).to_be_focused()
    page.get_by_role("button", name="从空白开始").press("Enter")
    expect(name).to_be_focused()
    name.press("Enter")
    page.get_by_role("button", name="打开文件或粘贴报告").press("Enter")
    page.get_by_label("或粘贴报告全文").fill("# 甲\n\n## 一、乙\n\n丙")
    page.get_by_role("button", name="看看认出了什么").press("Enter")
    page.get_by_role("button", name="作为新草稿打开").press("Enter")
    expect(name).to_have_text("甲")
    expect(name).to_be_focused()
    page.reload()
    desk.ready()
    assert page.evaluate("document.activeElement === document.body")
