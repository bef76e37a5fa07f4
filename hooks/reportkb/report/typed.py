"""Characters and figures as people type them: full width, grouped, with a unit, in 万 and 亿.

``docs/assets/js/report/typed.js`` does the same in the browser; the golden cases in
``tests/cases/values`` hold for both.
"""

from __future__ import annotations

import re
import unicodedata

# Spelt out, since Python and ECMAScript differ on what \\s and \\d match.
SPACE = re.compile("[ \\t\\n\\r\\f\\v\\u00a0\\u3000]+")
# Unicode still adds digits beyond this plane, so that two versions of its tables differ there.
BASIC_PLANE = re.compile("[\u0000-\uffff]+")
PLAIN = re.compile(r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,10})?")
# Digits grouped by three, as GB/T 15835—2011, 5.1.1 allows; other groups are a slip or a list.
FIGURE = re.compile(r"[+-]?(?:[0-9]{1,3}(?:[, ][0-9]{3}){1,4}|[0-9]{1,15})(?:\.[0-9]{1,10})?")
YUAN = re.compile("(?:人民币|¥) *")
# Powers of ten that stand before a unit, the longer first.
SCALES = {"万亿": 12, "千万": 7, "百万": 6, "十万": 5, "亿": 8, "万": 4, "千": 3, "百": 2}
# Units that count the same.
SAME = {
    "名": "人",
    "位": "人",
    "个人": "人",
    "圆": "元",
    "块": "元",
    "元整": "元",
    "个小时": "小时",
    "月": "个月",
    "工作日": "个工作日",
    "百分点": "个百分点",
    "百分之": "%",
}


def tidy(raw: str) -> str:
    """Put a value on one line, without space around it."""
    return SPACE.sub(" ", raw).strip(" ")


def narrow(raw: str) -> str:
    """Give full-width and other compatible characters their plain form, on one line."""
    return tidy(BASIC_PLANE.sub(lambda match: unicodedata.normalize("NFKC", match.group()), raw))


def figure(raw: str, unit: str) -> str | None:
    """Read a figure in a unit, exactly: ``380000元`` is 38 万元.

    A bare figure is in the unit already; one with another power of ten is converted.

    Args:
        raw: the figure as typed.
        unit: what the figure counts; ``%`` for a percentage, whose sign may be left out.

    Returns:
        The figure with its grouping and its zeros as typed, or without them where it was converted;
        None where it is not a figure in this unit.
    """
    text = narrow(raw).replace("\u2212", "-")
    currency = ""
    if unit == "%":
        text = text.removeprefix("百分之")
    elif unit.endswith("元") and (sign := YUAN.match(text)):
        currency, text = "元", text[sign.end() :]
    match = FIGURE.match(text)
    if not match:
        return None
    shift = _shift(text[match.end() :].replace(" ", "") or currency, unit)
    return None if shift is None else _moved(match.group().replace(" ", ""), shift)


def _shift(typed: str, unit: str) -> int | None:
    """Tell by how many places the point moves from one unit to another; None where they count different things."""
    if typed in ("", unit):
        return 0
    (scale, base), (own, wanted) = _parts(typed), _parts(unit)
    if unit == "%" or (base and base != wanted):
        return None
    return scale - own


def _parts(unit: str) -> tuple[int, str]:
    if unit in SAME:
        return 0, SAME[unit]
    scale = next((word for word in SCALES if unit.startswith(word)), "")
    base = unit[len(scale) :]
    return SCALES.get(scale, 0), SAME.get(base, base)


def _moved(text: str, shift: int) -> str | None:
    """Move a figure's point, in writing, so that no digit is lost."""
    if not shift:
        return text
    sign = text[0] if text[0] in "+-" else ""
    whole, _, decimals = text[len(sign) :].replace(",", "").partition(".")
    digits = "0" * max(0, -shift) + whole + decimals + "0" * max(0, shift)
    point = len(whole) + max(0, -shift) + shift
    whole, decimals = digits[:point].lstrip("0") or "0", digits[point:].rstrip("0")
    result = f"{sign}{whole}.{decimals}" if decimals else sign + whole
    return result if PLAIN.fullmatch(result) else None
