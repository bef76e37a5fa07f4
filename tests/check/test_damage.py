"""A register, page or settings file that is gone, empty or of another shape is one finding, and no flood."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportkb.site.plan import plan
from reportkb.source.tree import Tree, read

BASE = Path(__file__).parents[1] / "cases" / "check" / "base"
FILES = {path.relative_to(BASE).as_posix(): path.read_bytes() for path in BASE.rglob("*") if path.is_file()}
GUIDE = {
    "docs/guide/index.md": "---\ntitle: 写作指南\ndescription: 一句话。\npages: [goals]\n---\n\n# 写作指南\n".encode(),
    "docs/guide/goals.md": "---\ntitle: 目标\ndescription: 一句话。\n---\n\n# 目标\n".encode(),
}
TREE = {**FILES, **GUIDE}
DAMAGES: dict[str, bytes | None] = {
    "gone": None,
    "empty": b"",
    "blank": b"\n \n\t\n",
    "comment": "# 说明\n".encode(),
    "hidden comment": "<!-- 说明 -->\n".encode(),
    "null": b"null\n",
    "tilde": b"~\n",
    "list": b"- a\n- b\n",
    "empty mapping": b"{}\n",
    "word": "甲".encode(),
    "front matter only": b"---\n---\n",
    "open front matter": "---\ntitle: 甲\n".encode(),
    "no bytes of text": b"\x00\x01\x02",
    "UTF-16": "甲: 乙\n".encode("utf-16"),
    "conflict": "<<<<<<< HEAD\n甲: 乙\n=======\n甲: 丙\n>>>>>>> other\n".encode(),
}
# A comment is what CONTRIBUTING.md would begin with; a page may hold what a register may not.
LAWFUL = {("CONTRIBUTING.md", "comment")}
# Words that no outline names may be any.
LAWFUL |= {(f"snippets/{name}.yml", "open front matter") for name in ("occasions", "registers")}
# The guide's pages hold whatever their author wrote: one that nobody names may go. So may words of no outline.
DISPENSABLE = {(name, "gone") for name in ("docs/guide/index.md", "snippets/occasions.yml", "snippets/registers.yml")}
# A file that ends halfway holds a slip or two, and the little base as many fields as there are; of a folder that
# is gone each of its five registers is named.
MOST = 7
CASES = [(name, damage) for name in sorted(TREE) for damage in DAMAGES if (name, damage) not in LAWFUL | DISPENSABLE]


def found(tree: dict[str, bytes], name: str, content: bytes | None) -> list[str]:
    changed = {path: text for path, text in {**tree, name: content}.items() if text is not None}
    return [str(finding) for finding in plan(changed)[1]]


def test_the_undamaged_is_clean() -> None:
    assert [str(finding) for finding in plan(TREE)[1]] == []


@pytest.mark.parametrize(("name", "damage"), CASES)
def test_one_damage_is_one_finding(name: str, damage: str) -> None:
    lines = found(TREE, name, DAMAGES[damage])
    assert len(lines) == 1, lines


@pytest.mark.parametrize("share", [0.25, 0.5, 0.75])
@pytest.mark.parametrize("name", sorted(TREE))
def test_a_file_cut_short_is_no_flood(name: str, share: float) -> None:
    text = TREE[name].decode()
    lines = found(TREE, name, text[: int(share * len(text))].encode())
    assert len(lines) <= MOST, lines


@pytest.fixture(scope="module")
def library(root: Path) -> Tree:
    return read(root)[0]


# Registers, and the first key of an entry.
REGISTERS = {
    "snippets/fields.yml": "type",
    "snippets/results/fields.yml": "type",
    "snippets/kinds.yml": "title",
    "snippets/lists.yml": "counter",
    "mkdocs.yml": "",
}


@pytest.mark.parametrize("name", REGISTERS)
def test_half_a_register_of_the_library_is_one_finding(name: str, library: Tree) -> None:
    lines = library[name].decode().split("\n")
    cut = "\n".join(lines[: len(lines) // 2]) + "\n"
    if REGISTERS[name]:  # at an entry's end
        cut = cut[: cut.rindex("\n", 0, cut.rindex(f"\n  {REGISTERS[name]}")) + 1]
    (line,) = found(dict(library), name, cut.encode())
    assert line.startswith(f"{name}:")


@pytest.mark.parametrize("content", [b"#\n", b"x", None, b"<<<<<<< HEAD\n"])
def test_lists_that_cannot_be_read_are_one_finding(content: bytes | None, library: Tree) -> None:
    (line,) = found(dict(library), "snippets/lists.yml", content)
    assert line.startswith("snippets/lists.yml:")


@pytest.mark.parametrize(
    "folder", ["snippets/results/", "snippets/results/fields.yml", "snippets/", "docs/outlines/", "docs/"]
)
def test_a_folder_that_was_not_fetched_is_no_flood(folder: str, library: Tree) -> None:
    rest = {path: content for path, content in library.items() if not path.startswith(folder)}
    lines = [str(finding) for finding in plan(rest)[1]]
    assert 1 <= len(lines) <= MOST, lines


def test_a_type_that_several_outlines_lost_is_one_finding(library: Tree) -> None:
    name = "snippets/types.yml"
    word = library[name].decode().split("\n")[1].partition(":")[0]
    rest = "\n".join(line for line in library[name].decode().split("\n") if not line.startswith(word))
    (line,) = found(dict(library), name, rest.encode())
    assert line.startswith(f"{name}:1:1: RK010 文种“{word}”没有登记，有")


def test_a_new_type_is_a_line_of_its_file(library: Tree) -> None:
    name, outline = "snippets/types.yml", "docs/outlines/quarterly-plan.md"
    grown = {**library, name: library[name] + "某文种: 一事一报。\n".encode()}
    text = library[outline].decode().replace("type: 计划", "type: 某文种", 1)
    assert found(grown, outline, text.encode()) == []
    (line,) = found(dict(library), outline, text.encode())
    assert line.startswith(f"{outline}:4:7: RK010 文种“某文种”没有登记。只能是总结、")
