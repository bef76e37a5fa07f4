"""The names that a module of the browser's gives, and where they stand: nobody but the module needs to know them.

Each is replaced wherever it stands by one that means nothing else, so that what belongs together
still does, whatever the scopes are. Only a name that is the module's own in one place and the
browser's in another has to stay.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

_NAMES = frozenset({"identifier", "shorthand_property_identifier", "shorthand_property_identifier_pattern"})
_FUNCTIONS = frozenset(
    {
        "function_declaration",
        "function_expression",
        "generator_function_declaration",
        "generator_function",
        "arrow_function",
        "method_definition",
    }
)
# A name in one of these means the same in all of it. `var`, which means it in a whole function, is not used.
_SCOPES = _FUNCTIONS | {
    "program",
    "statement_block",
    "class",
    "for_statement",
    "for_in_statement",
    "catch_clause",
    "switch_body",
    "class_static_block",
}
# Where the name goes that a thing has outside it, and the one that only it knows itself by.
_DECLARED = frozenset({"function_declaration", "generator_function_declaration", "class_declaration"})
_KNOWN_TO_ITSELF = frozenset({"function_expression", "generator_function", "class"})
_PARTS = {
    "variable_declarator": "name",
    "assignment_pattern": "left",
    "object_assignment_pattern": "left",
    "pair_pattern": "value",
}


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a module.

    Args:
        own: where those stand that the module gives, imported ones too, in order.
        top: those that are known in all of it.
        foreign: those that are the browser's, in one place at least.
    """

    own: tuple[Node, ...]
    top: frozenset[str]
    foreign: frozenset[str]


def names(root: Node) -> Names:
    """Find the names in a module; those in imports and in lists of exports are not among what stands in it.

    Args:
        root: the module's tree.
    """
    given: dict[str, list[Node]] = {}
    standing: list[Node] = []

    def give(node: Node | None, scope: Node) -> None:
        for name in _bound(node) if node else ():
            given.setdefault(text(name), []).append(scope)

    def visit(node: Node, scope: Node) -> None:
        kind, inner = node.type, node if node.type in _SCOPES else scope
        if kind == "import_statement":
            return give(node, scope)
        if kind == "export_statement" and not node.child_by_field_name("declaration"):
            return None
        if kind in _DECLARED or kind == "variable_declarator":
            give(node.child_by_field_name("name"), scope)
        if kind in _KNOWN_TO_ITSELF:
            give(node.child_by_field_name("name"), node)
        if kind in _FUNCTIONS or kind == "catch_clause":
            give(node.child_by_field_name("parameters") or node.child_by_field_name("parameter"), node)
        if kind == "for_in_statement" and node.child_by_field_name("kind"):
            give(node.child_by_field_name("left"), node)
        if kind in _NAMES:
            standing.append(node)
        for child in node.named_children:
            visit(child, inner)
        return None

    visit(root, root)
    scopes = {name: [(scope.start_byte, scope.end_byte) for scope in found] for name, found in given.items()}
    foreign = frozenset(
        text(node)
        for node in standing
        if not any(start <= node.start_byte < end for start, end in scopes.get(text(node), ()))
    )
    own = tuple(node for node in standing if text(node) in given and text(node) not in foreign)
    return Names(own, frozenset(name for name, found in given.items() if root in found), foreign)


def declared(node: Node) -> Iterator[str]:
    """List what a statement declares."""
    if node.type in _DECLARED or node.type == "variable_declarator":
        yield from (text(name) for name in _bound(node.child_by_field_name("name") or node))
    elif node.type == "lexical_declaration":
        for child in node.named_children:
            yield from declared(child)


def text(node: Node) -> str:
    """Give what a node says."""
    return (node.text or b"").decode()


def _bound(node: Node) -> Iterator[Node]:
    """List the names that a pattern, a list of parameters or an import gives."""
    if node.type in _NAMES:
        yield node
    elif part := node.child_by_field_name(_PARTS.get(node.type, "alias")):
        yield from _bound(part)
    elif node.type == "import_specifier":
        yield from _bound(node.named_children[0])
    elif node.type.endswith(("_pattern", "parameters", "import", "imports", "import_clause", "import_statement")):
        for child in node.named_children:
            yield from _bound(child)
