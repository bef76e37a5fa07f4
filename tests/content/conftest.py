"""The library of the repository itself, loaded once as it is and once with what CONTRIBUTING shows.

What is asked here of the library beside the checker must not be asked of a contributor, so that
every test sees both.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportkb.library.choosing import CHOOSING
from reportkb.library.library import Library, load
from reportkb.source.tree import Tree, read

BLOCK = re.compile(r"^```(markdown|yaml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SNIPPET = "snippets/results/hotline-answer-rate.md"
NAMED = re.compile(r"^ *snippet: (\S+)$", re.MULTILINE)
TENTH = "docs/outlines/hotline-report.md"


def with_example(tree: Tree) -> Tree:
    """Take CONTRIBUTING's snippet into every outline of a tree that lacks its frame, and its outline as a tenth."""
    blocks = [text for _, text in BLOCK.findall(tree["CONTRIBUTING.md"].decode())]
    snippet, fields, outline, relations, tenth, answer = blocks
    values = outline.partition("  values:\n")[2].partition("sections:\n")[0]
    section = outline.partition("sections:\n")[2]
    grown = {**tree, SNIPPET: snippet.encode()}
    frame = f"\n{next(line for line in snippet.splitlines() if line.startswith('frame: '))}\n".encode()
    grown["snippets/results/fields.yml"] += fields.encode()
    parts = {"  values:\n": values, "  reconcile:\n": relations.partition("\n")[2], "sections:\n": section}
    for path in [path for path in tree if path.startswith("docs/outlines/") and not path.endswith("/index.md")]:
        text = tree[path].decode()
        if any(frame in tree[f"snippets/{name}.md"] for name in NAMED.findall(text)):
            continue
        for key, part in parts.items():
            assert f"\n{key}" in text, path
            text = text.replace(f"\n{key}", f"\n{key}{part}", 1)
        grown[path] = text.encode()
    grown[TENTH] = tenth.encode()
    grown[CHOOSING] = tree[CHOOSING].decode().replace("  answers:\n", answer, 1).encode()
    return grown


@pytest.fixture(scope="session")
def tree(root: Path) -> Tree:
    """Read the repository's own content."""
    return read(root)[0]


@pytest.fixture(scope="session")
def contributed(tree: Tree) -> Tree:
    """Add to it what CONTRIBUTING shows."""
    return with_example(tree)


@pytest.fixture(scope="session", params=["as it is", "with contributions"])
def library(request: pytest.FixtureRequest, tree: Tree, contributed: Tree) -> Library:
    """Load either."""
    return load(contributed if request.param == "with contributions" else tree)[0]
