"""The browser that is asked for is found or installed, or it is said what to do; no other is taken in silence."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import browser
import debian


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stand on a machine without any browser, where none can be installed; give what was tried."""
    tried: list[str] = []

    def install(engine: str) -> bool:
        tried.append(engine)
        return False

    monkeypatch.setattr(debian, "allowed", lambda: False)
    monkeypatch.setattr(browser, "driver_starts", lambda: True)
    monkeypatch.setattr(browser, "has_chinese_font", lambda: True)
    monkeypatch.setattr(browser, "installed", lambda: None)
    monkeypatch.setattr(browser, "playwright_installed", lambda engine: None)
    monkeypatch.setattr(browser, "playwright_install", install)
    monkeypatch.delenv(browser.VARIABLE, raising=False)
    return tried


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["browser.py", *arguments])
    return browser.main()


@pytest.mark.parametrize("engine", ["firefox", "webkit"])
def test_an_engine_that_is_not_there_is_told(
    engine: str, bare: list[str], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    # A Chromium that is named does not stand in for it.
    monkeypatch.setenv(browser.VARIABLE, sys.executable)
    monkeypatch.setattr(browser, "installed", lambda: sys.executable)
    assert run(monkeypatch, engine) == 1
    printed = capfd.readouterr()
    assert printed.out == ""
    assert f"没有能用来测试的{browser.ENGINES[engine]}，也没有装上，所以没有测试。" in printed.err
    assert bare == [engine]


def test_no_browser_at_all_is_told_with_ways_to_get_one(
    bare: list[str], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch) == 1
    assert "没有可用的浏览器，也没有装上。" in capfd.readouterr().err
    assert bare == ["chromium"]


def test_a_browser_of_another_name_is_refused(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "safari") == 1
    assert capfd.readouterr().err == "BROWSER=“safari”不是能用的浏览器。可以写：chromium、firefox、webkit\n"


def test_the_system_is_asked_first(
    bare: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    found = str(tmp_path / "chromium")
    monkeypatch.setattr(browser, "installed", lambda: found)
    assert run(monkeypatch) == 0
    assert capfd.readouterr().out == f"{found}\n"
    assert bare == []
