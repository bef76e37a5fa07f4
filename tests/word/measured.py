"""Where characters stand on the pages of a PDF, in points from the upper left corner."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

MOST_BYTES = 200


@dataclass(frozen=True, slots=True)
class Character:
    """A character that is not white.

    Args:
        text: what it is.
        left: where it begins.
        right: where it ends.
        baseline: how far below the page's upper edge it stands.
        font: what it is drawn in.
    """

    text: str
    left: float
    right: float
    baseline: float
    font: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its size, its lines from top to bottom, and its pictures: left, top, right and bottom."""

    width: float
    height: float
    lines: Sequence[Sequence[Character]]
    pictures: Sequence[tuple[float, float, float, float]]

    def said(self, line: int) -> str:
        return "".join(one.text for one in self.lines[line])


def pages(path: Path) -> list[Page]:
    """Measure a PDF."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [_page(page) for page in document]
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage) -> Page:
    width, height = page.get_size()
    found = page.get_textpage()
    characters = [_character(found, at, height) for at in range(found.count_chars())]
    lines: dict[int, list[Character]] = {}
    for one in characters:
        if one.text.strip():
            # Characters of one line stand on one height, but for a hair.
            key = next((known for known in lines if abs(known - one.baseline) < 3), round(one.baseline))
            lines.setdefault(key, []).append(one)
    boxes = [one.get_bounds() for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])]
    pictures = [(left, height - top, right, height - bottom) for left, bottom, right, top in boxes]
    return Page(width, height, [sorted(lines[key], key=lambda one: one.left) for key in sorted(lines)], pictures)


def _character(found: pypdfium2.PdfTextPage, at: int, height: float) -> Character:
    # The loose box is as wide as the character advances, however narrow its strokes are.
    left, _, right, _ = found.get_charbox(at, loose=True)
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(found, at, x, y)
    buffer = ctypes.create_string_buffer(MOST_BYTES)
    raw.FPDFText_GetFontInfo(found, at, buffer, MOST_BYTES, None)
    return Character(chr(raw.FPDFText_GetUnicode(found, at)), left, right, height - y.value, buffer.value.decode())
