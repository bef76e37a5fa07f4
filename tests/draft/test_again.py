"""A draft is used again: as a template without its facts, and with its facts for another document."""

from __future__ import annotations

from typing import Any

import pytest

from running import Run, outlines_of

pytestmark = pytest.mark.browser

NOTHING = {"title": False, "fields": [], "lists": []}


@pytest.fixture(scope="module")
def outlines(catalogue: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Give the outlines by id."""
    return {outline["id"]: outline for outline in outlines_of(catalogue)}


def monthly(outline: dict[str, Any]) -> dict[str, Any]:
    """Give a draft of an outline whose writer filled in, changed and wrote something."""
    node = next(node for node in outline["nodes"] if node["frame"])
    snippet = outline["snippets"][node["frame"]]
    content = {name: snippet[name] for name in ("title", "kind", "purpose", "points", "text")}
    from_library = {"key": "s1", "level": 1, "heading": "改过的标题", "snippet": node["frame"], "content": content}
    from_library |= {"edited": "改过的话，{{承办部门}}。", "text": "补充的话。"}
    own = {"key": "s2", "level": 1, "heading": "自己的一节", "snippet": None, "content": None}
    own |= {"edited": None, "text": "写的话。"}
    return {
        "format": 3,
        "id": "d1",
        "name": "五月月报",
        "title": "2026年5月月报",
        "remark": "",
        "outline": outline["id"],
        "flavour": "template",
        "numbering": "chapter",
        "notes": True,
        "sections": [from_library, own],
        "fields": {**outline["fields"], "自己的数": {"type": "number"}},
        "examples": outline["values"],
        "values": {"自己的数": "7", "承办部门": "总务处", "项目名称": " "},
        "types": outline["types"],
        "exampleRows": {},
        "rows": {"人员与分工": [{"姓名": "葛敏"}, {"姓名": " "}], "目标": [{"名称": " "}]},
        "whole": False,
        "dismissed": ["blank::项目名称"],
    }


def test_a_template_keeps_what_was_written_and_not_what_was_filled_in(
    run_script: Run, outlines: dict[str, dict[str, Any]]
) -> None:
    draft = monthly(outlines["team-project"])
    answer = run_script("again", {"draft": draft, "keep": NOTHING, "outline": outlines["team-project"]})
    template = answer["template"]
    same = set(draft) - {"id", "name", "title", "values", "rows", "dismissed"}
    assert {name: template[name] for name in same} == {name: draft[name] for name in same}
    assert (template["name"], template["title"], template["values"], template["rows"]) == ("月报", "", {}, {})
    assert template["dismissed"] == []
    assert template["template"] is True


def test_common_facts_are_offered_first_and_kept_where_they_are_chosen(
    run_script: Run, outlines: dict[str, dict[str, Any]]
) -> None:
    draft = monthly(outlines["team-project"])
    keep = {"title": True, "fields": ["承办部门"], "lists": ["人员与分工"]}
    answer = run_script("again", {"draft": draft, "keep": keep, "outline": outlines["team-project"]})
    assert answer["offered"] == {
        "fields": [
            {"name": "承办部门", "raw": "总务处", "common": True},
            {"name": "自己的数", "raw": "7", "common": False},
        ],
        "lists": [{"name": "人员与分工", "rows": 1, "counter": "方"}],
    }
    template = answer["template"]
    assert template["title"] == draft["title"]
    assert template["values"] == {"承办部门": "总务处"}
    assert template["rows"] == {"人员与分工": draft["rows"]["人员与分工"]}


def test_a_template_goes_as_a_file_and_as_a_link_and_begins_drafts(
    run_script: Run, outlines: dict[str, dict[str, Any]]
) -> None:
    draft = monthly(outlines["team-project"])
    answer = run_script("again", {"draft": draft, "keep": NOTHING, "outline": outlines["team-project"]})
    for way in ("read", "linked"):
        assert answer[way] == {"draft": answer["template"], "problems": []}
    begun = {name: value for name, value in answer["template"].items() if name != "template"}
    assert answer["begun"] == {**begun, "id": "d9"}


def test_the_same_facts_begin_another_document_and_none_is_lost(
    run_script: Run, outlines: dict[str, dict[str, Any]]
) -> None:
    draft, other = monthly(outlines["team-project"]), outlines["quarterly-plan"]
    answer = run_script("again", {"draft": draft, "keep": NOTHING, "outline": other})
    following = answer["next"]
    assert following["outline"] == other["id"]
    assert following["values"] == draft["values"]
    assert following["rows"] == draft["rows"]
    assert {"自己的数", *other["fields"]} <= set(following["fields"])
    assert {"人员与分工", "目标", *other["types"]} == set(following["types"]) | {"人员与分工", "目标"}
    assert following["name"] == f"{other['title']}（用“五月月报”的事实）"
    # The name does not grow from one to the next.
    assert answer["again"] == f"{other['title']}（用“{following['name'].partition('（用')[0]}”的事实）"
    assert answer["words"].startswith("事实来自“五月月报”：带来2个值、1张清单，")
