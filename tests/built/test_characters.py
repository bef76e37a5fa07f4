"""The published table of traditional characters is right, and holds only what the library needs."""

from __future__ import annotations

import json
from pathlib import Path

from reportkb.site.characters import traditional

LARGEST = 16_000


def test_a_character_is_found_by_every_traditional_form_of_it() -> None:
    found = traditional(["领导", "发", "里", "台"])
    assert "".join(found[character] for character in "領導發髮裡裏臺") == "领导发发里里台"
    assert set(found.values()) <= set("领导发里台")
    assert not found.keys() & set("领导发里台")


def test_what_does_not_occur_needs_no_character() -> None:
    assert traditional([]) == {}
    assert traditional(["ABC，一二三"]) == {}


def test_the_published_table_covers_the_library_and_is_small(site: Path) -> None:
    path = site / "catalog" / "characters.json"
    table = json.loads(path.read_text("utf-8"))["simplified"]
    written = (site / "catalog" / "search.json").read_text("utf-8")
    assert path.stat().st_size <= LARGEST
    assert set(table.values()) <= set(written)
    assert {"領": "领", "導": "导", "險": "险"}.items() <= table.items()
