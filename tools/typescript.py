"""Check the types of the browser's code, where there is Node.js; say so where there is none.

usage: typescript.py

The compiler is one file of the npm registry: its version and its hash stand here, so that no lock
file, which would name a registry, and no folder of modules is needed. It is kept in .venv.
"""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".venv" / "typescript"
SETTINGS = Path(__file__).with_name("tsconfig.json")

# To take another version, put its number here and the hash that `npm view typescript@NUMBER dist.integrity` prints.
VERSION = "6.0.3"
INTEGRITY = "sha512-y2TvuxSZPDyQakkFRPZHKFm+KKVqIisdg9/CZwm9ftvKXLP8NRWj38/ODjNbr43SsoXqNuAisEf1GdCxqWcdBw=="
# Python before 3.11.4 has no filters; what is unpacked is what was pinned in any case.
SAFELY: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}


def main() -> int:
    node, npm = shutil.which("node"), shutil.which("npm")
    compiler = FOLDER / VERSION / "package" / "lib" / "tsc.js"
    if not node or (not npm and not compiler.exists()):
        absent = "Node.js" if not node else "npm"
        if os.environ.get("GITHUB_ACTIONS"):
            return fail(f"没有{absent}，不能检查浏览器代码的类型。")
        say(f"没有检查浏览器代码的类型：这台机器上没有{absent}。改了docs/assets/js/的话，装上再运行一次。")
        return 0
    if not compiler.exists() and not install(str(npm)):
        return 1
    if subprocess.call([node, str(compiler), "--project", str(SETTINGS)]) != 0:
        return fail("浏览器代码的类型不对，位置见上。")
    return 0


def install(npm: str) -> bool:
    """Take the compiler from the npm registry, and keep it if it is the one that was pinned."""
    say(f"下载TypeScript {VERSION}，用来检查浏览器代码的类型……")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=FOLDER) as made:
        command = [npm, "pack", f"typescript@{VERSION}", "--silent", "--pack-destination", made]
        done = subprocess.run(command, cwd=made, capture_output=True, encoding="utf-8", errors="replace", check=False)
        packed = next(Path(made).glob("*.tgz"), None)
        if done.returncode != 0 or packed is None:
            say("\n".join((done.stdout + done.stderr).splitlines()[-8:]))
            fail(f"没有下载到TypeScript {VERSION}，多半是网络中断：再运行一次即可。")
            return False
        digest = "sha512-" + base64.b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode()
        if digest != INTEGRITY:
            fail(f"下载的TypeScript {VERSION}与tools/typescript.py里的校验值不符，没有使用：{digest}")
            return False
        whole = Path(made) / "whole"
        with tarfile.open(packed) as archive:
            archive.extractall(whole, **SAFELY)
        whole.rename(FOLDER / VERSION)
    return True


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def fail(line: str) -> int:
    say(line)
    return 1


if __name__ == "__main__":
    sys.exit(main())
