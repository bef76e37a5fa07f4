"""Nothing that a contributor can write ends in a traceback, becomes script or hangs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from drawn import share
from reportkb.site.page import to_html, to_markdown
from reportkb.site.plan import SitePlan, plan

BASE = Path(__file__).parents[1] / "cases" / "check" / "base"
FILES = {path.relative_to(BASE).as_posix(): path.read_bytes() for path in BASE.rglob("*") if path.is_file()}
CONTENT = sorted(name for name in FILES if name != "mkdocs.yml")
SNIPPET = "snippets/problems/delay.md"

MARKS = ("{{", "}}", "{==", "==}", "{>>", "<<}", "{{延误天数}}", "---\n", "# ", "## ", "- ", "1. ", "**", "`")
MARKUP = ("| a | b |\n|---|---|\n", "[x](y)", "![x](y)", "<script>alert(1)</script>", "<!--", "&#x3c;", "    ")
YAML = ("：", ": ", "&a ", "*a ", "!!python/object:os.system ", "{", "}", "[", "]", "\\", "“")
CHARACTERS = ("\t", "\x00", "\u202e", "\ue001", "\n", "\r", "》", "😀", "𠮷")
PIECES = some.sampled_from((*MARKS, *MARKUP, *YAML, *CHARACTERS))
NOISE = some.lists(PIECES, max_size=12).map("".join)


def assert_no_script(site: SitePlan) -> None:
    """Texts and data are shown by no browser as a page; pages and what fills them are."""
    pages = {page.path: to_html(page.page) + to_markdown(page.page) for page in site.pages}
    fills = {path: "".join(found.values()) for path, found in site.fills.items()}
    assert [path for path, html in (pages | fills).items() if "<script>alert" in html] == []


@pytest.mark.drawn
@share(400)
@given(name=some.sampled_from(CONTENT), at=some.floats(0, 1), cut=some.integers(0, 40), noise=NOISE)
def test_a_file_with_noise_in_it(name: str, at: float, cut: int, noise: str) -> None:
    text = FILES[name].decode()
    place = int(at * len(text))
    tree = {**FILES, name: (text[:place] + noise + text[place + cut :]).encode()}
    site, findings = plan(tree)
    assert all(str(finding).startswith(finding.place.path) for finding in findings)
    assert_no_script(site)


@pytest.mark.drawn
@share(150)
@given(name=some.sampled_from(CONTENT), content=some.binary(max_size=400))
def test_a_file_of_bytes(name: str, content: bytes) -> None:
    _, findings = plan({**FILES, name: content})
    assert findings


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("docs/outlines/report.md", "项目总结"),
        ("docs/outlines/report.md", "向领导"),
        ("docs/outlines/report.md", "本例为虚构"),
        ("docs/outlines/report.md", "problems/delay"),
        (SNIPPET, "进度延误"),
        (SNIPPET, "让读者"),
        ("snippets/kinds.yml", "遇到了"),
    ],
)
def test_markup_in_a_text_stays_text(name: str, words: str) -> None:
    hostile = FILES[name].decode().replace(words, words + "<script>alert(1)</script>", 1)
    assert_no_script(plan({**FILES, name: hostile.encode()})[0])


def with_body(body: str) -> dict[str, bytes]:
    head = FILES[SNIPPET].decode().partition("---\n\n")[0]
    return {**FILES, SNIPPET: f"{head}---\n\n{body}\n".encode()}


@pytest.mark.parametrize(
    "body",
    [
        "[" * 9000,
        "*" * 20000,
        "{{" * 9000,
        "> " * 8000,
        "- " * 6000,
        "`" * 20000,
        "{==a" * 5000,
        "|" * 20000,
        "<" * 20000,
    ],
    ids=["brackets", "stars", "braces", "quotes", "items", "ticks", "phrases", "bars", "angles"],
)
def test_a_body_made_to_hang(body: str) -> None:
    plan(with_body(body))


@pytest.mark.parametrize(
    "front",
    [
        "a: " + "[" * 5000,
        "a: " + "{b: " * 3000,
        "a: &x [1]\nb: *x",
        "&a [*a]",
        "title: !!python/object/apply:os.system [ls]",
    ],
    ids=["sequences", "mappings", "alias", "itself", "tag"],
)
def test_front_matter_made_to_break(front: str) -> None:
    _, findings = plan({**FILES, SNIPPET: f"---\n{front}\n---\n\n正文。\n".encode()})
    assert any(finding.place.path == SNIPPET for finding in findings)


def test_a_chain_of_formulas_has_an_end() -> None:
    rows = "".join(
        f"甲{n}:\n  type: number\n  unit: 个\n  hint: 推算。\n  derive: 甲{n + 1} + 1\n" for n in range(3000)
    )
    _, findings = plan({**FILES, "snippets/fields.yml": FILES["snippets/fields.yml"] + rows.encode()})
    assert any(finding.code == "RK026" for finding in findings)
