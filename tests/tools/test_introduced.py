"""What a shorter version uses, and a section that is left out brings in, is listed."""

from __future__ import annotations

from pathlib import Path

import pytest

import introduced
from reportkb.library.library import load
from reportkb.site.site import prepare

SNIPPET = """---
title: 一节
purpose: 让读者知道。
points: [多少]
pitfalls: [不写数]
checklist: [数对得上]
rewrite: {{weak: 做了很多。, strong: 做了3件。, why: 有数。}}
tags: [一]
---

{text}
"""
OUTLINE = """---
title: 一份总结
summary: 谁用。
type: 项目总结
numbering: official
tags: [一]
scenario: {title: 一例, note: 虚构。, values: {}}
sections:
  - {heading: 做法, snippet: process/one, depth: standard}
  - {heading: 结论, snippet: closing/two, depth: core}
---

几句。
"""


@pytest.mark.parametrize(("text", "found"), [("按期办结28件。", ["28件"]), ("办了31件。", []), ("2025年8月办了。", [])])
def test_a_figure_whose_section_is_left_out_is_listed(text: str, found: list[str], root: Path) -> None:
    base = {
        f"snippets/{name}": (root / "snippets" / name).read_text(encoding="utf-8")
        for name in ("kinds.yml", "types.yml", "fields.yml", "lists.yml")
    }
    files = {
        **base,
        "snippets/process/one.md": SNIPPET.format(text="2025年8月共有28件，一件一件办。"),
        "snippets/closing/two.md": SNIPPET.format(text=text),
        "docs/outlines/one.md": OUTLINE,
    }
    library, _ = load({path: content.encode() for path, content in files.items()})
    outline = library.outlines["one"]
    uses = list(introduced.uses(outline, prepare(library, ""), "core"))
    assert [use.token for use in uses] == found
    assert all(use.source == "做法" and use.heading == "结论" for use in uses)
    assert list(introduced.uses(outline, prepare(library, ""), "full")) == []
