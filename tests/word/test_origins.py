"""A document of ours that lost its custom XML knows by its own properties where its sections come from."""

from __future__ import annotations

import base64
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import word_files
from built import Once
from converting import converted
from opened import Opened, findall
from running import Run
from test_own_files import DOCUMENT, flattened
from test_schemas import problems
from word_fixtures import RoundTrip, Saved

pytestmark = pytest.mark.browser

CUSTOM = "docProps/custom.xml"
NAME = "报告章节出处"
FMTID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
# Word's own dialog takes no more characters.
LONGEST = 255
# Drawn from all: every so many of the outlines, a form each by turns, and of the offices.
STEPS = (4, 5)
Answers = dict[str, dict[str, Any]]


def drawn(round_trip: RoundTrip) -> list[str]:
    """Name a handful of documents: outlines in each flavour and reports of offices, whole and short."""
    outlines = [one["id"] for one in round_trip.task["outlines"]]
    numberings = (("official", "decimal"), ("chapter", "none"))
    names = []
    for at in range(0, len(outlines), STEPS[0]):
        flavour = ("template", "sample", "outline")[at % 3]
        names.append(f"{outlines[at]} {flavour} {numberings[at % 2][(at // 2 + (flavour == 'sample')) % 2]}")
    offices = list(round_trip.task["offices"])
    return names + [f"{offices[at]} full {('whole', 'short')[at % 2]}" for at in range(0, len(offices), STEPS[1])]


