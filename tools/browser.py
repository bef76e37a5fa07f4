"""Find a Chromium for the browser tests, or install one; print its path.

usage: browser.py

Everything but the path goes to standard error.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import playwright
from playwright.sync_api import sync_playwright

VARIABLE = "REPORTKB_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
FONT_WORDS = ("cjk", "sourcehan", "wqy", "simsun", "simhei", "msyh", "droidsansfallback")
FONTS = "fonts-noto-cjk"


def main() -> int:
    if chosen := os.environ.get(VARIABLE):
        if not starts(chosen):
            return fail(f"{VARIABLE}指向的“{chosen}”不存在或不能运行。改正它，或取消这个变量。")
        print(chosen)
        return 0
    wanted = {"libatomic1": driver_starts, "chromium": installed, FONTS: has_chinese_font}
    missing = [package for package, present in wanted.items() if not present()]
    if missing and is_debian_root():
        apt_get(missing)
    if not driver_starts():
        return fail("playwright的驱动不能运行，多半是缺一个库。在Debian或Ubuntu上：sudo apt-get install libatomic1")
    browser = installed() or playwright_installed()
    if not browser and playwright_install():
        browser = playwright_installed()
    if not browser:
        return fail(
            "没有可用的浏览器，也没有装上。任选一种办法后重试：\n"
            f"  Debian：sudo apt-get install chromium {FONTS}\n"
            "  Ubuntu：sudo .venv/bin/python -m playwright install-deps chromium\n"
            "  其他系统：装Google Chrome或Chromium\n"
            f"  浏览器在别处：make test {VARIABLE}=/它的/路径"
        )
    if not has_chinese_font():
        say(f"没有中文字体，截图里的汉字会成为方块。在Debian或Ubuntu上：sudo apt-get install {FONTS}")
    print(browser)
    return 0


def driver_starts() -> bool:
    """Tell whether Playwright's own Node.js runs: it needs a library that small systems lack."""
    bundled = Path(playwright.__file__).parent / "driver" / "node"
    return starts(os.environ.get("PLAYWRIGHT_NODEJS_PATH") or str(bundled))


def installed() -> str | None:
    """Give the path of the system's browser."""
    paths = (shutil.which(name) for name in (*NAMES, *MAC))
    return next((path for path in paths if path and starts(path)), None)


def playwright_installed() -> str | None:
    """Give the path of the browser that Playwright keeps."""
    with sync_playwright() as running:
        path = running.chromium.executable_path
    return path if starts(path) else None


def starts(path: str) -> bool:
    """Tell whether a program runs; Ubuntu's chromium-browser may be a note that points to a snap."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def has_chinese_font() -> bool:
    """Tell whether Chinese text can be drawn; systems other than Linux bring such a font."""
    if sys.platform != "linux":
        return True
    if shutil.which("fc-list"):
        listed = subprocess.run(["fc-list", ":lang=zh", "family"], capture_output=True, text=True, check=False)
        return bool(listed.stdout.strip())
    files = (file for folder in FONT_FOLDERS for file in Path(folder).expanduser().rglob("*.[ot]t[cf]"))
    return any(word in file.name.lower().replace("-", "") for file in files for word in FONT_WORDS)


def is_debian_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_get(packages: list[str]) -> None:
    """Install packages one by one: Ubuntu has the font, but its Chromium is only a snap."""
    say(f"用apt-get安装{'、'.join(packages)}，约需几分钟……")
    quietly(["apt-get", "update", "-qq"])
    for package in packages:
        if not quietly(["apt-get", "install", "-qq", "-y", "--no-install-recommends", package]):
            say(f"apt-get没有装上{package}。")


def playwright_install() -> bool:
    say("用playwright下载Chromium……")
    libraries = ["--with-deps"] if is_debian_root() else []
    return quietly([sys.executable, "-m", "playwright", "install", *libraries, "chromium"])


def quietly(command: list[str]) -> bool:
    """Run a command that asks nothing, and show what it printed only when it failed."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run = subprocess.run(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if run.returncode != 0:
        say("\n".join(run.stdout.splitlines()[-8:]))
    return run.returncode == 0


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def fail(line: str) -> int:
    say(line)
    return 1


if __name__ == "__main__":
    sys.exit(main())
