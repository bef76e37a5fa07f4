"""Every synonym leads to something: the library has a word of each group, and what readers' own words stand for."""

from __future__ import annotations

from reportkb.library.library import Library
from reportkb.site import search
from reportkb.site.site import prepare

# What stands for words of outlines that are still to come, with these: a group may lead nowhere until then.
AWAITED = {"转正": "probation-report", "进展汇报": "progress-report", "月度工作汇报": "monthly-report"}


def test_every_group_has_a_word_of_the_library(library: Library) -> None:
    site = prepare(library, library.edit_root)
    entries = search.index(site, library.guide, search.texts(site))
    said = "\n".join(entry["title"] + "\n" + entry["text"] for entry in entries)
    words = library.synonyms
    groups = (*words.same, *words.also.values())
    assert len(groups) > 30
    nowhere = [group for group in groups if not any(word in said for word in group)]
    assert [group for group in nowhere if AWAITED.get(group[0], "") in ("", *library.outlines)] == []
