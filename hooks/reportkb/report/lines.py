"""What a line of typed Markdown is: blank, a heading, the edge of code.

``docs/assets/js/report/lines.js`` does the same in the browser.
"""

from __future__ import annotations

import re

# Spelt out, since Python and ECMAScript differ on what is white space.
SPACES = " \t\f\v\u00a0\u3000"
HEADING = re.compile(r" {0,3}(#{1,6})[ \t]([^\n]*)")
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})([^\n]*)")


def trimmed(line: str) -> str:
    """Take the space around a line away."""
    return line.strip(SPACES)


def lines_of(text: str) -> list[str]:
    """Split text at its line ends, of whatever system."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def heading_of(line: str) -> tuple[int, str] | None:
    """Read a line that is a heading with ``#``: its level and its title as written."""
    match = HEADING.fullmatch(line)
    if not match:
        return None
    title = trimmed(match[2])
    open_ = title.rstrip("#")
    # Marks at the end close the heading, unless they are part of its last word.
    if not open_ or open_[-1] in SPACES:
        title = trimmed(open_)
    return (len(match[1]), title) if title else None


def fence_after(fence: str, line: str) -> str:
    """Follow code between fences through lines.

    Args:
        fence: the fence that is open, or nothing.
        line: the next line.
    """
    match = FENCE.fullmatch(line)
    if not match:
        return fence
    if not fence:
        return "" if match[1][0] == "`" and "`" in match[2] else match[1]
    return "" if match[1].startswith(fence) and not trimmed(match[2]) else fence
