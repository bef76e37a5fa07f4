"""Who does not know which outline to take answers questions, on the guide's page without a script and at the desk."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from drafting import Drafting
from places import Visit
from reportkb.library.choosing import Answer
from reportkb.report.nodes import DEPTH_TITLES
from reportkb.site.site import Site

pytestmark = pytest.mark.browser


def way(source: Site) -> list[Answer]:
    """Give the longest way of first answers that lead on, with an end."""
    questions = source.library.choosing.questions
    found, name = [], next(iter(questions))
    while True:
        answers = questions[name].answers
        answer = next((one for one in answers if one.then), answers[0])
        found.append(answer)
        if not answer.then:
            return found
        name = answer.then


def follow(page: Page, answers: list[Answer]) -> None:
    """Choose one answer after the other."""
    for answer in answers:
        said = re.compile(f"^{re.escape(answer.say)}$")
        page.locator(".rk-choosing summary:visible").filter(has_text=said).click()


def test_the_guide_asks_without_a_script(visit: Visit, source: Site) -> None:
    answers = way(source)
    page = visit("/guide/choose/", java_script_enabled=False)
    follow(page, answers)
    slug = answers[-1].outline or ""
    title = source.library.outlines[slug].plan.title
    expect(page.get_by_text(answers[-1].why or "")).to_be_visible()
    page.locator(".rk-choosing").get_by_role("link", name=title, exact=True).click()
    expect(page).to_have_url(re.compile(f"/outlines/{slug}/$"))


def test_another_answer_takes_the_place_of_the_first(visit: Visit) -> None:
    page = visit("/guide/choose/")
    folds = page.locator(".rk-choosing > details")
    folds.nth(0).locator("> summary").click()
    folds.nth(1).locator("> summary").click()
    expect(page.locator(".rk-choosing > details[open]")).to_have_count(1)


@pytest.mark.parametrize("width", [1280, 390])
def test_the_desk_asks_the_same_and_begins(width: int, visit: Visit, source: Site) -> None:
    answers = way(source)
    page = visit("/starter/", width=width)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_text("不知道选哪份").click()
    follow(page, answers)
    assert any(url.endswith("catalog/choosing.json") for url in asked)
    end = answers[-1]
    assert end.depth
    page.get_by_role("radio", name="直接写").check()
    page.locator(".rk-end").get_by_role("button", name=DEPTH_TITLES[end.depth]).click()
    Drafting(page).ready()
    expect(page.locator("#rk-title-input")).to_have_value(source.library.outlines[end.outline or ""].plan.title)


def test_questions_that_do_not_come_are_asked_for_again(visit: Visit) -> None:
    page = visit("/starter/")
    page.route("**/catalog/choosing.json", lambda route: route.abort())
    fold = page.get_by_text("不知道选哪份")
    fold.click()
    expect(page.locator(".rk-start-choosing .rk-error")).to_contain_text("问题没有载入成功")
    page.unroute("**/catalog/choosing.json")
    fold.click()
    fold.click()
    expect(page.locator(".rk-start-choosing .rk-ask").first).to_be_visible()
