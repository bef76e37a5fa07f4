"""Word files of ours become the drafts that they were, with whatever an office changed in them."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from word_fixtures import RoundTrip, Saved

pytestmark = pytest.mark.browser

DOCUMENT = "word/document.xml"
FACTS = "customXml/item1.xml"
Parts = dict[str, str]


def test_every_outline_and_every_office_comes_back(round_trip: RoundTrip) -> None:
    """Every line and every cell, in each flavour, numbers by turns; most sections are the library's as they were."""
    result = round_trip()
    assert result["problems"] == []
    assert result["count"] == len(round_trip.task["outlines"]) * 3 * 2 + len(round_trip.task["offices"]) * 3 * 2
    assert result["kept"] > 0.95 * result["due"]
    assert result["lost"] == 0


@pytest.mark.office
def test_what_libreoffice_saved_is_read_as_what_was_written(round_trip: RoundTrip, saved_again: list[Saved]) -> None:
    """Every section, value, row and blank, and what is said of them."""
    files = {one.name: base64.b64encode(one.saved).decode() for one in saved_again}
    result = round_trip(only=list(files), files=files)
    assert result["problems"] == []
    assert result["count"] == len(round_trip.task["outlines"]) * 2 + len(round_trip.task["offices"])


# A cell of a list's first row: a control, with what it looks like where that is not plain.
CELL = re.compile(
    r"<w:sdt><w:sdtPr>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:alias [^>]*/>"
    r'<w:tag w:val="cell:([^".]+)\.([^":]+):1"/>(?:(?!</w:sdtPr>).)*</w:sdtPr><w:sdtContent>.*?</w:sdtContent></w:sdt>'
)
TYPED = {"date": "2026年9月30日", "number": "5", "money": "5", "percent": "80%", "quantity": "5个"}


def filled_by_hand(file: str, outline: dict[str, Any]) -> str:
    """Fill the first row of every list as one does who opens the file: all but what follows from other cells."""

    def cell(found: re.Match[str]) -> str:
        column = outline["types"][found[1]]["columns"][found[2]]
        if column.get("steps") or column.get("compare"):
            return found[0]
        said = TYPED.get(column["type"]) or next(iter(column.get("choices", ())), f"甲{found[2]}")
        control = found[0].replace("<w:showingPlcHdr/>", "").replace('<w:rStyle w:val="PlaceholderText"/>', "")
        return re.sub(r"(<w:sdtContent>.*?<w:t[^>]*>)[^<]*", rf"\g<1>{said}", control)

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(file))) as book, zipfile.ZipFile(out, "w") as changed:
        for name in book.namelist():
            part = book.read(name)
            changed.writestr(name, CELL.sub(cell, part.decode()).encode() if name == DOCUMENT else part)
    return base64.b64encode(out.getvalue()).decode()


def test_a_template_that_was_filled_in_word_counts_again(round_trip: RoundTrip) -> None:
    """Rows are filled there, and their counts, names and results cannot be: no section is the writer's own for that."""
    outlines = {outline["id"]: outline for outline in round_trip.task["outlines"]}
    numbers = ("official", "chapter", "decimal", "none")
    names = [f"{slug} template {number}" for slug in outlines for number in numbers]
    changed: list[str | None] = []
    count = 0
    for name, file in round_trip(only=names, files="write").items():
        outline = outlines[name.split()[0]]
        [answer] = round_trip(files="open", given=[filled_by_hand(file, outline)], outline=outline["id"])
        assert answer["draft"]["rows"]
        for kept in answer["draft"]["rows"]:
            assert f"【{kept}数】" not in text_of(answer), name
        sections = [one for one in answer["draft"]["sections"] if one["heading"] != "自己的一节"]
        assert [one["heading"] for one in sections if one["text"] and not one["snippet"]] == [], name
        changed += [one["snippet"] for one in sections if one["edited"] is not None]
        count += len(sections)
    # It says nothing of a result that is not there, and asks for it in the file.
    assert set(changed) == {"problems/impact-counted"}
    assert len(changed) < count / 100


