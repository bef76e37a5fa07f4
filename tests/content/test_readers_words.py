"""Every synonym leads to something: the library has a word of each group, and what readers' own words stand for."""

from __future__ import annotations

import re

from reportkb.library.library import Library
from reportkb.site import search
from reportkb.site.site import prepare


def test_every_group_has_a_word_of_the_library(library: Library) -> None:
    site = prepare(library, library.edit_root)
    entries = search.index(site, library.guide, search.texts(site))
    said = "\n".join(re.sub(r"\W", "", part) for entry in entries for part in (entry["title"], entry["text"]))
    words = library.synonyms
    groups = (*words.same, *words.also.values())
    assert len(groups) > 30
    assert [group for group in groups if not any(word in said for word in group)] == []
