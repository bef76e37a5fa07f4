"""Where things stand on a page, read at one moment: between two readings the page may move."""

from __future__ import annotations

from typing import TypeAlias

from playwright.sync_api import Page

Box: TypeAlias = dict[str, float]
READ = """(places) => places.map(([selector, index]) => {
  const { x, y, width, height } = document.querySelectorAll(selector)[index].getBoundingClientRect();
  return { x, y, width, height };
})"""


def boxes(page: Page, *places: tuple[str, int]) -> list[Box]:
    """Give the boxes of elements, each named by a selector and its place among those that match."""
    found: list[Box] = page.evaluate(READ, places)
    return found
