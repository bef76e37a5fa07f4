"""Find empty phrases, which claim something and hold no figure that could be checked, and turns out of register."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Literal, TypeAlias

from pydantic import ConfigDict, StringConstraints, TypeAdapter
from pydantic import Field as Constraint
from pydantic.dataclasses import dataclass as validated

from reportkb.source import schema
from reportkb.source.findings import Finding
from reportkb.source.parsed import Parsed
from reportkb.source.schema import Line
from reportkb.source.text import Texts

PHRASES = "snippets/phrases.yml"

Form = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20)]
# Two phrases that a Chinese comma joins are one phrase that nobody writes.
JOINED = re.compile(r"\w{2}[，、；]\w{2}")
# Of fewer characters, no phrase is empty by itself; a turn may be one: 您, ！.
SHORTEST_EMPTY = 2


@validated(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class Entry:
    """A family of phrases that are wrong in the same way, under the phrase that names it.

    Args:
        why: what a reader misses, in a few words.
        instead: what to write.
        forms: further phrases of the family.
        exceptions: words that contain one of the phrases and mean something else.
        denied: 也算 where the phrases are empty in a denial too: 尚未与相关部门沟通 names no department either.
        registers: those in which the phrases are a turn out of register, with figures or without; a family
            without any is empty in every register.
    """

    why: Line
    instead: Line
    forms: tuple[Form, ...] = ()
    exceptions: Annotated[tuple[Form, ...], Constraint(alias="except")] = ()
    denied: Literal["", "也算"] = ""
    registers: tuple[Form, ...] = ()

    @property
    def advice(self) -> str:
        """Give what to write as a sentence."""
        return self.instead if self.instead.endswith("。") else f"{self.instead}。"


SHAPE: TypeAdapter[dict[Form, Entry]] = TypeAdapter(dict[Form, Entry])
KEYS = ("why", "instead", "forms", "except", "denied", "registers")

# What stands for a numeric placeholder in a passage: one character, whatever the length of its name.
FIGURE = "\ue100"

SENTENCE = re.compile(r"[^。！？；!?]+[。！？；!?]?")
ASKED = re.compile(r"[？?]$")
QUOTED = re.compile(r"“[^“”]*”|《[^《》]*》|‘[^‘’]*’|「[^「」]*」|『[^『』]*』|\"[^\"]*\"")
# What stands before a phrase in the same clause and denies it, or asks whether it is so. Browsers
# that are still in use know no lookbehind, so that 前所未有, 无不, 不得不 and 未来 are told apart by
# the characters that are read with the word.
DENIED = re.compile(
    r"(?:没有|没能|没把|没得|从没|还没|尚未|未能|未曾|未经|未把|并未|从未|仍未|(?:^|[^所])未(?![来必免雨知曾能经把])"
    r"|并不|并非|绝非|不是|不能(?!不)|不会(?!不)|不曾|不再|不算|不具备|不够|不宜|(?:^|[^无得能])不(?=.?$)"
    r"|难以|难于|无法|无从|缺乏|缺少|欠缺|谈不上|称不上|说不上|算不上|得不到|达不到|做不到|看不到|没人能"
    r"|是否|有没有|有无|能否|可否|会不会|能不能)"
    r"(?:(?!情况|前提|条件|同时|之后|以后|反而|而且|但是|却|也|就|才)[^\x00，。、：；！？,:;!?]){0,8}$"
)
COUNTED = "个项次件名人位天日周月年季倍成分秒元万亿份家条道级轮批场处户台套张种步层页遍回班组岗门版期句字"
# A digit or a numeric placeholder; a Chinese numeral with a measure word, but not 一个 and the like,
# which count nothing; a share: 三成, 一半, 百分之六.
FIGURES = re.compile(
    rf"[0-9０-９{FIGURE}]|[两二三四五六七八九十百千][{COUNTED}]|一[项次天周倍成半]|百分之|分之[一二三四五六七八九]"
)
# What looks like a figure and measures nothing.
NO_FIGURES = re.compile(r"[0-9]{4}年|十分|一成不变|千家万户|百分点")


@dataclass(frozen=True, slots=True)
class Turns:
    """What is out of register: colloquial, chatty, figurative; only the checker knows it, not the browser.

    Args:
        entries: by each of their turns.
        pattern: finds any turn, the longest that begins at a place; None where there is none.
        allowed: finds any exception.
    """

    entries: Mapping[str, Entry]
    pattern: re.Pattern[str] | None
    allowed: re.Pattern[str] | None

    def find(self, text: str, registers: Collection[str]) -> Iterator[tuple[int, str]]:
        """Find the turns of a passage that are wrong in one of some registers, but not in what it quotes."""
        if not self.pattern or not self.pattern.search(text):
            return
        said = QUOTED.sub(_blank, text)
        words = _spans(self.allowed, said)
        for match in self.pattern.finditer(said):
            wrong = any(register in registers for register in self.entries[match.group()].registers)
            if wrong and not _within(match, words):
                yield match.start(), match.group()


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """The list, ready to search with; of the same text there is one.

    Args:
        entries: by each of their phrases.
        pattern: finds any phrase, the longest that begins at a place; None where there is none.
        allowed: finds any exception.
        always: finds the phrases that are empty in a denial too.
        turns: the families that are out of register, which are none of the above.
    """

    entries: Mapping[str, Entry]
    pattern: re.Pattern[str] | None
    allowed: re.Pattern[str] | None
    always: re.Pattern[str] | None
    turns: Turns

    @property
    def patterns(self) -> Mapping[str, re.Pattern[str] | None]:
        """Give all that a passage is searched with, by the names that the catalogue has for them."""
        rules = {"sentence": SENTENCE, "asked": ASKED, "quoted": QUOTED, "denied": DENIED}
        figures = {"figures": FIGURES, "notFigures": NO_FIGURES}
        return {"pattern": self.pattern, "allowed": self.allowed, "always": self.always, **rules, **figures}


Pattern: TypeAlias = "re.Pattern[str] | None"
Loaded: TypeAlias = tuple[Phrases, tuple[Finding, ...]]


def load(texts: Texts) -> Loaded:
    """Load the list of phrases.

    Args:
        texts: every file's text.

    Returns:
        The list, empty where its file cannot be used, and what is wrong with it.
    """
    return _read(texts.get(PHRASES), PHRASES in texts)


@lru_cache(maxsize=1)
def _read(text: str | None, there: bool) -> Loaded:
    """Read the list from its file's text, which may be unreadable, or the file missing."""
    entries, parsed, found = schema.read(SHAPE, PHRASES, {PHRASES: text} if there else {}, KEYS)
    # A phrase that is too short would be found everywhere.
    usable = {name: one for name, one in (entries or {}).items() if one.registers or len(name) >= SHORTEST_EMPTY}
    return _ready(usable), (*found, *(_overlaps(entries, parsed) if entries and parsed else ()))


