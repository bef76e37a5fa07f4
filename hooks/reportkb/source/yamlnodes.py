"""Compose YAML into nodes, by the parser in C where there is one: it is ten times as fast."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.composer import Composer

# Far deeper than any tree of headings, far shallower than the interpreter's stack.
DEEPEST = 40
# What the two parsers read differently, and no text of this library holds: a tab, or one of these
# signs where it may be a mark. The parser in Python is the stricter, and slips are told in its words.
DISPUTED = re.compile(r"[\t?!|>]")
# PyYAML is installed without the parser in C where no wheel fits the machine.
_Compiled: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Composed:
    """A YAML text as nodes.

    Args:
        root: the whole, None where there is nothing.
        tagged: the events of nodes that carry a tag.
        anchored: the nodes that carry an anchor.
    """

    root: yaml.Node | None
    tagged: tuple[yaml.Event, ...]
    anchored: tuple[yaml.Node, ...]


def compose(text: str) -> Composed:
    """Compose a text.

    Raises:
        yaml.YAMLError: it is no YAML.
        ValueError: it nests too deep, or holds what no YAML may.
        RecursionError: it nests far too deep.
    """
    if not DISPUTED.search(text):
        try:
            return _composed(_Fast(text))
        except (yaml.YAMLError, RecursionError, ValueError):
            pass  # which the other parser says in the words that we know
    return _composed(_Strict(text))


def _composed(loader: _Watched) -> Composed:
    root: yaml.Node | None = loader.get_single_node()
    return Composed(root, tuple(loader.tagged), tuple(loader.anchored))


class _Watched(Composer):
    """Stops before a text nests so deep that composing it would exhaust the stack, and notes tags and anchors."""

    def __init__(self) -> None:
        Composer.__init__(self)
        self.depth = 0
        self.anchored: list[yaml.Node] = []
        self.tagged: list[yaml.Event] = []

    def compose_node(self, parent: yaml.Node | None, index: object) -> yaml.Node | None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise ValueError(f"嵌套超过{DEEPEST}层")
        event = self.peek_event()  # type: ignore[attr-defined]
        if getattr(event, "tag", None) is not None:
            self.tagged.append(event)
        node = super().compose_node(parent, index)  # type: ignore[arg-type]
        self.depth -= 1
        if not self.depth:
            self.anchored = list(self.anchors.values())  # which the composer forgets with the document
        return node


class _Strict(_Watched, yaml.SafeLoader):
    def __init__(self, text: str) -> None:
        yaml.SafeLoader.__init__(self, text)
        _Watched.__init__(self)


class _Fast(_Watched, _Compiled):  # type: ignore[misc]
    def __init__(self, text: str) -> None:
        _Compiled.__init__(self, text)
        _Watched.__init__(self)
