"""Build the site in a process of its own, as a newcomer does."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

PRINTED = "printed.txt"

# Makes a folder of a name once a run, with a function that fills it, and gives its path.
Once: TypeAlias = Callable[[str, Callable[[Path], object]], Path]


def build(root: Path, target: Path, program: str = "mkdocs", settings: str = "mkdocs.yml", **variables: str) -> str:
    """Build a folder's site strictly with MkDocs or a twin of it, and return what it printed."""
    arguments = ["build", "--strict", "--config-file", settings, "--site-dir", str(target)]
    return run(root, program, *arguments, **variables)


def build_and_keep(root: Path, target: Path) -> None:
    """Build a folder's site into ``target/site``, and keep what the build printed beside it."""
    printed = build(root, target / "site")
    (target / PRINTED).write_text(printed, "utf-8")


def run(folder: Path, program: str, *arguments: str, **variables: str) -> str:
    """Run a module of Python in a folder, and return what it printed; it must succeed."""
    # Material announces its successor on every build; the pinned version is a choice, not an oversight.
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **variables}
    command = [sys.executable, "-m", program, *arguments]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, encoding="utf-8", errors="replace", check=False, env=environment
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr
