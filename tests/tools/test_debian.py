"""Packages are installed on a machine whose apt is locked by its own updates: after a wait that is told."""

from __future__ import annotations

from pathlib import Path

import pytest

import debian

# What apt says of a lock, as it stands in Debian 12; the second line is dpkg's own, when it comes between.
HELD = {
    "update": "E: Could not get lock /var/lib/apt/lists/lock. It is held by process 423 (apt-get)\n"
    "E: Unable to lock directory /var/lib/apt/lists/",
    "install": "E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 423 (unattended-upgr)\n"
    "E: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), is another process using it?",
    "dpkg": "dpkg: error: dpkg frontend lock was locked by another process with pid 423",
}
# Notes what it is asked and in which language; says that it is locked as often as the file `locked` has lines.
APT = """#!/bin/sh
cd "$(dirname "$0")"
echo "$LC_ALL $*" >> asked
if [ -s locked ]; then
  sed 1d locked > rest; mv rest locked
  printf '%s\\n' "$HELD" >&2
  exit 100
fi
[ -e broken ] && { echo 'E: Unable to locate package' >&2; exit 100; }
exit 0
"""


@pytest.fixture
def apt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put an apt-get in front of the real one, and let no time pass."""
    program = tmp_path / "apt-get"
    program.write_text(APT, "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setattr(debian, "PAUSE", 0.01)
    return tmp_path


def locked(apt: Path, times: int) -> None:
    (apt / "locked").write_text("locked\n" * times, "utf-8")


@pytest.mark.parametrize("held", HELD)
def test_it_waits_for_the_lock_and_says_so(
    held: str, apt: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HELD", HELD[held])
    locked(apt, 3)
    debian.install(["chromium", "fonts-noto-cjk"])
    asked = (apt / "asked").read_text("utf-8").splitlines()
    update = "C update -qq"
    install = "C install -qq -y --no-install-recommends"
    assert asked == [update] * 4 + [f"{install} chromium", f"{install} fonts-noto-cjk"]
    printed = capfd.readouterr().err.splitlines()
    assert printed == [
        "用apt-get安装chromium、fonts-noto-cjk，约需几分钟……",
        "apt正被占用，多半是系统在自行更新。等它结束：已等0秒，最多等20分钟……",
    ]


def test_it_reminds_while_it_waits(
    apt: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HELD", HELD["install"])
    monkeypatch.setattr(debian, "REMINDER", 0.0)
    locked(apt, 3)
    assert debian.quietly(["apt-get", "install", "chromium"])
    assert capfd.readouterr().err.count("等它结束") == 3


def test_a_lock_that_is_never_left_is_told(
    apt: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HELD", HELD["update"])
    monkeypatch.setattr(debian, "PATIENCE", 0.1)
    locked(apt, 1000)
    assert not debian.quietly(["apt-get", "update"])
    printed = capfd.readouterr().err
    assert "apt还被占用着。等系统更新结束，再运行一次即可。" in printed
    assert "held by process 423" in printed


def test_another_failure_is_told_at_once(apt: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (apt / "broken").touch()
    debian.install(["chromium"])
    assert len((apt / "asked").read_text("utf-8").splitlines()) == 2
    printed = capfd.readouterr().err
    assert "E: Unable to locate package" in printed
    assert "apt-get没有装上chromium。" in printed
    assert "占用" not in printed
