"""The starter as a writer works with it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from places import Visit
from reportkb import values
from reportkb.assemble import Choice
from reportkb.document import Document
from reportkb.outline import Outline
from reportkb.plan import assembled
from reportkb.site import Site

KEY = "reportkb.starter"


@dataclass(frozen=True, slots=True)
class Desk:
    """An open starter.

    Args:
        page: the page.
    """

    page: Page

    @classmethod
    def open(cls, visit: Visit, outline: Outline, kept: Mapping[str, Any] | None = None, **options: Any) -> Desk:
        """Open the starter with an outline and, if asked, with a state kept from an earlier visit."""
        page = visit("/404.html", **options)
        if kept:
            page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, json.dumps(kept)])
        page.goto(f"/starter/?outline={outline.slug}")
        desk = cls(page)
        desk.wait_for(outline)
        return desk

    def wait_for(self, outline: Outline) -> None:
        """Wait until an outline is shown."""
        expect(self.paper.locator("h1")).to_have_text(outline.plan.title)

    def choose(self, *names: str) -> None:
        """Choose flavour and depth by what their switches say."""
        for name in names:
            self.page.get_by_role("radio", name=name, exact=True).check()

    def choose_outline(self, outline: Outline) -> None:
        """Choose another outline."""
        self.page.get_by_role("combobox", name="提纲").select_option(outline.slug)

    def field(self, name: str) -> Locator:
        """Find the input, or the output of a formula, of a field."""
        return self.page.locator(f"[id='field-{name}']")

    def error(self, name: str) -> Locator:
        """Find what is said beside a field when its value is wrong."""
        return self.page.locator(f"[id='field-{name}-error']")

    def shown(self, name: str) -> set[str]:
        """Give what the preview shows for a field, in all its places."""
        return set(self.paper.locator(f"[data-field='{name}']").all_text_contents())

    def copy(self, name: str = "复制到Word") -> None:
        """Click a button that copies."""
        self.page.get_by_role("button", name=name, exact=True).click()

    @property
    def paper(self) -> Locator:
        """Find the preview."""
        return self.page.locator(".rk-paper")

    @property
    def blanks(self) -> Locator:
        """Find the list of what is still to fill in."""
        return self.page.locator("details.rk-blanks")

    @property
    def status(self) -> Locator:
        """Find where the starter says what happened."""
        return self.page.locator("#rk-starter [role=status]")


def document(outline: Outline, source: Site, choice: Choice) -> Document:
    """Assemble in Python what the starter should show."""
    return assembled(outline, source, choice)


def given(outline: Outline, source: Site, choice: Choice, filled: Mapping[str, str]) -> dict[str, str]:
    """Resolve in Python the values that the starter should show."""
    examples = outline.plan.scenario.values if choice.flavour == "sample" else {}
    return values.resolve(source.library.register, {**examples, **filled})
