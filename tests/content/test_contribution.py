"""What CONTRIBUTING shows passes as it stands: its snippet in every outline, and its own outline as a tenth."""

from __future__ import annotations

import pytest

from reportkb.library import choosing, outline, snippet
from reportkb.library.choosing import CHOOSING
from reportkb.report.fields import TYPE_TITLES
from reportkb.report.nodes import DEPTH_TITLES
from reportkb.report.numbering import STYLE_TITLES
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
    assert str(finding).startswith(f"{TENTH}:21:1: RK042 没有一节标为core")


def test_every_other_outline_needs_no_more_than_the_new_one(tree: Tree, contributed: Tree) -> None:
    """A new outline alone brings a snippet in; no other has to name it."""
    alone = {path: contributed[path] for path in (SNIPPET, TENTH, "snippets/results/fields.yml", CHOOSING)}
    assert [str(finding) for finding in plan({**tree, **alone})[1]] == []


@pytest.mark.parametrize("name", sorted({*snippet.GUIDANCE_KEYS, *outline.KEYS, *choosing.KEYS}))
def test_every_key_of_a_file_is_told(name: str, tree: Tree) -> None:
    assert f"`{name}`" in tree["CONTRIBUTING.md"].decode()


def test_a_tenth_outline_that_no_question_leads_to_is_told_so(tree: Tree, contributed: Tree) -> None:
    (finding,) = plan({**contributed, CHOOSING: tree[CHOOSING]})[1]
    assert str(finding).startswith(f"{TENTH}:1:1: RK050 答问题选不到这份提纲")


@pytest.mark.parametrize("word", [*DEPTH_TITLES, *STYLE_TITLES])
def test_every_word_that_a_key_may_hold_is_told(word: str, tree: Tree) -> None:
    assert f"`{word}`" in tree["CONTRIBUTING.md"].decode()


@pytest.mark.parametrize(("word", "title"), TYPE_TITLES.items())
def test_every_type_of_field_is_told_with_its_title(word: str, title: str, tree: Tree) -> None:
    assert f"`{word}`{title}" in tree["CONTRIBUTING.md"].decode()


def test_an_outline_without_values_is_told_all_that_are_missing(contributed: Tree) -> None:
    """As CONTRIBUTING advises who does not want to count them."""
    head, _, rest = contributed[TENTH].decode().partition("  values:\n")
    without = f"{head}  values: {{}}\nsections:{rest.partition('sections:')[2]}"
    (finding,) = plan({**contributed, TENTH: without.encode()})[1]
    assert finding.code == "RK024"
    assert finding.fact.count("、") == 5
