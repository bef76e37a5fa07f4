"""Join the browser's modules, as many as there are nouns, into the few files that a page asks for.

Served one by one they are sixty requests, many of them made only when the file that names them has
arrived. In a file they stand one after the other, and what they name is named anew: no two things
have one name, and those that are named most have the shortest.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import minify_html

from reportkb.site import script
from reportkb.site.script import Script
from reportkb.site.script_files import MAIN, Files, file_name
from reportkb.site.script_files import SCRIPTS as SCRIPTS

# What is on a page alone, and shares no file with what others bring: neither is cut to the other's measure.
ALONE = (f"{SCRIPTS}board/page.js",)
# A worker sees to the pages that lie below it: it is published at the root.
WORKER = "sw.js"
# What makes scripts small tells others by a mark that a value does nothing; a word before it needs the space.
MARKED = re.compile(r"(?<![\w$])/\* @__PURE__ \*/ ")


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
            f"<!-- modulepreload {file_name(entry)} -->": "".join(
                f'<link rel="modulepreload" href="{root}{address}">' for address in addresses
            )
            for entry, addresses in self.first.items()
        }


def joined(scripts: Mapping[str, str]) -> Joined:
    """Join what arrives together, and leave out what only those who read it need.

    A module that another asks for while it runs (``import()``) begins a file, with all that it
    exports, what that uses and what the module does, as far as it is not there yet; what several of
    these use is a file of its own. What nothing uses is left out. Addresses carry a version, so that
    no file meets one of another day.

    Args:
        scripts: the text of every script, by path under the folder of pages; those that
            ``assets/js/main.js`` does not reach are no modules, and each stays a file.

    Raises:
        ValueError: a module is not JavaScript that can be joined, or names one that is not there.
    """
    return _joined(tuple(scripts.items()))


@lru_cache(maxsize=1)
def _joined(written: tuple[tuple[str, str], ...]) -> Joined:
    """Keep the last: a preview builds after every edit, and a writer does not edit scripts."""
    scripts = dict(written)
    roots = {root: _reached(scripts, root) for root in (MAIN, *ALONE) if root in scripts}
    modules = {path for reached in roots.values() for path in reached}
    digest = hashlib.sha256("\0".join(text for _, text in sorted(scripts.items())).encode()).hexdigest()[:8]
    every = [Files(reached, digest, root) for root, reached in roots.items()]
    others = {
        path: _small(script.uncommented(script.parse(path, text)), "<script>")
        for path, text in scripts.items()
        if path not in modules
    }
    if worker := others.pop(f"{SCRIPTS}{WORKER}", None):
        others[WORKER] = worker
    joined = {
        f"{SCRIPTS}{name}.js": _small(text, "<script type=module>") for files in every for name, text in files.texts()
    }
    # Where two roots reach a module, who asks for it first is meant.
    first = {entry: tuple(files.of(entry)) for files in reversed(every) for entry in files.brought}
    return Joined({**others, **joined}, first)


def _reached(scripts: Mapping[str, str], root: str) -> dict[str, Script]:
    """Read the modules that one reaches, each after those that it imports from; no two may import from each other."""
    modules: dict[str, Script] = {}
    waiting = [root]

    def visit(path: str, above: tuple[str, ...]) -> None:
        if path in above:
            raise ValueError(f"{path}: needs itself, by way of {above[-1]}")
        if path in modules:
            return
        if path not in scripts:
            raise ValueError(f"{path}: named by a module, but not there")
        module = script.parse(path, scripts[path])
        for needed in module.needs:
            visit(needed, (*above, path))
        modules[path] = module
        waiting.extend(asked for part in module.parts for asked in part.later if asked == root or asked not in ALONE)

    while waiting:
        visit(waiting.pop(0), ())
    return modules


def _small(text: str, tag: str) -> str:
    """Write a script without blanks and in the shorter of two ways to say a thing; its names stay."""
    end = "</script>"
    if end in text.lower():
        raise ValueError(f"{text[:60]}: holds {end}, which would end it in a page")
    small: str = minify_html.minify(f"{tag}{text}{end}", minify_js=True)
    return MARKED.sub("", small.removeprefix(tag).removesuffix(end)) + "\n"
