"""How long a report takes as a Word document, beside the same report as HTML."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import sync_playwright

from reportkb.site.plan import plan
from reportkb.source.tree import read

ROOT = Path(__file__).resolve().parents[2]
SECTIONS, TIMES = 60, 7


@dataclass(frozen=True, slots=True)
class Written:
    """What was measured.

    Args:
        sections: how many the report has.
        html: milliseconds that it takes as HTML.
        word: milliseconds that it takes as a Word document.
    """

    sections: int
    html: float
    word: float


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Leave the terminal alone."""


def written() -> Written:
    """Measure a report of some sixty sections with its annotations."""
    files = {file.path: file.content for file in plan(read(ROOT)[0])[0].files if file.path.startswith("catalog/")}
    assets = ROOT / "docs" / "assets"
    task = {
        "outlines": [_whole(files, path) for path in files if path.startswith("catalog/outlines/")],
        "flat": (assets / "word" / "official.xml").read_text("utf-8"),
        "sections": SECTIONS,
        "times": TIMES,
    }
    script = Path(__file__).with_suffix(".js").read_text("utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(assets)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        address = f"http://127.0.0.1:{server.server_port}"
        with sync_playwright() as running:
            program = os.environ.get("REPORTKB_CHROMIUM") or None
            page = running.chromium.launch(executable_path=program, args=["--no-sandbox"]).new_page()
            page.route("**/blank.html", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
            page.goto(f"{address}/blank.html")
            return Written(**json.loads(page.evaluate(script, [f"{address}/js", json.dumps(task)])))
    finally:
        server.shutdown()


def _whole(files: dict[str, Any], path: str) -> dict[str, Any]:
    """Give an outline with what its sections tell, as a page puts them together."""
    entry, told = json.loads(files[path]), json.loads(files[path.replace("/outlines/", "/stories/")])
    return {**entry, **{part: {**told[part], **entry[part]} for part in ("snippets", "fields", "values")}}
