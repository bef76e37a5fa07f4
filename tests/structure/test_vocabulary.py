"""Words that Python and the browser share are written once in each, and are the same."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from reportkb.library import vocabulary
from reportkb.library.outline import PLANS
from reportkb.library.vocabulary import TYPES
from reportkb.report.assemble import FLAVOUR_TITLES
from reportkb.report.fields import NUMERIC, TYPE_TITLES
from reportkb.report.nodes import DEPTH_TITLES
from reportkb.report.numbering import STYLE_TITLES
from reportkb.rules.uses import DOES, SIGNERS
from reportkb.site.profiles import PROFILE_TITLES

VOCABULARY = "docs/assets/js/report/vocabulary.js"
WORDS: dict[str, Mapping[Any, str]] = {
    "TYPE_TITLES": TYPE_TITLES,
    "DEPTH_TITLES": DEPTH_TITLES,
    "FLAVOUR_TITLES": FLAVOUR_TITLES,
    "STYLE_TITLES": STYLE_TITLES,
    "PROFILE_TITLES": PROFILE_TITLES,
}


def written(name: str, titles: Mapping[Any, str]) -> str:
    """Write a vocabulary as the browser's module does."""
    entries = "".join(f'  {word}: "{title}",\n' for word, title in titles.items())
    return f"export const {name} = {{\n{entries}}};\n"


@pytest.mark.parametrize("name", WORDS)
def test_the_browser_has_the_words_of_python(name: str, root: Path) -> None:
    assert written(name, WORDS[name]) in (root / VOCABULARY).read_text(encoding="utf-8")


def test_the_browser_has_the_types_of_figures(root: Path) -> None:
    listed = re.search(r"export const NUMERIC = \[(.+)\];", (root / VOCABULARY).read_text(encoding="utf-8"))
    assert listed
    assert set(re.findall(r'"(\w+)"', listed[1])) == NUMERIC


@pytest.mark.parametrize("name", WORDS)
def test_no_module_lists_the_words_again(name: str, root: Path) -> None:
    """Two words of a vocabulary, or two titles, that stand beside each other are a list by hand."""
    for words in (tuple(WORDS[name]), tuple(WORDS[name].values())):
        one = "|".join(f'"{re.escape(word)}"' for word in words)
        listed = re.compile(rf'(?:{one})[\]\s]*[,|][\[\s]*(?:"[^"]*",\s*)?(?:{one})')
        for path in sorted((root / "docs" / "assets" / "js").rglob("*.js")):
            if path != root / VOCABULARY:
                match = listed.search(path.read_text(encoding="utf-8"))
                assert not match, f"{path.name}: {match.group() if match else ''}"


def test_the_writer_of_word_documents_and_the_catalogue_know_the_same_signers(root: Path) -> None:
    word = root / "docs" / "assets" / "js" / "word"
    assert f"export const SIGNERS = {json.dumps(list(SIGNERS), ensure_ascii=False)};" in (
        word / "template.js"
    ).read_text(encoding="utf-8")
    assert f'const DOES = "{DOES}";' in (word / "write.js").read_text(encoding="utf-8")


def test_the_types_that_plan_are_types(root: Path) -> None:
    types, _ = vocabulary.load(TYPES, {TYPES: (root / TYPES).read_text(encoding="utf-8")})
    assert set(types) >= PLANS


def test_each_profile_is_a_document(root: Path) -> None:
    assert {path.stem for path in (root / "docs" / "assets" / "word").glob("*.xml")} == set(PROFILE_TITLES)
