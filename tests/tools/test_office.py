"""A LibreOffice is taken where Writer and Calc are there: the tests convert documents and workbooks."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import debian
import office

LIBRARIES = {"Writer": "libswlo.so", "Calc": "libsclo.so"}


@pytest.mark.parametrize("lacking", ["", *LIBRARIES])
def test_one_without_writer_or_calc_is_none(lacking: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    for name, library in LIBRARIES.items():
        if name != lacking:
            (tmp_path / library).touch()
    monkeypatch.setattr(office, "NAMES", ())
    monkeypatch.setenv(office.VARIABLE, str(program))
    assert office.found() == ("" if lacking else str(program))


def test_both_are_installed_where_one_is_lacking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []
    monkeypatch.delenv(office.VARIABLE, raising=False)
    monkeypatch.setattr(office, "NAMES", ())
    monkeypatch.setattr(debian, "allowed", lambda: True)
    monkeypatch.setattr(debian, "install", asked.extend)
    assert office.main() == 0
    assert asked == office.PACKAGES
    assert capsys.readouterr().out == "\n"
