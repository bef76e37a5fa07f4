"""Every kind has enough to choose from, and every section of an outline has a story and its frame."""

from __future__ import annotations

from collections import Counter

from reportkb.library.library import Library

FEWEST_FRAMES = 2
FEWEST_STORIES = 3


def test_every_kind_has_frames_and_stories(library: Library) -> None:
    counts = Counter((snippet.kind, snippet.is_frame) for snippet in library.snippets.values())
    few = [kind for kind in library.kinds if counts[kind, True] < FEWEST_FRAMES or counts[kind, False] < FEWEST_STORIES]
    told = f"{'、'.join(few)}：一种类型至少{FEWEST_FRAMES}个句式、{FEWEST_STORIES}个范例，见CONTRIBUTING.md的“加别的”。"
    assert not few, told


def test_no_section_of_an_outline_is_without_a_story_and_a_frame(library: Library) -> None:
    empty = []
    for outline in library.outlines.values():
        for node in outline.nodes:
            if node.snippet is None:
                continue
            story = library.snippets[node.snippet]
            frame = library.snippets.get(story.guidance.frame)
            if story.is_frame or frame is None or not frame.is_frame:
                empty.append(f"{outline.slug}: {node.heading}")
    assert empty == []
