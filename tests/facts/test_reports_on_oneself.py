"""What a person writes of himself asks what it is handed in for, and does not name him in every line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from offices import FOLDER, Office, office, shown, written
from reportkb.library.library import Library
from reportkb.report.assemble import without_blanks
from reportkb.report.document import WRITERS
from reportkb.report.nodes import DEPTHS, Depth
from reportkb.site.site import Site


def sections(name: str, site: Site, library: Library, depth: Depth) -> dict[str, str]:
    """Give the text of each section of an office's report, by its heading, with what is empty gone."""
    known: Office = office(FOLDER / f"{name}.yml")
    given = shown(known, library)
    document = without_blanks(written(known, site, depth), given, "none")
    parts = (WRITERS["text"](replace(document, title="", parts=(part,)), given) for part in document.parts)
    return {heading: text for heading, _, text in (part.strip().partition("\n") for part in parts)}


@pytest.mark.parametrize("depth", DEPTHS)
def test_a_request_says_who_decides_what_until_when(prepared: Site, loaded: Library, depth: Depth) -> None:
    said = sections("front-desk", prepared, loaded, depth)["转正申请"]
    assert "请前厅部和人力资源部在2025年12月10日前决定是否按期转正。" in said
    assert "没有达到的有2项：房账差错、新会员注册。" in said


@pytest.mark.parametrize(("name", "writer"), [("bus-driver", "丁永嘉"), ("front-desk", "白晓桦")])
def test_nobody_is_told_who_did_the_writers_own_work(name: str, writer: str, prepared: Site, loaded: Library) -> None:
    said = sections(name, prepared, loaded, "full")
    assert "主要工作" in said
    assert writer not in said["主要工作"]
    assert writer not in said.get("体会", "")
