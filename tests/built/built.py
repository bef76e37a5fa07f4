"""Build the site in a process of its own, as a newcomer does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def build(root: Path, target: Path, program: str = "mkdocs", **variables: str) -> str:
    """Build a folder's site strictly with MkDocs or a twin of it, and return what it printed."""
    command = [sys.executable, "-m", program, "build", "--strict", "--site-dir", str(target)]
    # Material announces its successor on every build; the pinned version is a choice, not an oversight.
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **variables}
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr
