"""Read the content files from a folder: the edge of the domain towards the disk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
# Pictures, styles and scripts of the site itself, which the site generator copies as they are.
ASSETS = f"{DOCS}assets/"


def read(root: Path) -> tuple[Tree, tuple[Finding, ...]]:
    """Read a repository's content files.

    Args:
        root: the root of the repository.

    Returns:
        Contents by path from the root, and a finding for each file that is a link, that cannot be
        read, or that would be published without having been looked at.
    """
    tree: dict[str, bytes] = {}
    findings: list[Finding] = []
    for path in sorted(_candidates(root)):
        name = path.relative_to(root).as_posix()
        if trouble := _trouble(path, name):
            findings.append(Finding(Place(name), "RK032", *trouble))
        elif _is_content(path, name):
            try:
                tree[name] = path.read_bytes()
            except OSError as error:
                advice = "检查权限，或换成普通文件。"
                findings.append(Finding(Place(name), "RK032", f"文件读不出（{error.strerror}）", advice))
    return tree, tuple(findings)


def _candidates(root: Path) -> Iterator[Path]:
    """List every file, and every link, which the site generator follows whatever it leads to."""
    yield from (path for name in SINGLE if (path := root / name).is_symlink() or path.exists())
    for name in (SNIPPETS, DOCS):
        folder = root / name.rstrip("/")
        if folder.is_symlink():
            yield folder
        else:
            yield from (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())


def _trouble(path: Path, name: str) -> tuple[str, str] | None:
    """Say what a file is that it must not be, and what to do about it."""
    if path.is_symlink():
        return "文件是链接", "换成真正的文件。"
    if not path.is_file():
        return "不是普通文件", "换成普通文件，或删掉它。"
    if name.startswith(DOCS) and not name.startswith(ASSETS) and not _hidden(name) and path.suffix != ".md":
        return "不是页面，却会原样发布到网站上", "页面写成.md文件；网站自己的图片放在docs/assets/下，其余的删掉。"
    return None


def _is_content(path: Path, name: str) -> bool:
    return not _hidden(name) and (path.suffix == ".md" or not name.startswith(DOCS))


def _hidden(name: str) -> bool:
    """Tell whether the site generator leaves a file out, as it does whatever begins with a dot."""
    return any(part.startswith(".") for part in name.split("/"))
