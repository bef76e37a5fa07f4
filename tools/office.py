"""Find LibreOffice Writer for the tests of Word documents, or install it; print its path, or nothing.

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
PACKAGE = "libreoffice-writer-nogui"
NONE_FOUND = f"没有LibreOffice Writer，不测Word文档的排版和另存。在Debian或Ubuntu上：sudo apt-get install {PACKAGE}"


def main() -> int:
    if (chosen := os.environ.get(VARIABLE)) and not shutil.which(chosen):
        say(f"{VARIABLE}指向的“{chosen}”不存在或不能运行。改正它，或取消这个变量。")
        return 1
    if not found() and debian.allowed():
        debian.install([PACKAGE])
    if not found():
        say(NONE_FOUND)
    print(found())
    return 0


def found() -> str:
    """Give the path of a LibreOffice that has Writer; empty where there is none."""
    names = (os.environ.get(VARIABLE, ""), *NAMES)
    paths = (shutil.which(name) for name in names if name)
    return next((path for path in paths if path and has_writer(path)), "")


def has_writer(path: str) -> bool:
    """Tell whether Writer's library lies beside the program; macOS has all of LibreOffice or none."""
    return sys.platform == "darwin" or any(Path(path).resolve().parent.glob("libswlo.*"))


if __name__ == "__main__":
    sys.exit(main())
