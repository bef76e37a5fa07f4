"""The questions lead to every outline, are short, and are a page without a script whatever is written."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from reportkb.library.choosing import CHOOSING
from reportkb.library.library import load
from reportkb.site.plan import SitePlan, plan
from reportkb.source.tree import read

CHECK = Path(__file__).parents[1] / "cases" / "check"
BASE = CHECK / "base"
FILES = {path.relative_to(BASE).as_posix(): path.read_bytes() for path in BASE.rglob("*") if path.is_file()}
HEAD = "---\ntitle: 甲\ndescription: 一句话。\n"
GUIDE = {
    "docs/guide/index.md": f"{HEAD}pages: [choose]\n---\n\n# 指南\n\n正文。\n".encode(),
    "docs/guide/choose.md": f"{HEAD}---\n\n# 选\n\n<!-- reportkb:choosing -->\n".encode(),
}
SOUND = (CHECK / "RK050/pass" / CHOOSING).read_text("utf-8")
END = "      outline: report\n      depth: core\n      why: 有理由。\n"


def planned(questions: str) -> tuple[SitePlan, list[str]]:
    site, findings = plan({**FILES, **GUIDE, CHOOSING: questions.encode()})
    return site, [str(finding) for finding in findings]


def page(site: SitePlan) -> str:
    return site.fills["guide/choose.md"]["<!-- reportkb:choosing -->"]


def question(name: str, *then: str) -> str:
    answers = "".join(f"    - say: 到{one}去\n      then: {one}\n" for one in then)
    return f"{name}:\n  ask: {name}吗？\n  answers:\n{answers}    - say: 到头了\n{END}    - say: 也到头了\n{END}"


def test_the_page_unfolds_each_answer_to_its_end() -> None:
    site, findings = planned(SOUND)
    assert findings == []
    html = page(site)
    assert re.findall("<summary>(.*?)</summary>", html) == ["一个项目做完了", "还没有做完", "做了一半", "刚开头"]
    assert html.count('<a href="../../outlines/report/">项目总结</a>，') == 3
    assert '<a href="../../starter/?outline=report&amp;depth=core">用它起稿</a>' in html
    assert "<p>做成了什么、差在哪里都要交代。</p>" in html


def test_the_desk_gets_the_same() -> None:
    site, _ = planned(SOUND)
    (file,) = (file for file in site.files if file.path == "catalog/choosing.json")
    first, second = json.loads(file.content)["questions"]
    assert (first["id"], first["ask"]) == ("手上的事", "手上是什么事？")
    assert first["answers"][1] == {"say": "还没有做完", "then": second["id"]}
    why = "做成了什么、差在哪里都要交代。"
    ends = {"outline": "report", "title": "项目总结", "depth": "standard", "why": why}
    assert first["answers"][0] == {"say": "一个项目做完了", **ends}


def test_a_library_without_questions_has_none() -> None:
    site, findings = plan({**FILES, **GUIDE})
    assert findings == ()
    assert page(site) == ""


def test_a_way_that_is_too_long_is_reported() -> None:
    names = [f"问{number}" for number in range(6)]
    written = "".join(question(name, *after) for name, *after in pairwise(names)) + question("问5")
    assert planned(written)[1] == [
        f"{CHOOSING}:1:1: RK050 最长的一条路要答6个问题，最多5个。合并几个问题，或多给几个答案。"
    ]
    assert planned(written.replace("then: 问5", END.strip(), 1).partition("问5:")[0])[1] == []


def test_a_question_that_many_lead_to_is_written_once() -> None:
    """Else a page would double with each question."""
    names = [f"问{number}" for number in range(40)]
    following = zip(names, names[1:], names[2:], strict=False)
    written = (
        "".join(question(name, one, two) for name, one, two in following) + question("问38", "问39") + question("问39")
    )
    html = page(planned(written)[0])
    assert [html.count(f'id="{name}"') for name in names] == [1] * 40
    assert html.count("<details") == 40 * 2 + 38 * 2 + 1


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("      then: 做到哪里", "      than: 做到哪里", "RK008 不认识的键“than”。是否想写“then”？"),
        ("      depth: core", "      depth: short", "RK010 "),
        ("手上的事:", "手上的 事:", "RK010 "),
        ("      why: 只说进度。", "      why: 显著推进。", "RK037 "),
    ],
)
def test_what_a_contributor_gets_wrong_is_reported(old: str, new: str, told: str) -> None:
    assert old in SOUND
    assert any(told in finding for finding in planned(SOUND.replace(old, new, 1))[1])


def test_the_librarys_own_questions_reach_every_outline(root: Path) -> None:
    library, _ = load(read(root)[0])
    questions = library.choosing.questions
    ends = {answer.outline for one in questions.values() for answer in one.answers if answer.outline}
    assert ends == set(library.outlines)
