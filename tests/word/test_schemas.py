"""Documents are valid by the schemas of the Open XML SDK, and another library reads what is in them."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from comment_rules import AUTHOR
from damage import BASES, damaged, swap
from opened import DOCUMENT
from written import PROFILES, Due, Write, Written

pytestmark = pytest.mark.browser

# Three of the validator's findings are its own, by ECMA-376, part 1: a theme is a part that a document may have, and
# need not; what an empty control shows is an entry of the type bbPlcHdr, and the values that the validator takes for
# the type's are those of a section's; and a heading's numbering is taken away by the number 0, which has no definition.
ALLOWED = (
    "relationships/theme' is missing",  # 14.2.7
    "Value 'bbPlcHdr' is not in allowed values: ['continuous', 'evenPage'",  # 17.5.2.9
    "Numbering definition '0' referenced but not found",  # 17.9.18
)
A4 = (7560310, 10692130)


def problems(file: bytes, folder: Path) -> list[str]:
    """Validate a document; a validator remembers what it saw, and so is asked once."""
    path = folder / "document.docx"
    path.write_bytes(file)
    found = OpenXmlValidator(file_format=FileFormat.OFFICE_2019, max_errors=100_000).validate(path)
    return [
        f"{one.part_uri}: {one.description}" for one in found.errors if not any(a in one.description for a in ALLOWED)
    ]


@pytest.fixture(scope="module")
def documents(write_word: Write, outlines: list[dict[str, Any]]) -> list[Written]:
    """Give every outline as template and as sample, profiles by turns, and all that the defects are seeded in."""
    jobs = [
        {"outline": one["id"], "flavour": flavour, "profile": PROFILES[(at + turn) % 2], "notes": True}
        for at, one in enumerate(outlines)
        for turn, flavour in enumerate(("template", "sample"))
    ]
    return write_word([{"name": str(at), **job} for at, job in enumerate([*jobs, *BASES.values()])])


def test_documents_are_valid(documents: list[Written], tmp_path: Path) -> None:
    found = {one.name: problems(one.file, tmp_path) for one in documents}
    assert {name: some for name, some in found.items() if some} == {}


@pytest.mark.parametrize(
    "damage",
    [
        swap(DOCUMENT, "<w:cantSplit/><w:tblHeader/>", "<w:tblHeader/><w:wrong/>"),
        swap("word/numbering.xml", '<w:lvlJc w:val="left"/>', '<w:lvlJc w:val="middle"/>'),
        swap("word/styles.xml", "<w:basedOn [^>]*>(<w:next [^>]*>)", r'\1<w:basedOn w:val="Normal"/>'),
    ],
    ids=["an element that does not exist", "a value that does not exist", "an order that is not allowed"],
)
def test_what_is_not_valid_is_found(
    damage: Callable[[dict[str, str]], None], documents: list[Written], tmp_path: Path
) -> None:
    assert problems(damaged(documents[0].file, damage), tmp_path)


def test_another_library_reads_them(documents: list[Written]) -> None:
    for one in documents:
        read, due = docx.Document(io.BytesIO(one.file)), one.due
        section = read.sections[-1]
        assert (section.page_width, section.page_height) == A4
        assert read.core_properties.title == due.title
        assert read.core_properties.author == due.author
        assert read.core_properties.language == "zh-CN"
        assert sorted(comment.text for comment in read.comments) == sorted(text for _, text in due.comments)
        assert {comment.author for comment in read.comments} <= {AUTHOR}
        headings = [one for one in read.paragraphs if one.style and (one.style.name or "").startswith("Heading")]
        assert len(headings) == len(due.headings)
        shapes = [(one.width, one.height) for one in read.inline_shapes]
        assert len(shapes) == len(due.pictures)
        assert all(0 < width < A4[0] and 0 < height < A4[1] for width, height in shapes)
        assert _is_chinese(read, due)


def _is_chinese(read: Any, due: Due) -> bool:
    language = read.styles.element.find(".//{*}docDefaults//{*}lang")
    return due.profile in PROFILES and language.get(f"{{{language.nsmap['w']}}}eastAsia") == "zh-CN"
