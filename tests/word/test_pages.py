"""LibreOffice lays the official profile out as GB/T 9704—2012 wants it, and both as an office hands them in."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from statistics import mean
from typing import Any

import pytest

from built import Once
from converting import converted
from damage import PICTURES
from measured import Character, Page, pages
from word_fixtures import FONTS
from written import PROFILES, Write

pytestmark = [pytest.mark.browser, pytest.mark.office]

MILLIMETRE = 72 / 25.4
# A tenth of a millimetre is what twentieths of a point and a renderer's pixels make of a measure.
NEAR = 0.1 * MILLIMETRE
TEXT = 16 - 0.25
PITCH = 28.95
PAPER = (210 * MILLIMETRE, 297 * MILLIMETRE)
TOP, LEFT = 37 * MILLIMETRE, 28 * MILLIMETRE
WIDE, HIGH = 156 * MILLIMETRE, 225 * MILLIMETRE
LINES, CHARACTERS = 22, 28
# No mark that may hang, nothing half as wide: what the standard counts.
PLAIN = "国" * 26 + "家" * 28 * 90
COLUMNS = ["序号", "指标名称", "基线", "目标值", "现值", "责任人", "完成时限", "数据来源"]
ROW = ["1", "窗口平均等候时间", "38分钟", "15分钟", "14分钟", "王晓明", "2025年12月31日", "排队叫号系统导出的月报"]
LONG = "\n".join(f"| {' | '.join(cells)} |" for cells in [COLUMNS, ["--"] * 8, *[ROW] * 40])
TITLES = {
    "大柳坪镇2026年上半年人居环境整治与为民服务工作总结": ["大柳坪镇2026年上半年人居环境整治", "与为民服务工作总结"],
    "怀川县鸿泰石材有限公司“6·18”物体打击一般事故调查报告": [
        "怀川县鸿泰石材有限公司“6·18”",
        "物体打击一般事故调查报告",
    ],
    "改革推进类项目总结（组织保障与试点推广）": ["改革推进类项目总结（组织保障与试点推广）"],
}
COVERED = {
    "沅溪县地方海事处通航监督股2025年度工作总结": ["沅溪县地方海事处通航监督股", "2025年度工作总结"],
    "改革推进类项目总结（组织保障与试点推广）": ["改革推进类项目总结（组织保障", "与试点推广）"],
}
ATTACHED = ["附件：1.指标取数表和按月核对的原始记录以及它们的说", "明和出处", "2.合同结算单", "3.名单"]
# What may stand above a list of attachments and a signature; documents that differ by a few lines in length.
ENDINGS = {
    "paragraphs": "说一。\n\n说二。\n\n说三。",
    "items": "如下：\n\n- 说一。\n- 说二。\n- 说三。",
    "rows": "如下：\n\n| 甲 | 乙 |\n|--|--|" + "\n| 1 | 2 |" * 8,
}
SHIFTS = range(0, 22, 4)
HEADING = "关于老旧小区加装电梯工程推进情况和下一步工作安排的汇报以及需要请示的几个问题"


@pytest.fixture(scope="module")
def laid_out(write_word: Write, once: Once) -> Callable[[str], list[Page]]:
    """Give the pages of a document by its name; all of them are laid out in one call."""
    draft: dict[str, Any] = {"draft": True, "outline": "quarterly-plan", "depth": "core", "notes": False}
    draft |= {"flavour": "outline", "numbering": "official"}
    plain = {"at": 0, "level": 1, "heading": "正文", "text": PLAIN}
    wide = {"at": 0, "level": 1, "heading": "八列的表", "text": f"指标如下：\n\n{LONG}\n\n完。"}
    signed = {"at": 99, "level": 1, "heading": "结尾", "text": "说完了。\n\n某单位\n\n2025年6月30日"}
    attached = "附件：1. 指标取数表和按月核对的原始记录以及它们的说明和出处；2. 合同结算单；3. 名单。"
    who = "申请人：王晓明"
    closing = {"at": 99, "level": 1, "heading": "结尾", "text": f"说完了。\n\n{attached}\n\n{who}\n\n2025年6月30日"}
    leading = {"at": 0, "level": 1, "heading": "前文", "text": "\n\n".join(["国" * 20] * 20)}
    sample = {"outline": "quarterly-plan", "flavour": "sample", "notes": False}
    jobs = [
        draft | {"name": "plain", "profile": "official", "title": "标题", "own": [plain]},
        *(draft | {"name": one, "profile": "official", "title": one, "own": [closing]} for one in TITLES),
        *(
            draft | {"name": f"{one} business", "profile": "business", "title": one, "own": [plain, closing]}
            for one in COVERED
        ),
        draft | {"name": "wide official", "profile": "official", "title": HEADING, "own": [wide]},
        draft | {"name": "wide business", "profile": "business", "title": HEADING, "own": [wide]},
        *(
            draft
            | {"name": f"foot {more}", "profile": "official", "title": "标题", "own": [wide, _longer(leading, more)]}
            for more in range(3)
        ),
        *(
            draft | {"name": f"pictured {one}", "profile": one, "title": "标题", "own": [signed], "pictures": PICTURES}
            for one in PROFILES
        ),
        *(
            draft | {"name": f"{kind} {shift} {one}", "profile": one, "title": "标题", "own": [*_ending(kind, shift)]}
            for kind in ENDINGS
            for shift in SHIFTS
            for one in PROFILES
        ),
        sample | {"name": "official", "profile": "official"},
        sample | {"name": "business", "profile": "business"},
    ]
    folder = once("laid-out", lambda target: converted({one.name: one.file for one in write_word(jobs)}, "pdf", target))
    return lambda name: pages(folder / f"{name}.pdf")


def _longer(section: dict[str, Any], more: int) -> dict[str, Any]:
    return section | {"text": section["text"] + "\n\n" + "\n\n".join(["国"] * more) if more else section["text"]}


def _ending(kind: str, shift: int) -> Iterator[dict[str, Any]]:
    attached = "附件：1. 指标取数表；2. 合同结算单；3. 名单；4. 记录。\n\n某单位\n\n2025年6月30日"
    yield {"at": 0, "level": 1, "heading": "前文", "text": "\n\n".join(["国" * 20] * (22 + shift))}
    yield {"at": 99, "level": 1, "heading": "结尾", "text": f"{ENDINGS[kind]}\n\n{attached}"}


def said(line: Sequence[Character]) -> str:
    return "".join(one.text for one in line)


def text_lines(page: Page) -> list[Sequence[Character]]:
    """List a page's lines without what stands in its margins."""
    return [line for line in page.lines if TOP - 1 <= line[0].baseline <= TOP + HIGH + 1]


