"""The types of the browser's code are checked with the compiler that is pinned; without Node.js it is said."""

from __future__ import annotations

from pathlib import Path

import pytest

import typescript

# Stands for npm: packs a file that is not the compiler.
NPM = '#!/bin/sh\necho other > "$5/typescript-0.tgz"\n'
# Stands for Node.js: finds a wrong type.
NODE = '#!/bin/sh\necho "$2(1,2): error TS2339"\nexit 2\n'


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Leave nothing on the path but a folder, and keep the compiler in another."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("sh", "echo"):
        (folder / name).symlink_to(f"/bin/{name}")
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.setattr(typescript, "FOLDER", tmp_path / "kept")
    return folder


def put(program: Path, script: str) -> None:
    program.write_text(script, "utf-8")
    program.chmod(0o755)


def test_without_node_it_says_that_nothing_was_checked(programs: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert typescript.main() == 0
    assert capfd.readouterr().err.startswith("没有检查浏览器代码的类型：这台机器上没有Node.js。")
    put(programs / "node", NODE)
    assert typescript.main() == 0
    assert capfd.readouterr().err.startswith("没有检查浏览器代码的类型：这台机器上没有npm。")


def test_the_workflow_does_not_pass_without_node(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert typescript.main() == 1


def test_another_compiler_than_the_pinned_one_is_not_used(programs: Path, capfd: pytest.CaptureFixture[str]) -> None:
    put(programs / "node", NODE)
    put(programs / "npm", NPM)
    assert typescript.main() == 1
    assert "校验值不符，没有使用" in capfd.readouterr().err
    assert list(typescript.FOLDER.iterdir()) == []


def test_a_wrong_type_fails(programs: Path, capfd: pytest.CaptureFixture[str]) -> None:
    put(programs / "node", NODE)
    compiler = typescript.FOLDER / typescript.VERSION / "package" / "lib" / "tsc.js"
    compiler.parent.mkdir(parents=True)
    compiler.touch()
    assert typescript.main() == 1
    printed = capfd.readouterr()
    assert printed.out == "--project(1,2): error TS2339\n"
    assert printed.err == "浏览器代码的类型不对，位置见上。\n"
