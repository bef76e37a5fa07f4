"""The agenda of the monthly review, how old problems are, and what share of each plan was kept."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest

from casefile import files, read
from running import Run
from yaml_chains import chain_of

pytestmark = pytest.mark.browser

KEYS = {"what", "chain", "period", "when", "agenda", "text", "ages", "kept", "sentences", "small"}
PARTS = ("late", "due", "unanswered", "coming", "later")
COUNTS = ("planned", "done", "partly", "carried", "cancelled", "unanswered")


@pytest.mark.parametrize("path", files("review"), ids=lambda path: path.stem)
def test_a_case(path: Path, run_script: Run) -> None:
    case = read(path)
    assert not case.keys() - KEYS
    if "chain" in case:
        said_of(case, chain_of(case), run_script)
    for row in case.get("small", ()):
        answers = row["answers"].split()
        rows: dict[str, Any] = {f"A{number}": {"名称": f"事{number}"} for number, _ in enumerate(answers, start=1)}
        said = {f"A{number}": verdict for number, verdict in enumerate(answers, start=1) if verdict != "无"}
        chain = chain_of({"chain": {"periods": ["上期", "本期"], "rows": rows, "answers": {"T1": said}}})
        assert run_script("everyone", {"call": "sentences", "chain": chain})[1] == row["says"]


def said_of(case: dict[str, Any], chain: dict[str, Any], run_script: Run) -> None:
    if "when" in case:
        asked = {"chain": chain, "period": case["period"], "when": int(case["when"].replace("-", ""))}
        agenda = run_script("everyone", {"call": "agenda", **asked})
        assert agenda == {part: case["agenda"].get(part, "").split() for part in PARTS}
        written = run_script("everyone", {"call": "document", **asked})
        if "text" in case:
            assert written["text"] == case["text"].replace("→", "\t")
    for period, ages in case.get("ages", {}).items():
        found = run_script("everyone", {"call": "ages", "chain": chain, "period": period})
        said = {
            one["id"]: f"{one['periods']}期 结转{one['carried']}次 {'在' if one['open'] else '了'}" for one in found
        }
        assert said == ages, period
    kept = run_script("everyone", {"call": "kept", "chain": chain})
    for one in kept:
        assert one["planned"] == sum(one[name] for name in COUNTS[1:])
    for period, counts in case.get("kept", {}).items():
        [found] = [one for one in kept if one["period"] == period]
        assert found == {"period": period, **{name: int(counts.get(name, 0)) for name in COUNTS}}
    if "sentences" in case:
        assert run_script("everyone", {"call": "sentences", "chain": chain}) == case["sentences"]


def test_the_agenda_is_written_in_every_format(run_script: Run) -> None:
    hostile = '<script>alert(1)</script>|"'
    rows = {"A1": {"名称": hostile, "责任人": hostile, "完成时限": "2025年6月3日", "衡量指标": hostile}}
    chain = chain_of({"chain": {"periods": ["2025年第二季度"], "rows": rows}})
    found = run_script("everyone", {"call": "document", "chain": chain, "period": "T1", "when": 20250601})
    assert "# 2025年6月核对会议程\n" in found["markdown"]
    assert "## 二、本月到期的" in found["markdown"]
    assert "<script>" not in found["html"]
    assert "<script>" not in found["markdown"].replace("\\<", "")
    assert found["html"].count("<table") == 1
    [line] = [line for line in found["markdown"].split("\n") if line.startswith("| A1")]
    assert line.replace("\\|", "").count("|") == 7


@pytest.mark.drawn
def test_nothing_open_is_missing_from_an_agenda_or_from_everyones_part(run_script: Run, seeds: list[int]) -> None:
    for seed in seeds:
        random = Random(seed)
        for _ in range(60):
            chain = chain_of({"chain": drawn(random)})
            period = f"T{random.randrange(len(chain['periods'])) + 1}"
            when = random.choice((202505, 20250520, 202512, 20251231, 20250101))
            kept = run_script("everyone", {"call": "kept", "chain": chain})
            [counts] = [one for one in kept if one["period"] == period]
            agenda = run_script("everyone", {"call": "agenda", "chain": chain, "period": period, "when": when})
            listed = [one for part in PARTS for one in agenda[part]]
            assert len(listed) == len(set(listed)) == counts["unanswered"], seed
            owners = run_script("everyone", {"call": "owners", "chain": chain, "period": period})
            assert len({one for _, ids in owners for one in ids}) == counts["planned"], seed
            asked = {"chain": chain, "period": period, "today": 20250520}
            messages = [run_script("everyone", {"call": "message", **asked, "owner": owner}) for owner, _ in owners]
            assert all(any(f"（{one}）" in text for text in messages) for one in listed), seed
            for sentence in run_script("everyone", {"call": "sentences", "chain": chain}):
                assert sentence.endswith("。"), seed
                assert "undefined" not in sentence, seed
                assert "0项" not in sentence.replace("10项", ""), seed


def drawn(random: Random) -> dict[str, Any]:
    """Draw a chain of some periods, with rows that come up, are answered and come up again."""
    number = random.randrange(1, 6)
    rows = {}
    for index in range(random.randrange(12)):
        row = {
            "名称": random.choice(("", "装机", "做“甲”。")),
            "责任人": random.choice(("", "张三", "张三、李四")),
            "完成时限": random.choice(("", "尽快", "5月31日", "2025年6月30日", "2025年12月", "2026年1月5日")),
            "期": f"T{random.randrange(number) + 1}",
        }
        rows[f"{random.choice('AG')}{index + 1}"] = row
    answers: dict[str, dict[str, str]] = {}
    reopened: dict[str, dict[str, str]] = {}
    for place in range(1, number + 1):
        some = [identifier for identifier in rows if random.random() < 0.6]
        answers[f"T{place}"] = {identifier: random.choice(("完成", "部分", "结转", "取消")) for identifier in some}
        reopened[f"T{place}"] = {identifier: "又要做" for identifier in rows if random.random() < 0.1}
    periods = [random.choice(("2025年第二季度", "2025年", "第一个冲刺")) for _ in range(number)]
    return {"periods": periods, "rows": rows, "answers": answers, "reopened": reopened}
