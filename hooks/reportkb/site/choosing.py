"""The questions that lead to an outline, as a page shows them without a script and as the desk asks them."""

from __future__ import annotations

from typing import Any

from reportkb.library.choosing import Answer, Question, Questions
from reportkb.library.library import Library
from reportkb.report.html_writer import escape
from reportkb.report.nodes import DEPTH_TITLES
from reportkb.site.page_picture import picture
from reportkb.site.site import Site


def path(site: Site, root: str) -> str:
    """Write the questions, each answer unfolding what follows; one that comes again is led back to."""
    questions = site.library.choosing.questions
    written: set[str] = set()

    def asked(name: str) -> str:
        ask = escape(questions[name].ask)
        if name in written:
            return f'<p class="rk-ask"><a href="#{name}">{ask}</a></p>'
        written.add(name)
        answers = "".join(answered(answer, name) for answer in questions[name].answers)
        return f'<p class="rk-ask" id="{name}">{ask}</p>{answers}'

    def answered(answer: Answer, name: str) -> str:
        inside = asked(answer.then) if answer.then in questions and answer.then else _end(answer, site, root)
        # Of those with one name a browser keeps one open.
        fold = f'<details class="rk-fold" name="choosing-{name}">'
        return f"{fold}<summary>{escape(answer.say)}</summary><div>{inside}</div></details>"

    return f'<div class="rk-choosing">{asked(next(iter(questions)))}</div>' if questions else ""


def _end(answer: Answer, site: Site, root: str) -> str:
    slug = answer.outline or ""
    outline = site.library.outlines.get(slug)
    if outline is None or answer.depth is None:
        return ""
    return (
        f'<div class="rk-end">{picture(slug, site.sizes[slug].sheets, root, "第1页缩图", 1)}'
        f'<p><a href="{root}outlines/{slug}/">{escape(outline.plan.title)}</a>，{DEPTH_TITLES[answer.depth]}</p>'
        f"<p>{escape(answer.why or '')}</p>"
        f'<p><a href="{root}starter/?outline={slug}&amp;depth={answer.depth}">用它起稿</a></p></div>'
    )


def listing(library: Library) -> list[dict[str, Any]]:
    """Write the questions for the desk, the one to begin with first."""
    questions = library.choosing.questions
    return [_question(name, question, questions, library) for name, question in questions.items()]


def _question(name: str, question: Question, questions: Questions, library: Library) -> dict[str, Any]:
    answers = []
    for answer in question.answers:
        if answer.then in questions:
            answers.append({"say": answer.say, "then": answer.then})
        elif (outline := library.outlines.get(answer.outline or "")) and answer.depth:
            end = {"outline": outline.slug, "title": outline.plan.title, "depth": answer.depth, "why": answer.why or ""}
            answers.append({"say": answer.say, **end})
    return {"id": name, "ask": question.ask, "answers": answers}
