"""A piece of the catalogue names what goes with it: a frame its stories, a story its frame."""

from __future__ import annotations

from typing import Any

import pytest

from running import Run, pieces_of


def test_frames_and_stories_name_each_other(catalogue: dict[str, Any]) -> None:
    pieces = pieces_of(catalogue)
    told = {(one["id"], frame) for frame, piece in pieces.items() for one in piece.get("stories", ())}
    named = {(story, piece["frame"]) for story, piece in pieces.items() if "frame" in piece}
    assert told == named
    assert all(pieces[frame].get("form") == "frame" for _, frame in told)
    stories = [one for piece in pieces.values() for one in piece.get("stories", ())]
    assert all(one["title"] == pieces[one["id"]]["title"] for one in stories)
    # Whoever began from an outline finds the story of its case.
    outlines = [entry for path, entry in catalogue.items() if path.startswith("catalog/outlines/")]
    pairs = {(node["snippet"], node["frame"]) for outline in outlines for node in outline["nodes"] if node["snippet"]}
    assert {pair for pair in pairs if pair[0] != pair[1]} <= told


@pytest.mark.browser
@pytest.mark.parametrize("outline", ["quarterly-plan", "management-improvement"])
def test_what_stands_beside_an_outline_comes_when_it_is_asked_for(
    run_script: Run, catalogue: dict[str, Any], outline: str
) -> None:
    """The empty desk shows an example without it, and what is read afterwards is still known by it."""
    names = [f"catalog/{folder}/{outline}.json" for folder in ("outlines", "stories", "beside")]
    entry, sample, beside = (catalogue[name] for name in names)
    found = run_script("told", {"outline": outline, "files": {name: catalogue[name] for name in names}})
    assert found["first"] == names[:2]
    assert found["then"] == names[2:]
    assert found["same"]
    assert set(found["sample"]["snippets"]) == {*entry["snippets"], *sample["snippets"]}
    assert set(found["whole"]["snippets"]) == {*entry["snippets"], *sample["snippets"], *beside["snippets"]}
    assert found["whole"]["beside"] == [node["snippet"] for node in beside["nodes"]] != []
