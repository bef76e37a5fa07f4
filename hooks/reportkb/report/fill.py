"""Fill segments with values, escaped for what they are filled into."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from reportkb.report.fragments import Segments

# CommonMark 0.31, 2.4: any ASCII punctuation may be escaped; these change meaning inside a line.
MARKDOWN = re.compile(r"[\\`*_\[\]<>|~]|&(?=#?[A-Za-z0-9]+;)")
# Sections 4.2, 5.2 and 4.1: what would begin a heading, a list or a line at a line's start.
MARKER = re.compile(r"^(?:([#+=-])|([0-9]{1,9})([.)])(?=[ \t\n]|\Z))")


def fill(segments: Segments, values: Mapping[str, str], escape: Callable[[str], str]) -> str:
    """Join segments into text.

    Args:
        segments: literal text and field names by turns.
        values: what to show, by field; one that has none shows as ``【字段】``.
        escape: makes a value safe in the text's format.
    """
    return "".join(
        escape(values.get(part) or f"【{part}】") if index % 2 else part for index, part in enumerate(segments)
    )


def plain_text(value: str) -> str:
    """Keep a value as it is."""
    return value


def markdown(value: str) -> str:
    """Escape a value so that Markdown shows its characters, wherever on a line it stands."""
    escaped = MARKDOWN.sub(lambda match: "\\" + match.group(), value)
    return MARKER.sub(lambda match: (match[1] and "\\" + match[1]) or f"{match[2]}\\{match[3]}", escaped)


def html(value: str) -> str:
    """Escape a value for HTML text and attributes."""
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
