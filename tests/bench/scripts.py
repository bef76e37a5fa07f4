"""Run a script of this folder in a browser that can load the site's modules."""

from __future__ import annotations

import json
import os
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "docs" / "assets"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Leave the terminal alone."""


def answer(name: str, task: Any) -> Any:
    """Give what a script says to a task."""
    script = Path(__file__).with_name(f"{name}.js").read_text("utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(ASSETS)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        address = f"http://127.0.0.1:{server.server_port}"
        with sync_playwright() as running:
            program = os.environ.get("REPORTKB_CHROMIUM") or None
            page = running.chromium.launch(executable_path=program, args=["--no-sandbox"]).new_page()
            page.route("**/blank.html", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
            page.goto(f"{address}/blank.html")
            return json.loads(page.evaluate(script, [f"{address}/js", json.dumps(task)]))
    finally:
        server.shutdown()
