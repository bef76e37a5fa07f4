"""The parser in C, which is fast, and the one in Python, whose words we tell slips by, read the same."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
import yaml

from reportkb.source import yamlnodes, yamltext
from reportkb.source.findings import Finding
from reportkb.source.front_matter import FRONT_MATTER
from reportkb.source.parsed import Value
from reportkb.source.text import decode

PIECES = (
    *(":", ": ", "- ", "-", "#", " #", "  # ", "\t", "\n", "\n\n", " ", "  ", "　", "：", "'", '"', "[", "]"),
    *("{", "}", ",", "?", "? ", "!", "!a ", "&a ", "*a", "|", "|\n", ">", "%", "@", "`", "~", "null", "0x1", "1.10"),
    *("no", "\\", "\\n", "é", "😀", "=", "1e3", "12:30", "-\t"),
)
ALTERED = 600


def texts(root: Path) -> list[str]:
    """Take the YAML out of every content file."""
    registers = [path.read_text("utf-8") for path in sorted(root.glob("snippets/**/*.yml"))]
    pages = [path.read_text("utf-8") for path in sorted((*root.glob("snippets/*/*.md"), *root.glob("docs/**/*.md")))]
    heads = [match[1] or "" for page in pages if (match := FRONT_MATTER.match(page))]
    assert len(registers) > 2
    assert len(heads) > 100
    return [*registers, *heads]


def read(text: str, monkeypatch: pytest.MonkeyPatch, *, strict: bool) -> tuple[Value | None, list[Finding]]:
    with monkeypatch.context() as patch:
        if strict:
            patch.setattr(yamlnodes, "_Fast", yamlnodes._Strict)
        parsed, found = yamltext.parse.__wrapped__("a.yml", text)
    return (parsed.value if parsed else None), list(found)


def test_the_parser_in_c_is_there() -> None:
    """Every wheel of PyYAML has it; without it a build takes a third longer, and reads the same."""
    assert issubclass(yamlnodes._Fast, yaml.CSafeLoader)


def test_both_read_the_library_alike(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for text in texts(root):
        assert read(text, monkeypatch, strict=False) == read(text, monkeypatch, strict=True)
        parsed, found = yamltext.parse("a.yml", text)
        assert parsed
        assert not found


@pytest.mark.drawn
def test_both_read_altered_texts_alike(root: Path, monkeypatch: pytest.MonkeyPatch, seeds: list[int]) -> None:
    library = [text.split("\n") for text in texts(root)]
    for seed in seeds:
        random = Random(seed)
        for _ in range(ALTERED):
            lines = random.choice(library)
            first = random.randrange(len(lines))
            altered = "\n".join(lines[first : first + random.randint(2, 12)]) + "\n"
            for _ in range(random.randint(1, 3)):
                at = random.randrange(len(altered) + 1)
                altered = altered[:at] + random.choice(PIECES) + altered[at + random.choice((0, 0, 0, 1, 2, 5)) :]
            text, _ = decode("a.yml", altered.encode())
            assert text is not None
            fast, strict = read(text, monkeypatch, strict=False), read(text, monkeypatch, strict=True)
            assert fast == strict, text
