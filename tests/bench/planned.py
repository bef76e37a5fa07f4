"""How much longer it takes to find what a report plans in twice the text.

Eight times the text is measured: twice as much, three times over, so that what disturbs one count says less.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import scripts

# What could make it go over the same text again and again, each many times over.
TEXTS = (
    "完成接口联调（陈立，9月18日前），",
    "一是完成甲；二是推进乙，9月底前；",
    "下一步，将完成门店改造；同时推进培训。",
    "下周计划：完成盘点；",
    "（一）抓服务。由综合科负责，（责任人：张三；",
    "- 完成甲\n  - 乙（9月3日）\n",
    "一、下周计划\n1. 完成甲\n（1）乙\n",
    "| 事项 | 责任人 |\n| --- | --- |\n| 甲 | 张三 |\n\n",
    "正文没有计划，9月1日至30日。\n",
    "**[`\\",
    "【",
    "责任人：",
    "1.",
)
DOUBLINGS, TIMES = 3, 9


@dataclass(frozen=True, slots=True)
class Growth:
    """What was measured of a text.

    Args:
        text: what it is made of.
        once: milliseconds that it takes.
        often: milliseconds that the text takes that was doubled.
    """

    text: str
    once: float
    often: float

    @property
    def ratio(self) -> float:
        """Give how many times as long twice the text takes: 2 where time goes with length, 4 with its square."""
        return math.pow(self.often / self.once, 1 / DOUBLINGS)


def slowest() -> Growth:
    """Measure every text, and give the one that grows fastest."""
    taken = scripts.answer("planned", {"texts": TEXTS, "doublings": DOUBLINGS, "times": TIMES})
    return max((Growth(text, *pair) for text, pair in zip(TEXTS, taken, strict=True)), key=lambda one: one.ratio)
