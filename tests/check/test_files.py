"""What lies among the content and is no content is reported, and nothing outside is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportkb.cli import main
from reportkb.site.plan import plan
from reportkb.source.tree import read

BASE = Path(__file__).parents[1] / "cases" / "check" / "base"
FILES = {path.relative_to(BASE).as_posix(): path.read_bytes() for path in BASE.rglob("*") if path.is_file()}
SNIPPET, OUTLINE = "snippets/problems/delay.md", "docs/outlines/report.md"
PAGE = "# 一页\n".encode()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Lay out the base."""
    for name, content in FILES.items():
        path = tmp_path / "repository" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path / "repository"


def found(repository: Path) -> list[str]:
    tree, unreadable = read(repository)
    return [str(finding) for finding in sorted((*unreadable, *plan(tree)[1]))]


@pytest.mark.parametrize("target", ["self", "inside", "outside", "nowhere", "folder"])
@pytest.mark.parametrize(
    "name", ["docs/leak.txt", "docs/leak.md", "docs/assets/leak.png", "docs/.overrides/main.html", "snippets/a/b.md"]
)
def test_a_link_is_reported_wherever_it_leads(name: str, target: str, repository: Path) -> None:
    link = repository / name
    link.parent.mkdir(parents=True, exist_ok=True)
    (repository.parent / "secret.md").write_text("秘密", "utf-8")
    targets = {
        "self": link,
        "inside": repository / "mkdocs.yml",
        "outside": repository.parent / "secret.md",
        "nowhere": repository / "nothing",
        "folder": repository / "snippets",
    }
    link.symlink_to(targets[target])
    assert found(repository) == [f"{name}:1:1: RK032 文件是链接。换成真正的文件。"]
    assert name not in read(repository)[0]


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "mkdocs.yml"])
def test_a_linked_settings_file_is_reported(name: str, repository: Path) -> None:
    moved = repository.parent / "elsewhere"
    (repository / name).rename(moved)
    (repository / name).symlink_to(moved)
    assert any(line.startswith(f"{name}:1:1: RK032 文件是链接") for line in found(repository))


def test_a_linked_folder_is_reported_and_not_entered(repository: Path) -> None:
    (repository / "docs").rename(repository.parent / "pages")
    (repository / "docs").symlink_to(repository.parent / "pages")
    assert any(line.startswith("docs:1:1: RK032 文件是链接") for line in found(repository))
    assert not any(path.startswith("docs/") for path in read(repository)[0])


def test_a_link_to_itself_gives_no_traceback(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "docs" / "round").symlink_to("round")
    assert main(["--root", str(repository), "check"]) == 1
    assert capsys.readouterr().out == "docs/round:1:1: RK032 文件是链接。换成真正的文件。\n"


@pytest.mark.parametrize(
    "name",
    [
        "docs/evil.html",
        "docs/evil.svg",
        "docs/evil.js",
        "docs/guide/evil.htm",
        "docs/outlines/report.html",
        "docs/snippets/problems/evil.xml",
        "docs/page.markdown",
        "docs/page.MD",
        "docs/notes.txt",
        "docs/data.json",
        "docs/CNAME",
    ],
)
def test_a_file_that_would_be_published_unseen_is_reported(name: str, repository: Path) -> None:
    path = repository / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("<script>alert(1)</script>", "utf-8")
    (line,) = found(repository)
    assert line.startswith(f"{name}:1:1: RK032 不是页面，却会原样发布到网站上")


@pytest.mark.parametrize(
    "name", ["docs/assets/js/main.js", "docs/assets/images/mark.svg", "docs/.overrides/main.html", "docs/.DS_Store"]
)
def test_what_belongs_to_the_site_itself_passes(name: str, repository: Path) -> None:
    path = repository / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("//", "utf-8")
    assert found(repository) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (SNIPPET, "snippets/problems/con.md"),
        (SNIPPET, "snippets/problems/com1.md"),
        (OUTLINE, "docs/outlines/nul.md"),
        (None, "docs/aux.md"),
        (None, "docs/con/甲.md"),
        (None, "docs/a:b.md"),
        (None, "docs/a./b.md"),
        (None, "docs/a /b.md"),
        (None, "docs/甲\n乙.md"),
        (None, "docs/甲\u202e.md"),
    ],
)
def test_a_name_that_windows_cannot_have_is_reported(old: str | None, new: str) -> None:
    tree = {path: content for path, content in FILES.items() if path != old}
    content = FILES[old] if old else PAGE
    name = new.removeprefix("docs/outlines/").removesuffix(".md")
    if old == SNIPPET:
        tree[OUTLINE] = FILES[OUTLINE].replace(b"problems/delay", f"problems/{new[18:-3]}".encode())
    lines = [finding for finding in plan({**tree, new: content})[1] if finding.place.path == new]
    assert [finding.code for finding in lines] == ["RK032"], name


@pytest.mark.parametrize("name", ["snippets/problems/console.md", "snippets/problems/com10.md"])
def test_a_name_that_only_begins_like_a_device_passes(name: str) -> None:
    tree = {path: content for path, content in FILES.items() if path != SNIPPET}
    outline = FILES[OUTLINE].replace(b"problems/delay", name[9:-3].encode())
    assert plan({**tree, name: FILES[SNIPPET], OUTLINE: outline})[1] == ()


def test_a_kind_cannot_be_a_device() -> None:
    kinds = FILES["snippets/kinds.yml"].replace(b"background:", b"aux:")
    (finding,) = plan({**FILES, "snippets/kinds.yml": kinds})[1]
    assert str(finding).startswith("snippets/kinds.yml:1:1: RK032 类型名“aux”不可用")


@pytest.mark.parametrize(
    ("name", "blamed"),
    [
        ("snippets/problems/index.md", "snippets/problems/index.md"),
        ("docs/README.md", "docs/README.md"),
        ("docs/starter/index.md", "docs/starter/index.md"),
        ("docs/Starter.md", "docs/Starter.md"),
        ("docs/snippets/problems.md", "docs/snippets/problems.md"),
        ("docs/snippets/problems/index.md", "docs/snippets/problems/index.md"),
        ("docs/contributing.md", "docs/contributing.md"),
    ],
)
def test_two_pages_at_one_address_are_reported(name: str, blamed: str) -> None:
    outline = FILES[OUTLINE]
    content = PAGE
    if name.startswith("snippets/"):
        content = FILES[SNIPPET]
        outline = outline.replace(
            b"        depth: core", "        depth: core\n      - heading: 乙\n        snippet: problems/index".encode()
        )
    findings = plan({**FILES, OUTLINE: outline, name: content})[1]
    assert [(finding.code, finding.place.path) for finding in findings] == [("RK025", blamed)]


def test_a_file_that_cannot_be_read_is_reported(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    _, unreadable = read(repository)
    assert {str(finding) for finding in unreadable} == {
        f"{name}:1:1: RK032 文件读不出（Permission denied）。检查权限，或换成普通文件。" for name in FILES
    }


def test_what_is_no_regular_file_is_reported_and_not_read(repository: Path) -> None:
    os.mkfifo(repository / "snippets" / "problems" / "pipe.md")
    assert found(repository) == ["snippets/problems/pipe.md:1:1: RK032 不是普通文件。换成普通文件，或删掉它。"]
