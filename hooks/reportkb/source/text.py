"""Turn the bytes of a contributed file into text that is safe to work with."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import TypeAlias

from reportkb.source.findings import Finding, Place

# The text of each file by its path; None for a file that is there and cannot be read as text.
Texts: TypeAlias = Mapping[str, "str | None"]

# A section of a report is a few hundred characters; the register of fields is the largest file.
LARGEST = 512 * 1024

# Unicode Standard Annex 9, table "Bidirectional Formatting Characters", and the zero-width
# characters of General Punctuation. U+FEFF inside a text is a zero-width no-break space.
INVISIBLE = frozenset(
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
REFUSED = frozenset({"Cc", "Cs", "Co", "Cn"})


def decode(path: str, content: bytes, largest: int = LARGEST) -> tuple[str | None, tuple[Finding, ...]]:
    """Decode a file and report what cannot stand in one.

    Args:
        path: the file's path from the root of the repository.
        content: the file's bytes; a byte order mark at its start is dropped.
        largest: the most bytes that the file may have.

    Returns:
        The text with line ends as ``\\n`` and refused characters removed, and the findings.
        A file that is too large or not UTF-8 yields no text.
    """
    if len(content) > largest:
        fact = f"文件有{-(-len(content) // 1024)}KB，上限是{largest // 1024}KB"
        return None, (Finding(Place(path), "RK033", fact, "一个文件只写一节，请拆开。"),)
    try:
        text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        good = content[: error.start].removeprefix(b"\xef\xbb\xbf").decode("utf-8").split("\n")
        fact = f"第{error.start + 1}个字节不是UTF-8"
        place = Place(path, len(good), len(good[-1]) + 1)
        return None, (Finding(place, "RK001", fact, "在编辑器里选“另存为UTF-8”。"),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    findings = tuple(
        _unwanted(Place(path, number, column), character)
        for number, line in enumerate(text.split("\n"), 1)
        if not line.isprintable()  # which no unwanted character is
        for column, character in enumerate(line, 1)
        if is_unwanted(character)
    )
    if not findings:
        return text, ()
    return "".join(c for c in text if c == "\n" or not is_unwanted(c)), findings


def is_unwanted(character: str) -> bool:
    """Tell whether a character other than a line end must not stand in a contributed text."""
    if character == "\t":
        return False
    return character in INVISIBLE or unicodedata.category(character) in REFUSED or character in "\u2028\u2029"


def _unwanted(place: Place, character: str) -> Finding:
    name = f"U+{ord(character):04X}"
    if character in INVISIBLE:
        return Finding(place, "RK003", f"有看不见的字符{name}", "删掉它，重新输入这几个字。")
    return Finding(place, "RK002", f"有控制字符或私用字符{name}", "删掉它，多半是从别处粘贴带来的。")
