"""A draft becomes as long as another version of its outline, and keeps what its writer did."""

from __future__ import annotations

from typing import Any

import pytest

from running import Run, outlines_of

pytestmark = pytest.mark.browser


def test_every_version_becomes_every_other(run_script: Run, catalogue: dict[str, Any]) -> None:
    outlines = outlines_of(catalogue)
    assert run_script("depth", {"outlines": outlines}) == {
        "count": len(outlines) * 9,
        "problems": [],
        "kept": [True, True, True],
        "removed": True,
        "core": False,
        "order": True,
    }