def test_paper_and_text_block(laid_out: Callable[[str], list[Page]]) -> None:
    for name in ("plain", "official", "business"):
        for page in laid_out(name):
            assert (page.width, page.height) == pytest.approx(PAPER, abs=NEAR), name
    full = laid_out("plain")[1:3]
    for page in full:
        lines = text_lines(page)
        assert min(line[0].left for line in lines) == pytest.approx(LEFT, abs=NEAR)
        assert max(line[-1].right for line in lines) <= LEFT + WIDE + NEAR
        # The block is as high as its lines: what hangs below the last baseline is a part of its line.
        assert len(lines) * PITCH == pytest.approx(HIGH, abs=1)
        assert lines[0][0].baseline > TOP
        assert lines[-1][0].baseline < TOP + HIGH


def test_twenty_two_lines_of_twenty_eight_characters(laid_out: Callable[[str], list[Page]]) -> None:
    for page in laid_out("plain")[1:3]:
        lines = text_lines(page)
        assert len(lines) == LINES
        assert {len(line) for line in lines} == {CHARACTERS}
        heights = [line[0].baseline for line in lines]
        steps = [below - above for above, below in itertools.pairwise(heights)]
        assert steps == pytest.approx([PITCH] * (LINES - 1), abs=0.2)


def test_a_paragraph_begins_two_characters_in(laid_out: Callable[[str], list[Page]]) -> None:
    first = next(line for line in laid_out("plain")[0].lines if "国国" in said(line))
    assert first[0].left - LEFT == pytest.approx(2 * 16, abs=1)
    assert len(first) == CHARACTERS - 2


