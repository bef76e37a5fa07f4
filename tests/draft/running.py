"""What tests of drafts ask: a script of this folder, run with the site's modules, and the library's pieces."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from playwright.sync_api import Page

# Runs a script of this folder with a task, and gives its answer.
Run: TypeAlias = Callable[[str, Any], Any]


PARTS = ("snippets", "fields", "values")
# A part of a task with more characters stays on the page for the next script: the library takes a second to send.
LARGE = 100_000
KEEP = "([at, text]) => { (globalThis.kept ??= [])[at] = text; }"
# Puts a task together again, of its small parts and of what is kept.
RUN = """([address, small, large]) => {{
  const parts = large.map(([key, at]) => `${{JSON.stringify(key)}}:${{globalThis.kept[at]}}`);
  const rest = small.slice(1, -1);
  return ({script})([address, `{{${{[...parts, ...(rest ? [rest] : [])].join()}}}}`]);
}}"""


@dataclass(slots=True)
class Scripts:
    """Runs scripts on a page that can load the site's modules.

    Args:
        page: the page.
        address: of the modules' folder.
        kept: the large parts of tasks that the page has.
    """

    page: Page
    address: str
    kept: list[Any] = field(default_factory=list)

    def run(self, script: str, task: Any) -> Any:
        """Run a script with a task.

        As JSON, since Playwright's own form would lose a key `__proto__` and half a surrogate pair.
        """
        if not isinstance(task, dict):
            return self.page.evaluate(script, [self.address, _json(task)])
        large = [(key, at) for key, value in task.items() for at, one in enumerate(self.kept) if one is value]
        small = {key: _json(value) for key, value in task.items() if key not in dict(large)}
        for key, text in [item for item in small.items() if len(item[1]) > LARGE]:
            large.append((key, len(self.kept)))
            self.kept.append(task[key])
            self.page.evaluate(KEEP, [len(self.kept) - 1, text])
            del small[key]
        rest = ",".join(f"{_json(key)}:{text}" for key, text in small.items())
        whole = RUN.format(script=script.rstrip().removesuffix(";"))
        return self.page.evaluate(whole, [self.address, f"{{{rest}}}", large])


def _json(value: Any) -> str:
    """Write a value as JSON, characters as they are: escaped, Chinese is six times as long."""
    text = json.dumps(value, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:  # half a surrogate pair has no bytes to be sent in
        return json.dumps(value)
    return text


def snippets(catalogue: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the listing of snippets."""
    listed: list[dict[str, Any]] = catalogue["catalog/snippets.json"]["snippets"]
    return listed


def pieces_of(catalogue: dict[str, Any]) -> dict[str, Any]:
    """Give every snippet's piece by its id."""
    return {entry["id"]: catalogue[f"catalog/snippets/{entry['id']}.json"] for entry in snippets(catalogue)}


def outlines_of(catalogue: dict[str, Any]) -> list[dict[str, Any]]:
    """Give every outline with its frames, what its sections tell and what stands beside, as the desk joins them."""
    return [
        {**entry, **{part: {**told[part], **entry[part]} for part in PARTS}}
        for path, entry in catalogue.items()
        if path.startswith("catalog/outlines/")
        for told in [_told(entry["id"], catalogue)]
    ]


def _told(outline: str, catalogue: dict[str, Any]) -> dict[str, dict[str, Any]]:
    sample, beside = (catalogue[f"catalog/{folder}/{outline}.json"] for folder in ("stories", "beside"))
    return {part: {**beside[part], **sample[part]} for part in PARTS}
