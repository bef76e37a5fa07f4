"""What nobody sees cannot stand in a file, however it is written; what people write can."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportkb.site.plan import plan

BASE = Path(__file__).parents[1] / "cases" / "check" / "base"
FILES = {path.relative_to(BASE).as_posix(): path.read_bytes() for path in BASE.rglob("*") if path.is_file()}
SNIPPET, OUTLINE = "snippets/problems/delay.md", "docs/outlines/report.md"
FIELDS, KINDS, PHRASES = "snippets/fields.yml", "snippets/kinds.yml", "snippets/phrases.yml"
# A value of each file, and a key of each file whose keys are free.
VALUES = [
    (SNIPPET, "title: ", "进度延误"),
    (SNIPPET, "  - ", "延误的天数和环节"),
    (SNIPPET, "  why: ", "强句写明环节、天数和后果。"),
    (OUTLINE, "title: ", "项目总结"),
    (OUTLINE, "  note: ", "本例为虚构。"),
    (OUTLINE, "  - heading: ", "问题"),
    (FIELDS, "  hint: ", "按批准的首版计划计算。"),
    (FIELDS, "  unit: ", "天"),
    (FIELDS, "", "计划天数"),
    (OUTLINE, "    ", "计划天数"),
    (KINDS, "  description: ", "遇到了什么。"),
    (KINDS, "", "background"),
    (PHRASES, "  why: ", "变化了多少，读者只能猜"),
    (PHRASES, "", "及时处理"),
]
SEEN_BY_NOBODY = {
    "\\0": "RK002",
    "\\a": "RK002",
    "\\x85": "RK002",
    "\\ue107": "RK002",
    "\\ud800": "RK002",
    "\\uffff": "RK002",
    "\\u202e": "RK003",
    "\\u200b": "RK003",
    "\\u2028": "RK003",
    "\\xa0": "RK003",
    "\\ufeff": "RK003",
}
IGNORED = "\u00ad\u034f\u061c\u115f\u1160\u17b4\u180b\u180e\u200d\u2062\u2064\u206f\u2800\u3164\ufe00\ufe0f\uffa0"
IGNORED += "\u00a0\u2003\u202f\ufff9\ufffc\ufffd\U0001d173\U000e0041\U000e0100\U000e0fff"
LAWFUL = "𠮷㐂々〇·—…“”《》①½℃㎡‰é🎉❤️👩‍💻🇨🇳👍🏽1️⃣→■"


def found(name: str, content: str) -> list[str]:
    return [str(finding) for finding in plan({**FILES, name: content.encode()})[1]]


@pytest.mark.parametrize(
    ("name", "key", "value", "escape", "code"),
    [(*VALUES[0], *each) for each in SEEN_BY_NOBODY.items()] + [(*each, "\\u202e", "RK003") for each in VALUES[1:]],
)
def test_an_escape_is_judged_as_the_character_is(name: str, key: str, value: str, escape: str, code: str) -> None:
    text = FILES[name].decode()
    start = f"\n{key}{value}" if f"\n{key}{value}" in text else f"{key}{value}"
    assert start in text
    line = text[: text.index(start)].count("\n") + 1 + start.startswith("\n")
    (finding,) = found(name, text.replace(start, start.replace(value, f'"{value}{escape}"'), 1))
    assert finding.startswith(f"{name}:{line}:{len(key) + 1}: {code} 有"), finding


@pytest.mark.parametrize("character", IGNORED, ids=[f"U+{ord(character):04X}" for character in IGNORED])
def test_what_is_shown_as_nothing_is_refused(character: str) -> None:
    name = SNIPPET
    text = FILES[name].decode()
    place = text.index("。")
    (finding,) = found(name, text[:place] + character + text[place:])
    line, column = text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)
    assert finding == (
        f"{name}:{line}:{column}: RK003 有看不见的字符U+{ord(character):04X}。删掉它，重新输入这几个字。"
    )


def test_an_indent_of_other_spaces_is_one_slip_a_line() -> None:
    (finding,) = found(FIELDS, FILES[FIELDS].decode().replace("  unit: 天", "\u00a0\u00a0unit: 天", 1))
    assert finding.startswith(f"{FIELDS}:3:1: RK003 有看不见的字符U+00A0")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [("title: 进", "title:\u00a0进", "2:7"), ("  - 延", "  -\u00a0延", "5:4"), ("- 补", "-\u00a0补", "20:2")],
)
def test_a_space_that_means_something_is_one_slip(old: str, new: str, line: str) -> None:
    (finding,) = found(SNIPPET, FILES[SNIPPET].decode().replace(old, new, 1))
    assert finding.startswith(f"{SNIPPET}:{line}: RK003 有看不见的字符U+00A0")


@pytest.mark.parametrize("name", [SNIPPET, OUTLINE])
def test_what_people_write_passes(name: str) -> None:
    text = FILES[name].decode()
    lines = found(name, text.replace("写给初次", f"{LAWFUL}写给初次").replace("补救是", f"补救是{LAWFUL}"))
    # Pictures are no invisible characters, and no part of a report either.
    assert [line.split(" ")[1] for line in lines] == ["RK038"]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("!!binary 5bu25pyf", "2:8: RK034 用了YAML标签tag:yaml.org,2002:binary"),
        ("!!str 12", "2:8: RK034 用了YAML标签"),
        ("! 甲", "2:8: RK034 用了YAML标签!"),
        ("!bold 甲", "2:8: RK034 用了YAML标签!bold"),
        ("1e3", "2:8: RK011 “1e3”会被YAML读成1000.0"),
        ("0o17", "2:8: RK011 “0o17”会被YAML读成15"),
        ("0150", "2:8: RK011 “0150”会被YAML读成104"),
        ("|\n  甲\n  乙", "2:8: RK010 这里有换行"),
        ('"甲\\n乙"', "2:8: RK010 这里有换行"),
        ('"\\U00110000"', "RK005 YAML读不下去"),
    ],
)
def test_a_value_that_other_programs_read_otherwise(written: str, told: str) -> None:
    (finding,) = found(SNIPPET, FILES[SNIPPET].decode().replace("title: 进度延误", f"title: {written}"))
    assert told in finding


@pytest.mark.parametrize("written", ["12", "1千", "'1e3'", "e3", "|\n  甲", ">\n  甲\n  乙", "甲\n  乙"])
def test_a_value_that_every_program_reads_alike(written: str) -> None:
    assert found(SNIPPET, FILES[SNIPPET].decode().replace("title: 进度延误", f"title: {written}")) == []


@pytest.mark.parametrize(
    ("reference", "told"),
    [
        ("&#8238;", "RK003 有看不见的字符U+202E"),
        ("&#x202e;", "RK003 有看不见的字符U+202E"),
        ("&zwnj;", "RK003 有看不见的字符U+200C"),
        ("&lrm;", "RK003 有看不见的字符U+200E"),
        ("&shy;", "RK003 有看不见的字符U+00AD"),
        ("&ensp;", "RK003 有看不见的字符U+2002"),
        ("&#0;", "RK003 有看不见的字符U+FFFD"),
        ("&#x110000;", "RK003 有看不见的字符U+FFFD"),
        ("&#7;", "RK002 有控制字符或私用字符U+0007"),
        ("&#xe107;", "RK002 有控制字符或私用字符U+E107"),
        ("&#xD800;", "RK002 有控制字符或私用字符U+D800"),
    ],
)
@pytest.mark.parametrize(("name", "before"), [(SNIPPET, "补救是"), (OUTLINE, "写给初次")])
def test_a_reference_is_judged_as_the_character_is(reference: str, told: str, name: str, before: str) -> None:
    text = FILES[name].decode().replace(before, f"{before}{reference}")
    place = text.index(reference)
    line, column = text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)
    (finding,) = found(name, text)
    assert finding.startswith(f"{name}:{line}:{column}: {told}"), finding


def test_a_page_may_tell_of_a_reference_in_code() -> None:
    name = "docs/snippets/index.md"
    assert found(name, FILES[name].decode() + "\n写作`&lrm;`的不行。\n") == []
    (finding,) = found(name, FILES[name].decode() + "\n写作&lrm;的不行。\n")
    assert finding.startswith(f"{name}:5:3: RK003")
