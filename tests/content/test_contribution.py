"""What CONTRIBUTING shows passes as it stands in every outline, and so does a new outline."""

from __future__ import annotations

from reportkb.site.plan import plan
from reportkb.source.tree import Tree

SNIPPET = "snippets/results/hotline-answer-rate.md"
TENTH = "docs/outlines/hotline-report.md"


def test_the_example_and_a_tenth_outline_pass_the_check(contributed: Tree) -> None:
    site, findings = plan(contributed)
    assert [str(finding) for finding in findings] == []
    assert {SNIPPET, "outlines/hotline-report.md"} <= {page.path for page in site.pages}


def test_a_tenth_outline_without_a_core_section_is_told_so(contributed: Tree) -> None:
    text = contributed[TENTH].replace(b"depth: core", b"depth: standard")
    (finding,) = plan({**contributed, TENTH: text})[1]
    assert str(finding).startswith(f"{TENTH}:17:1: RK042 没有一节标为core")
