"""What a report plans is found, whoever wrote it: every item, with who and when where it is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from casefile import files, read
from running import Run

pytestmark = pytest.mark.browser

PATHS = files("planned")
KEYS = {"what", "kind", "aside", "period", "ends", "bom", "text", "items", "problems", "misses", "extras"}
PERIODS = ("2025年9月", "2025年第三季度", "", "乱写", "2025年9月8日至9月12日")
ENDS = {"crlf": "\r\n", "cr": "\r"}
# What is said of an item, besides its text; who and when are always compared.
ALWAYS, WHERE_SAID = ("owner", "deadline"), ("sign", "group", "details")


def report_of(case: dict[str, Any]) -> dict[str, str]:
    """Give a case's text with its own line ends."""
    text = case["text"].replace("\n", ENDS.get(case.get("ends", ""), "\n"))
    return {"text": ("\ufeff" if case.get("bom") else "") + text, "period": case["period"]}


def wanted(case: dict[str, Any]) -> list[dict[str, Any]]:
    """Give what a case expects; an item with nothing but its text may stand as that."""
    return [{"text": item} if isinstance(item, str) else item for item in case["items"]]


@pytest.fixture(scope="module")
def found(run_script: Run) -> dict[str, dict[str, Any]]:
    """Read every case's report."""
    reports = [report_of(read(path)) for path in PATHS]
    answers = run_script("planned", {"call": "read", "reports": reports})
    return {path.stem: answer for path, answer in zip(PATHS, answers, strict=True)}


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_report(path: Path, found: dict[str, dict[str, Any]]) -> None:
    case, answer = read(path), found[path.stem]
    assert not case.keys() - KEYS
    items = {item["text"]: item for item in answer["items"]}
    known = {miss["text"] for miss in case.get("misses", [])}
    due = [item["text"] for item in wanted(case)]
    assert [text for text in due if text not in items] == [text for text in due if text in known]
    extra = {more["text"] for more in case.get("extras", [])}
    assert {text for text in items if text not in due} == extra
    for item in wanted(case):
        if item["text"] in known:
            continue
        got = items[item["text"]]
        told = {name: got[name] for name in (*ALWAYS, *(name for name in WHERE_SAID if name in item))}
        assert told == {name: str(item.get(name, "")) if name != "details" else item[name] for name in told}
    if "problems" in case:
        assert [problem["text"] for problem in answer["problems"]] == case["problems"]


def filled(text: str) -> int:
    """Count the lines that are not empty, as the browser's modules divide and trim them."""
    lines = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))
    return sum(bool(line.strip(" \t\f\v\u00a0\u3000")) for line in lines)


def bare(text: str) -> str:
    """Take out what stands between words: space, marks of emphasis, breaks in cells."""
    return re.sub(r"<br ?/?>|[\s\ufeff*_`~\\|>]", "", text)


def check(report: dict[str, str], answer: dict[str, Any]) -> None:
    """Check what holds for any text: nothing is invented, and every line is accounted for."""
    source, lines = bare(report["text"]), re.split(r"\r\n|\r|\n", report["text"])
    for item in (*answer["items"], *answer["problems"]):
        assert bare(item["text"])
        assert bare(item["text"]) in source
        assert bare(item.get("owner", "").replace("、", "")) in source.replace("、", "")
        assert lines[item["line"]].strip()
    told = sum(part["lines"] for part in (*answer["taken"], *answer["left"]))
    assert told == filled(report["text"])
    planned = sum(taken["count"] for taken in answer["taken"] if taken["as"] != "问题")
    assert planned <= len(answer["items"]) + len(answer["problems"])


def test_every_line_is_taken_or_left(found: dict[str, dict[str, Any]]) -> None:
    for path in PATHS:
        check(report_of(read(path)), found[path.stem])


def drawn_reports(random: Random, count: int) -> Iterator[dict[str, str]]:
    """Put reports together from lines and halves of lines of all the cases' texts."""
    lines = [line for path in PATHS for line in read(path)["text"].split("\n")]
    for _ in range(count):
        picked: list[str] = []
        for _ in range(random.randrange(1, 30)):
            start = random.randrange(len(lines))
            run = lines[start : start + random.choice((1, 1, 2, 5))]
            line = random.choice(run)
            cut = random.randrange(len(line) + 1)
            other = random.choice(lines)
            mixed, moved = line[:cut] + other[cut:], random.choice(("", "  ", "\t", "> ")) + line
            picked += random.choice((run, [mixed], [moved], [""]))
        end = random.choice(("\n", "\n", "\r\n", "\r"))
        yield {"text": end.join(picked), "period": random.choice(PERIODS)}


@pytest.mark.drawn
def test_any_text_is_accounted_for(seeds: list[int], run_script: Run) -> None:
    for seed in seeds:
        reports = list(drawn_reports(Random(seed), 400))
        answers = run_script("planned", {"call": "read", "reports": reports})
        for report, answer in zip(reports, answers, strict=True):
            try:
                check(report, answer)
            except AssertionError as error:
                raise AssertionError(f"seed {seed}: {report['text']!r}") from error


def test_precision_and_recall(found: dict[str, dict[str, Any]], capsys: pytest.CaptureFixture[str]) -> None:
    """Print how much of what is planned is found, and how much of what is found is planned, by kind."""
    counts: dict[str, Counter[str]] = {}
    for path in PATHS:
        case = read(path)
        due = {item["text"] for item in wanted(case)}
        got = {item["text"] for item in found[path.stem]["items"]}
        for kind in (case["kind"], "其中旁置" if case.get("aside") else "其中其余", "合计"):
            counts.setdefault(kind, Counter()).update(due=len(due), got=len(got), hit=len(due & got), texts=1)
    with capsys.disabled():
        print()
        for kind, count in sorted(counts.items(), key=lambda pair: pair[0] in {"其中旁置", "其中其余", "合计"}):
            recall = count["hit"] / count["due"] if count["due"] else 1
            precision = count["hit"] / count["got"] if count["got"] else 1
            print(f"{kind}：{count['texts']}篇{count['due']}项，召回{recall:.3f}，准确{precision:.3f}")
    assert counts["合计"]["texts"] >= 64
    assert counts["其中旁置"]["texts"] >= 16


def test_a_megabyte_is_read_whole(run_script: Run) -> None:
    text = "一、本周工作\n- 甲完成\n二、下周计划\n- 开展第一项检查（陈立，9月18日前）\n- 第二项\n"
    times = 1_000_000 // len(text.encode()) + 1
    found = run_script("planned", {"call": "length", "text": text, "times": times})
    assert found == {"items": 2 * times, "lines": 5 * times}


@pytest.mark.parametrize("line", ["|甲|乙|\n", "下周计划：甲；", "- 甲\n"])
def test_a_megabyte_of_short_lines_or_of_one_is_read(line: str, run_script: Run) -> None:
    times = 1_000_000 // len(line.encode())
    found = run_script("planned", {"call": "length", "text": line, "times": times})
    assert found["lines"] == max(1, times * line.count("\n"))
