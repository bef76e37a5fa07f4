"""The library, and each of the ordinary offices in turn."""

from __future__ import annotations

from pathlib import Path

import pytest

from offices import FOLDER, Office, office
from reportkb.library.library import Library, load
from reportkb.site.site import Site, prepare
from reportkb.source.tree import read


@pytest.fixture(scope="session")
def loaded(root: Path) -> Library:
    library, findings = load(read(root)[0])
    assert not findings
    return library


@pytest.fixture(scope="session")
def prepared(loaded: Library) -> Site:
    return prepare(loaded, "")


@pytest.fixture(scope="session", params=sorted(path.stem for path in FOLDER.glob("*.yml")))
def known(request: pytest.FixtureRequest) -> Office:
    """Give each office in turn."""
    return office(FOLDER / f"{request.param}.yml")
