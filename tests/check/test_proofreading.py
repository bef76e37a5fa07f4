"""What a file's wording is judged by may change while the file does not: a preview reads it again then."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportkb.site.plan import plan
from reportkb.source.tree import read

BASE = Path(__file__).parents[1] / "cases" / "check" / "base"
SNIPPET, OUTLINE = "snippets/problems/delay.md", "docs/outlines/report.md"
# A finding that a file without an edit of its own gets: its code and path, the file that is edited, and how.
EDITS = {
    "a phrase is listed": ("RK037", SNIPPET, "snippets/phrases.yml", "显著:", "加派:"),
    "a phrase is listed, in an outline": ("RK037", OUTLINE, "snippets/phrases.yml", "显著:", "初次:"),
    "a field is no figure any more": ("RK037", SNIPPET, "snippets/fields.yml", "type: number", "type: text"),
    "a turn is listed": ("RK049", SNIPPET, "snippets/phrases.yml", "[说到底,", "[加派,"),
    "an outline has a register": ("RK049", SNIPPET, OUTLINE, "numbering:", "register: 机关公文\nnumbering:"),
}


def codes(tree: dict[str, bytes]) -> set[tuple[str, str]]:
    return {(finding.code, finding.place.path) for finding in plan(tree)[1]}


@pytest.mark.parametrize("edit", EDITS)
def test_a_file_is_judged_by_what_stands_in_the_others_now(edit: str) -> None:
    code, judged, edited, before, after = EDITS[edit]
    tree = dict(read(BASE)[0])
    # A phrase that the figure of a field excuses, and a turn that one register alone knows.
    tree[SNIPPET] = tree[SNIPPET].replace(
        "- 补救是加派两人".encode(), "- 显著晚了{{计划天数}}天\n- 我们加派人".encode()
    )
    if "register" not in edit:
        tree[OUTLINE] = tree[OUTLINE].replace(b"numbering:", "register: 企业正式\nnumbering:".encode())
    first = codes(tree)
    assert (code, judged) not in first
    changed = tree | {edited: tree[edited].replace(before.encode(), after.encode())}
    assert changed != tree
    assert (code, judged) in codes(changed)
    assert codes(tree) == first
