"""A short interview asks for what an outline needs, each thing once."""

from __future__ import annotations

from typing import Any

import pytest

from running import Run, outlines_of

pytestmark = pytest.mark.browser

# A page, or a week: there is less to ask.
SHORT = ("leader-one-page", "weekly-report")


def test_every_outline_is_asked_about_in_one_sitting(run_script: Run, catalogue: dict[str, Any]) -> None:
    found = run_script("interview", {"outlines": outlines_of(catalogue)})
    assert found["none"] == []
    assert len(found["made"]) == 3 * len(outlines_of(catalogue))
    for one in found["made"]:
        name = f"{one['outline']} {one['depth']}"
        assert len(one["texts"]) <= 12, name
        least = 6 if one["outline"] in SHORT else 8
        assert len(one["texts"]) >= (least if one["depth"] != "core" else 4), name
        assert len(set(one["texts"])) == len(one["texts"]), name
        assert len(set(one["asked"])) == len(one["asked"]), name
        # Every value is asked for; of the lists, those that there is room for.
        assert set(one["fields"]) <= set(one["asked"]) <= {*one["fields"], *one["lists"]}, name
        assert one["start"] == 0, name
        assert one["on"], name
