"""One module of the browser's: what it needs, what it exports, and how it stands in a file with others."""

from __future__ import annotations

import posixpath
from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser, Query, QueryCursor

from reportkb.site.names import Names, declared, names, text

JAVASCRIPT = Language(tree_sitter_javascript.language())
FOUND = Query(
    JAVASCRIPT,
    "(import_statement) @import (export_statement) @export (comment) @comment"
    " (call_expression function: (import) arguments: (arguments . (string))) @later",
)
# The path of a module, and a name in it.
Export = tuple[str, str]
# What is written in the place of some bytes.
Mark = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Part:
    """A statement of a module's.

    Args:
        node: where it stands.
        names: what it declares; what declares nothing does something.
        uses: where names stand in it, each with the module and the name there: an imported one as it is
            exported, one that is not known in all of a module of none.
        later: the paths of the modules that it asks for while it runs.
        changes: whether what it declares may be given another value.
    """

    node: Node
    names: tuple[str, ...]
    uses: tuple[tuple[Node, Export], ...]
    later: tuple[str, ...]
    changes: bool

    @property
    def size(self) -> int:
        """How many bytes it takes."""
        return self.node.end_byte - self.node.start_byte


@dataclass(frozen=True, slots=True)
class Script:
    """A module.

    Args:
        path: where it lies.
        text: its bytes, UTF-8.
        found: its imports, exports, comments and calls of ``import``, each in order.
        needs: the paths of the modules that it imports from.
        exported: what it declares for others, and what it hands on from another module, which is named
            with what that exports it as.
        foreign: the names that are the browser's, in one place at least.
        parts: its statements, in order.
    """

    path: str
    text: bytes
    found: Mapping[str, tuple[Node, ...]]
    needs: tuple[str, ...]
    exported: Mapping[str, Export]
    foreign: frozenset[str]
    parts: tuple[Part, ...]


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
    root = Parser(JAVASCRIPT).parse(source).root_node
    if root.has_error:
        raise ValueError(f"{path}: not JavaScript that can be parsed")
    captured = QueryCursor(FOUND).captures(root)
    found = {
        kind: tuple(sorted(captured.get(kind, ()), key=lambda node: node.start_byte))  # captured in no order
        for kind in ("import", "export", "comment", "later")
    }
    sources = (node.child_by_field_name("source") for node in (*found["import"], *found["export"]))
    imported = {name: export for node in found["import"] for name, export in _imported(path, node)}
    known = names(root)
    used = [_used(path, node, known, imported) for node in known.own]
    starts = [node.start_byte for node in known.own]
    return Script(
        path,
        source,
        found,
        tuple(dict.fromkeys(_path(path, node) for node in sources if node)),
        {name: export for node in found["export"] for name, export in _exported(path, node)},
        known.foreign,
        tuple(
            Part(
                node,
                tuple(declared(node.child_by_field_name("declaration") or node)),
                tuple(used[bisect(starts, node.start_byte - 1) : bisect(starts, node.end_byte - 1)]),
                tuple(
                    _path(path, _asked(call))
                    for call in found["later"]
                    if node.start_byte <= call.start_byte < node.end_byte
                ),
                text(node).startswith("let "),
            )
            for node in _statements(root)
        ),
    )


def joinable(
    script: Script, kept: Iterable[Part], called: Iterable[tuple[Node, str]], asked: Callable[[str], str]
) -> str:
    """Write statements of a module as they stand in a file with others: without imports, exports and comments.

    Args:
        script: the module.
        kept: the statements.
        called: where names stand in them, each with what stands there instead.
        asked: writes how a module is asked for, by its path.
    """
    marks = _comments(script)
    marks += ((node.start_byte, node.end_byte, "") for node in script.found["import"])
    for node in script.found["export"]:
        declaration = node.child_by_field_name("declaration")
        marks.append((node.start_byte, declaration.start_byte if declaration else node.end_byte, ""))
    for call in script.found["later"]:
        marks.append((call.start_byte, call.end_byte, asked(_path(script.path, _asked(call)))))
    for node, name in called:
        short = node.type not in ("identifier", "member_expression")
        marks.append((node.start_byte, node.end_byte, f"{text(node)}: {name}" if short else name))
    left_out = (part.node for part in script.parts if part not in kept)
    return _rewritten(script.text, [*marks, *((node.start_byte, node.end_byte, "") for node in left_out)])


def uncommented(script: Script) -> str:
    """Write a script without comments: those at its head are kept by what makes it small."""
    return _rewritten(script.text, _comments(script))


def _used(path: str, node: Node, known: Names, imported: Mapping[str, Export]) -> tuple[Node, Export]:
    """Tell what a name stands for; one that stands for a module is told with what follows its dot."""
    name = text(node)
    origin = imported.get(name)
    if name not in known.top:
        return node, ("", name)
    if origin is None or origin[1]:
        return node, origin or (path, name)
    access = node.parent
    if access is None or access.type != "member_expression" or access.named_children[0] != node:
        raise ValueError(f"{path}: {name} stands for a module, and is used without a dot")
    return access, (origin[0], text(_child(access, "property")))


def _statements(root: Node) -> Iterator[Node]:
    for node in root.named_children:
        listed = node.type == "export_statement" and not node.child_by_field_name("declaration")
        if node.type not in ("comment", "import_statement") and not listed:
            yield node


def _rewritten(source: bytes, marks: Iterable[Mark]) -> str:
    parts: list[str] = []
    last = 0
    for start, end, instead in sorted(marks, key=lambda mark: (mark[0], -mark[1])):
        if start >= last:  # what is inside goes with what is around it
            parts += (source[last:start].decode(), instead)
            last = end
    return "".join((*parts, source[last:].decode()))


def _imported(path: str, node: Node) -> Iterator[tuple[str, Export]]:
    origin, clause = _path(path, _child(node, "source")), _of_type(node, "import_clause")
    if clause and (space := _of_type(clause, "namespace_import")):
        yield text(space.named_children[0]), (origin, "")
    else:
        yield from ((alias, (origin, name)) for name, alias in _specified(node))


def _exported(path: str, node: Node) -> Iterator[tuple[str, Export]]:
    declaration = node.child_by_field_name("declaration")
    if declaration and declaration.type == "lexical_declaration" and text(declaration.children[0]) != "const":
        raise ValueError(f"{text(declaration)[:60]}: exports what may change")
    if declaration:
        yield from ((name, (path, name)) for name in declared(declaration))
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


def _comments(script: Script) -> list[Mark]:
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
