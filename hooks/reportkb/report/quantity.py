"""A quantity as people type it: ``86.5%``, ``120人``, ``不超过3天``, ``万分之0.72``.

``docs/assets/js/report/quantity.js`` does the same in the browser.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from reportkb.report.typed import SAME, narrow

MOST = "不超过|不高于|不多于|不大于|至多|最多|低于|少于|小于|<=|≤|<"
LEAST = "不低于|不少于|不小于|至少|最少|高于|多于|大于|超过|>=|≥|>"
OUT_OF = "[百千万]分之"
QUANTITY = re.compile(
    rf"(?:({MOST})|({LEAST}))? *({OUT_OF})?"
    r"([+-]?(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,15})(?:\.[0-9]{1,10})?)"
    r" *([^0-9\s,.，。；;（(]{0,8}?)(?:(以内|以下|之内)|(以上))?"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with its unit.

    Args:
        amount: the figure; of a percentage the number before the sign.
        unit: what it counts, or nothing; of ``千分之``, ``万分之`` these words.
        bound: which side of it is good, where it says so.
    """

    amount: Fraction
    unit: str
    bound: Literal["", "most", "least"]


def parse(raw: str) -> Quantity | None:
    """Read a quantity; None where there is more or less than one figure with a unit."""
    match = QUANTITY.fullmatch(narrow(raw).replace("\u2212", "-"))
    if not match or (match[3] and match[5]):
        return None
    counted = match[3] or match[5]
    unit = SAME.get(counted, counted)
    bound: Literal["", "most", "least"] = "most" if match[1] or match[6] else "least" if match[2] or match[7] else ""
    return Quantity(Fraction(match[4].replace(",", "")), unit, bound)


def change(amount: Fraction, unit: str, figure: str) -> str:
    """Say in words how far one quantity is from another.

    Args:
        amount: the difference.
        unit: what it counts; percentages differ by points (个百分点).
        figure: the difference without its sign, written out.
    """
    if not amount:
        return "持平"
    if unit == "%":
        return f"{'上升' if amount > 0 else '下降'}{figure}个百分点"
    if unit.endswith("分之"):
        return f"{'上升' if amount > 0 else '下降'}{unit}{figure}"
    return f"{'增加' if amount > 0 else '减少'}{figure}{unit}"
