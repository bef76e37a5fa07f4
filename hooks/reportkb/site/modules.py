"""Join the browser's modules, as many as there are nouns, into the few files that a page asks for.

Served one by one they are sixty requests, many of them made only when the file that names them has
arrived. In a file they stand one after the other, and what they name is named anew: no two things
have one name, and those that are named most have the shortest.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import minify_html

from reportkb.site import script
from reportkb.site.naming import Naming, variable
from reportkb.site.script import Script

SCRIPTS = "assets/js/"
# A worker sees to the pages that lie below it: it is published at the root.
WORKER = "sw.js"
# The module that every page asks for; every other is reached from it.
MAIN = f"{SCRIPTS}main.js"


@dataclass(frozen=True, slots=True)
class Joined:
    """The published scripts.

    Args:
        files: their text, by path under the folder of pages.
        first: the addresses of the files that bring a module which another asks for while it runs,
            by that module's path under the folder of pages.
    """

    files: Mapping[str, str]
    first: Mapping[str, tuple[str, ...]]

    def hints(self, root: str) -> dict[str, str]:
        """Write what lets a page fetch a module's files at once, by the comment that asks for it.

        Args:
            root: the way from the page's address to the root of the site.
        """
        return {
            f"<!-- modulepreload {_name(entry)} -->": "".join(
                f'<link rel="modulepreload" href="{root}{address}">' for address in addresses
            )
            for entry, addresses in self.first.items()
        }


def joined(scripts: Mapping[str, str]) -> Joined:
    """Join what arrives together, and leave out what only those who read it need.

    A module that another asks for while it runs (``import()``) begins a file, with all that it
    needs and that is not there yet; what several of these need is a file of its own. A module needs
    what it names, wherever that is declared: another that only hands it on brings nothing else
    along. Addresses carry a version, so that no file meets one of another day.

    Args:
        scripts: the text of every script, by path under the folder of pages; those that
            ``assets/js/main.js`` does not reach are no modules, and each stays a file.

    Raises:
        ValueError: a module is not JavaScript that can be joined, or names one that is not there.
    """
    modules: dict[str, Script] = {}
    waiting = [MAIN] if MAIN in scripts else []
    while waiting:
        if (path := waiting.pop()) in modules:
            continue
        if path not in scripts:
            raise ValueError(f"{path}: named by a module, but not there")
        modules[path] = script.parse(path, scripts[path])
        waiting += (*modules[path].needs, *modules[path].later)
    naming = Naming(modules)
    modules = {path: replace(module, needs=naming.needs(module)) for path, module in modules.items()}
    brought = _brought(modules) if modules else {}
    groups: dict[str, list[Script]] = {}
    for path in _in_order(modules, brought):
        name = ".".join(_name(entry) for entry, paths in brought.items() if path in paths)
        groups.setdefault(name, []).append(modules[path])
    digest = hashlib.sha256("\0".join(text for _, text in sorted(scripts.items())).encode()).hexdigest()[:8]
    addresses = {module.path: f"{name}.js?v={digest}" for name, group in groups.items() for module in group}
    files = _files(groups, addresses, naming)
    others = {
        path: _small(script.uncommented(script.parse(path, text)), "<script>")
        for path, text in scripts.items()
        if path not in modules
    }
    if worker := others.pop(f"{SCRIPTS}{WORKER}", None):
        others[WORKER] = worker
    first = {entry: dict.fromkeys(SCRIPTS + addresses[path] for path in paths) for entry, paths in brought.items()}
    return Joined({**others, **files}, {entry: tuple(found) for entry, found in first.items()})


def _brought(modules: Mapping[str, Script]) -> dict[str, tuple[str, ...]]:
    """List for the first module, and for each that is asked for later, what comes with it, in order."""
    there: dict[str, frozenset[str]] = {MAIN: frozenset()}
    for entry in (entries := [MAIN]):
        closure = tuple(_in_order(modules, [entry]))
        present = there[entry] | set(closure)
        for target in (target for path in closure for target in modules[path].later):
            # What two ask for finds only what both have.
            there[target] = there.get(target, present) & present
            if target not in entries:
                entries.append(target)
    return {entry: tuple(path for path in _in_order(modules, [entry]) if path not in there[entry]) for entry in entries}


def _in_order(modules: Mapping[str, Script], entries: Iterable[str]) -> Iterator[str]:
    """List modules with what they need, each after what it needs; no two may need each other."""
    done: set[str] = set()

    def visit(path: str, above: tuple[str, ...]) -> Iterator[str]:
        if path in above:
            raise ValueError(f"{path}: needs itself, by way of {above[-1]}")
        if path not in done:
            for needed in modules[path].needs:
                yield from visit(needed, (*above, path))
            done.add(path)
            yield path

    for entry in entries:
        yield from visit(entry, ())


def _files(groups: Mapping[str, list[Script]], addresses: Mapping[str, str], naming: Naming) -> dict[str, str]:
    """Write the files: what one needs of others is imported at its head, what others need of it exported at its end."""

    def asked(path: str) -> str:
        return f'import("./{addresses[path]}").then((file) => file.{variable(path)})'

    imported: dict[str, dict[str, dict[str, None]]] = {}
    exported: dict[str, dict[str, None]] = {}
    for name, group in groups.items():
        here = addresses[group[0].path]
        needed = (addresses[path] for module in group for path in module.needs)
        imported[name] = {address: {} for address in needed if address != here}
        for export in (export for module in group for export in naming.uses(module)):
            address = addresses.get(naming.origin(export)[0], here)
            if address != here:
                called = naming.of(export)
                imported[name].setdefault(address, {})[called] = None
                exported.setdefault(address, {})[called] = None
    texts: dict[str, str] = {}
    for name, group in groups.items():
        head = (f'import {{ {", ".join(names)} }} from "./{address}";\n' for address, names in imported[name].items())
        body = (script.joinable(module, naming.of, asked) + naming.whole(module) for module in group)
        tail = f"export {{ {', '.join(exported.get(addresses[group[0].path], ()))} }};\n"
        texts[f"{SCRIPTS}{name}.js"] = _small("".join((*head, *body, tail)), "<script type=module>")
    return texts


def _small(text: str, tag: str) -> str:
    """Write a script without blanks and in the shorter of two ways to say a thing; its names stay."""
    end = "</script>"
    if end in text.lower():
        raise ValueError(f"{text[:60]}: holds {end}, which would end it in a page")
    small: str = minify_html.minify(f"{tag}{text}{end}", minify_js=True)
    return small.removeprefix(tag).removesuffix(end) + "\n"


def _name(path: str) -> str:
    return path.removeprefix(SCRIPTS).removesuffix(".js").replace("/", "-")