def changed(file: bytes, change: Callable[[str, str], str | None]) -> bytes:
    """Change the text of each part of a file, or leave the part out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as book, zipfile.ZipFile(out, "w") as into:
        for name in book.namelist():
            text = change(name, book.read(name).decode("utf-8", "surrogateescape"))
            if text is not None:
                into.writestr(name, text.encode("utf-8", "surrogateescape"))
    return out.getvalue()


def dropped(name: str, text: str) -> str | None:
    """Leave custom XML out, with what leads to it."""
    if name.startswith("customXml/"):
        return None
    if name.endswith(".rels"):
        return re.sub(r'<Relationship [^>]*/customXml"[^>]*/>', "", text)
    return re.sub(r'<Override PartName="/customXml/[^>]*/>', "", text) if name == "[Content_Types].xml" else text


def unwrapped(name: str, text: str) -> str | None:
    """Take all controls away as well, and leave what stands in them."""
    return flattened(text) if name == DOCUMENT else dropped(name, text)


def opened(round_trip: RoundTrip, files: Mapping[str, bytes]) -> Answers:
    given = [base64.b64encode(file).decode() for file in files.values()]
    return dict(zip(files, round_trip(files="open", given=given), strict=True))


@dataclass(frozen=True, slots=True)
class Counts:
    """What came back of documents: sections of the library, values and rows as they were; and what is otherwise.

    Args:
        sections: those that are the library's again, of those that were.
        values: those that are the same.
        rows: those with every cell that they had, also cells that the document does not show.
        wrong: values that are others than before.
        lost: lines of the reports that are there no more, or are there besides.
        outlines: documents that know their outline, flavour and numbering.
    """

    sections: tuple[int, int]
    values: tuple[int, int]
    rows: tuple[int, int]
    wrong: int
    lost: int
    outlines: int


def counted(before: Answers, after: Answers) -> Counts:
    """Compare documents as they are read with those that nothing was taken from."""
    pairs = [(was, after[name]) for name, was in before.items()]

    def compared(of: Callable[[dict[str, Any]], Counter[str]]) -> tuple[int, int]:
        found = [(of(was["draft"]), of(now["draft"])) for was, now in pairs]
        return sum((was & now).total() for was, now in found), sum(was.total() for was, _ in found)

    def sections(draft: dict[str, Any]) -> Counter[str]:
        return Counter(one["snippet"] for one in draft["sections"] if one["snippet"])

    def rows(draft: dict[str, Any]) -> Counter[str]:
        return Counter(json.dumps([name, row], sort_keys=True) for name, some in draft["rows"].items() for row in some)

    values = compared(lambda draft: Counter(map(str, draft["values"].items())))
    all_values = sum(len(now["draft"]["values"]) for _, now in pairs)
    lines: list[tuple[Counter[str], Counter[str]]] = [
        (Counter(was["lines"]), Counter(now["lines"])) for was, now in pairs
    ]
    return Counts(
        compared(sections),
        values,
        compared(rows),
        all_values - values[0],
        sum(((was - now) + (now - was)).total() for was, now in lines),
        sum(
            all(was["draft"][key] == now["draft"][key] for key in ("outline", "flavour", "numbering"))
            for was, now in pairs
        ),
    )


@pytest.fixture(scope="module")
def written(round_trip: RoundTrip) -> dict[str, bytes]:
    names = drawn(round_trip)
    files = round_trip(only=names, files="write")
    return {name: base64.b64decode(files[name]) for name in names}


@pytest.fixture(scope="module")
def whole(round_trip: RoundTrip, written: dict[str, bytes]) -> Answers:
    return opened(round_trip, written)


def nothing_is_lost(counts: Counts, documents: int) -> bool:
    """Whether all text is there, every document knows its outline, and no value is another than it was."""
    return (counts.lost, counts.wrong, counts.outlines) == (0, 0, documents)


@pytest.mark.parametrize("change", [dropped, unwrapped])
def test_what_lost_its_custom_xml_is_ours(
    round_trip: RoundTrip, written: dict[str, bytes], whole: Answers, change: Callable[[str, str], str | None]
) -> None:
    """Nearly every section; a row may have cells that the document does not show."""
    counts = counted(whole, opened(round_trip, {name: changed(file, change) for name, file in written.items()}))
    assert nothing_is_lost(counts, len(written)), counts
    assert counts.sections[1] - counts.sections[0] <= 1, counts
    assert counts.values[0] >= 0.98 * counts.values[1], counts
    assert counts.rows[0] >= 0.8 * counts.rows[1], counts
    assert counts.sections[1] > 100
    assert counts.rows[1] > 100


@pytest.mark.office
def test_what_libreoffice_saved_twice_is_ours(round_trip: RoundTrip, saved_again: list[Saved], once: Once) -> None:
    """LibreOffice 7.4 leaves custom XML out the second time."""
    chosen = {one.name: one for one in saved_again[:: len(saved_again) // 8]}

    def make(at: Path) -> None:
        at.mkdir()
        converted({name: one.saved for name, one in chosen.items()}, "docx", at / "saved")

    twice = {name: (once("saved-twice", make) / "saved" / f"{name}.docx").read_bytes() for name in chosen}
    assert not any(name.startswith("customXml") for file in twice.values() for name in Opened(file).parts)
    before = opened(round_trip, {name: one.written for name, one in chosen.items()})
    counts = counted(before, opened(round_trip, twice))
    assert nothing_is_lost(counts, len(chosen)), counts
    assert counts.sections[1] - counts.sections[0] <= 1, counts
    assert counts.values[0] >= 0.98 * counts.values[1], counts
    assert counts.rows[0] >= 0.8 * counts.rows[1], counts


def test_where_nothing_tells_of_its_sections_the_text_does(
    round_trip: RoundTrip, written: dict[str, bytes], whole: Answers
) -> None:
    """One that an earlier edition wrote, or that lost its properties as well."""

    def bare(name: str, text: str) -> str | None:
        return None if name == CUSTOM else dropped(name, text)

    counts = counted(whole, opened(round_trip, {name: changed(file, bare) for name, file in written.items()}))
    assert counts.lost == 0
    assert counts.sections[0] > 0.8 * counts.sections[1]


def test_properties_are_as_word_writes_them(written: dict[str, bytes], tmp_path: Path) -> None:
    """ECMA-376, part 1, 22.3: one set, ids from 2, names of their own; no value or row is among them."""
    for name, file in written.items():
        document = Opened(file)
        assert [one.target for one in document.relations("") if one.type.endswith("/custom-properties")] == [CUSTOM]
        properties = list(document.xml[CUSTOM])
        assert [one.get("pid") for one in properties] == [str(at + 2) for at in range(len(properties))]
        assert [one.get("name") for one in properties] == [f"{NAME}{at + 1}" for at in range(len(properties))]
        assert {one.get("fmtid") for one in properties} == {FMTID}
        texts = ["".join(one.itertext()) for one in properties]
        assert all(0 < len(text) <= LONGEST for text in texts)
        words = " ".join(texts).split()
        facts = document.xml["customXml/item1.xml"]
        assert words[:3] == [facts.get(key) for key in ("outline", "flavour", "numbering")]
        due = [
            f"{one.get('key')}={one.get('snippet')}" if one.get("snippet") else one.get("key")
            for one in findall(facts, "f:section")
        ]
        assert words[3 : 3 + len(due)] == due
        names = [one.get("name") for one in findall(facts, "f:value")]
        for listed in findall(facts, "f:list"):
            names += [listed.get("name"), *listed.get("columns").split("|")]
        assert [word[1:] for word in words[3 + len(due) :]] == names
        assert problems(file, tmp_path) == [], name


def properties_of(*texts: str, names: tuple[str, ...] = ()) -> str:
    called = names or tuple(f"{NAME}{at + 1}" for at in range(len(texts)))
    inside = "".join(
        f'<property fmtid="{FMTID}" pid="{at + 2}" name="{name}"><vt:lpwstr>{text}</vt:lpwstr></property>'
        for at, (name, text) in enumerate(zip(called, texts, strict=True))
    )
    spaces = 'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    return f'{spaces}xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{inside}'


def custom(inside: str) -> str:
    return f"{word_files.HEAD}<Properties {inside}</Properties>"


GOOD = "team-project template official s1=results/goals-reconciled"
HOSTILE = {
    "huge": custom(properties_of("s" * 40_000_000)),
    "long": custom(properties_of(GOOD + " s2" * 100)),
    "many": custom(properties_of(GOOD, *(f"s{at}" for at in range(2, 1200)))),
    "a-prototype": custom(properties_of("__proto__ template official s1=__proto__/constructor")),
    "names-of-a-prototype": custom(properties_of(f"{GOOD} :__proto__ /constructor :__proto__")),
    "a-key-twice": custom(properties_of(f"{GOOD} s1=results/efficiency")),
    "a-gap": custom(properties_of(GOOD, "s2", names=(f"{NAME}1", f"{NAME}3"))),
    "far-off": custom(properties_of(GOOD, names=(f"{NAME}999",))),
    "the-same-name": custom(properties_of(GOOD, "s2", names=(f"{NAME}1", f"{NAME}1"))),
    "another-shape": custom(properties_of('{"outline":"team-project"}')),
    "a-way": custom(properties_of("../../etc template official s1=../passwd")),
    "empty": custom(properties_of("")),
    "entities": '<!DOCTYPE a [<!ENTITY b "c">]>' + custom(properties_of(GOOD)),
    "deep": custom("x='1'>" + "<a>" * 500 + "</a>" * 500),
    "broken": custom(properties_of(GOOD))[:-20],
    "no-xml": "\0\1\2",
    # Of sections that do not stand there: another text was put in place of a report.
    "of-another-report": custom(properties_of("team-project template official s7=results/goals-reconciled")),
}
# A section of ours by its bookmark, which says something else now.
BODY = '<w:bookmarkStart w:id="1" w:name="_s1"/><w:r><w:t>概况</w:t></w:r><w:bookmarkEnd w:id="1"/>'
TITLE, BELOW = {"style": "Title", "text": "总结"}, ("一段。", "图1　甲与乙", "又一段。")
CASE: dict[str, Any] = {"body": [TITLE, {"style": "Heading1", "xml": BODY}, *BELOW]}
FOREIGN: dict[str, Any] = {"body": [TITLE, {"style": "Heading1", "text": "概况"}, *BELOW]}


def holding(case: dict[str, Any], properties: str | None, kind: str = "custom-properties") -> str:
    parts = word_files.parts_of(case)
    if properties is not None:
        parts[CUSTOM] = properties
        relation = word_files.relation("rId9", kind, CUSTOM)
        parts["_rels/.rels"] = parts["_rels/.rels"].replace("</Relationships>", f"{relation}</Relationships>")
    return base64.b64encode(word_files.packed(parts)).decode()


# The relationship in the transitional edition, and in the strict one.
@pytest.mark.parametrize("kind", ["custom-properties", "customProperties"])
def test_properties_tell_of_the_sections_that_stand_there(run_script: Run, kind: str) -> None:
    told = custom(properties_of(GOOD))
    ours, foreign = run_script("../word/reading", {"files": [holding(one, told, kind) for one in (CASE, FOREIGN)]})
    facts = ours["brought"]["facts"]
    assert (facts["told"], facts["outline"]) == ("properties", "team-project")
    assert facts["sections"] == [{"key": "s1", "snippet": "results/goals-reconciled"}]
    assert foreign["brought"]["facts"] is None
    assert foreign["shown"] == ours["shown"]


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("case", [CASE, FOREIGN], ids=["marked", "foreign"])
def test_what_is_no_origin_is_as_good_as_none(run_script: Run, name: str, case: dict[str, Any]) -> None:
    files = [holding(case, None), holding(case, HOSTILE[name])]
    plain, answer = run_script("../word/reading", {"files": files})
    assert not isinstance(answer, str), answer
    assert answer == plain
    assert "又一段。" in answer["shown"]


@pytest.mark.parametrize("outline", ["team-project", "no-such-outline", "constructor"])
def test_ids_that_do_not_exist_lose_nothing(run_script: Run, outline: str) -> None:
    """Its section is the writer's own, and its text stands whole."""
    told = custom(properties_of(f"{outline} constructor valueof s1=no-such/snippet :constructor /tostring :valueof"))
    plain, answer = run_script("../word/reading", {"files": [holding(CASE, None), holding(CASE, told)]})
    assert not isinstance(answer, str), answer
    assert answer["shown"] == plain["shown"]
    assert answer["draft"] == plain["draft"]


def test_a_part_that_is_broken_is_as_good_as_lost(round_trip: RoundTrip, written: dict[str, bytes]) -> None:
    name = next(iter(written))

    def broken(path: str, text: str) -> str | None:
        return text[:-20] if path == "customXml/item1.xml" else text

    files = {"lost": changed(written[name], dropped), "broken": changed(written[name], broken)}
    lost, cut = opened(round_trip, files).values()
    assert cut["draft"] == lost["draft"]
    assert any(one["snippet"] for one in cut["draft"]["sections"])
    assert cut["brought"]["facts"]["told"] == "properties"
