"""Read a chain that is written compactly in a case.

    chain:
      title: 新品上线
      periods: [2025年第一季度, 2025年第二季度]
      rows:
        P1: {名称: 线索太少}
        A1: {名称: 增加渠道, 责任人: 张三, 完成时限: 2025年3月31日, 来自: P1}
        A2: {名称: 回访, 期: T2}
      answers:
        T1: {A1: 结转, A2: {结果: 部分, 剩余: 回访另一半}}
      changes:
        T2: {A1: {完成时限: 2025年6月30日}}
      reopened:
        T2: {A3: 客户又要了}

The periods are called T1, T2 and so on. A row came up for T1 where nothing else is said; 来自 names
the rows that it follows from, parted by 、.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

ANSWERS = {"结果": "verdict", "实际": "actual", "原因": "reason", "依据": "evidence", "剩余": "rest"}


def chain_of(case: dict[str, Any]) -> dict[str, Any]:
    """Give a case's chain as the browser holds it."""
    written = case["chain"]
    unknown = written.keys() - {"title", "periods", "rows", "answers", "changes", "reopened"}
    assert not unknown, f"chain里有不认识的键：{'、'.join(unknown)}"
    periods = [_period(written, f"T{number}", name) for number, name in enumerate(written["periods"], start=1)]
    links = [_link(identifier, row or {}) for identifier, row in written.get("rows", {}).items()]
    given = Counter({"T": len(periods)})
    for link in links:
        given[link["id"][0]] = max(given[link["id"][0]], int(link["id"][1:]))
    title = written.get("title", "")
    return {"format": 1, "id": "chain", "title": title, "links": links, "periods": periods, "given": given}


def _link(identifier: str, row: dict[str, str]) -> dict[str, Any]:
    assert re.fullmatch("[PCAG][1-9][0-9]*", identifier), f"行的编号应当像A1：{identifier}"
    cells = {name: value for name, value in row.items() if name not in ("期", "来自") and value}
    source = row.get("来自", "")
    return {
        "id": identifier,
        "period": row.get("期", "T1"),
        "from": source.split("、") if source else [],
        "cells": cells,
    }


def _period(written: dict[str, Any], identifier: str, name: str) -> dict[str, Any]:
    answers = written.get("answers", {}).get(identifier, {})
    return {
        "id": identifier,
        "name": name,
        "changes": written.get("changes", {}).get(identifier, {}),
        "answers": {row: _answer(said) for row, said in answers.items()},
        "reopened": written.get("reopened", {}).get(identifier, {}),
    }


def _answer(said: str | dict[str, str]) -> dict[str, str]:
    full = {"结果": said} if isinstance(said, str) else said
    assert full["结果"] in ("完成", "部分", "结转", "取消"), f"结果只能写完成、部分、结转、取消：{full['结果']}"
    return {key: full.get(name, "") for name, key in ANSWERS.items()}
