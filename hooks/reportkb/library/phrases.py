"""Find empty phrases: words that claim something and hold no figure that could be checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, TypeAlias

from pydantic import ConfigDict, StringConstraints, TypeAdapter
from pydantic import Field as Constraint
from pydantic.dataclasses import dataclass as validated

from reportkb.source import schema, yamltext
from reportkb.source.findings import Finding
from reportkb.source.schema import Line
from reportkb.source.text import Texts

PHRASES = "snippets/phrases.yml"

Form = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=20)]


@validated(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class Entry:
    """A family of phrases that are empty in the same way, under the phrase that names it.

    Args:
        why: what a reader misses, in a few words.
        instead: what to write.
        forms: further phrases of the family.
        exceptions: words that contain one of the phrases and mean something else.
    """

    why: Line
    instead: Line
    forms: tuple[Form, ...] = ()
    exceptions: Annotated[tuple[Form, ...], Constraint(alias="except")] = ()

    @property
    def advice(self) -> str:
        """Give what to write as a sentence."""
        return self.instead if self.instead.endswith("。") else f"{self.instead}。"


SHAPE: TypeAdapter[dict[Form, Entry]] = TypeAdapter(dict[Form, Entry])
KEYS = ("why", "instead", "forms", "except")

# What stands for a numeric placeholder in a passage: one character, whatever the length of its name.
FIGURE = "\ue100"

SENTENCE = re.compile(r"[^。！？；]+")
QUOTED = re.compile(r"“[^“”]*”|《[^《》]*》")
COUNTED = "个项次件名人位天日周月年季倍成分秒元万亿份家条道级轮批场处户台套张种步层页遍回班组岗门版期句字"
# A digit or a numeric placeholder; a Chinese numeral with a measure word, but not 一个 and the like,
# which count nothing; a share: 三成, 一半, 百分之六.
FIGURES = re.compile(
    rf"[0-9０-９{FIGURE}]|[两二三四五六七八九十百千][{COUNTED}]|一[项次天周倍成半]|百分之|分之[一二三四五六七八九]"
)
# What looks like a figure and measures nothing.
NO_FIGURES = re.compile(r"[0-9]{4}年|十分|一成不变|千家万户|百分点")


@dataclass(frozen=True, slots=True)
class Phrases:
    """The list, ready to search with.

    Args:
        entries: by each of their phrases.
        pattern: finds any phrase, the longest that begins at a place; None where there is none.
        allowed: finds any exception.
    """

    entries: Mapping[str, Entry]
    pattern: re.Pattern[str] | None
    allowed: re.Pattern[str] | None

    @property
    def patterns(self) -> Mapping[str, re.Pattern[str] | None]:
        """Give all that a passage is searched with, by the names that the catalogue has for them."""
        rules = {"sentence": SENTENCE, "quoted": QUOTED, "figures": FIGURES, "notFigures": NO_FIGURES}
        return {"pattern": self.pattern, "allowed": self.allowed, **rules}


Loaded: TypeAlias = tuple[Phrases, tuple[Finding, ...]]


def load(texts: Texts) -> Loaded:
    """Load the list of phrases.

    Args:
        texts: every file's text.

    Returns:
        The list, empty where its file cannot be used, and what is wrong with it.
    """
    parsed, found = yamltext.read(PHRASES, texts)
    if parsed is None:
        return _ready({}), found
    entries, unfit = schema.validate(SHAPE, parsed, KEYS)
    return _ready(entries or {}), (*found, *unfit, *_overlaps(entries or {}, parsed))


def find(phrases: Phrases, text: str) -> Iterator[tuple[int, str]]:
    """Find the empty phrases of a passage, each with its place; ``phrases.js`` does the same in the browser.

    A phrase passes when its sentence holds a figure, or when it is quoted as an example.
    """
    if not phrases.pattern or not phrases.pattern.search(text):
        return
    spoken = QUOTED.sub(_blank, text)
    spoken = phrases.allowed.sub(_blank, spoken) if phrases.allowed else spoken
    for sentence in SENTENCE.finditer(spoken):
        if not FIGURES.search(NO_FIGURES.sub("", sentence.group())):
            for match in phrases.pattern.finditer(sentence.group()):
                yield sentence.start() + match.start(), match.group()


def _ready(families: Mapping[str, Entry]) -> Phrases:
    entries = {form: entry for name, entry in families.items() for form in (name, *entry.forms)}
    exceptions = [word for entry in families.values() for word in entry.exceptions]
    return Phrases(entries, _any_of(entries), _any_of(exceptions))


def _any_of(words: Iterable[str]) -> re.Pattern[str] | None:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))) if longest_first else None


def _overlaps(families: Mapping[str, Entry], parsed: yamltext.Parsed) -> Iterator[Finding]:
    """Report phrases that two families hold, and exceptions that except nothing."""
    seen: dict[str, str] = {}
    for name, entry in families.items():
        forms = (name, *entry.forms)
        for form in forms:
            if form in seen:
                fact = f"“{form}”在“{seen[form]}”下已有"
                yield Finding(parsed.place((name,)), "RK007", fact, "留下一处。")
            seen[form] = name
        for word in entry.exceptions:
            if not any(form in word and form != word for form in forms):
                fact = f"“{name}”的except里，“{word}”不含这一组的任何一个词"
                yield Finding(parsed.place((name, "except")), "RK010", fact, "写含有该词而意思不同的词，或删掉。")


def _blank(match: re.Match[str]) -> str:
    return "\0" * len(match.group())
