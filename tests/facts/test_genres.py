"""What a genre must not say of an office: a section says only what belongs under its heading."""

from __future__ import annotations

import pytest

from offices import FOLDER, Office, office, shown, written
from reportkb.library.library import Library
from reportkb.report import text_writer
from reportkb.report.assemble import without_blanks
from reportkb.site.site import Site


def sections(name: str, prepared: Site, library: Library) -> tuple[Office, dict[str, str]]:
    """Fill an office's report in and give the text under each of its headings."""
    known = office(FOLDER / f"{name}.yml")
    given = shown(known, library)
    document = without_blanks(written(known, prepared, "full"), given, "none")
    headings = [node.heading for node in library.outlines[known.outline].nodes]
    lines = "\n".join(text_writer.write(part.blocks) for part in document.parts).splitlines()
    found: dict[str, list[str]] = {}
    under: list[str] = []
    for line in lines:
        under = found.setdefault(line, []) if line in headings else under
        under.append(line)
    return known, {heading: "\n".join(text[1:]) for heading, text in found.items()}


def test_an_investigation_keeps_direct_causes_apart_from_those_of_rules(prepared: Site, loaded: Library) -> None:
    known, said = sections("stone-slab-injury", prepared, loaded)
    for cause in known.lists["原因"]:
        direct = cause["类别"] in ("人员", "条件")
        assert (cause["名称"] in said["直接原因和事故性质"]) == direct, cause
        assert (cause["名称"] in said["间接原因"]) != direct, cause


def test_an_investigation_blames_nobody_by_itself(prepared: Site, loaded: Library) -> None:
    known, said = sections("stone-slab-injury", prepared, loaded)
    responsibility = said["事故责任的认定以及对事故责任者的处理建议"]
    assert not [cause["名称"] for cause in known.lists["原因"] if cause["名称"] in responsibility]
    assert "自己能改" not in "".join(said.values())


@pytest.mark.parametrize(
    ("name", "heading"), [("heating-outage", "跟踪与复查"), ("stone-slab-injury", "监督、评估和公布")]
)
def test_what_was_missed_while_it_happened_is_not_left_to_be_done(
    name: str, heading: str, prepared: Site, loaded: Library
) -> None:
    known, said = sections(name, prepared, loaded)
    assert not [goal["名称"] for goal in known.lists["目标"] if goal["名称"] in said.get(heading, "")]


def test_each_cause_of_an_incident_is_told_with_its_evidence_once(prepared: Site, loaded: Library) -> None:
    known, said = sections("heating-outage", prepared, loaded)
    whole = "\n".join(said.values())
    assert [whole.count(cause["依据"]) for cause in known.lists["原因"]] == [1] * len(known.lists["原因"])


def test_a_lesson_is_not_called_something_to_stop(prepared: Site, loaded: Library) -> None:
    assert "停掉的" not in sections("character-art", prepared, loaded)[1]["留下、停掉、试一试"]


@pytest.mark.parametrize("name", ["half-marathon", "childcare-training", "character-art", "heating-outage"])
def test_a_report_begins_by_saying_of_what_it_is(name: str, prepared: Site, loaded: Library) -> None:
    known, said = sections(name, prepared, loaded)
    first = next(text for text in said.values() if text.strip()).strip().partition("。")[0]
    assert any(known.values[one] in first for one in ("项目名称", "服务对象") if one in known.values)