class Canteen:
    """The report of the canteen as a Word file, and what becomes of it once it was changed."""

    def __init__(self, round_trip: RoundTrip) -> None:
        self.round_trip = round_trip
        written = round_trip(only=["canteen full whole"], files="write")
        self.file = written["canteen full whole"]
        with zipfile.ZipFile(io.BytesIO(base64.b64decode(written["canteen full whole"]))) as book:
            self.parts: Parts = {name: book.read(name).decode("utf-8", "surrogateescape") for name in book.namelist()}
        self.lines: list[str] = self.opened({})["lines"]

    def opened(self, changed: Mapping[str, str | None]) -> dict[str, Any]:
        """Open the file with parts that were changed, or lost."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as book:
            for name, text in {**self.parts, **changed}.items():
                if text is not None:
                    book.writestr(name, text.encode("utf-8", "surrogateescape"))
        given = [base64.b64encode(out.getvalue()).decode()]
        [answer] = self.round_trip(files="open", given=given, outline="team-project")
        opened: dict[str, Any] = answer
        return opened

    def edited(self, change: Callable[[str], str]) -> dict[str, Any]:
        """Open it with its document changed."""
        document = change(self.parts[DOCUMENT])
        assert document != self.parts[DOCUMENT]
        return self.opened({DOCUMENT: document})


@pytest.fixture(scope="module")
def canteen(round_trip: RoundTrip) -> Canteen:
    return Canteen(round_trip)


ITEM = r"<w:sdt><w:sdtPr><w:id [^>]*/><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent><w:tr>(?:(?!</w:tr>).)*?"


def flattened(document: str) -> str:
    """Take all controls away and leave what stands in them, as some offices do."""
    without = re.sub(r"<w:sdtPr>.*?</w:sdtPr>", "", document)
    return re.sub(r"</?w:sdt(?:Content)?>", "", without)


def unbound(document: str, name: str) -> str:
    """Take the first control of a value away and leave its text."""
    start = rf'<w:sdt><w:sdtPr>(?:(?!</w:sdtPr>).)*?<w:tag w:val="value:{name}"/>.*?</w:sdtPr>'
    return re.sub(start + "<w:sdtContent>(.*?)</w:sdtContent></w:sdt>", r"\1", document, count=1)


def added(document: str) -> str:
    """Add a row after the third of the goals as Word does: a copy of it, with its tags, and other words."""
    item = ITEM + r'<w:tag w:val="cell:目标\.名称:3"/>.*?</w:tr></w:sdtContent></w:sdt>'
    found = re.search(item, document)
    assert found
    copy = found[0].replace("缩短午餐排队时间", "降低噪声").replace("不超过12分钟", "不超过60分贝")
    return document[: found.end()] + copy + document[found.end() :]


def part_between(document: str, key: str, following: str) -> tuple[int, int]:
    """Find where a section stands."""
    starts = [document.rindex("<w:p>", 0, document.index(f'w:name="_{name}"')) for name in (key, following)]
    return starts[0], starts[1]


def headings(answer: dict[str, Any]) -> list[str]:
    return [section["heading"] for section in answer["draft"]["sections"]]


def text_of(answer: dict[str, Any]) -> str:
    return "\n".join(answer["lines"])


def all_from_library(answer: dict[str, Any]) -> bool:
    """Whether every section that has text is one of the library's, changed or not."""
    return all(section["snippet"] or not section["text"] for section in answer["draft"]["sections"])


def test_a_row_that_was_added_is_a_row(canteen: Canteen) -> None:
    answer = canteen.edited(added)
    names = [row["名称"] for row in answer["draft"]["rows"]["目标"]]
    assert names[2:4] == ["缩短午餐排队时间", "降低噪声"]
    assert len(names) == 6
    assert "降低噪声" in text_of(answer)
    assert all_from_library(answer)


def test_a_row_that_was_taken_away_is_gone(canteen: Canteen) -> None:
    """What was written from the list elsewhere says what it said in Word."""
    row = re.compile(ITEM + r'<w:tag w:val="cell:目标\.名称:3"/>.*?</w:tr></w:sdtContent></w:sdt>')
    answer = canteen.edited(lambda document: row.sub("", document))
    assert [one["名称"] for one in answer["draft"]["rows"]["目标"]][2] == "增加就餐座位"
    lines = [line for line in canteen.lines if not line.startswith("缩短午餐排队时间")]
    assert answer["lines"] == lines
    assert len(lines) < len(canteen.lines)


def test_an_item_that_was_typed_among_rows_leaves_the_rest_of_the_section(canteen: Canteen) -> None:
    own = '<w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr><w:r><w:t>验收前没有走水试验。</w:t></w:r></w:p>'
    inside = "(?:(?!</w:p>).)*"
    item = re.compile(f"<w:p>{inside}采购单没有写盖板承重等级</w:t>{inside}造成的问题{inside}</w:p>")
    answer = canteen.edited(lambda document: item.sub(lambda found: found[0] + own, document, count=1))
    at = next(at for at, line in enumerate(canteen.lines) if line.startswith("- 采购单没有写盖板承重等级。造成"))
    assert answer["lines"] == [*canteen.lines[: at + 1], "- 验收前没有走水试验。", *canteen.lines[at + 1 :]]
    assert all_from_library(answer)
    names = [row["名称"] for row in answer["draft"]["rows"]["原因"]]
    assert names == ["基层没有干透就铺砖", "采购单没有写盖板承重等级", "取汤口和出口共用一条过道"]


def test_a_control_that_was_taken_away_leaves_its_text(canteen: Canteen) -> None:
    answer = canteen.edited(lambda document: unbound(document, "项目名称"))
    assert answer["lines"] == canteen.lines
    assert answer["draft"]["values"]["项目名称"] == "食堂后厨及就餐区改造"


def test_a_value_that_was_changed_in_one_place_is_that_everywhere(canteen: Canteen) -> None:
    answer = canteen.edited(lambda document: document.replace("罗文斌</w:t>", "罗文斌、葛敏</w:t>", 1))
    assert answer["draft"]["values"]["项目负责人"] == "罗文斌、葛敏"
    assert "罗文斌、葛敏" in text_of(answer)


