"""Measure checking and building with many snippets.

usage: bench.py [NUMBER]

The library of this repository is copied into a temporary folder until it holds that many snippets:
each copy of an outline has copies of its snippets, so that sizes and cross-references stay real.
"""

from __future__ import annotations

import argparse
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UNNEEDED = shutil.ignore_patterns("__pycache__", ".*_cache", "*.egg-info")
COPIED = ("mkdocs.yml", "CONTRIBUTING.md", "hooks", "docs", "snippets")
REFERENCE = re.compile(r"^(\s*(?:- )?snippet: *[a-z0-9/-]*[a-z0-9])", re.MULTILINE)


def main() -> int:
    parser = argparse.ArgumentParser(description="片段很多时，检查和构建各要多久。")
    parser.add_argument("number", nargs="?", type=int, default=1000, help="片段的个数，默认1000")
    wanted: int = parser.parse_args().number
    with tempfile.TemporaryDirectory(prefix="reportkb-bench-") as folder:
        library, site = Path(folder, "library"), Path(folder, "site")
        copy(library)
        snippets, outlines = multiply(library, wanted)
        print(f"片段{snippets}个，提纲{outlines}份", flush=True)
        reportkb = [sys.executable, "-m", "reportkb", "--root", str(library)]
        mkdocs = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(library / "mkdocs.yml")]
        good = measure("检查", [*reportkb, "check"]) and measure("构建", [*mkdocs, "-d", str(site)])
        if good:
            files = [path for path in site.rglob("*") if path.is_file()]
            print(f"网站：{len(files)}个文件，{sum(path.stat().st_size for path in files) / 1e6:.1f}MB")
            print(f"内存峰值：{resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / unit():.0f}MB")
    return 0 if good else 1


def copy(target: Path) -> None:
    target.mkdir()
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=UNNEEDED)
        else:
            shutil.copy(source, target / name)


def multiply(library: Path, wanted: int) -> tuple[int, int]:
    """Copy outlines and their snippets until there are as many snippets as wanted."""
    snippets = {path: path.read_text(encoding="utf-8") for path in library.glob("snippets/*/*.md")}
    outlines = {path: path.read_text(encoding="utf-8") for path in library.glob("docs/outlines/*.md")}
    outlines = {path: text for path, text in outlines.items() if path.stem != "index"}
    copies = max(1, -(-wanted // len(snippets)))
    for number in range(1, copies):
        for path, text in snippets.items():
            path.with_stem(f"{path.stem}-{number}").write_text(text, encoding="utf-8")
        for path, text in outlines.items():
            renamed = REFERENCE.sub(rf"\1-{number}", text)
            path.with_stem(f"{path.stem}-{number}").write_text(renamed, encoding="utf-8")
    return len(snippets) * copies, len(outlines) * copies


def measure(title: str, command: list[str]) -> bool:
    start = time.perf_counter()
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    print(f"{title}：{time.perf_counter() - start:.1f}秒", flush=True)
    if run.returncode != 0:
        print(run.stdout[-2000:], run.stderr[-2000:], sep="\n", file=sys.stderr)
    return run.returncode == 0


def unit() -> float:
    """Give the bytes-to-megabytes divisor of ru_maxrss, which Linux counts in KiB and macOS in bytes."""
    return 1e6 if sys.platform == "darwin" else 1e6 / 1024


if __name__ == "__main__":
    sys.exit(main())
