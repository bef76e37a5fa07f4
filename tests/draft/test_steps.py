"""A draft is kept in two halves, with the steps around it, and comes back as it was."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from running import Run, outlines_of

pytestmark = pytest.mark.browser

MOST = 50
LONGEST = 200_000


def content(text: str) -> dict[str, Any]:
    """Give what the library says of a snippet."""
    return {"title": "成果", "kind": "results", "purpose": "让人信服。", "points": ["写数"], "text": text}


def draft() -> dict[str, Any]:
    """Give a draft with a snippet twice, a changed one, own text and rows."""
    base = {"level": 1, "heading": "成果", "snippet": "results/one", "edited": None, "text": ""}
    own = {**base, "key": "s3", "level": 2, "heading": "自己的", "snippet": None, "content": None, "text": "甲" * 5000}
    return {
        "format": 3,
        "id": "d1",
        "name": "草稿",
        "title": "标题",
        "remark": "",
        "outline": None,
        "flavour": "template",
        "numbering": "official",
        "notes": False,
        "sections": [
            {**base, "key": "s1", "content": content("共{{甲}}项。" * 200)},
            {**base, "key": "s2", "content": content("共{{甲}}项。" * 200)},
            own,
        ],
        "fields": {"甲": {"type": "number", "unit": "项"}},
        "examples": {"甲": "3"},
        "values": {"甲": "4"},
        "types": {"目标": {"counter": "项", "purpose": "", "columns": {"名称": {"type": "text"}}}},
        "exampleRows": {"目标": [{"名称": "例"}]},
        "rows": {"目标": [{"名称": "一"}]},
        "whole": True,
        "dismissed": [],
    }


PIECE = {**content("新的{{乙}}。"), "fields": {"乙": {"type": "text"}}, "values": {"乙": "二"}, "types": {}, "rows": {}}
WALKS: dict[str, list[list[Any]]] = {
    "nothing": [],
    "typing": [["fillField", "甲", "5"], ["fillField", "甲", ""], ["fillField", "甲", "6"], ["setText", "s3", "短"]],
    "sections": [
        ["remove", "s1"],
        ["addOwn", 0, 1, "头", "一些话"],
        ["move", "s3", 0],
        ["rename", "s2", "改名"],
        ["remove", "s3"],
        ["setEdited", "s2", "改过的"],
    ],
    "library": [["addSnippet", 1, 1, "results/two", PIECE], ["swap", "s1", "results/two", PIECE], ["remove", "s2"]],
    "choices": [["setChoice", {"flavour": "sample", "notes": True}], ["dismiss", "甲"], ["setChoice", {"name": ""}]],
    "lists": [["setRows", "目标", [{"名称": "一"}, {"名称": "二"}]], ["setRows", "目标", []]],
    "undone": [["fillField", "甲", "5"], ["remove", "s3"], ["rename", "s1", "改"], ["undo"], ["undo"]],
    "all undone": [["remove", "s3"], ["undo"]],
}


@pytest.mark.parametrize("name", WALKS)
def test_a_draft_comes_back_with_its_steps(name: str, run_script: Run) -> None:
    (walked,) = run_script("steps", {"walks": [{"draft": draft(), "acts": WALKS[name]}]})["walked"]
    assert walked["after"] == walked["before"]
    # Steps whose parts are lost, or of another format, are left out; the draft is there all the same.
    assert walked["other"] == 0


def test_a_step_says_only_what_it_changed(run_script: Run) -> None:
    acts = [["fillField", "甲", str(number)] for number in range(10)]
    walks = [{"draft": draft(), "acts": some} for some in (acts, [["remove", "s1"]])]
    walked, removed = run_script("steps", {"walks": walks})["walked"]
    assert walked["steps"] < 600
    # A snippet that was taken out is named; its text is a part of its own.
    assert removed["steps"] < 400
    assert removed["lost"] == 0


def test_so_many_steps_are_kept_and_no_more_text(run_script: Run) -> None:
    many = [["fillField", "甲", str(number)] for number in range(120)]
    long = [["setText", "s3", str(number % 10) * 9000] for number in range(60)]
    walks = [{"draft": draft(), "acts": acts} for acts in (many, long)]
    short, heavy = run_script("steps", {"walks": walks})["walked"]
    assert short["after"]["past"] == short["before"]["past"][-MOST:]
    assert heavy["steps"] <= LONGEST + 1000
    count = len(heavy["after"]["past"])
    assert 20 <= count < MOST
    assert heavy["after"]["past"] == heavy["before"]["past"][-count:]


def test_the_writers_half_of_a_draft_is_small(run_script: Run, catalogue: dict[str, Any]) -> None:
    outlines = outlines_of(catalogue)
    largest = max(outlines, key=lambda outline: len(outline["nodes"]))
    base = draft()
    sections = [
        {**base["sections"][0], "key": f"s{index + 1}", "content": content(f"{index}" * 2000)}
        for index in range(len(largest["nodes"]))
    ]
    (walked,) = run_script("steps", {"walks": [{"draft": {**base, "sections": sections}, "acts": []}]})["walked"]
    assert walked["half"] < 250 * len(sections) + 1000


def test_parts_are_named_by_what_they_say(run_script: Run) -> None:
    texts = ["", "abc", "中文", *("a" * length for length in (55, 56, 63, 64, 65, 119, 120)), "片段" * 5000]
    names = run_script("steps", {"texts": texts})["names"]
    assert names == [hashlib.sha256(text.encode()).hexdigest() for text in texts]


def test_parts_are_shared(run_script: Run) -> None:
    (walked,) = run_script("steps", {"walks": [{"draft": draft(), "acts": []}]})["walked"]
    # One content for two sections, and fields, examples, lists and their example rows.
    assert walked["parts"] == 5
