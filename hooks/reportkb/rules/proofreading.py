"""Proofread a library: read every passage once, for empty phrases, for typography and for its register.

What is wrong with a file's wording follows from its text, so that a preview reads only the file that was changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from reportkb.library.guide import GUIDE
from reportkb.library.library import Library
from reportkb.library.outline import Outline
from reportkb.library.phrases import Phrases
from reportkb.library.snippet import Snippet
from reportkb.report.fields import NUMERIC
from reportkb.rules import passages, phrases, registers, typography
from reportkb.rules.passages import Passage
from reportkb.source.findings import Finding
from reportkb.source.front_matter import FRONT_MATTER
from reportkb.source.text import KEPT


def check(library: Library) -> Iterator[Finding]:
    """Report what is wrong with a library's wording."""
    listed, texts = library.phrases, library.texts
    words = frozenset(name for name, field in library.register.items() if field.type not in NUMERIC)
    used = registers.used(library)
    for snippet in library.snippets.values():
        yield from _snippet(snippet, texts[snippet.place.path], words, listed, used[snippet.id])
    for outline in library.outlines.values():
        yield from _outline(outline, texts[outline.path], listed)
    for path, text in library.pages.items():
        if path.startswith(GUIDE):
            yield from _advice(path, text)
    yield from _wrong(passages.registered(library), listed)


@lru_cache(maxsize=KEPT)
def _snippet(
    snippet: Snippet, text: str, words: frozenset[str], listed: Phrases, used: frozenset[str]
) -> tuple[Finding, ...]:
    lines = text.split("\n")
    turns = registers.check(passages.reported(snippet, lines), listed.turns, used)
    return (*_wrong(passages.of_snippet(snippet, lines, words), listed), *turns)


@lru_cache(maxsize=KEPT)
def _advice(path: str, text: str) -> tuple[Finding, ...]:
    """Proofread a page of the guide, but for its elements; it shows empty phrases, and how to write them."""
    head = FRONT_MATTER.match(text)
    first = text.count("\n", 0, head.end()) + 1 if head else 1
    lines = ["" if line.lstrip().startswith("<") else line for line in text.split("\n")]
    read = passages.markdown(path, lines, first, lambda name: False)
    return tuple(finding for passage in read for finding in typography.check(passage))


@lru_cache(maxsize=KEPT)
def _outline(outline: Outline, text: str, listed: Phrases) -> tuple[Finding, ...]:
    lines = text.split("\n")
    turns = registers.check(passages.told(outline, lines), listed.turns, {outline.plan.register or ""})
    return (*_wrong(passages.of_outline(outline, lines), listed), *turns)


def _wrong(read: Iterable[Passage], listed: Phrases) -> Iterator[Finding]:
    for passage in read:
        yield from phrases.check(listed, passage)
        yield from typography.check(passage)
