"""Measure what a writer loses when the browser is killed: seconds of typing, on short and long drafts.

usage: killed.py [--seconds SECONDS ...] [--sections SECTIONS ...]

The site is built as it is; Chromium has a profile of its own for each run, and is killed with all its processes.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tests" / "browser"))

from engines import program  # noqa: E402
from killing import lost  # noqa: E402

# The last second may be on its way to the disk.
MOST = 1


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing of it."""

    def log_message(self, *_: object) -> None:
        pass


def main() -> int:
    parser = argparse.ArgumentParser(description="浏览器突然被杀掉时，写的人丢了几秒的字。")
    parser.add_argument("--seconds", nargs="+", type=int, default=[3, 100, 240], help="每秒打一个字，打多少秒")
    parser.add_argument("--sections", nargs="+", type=int, default=[0, 34, 142], help="草稿有多少节；0是简版提纲新起的")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="reportkb-killed-") as made:
        folder = Path(made)
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder / "site")],
            cwd=ROOT,
            check=True,
        )
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder / "site")))
        Thread(target=server.serve_forever, daemon=True).start()
        worst = 0
        with sync_playwright() as playwright:
            for sections in arguments.sections:
                for seconds in arguments.seconds:
                    profile = folder / f"{sections}-{seconds}"
                    found = lost(
                        playwright.chromium,
                        program(),
                        profile,
                        f"http://127.0.0.1:{server.server_port}",
                        seconds,
                        sections,
                    )
                    worst = max(worst, found)
                    print(f"{sections or '新起的几'}节，写了{seconds}秒：丢了{found}秒", flush=True)
        server.shutdown()
    return int(worst > MOST)


if __name__ == "__main__":
    sys.exit(main())
