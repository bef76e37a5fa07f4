"""HTML reduced to what a reader sees of it: elements and words."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise

# What these hold is no text.
SILENT = frozenset({"script", "style", "svg"})


def structure(html: str) -> list[str]:
    """List the elements and words of HTML, without white space, and without paragraphs inside items."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    # A paragraph that ends an item is the same item, tight or loose.
    return [
        part
        for part, following in pairwise([*reader.parts, ""])
        if not (part == "</p>" and following in ("</li>", "<ul>", "<ol>"))
    ]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.text = ""
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._flush()
        self.silent += tag in SILENT
        if tag != "p":
            self.parts.append(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        self._flush()
        self.silent -= tag in SILENT
        self.parts.append("</p>" if tag == "p" else f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.text += "" if self.silent else data

    def _flush(self) -> None:
        words = "".join(self.text.split())
        if words:
            self.parts.append(words)
        self.text = ""
