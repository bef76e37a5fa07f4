"""Load the library: everything that the content files say, decoded and parsed once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportkb.library import (
    choosing,
    guide,
    kinds,
    lists,
    outline,
    pages,
    phrases,
    register,
    settings,
    snippet,
    synonyms,
    tools,
    vocabulary,
)
from reportkb.library.choosing import Choosing
from reportkb.library.guide import Guide
from reportkb.library.kinds import Kinds
from reportkb.library.outline import OUTLINES, Outline
from reportkb.library.pages import Pages
from reportkb.library.phrases import Phrases
from reportkb.library.register import FieldParts
from reportkb.library.snippet import Snippet
from reportkb.library.synonyms import Synonyms
from reportkb.library.tools import Tool
from reportkb.library.vocabulary import OCCASIONS, REGISTERS, TYPES, Vocabulary
from reportkb.report.fields import Register
from reportkb.report.lists import RecordTypes
from reportkb.source.findings import Finding, Place
from reportkb.source.text import LARGEST, Texts, decode
from reportkb.source.tree import CONTRIBUTING, DOCS, SETTINGS, SNIPPETS, Tree

# A section is at most a few pages; an outline holds a report's tree and its example values.
LARGEST_SNIPPET = 32 * 1024
LARGEST_OUTLINE = 128 * 1024


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that the content files say.

    Args:
        kinds: in report order.
        types: what each type of report is for, by its word.
        registers: how each register sounds, by its word.
        occasions: when people look for a report, by a word, in the order that they are listed in.
        register: the fields, those of several kinds first, then by kind.
        field_places: where each field is registered, those that cannot be used included.
        field_parts: where each part of a field's entry stands.
        lists: the lists of facts.
        snippets: by id, in the order of kinds, then of slugs.
        outlines: by slug.
        choosing: the questions that lead to an outline.
        guide: the writing guide, its own page first.
        phrases: the empty phrases.
        synonyms: what readers type for the words of the library.
        tools: the pages that readers work on, by name.
        pages: the text of each authored page, by path.
        contributing: the contributor guide, empty where there is none.
        edit_root: the address that a path in the repository is edited under.
        paths: every content file.
        unusable: paths of files that could not be loaded; what others say of them cannot be judged.
        texts: each file that could be decoded, by path.
    """

    kinds: Kinds
    types: Vocabulary
    registers: Vocabulary
    occasions: Vocabulary
    register: Register
    field_places: Mapping[str, Place]
    field_parts: FieldParts
    lists: RecordTypes
    snippets: Mapping[str, Snippet]
    outlines: Mapping[str, Outline]
    choosing: Choosing
    guide: Guide
    phrases: Phrases
    synonyms: Synonyms
    tools: Mapping[str, Tool]
    pages: Pages
    contributing: str
    edit_root: str
    paths: frozenset[str]
    unusable: frozenset[str]
    texts: Mapping[str, str]

    @property
    def knows_fields(self) -> bool:
        """Tell whether the whole register is usable: else a field that is not in it may well be registered."""
        return not any(register.is_register(path) or register.is_misnamed(path) for path in self.unusable)


def load(tree: Tree) -> tuple[Library, tuple[Finding, ...]]:
    """Load a library from the bytes of its files.

    Args:
        tree: contents by path from the root of the repository.

    Returns:
        The library, without the files that cannot be used, and what is wrong with any file.
    """
    texts, unreadable = _texts(tree)
    known, unfit_kinds = kinds.load(texts)
    words = {path: vocabulary.load(path, texts) for path in (TYPES, REGISTERS, OCCASIONS)}
    registered, unfit_fields = register.load(texts, known)
    listed_facts, unfit_lists = lists.load(texts)
    snippets, unfit_snippets = snippet.load(texts, known)
    outlines, unfit_outlines = outline.load(texts)
    path, unfit_path = choosing.load(texts)
    advice, unfit_advice = guide.load(texts)
    listed, unfit_phrases = phrases.load(texts)
    typed, unfit_synonyms = synonyms.load(texts)
    written, unfit_pages = pages.load(texts)
    edit_root, unfit_settings = settings.load(texts)
    used = {item.place.path for item in snippets.values()} | {item.path for item in outlines.values()}
    library = Library(
        kinds=known,
        types=words[TYPES][0],
        registers=words[REGISTERS][0],
        occasions=words[OCCASIONS][0],
        register=registered.fields,
        field_places=registered.places,
        field_parts=registered.parts,
        lists=listed_facts,
        snippets=snippets,
        outlines=outlines,
        choosing=path,
        guide=advice,
        phrases=listed,
        synonyms=typed,
        tools=tools.load(texts),
        pages=written,
        contributing=texts.get(CONTRIBUTING) or "",
        edit_root=edit_root,
        paths=frozenset(tree),
        unusable=registered.unusable | {path for path in texts if _must_load(path) and path not in used},
        texts={path: text for path, text in texts.items() if text is not None},
    )
    unfit_words = tuple(finding for _, unfit in words.values() for finding in unfit)
    found = (unreadable, unfit_kinds, unfit_words, unfit_fields, unfit_lists, unfit_snippets, unfit_outlines)
    others = (unfit_path, unfit_advice, unfit_phrases, unfit_synonyms, unfit_pages, unfit_settings)
    return library, tuple(finding for part in (*found, *others) for finding in part)


def _texts(tree: Tree) -> tuple[Texts, tuple[Finding, ...]]:
    """Decode every file that is read as text; any other under ``snippets/`` is there without a text."""
    texts: dict[str, str | None] = {}
    findings: list[Finding] = []
    for path, content in tree.items():
        if _is_text(path):
            texts[path], found = decode(path, content, _largest(path))
            findings += found
        elif path.startswith(SNIPPETS):
            texts[path] = None
    return texts, tuple(findings)


def _is_text(path: str) -> bool:
    written = path.startswith((SNIPPETS, DOCS)) and path.endswith(".md")
    return written or path in (SETTINGS, CONTRIBUTING) or (path.startswith(SNIPPETS) and path.endswith(".yml"))


def _largest(path: str) -> int:
    if path.endswith(".md") and path.startswith(SNIPPETS):
        return LARGEST_SNIPPET
    return LARGEST_OUTLINE if path.startswith(OUTLINES) else LARGEST


def _must_load(path: str) -> bool:
    """Tell whether a file is a snippet or an outline by where it lies, usable or not."""
    return outline.is_outline(path) or snippet.is_snippet(path)
