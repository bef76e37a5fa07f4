"""What is put before a leader fits a page, and can be read alone."""

from __future__ import annotations

import re

from reportkb.library.library import Library
from reportkb.report.document import Document, Part, to_text
from reportkb.site.site import prepare

# A page of an official document holds 22 lines of 28 characters (GB/T 9704-2012, 5.2.3); docs/guide/audience.md.
MOST = 600


def test_every_page_for_a_leader_fits_a_page(library: Library) -> None:
    site = prepare(library, "")
    briefs = [snippet for snippet in site.kinds["brief"] if not snippet.is_frame]
    assert briefs
    for snippet in briefs:
        text = to_text(Document("", "", (Part("", site.contents[snippet.id].blocks),)), site.facts_of(snippet))
        length = len(re.sub(r"\s", "", text))
        assert length <= MOST, f"{snippet.id}: {length}"
        assert "【" not in text, snippet.id
