"""One module of the browser's: what it needs, what it exports, and how it stands in a file with others."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser, Query, QueryCursor

from reportkb.site.names import Names, names, text

JAVASCRIPT = Language(tree_sitter_javascript.language())
FOUND = Query(
    JAVASCRIPT,
    "(import_statement) @import (export_statement) @export (comment) @comment"
    " (call_expression function: (import) arguments: (arguments . (string))) @later",
)
# The path of a module, and a name in it.
Export = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Script:
    """A module.

    Args:
        path: where it lies.
        text: its bytes, UTF-8.
        found: its imports, exports, comments and calls of ``import``, each in order.
        needs: the paths of the modules that must have run before it.
        later: the paths of those that it asks for while it runs.
        names: the names that it gives.
        imported: by the name that it has here, the module that a thing is of and what that exports it
            as; as nothing where the name stands for the whole module.
        exported: what it declares for others, and what it hands on from another module, which is named
            with what that exports it as.
    """

    path: str
    text: bytes
    found: Mapping[str, tuple[Node, ...]]
    needs: tuple[str, ...]
    later: tuple[str, ...]
    names: Names
    imported: Mapping[str, Export]
    exported: Mapping[str, Export]


@lru_cache(maxsize=512)
def parse(path: str, written: str) -> Script:
    """Find out what a module needs, and what it has.

    Args:
        path: where it lies; addresses in it go out from there.
        written: what it says.

    Raises:
        ValueError: it is not JavaScript, or imports or exports in a way that cannot be joined.
    """
    source = written.encode()
    tree = Parser(JAVASCRIPT).parse(source)
    if tree.root_node.has_error:
        raise ValueError(f"{path}: not JavaScript that can be parsed")
    captured = QueryCursor(FOUND).captures(tree.root_node)
    found = {
        kind: tuple(sorted(captured.get(kind, ()), key=lambda node: node.start_byte))  # captured in no order
        for kind in ("import", "export", "comment", "later")
    }
    sources = (node.child_by_field_name("source") for node in (*found["import"], *found["export"]))
    needs = dict.fromkeys(_path(path, node) for node in sources if node)
    later = dict.fromkeys(_path(path, _asked(node)) for node in found["later"])
    return Script(
        path,
        source,
        found,
        tuple(needs),
        tuple(later),
        names(tree.root_node),
        {name: export for node in found["import"] for name, export in _imported(path, node)},
        {name: export for node in found["export"] for name, export in _exported(path, node)},
    )


def joinable(script: Script, called: Callable[[Export], str], asked: Callable[[str], str]) -> str:
    """Write a module as it stands in a file with others: without imports, exports and comments.

    Args:
        script: the module.
        called: gives the name that a name of the module's has there, by the module and the name; one that
            is not known in all of a module is of none.
        asked: writes how a module is asked for, by its path.

    Raises:
        ValueError: it uses another module as a whole otherwise than with a dot.
    """
    marks = _comments(script)
    marks += ((node.start_byte, node.end_byte, "") for node in script.found["import"])
    for node in script.found["export"]:
        declaration = node.child_by_field_name("declaration")
        marks.append((node.start_byte, declaration.start_byte if declaration else node.end_byte, ""))
    marks += (
        (node.start_byte, node.end_byte, asked(_path(script.path, _asked(node)))) for node in script.found["later"]
    )
    for node, export in used(script):
        name = called(export)
        short = node.type not in ("identifier", "member_expression")
        marks.append((node.start_byte, node.end_byte, f"{text(node)}: {name}" if short else name))
    return _rewritten(script.text, marks)


def uncommented(script: Script) -> str:
    """Write a script without comments: those at its head are kept by what makes it small."""
    return _rewritten(script.text, _comments(script))


def used(script: Script) -> Iterator[tuple[Node, Export]]:
    """List where a module's names stand, each with the module and the name there; an imported one as it is exported."""
    for node in script.names.own:
        name = text(node)
        whole = script.imported.get(name)
        if name not in script.names.top:
            yield node, ("", name)
        elif whole and not whole[1]:
            access = node.parent
            if access is None or access.type != "member_expression" or access.named_children[0] != node:
                raise ValueError(f"{script.path}: {name} stands for a module, and is used without a dot")
            yield access, (whole[0], text(_child(access, "property")))
        else:
            yield node, whole or (script.path, name)


def _rewritten(source: bytes, marks: Iterable[tuple[int, int, str]]) -> str:
    parts: list[str] = []
    last = 0
    for start, end, instead in sorted(marks):
        if start >= last:  # a comment inside a statement goes with it
            parts += (source[last:start].decode(), instead)
            last = end
    return "".join((*parts, source[last:].decode()))


def _imported(path: str, node: Node) -> Iterator[tuple[str, Export]]:
    origin, clause = _path(path, _child(node, "source")), _of_type(node, "import_clause")
    if clause and (space := _of_type(clause, "namespace_import")):
        yield text(space.named_children[0]), (origin, "")
    elif clause:
        yield from ((alias, (origin, name)) for name, alias in _specified(node))


def _exported(path: str, node: Node) -> Iterator[tuple[str, Export]]:
    if declaration := node.child_by_field_name("declaration"):
        yield from ((name, (path, name)) for name in _declared(declaration))
    else:
        yield from ((alias, (_path(path, _child(node, "source")), name)) for name, alias in _specified(node))


def _specified(node: Node) -> Iterator[tuple[str, str]]:
    """List the names in a statement's braces, each with what it is called from then on."""
    clause = _of_type(node, "import_clause") or node
    listed = _of_type(clause, "named_imports") or _of_type(clause, "export_clause")
    if listed is None:
        raise ValueError(f"{text(node)}: names nothing")
    for specifier in listed.named_children:
        name, alias = _child(specifier, "name"), specifier.child_by_field_name("alias")
        yield text(name), text(alias or name)


def _declared(node: Node) -> Iterator[str]:
    """List what a declaration names; what may be given another value later cannot be returned."""
    if node.type != "lexical_declaration":
        yield text(_child(node, "name"))
    elif text(node.children[0]) != "const":
        raise ValueError(f"{text(node)[:60]}: exports what may change")
    else:
        for declarator in (child for child in node.named_children if child.type == "variable_declarator"):
            yield text(_child(declarator, "name"))


def _comments(script: Script) -> list[tuple[int, int, str]]:
    # ECMAScript, 12.4: a comment with a line's end in it is one, any other is a blank.
    places = ((node.start_byte, node.end_byte) for node in script.found["comment"])
    return [(start, end, "\n" if b"\n" in script.text[start:end] else " ") for start, end in places]


def _path(origin: str, address: Node) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(origin), text(address)[1:-1]))


def _asked(node: Node) -> Node:
    """Give the address in a call of ``import``."""
    return _child(node, "arguments").named_children[0]


def _of_type(node: Node, kind: str) -> Node | None:
    return next((child for child in node.children if child.type == kind), None)


def _child(node: Node, name: str) -> Node:
    if child := node.child_by_field_name(name):
        return child
    raise ValueError(f"{text(node)[:60]}: has no {name}")
