"""What became of the last plan adds up, names what nobody answered, and says nothing of what there is none of."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from offices import Office, shown
from reportkb.library.library import Library
from reportkb.report import text_writer
from reportkb.report.expand import expand

FRAME = "results/last-plan-answered"
LIST, VERDICT = "结转", "答复"
COUNTED = re.compile(r"(部分完成|完成|结转|取消|未答复)([0-9]+)项")
VERDICTS = {"完成": "完成", "部分完成": "部分", "结转": "结转", "取消": "取消", "未答复": "未答复"}


def written(known: Office, library: Library) -> str:
    return text_writer.write(expand(library.snippets[FRAME].body.blocks, shown(known, library)))


def answered(known: Office) -> Counter[str]:
    return Counter(row[VERDICT] for row in known.lists.get(LIST, ()))


def test_every_verdict_is_counted_and_the_counts_add_up(known: Office, loaded: Library) -> None:
    said = {VERDICTS[word]: int(count) for word, count in COUNTED.findall(written(known, loaded).splitlines()[0])}
    assert said == dict(answered(known))


def test_what_goes_on_and_what_nobody_answered_is_named(known: Office, loaded: Library) -> None:
    text = written(known, loaded)
    below = text.partition("继续做的事项如下：")[2]
    for row in known.lists.get(LIST, ()):
        assert (row["名称"] in below) == (row[VERDICT] in ("部分", "结转", "取消")), row
    if names := [row["名称"] for row in known.lists.get(LIST, ()) if row[VERDICT] == "未答复"]:
        assert f"未答复{len(names)}项：{'、'.join(names)}。" in text


def test_nothing_is_said_of_a_verdict_that_nothing_got(known: Office, loaded: Library) -> None:
    for word in answered(known):
        rows = [row for row in known.lists[LIST] if row[VERDICT] != word]
        text = written(replace(known, lists={**known.lists, LIST: rows}), loaded)
        said = {VERDICTS[one] for one, _ in COUNTED.findall(text)}
        assert said == {row[VERDICT] for row in rows}, (word, text)
        if word == "取消" and rows:
            assert "同意取消" not in text
        if word == "未答复" and rows:
            assert "各项均已答复。" in text
            assert "补答" not in text
