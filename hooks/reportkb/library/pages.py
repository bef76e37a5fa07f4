"""Authored pages: Markdown under ``docs/`` that is published as it stands, but for its slots."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from reportkb.library.guide import GUIDE
from reportkb.library.outline import is_outline
from reportkb.source import front_matter
from reportkb.source.findings import Finding, Place
from reportkb.source.names import SLUG, portable
from reportkb.source.text import Texts
from reportkb.source.tree import DOCS

# The text of each page by its path from the root of the repository.
Pages: TypeAlias = Mapping[str, str]


def load(texts: Texts) -> tuple[Pages, tuple[Finding, ...]]:
    """Collect the pages, the guide's among them; outlines are none.

    Args:
        texts: every file's text.

    Returns:
        The pages that can be read, and what is wrong with their names and front matter.
    """
    pages: dict[str, str] = {}
    findings: list[Finding] = []
    for path, text in texts.items():
        if not path.startswith(DOCS) or is_outline(path):
            continue
        if not portable(path):
            advice = "换一个名字，不用con、nul一类的设备名和特殊字符。"
            findings.append(Finding(Place(path), "RK032", f"“{path}”在Windows上不能作文件名", advice))
        elif path.startswith(GUIDE) and not SLUG.fullmatch(name := path.removeprefix(GUIDE).removesuffix(".md")):
            advice = "用小写字母、数字和连字符，直接放在docs/guide/下。"
            findings.append(Finding(Place(path), "RK032", f"文件名“{name}.md”不可用", advice))
        if text is None:
            continue
        if text.startswith("---\n"):  # a page may have no front matter
            parts, found = front_matter.split(path, text)
            findings += () if path.startswith(GUIDE) else found  # which reports its own
            if parts is None:
                continue
        pages[path] = text
    return pages, tuple(findings)
