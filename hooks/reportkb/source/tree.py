"""Read the content files from a folder: the edge of the domain towards the disk."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from reportkb.source.findings import Finding, Place

# Contents by path from the root of the repository.
Tree: TypeAlias = Mapping[str, bytes]

SNIPPETS = "snippets/"
DOCS = "docs/"
SETTINGS = "mkdocs.yml"
CONTRIBUTING = "CONTRIBUTING.md"

SINGLE = (SETTINGS, CONTRIBUTING)
# What is read as text; pictures and scripts are copied by the site generator itself.
SUFFIXES = frozenset({".md", ".yml", ".yaml", ".txt", ".json"})


def read(root: Path) -> tuple[Tree, tuple[Finding, ...]]:
    """Read a repository's content files.

    Args:
        root: the root of the repository.

    Returns:
        Contents by path from the root, and a finding for each file that points outside or
        cannot be read.
    """
    tree: dict[str, bytes] = {}
    findings: list[Finding] = []
    real_root = root.resolve()
    for path in sorted(_candidates(root)):
        name = path.relative_to(root).as_posix()
        if not path.resolve().is_relative_to(real_root):
            findings.append(Finding(Place(name), "RK032", "文件是指向库外的链接", "换成真正的文件。"))
            continue
        try:
            tree[name] = path.read_bytes()
        except OSError as error:
            findings.append(
                Finding(Place(name), "RK032", f"文件读不出（{error.strerror}）", "检查权限，或换成普通文件。")
            )
    return tree, tuple(findings)


def _candidates(root: Path) -> set[Path]:
    found = {root / name for name in SINGLE if (root / name).is_file()}
    for folder in (SNIPPETS, DOCS):
        for path in (root / folder).rglob("*"):
            hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
            wanted = folder == SNIPPETS or path.suffix in SUFFIXES
            # The site generator follows links of every sort, so that they are all looked at.
            if path.is_symlink() or (not hidden and wanted and not path.is_dir()):
                found.add(path)
    return found
