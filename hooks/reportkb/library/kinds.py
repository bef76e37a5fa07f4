"""The kinds of sections, in report order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from pydantic import ConfigDict, TypeAdapter
from pydantic.dataclasses import dataclass as validated

from reportkb.library.guide import GUIDE
from reportkb.source import schema
from reportkb.source.findings import Finding
from reportkb.source.names import SLUG, portable
from reportkb.source.parsed import Parsed
from reportkb.source.schema import Line
from reportkb.source.text import Texts

KINDS = "snippets/kinds.yml"
KEYS = ("title", "description", "guide")


@validated(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class Kind:
    """What a section is for, and the page of the writing guide that belongs to it."""

    title: Line
    description: Line
    guide: str = ""


SHAPE: TypeAdapter[dict[str, Kind]] = TypeAdapter(dict[str, Kind])
# By name, in report order; a name is the folder of the kind's snippets.
Kinds: TypeAlias = Mapping[str, Kind]


def load(texts: Texts) -> tuple[Kinds, tuple[Finding, ...]]:
    """Load the kinds.

    Args:
        texts: every file's text.

    Returns:
        The kinds, none where their file cannot be used, and what is wrong with it.
    """
    kinds, parsed, found = schema.read(SHAPE, KINDS, texts, KEYS)
    if not kinds or not parsed:
        return {}, found
    return {name: kind for name, kind in kinds.items() if _is_usable(name)}, (*found, *_names(kinds, parsed, texts))


def _names(kinds: Kinds, parsed: Parsed, texts: Texts) -> Iterator[Finding]:
    for name in kinds:
        if not _is_usable(name):
            advice = "用小写字母、数字和连字符，不用con、nul一类的设备名。"
            yield Finding(parsed.place((name,)), "RK032", f"类型名“{name}”不可用", advice)
    wanted = [(name, kind.guide) for name, kind in kinds.items() if kind.guide]
    if gone := [(name, page) for name, page in wanted if f"{GUIDE}{page}.md" not in texts]:
        pages = "、".join(f"“{page}”" for page in dict.fromkeys(page for _, page in gone))
        fact = f"写作指南没有{pages}{'这几页' if '、' in pages else '这一页'}"
        yield Finding(parsed.place((gone[0][0], "guide")), "RK010", fact, "写页面的文件名，不带.md。")


def _is_usable(name: str) -> bool:
    return bool(SLUG.fullmatch(name)) and portable(name)
