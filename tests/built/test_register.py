"""The register is light however many fields it has: names on one page, what they ask for on a page a kind."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from reportkb.library.library import Library, load
from reportkb.site.field_pages import SHARED, Part, parts
from reportkb.source.tree import read

# Of a page without fields, and of each field: bytes with gzip, and elements.
FRAME_BYTES, NAME_BYTES, ROW_BYTES = 8_000, 12, 45
FRAME_ELEMENTS, NAME_ELEMENTS, ROW_ELEMENTS = 350, 1, 4


@pytest.fixture(scope="module")
def library(root: Path) -> Library:
    return load(read(root)[0])[0]


@pytest.fixture(scope="module")
def divided(library: Library) -> tuple[Part, ...]:
    return parts(library)


def page(site: Path, part: str) -> str:
    return (site / "reference" / "fields" / part / "index.html").read_text("utf-8")


def test_every_field_is_named_once_and_linked_to_its_row(
    site: Path, library: Library, divided: tuple[Part, ...]
) -> None:
    links = re.findall(r'<a href="([a-z-]+)/#([^"]+)">([^<]+)</a>', page(site, ""))
    assert sorted(name for _, _, name in links) == sorted(library.register)
    rows = {part.name: re.findall(r'<dt id="([^"]+)">', page(site, part.name)) for part in divided}
    assert {name: [anchor for there, anchor, _ in links if there == name] for name in rows} == rows


def test_a_row_tells_what_a_contributor_needs(site: Path, divided: tuple[Part, ...]) -> None:
    shared = page(site, SHARED)
    for field in divided[0].fields:
        row = shared.partition(f'<dt id="{field.name}">')[2].partition("</dd>")[0]
        assert field.hint[:5] in row, field.name
        assert ("＝" in row) == (field.formula is not None), field.name
        assert field.unit in row, field.name


def test_the_pages_are_light(site: Path, library: Library, divided: tuple[Part, ...]) -> None:
    sizes = [("", len(library.register), NAME_BYTES, NAME_ELEMENTS)]
    sizes += [(part.name, len(part.fields), ROW_BYTES, ROW_ELEMENTS) for part in divided]
    for name, fields, size, elements in sizes:
        written = page(site, name)
        assert len(gzip.compress(written.encode(), 6)) <= FRAME_BYTES + size * fields, name
        assert len(re.findall("<[a-z]", written)) <= FRAME_ELEMENTS + elements * fields, name
