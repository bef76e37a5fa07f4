"""Check the questions that lead to an outline: every way ends at one, and every outline is at the end of one."""

from __future__ import annotations

from collections.abc import Iterator

from reportkb.library.choosing import CHOOSING, Answer, Questions
from reportkb.library.library import Library
from reportkb.rules import whereabouts
from reportkb.source.findings import Finding, Place, closest, meant
from reportkb.source.parsed import Parsed

END = ("outline", "depth", "why")
# Who has to answer more gives up.
MOST = 5
# So many slips are told one by one.
SLIPS = 3


def check(library: Library) -> Iterator[Finding]:
    """Report answers that lead nowhere or in a circle, questions and outlines that nothing leads to."""
    questions, parsed = library.choosing.questions, library.choosing.parsed
    if parsed is None or not questions:
        return
    found = [
        finding
        for name, question in questions.items()
        for at, answer in enumerate(question.answers)
        for finding in _answer(answer, parsed, (name, "answers", at), library)
    ]
    lost = [finding for finding in found if finding.fact.startswith("提纲“")]
    if len(lost) > SLIPS:
        # Outlines that are not there at all are one loss, however many answers lead to them.
        yield Finding(
            lost[0].place,
            "RK050",
            f"{len(lost)}个答案通向不存在的提纲，这是第一个",
            "从仓库里恢复docs/outlines/，或改这些答案。",
        )
        found = [finding for finding in found if finding not in lost]
    yield from found
    first = next(iter(questions))
    circles = list(_circles(first, (), set(), library))
    yield from circles
    if not circles and (longest := _longest(questions)) > MOST:
        advice = "合并几个问题，或多给几个答案。"
        yield Finding(parsed.key((first,)), "RK050", f"最长的一条路要答{longest}个问题，最多{MOST}个", advice)
    reached = _reached(questions)
    then = {answer.then or "" for question in questions.values() for answer in question.answers}
    # What a misspelt name means is told with that name.
    misspelt = {near for name in then - set(questions) for near in closest(name, questions)}
    for name in questions:
        if name not in reached | misspelt:
            advice = "在另一个问题的答案里写“then”，或删掉它。"
            yield Finding(parsed.key((name,)), "RK050", f"没有答案通向问题“{name}”", advice)
    ends = {answer.outline or "" for name in reached for answer in questions[name].answers}
    ends |= {near for name in ends - set(library.outlines) for near in closest(name, library.outlines)}
    for slug, outline in library.outlines.items():
        if slug not in ends:
            advice = f"在{CHOOSING}的一个问题下加一个答案，写上“outline: {slug}”。"
            yield Finding(Place(outline.path), "RK050", "答问题选不到这份提纲", advice)


def _answer(answer: Answer, parsed: Parsed, location: tuple[str | int, ...], library: Library) -> Iterator[Finding]:
    place, questions = parsed.place(location), library.choosing.questions
    ends = [name for name in END if getattr(answer, name) is not None]
    if answer.then is not None and ends:
        advice = "还要问，就只写then；到了头，就写outline、depth、why。"
        yield Finding(place, "RK050", f"“{answer.say}”既接着问又给了提纲", advice)
    elif answer.then is None and len(ends) < len(END):
        lost = "、".join(name for name in END if name not in ends)
        advice = "补上；还要接着问的，改写then。"
        yield Finding(place, "RK050", f"“{answer.say}”没有通到提纲，缺{lost}", advice)
    if answer.then is not None and answer.then not in questions:
        where = parsed.place((*location, "then"))
        yield Finding(where, "RK050", f"问题“{answer.then}”不存在", meant(answer.then, questions))
    known = answer.outline is None or answer.outline in library.outlines
    if not known and not whereabouts.is_told_of_outline(answer.outline or "", library):
        where = parsed.place((*location, "outline"))
        advice = meant(answer.outline or "", library.outlines, whereabouts.NEAR)
        yield Finding(where, "RK050", f"提纲“{answer.outline}”不存在", advice)


def _circles(name: str, above: tuple[str, ...], seen: set[str], library: Library) -> Iterator[Finding]:
    """Report each answer that leads back to a question on the way to it."""
    questions, parsed = library.choosing.questions, library.choosing.parsed
    seen.add(name)
    for at, answer in enumerate(questions[name].answers):
        then = answer.then or ""
        if answer.outline:
            continue  # which is reported itself where it asks on as well
        if then in (*above, name) and parsed:
            where = parsed.place((name, "answers", at, "then"))
            yield Finding(where, "RK050", f"“{answer.say}”绕回了问题“{then}”", "让它往前走，每条路都要到头。")
        elif then in questions and then not in seen:
            yield from _circles(then, (*above, name), seen, library)


def _longest(questions: Questions) -> int:
    """Count the questions of the longest way, of those that do not go in a circle."""
    step, ways = 0, {next(iter(questions))}
    while ways and step <= len(questions):
        step += 1
        answers = [answer for name in ways for answer in questions[name].answers if not answer.outline]
        ways = {answer.then for answer in answers if answer.then} & set(questions)
    return step


def _reached(questions: Questions) -> set[str]:
    """List the questions that can be come to from the first."""
    pending = [next(iter(questions))]
    found: set[str] = set()
    while pending:
        name = pending.pop()
        if name in questions and name not in found:
            found.add(name)
            pending += [answer.then for answer in questions[name].answers if answer.then]
    return found
