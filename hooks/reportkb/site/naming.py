"""What the things of the browser's modules are called where these stand in one file: nobody reads it.

No two that modules declare have one name, and what is named most has the shortest. What a function
keeps to itself has a single letter, in the order in which it appears: where functions are alike,
they say the same.
"""

from __future__ import annotations

import itertools
import string
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Mapping

from tree_sitter import Node

from reportkb.site.script import Export, Part, Script

# ECMAScript, 12.7.2: the short words that cannot be names, or not everywhere.
RESERVED = frozenset({"as", "do", "for", "get", "if", "in", "is", "let", "new", "of", "set", "try", "var"})
# In the order in which code has them: what is already there packs better.
LETTERS = "etnrisouaflchpdvmgybwESxTNCkLAOMDPHBjFIqRUzWXVJKQGYZ"
# No two letters are one of these.
INNER = (*LETTERS, *(letter + digit for digit in string.digits for letter in LETTERS))


class Naming:
    """The names of all that the modules declare."""

    def __init__(self, modules: Mapping[str, Script]) -> None:
        """Name everything.

        Args:
            modules: all of them, by path.

        Raises:
            ValueError: one uses what another does not export.
        """
        self._modules = modules
        uses = Counter(
            export
            for path, module in modules.items()
            for part in module.parts
            for export in (*self.uses(path, part), *((path, name) for name in part.names))
        )
        # What is the browser's in one place is nothing else anywhere.
        taken = set(map(variable, modules)).union(*(module.foreign for module in modules.values()))
        fresh = (name for name in _outer() if name not in taken)
        self._names = {export: next(fresh) for export, _ in uses.most_common()}

    def uses(self, path: str, part: Part) -> Iterator[Export]:
        """List what a statement uses of any module, as often as it does, each with the module that declares it."""
        return (self.origin(export, path) for _, export in part.uses if export[0])

    def origin(self, export: Export, user: str = "") -> Export:
        """Find the module that declares a thing, where another hands it on, and its name there.

        Args:
            export: the module that it is of for whoever names it, and the name there.
            user: the module that names it; its own things need not be exported.
        """
        path, name = export
        if path == user:
            return export
        if name not in self._modules[path].exported:
            raise ValueError(f"{path}: exports no {name}")
        return self.origin(self._modules[path].exported[name], path)

    def exports(self, path: str) -> dict[str, Export]:
        """List what a module exports, each with the module that declares it."""
        return {name: self.origin((path, name)) for name in self._modules[path].exported}

    def of(self, export: Export) -> str:
        """Give what a thing is called, by the module that declares it and its name there."""
        return self._names[export]

    def called(self, path: str, part: Part) -> Iterator[tuple[Node, str]]:
        """List where names stand in a statement of a module, each with what stands there instead."""
        free = [name for name in INNER if name not in self._modules[path].foreign]
        starts = [member.start_byte for member in _members(part.node)]
        inner: dict[int, dict[str, str]] = {}
        for node, export in part.uses:
            if export[0]:
                yield node, self.of(self.origin(export, path))
            else:
                names = inner.setdefault(bisect(starts, node.start_byte), {})
                yield node, names.setdefault(export[1], free[len(names)])


def _members(statement: Node) -> list[Node]:
    """List what stands in a class: what one of its functions keeps to itself another does not know."""
    declaration = statement.child_by_field_name("declaration") or statement
    body = declaration.child_by_field_name("body") if declaration.type == "class_declaration" else None
    return body.named_children if body else []


def variable(path: str) -> str:
    """Name the object that holds what a module exports."""
    return path.removesuffix(".js").partition("/js/")[2].translate(str.maketrans("/-", "__"))


def _outer() -> Iterator[str]:
    """Give names without end, the shortest first; none is a single letter."""
    for length in itertools.count(2):
        for letters in itertools.product(LETTERS, repeat=length):
            if (name := "".join(letters)) not in RESERVED:
                yield name
