"""No two snippets are for the same: an outline that is read back knows them by what they are for."""

from __future__ import annotations

from collections import Counter

from reportkb.library.library import Library


def test_no_two_snippets_have_one_purpose(library: Library) -> None:
    purposes = Counter(snippet.guidance.purpose for snippet in library.snippets.values())
    assert [purpose for purpose, count in purposes.items() if count > 1] == []
