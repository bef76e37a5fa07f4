"""Find LibreOffice for the tests of documents and workbooks, or install it; print its path, or nothing.

usage: office.py

Without it these tests are left out, and the run says so. Everything but the path goes to standard error.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import debian
from debian import say

VARIABLE = "REPORTKB_OFFICE"
NAMES = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
PACKAGES = ["libreoffice-writer-nogui", "libreoffice-calc-nogui"]
# What Writer and Calc are in: a LibreOffice may have only one of them.
LIBRARIES = ("libswlo.*", "libsclo.*")
NONE_FOUND = (
    "没有LibreOffice的Writer和Calc，不测Word文档的排版和另存、Excel文件的另存。"
    f"在Debian或Ubuntu上：sudo apt-get install {' '.join(PACKAGES)}"
)


def main() -> int:
    if (chosen := os.environ.get(VARIABLE)) and not shutil.which(chosen):
        say(f"{VARIABLE}指向的“{chosen}”不存在或不能运行。改正它，或取消这个变量。")
        return 1
    if not found() and debian.allowed():
        debian.install(PACKAGES)
    if not found():
        say(NONE_FOUND)
    print(found())
    return 0


def found() -> str:
    """Give the path of a LibreOffice that has Writer and Calc; empty where there is none."""
    names = (os.environ.get(VARIABLE, ""), *NAMES)
    paths = (shutil.which(name) for name in names if name)
    return next((path for path in paths if path and is_whole(path)), "")


def is_whole(path: str) -> bool:
    """Tell whether the libraries lie beside the program; macOS has all of LibreOffice or none."""
    folder = Path(path).resolve().parent
    return sys.platform == "darwin" or all(any(folder.glob(name)) for name in LIBRARIES)


if __name__ == "__main__":
    sys.exit(main())
