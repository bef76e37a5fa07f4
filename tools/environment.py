"""Make .venv and put the pinned packages into it; do nothing when it is as it should be.

usage: environment.py [--dev]

Runs on any Python 3, so that one that is too old gets a message instead of a syntax error.
"""

import argparse
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

NEEDED = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"

# Stamps say what was done; the marker stands while something is being done.
MADE = VENV / ".made"
BUSY = VENV / ".busy"

PIP = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "-qq", "install"]
STEPS = {
    "requirements.txt": ["--require-hashes", "-r", "requirements.txt"],
    "pyproject.toml": ["--no-deps", "--no-build-isolation", "--editable", "."],
    "requirements-dev.txt": ["--require-hashes", "-r", "requirements-dev.txt"],
    # Beside the other packages: its module has the name of Material's.
    "requirements-materialx.txt": [
        *("--require-hashes", "--no-deps", "--upgrade", "--target", str(VENV / "materialx")),
        *("-r", "requirements-materialx.txt"),
    ],
}
FOR_TESTS = ("requirements-dev.txt", "requirements-materialx.txt")
NOTES = {
    "requirements.txt": "安装构建网站所需的包，首次约需一分钟……",
    "requirements-dev.txt": "安装测试所需的包，首次约需一分钟……",
}


def main() -> int:
    parser = argparse.ArgumentParser(description="建立.venv并装好锁定版本的包。")
    parser.add_argument("--dev", action="store_true", help="连同测试所需的包")
    dev = parser.parse_args().dev
    if sys.version_info < NEEDED:
        return fail(
            "需要Python 3.11或更新的版本，{}是{}.{}。装好后重试，或指明用哪一个：make PYTHON=python3.12".format(
                sys.executable, *sys.version_info[:2]
            )
        )
    if not whole() and not make():
        return 1
    for name, arguments in STEPS.items():
        if (dev or name not in FOR_TESTS) and not install(name, arguments):
            return fail("没有装上（{}）。多半是网络中断：再运行一次即可，.venv会重建。".format(name))
    return 0


def identity() -> str:
    """Tell this Python and this place apart: a moved folder or an upgraded Python needs a new .venv."""
    return "{} {} {}".format(sys.version.split()[0], sys.base_prefix, ROOT)


def whole() -> bool:
    """Tell whether .venv was made to the end, by this Python, at this place, and was not left half-done."""
    return read(MADE) == identity() and PYTHON.exists() and not BUSY.exists()


def make() -> bool:
    """Make .venv anew."""
    try:
        import ensurepip  # noqa: F401  Debian packs it apart.
    except ImportError:
        fail("这个Python没有venv模块。在Debian或Ubuntu上先运行：sudo apt-get install python3-venv")
        return False
    say("用Python {}建立.venv……".format(sys.version.split()[0]))
    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
    shutil.rmtree(str(VENV), ignore_errors=True)
    # In an activated .venv the running Python is the one just removed.
    python = getattr(sys, "_base_executable", sys.executable)
    if subprocess.call([python, "-m", "venv", str(VENV)]) != 0:
        fail("没有建成.venv，原因见上。")
        return False
    MADE.write_text(identity(), encoding="utf-8")
    return True


def install(name: str, arguments: "list[str]") -> bool:
    """Install what a file asks for, unless that was done since the file last changed."""
    stamp = VENV / ".{}.sha256".format(name)
    digest = hashlib.sha256((ROOT / name).read_bytes()).hexdigest()
    if read(stamp) == digest:
        return True
    if name in NOTES:
        say(NOTES[name])
    BUSY.touch()
    if subprocess.call(PIP + arguments, cwd=str(ROOT)) != 0:
        return False
    stamp.write_text(digest, encoding="utf-8")
    BUSY.unlink()
    return True


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def fail(line: str) -> int:
    say(line)
    return 1


if __name__ == "__main__":
    sys.exit(main())
