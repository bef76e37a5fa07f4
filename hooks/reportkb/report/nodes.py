"""The headings of a report in order, and the three lengths that it comes in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Depth: TypeAlias = Literal["core", "standard", "full"]

# From the shortest version to the longest; a version holds its own nodes and all before it.
DEPTHS: tuple[Depth, ...] = ("core", "standard", "full")
DEPTH_TITLES: dict[Depth, str] = {"core": "简版", "standard": "标准", "full": "详版"}


@dataclass(frozen=True, slots=True)
class Node:
    """A heading in document order.

    Args:
        anchor: unique in the outline, stable while the snippet is.
        level: depth in the tree, from 1.
        heading: its text, without a number.
        depth: the shortest version that has it.
        snippet: the id of its snippet, or None for a group.
        location: where it stands in the front matter.
    """

    anchor: str
    level: int
    heading: str
    depth: Depth
    snippet: str | None
    location: tuple[str | int, ...]
