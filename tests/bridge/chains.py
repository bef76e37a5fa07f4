"""Chains as cases write them, in few words, and as they are drawn at random."""

from __future__ import annotations

from random import Random
from typing import Any, TypeAlias

from randomness import figure, period, text

Chain: TypeAlias = dict[str, Any]

PERIOD = "2025年第二季度"
KINDS = "PCAG"
PARTS = {"结果": "verdict", "实际": "actual", "理由": "reason", "依据": "evidence", "剩下": "rest"}
SOURCES = {"P": "", "C": "P", "A": "CP", "G": "AP"}


def chain_of(rows: dict[str, Any], periods: dict[str, Any] | None = None) -> Chain:
    """Make the chain of a case: its rows and periods in order, each by its id."""
    named = periods or {"T1": PERIOD}
    links = [_link(identifier, row, next(iter(named))) for identifier, row in rows.items()]
    known = {*rows}
    for link in links:
        assert set(link["from"]) <= known, f"{link['id']}从{link['from']}来，没有这一行"
        assert link["period"] in named, f"{link['id']}写的期{link['period']}不在periods里"
    given = {letter: _last(letter, [*rows, *named]) for letter in (*KINDS, "T")}
    return _chain(links, [_period(identifier, one) for identifier, one in named.items()], given)


def _chain(links: list[dict[str, Any]], periods: list[dict[str, Any]], given: dict[str, int]) -> Chain:
    return {"format": 1, "id": "case", "title": "", "links": links, "periods": periods, "given": given}


def _link(identifier: str, row: dict[str, Any], first: str) -> dict[str, Any]:
    sources = row.get("从", [])
    cells = {name: value for name, value in row.items() if name not in {"从", "期"}}
    return {
        "id": identifier,
        "period": row.get("期", first),
        "from": [sources] if isinstance(sources, str) else sources,
        "cells": cells,
    }


def _period(identifier: str, one: Any) -> dict[str, Any]:
    told: dict[str, Any] = {"名称": one} if isinstance(one, str) else one
    return {
        "id": identifier,
        "name": told["名称"],
        "changes": told.get("改动", {}),
        "answers": {row: _answer(said) for row, said in told.get("答复", {}).items()},
        "reopened": told.get("重列", {}),
    }


def _answer(said: Any) -> dict[str, str]:
    told: dict[str, str] = {"结果": said} if isinstance(said, str) else said
    assert set(told) <= set(PARTS), f"答复里写了{sorted(told)}，只认{list(PARTS)}"
    return {part: told.get(name, "") for name, part in PARTS.items()}


def _last(letter: str, identifiers: list[str]) -> int:
    return max((int(one[1:]) for one in identifiers if one[0] == letter), default=0)


NAMES = ("加强管理", "持续提升服务水平", "发通知", "完成验收", "", "申请移站", "申请移到2号站", "乘车满意度到80%")
OWNERS = ("庄弥", "卓文渊", "方砚", "总务处", "大家", "待定", "庄弥、方砚", "庄弥和卓文渊", "", "信息中心/方砚")
DAYS = (
    "5月3日",
    "2025-06-20",
    "2025年3月20日",
    "6月27日前",
    "月底",
    "",
    "2026/1/5",
    "4.18",
    "2025年5月",
    "12月31日",
    "第20周",
)
FIGURES = ("80%", "61%", "不超过45天", "45天", "不低于3", "零事故", "100%", "明显提升", "", "380000元", "38万元", "0次")
PERIODS = ("2024年第四季度", "2025年第一季度", "2025年第二季度", "2025年5月", "2024年11月至2025年2月", "本季度", "")
COLUMNS: dict[str, dict[str, tuple[str, ...]]] = {
    "P": {"名称": NAMES, "影响": NAMES},
    "C": {"名称": NAMES, "依据": NAMES},
    "A": {"名称": NAMES, "责任人": OWNERS, "完成时限": DAYS, "衡量指标": ("", "", "通知记录"), "说明": ("", "先报批")},
    "G": {
        "名称": NAMES,
        "责任人": OWNERS,
        "完成时限": DAYS,
        "指标": ("", "满意度", "候车时间"),
        "口径": ("", "问卷", "计时"),
        "基线": FIGURES,
        "目标值": FIGURES,
    },
}


def drawn_chain(random: Random) -> Chain:
    """Draw a chain of up to five periods: rows of every kind, changed, answered and planned again."""
    periods: list[dict[str, Any]] = [_drawn_period(random, number) for number in range(1, random.randrange(1, 6))]
    periods = periods or [_drawn_period(random, 1)]
    links: list[dict[str, Any]] = []
    counts = dict.fromkeys(KINDS, 0)
    few, day = random.random() < 0.3, random.choice(DAYS[:3])

    def busy(kind: str) -> dict[str, str]:
        """Give most to a few people, for one day."""
        given = {"责任人": random.choice(("庄弥", *OWNERS[:3])), "完成时限": random.choice((day, day, day, *DAYS))}
        return {name: value for name, value in given.items() if value} if few and kind in "AG" else {}

    for _ in range(random.choice((0, 1, 4, 12, 25))):
        kind = random.choice("PCAAAGG")
        counts[kind] += 1
        before = [link["id"] for link in links if link["id"][0] in SOURCES[kind]]
        links.append(
            {
                "id": f"{kind}{counts[kind]}",
                "period": random.choice(periods)["id"],
                "from": random.sample(before, min(len(before), random.choice((0, 1, 1, 1, 2)))),
                "cells": _drawn_cells(random, kind) | busy(kind),
            }
        )
    for link in links:
        for one in periods:
            _tell(random, one, link["id"])
    random.shuffle(links)
    return _chain(links, periods, {**counts, "T": len(periods)})


def _drawn_period(random: Random, number: int) -> dict[str, Any]:
    name = random.choice(PERIODS) if random.random() < 0.8 else period(random)
    return {"id": f"T{number}", "name": name, "changes": {}, "answers": {}, "reopened": {}}


def _drawn_cells(random: Random, kind: str) -> dict[str, str]:
    cells = {}
    for column, values in COLUMNS[kind].items():
        if random.random() < 0.8:
            cells[column] = random.choice(values) if random.random() < 0.85 else random.choice((text, figure))(random)
    return {column: value for column, value in cells.items() if value}


def _tell(random: Random, one: dict[str, Any], identifier: str) -> None:
    if random.random() < 0.2:
        one["changes"][identifier] = _drawn_cells(random, identifier[0])
    if identifier[0] in "AG" and random.random() < 0.6:
        verdict = random.choice(("完成", "部分", "结转", "结转", "取消"))
        others = {part: random.choice(("", "车没到", text(random))) for part in PARTS.values() if part != "verdict"}
        one["answers"][identifier] = {"verdict": verdict, **others}
    if random.random() < 0.05:
        one["reopened"][identifier] = "手续办好了"
