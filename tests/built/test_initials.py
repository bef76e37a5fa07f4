"""The initials of pinyin that titles are found by."""

from __future__ import annotations

import json
from pathlib import Path

from reportkb.site.initials import LETTERS, initials


def test_characters_are_under_their_letters() -> None:
    found = initials(["述职报告", "年度工作总结", "啊匝座"])
    letters = {"a": "啊", "b": "报", "d": "度", "g": "告工", "j": "结", "n": "年", "s": "述", "z": "作匝座总职"}
    assert found == letters


def test_a_character_of_two_readings_is_under_both() -> None:
    assert initials(["调整"]) == {"d": "调", "t": "调", "z": "整"}


def test_what_has_no_reading_is_under_none() -> None:
    assert initials(["KPI（2025）, é", "鼙"]) == {}
    assert initials([]) == {}


def test_nearly_all_characters_of_titles_have_a_letter(site: Path) -> None:
    published = json.loads((site / "catalog/search.json").read_text("utf-8"))
    listed = published["words"]["initials"]
    used = {one for entry in published["pages"] for one in entry["title"] if "\u4e00" <= one <= "\u9fff"}
    assert set(listed) <= set(LETTERS)
    assert len(used - set("".join(listed.values()))) <= len(used) / 100
