"""Libraries of any size: this one, so many times over."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
UNNEEDED = shutil.ignore_patterns("__pycache__", ".*_cache", "*.egg-info")
COPIED = ("mkdocs.yml", "CONTRIBUTING.md", "hooks", "docs", "snippets")
REFERENCE = re.compile(r"^(\s*(?:- )?snippet: *[a-z0-9/-]*[a-z0-9])", re.MULTILINE)


def write(library: Path, copies: int) -> int:
    """Write this repository's library into a new folder, so many times over, and count its snippets.

    Each copy of an outline has copies of its snippets, so that sizes and cross-references stay real.
    """
    library.mkdir()
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, library / name, ignore=UNNEEDED)
        else:
            shutil.copy(source, library / name)
    snippets = sorted(library.glob("snippets/*/*.md"))
    outlines = [path for path in sorted(library.glob("docs/outlines/*.md")) if path.stem != "index"]
    for path in (*snippets, *outlines):
        text = path.read_text(encoding="utf-8")
        for number in range(1, copies):
            copied = REFERENCE.sub(rf"\1-{number}", text) if path in outlines else text
            path.with_stem(f"{path.stem}-{number}").write_text(copied, encoding="utf-8")
    return len(snippets) * copies
