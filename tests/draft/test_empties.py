"""What is said to go of a draft when what is blank is left out is what goes, and it is counted right."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from running import Run, outlines_of

pytestmark = pytest.mark.browser

CASES = Path(__file__).resolve().parents[1] / "cases" / "empties"
FACTS = Path(__file__).resolve().parents[1] / "facts"


def empty(**changes: Any) -> dict[str, Any]:
    """Give a draft that holds nothing and leaves out what is blank."""
    return {
        "format": 3,
        "id": "d1",
        "name": "",
        "title": "",
        "remark": "",
        "outline": None,
        "flavour": "template",
        "numbering": "official",
        "notes": False,
        "sections": [],
        "fields": {},
        "examples": {},
        "values": {},
        "types": {},
        "exampleRows": {},
        "rows": {},
        "whole": False,
        "dismissed": [],
        **changes,
    }


def own(sections: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give sections of one's own from headings and texts."""
    return [
        {"key": f"s{index}", "level": 1, "snippet": None, "content": None, "edited": None, **section}
        for index, section in enumerate(sections, 1)
    ]


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yml")), ids=lambda path: path.stem)
def test_case(path: Path, run_script: Run) -> None:
    case = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    fields = {name: {"type": "text"} for name in case["fields"].split()}
    sections = own([{"heading": one["heading"], "text": one["text"]} for one in case["sections"]])
    draft = empty(title="报告", fields=fields, values=case.get("values", {}), sections=sections)
    (answer,) = run_script("empties", {"drafts": [draft]})
    assert answer["problems"] == []
    assert answer["words"] == case["words"]
    assert answer["going"] == case["going"]
    assert answer["text"].strip() == case["text"].strip()


# Of so many projects one is tried with an outline that is not its own.
OTHERS = 6


def drafts_of(outlines: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Give every outline's template without facts, and with those of projects: its own and, by turns, of others."""
    projects = [yaml.load(path.read_text("utf-8"), yaml.BaseLoader) for path in sorted(FACTS.glob("*.yml"))]
    nothing: dict[str, Any] = {"values": {}, "lists": {}}
    for at, outline in enumerate(outlines):
        own = [project for project in projects if project["outline"] == outline["id"]]
        known = [nothing, *own, *projects[at % OTHERS :: OTHERS]]
        sections = [
            {
                "key": f"s{index}",
                "level": node["level"],
                "heading": node["heading"],
                "snippet": node["frame"],
                "content": content(outline["snippets"][node["frame"]]) if node["frame"] else None,
                "edited": None,
                "text": "",
            }
            for index, node in enumerate(outline["nodes"], 1)
        ]
        for facts in known:
            held = {"values": facts["values"], "rows": facts["lists"]}
            yield empty(sections=sections, fields=outline["fields"], types=outline["types"], **held)


def content(snippet: dict[str, Any]) -> dict[str, Any]:
    """Give what a draft keeps of a snippet."""
    return {name: snippet[name] for name in ("title", "kind", "purpose", "points", "text")}


def test_every_outline_with_the_facts_of_every_project(run_script: Run, catalogue: dict[str, Any]) -> None:
    drafts = list(drafts_of(outlines_of(catalogue)))
    answers = run_script("empties", {"drafts": drafts})
    assert [answer["problems"] for answer in answers] == [[] for _ in drafts]
    assert all("【" not in answer["text"] for answer in answers)
    # Without facts more goes than with them.
    assert answers[0]["gone"]["sentence"] > answers[1]["gone"]["sentence"] > 0


def test_nothing_goes_where_blanks_stay_or_headings_alone_are_shown(run_script: Run) -> None:
    sections = own([{"heading": "一节", "text": "共{{甲}}项。"}])
    changes: list[dict[str, Any]] = [{"whole": True}, {"flavour": "outline"}]
    drafts = [empty(sections=sections, fields={"甲": {"type": "text"}}, **change) for change in changes]
    assert [answer["words"] for answer in run_script("empties", {"drafts": drafts})] == ["", ""]
