"""A draft from a file or a link is taken exactly as it is, or refused with a sentence that says why."""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from running import Run

pytestmark = pytest.mark.browser

Draft = dict[str, Any]
DRAFTS = Path(__file__).resolve().parents[1] / "cases" / "drafts"


def draft() -> Draft:
    """Give a draft that holds one of everything."""
    content: Draft = {"title": "成果", "kind": "results", "purpose": "让人信服。", "points": ["写数"]}
    content |= {"text": "{==共{{甲}}项==}{>>写口径。<<}。<script>alert(1)</script>"}
    from_library = {
        "key": "s1",
        "level": 1,
        "heading": "成果",
        "snippet": "results/one",
        "content": content,
        "edited": "改过的{{甲}}",
        "text": "",
    }
    own = {"key": "s2", "level": 2, "heading": "自己的", "snippet": None, "content": None, "edited": None}
    own |= {"text": "# 话 \ud83d </script>"}
    steps = {"type": "percent", "formula": "甲 / 2", "steps": ["@甲", "#2", "/"], "digits": 1}
    reached = {"type": "choice", "choices": ["达成", "未达成"], "compare": [["@名称"], ">=", ["#1"]], "first": True}
    columns = {"名称": {"type": "text"}, "达成": reached}
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
        "sections": [from_library, own],
        "fields": {"甲": {"type": "number", "unit": "项", "hint": "照台账。", "example": "3"}, "constructor": steps},
        "examples": {"甲": "3"},
        "values": {"甲": "长" * 10_000},
        "types": {"目标": {"counter": "项", "purpose": "对账。", "columns": columns}},
        "exampleRows": {"目标": [{"名称": "按时开餐"}]},
        "rows": {"目标": [{"名称": "=1+1", "达成": ""}, {}]},
        "whole": False,
        "dismissed": ["blank::甲"],
    }


def put(*path: str | int, value: Any) -> Callable[[Draft], None]:
    """Make a change that puts a value somewhere."""

    def change(written: Any) -> None:
        for key in path[:-1]:
            written = written[key]
        written[path[-1]] = value

    return change


REFUSED: dict[str, Callable[[Draft], None]] = {
    "newer": put("format", value=4),
    "no format": put("format", value=None),
    "unknown key": put("more", value=1),
    "unknown key of a section": put("sections", 0, "onclick", value="x"),
    "prototype": put("__proto__", value={"polluted": True}),
    "prototype of rows": put("rows", "__proto__", value=[]),
    "prototype of a row": put("rows", "目标", 0, "__proto__", value="x"),
    "rows that are none": put("rows", "目标", value={"名称": "x"}),
    "comparison of nothing": put("types", "目标", "columns", "达成", "compare", value=[[], ">=", ["#1"]]),
    "column of no type": put("types", "目标", "columns", "名称", "type", value="script"),
    "prototype of values": put("values", "__proto__", value="x"),
    "prototype of fields": put("fields", "__proto__", value={"type": "text"}),
    "number for text": put("title", value=1),
    "list for text": put("sections", 0, "heading", value=["x"]),
    "text for list": put("sections", value="x"),
    "level": put("sections", 0, "level", value=5),
    "key twice": put("sections", 1, "key", value="s1"),
    "key": put("sections", 1, "key", value="__proto__"),
    "id": put("id", value="../x"),
    "snippet": put("sections", 0, "snippet", value="../../x"),
    "flavour": put("flavour", value="toString"),
    "text of a snippet": put("sections", 0, "content", "text", value=["x"]),
    "more of a snippet": put("sections", 0, "content", "html", value="<p>"),
    "a snippet without a purpose": put("sections", 0, "content", value={"text": "x"}),
    "steps without operands": put("fields", "constructor", "steps", value=["+"]),
    "steps left over": put("fields", "constructor", "steps", value=["#1", "#2"]),
    "step of code": put("fields", "constructor", "steps", value=["alert(1)"]),
    "long figure": put("fields", "constructor", "steps", value=["#" + "9" * 400]),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str, run_script: Run) -> None:
    changed = deepcopy(draft())
    REFUSED[name](changed)
    answer = run_script("files", {"texts": [json.dumps(changed)]})
    [parsed], polluted = answer["parsed"], answer["polluted"]
    assert parsed["draft"] is None
    assert len(parsed["problems"]) == 1
    assert parsed["problems"][0].endswith("。")
    assert polluted is None


def test_what_is_no_draft_at_all(run_script: Run) -> None:
    texts = ["", "null", "[]", "1", "x", "{}", '{"format":"1"}', "[" * 100_000, '"' + "x" * 9_000_000 + '"']
    parsed = run_script("files", {"texts": texts})["parsed"]
    assert [one["draft"] for one in parsed] == [None] * len(texts)
    assert all(len(one["problems"]) == 1 for one in parsed)


def test_a_file_comes_back_as_it_was(run_script: Run) -> None:
    [parsed] = run_script("files", {"texts": ["\ufeff" + json.dumps(draft())]})["parsed"]
    assert parsed == {"draft": draft(), "problems": []}


@pytest.mark.parametrize("name", ["quarterly-plan-core", "team-project-full"])
def test_a_file_of_format_1_holds_what_it_held(name: str, run_script: Run) -> None:
    """The files were saved by the last version that wrote format 1, the texts are what it copied."""
    [opened] = run_script("files", {"written": [(DRAFTS / f"{name}.draft.json").read_text("utf-8")]})["written"]
    assert opened["problems"] == []
    assert words(opened["text"]) == words((DRAFTS / f"{name}.txt").read_text("utf-8"))
    html = (DRAFTS / f"{name}.html").read_text("utf-8").replace("<br />", "</p><p>")
    # A table's head is a group of its own now, and indents, lines and widths go along.
    bare = (re.sub(r"<(\w+) [^>]*>", r"<\1>", text) for text in (opened["html"], html))
    plainly = (re.sub(r"</?t(?:head|body)>|\s", "", text) for text in bare)
    assert next(plainly) == next(plainly)


def words(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


def test_a_blank_without_an_entry_can_be_filled(run_script: Run) -> None:
    changed = draft()
    del changed["fields"]["甲"]
    [parsed] = run_script("files", {"texts": [json.dumps(changed)]})["parsed"]
    assert parsed["draft"]["fields"]["甲"] == {"type": "text"}


def test_a_link_holds_a_draft(run_script: Run, catalogue: dict[str, Any]) -> None:
    noise = draft()
    noise["sections"][1]["text"] = "".join(chr(0x4E00 + (7919 * n + n * n) % 20_000) for n in range(60_000))
    small, large = run_script("files", {"drafts": [draft(), noise]})["shared"]
    assert small["read"] == {"draft": draft(), "problems": []}
    assert small["length"] < 2000
    assert large == {"length": None, "read": None}


def test_links_that_are_broken_or_meant_to_harm(run_script: Run) -> None:
    def fragment(data: bytes) -> str:
        packed = zlib.compressobj(9, wbits=-15)
        return base64.urlsafe_b64encode(packed.compress(data) + packed.flush()).decode().rstrip("=")

    good = fragment(json.dumps(draft()).encode())
    bomb = fragment(b" " * 30_000_000)
    fragments = [good, good[:-9], "!" + good, "", "x" * 70_000, bomb, fragment(b"\xff\xfe"), fragment(b"<script>")]
    first, *others = run_script("files", {"fragments": fragments})["linked"]
    assert first["draft"] == draft()
    for one in others:
        assert one["draft"] is None
        assert one["problems"][0].endswith("。")
    assert others[4]["problems"] == ["链接里的草稿太大，请让对方发草稿文件。"]
