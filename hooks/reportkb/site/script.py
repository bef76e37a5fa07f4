"""One module of the browser's: what it needs, and the module as a function that returns what it exports."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser, Query, QueryCursor

JAVASCRIPT = Language(tree_sitter_javascript.language())
FOUND = Query(
    JAVASCRIPT,
    "(import_statement) @import (export_statement) @export (comment) @comment"
    " (call_expression function: (import) arguments: (arguments . (string))) @later",
)


@dataclass(frozen=True, slots=True)
class Script:
    """A module.

    Args:
        path: where it lies.
        text: its bytes, UTF-8.
        found: its imports, exports, comments and calls of ``import``, each in order.
        needs: the paths of the modules that must have run before it.
        later: the paths of those that it asks for while it runs.
    """

    path: str
    text: bytes
    found: Mapping[str, tuple[Node, ...]]
    needs: tuple[str, ...]
    later: tuple[str, ...]


@lru_cache(maxsize=512)
def parse(path: str, text: str) -> Script:
    """Find out what a module needs.

    Args:
        path: where it lies; addresses in it go out from there.
        text: what it says.

    Raises:
        ValueError: it is not JavaScript.
    """
    source = text.encode()
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
    return Script(path, source, found, tuple(needs), tuple(later))


def function(script: Script, variable: Callable[[str], str], address: Callable[[str], str]) -> str:
    """Write a module as a function that is called once, without comments.

    Args:
        script: the module.
        variable: names the constant that holds what a module exports, by the module's path.
        address: gives the address of the file that a module is in, by the module's path.

    Raises:
        ValueError: it imports or exports in a way that a function cannot.
    """
    returned: list[str] = []
    marks = [_comment(script.text, node) for node in script.found["comment"]]
    for node in script.found["import"]:
        origin = variable(_path(script.path, _child(node, "source")))
        marks.append((node.start_byte, node.end_byte, _constants(node, origin)))
    for node in script.found["export"]:
        declaration, source = node.child_by_field_name("declaration"), node.child_by_field_name("source")
        marks.append((node.start_byte, (declaration.start_byte if declaration else node.end_byte), ""))
        if declaration:
            returned += _declared(declaration)
        else:
            origin = f"{variable(_path(script.path, source))}." if source else ""
            returned += (_property(alias, f"{origin}{name}") for name, alias in _specified(node))
    for node in script.found["later"]:
        path = _path(script.path, _asked(node))
        call = f'import("./{address(path)}").then((file) => file.{variable(path)})'
        marks.append((node.start_byte, node.end_byte, call))
    body = _rewritten(script.text, marks).strip()
    return f"const {variable(script.path)} = (() => {{\n{body}\nreturn {{{', '.join(returned)}}};\n}})();\n"


def _rewritten(text: bytes, marks: Iterable[tuple[int, int, str]]) -> str:
    parts: list[str] = []
    last = 0
    for start, end, instead in sorted(marks):
        if start >= last:  # a comment inside a statement goes with it
            parts += (text[last:start].decode(), instead)
            last = end
    return "".join((*parts, text[last:].decode()))


def _constants(node: Node, origin: str) -> str:
    """Write an import as constants."""
    clause = _of_type(node, "import_clause")
    if clause is None:
        return ""
    if space := _of_type(clause, "namespace_import"):
        return f"const {_text(space.named_children[0])} = {origin};"
    names = ", ".join(_property(name, alias) for name, alias in _specified(node))
    return f"const {{ {names} }} = {origin};"


def _property(name: str, value: str) -> str:
    return name if name == value else f"{name}: {value}"


def _specified(node: Node) -> Iterator[tuple[str, str]]:
    """List the names in a statement's braces, each with what it is called from then on."""
    clause = _of_type(node, "import_clause") or node
    listed = _of_type(clause, "named_imports") or _of_type(clause, "export_clause")
    if listed is None:
        raise ValueError(f"{_text(node)}: names nothing")
    for specifier in listed.named_children:
        name, alias = _child(specifier, "name"), specifier.child_by_field_name("alias")
        yield _text(name), _text(alias or name)


def _declared(node: Node) -> Iterator[str]:
    """List what a declaration names; what may be given another value later cannot be returned."""
    if node.type != "lexical_declaration":
        yield _text(_child(node, "name"))
    elif _text(node.children[0]) != "const":
        raise ValueError(f"{_text(node)[:60]}: exports what may change")
    else:
        for declarator in (child for child in node.named_children if child.type == "variable_declarator"):
            yield _text(_child(declarator, "name"))


def _comment(text: bytes, node: Node) -> tuple[int, int, str]:
    start, end = node.start_byte, node.end_byte
    line = text.rfind(b"\n", 0, start) + 1
    if not text[line:start].strip() and text[end : end + 1] == b"\n":
        return line, end + 1, ""  # with its line, where it has one of its own
    # ECMAScript, 12.4: a comment with a line's end in it is one, any other is a blank.
    return start, end, "\n" if b"\n" in text[start:end] else " "


def _path(origin: str, address: Node) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(origin), _text(address)[1:-1]))


def _asked(node: Node) -> Node:
    """Give the address in a call of ``import``."""
    return _child(node, "arguments").named_children[0]


def _of_type(node: Node, kind: str) -> Node | None:
    return next((child for child in node.children if child.type == kind), None)


def _child(node: Node, name: str) -> Node:
    if child := node.child_by_field_name(name):
        return child
    raise ValueError(f"{_text(node)[:60]}: has no {name}")


def _text(node: Node) -> str:
    return (node.text or b"").decode()
