"""What the things of the browser's modules are called where these stand in one file.

No two have one name, and what is named most has the shortest: nobody reads it.
"""

from __future__ import annotations

import itertools
import string
from collections import Counter
from collections.abc import Iterator, Mapping

from reportkb.site import script
from reportkb.site.script import Export, Script

# ECMAScript, 12.7.2: the words of two letters that cannot be names, or not everywhere.
RESERVED = frozenset({"as", "do", "if", "in", "is", "of"})


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
        self._entries = {path for module in modules.values() for path in module.later}
        uses = Counter(self.origin(export) for module in modules.values() for export in self.uses(module))
        # What is the browser's in one place is nothing else anywhere.
        taken = {variable(path) for path in self._entries}.union(*(module.names.foreign for module in modules.values()))
        fresh = (name for name in _shortest() if name not in taken)
        self._names = {export: next(fresh) for export, _ in uses.most_common()}

    def origin(self, export: Export) -> Export:
        """Find the module that declares a thing, where another hands it on, and its name there."""
        path, name = export
        if not path:
            return export
        module = self._modules[path]
        if name in module.names.top and name not in module.imported:
            return export
        return self.origin(self._exported(export))

    def _exported(self, export: Export) -> Export:
        path, name = export
        if name not in self._modules[path].exported:
            raise ValueError(f"{path}: exports no {name}")
        return self._modules[path].exported[name]

    def uses(self, module: Script) -> Iterator[Export]:
        """List what a module uses, as often as it does."""
        for _, export in script.used(module):
            if export[0] not in ("", module.path):
                self._exported(export)
            yield export
        if module.path in self._entries:
            yield from ((module.path, name) for name in module.exported)

    def needs(self, module: Script) -> tuple[str, ...]:
        """List the modules that declare what a module uses, and those that it names only to have them run."""
        named = {path for path, _ in (*module.imported.values(), *module.exported.values())}
        run = (path for path in module.needs if path not in named)
        used = (self.origin(export)[0] for export in self.uses(module))
        return tuple(dict.fromkeys(path for path in (*run, *used) if path not in ("", module.path)))

    def of(self, export: Export) -> str:
        """Give what a thing is called."""
        return self._names[self.origin(export)]

    def whole(self, module: Script) -> str:
        """Write what a module exports as an object, where it is asked for while another runs."""
        if module.path not in self._entries:
            return ""
        exports = ", ".join(f"{name}: {self.of((module.path, name))}" for name in module.exported)
        return f"export const {variable(module.path)} = {{ {exports} }};\n"


def variable(path: str) -> str:
    """Name the object that holds what a module exports."""
    return path.removesuffix(".js").partition("/js/")[2].translate(str.maketrans("/-", "__"))


def _shortest() -> Iterator[str]:
    """Give names without end, the shortest first."""
    for length in itertools.count(1):
        for letters in itertools.product(string.ascii_letters, repeat=length):
            if (name := "".join(letters)) not in RESERVED:
                yield name
