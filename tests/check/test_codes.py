"""Every code has an example that it reports, the same mended, and a near miss that it lets pass.

The examples are those of the page of codes (``reportkb.source.examples``), each written into the
small library ``tests/cases/check/base``; what stands only in a near miss is written there. A near
miss is a folder ``tests/cases/check/<code>/pass`` whose files lie over those of the base. What is
printed of the example stands in ``fail/expected.txt``, or, where the code reports more than one
slip, of the files that lie beside it.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from reportkb.cli import main
from reportkb.site.plan import plan
from reportkb.source.examples import EXAMPLES
from reportkb.source.findings import RULES, Finding, Place
from reportkb.source.tree import read

CASES = Path(__file__).parents[1] / "cases" / "check"


def printed(folder: Path, tmp_path: Path) -> list[str]:
    """Lay a case over the base and list what the checker prints."""
    lay(tmp_path, CASES / "base", folder)
    return checked(tmp_path)


def exemplified(code: str, *, mended: bool, tmp_path: Path) -> list[str]:
    """Write a code's example into the base and list what the checker prints."""
    example = EXAMPLES[code]
    text = example.right if mended else example.wrong
    lay(tmp_path, CASES / "base")
    if not example.file:
        if not (tmp_path / example.right).exists():
            lay(tmp_path, CASES / code / "pass")
        (tmp_path / text).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / example.right).rename(tmp_path / text)
        return checked(tmp_path)
    path, instead = tmp_path / example.file, example.instead or example.right
    if not path.exists() or instead not in path.read_text("utf-8"):
        lay(tmp_path, CASES / code / "pass")
    before, after = path.read_text("utf-8").split(instead)
    path.write_bytes(f"{before}{text}{after}".encode("utf-8", "surrogateescape"))
    return checked(tmp_path)


def lay(tmp_path: Path, *folders: Path) -> None:
    for source in folders:
        for path in source.rglob("*"):
            if path.is_file() and path.name != "expected.txt":
                target = tmp_path / path.relative_to(source)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(path.read_bytes())


def checked(tmp_path: Path) -> list[str]:
    tree, unreadable = read(tmp_path)
    _, findings = plan(tree)
    return [str(finding) for finding in sorted((*unreadable, *findings))]


def test_the_base_is_clean(tmp_path: Path) -> None:
    assert printed(CASES / "base", tmp_path) == []


def test_every_code_has_its_cases_and_every_case_a_code() -> None:
    folders = {path.name for path in CASES.iterdir() if path.name != "base"}
    assert folders == set(RULES)
    assert list(EXAMPLES) == list(RULES)
    for code in RULES:
        assert (CASES / code / "fail" / "expected.txt").exists(), f"{code} has no failing case"
        assert any((CASES / code / "pass").rglob("*.*")), f"{code} has no passing case"


@pytest.mark.parametrize("code", sorted(RULES))
def test_the_failing_case_is_reported(code: str, tmp_path: Path) -> None:
    has_files = any(path.is_dir() for path in (CASES / code / "fail").iterdir())
    lines = (
        printed(CASES / code / "fail", tmp_path) if has_files else exemplified(code, mended=False, tmp_path=tmp_path)
    )
    assert lines == (CASES / code / "fail" / "expected.txt").read_text("utf-8").splitlines()
    assert any(f": {code} " in line for line in lines)


@pytest.mark.parametrize("code", sorted(RULES))
def test_the_example_is_reported_and_passes_when_mended(code: str, tmp_path: Path) -> None:
    lines = exemplified(code, mended=False, tmp_path=tmp_path / "wrong")
    assert any(f": {code} " in line for line in lines), lines
    assert len(lines) <= 2  # an outline may name the file that is misnamed
    assert exemplified(code, mended=True, tmp_path=tmp_path / "right") == []


@pytest.mark.parametrize("code", sorted(RULES))
def test_the_near_miss_passes(code: str, tmp_path: Path) -> None:
    assert printed(CASES / code / "pass", tmp_path) == []


def test_the_command_line_prints_the_same_and_exits_with_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = exemplified("RK014", mended=False, tmp_path=tmp_path)
    assert main(["--root", str(tmp_path), "check"]) == 1
    assert capsys.readouterr().out.splitlines() == lines


@pytest.mark.parametrize("arguments", [[], ["chek"], ["check", "--what"], ["materialize"]])
def test_wrong_usage_exits_with_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith("reportkb: 用法不对。\n用法：\n")


def test_a_folder_that_is_no_repository_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(tmp_path), "check"]) == 2
    assert "不是仓库的根目录" in capsys.readouterr().err


def test_materialize_refuses_findings_and_a_folder_in_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    exemplified("RK014", mended=False, tmp_path=tmp_path / "bad")
    assert main(["--root", str(tmp_path / "bad"), "materialize", str(tmp_path / "out")]) == 1
    assert not (tmp_path / "out").exists()
    printed(CASES / "base", tmp_path / "good")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("我的")
    assert main(["--root", str(tmp_path / "good"), "materialize", str(tmp_path / "out")]) == 2
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.txt"]
    assert "什么也没有写" in capsys.readouterr().err


def test_a_link_out_of_the_repository_is_reported_and_not_read(tmp_path: Path) -> None:
    printed(CASES / "base", tmp_path / "repository")
    secret = tmp_path / "secret.md"
    secret.write_text("秘密", "utf-8")
    (tmp_path / "repository/snippets/problems/secret.md").symlink_to(secret)
    tree, unreadable = read(tmp_path / "repository")
    assert [finding.code for finding in unreadable] == ["RK032"]
    assert "snippets/problems/secret.md" not in tree


@pytest.mark.parametrize("name", ["docs/assets/secret.png", "docs/.overrides/secret.png", "docs/assets/secrets"])
def test_a_link_that_the_site_generator_would_follow_is_reported(name: str, tmp_path: Path) -> None:
    printed(CASES / "base", tmp_path / "repository")
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "secret.png").write_text("秘密", "utf-8")
    link = tmp_path / "repository" / name
    link.parent.mkdir(parents=True)
    link.symlink_to(tmp_path / "secrets" / link.name if link.suffix else tmp_path / link.name)
    _, unreadable = read(tmp_path / "repository")
    assert [str(finding.place.path) for finding in unreadable] == [name]


def test_a_reader_who_has_seen_enough_gets_no_traceback(tmp_path: Path) -> None:
    exemplified("RK014", mended=False, tmp_path=tmp_path)
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "reportkb", "--root", str(tmp_path), "check"]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert "Traceback" not in done.stderr


def test_every_finding_is_matched_on_pull_requests(root: Path) -> None:
    matcher = json.loads((root / ".github" / "findings.json").read_text("utf-8"))["problemMatcher"][0]["pattern"][0]
    finding = Finding(Place("snippets/problems/delay - 副本.md", 3, 7), "RK032", "文件名不可用", "改名。")
    match = re.search(matcher["regexp"], str(finding))
    assert match
    parts = [match[matcher[key]] for key in ("file", "line", "column", "code", "message")]
    assert parts == ["snippets/problems/delay - 副本.md", "3", "7", "RK032", "文件名不可用。改名。"]
