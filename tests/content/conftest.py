"""The library of the repository itself, loaded once."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportkb.library.library import Library, load
from reportkb.source.tree import read


@pytest.fixture(scope="session")
def library(root: Path) -> Library:
    """Load the repository's own content."""
    return load(read(root)[0])[0]
