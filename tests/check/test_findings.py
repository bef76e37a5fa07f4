"""A finding is one line that a terminal shows as it is and a workflow takes for nothing else."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from reportkb.cli import main
from reportkb.site.plan import plan
from reportkb.source.findings import Finding, Place
from reportkb.source.tree import read

BASE = Path(__file__).parents[1] / "cases" / "check" / "base"
FILES = {path.relative_to(BASE).as_posix(): path.read_bytes() for path in BASE.rglob("*") if path.is_file()}
COMMAND = "::error file=README.md,line=1::伪造"
# What GitHub's runner takes for a command: at the start of a line, or the older form anywhere.
OBEYED = re.compile(r"(?m)^\s*::|##\[")
BREAKS = ("\n", "\r", "\r\n", "\v", "\f", "\x85", "\u2028", "\u2029")


def written(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


@pytest.mark.parametrize("end", BREAKS, ids=[ascii(end) for end in BREAKS])
@pytest.mark.parametrize("part", ["path", "fact", "advice"])
def test_no_part_begins_a_line(part: str, end: str) -> None:
    parts = {"path": "docs/a.md", "fact": "事实", "advice": "建议。", part: f"甲{end}{COMMAND}"}
    line = str(Finding(Place(parts["path"]), "RK010", parts["fact"], parts["advice"]))
    assert line.splitlines() == [line]
    assert not OBEYED.search(line)


def test_what_cannot_be_seen_is_named() -> None:
    line = str(Finding(Place("docs/a\u202e.md"), "RK010", "值是\u200b\0\ue107", "删掉\t它。"))
    assert line == "docs/a⟨U+202E⟩.md:1:1: RK010 值是⟨U+200B⟩⟨U+0000⟩⟨U+E107⟩。删掉\t它。"


def test_the_older_form_of_a_command_is_broken_anywhere() -> None:
    assert not OBEYED.search(str(Finding(Place("a.md"), "RK010", "有##[error]甲##[add-mask]a", "##[group]")))


def test_a_path_cannot_pass_for_another_place() -> None:
    line = str(Finding(Place("docs/README.md:1:1: RK001 伪造.md", 2, 3), "RK032", "甲", "乙。"))
    match = re.match(r"(.+?):(\d+):(\d+): (RK\d{3}) ", line)
    assert match
    assert match.groups()[1:] == ("2", "3", "RK032")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("snippets/problems/delay.md", "title: 进度延误", f'title: "一、\\n{COMMAND}"'),
        ("snippets/problems/delay.md", "title: 进度延误", f'"a\\n{COMMAND}": 甲\ntitle: 进度延误'),
        ("snippets/problems/delay.md", "title: 进度延误", '"a##[error]": 甲\ntitle: 进度延误'),
        ("docs/outlines/report.md", "延误天数: 12", f'延误天数: "甲\\r{COMMAND}"'),
        ("docs/outlines/report.md", "延误天数: 12", f'延误天数: 12\n    "乙\\u2028{COMMAND}": 1'),
        ("docs/outlines/report.md", "problems/delay", f'"problems/a\\n{COMMAND}"'),
        ("snippets/fields.yml", "example: 12", f'example: "甲\\n{COMMAND}"'),
        ("snippets/fields.yml", "derive: 延误天数", f'derive: "+\\n{COMMAND}"\n  what:'),
        ("snippets/kinds.yml", "background:", f'"a\\n{COMMAND}":'),
        ("snippets/phrases.yml", "显著:", f'"显\\n{COMMAND}":'),
    ],
)
def test_the_check_prints_no_command(
    name: str, old: str, new: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = FILES[name].decode()
    assert old in text
    files = {**FILES, name: text.replace(old, new, 1).encode()}
    assert main(["--root", str(written(tmp_path, files)), "check"]) == 1
    printed = capsys.readouterr()
    assert not OBEYED.search(printed.out + printed.err), printed.out
    assert len(printed.out.splitlines()) == len(plan(files)[1])


def test_a_file_name_prints_no_command(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    written(tmp_path, FILES)
    folder = os.fsencode(tmp_path / "snippets" / "problems")
    for name in (f"a\n{COMMAND}.md".encode(), b"\xff\xfe.md", b"b##[error]x.md"):
        Path(os.fsdecode(folder + b"/" + name)).write_bytes(b"")
    assert main(["--root", str(tmp_path), "check"]) == 1
    out = capfd.readouterr().out
    assert not OBEYED.search(out), out
    tree, unreadable = read(tmp_path)
    assert len(out.splitlines()) == len(unreadable) + len(plan(tree)[1])
