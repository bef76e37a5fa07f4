"""Install packages of Debian and Ubuntu, waiting while the system updates itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time

# A machine that has just started holds apt's locks for minutes: for its own updates.
PATIENCE = 20 * 60.0
PAUSE = 5.0
REMINDER = 30.0
# What apt and dpkg say of a lock that another process holds, in the locale C.
# DPkg::Lock::Timeout would wait for dpkg's lock alone, not for those of the lists and the archives.
LOCKED = ("Could not get lock", "was locked by another process")


def allowed() -> bool:
    """Tell whether packages may be installed: root runs this on Debian or Ubuntu, or it is a machine of GitHub's."""
    return shutil.which("apt-get") is not None and (is_root() or "GITHUB_ACTIONS" in os.environ)


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def install(packages: list[str]) -> None:
    """Install packages one by one: Ubuntu has the font, but its Chromium is only a snap."""
    say(f"用apt-get安装{'、'.join(packages)}，约需几分钟……")
    apt_get = ["apt-get"] if is_root() else ["sudo", "--preserve-env=LC_ALL,DEBIAN_FRONTEND", "apt-get"]
    quietly([*apt_get, "update", "-qq"])
    for package in packages:
        if not quietly([*apt_get, "install", "-qq", "-y", "--no-install-recommends", package]):
            say(f"apt-get没有装上{package}。")


def quietly(command: list[str]) -> bool:
    """Run a command that asks nothing, again and again while apt is locked; show what it printed only if it failed."""
    started = time.monotonic()
    reminder = 0.0
    while True:
        code, printed = attempt(command)
        waited = time.monotonic() - started
        if code == 0 or not any(words in printed for words in LOCKED):
            break
        if waited >= PATIENCE:
            say(f"等了{waited / 60:.0f}分钟，apt还被占用着。等系统更新结束，再运行一次即可。")
            break
        if waited >= reminder:
            say(f"apt正被占用，多半是系统在自行更新。等它结束：已等{waited:.0f}秒，最多等{PATIENCE / 60:.0f}分钟……")
            reminder = waited + REMINDER
        time.sleep(PAUSE)
    if code != 0:
        say("\n".join(printed.splitlines()[-8:]))
    return code == 0


def attempt(command: list[str]) -> tuple[int, str]:
    """Run a command once, and give its exit code and what it printed."""
    done = subprocess.run(
        command,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
