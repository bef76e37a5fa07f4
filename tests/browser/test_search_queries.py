"""What people type finds the right page: sixty queries, and six that nothing answers, in tests/cases/search/queries.

A query of which no right page is there yet counts apart, and is named, while one of the outlines that were asked for
is missing; once all are there, none may count apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from places import Visit, written

pytestmark = pytest.mark.browser

QUERIES = Path(__file__).parents[1] / "cases" / "search" / "queries"
CASES = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted(QUERIES.glob("*.yml"))}
FIRST, SHARE = 3, 0.9
ANSWER = """async ([module, index, table, queries]) => {
  const { answer, near, prepare } = await import(module);
  const { pages, words } = await (await fetch(index)).json();
  const { simplified } = await (await fetch(table)).json();
  const prepared = prepare(pages, simplified, words);
  const urls = (entries) => entries.map((entry) => entry.url.slice(0, -1));
  const told = (query) => {
    const { entries, sure } = answer(prepared, query);
    return { found: urls(entries), sure, near: urls(near(prepared, query)) };
  };
  return { there: urls(pages), answers: Object.fromEntries(queries.map((query) => [query, told(query)])) };
}"""


def queries() -> Iterator[tuple[str, list[str]]]:
    """List the queries that something answers, each with the pages that are right."""
    for case in CASES.values():
        yield from case.get("right", {}).items()


@pytest.fixture
def answered(visit: Visit, root: Path, address: str) -> Mapping[str, Any]:
    """Ask everything of the index that is published, and list the pages that are in it."""
    asked = [query for query, _ in queries()] + CASES["nothing"]["nothing"]
    places = [f"{address}/catalog/{name}.json" for name in ("search", "characters")]
    page = visit("/404.html")
    told: Mapping[str, Any] = page.evaluate(ANSWER, [written(page, root), *places, asked])
    return told


def test_a_right_page_is_among_the_first_three(answered: Mapping[str, Any]) -> None:
    there = dict(queries())
    missed = [query for query, right in there.items() if not {*right} & {*answered["answers"][query]["found"][:FIRST]}]
    assert len(missed) <= (1 - SHARE) * len(there), missed


def test_every_query_has_a_right_page_that_is_there(answered: Mapping[str, Any]) -> None:
    assert [query for query, right in queries() if not {*right} & {*answered["there"]}] == []


def test_the_queries_are_sixty_or_more_and_their_pages_are_there(answered: Mapping[str, Any]) -> None:
    assert len([*queries()]) >= 60
    assert len(CASES["nothing"]["nothing"]) >= 6
    assert all(case["what"].endswith("。") for case in CASES.values())
    assert {page for _, right in queries() for page in right} <= {*answered["there"]}


def test_what_is_not_there_is_not_claimed(answered: Mapping[str, Any]) -> None:
    claimed = [query for query in CASES["nothing"]["nothing"] if answered["answers"][query]["sure"]]
    assert claimed == []


@pytest.mark.parametrize("query", ["衔接", "结转", "甘特图", "跟踪"])
def test_the_bridge_is_found_by_what_it_is_for(query: str, answered: Mapping[str, Any]) -> None:
    assert answered["answers"][query]["found"][0] == "bridge"
