"""Measure how checking and building grow with the library, as ratios.

usage: bench_growth.py [FACTOR]

The library of this repository is copied into temporary folders, once as it is and once that many
times over: each copy of an outline has copies of its snippets, so that sizes and cross-references
stay real. Both are measured in one run, since machines are noisy; a ratio well above the factor
means that something grows faster than the library.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
UNNEEDED = shutil.ignore_patterns("__pycache__", ".*_cache", "*.egg-info")
COPIED = ("mkdocs.yml", "CONTRIBUTING.md", "hooks", "docs", "snippets")
REFERENCE = re.compile(r"^(\s*(?:- )?snippet: *[a-z0-9/-]*[a-z0-9])", re.MULTILINE)


def main() -> int:
    parser = argparse.ArgumentParser(description="片段多几倍时，检查和构建的用时是几倍。")
    parser.add_argument("factor", nargs="?", type=int, default=3, help="片段是现在的几倍，默认3")
    factor: int = parser.parse_args().factor
    if factor < 2:
        parser.error("倍数至少是2")
    with tempfile.TemporaryDirectory(prefix="reportkb-bench-") as folder:
        once, many = Path(folder, "once"), Path(folder, "many")
        copy(once)
        copy(many)
        snippets, outlines = multiply(many, factor)
        print(f"片段增到{snippets}个，提纲{outlines}份，是现在的{factor}倍", flush=True)
        for title, command in (("检查", check), ("构建", build)):
            small, large = measure(command(once)), measure(command(many))
            print(f"{title}：用时{large / small:.1f}倍", flush=True)
        sizes = [
            sum(path.stat().st_size for path in (root / "site").rglob("*") if path.is_file()) for root in (once, many)
        ]
        print(f"网站大小：{sizes[1] / sizes[0]:.1f}倍")
    return 0


def check(library: Path) -> list[str]:
    return [sys.executable, "-m", "reportkb", "--root", str(library), "check"]


def build(library: Path) -> list[str]:
    settings, site = library / "mkdocs.yml", library / "site"
    return [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(settings), "-d", str(site)]


def copy(target: Path) -> None:
    target.mkdir()
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=UNNEEDED)
        else:
            shutil.copy(source, target / name)


def multiply(library: Path, copies: int) -> tuple[int, int]:
    """Copy outlines and their snippets until there are that many of each."""
    snippets = {path: path.read_text(encoding="utf-8") for path in library.glob("snippets/*/*.md")}
    outlines = {path: path.read_text(encoding="utf-8") for path in library.glob("docs/outlines/*.md")}
    outlines = {path: text for path, text in outlines.items() if path.stem != "index"}
    for number in range(1, copies):
        for path, text in snippets.items():
            path.with_stem(f"{path.stem}-{number}").write_text(text, encoding="utf-8")
        for path, text in outlines.items():
            renamed = REFERENCE.sub(rf"\1-{number}", text)
            path.with_stem(f"{path.stem}-{number}").write_text(renamed, encoding="utf-8")
    return len(snippets) * copies, len(outlines) * copies


def measure(command: list[str]) -> float:
    """Give the seconds that a command takes, the better of two runs."""
    return min(seconds(command) for _ in range(2))


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode != 0:
        sys.exit(run.stdout[-2000:] + run.stderr[-2000:])
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
