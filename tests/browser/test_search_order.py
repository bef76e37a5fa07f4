"""What a query finds, and in which order: each case is a file of tests/cases/search."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from places import Visit, written

pytestmark = pytest.mark.browser

CASES = sorted((Path(__file__).parents[1] / "cases" / "search").glob("*.yml"))
KEYS = {"what", "pages", "query", "order", "near", "simplified", "words", "sure"}
ANSWER = """async ([module, { pages, query, simplified = {}, words = {} }]) => {
  const { answer, near, prepare } = await import(module);
  const entries = pages.map((page) => ({ url: "", kind: "", ...page }));
  const index = prepare(entries, simplified, words);
  const { entries: found, sure } = answer(index, query);
  const titles = (found) => found.map((entry) => entry.title);
  return { order: titles(found), sure, near: titles(near(index, query)) };
}"""


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_of_the_search(path: Path, visit: Visit, root: Path) -> None:
    case: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    assert not case.keys() - KEYS, f"{path.name}里有不认识的键"
    assert case["what"].endswith("。")
    page = visit("/404.html")
    answer = page.evaluate(ANSWER, [written(page, root), case])
    assert answer["order"] == case["order"], case["what"]
    for key in ("near", "sure"):
        if key in case:
            assert answer[key] == case[key], case["what"]


def test_at_most_twenty_are_listed(visit: Visit, root: Path) -> None:
    case = {"query": "风险", "pages": [{"title": f"风险{number}", "text": ""} for number in range(30)]}
    page = visit("/404.html")
    answer = page.evaluate(ANSWER, [written(page, root), case])
    assert len(answer["order"]) == 20
