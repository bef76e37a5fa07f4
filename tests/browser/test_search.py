"""The header's search finds everything in the library, and loads nothing before it is asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from places import Visit, written

pytestmark = pytest.mark.browser

# Runs in the page: walks the whole index with the page's own ranking, and lists what it misses.
WALK = """async ([module, index]) => {
  const { normalized, prepare, search } = await import(module);
  const { pages: entries, words: read } = await (await fetch(index)).json();
  const pages = prepare(entries, {}, read);
  const cut = new Intl.Segmenter("zh", { granularity: "word" });
  const isWord = (part) => part.isWordLike && part.segment.length > 1;
  const words = (title) => [...cut.segment(title)].filter(isWord).map((part) => part.segment);
  const first = (query) => search(pages, query, 3);
  const missed = { title: [], words: [], phrase: [] };
  let asked = 0;
  const check = (kind, query, good) => {
    asked += 1;
    if (!first(query).some(good)) missed[kind].push(query);
  };
  for (const entry of entries) {
    check("title", entry.title, (found) => found.url === entry.url);
    const own = words(entry.title);
    const has = (title, ...parts) => parts.every((part) => normalized(title).includes(normalized(part)));
    own.forEach((one, at) => own.slice(at + 1).forEach((two) => check("words", one + two, (found) =>
      found.url === entry.url || has(found.title, one, two))));
    for (const line of entry.text.split("\\n").filter((text) => text.length >= 16)) {
      for (const [at, length] of [[0, 8], [Math.floor(line.length / 3), 10], [line.length - 14, 14]]) {
        const phrase = line.slice(at, at + length);
        if (normalized(phrase).length < 6) continue;
        check("phrase", phrase, (found) => normalized(found.title + "\\n" + found.text).includes(normalized(phrase)));
      }
    }
  }
  return { asked, missed };
}"""


def test_every_title_word_pair_and_phrase_is_among_the_first_three(visit: Visit, address: str, root: Path) -> None:
    page = visit("/")
    places = [written(page, root), f"{address}/catalog/search.json"]
    result: dict[str, Any] = page.evaluate(WALK, places)
    assert result["asked"] > 5000
    assert result["missed"] == {"title": [], "words": [], "phrase": []}


def test_the_index_holds_every_snippet_outline_and_tool(visit: Visit, address: str, source: Any) -> None:
    listed = {entry["url"] for entry in visit("/").request.get(f"{address}/catalog/search.json").json()["pages"]}
    library = source.library
    expected = {f"snippets/{name}/" for name in library.snippets} | {f"outlines/{name}/" for name in library.outlines}
    assert expected | {"starter/", "bridge/"} <= listed


def test_no_index_is_loaded_before_the_reader_searches(visit: Visit) -> None:
    page = visit("about:blank")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/")
    expect(page.locator(".rk-search-open")).to_be_visible()
    assert not [url for url in asked if "search.json" in url]
    with page.expect_request("**/catalog/search.json"):
        page.locator(".rk-search-open").click()


@pytest.mark.parametrize("keys", ["/", "Control+k"])
def test_a_reader_searches_by_keyboard_alone(visit: Visit, keys: str, source: Any) -> None:
    snippet = next(iter(source.library.snippets.values()))
    page = visit("/outlines/")
    expect(page.locator(".rk-search-open")).to_be_visible()
    page.keyboard.press(keys)
    page.keyboard.type(snippet.guidance.title)
    results = page.locator(".rk-search li a")
    expect(results.first).to_contain_text(snippet.guidance.title)
    expect(page.locator(".rk-search [role=status]")).to_contain_text("找到")
    page.keyboard.press("ArrowDown")
    expect(results.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".rk-search input")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/snippets/{snippet.id}/")


def test_escape_closes_the_search_and_gives_the_focus_back(visit: Visit) -> None:
    page = visit("/")
    page.locator(".rk-search-open").click()
    expect(page.locator(".rk-search input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".rk-search")).to_be_hidden()
    expect(page.locator(".rk-search-open")).to_be_focused()


def test_nothing_found_and_nothing_loaded_are_said_in_words(visit: Visit) -> None:
    page = visit("/")
    page.locator(".rk-search-open").click()
    page.locator(".rk-search input").fill("龘龘龘龘")
    expect(page.locator(".rk-search [role=status]")).to_contain_text("没有找到")
    broken = visit("/")
    broken.route("**/catalog/search.json", lambda route: route.abort())
    broken.locator(".rk-search-open").click()
    broken.locator(".rk-search input").fill("风险")
    expect(broken.locator(".rk-search [role=status]")).to_contain_text("没有载入成功")


def test_what_a_reader_types_never_becomes_markup(visit: Visit) -> None:
    page = visit("/")
    page.locator(".rk-search-open").click()
    page.locator(".rk-search input").fill("<img src=x onerror=alert(1)>风险")
    expect(page.locator(".rk-search [role=status]")).not_to_be_empty()
    expect(page.locator(".rk-search img")).to_have_count(0)
