"""The built site, once a run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from built import build


@pytest.fixture(scope="session")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site."""
    target = tmp_path_factory.mktemp("built") / "site"
    build(root, target)
    return target


@pytest.fixture(scope="session")
def address(site: Path, static_server: Callable[[Path], str]) -> str:
    """Serve the site."""
    return static_server(site)