def test_the_title_stands_in_the_middle(laid_out: Callable[[str], list[Page]]) -> None:
    for name in ("plain", "official"):
        line = text_lines(laid_out(name)[0])[0]
        assert mean([line[0].left, line[-1].right]) == pytest.approx(LEFT + WIDE / 2, abs=1)
        # 二号.
        assert line[1].left - line[0].left == pytest.approx(22, abs=0.1)


@pytest.mark.parametrize("title", TITLES)
def test_a_long_title_breaks_by_its_sense(title: str, laid_out: Callable[[str], list[Page]]) -> None:
    found = text_lines(laid_out(title)[0])[: len(TITLES[title])]
    assert [said(line) for line in found] == TITLES[title]
    # As 7.3.1 wants it, no line reaches beyond the one above it, and all have one middle.
    widths = [line[-1].right - line[0].left for line in found]
    assert widths == sorted(widths, reverse=True)
    middles = [mean([line[0].left, line[-1].right]) for line in found]
    assert middles == pytest.approx([LEFT + WIDE / 2] * len(found), abs=8)


@pytest.mark.parametrize("title", COVERED)
def test_a_long_title_on_a_cover_breaks_by_its_sense(title: str, laid_out: Callable[[str], list[Page]]) -> None:
    found = text_lines(laid_out(f"{title} business")[0])[: len(COVERED[title])]
    assert [said(line) for line in found] == COVERED[title]


def test_attachments_and_who_signs_stand_as_the_standard_wants(laid_out: Callable[[str], list[Page]]) -> None:
    found = [line for page in laid_out(next(iter(TITLES))) for line in text_lines(page)]
    at = next(at for at, line in enumerate(found) if said(line).startswith("附件"))
    some = found[at : at + len(ATTACHED)]
    assert [said(line) for line in some] == ATTACHED
    # The word stands two characters in, and the lines of a name begin below its first (7.3.4).
    assert some[0][0].left - LEFT == pytest.approx(2 * 16, abs=1)
    names = [some[0][5].left, some[2][2].left, some[3][2].left]
    assert names == pytest.approx([some[1][0].left] * 3, abs=1)
    who, day = found[at + len(ATTACHED) : at + len(ATTACHED) + 2]
    assert (said(who), said(day)) == ("申请人：王晓明", "2025年6月30日")
    assert who[0].baseline - some[-1][0].baseline == pytest.approx(2 * PITCH, abs=1)
    # The day begins two characters after who signs (7.3.5.2).
    assert day[0].left - who[0].left == pytest.approx(2 * 16, abs=8)


def test_a_day_begins_two_characters_after_who_signs_in_any_letters(laid_out: Callable[[str], list[Page]]) -> None:
    found = [line for page in laid_out(f"{next(iter(COVERED))} business") for line in page.lines]
    who, day = (next(line for line in found if said(line) == one) for one in ("申请人：王晓明", "2025年6月30日"))
    assert day[0].left - who[0].left == pytest.approx(2 * 12, abs=6)


def test_page_numbers_stand_outside(laid_out: Callable[[str], list[Page]]) -> None:
    found = laid_out("official")
    assert len(found) > 2
    for number, page in enumerate(found, 1):
        line = page.lines[-1]
        assert said(line) == f"—{number}—"
        # 四号, one character from the edge of the text.
        if number % 2:
            assert LEFT + WIDE - line[-1].right == pytest.approx(14, abs=1)
        else:
            assert line[0].left - LEFT == pytest.approx(14, abs=1)
        # The dashes stand 7 mm below the text (7.5).
        assert line[0].baseline - (TOP + HIGH) == pytest.approx(7 * MILLIMETRE, abs=2 * MILLIMETRE)


