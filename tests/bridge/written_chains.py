"""Chains as the cases write them: rows by id with their cells, and where they come from, in Chinese."""

from __future__ import annotations

from typing import Any

LETTERS = "PCAGT"


def chain_of(written: dict[str, Any]) -> dict[str, Any]:
    """Give the chain that a case writes."""
    periods, rows = written["时期"], written["行"]
    given = {}
    for letter in LETTERS:
        numbers = [int(one[1:]) for one in (*periods, *rows) if one[0] == letter]
        if numbers or letter in written.get("用过", {}):
            given[letter] = max(*numbers, int(written.get("用过", {}).get(letter, 0)), 0)
    return {
        "format": 1,
        "id": written.get("id", "c1"),
        "title": written.get("题目", "衔接"),
        "links": [
            {
                "id": row,
                "period": cells.get("时期", "T1"),
                "from": cells.get("来自", []),
                "cells": {name: cell for name, cell in cells.items() if name not in ("时期", "来自")},
            }
            for row, cells in rows.items()
        ],
        "periods": [
            {
                "id": period,
                "name": name,
                "changes": written.get("改动", {}).get(period, {}),
                "answers": {row: answer(said) for row, said in written.get("答复", {}).get(period, {}).items()},
                "reopened": written.get("重列", {}).get(period, {}),
            }
            for period, name in periods.items()
        ],
        "given": given,
    }


def answer(verdict: str) -> dict[str, str]:
    """Give an answer of which only the verdict is said."""
    return {"verdict": verdict, "actual": "", "reason": "", "evidence": "", "rest": ""}


def rows_of(chain: dict[str, Any]) -> dict[str, Any]:
    """Write the rows as a case does."""
    return {
        link["id"]: {
            **({"时期": link["period"]} if link["period"] != "T1" else {}),
            **link["cells"],
            **({"来自": link["from"]} if link["from"] else {}),
        }
        for link in chain["links"]
    }


def by_period(chain: dict[str, Any], part: str) -> dict[str, Any]:
    """Write what periods say of rows as a case does."""
    return {period["id"]: period[part] for period in chain["periods"] if period[part]}


def conflict(found: dict[str, Any]) -> str:
    """Write a conflict as a case does."""
    at = found["at"]
    place = " ".join(filter(None, (at.get("period"), at["id"], at["column"])))
    mine, theirs = (side if isinstance(side, str) else side["verdict"] for side in (found["mine"], found["theirs"]))
    return f"{place}：{mine} / {theirs}"
