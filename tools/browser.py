"""Find a browser for the browser tests, or install one; print its path.

usage: browser.py [chromium|firefox|webkit]

Chromium is the system's where there is one; its headless shell, where there is that, takes a third
of the time, since it draws no window around the page. Firefox and WebKit are Playwright's own builds: it
cannot drive those that systems ship. Everything but the path goes to standard error.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import playwright
from playwright.sync_api import sync_playwright

import debian
from debian import say

VARIABLE = "REPORTKB_CHROMIUM"
ENGINES = {"chromium": "Chromium", "firefox": "Firefox", "webkit": "WebKit"}
SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
FONT_WORDS = ("cjk", "sourcehan", "wqy", "simsun", "simhei", "msyh", "droidsansfallback")
FONTS = "fonts-noto-cjk"
NONE_FOUND = (
    "没有可用的浏览器，也没有装上。任选一种办法后重试：\n"
    f"  Debian：sudo apt-get install {SHELL} {FONTS}\n"
    "  Ubuntu：sudo .venv/bin/python -m playwright install-deps chromium\n"
    "  其他系统：装Google Chrome或Chromium\n"
    f"  浏览器在别处：make test {VARIABLE}=/它的/路径"
)


def main() -> int:
    engine = sys.argv[1] if len(sys.argv) > 1 else "chromium"
    if engine not in ENGINES:
        return fail(f"BROWSER=“{engine}”不是能用的浏览器。可以写：{'、'.join(ENGINES)}")
    if engine == "chromium" and (chosen := os.environ.get(VARIABLE)):
        if not starts(chosen):
            return fail(f"{VARIABLE}指向的“{chosen}”不存在或不能运行。改正它，或取消这个变量。")
        print(chosen)
        return 0
    wanted = {"libatomic1": driver_starts(), FONTS: has_chinese_font()}
    if engine == "chromium":
        wanted[SHELL] = bool(found(engine))
    missing = [package for package, present in wanted.items() if not present]
    if missing and debian.allowed():
        debian.install(missing)
        if engine == "chromium" and not found(engine):
            debian.install(["chromium"])
    if not driver_starts():
        return fail("playwright的驱动不能运行，多半是缺一个库。在Debian或Ubuntu上：sudo apt-get install libatomic1")
    browser = found(engine)
    if not browser and playwright_install(engine):
        browser = playwright_installed(engine)
    if not browser:
        return fail(NONE_FOUND if engine == "chromium" else none_found(engine))
    if not has_chinese_font():
        say(f"没有中文字体，截图里的汉字会成为方块。在Debian或Ubuntu上：sudo apt-get install {FONTS}")
    print(browser)
    return 0


def none_found(engine: str) -> str:
    return (
        f"没有能用来测试的{ENGINES[engine]}，也没有装上，所以没有测试。系统自带的版本不能驱动，要用Playwright的：\n"
        f"  .venv/bin/python -m playwright install --with-deps {engine}\n"
        "  只在Chromium里测试：make test"
    )


def found(engine: str) -> str | None:
    """Give the path of a browser that is there."""
    if engine == "chromium" and (path := installed()):
        return path
    return playwright_installed(engine) if driver_starts() else None


def driver_starts() -> bool:
    """Tell whether Playwright's own Node.js runs: it needs a library that small systems lack."""
    bundled = Path(playwright.__file__).parent / "driver" / "node"
    return starts(os.environ.get("PLAYWRIGHT_NODEJS_PATH") or str(bundled))


def installed() -> str | None:
    """Give the path of the system's Chromium."""
    paths = (shutil.which(name) for name in (*NAMES, *MAC))
    return next((path for path in paths if path and starts(path)), None)


def playwright_installed(engine: str) -> str | None:
    """Give the path of the browser that Playwright keeps."""
    with sync_playwright() as running:
        path: str = getattr(running, engine).executable_path
    return path if Path(path).exists() and (engine == "webkit" or starts(path)) else None


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


def playwright_install(engine: str) -> bool:
    say(f"用playwright下载{ENGINES[engine]}……")
    libraries = ["--with-deps"] if debian.allowed() else []
    return debian.quietly([sys.executable, "-m", "playwright", "install", *libraries, engine])


def fail(line: str) -> int:
    say(line)
    return 1


if __name__ == "__main__":
    sys.exit(main())
