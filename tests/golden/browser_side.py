"""Answer the questions of the golden cases with the modules of docs/assets/js in a browser."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from casefile import Ask, Task
from python_side import for_browser

SCRIPT = Path(__file__).with_suffix(".js")


@contextmanager
def asking(browser: Browser, address: str) -> Iterator[Ask]:
    """Open a page that answers questions.

    Args:
        browser: the browser.
        address: where docs/assets is served; ES modules do not load from files.
    """
    script = SCRIPT.read_text(encoding="utf-8")
    with browser.new_context(base_url=address) as context:
        page = context.new_page()
        page.route("**/blank.html", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
        page.goto("/blank.html")

        def ask(questions: Iterable[tuple[str, Task]]) -> list[Any]:
            asked = json.dumps([(call, for_browser(call, task)) for call, task in questions])
            answers: list[Any] = json.loads(page.evaluate(script, [address, asked]))
            return answers

        yield ask
