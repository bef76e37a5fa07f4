"""Imports run one way, and only the adapter knows MkDocs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

# Each package may import itself and those before it.
PACKAGES = ("source", "report", "library", "rules", "site")
# The edge: these alone may touch the disk, the terminal or the command line.
EDGE = frozenset({"source.tree", "site.materialize", "cli", "__main__"})
OUTSIDE = frozenset({"os", "sys", "pathlib", "io", "time", "logging", "subprocess", "socket", "shutil", "argparse"})
LARGEST = 250


def modules(root: Path) -> dict[str, ast.Module]:
    folder = root / "hooks" / "reportkb"
    paths = [path for path in folder.rglob("*.py") if path.stem != "__init__"]
    assert paths, f"no module in {folder}"
    names = [".".join(path.relative_to(folder).with_suffix("").parts) for path in paths]
    return {name: ast.parse(path.read_text("utf-8")) for name, path in zip(names, paths, strict=True)}


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


def test_every_module_stands_in_a_package(root: Path) -> None:
    found = {name.partition(".")[0] for name in modules(root)}
    assert found == {*PACKAGES, "cli", "__main__"}


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_says_what_comes_in_and_what_goes_out(root: Path, package: str) -> None:
    text = (root / "hooks" / "reportkb" / package / "__init__.py").read_text("utf-8")
    said = ast.get_docstring(ast.parse(text)) or ""
    assert all(word in said for word in ("In:", "Out:", "Begin with")), said


def test_imports_run_one_way(root: Path) -> None:
    height = {package: index for index, package in enumerate((*PACKAGES, "cli", "__main__"))}
    for name, tree in modules(root).items():
        for target in imported(tree):
            if target.startswith("reportkb."):
                package, own = target.split(".")[1], name.partition(".")[0]
                assert height[package] <= height[own], f"{name} imports {target}"


def test_no_module_imports_itself_by_way_of_others(root: Path) -> None:
    every = modules(root)
    needs = {name: {t.removeprefix("reportkb.") for t in imported(tree)} & set(every) for name, tree in every.items()}
    while needs:
        done = {name for name, needed in needs.items() if not needed & set(needs)}
        assert done, f"a circle among {sorted(needs)}"
        needs = {name: needed for name, needed in needs.items() if name not in done}


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
