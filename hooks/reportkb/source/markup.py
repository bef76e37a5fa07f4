"""Find markup in a value of YAML, which is text: it is shown as it is written, or does harm."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportkb.source.findings import Finding, Place

# What a browser takes for the start of a tag, comment or declaration (HTML Standard, 13.2.5.6,
# "Tag open state"). A comparison has a space or a digit behind its sign, or ends nothing:
# ``x < 5``, ``x<5``, ``甲<乙``, ``A数<B数``.
TAG = re.compile(r"<[a-zA-Z][^<>]*>|<[a-zA-Z][a-zA-Z0-9:-]*[\s/]|</[a-zA-Z]|<[!?]")
# Schemes that run what follows them (HTML Standard, 7.4.2.2; URL Standard, 4.4: tabs are dropped).
SCRIPT = re.compile(r"(?<![a-z])(?:javascript|vbscript):|(?<![a-z])data:[a-z]+/[a-z]", re.IGNORECASE)
REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]{1,30});")
LINK = re.compile(r"!?\[[^\[\]]*\]\([^()]*\)")
MARKS = re.compile(r"\*\*|__|~~|`|\{\{|\}\}|\{==|==\}|\{>>|<<\}")


def check(value: str, place: Place) -> Iterator[Finding]:
    """Report the first markup of a value.

    Args:
        value: a key or a value.
        place: where it starts.
    """
    for pattern, what, advice in KINDS:
        if match := pattern.search(value.replace("\t", "")):
            near = " ".join(match.group().split())[:20]
            yield Finding(place, "RK020", f"这里有{what}“{near}”", advice)
            return


KINDS = (
    (TAG, "HTML", "这里只写文字；小于号后面空一格。"),
    (SCRIPT, "会运行的地址", "这里只写文字，删掉它。"),
    (REFERENCE, "HTML字符引用", "直接写那个字符。"),
    (LINK, "链接", "这里只写文字；网址放在正文里。"),
    (MARKS, "记号", "这里只写文字；占位符、批注和加粗只用在正文里。"),
)
