"""Numbers that a heading begins with, in any of the forms of Chinese reports: one table.

``docs/assets/js/report/heading-numbers.js`` does the same in the browser; the golden cases in
``tests/cases/heading-numbers`` hold for both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

Form: TypeAlias = Literal["strong", "weak", "decimal", "bare"]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A heading that begins with a number.

    Args:
        number: as written, without the space after it.
        rest: the heading without the number.
        form: a weak one may be a list's, a bare one a figure.
        doubtful: whether it may belong to what follows: 三、四季度, 1.5 倍.
        rank: orders the forms by depth.
        count: how many figures a decimal number has; one for ``1.``, none for other forms.
        last: what it counts to, the last figure of a decimal number.
    """

    number: str
    rest: str
    form: Form
    doubtful: bool
    rank: float
    count: int
    last: int


CHINESE = "[一二三四五六七八九十百零〇两]{1,7}"
FIGURES = "[0-9０-９]{1,3}"
GAP = r"[ \t\u3000]*"
# The parts of a book or report; 第二节能改造 and 第一编制组 hold no number.
PARTS = r"(?:编(?!制|辑|号|写|委)|篇(?!幅)|章(?!程)|部分|部(?=[ \t\u3000:：、]))"
# From the outermost form to the innermost, each with the space after it.
FORMS: tuple[tuple[float, Form, str], ...] = (
    (0, "strong", rf"第({CHINESE}|{FIGURES}){PARTS}[ \t\u3000:：、]*"),
    (1, "strong", rf"第({CHINESE}|{FIGURES})节(?!能|点|约|日|假)[ \t\u3000:：、]*"),
    (1.5, "weak", rf"第({CHINESE}|{FIGURES})条(?!例|件)[ \t\u3000:：、]*"),
    (2, "strong", rf"({CHINESE})[、.．]{GAP}"),
    (3, "strong", rf"(?:[（(]({CHINESE})[）)][ \t\u3000、.]*|({CHINESE})[）)]{GAP}|([㈠-㈩]){GAP})"),
    (4, "weak", rf"(?:({FIGURES})(?:[.．](?![0-9０-９])|、)|([⒈-⒛])){GAP}"),
    (5, "weak", rf"(?:[（(]({FIGURES})[）)][ \t\u3000、.]*|([⑴-⒇]){GAP})"),
    (6, "weak", rf"(?:([①-⑳])|({FIGURES})[）)]){GAP}"),
)
DECIMAL_RANK = 3.5
# What follows a figure that measures something: 1.5 倍, 3 人小组.
MEASURED = re.compile(
    "[倍万亿元%％‰天号吨版级]|个(?!人)|小时|分钟|公里|千米|季度|人(?![员才力事民数均物文])|名(?!称|单|词)|项(?!目)|件"
    "|年(?!度|终|末|初|报)|月(?!度|报)"
)
BARE = re.compile(r"([0-9]{1,2})[ \t\u3000]+(?![0-9 \t\u3000]|\Z)")
DECIMAL = re.compile(
    r"([0-9]{1,2}(?:[.．][0-9]{1,3}){1,5})[.．]?(?:[ \t\u3000]+(?![0-9 \t\u3000]|\Z)|(?=[\u3400-\u9fff]))"
)
# What takes two numbers before it: 一、二期工程, 三、四季度, 七、八月份.
ORDINAL = re.compile(rf"({CHINESE}|{FIGURES})[期季月级批次类标号线组区层班产审把车阶轮等楼栋厂段日周]")
# The first of each run of signs that count on by one, and how long the run is.
SIGNS = {"㈠": 10, "⒈": 20, "⑴": 20, "①": 20}
DIGITS = "零一二三四五六七八九"
WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


def numbered(line: str) -> Numbered | None:
    """Read the number that a heading begins with.

    Args:
        line: a line without space around it.
    """
    if match := BARE.match(line):
        number, rest = _cut(line, match)
        measured = MEASURED.match(rest) is not None
        return Numbered(number, rest, "bare", measured, DECIMAL_RANK + 0.1, 1, _value(match[1]))
    if match := DECIMAL.match(line):
        figures = re.split("[.．]", match[1])
        number, rest = _cut(line, match)
        rank = DECIMAL_RANK + len(figures) / 10
        doubtful = len(figures) == 2 and MEASURED.match(rest) is not None
        return Numbered(number, rest, "decimal", doubtful, rank, len(figures), _value(figures[-1]))
    for rank, form, pattern in FORMS:
        if match := re.match(pattern, line):
            number, rest = _cut(line, match)
            last = _value(next(filter(None, match.groups())))
            listed = number.endswith("、")
            following = ORDINAL.match(rest) if listed and match.end() == len(number) else None
            doubtful = following is not None and _value(following[1]) == last + 1
            return Numbered(number, rest, form, doubtful, rank, int(rank == 4 and not listed), last)
    return None


def bare(heading: str) -> str:
    """Take the number away from a heading that is numbered automatically.

    Args:
        heading: without space around it.

    Returns:
        The same where nothing would be left, or where the number may belong to a word.
    """
    found = numbered(heading)
    return found.rest if found and found.rest and not found.doubtful else heading


def _cut(line: str, match: re.Match[str]) -> tuple[str, str]:
    return match[0].rstrip(" \t\u3000:："), line[match.end() :]


def _value(text: str) -> int:
    """Tell what a figure counts to, in whatever signs."""
    for first, length in SIGNS.items():
        if 0 <= (steps := ord(text[0]) - ord(first)) < length:
            return steps + 1
    figures = text.translate(WIDE)
    if figures.isascii():
        return int(figures)
    whole, digit = 0, 0
    for character in text:
        if character in "十百":
            whole += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = 2 if character == "两" else max(0, DIGITS.find(character))
    return whole + digit