def test_pages_of_the_business_profile_say_which_they_are(laid_out: Callable[[str], list[Page]]) -> None:
    found = laid_out("business")
    for number, page in enumerate(found[1:], 2):
        assert said(page.lines[-1]) == f"第{number}页共{len(found)}页"
        assert said(page.lines[0]) == "季度工作计划"
    assert "页" not in said(found[0].lines[-1])


@pytest.mark.parametrize("name", ["wide official", "wide business"])
def test_a_table_of_eight_columns_stays_on_its_pages(name: str, laid_out: Callable[[str], list[Page]]) -> None:
    found = [(page, rows) for page in laid_out(name) if (rows := [line for line in page.lines if "窗口" in said(line)])]
    assert len(found) > 1
    for page, rows in found:
        # The head is repeated, and neither it nor a day breaks.
        assert sum("".join(COLUMNS[:3]) in said(line) for line in page.lines) == 1
        assert all(ROW[6] in said(line) for line in rows)
        assert max(one.right for line in page.lines for one in line) <= LEFT + WIDE + NEAR
        # No row stands alone.
        assert len(rows) > 1


def test_a_short_table_is_not_divided(laid_out: Callable[[str], list[Page]]) -> None:
    for shift in SHIFTS:
        for profile in PROFILES:
            found = [[said(line) for line in page.lines] for page in laid_out(f"rows {shift} {profile}")]
            (whole,) = (lines for lines in found if {"甲乙", "12"} & set(lines))
            assert [line for line in whole if line in ("甲乙", "12")] == ["甲乙", *["12"] * 8]


def test_no_heading_and_no_lead_stands_at_a_foot(laid_out: Callable[[str], list[Page]]) -> None:
    for more in range(3):
        for page in laid_out(f"foot {more}"):
            last = said(text_lines(page)[-1]) if text_lines(page) else ""
            assert not last.endswith(("八列的表", "如下："))
            assert "序号" not in last


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("kind", ENDINGS)
def test_no_page_says_nothing_but_who_signs(kind: str, profile: str, laid_out: Callable[[str], list[Page]]) -> None:
    for shift in SHIFTS:
        last = [said(line) for line in laid_out(f"{kind} {shift} {profile}")[-1].lines]
        below = last.index("附件：1.指标取数表")
        # The head of the business profile's pages is no text.
        assert below - (profile == "business" and last[0] == "标题") >= 2, shift
        assert "2025年6月30日" in last[below:]


@pytest.mark.parametrize("profile", PROFILES)
def test_pictures_are_whole_and_stand_with_their_captions(profile: str, laid_out: Callable[[str], list[Page]]) -> None:
    found = laid_out(f"pictured {profile}")
    shown = [(page, one) for page in found for one in page.pictures]
    assert len(shown) == len(PICTURES)
    for page, (left, top, right, bottom) in shown:
        assert LEFT - NEAR <= left < right <= LEFT + WIDE + NEAR
        below = [line for line in page.lines if line[0].baseline > bottom - 1]
        assert said(below[0]).startswith("图")
        assert not [line for line in page.lines if top < line[0].baseline < bottom]
    # The one that is asked for at the end stands above the signature, on its page.
    last, (_, _, _, end) = shown[-1]
    ending = [said(line) for line in last.lines if line[0].baseline > end]
    assert ending[:3] == ["图3", "某单位", "2025年6月30日"]


def test_fonts(laid_out: Callable[[str], list[Page]], request: pytest.FixtureRequest) -> None:
    page = laid_out("official")[0]
    lines = text_lines(page)
    drawn = {"方正小标宋简体": lines[0][0].font, "仿宋": lines[1][0].font, "宋体": page.lines[-1][0].font}
    drawn["黑体"] = next(line for line in lines if line[1].text == "、")[0].font
    assert all(drawn.values())
    others = [f"{wanted}→{found}" for wanted, found in sorted(drawn.items()) if wanted not in found]
    if others:
        request.node.user_properties.append((FONTS, "、".join(others)))
