"""Numbers of headings, computed when a document is assembled so that none is ever missing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

NumberingStyle: TypeAlias = Literal["official", "chapter", "decimal", "none"]

STYLE_TITLES: dict[NumberingStyle, str] = {
    "official": "一、（一）1.（1）",
    "chapter": "第一章 1.1 1.1.1",
    "decimal": "1 1.1 1.1.1",
    "none": "不编号",
}
DIGITS = "零一二三四五六七八九"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def prefixes(style: NumberingStyle, levels: Iterable[int]) -> list[str]:
    """Number headings in document order.

    Args:
        style: the form of the numbers. ``official`` is the order of GB/T 9704—2012, 7.3.3:
            一、 then （一） then 1. then （1）; deeper headings take ①, which is common practice.
            ``none`` leaves numbering to the word processor.
        levels: each heading's depth from 1; one that skips a depth stands right below the heading above it,
            and so do its siblings.

    Returns:
        What stands before each heading's text, including the space where the form has one.
    """
    above: list[int] = []
    counts: list[int] = []
    result = []
    for level in levels:
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        counts = [*counts[: len(above)], *([0] * (len(above) - len(counts)))]
        counts[-1] += 1
        result.append(_prefix(style, counts))
    return result


def chinese(number: int) -> str:
    """Write 1–9999 in Chinese: 十, 十一, 二十, 一百零五."""
    if number < 20:
        return "十" * (number >= 10) + (DIGITS[number % 10] if number % 10 else "") or DIGITS[0]
    digits = str(number)
    text = ""
    for place, digit in zip(range(len(digits) - 1, -1, -1), digits, strict=True):
        text += DIGITS[int(digit)] + ("", "十", "百", "千")[place] if digit != "0" else DIGITS[0]
    while "零零" in text:
        text = text.replace("零零", "零")
    return text.rstrip("零")


def _prefix(style: NumberingStyle, counts: list[int]) -> str:
    last = counts[-1]
    if style == "none":
        return ""
    if style == "official":
        forms = (f"{chinese(last)}、", f"（{chinese(last)}）", f"{last}.", f"（{last}）")
        if len(counts) <= len(forms):
            return forms[len(counts) - 1]
        return CIRCLED[last - 1] if last <= len(CIRCLED) else f"{last}）"
    if style == "chapter" and len(counts) == 1:
        return f"第{chinese(last)}章 "
    return ".".join(map(str, counts)) + " "
