"""The page of codes shows of each its example, all of it to be seen, on one line of HTML."""

from __future__ import annotations

import pytest

from reportkb.site.codes import codes
from reportkb.source.examples import EXAMPLES
from reportkb.source.findings import RULES, printable


def rows() -> dict[str, str]:
    return dict(zip(RULES, codes().split("<details ")[1:], strict=True))


def test_each_code_has_a_row_with_its_anchor() -> None:
    assert [row.partition('id="')[2][:5] for row in rows().values()] == list(RULES)


def test_the_list_is_one_line_that_no_markdown_ends_or_reads() -> None:
    assert "\n" not in codes()
    assert "[" not in codes()


@pytest.mark.parametrize("code", RULES)
def test_a_row_tells_the_rule_and_where_its_example_stands(code: str) -> None:
    row = rows()[code]
    assert f"<code>{code}</code><strong>" in row
    assert EXAMPLES[code].file in row
    assert row == printable(row), "a character that nobody sees"
    assert row.count("<pre>") == 2


def test_what_differs_is_marked() -> None:
    row = rows()["RK012"]
    assert "<pre>purpose<mark>：</mark>让读者看清</pre>" in row
    assert "<pre>purpose<mark>: </mark>让读者看清</pre>" in row


def test_bytes_and_long_lines_are_shown_by_what_a_reader_would_see() -> None:
    assert "title: <mark>\ufffd" in rows()["RK001"]
    assert "⟨U+200B⟩" in rows()["RK003"]
    assert "（这一行共<mark>1205</mark>个字）" in rows()["RK033"]
