"""Empty phrases and turns out of register in a source file, and what is wrong with the list itself.

What counts as a figure or a quotation is said by the golden cases in tests/cases/phrases.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from reportkb.library import phrases
from reportkb.library.phrases import FIGURE, PHRASES
from reportkb.rules import phrases as rule
from reportkb.rules.passages import WORD, Passage
from reportkb.site.plan import plan
from reportkb.source.findings import Finding
from reportkb.source.tree import read

LIST = """
显著:
  why: 变化了多少，读者只能猜
  instead: 写前后两个数
  forms: [显著成效, 成效明显]
  except: [显著性]
"""


def found(text: str, *, own: bool = True, listed: str = LIST) -> list[Finding]:
    passage = Passage("a.md", 3, text, range(5, 5 + len(text)), own)
    return list(rule.check(phrases.load({PHRASES: listed})[0], passage))


@pytest.mark.parametrize("text", ["用时显著缩短", f"{WORD}的用时显著缩短"])
def test_a_phrase_without_a_figure_is_reported_at_its_place(text: str) -> None:
    (finding,) = found(text)
    assert finding.place.line == 3
    assert finding.place.column == 5 + text.index("显著")
    assert str(finding).endswith("RK037 “显著”是空话：变化了多少，读者只能猜。写前后两个数。")


def test_a_placeholder_of_a_numeric_field_is_a_figure() -> None:
    assert found(f"用时显著缩短{FIGURE}天") == []


def test_an_example_of_weak_writing_passes() -> None:
    assert found("用时显著缩短", own=False) == []


def test_the_columns_of_several_phrases() -> None:
    assert [finding.place.column for finding in found("成效明显，显著")] == [5, 10]


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        (None, "RK004 文件不存在"),
        ("", "RK010 文件里一项也没有"),
        ("显著:\n  why: 甲\n", "RK009 缺少“instead”"),
        ("显著:\n  why: 甲\n  instead: 乙\n  form: [丙丙]\n", "RK008 不认识的键“form”"),
        ("甲乙:\n  why: 甲\n  instead: 乙\n  forms: [丙]\n", "RK010 “甲乙.forms.1”的值不合要求"),
        ("丙:\n  why: 甲\n  instead: 乙\n", "RK010 “丙”的值不合要求"),
        ("甲乙:\n  why: 甲\n  instead: 乙\n  except: [丙丁]\n", "“丙丁”不含这一组的任何一个词"),
        (
            "甲乙:\n  why: 甲\n  instead: 乙\n丙丁:\n  why: 甲\n  instead: 乙\n  forms: [甲乙]\n",
            "RK007 “甲乙”在“甲乙”下已有",
        ),
    ],
)
def test_a_list_that_is_wrong_says_so(listed: str | None, told: str) -> None:
    _, findings = phrases.load({} if listed is None else {PHRASES: listed})
    assert any(told in str(finding) for finding in findings), [str(finding) for finding in findings]


SPOKEN = """
说白了:
  why: 后面才是要说的事
  instead: 直接写那件事
  forms: [要命, 您]
  except: [重要命题]
  registers: [机关公文, 企业正式]
我们:
  why: 谁是“我们”要猜
  instead: 称本单位
  registers: [机关公文]
"""


def turns(text: str, *registers: str) -> list[str]:
    return [turn for _, turn in phrases.load({PHRASES: SPOKEN})[0].turns.find(text, registers)]


@pytest.mark.parametrize(
    ("text", "official", "company"),
    [
        ("说白了，晚了12天", ["说白了"], ["说白了"]),
        ("没有要命的缺陷", ["要命"], ["要命"]),
        ("我们请您定", ["我们", "您"], ["您"]),
        ("这是重要命题", [], []),
        ("问卷写“说白了，您来看看”，见《我们》", [], []),
    ],
)
def test_a_turn_is_wrong_in_its_registers_with_a_figure_and_denied_too(
    text: str, official: list[str], company: list[str]
) -> None:
    assert turns(text, "机关公文") == official
    assert turns(text, "企业正式") == company
    assert turns(text, "团队内部") == []


def test_a_turn_may_be_one_character_and_is_no_empty_phrase() -> None:
    """The browser knows the empty phrases alone: who writes at the desk chooses the register."""
    listed, findings = phrases.load({PHRASES: SPOKEN})
    assert findings == ()
    assert not listed.entries
    assert not any(listed.patterns[name] for name in ("pattern", "allowed", "always"))


def test_a_register_that_no_one_knows_is_told(root: Path) -> None:
    base = read(root / "tests/cases/check/base")[0]
    listed = base[PHRASES].decode().replace("[机关公文]", "[公文]").encode()
    (finding,) = plan({**base, PHRASES: listed})[1]
    assert str(finding).startswith(f"{PHRASES}:1:1: RK010 registers里的语体“公文”没有登记")
