"""Hard cases are shown, and are found by the words that people have for them: in a title or among the tags."""

from __future__ import annotations

import pytest

from reportkb.library.library import Library

HARD = ("目标差得很远", "没有成果", "超支", "终止", "停止", "坏消息", "别人的功劳", "接手前任")


@pytest.mark.parametrize("word", HARD)
def test_a_hard_case_is_found_by_its_words(word: str, library: Library) -> None:
    stories = [one for one in library.snippets.values() if not one.is_frame]
    assert any(word in said for one in stories for said in (one.guidance.title, *one.guidance.tags))


@pytest.mark.parametrize("word", HARD)
def test_a_hard_case_stands_in_an_outline(word: str, library: Library) -> None:
    shown = {node.snippet for outline in library.outlines.values() for node in outline.told}
    said = {one.id: (one.guidance.title, *one.guidance.tags) for one in library.snippets.values() if one.id in shown}
    assert any(word in text for texts in said.values() for text in texts)
