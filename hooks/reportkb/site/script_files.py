"""Which file each statement of the browser's modules is in, and what the files say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportkb.site import script
from reportkb.site.naming import Naming, variable
from reportkb.site.script import Part, Script

SCRIPTS = "assets/js/"
# The module that every page asks for; every other is reached from it.
MAIN = f"{SCRIPTS}main.js"

# In bytes: what is shorter is not fetched by itself.
WORTH_A_REQUEST = 600
# And what is shorter than this goes with what its users fetch anyway, though others get it unasked.
WORTH_A_FILE = 6000

# A statement: the module, and its place in it.
Place = tuple[str, int]


class Files:
    """The files.

    Attributes:
        brought: for the first module, and for each that another asks for while it runs, the statements
            that come with it.
    """

    def __init__(self, modules: Mapping[str, Script], version: str, root: str = MAIN) -> None:
        """Find out which statement goes where.

        Args:
            modules: the modules by path, each after those that it imports from.
            version: stands in the addresses.
            root: the module that every other is reached from; one that is asked for and not among the
                modules has files of its own.

        Raises:
            ValueError: one uses what another does not export.
        """
        self._modules = modules
        self._version = version
        self._root = root
        self._naming = Naming(modules)
        self._parts = {(path, at): part for path, module in modules.items() for at, part in enumerate(module.parts)}
        self._order = {place: at for at, place in enumerate(self._parts)}
        self._homes = {(place[0], name): place for place, part in self._parts.items() for name in part.names}
        self._needs = self._needed()
        self._askers: dict[str, str] = {}
        self._present: dict[str, set[Place]] = {}
        self.brought = self._brought() if modules else {}
        self._files = self._grouped()
        self._where = {place: name for name, places in self._files.items() for place in places}

    def of(self, entry: str) -> Iterator[str]:
        """List the addresses of the files that bring a module."""
        names = (self._where[place] for place in self._parts if place in self.brought[entry])
        return (f"{SCRIPTS}{self._address(name)}" for name in dict.fromkeys((*names, self._named(entry))))

    def texts(self) -> Iterator[tuple[str, str]]:
        """Write the files: at its head each imports what it uses of others, at its end exports what these use of it."""
        imported = {name: self._imported(name) for name in self._files}
        for name, places in self._files.items():
            head = (
                f'import {{ {", ".join(names)} }} from "./{self._address(other)}";\n'
                for other, names in imported[name].items()
            )
            kept: dict[str, list[Part]] = {}
            for place in places:
                kept.setdefault(place[0], []).append(self._parts[place])
            body = (self._statements(path, parts) for path, parts in kept.items())
            whole = (self._whole(entry) for entry in self.brought if self._named(entry) == name)
            exported = dict.fromkeys(called for others in imported.values() for called in others.get(name, ()))
            yield name, "".join((*head, *body, *whole, f"export {{ {', '.join(exported)} }};\n"))

    def _needed(self) -> dict[Place, set[Place]]:
        """List for each statement those that must be there with it."""
        doing: dict[str, set[Place]] = {}
        for place, part in self._parts.items():
            if not part.names:
                doing.setdefault(place[0], set()).add(place)
        needs = {
            place: {self._homes[export] for export in self._naming.uses(place[0], part)} | doing.get(place[0], set())
            for place, part in self._parts.items()
        }
        for place, part in self._parts.items():
            if part.changes:
                # Only its own file can give a name another value.
                needs[place] |= {other for other in needs if other[0] == place[0] and place in needs[other]}
        return needs

    def _brought(self) -> dict[str, set[Place]]:
        closures = {self._root: self._closure(self._root)}
        for entry in (entries := [self._root]):
            for target in (
                target for place in self._parts if place in closures[entry] for target in self._later(place)
            ):
                if target not in closures:
                    closures[target] = self._closure(target)
                    self._askers[target] = entry
                    entries.append(target)
        # What two ask for finds only what both have: less than either, where that was asked for by two itself.
        there = {entry: set(self._parts) for entry in entries} | {self._root: set[Place]()}
        before: dict[str, set[Place]] = {}
        while before != there:
            before = {entry: set(places) for entry, places in there.items()}
            for entry, closure in closures.items():
                for target in {target for place in closure for target in self._later(place)}:
                    there[target] &= there[entry] | closure
        self._present = {entry: closure | there[entry] for entry, closure in closures.items()}
        return {entry: closure - there[entry] for entry, closure in closures.items()}

    def _later(self, place: Place) -> tuple[str, ...]:
        return tuple(target for target in self._parts[place].later if target in self._modules)

    def _grouped(self) -> dict[str, list[Place]]:
        """Give each file its statements, in order: those that the same modules bring."""
        groups: dict[tuple[str, ...], list[Place]] = {(entry,): [] for entry in self.brought}
        for place in self._parts:
            if entries := tuple(entry for entry, places in self.brought.items() if place in places):
                groups.setdefault(entries, []).append(place)
        for entries, places in [*groups.items()]:
            if len(entries) > 1 and sum(self._parts[place].size for place in places) < WORTH_A_REQUEST:
                other = self._sooner(entries, places, groups)
                self._move(entries, other, groups)
        for entries in sorted(groups, key=len):
            if len(entries) > 1 and sum(self._parts[place].size for place in groups[entries]) < WORTH_A_FILE:
                self._move(entries, self._wider(entries, groups), groups)
        return {".".join(map(self._named, entries)): places for entries, places in groups.items()}

    def _sooner(
        self, entries: tuple[str, ...], places: list[Place], groups: Mapping[tuple[str, ...], list[Place]]
    ) -> tuple[str, ...]:
        """Find a file that is there before those that share some statements, and holds what these need."""
        needed = {need for place in places for need in self._needs[place]} - {*places}
        order = [*self.brought]
        sooner = entries
        while self._askers.get(sooner[-1], self._root) != self._root:
            sooner = tuple(sorted({*sooner[:-1], self._askers[sooner[-1]]}, key=order.index))
            if sooner in groups and all(needed <= self._present[entry] for entry in sooner):
                return sooner
        return entries

    def _wider(self, entries: tuple[str, ...], groups: Mapping[tuple[str, ...], list[Place]]) -> tuple[str, ...]:
        """Find a file that all who share some statements fetch anyway, and others who have what these need."""
        needed = {need for place in groups[entries] for need in self._needs[place]} - {*groups[entries]}
        for wider in sorted(groups, key=len):
            own = needed - {*groups[wider]}
            if {*wider} > {*entries} and all(own <= self._present[entry] for entry in wider):
                return wider
        return entries

    def _move(
        self, entries: tuple[str, ...], other: tuple[str, ...], groups: dict[tuple[str, ...], list[Place]]
    ) -> None:
        groups[other] = sorted({*groups.pop(entries), *groups.get(other, ())}, key=self._order.__getitem__)

    def _closure(self, entry: str) -> set[Place]:
        found: set[Place] = set()
        waiting = [self._homes[export] for export in self._naming.exports(entry).values()]
        waiting += ((entry, at) for at, part in enumerate(self._modules[entry].parts) if not part.names)
        while waiting:
            if (place := waiting.pop()) not in found:
                found.add(place)
                waiting += self._needs[place]
        return found

    def _imported(self, name: str) -> dict[str, dict[str, None]]:
        """List what a file uses of others, by the other's name."""
        used = [export for place in self._files[name] for export in self._naming.uses(place[0], self._parts[place])]
        for entry in (entry for entry in self.brought if self._named(entry) == name):
            used += self._naming.exports(entry).values()
        imported: dict[str, dict[str, None]] = {}
        for export in used:
            other = self._where[self._homes[export]]
            if other != name:
                imported.setdefault(other, {})[self._naming.of(export)] = None
        return imported

    def _statements(self, path: str, parts: list[Part]) -> str:
        called = (use for part in parts for use in self._naming.called(path, part))
        return script.joinable(self._modules[path], parts, called, self._asked)

    def _asked(self, path: str) -> str:
        return f'import("./{self._address(self._named(path))}").then((file) => file.{variable(path)})'

    def _whole(self, path: str) -> str:
        """Write what a module exports as an object, where another asks for it while it runs."""
        exports = (f"{name}: {self._naming.of(export)}" for name, export in self._naming.exports(path).items())
        return f"export const {variable(path)} = {{ {', '.join(exports)} }};\n" if path != MAIN else ""

    def _named(self, path: str) -> str:
        """Name the file that a module begins; what two roots reach is in a file of each."""
        own = self._root in (MAIN, path) or path not in self._modules
        return file_name(path) if own else f"{file_name(self._root)}_{file_name(path)}"

    def _address(self, name: str) -> str:
        return f"{name}.js?v={self._version}"


def file_name(path: str) -> str:
    """Name the file that a module begins."""
    return path.removeprefix(SCRIPTS).removesuffix(".js").replace("/", "-")