def test_sentences_paragraphs_and_headings_that_were_changed_stay_so(canteen: Canteen) -> None:
    own = '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t>我自己加的{{一段}}，*带星号*。</w:t></w:r></w:p>'

    def change(document: str) -> str:
        start, end = part_between(document, "s2", "s3")
        body = document[start:end].replace("逐项情况如下：", "各项目标的情况列表如下：") + own
        return document[:start] + body + document[end:]

    heading = ("项目目标与完成情况", "目标完成了多少")
    renamed = canteen.edited(lambda document: change(document).replace(f">{heading[0]}<", f">{heading[1]}<"))
    expected = [line.replace("逐项情况如下：", "各项目标的情况列表如下：").replace(*heading) for line in canteen.lines]
    at = next(at for at, line in enumerate(expected) if line.startswith("三、"))
    assert renamed["lines"] == [*expected[:at], "我自己加的{{一段}}，*带星号*。", *expected[at:]]
    [changed] = [one for one in renamed["draft"]["sections"] if one["heading"] == "目标完成了多少"]
    assert changed["snippet"] == "results/goals-reconciled"
    assert "{{目标.名称}}" in changed["edited"]
    assert "各项目标的情况列表如下：" in changed["edited"]


def test_a_heading_that_was_typed_anew_heads_the_same_section(canteen: Canteen) -> None:
    """Its bookmark went with the words."""
    heading = re.compile(r'<w:bookmarkStart [^>]*w:name="_s2"/>(.*?)<w:bookmarkEnd [^>]*/>')
    renew = "<w:r><w:t>目标完成了多少</w:t></w:r>"
    answer, before = canteen.edited(lambda document: heading.sub(renew, document, count=1)), canteen.opened({})
    due = [
        {**one, "heading": one["heading"].replace("项目目标与完成情况", "目标完成了多少")}
        for one in before["draft"]["sections"]
    ]
    assert answer["draft"]["sections"] == due
    assert answer["draft"]["rows"] == before["draft"]["rows"]


def test_a_section_that_was_moved_is_where_it_was_moved_to(canteen: Canteen) -> None:
    def moved(document: str) -> str:
        start, end = part_between(document, "s1", "s2")
        third = part_between(document, "s3", "s3")[0]
        return document[:start] + document[end:third] + document[start:end] + document[third:]

    answer, before = canteen.edited(moved), canteen.opened({})
    assert headings(answer)[:2] == [headings(before)[1], headings(before)[0]]
    assert answer["draft"]["sections"][1]["snippet"] == before["draft"]["sections"][0]["snippet"]
    assert answer["draft"]["values"] == before["draft"]["values"]
    assert all_from_library(answer)


def test_numbers_that_were_taken_away_are_gone(canteen: Canteen) -> None:
    styles = re.sub(r"<w:numPr>.*?</w:numPr>", "", canteen.parts["word/styles.xml"])
    answer = canteen.opened({"word/styles.xml": styles})
    assert answer["draft"]["numbering"] == "none"
    assert all_from_library(answer)


@pytest.mark.parametrize("lost", [False, True])
def test_controls_that_an_office_took_away_cost_nothing(canteen: Canteen, lost: bool) -> None:
    """WPS may leave the text alone; the part of facts is there yet, or lost as well."""
    changed: dict[str, str | None] = {DOCUMENT: flattened(canteen.parts[DOCUMENT])}
    if lost:
        changed[FACTS] = None
    answer = canteen.opened(changed)
    assert answer["lines"] == canteen.lines
    assert answer["draft"]["values"]["项目负责人"] == "罗文斌"
    assert answer["draft"]["rows"]["目标"][0]["名称"] == "开学前完工交付"


def test_the_part_of_facts_may_be_lost(canteen: Canteen) -> None:
    answer = canteen.opened({FACTS: None})
    assert answer["lines"] == canteen.lines
    assert answer["draft"]["values"]["项目名称"] == "食堂后厨及就餐区改造"
    assert len(answer["draft"]["rows"]["目标"]) == 5


def test_names_that_an_office_took_away_stand_above(canteen: Canteen) -> None:
    """LibreOffice 7.4 keeps no tags, no names of calendars and choices, and none of the facts that it fills."""
    document = re.sub(r'<w:alias w:val="[^"]*"/><w:tag w:val="(?:value|cell):[^"]*"/>', "", canteen.parts[DOCUMENT])
    facts = re.sub(r"<(value|cell) name=\"[^\"]*\"", r"<\1", canteen.parts[FACTS])
    assert canteen.opened({DOCUMENT: document, FACTS: facts})["draft"] == canteen.opened({})["draft"]


def test_what_is_bold_in_the_library_is_bold_where_an_office_made_it_plain(canteen: Canteen) -> None:
    """LibreOffice 7.4 keeps no look of what stands in a control for text."""
    look = re.compile(r'(<w:sdtContent><w:r>)<w:rPr><w:rStyle w:val="Strong"/></w:rPr>')
    answer = canteen.edited(lambda document: look.sub(r"\1", document))
    assert answer["draft"] == canteen.opened({})["draft"]
