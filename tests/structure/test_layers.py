"""Imports run one way, and only the adapter knows MkDocs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

# Each module may import only modules of the lines above its own.
LAYERS = (
    ("findings", "formula", "numbering", "front_matter", "period", "lines"),
    ("text", "yamltext", "fields", "own_passages"),
    ("schema", "values", "body"),
    ("snippet", "fragments", "relation"),
    ("outline", "fill", "prose"),
    ("library", "document", "own_text"),
    ("assemble", "guide", "passages"),
    ("check", "phrases", "typography", "draft"),
    ("proofreading",),
    ("catalog",),
    ("site",),
    ("sheet", "search", "error_page"),
    ("outline_page", "snippet_page", "kind_page"),
    ("slots",),
    ("plan",),
    ("tree", "materialize"),
    ("cli",),
    ("__main__",),
)
# The edge: these alone may touch the disk, the terminal or the command line.
EDGE = frozenset({"tree", "materialize", "cli", "__main__"})
OUTSIDE = frozenset({"os", "sys", "pathlib", "io", "time", "logging", "subprocess", "socket", "shutil", "argparse"})
LARGEST = 250


def modules(root: Path) -> dict[str, ast.Module]:
    folder = root / "hooks" / "reportkb"
    found = {path.stem: ast.parse(path.read_text("utf-8")) for path in folder.glob("*.py") if path.stem != "__init__"}
    assert found, f"no module in {folder}"
    return found


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            if node.module == "reportkb":
                yield from (f"reportkb.{alias.name}" for alias in node.names)
            elif node.module:
                yield node.module


def test_every_module_has_a_layer(root: Path) -> None:
    assert sorted(modules(root)) == sorted(name for layer in LAYERS for name in layer)


def test_imports_run_one_way(root: Path) -> None:
    height = {name: index for index, layer in enumerate(LAYERS) for name in layer}
    for name, tree in modules(root).items():
        for target in imported(tree):
            if target.startswith("reportkb."):
                other = target.removeprefix("reportkb.")
                assert height[other] < height[name], f"{name} imports {other}"


def test_the_domain_does_not_know_mkdocs(root: Path) -> None:
    for name, tree in modules(root).items():
        for target in imported(tree):
            assert target.partition(".")[0] not in {"mkdocs", "properdocs", "material"}, name


def test_only_the_edge_touches_the_outside(root: Path) -> None:
    for name, tree in modules(root).items():
        used = {target.partition(".")[0] for target in imported(tree)} & OUTSIDE
        assert name in EDGE or not used, f"{name} imports {used}"
        calls = {
            node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert name in EDGE or not calls & {"print", "open", "input"}, name


def test_the_adapter_is_made_of_short_events(root: Path) -> None:
    tree = ast.parse((root / "hooks" / "mkdocs_adapter.py").read_text("utf-8"))
    events = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    assert events
    for event in events:
        body = event.body[1:]
        lines = body[-1].end_lineno - body[0].lineno + 1  # type: ignore[operator]
        assert lines <= 16, f"{event.name} has {lines} lines"


def test_modules_are_small(root: Path) -> None:
    paths = [*(root / "hooks").rglob("*.py"), *(root / "docs" / "assets" / "js").rglob("*.js")]
    for path in paths:
        lines = len(path.read_text("utf-8").splitlines())
        assert lines <= LARGEST, f"{path.name} has {lines} lines"


@pytest.mark.parametrize("name", ["utils", "helpers", "common", "manager", "misc"])
def test_modules_are_nouns_of_the_domain(root: Path, name: str) -> None:
    assert not list((root / "hooks").rglob(f"*{name}*.py"))
