"""LibreOffice, which lays documents out and saves them again."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

# A machine that does much else at the same time takes its time.
PATIENCE = 600


def program() -> str:
    """Give the path of LibreOffice; empty where there is none."""
    chosen = os.environ.get("REPORTKB_OFFICE")
    return shutil.which("soffice") or "" if chosen is None else chosen


def converted(files: Mapping[str, bytes], into: str, target: Path, *, ending: str = "docx", reader: str = "") -> None:
    """Convert documents, all in one call, since starting takes longer than converting.

    Args:
        files: documents by name.
        into: the ending of what they become.
        target: a folder that is made for them.
        ending: the ending of what they are.
        reader: what LibreOffice shall read them by, where it would choose another.
    """
    with tempfile.TemporaryDirectory() as place:
        # A profile of its own: two that run at once would not share one.
        profile, source = Path(place) / "profile", Path(place) / "source"
        source.mkdir()
        for name, data in files.items():
            (source / f"{name}.{ending}").write_bytes(data)
        target.mkdir()
        command = [program(), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
        command += [f"--infilter={reader}"] if reader else []
        command += ["--convert-to", into, "--outdir", str(target), *map(str, sorted(source.iterdir()))]
        subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    lost = [name for name in files if not (target / f"{name}.{into}").exists()]
    assert not lost, f"LibreOffice did not convert {lost}"