def find(phrases: Phrases, text: str) -> Iterator[tuple[int, str]]:
    """Find the empty phrases of a passage, each with its place; ``phrases.js`` does the same in the browser.

    A phrase passes when its sentence holds a figure or is a question, when it is quoted as an
    example, when it is part of a word that means something else, and when it is denied.
    """
    if not phrases.pattern or not phrases.pattern.search(text):
        return
    for sentence in SENTENCE.finditer(QUOTED.sub(_blank, text)):
        said = sentence.group()
        if ASKED.search(said) or FIGURES.search(NO_FIGURES.sub("", said)):
            continue
        words = _spans(phrases.allowed, said)
        for match in phrases.pattern.finditer(said):
            start = match.start()
            if _within(match, words):
                continue
            if DENIED.search(said[:start]) and not (phrases.always and phrases.always.fullmatch(match.group())):
                continue
            yield sentence.start() + start, match.group()


def _ready(families: Mapping[str, Entry]) -> Phrases:
    empty = {name: entry for name, entry in families.items() if not entry.registers}
    spoken = {name: entry for name, entry in families.items() if entry.registers}
    always = [form for form, entry in _by_form(empty).items() if entry.denied]
    return Phrases(*_searched(empty), _any_of(always), Turns(*_searched(spoken)))


def _searched(families: Mapping[str, Entry]) -> tuple[Mapping[str, Entry], Pattern, Pattern]:
    entries = _by_form(families)
    return entries, _any_of(entries), _any_of(word for entry in families.values() for word in entry.exceptions)


def _by_form(families: Mapping[str, Entry]) -> dict[str, Entry]:
    return {form: entry for name, entry in families.items() for form in (name, *entry.forms)}


def _spans(pattern: Pattern, text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)] if pattern else []


def _within(match: re.Match[str], words: Iterable[tuple[int, int]]) -> bool:
    return any(first <= match.start() and match.end() <= last for first, last in words)


def _any_of(words: Iterable[str]) -> re.Pattern[str] | None:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))) if longest_first else None


def _overlaps(families: Mapping[str, Entry], parsed: Parsed) -> Iterator[Finding]:
    """Report phrases that two families hold or that are too short, and exceptions that except nothing."""
    seen: dict[str, str] = {}
    for name, entry in families.items():
        forms = (name, *entry.forms)
        for index, form in enumerate(forms):
            if len(form) < SHORTEST_EMPTY and not entry.registers:
                fact = f"“{name}.forms.{index}”的值不合要求" if index else f"“{name}”的值不合要求"
                yield Finding(parsed.place((name,)), "RK010", fact, "空话至少两个字；一个字的，写进有registers的一组。")
            if JOINED.search(form):
                fact = f"“{name}”的“{form}”像是连在一起的几个词"
                yield Finding(parsed.place((name,)), "RK010", fact, "几个词之间用半角逗号和空格“, ”隔开。")
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
