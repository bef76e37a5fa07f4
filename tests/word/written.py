"""Documents that the browser writes, and what each must hold."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

FOLDER = Path(__file__).parent
PROFILES = ("official", "business")
# Extensible Markup Language 1.0, section 2.2; half a pair of surrogates is no character either.
UNSAID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
FLAVOURS = ("outline", "template", "sample")


@dataclass(frozen=True, slots=True)
class Pictured:
    """A picture that a document must hold.

    Args:
        heading: of the section that it stands at the end of; empty for the document's end.
        name: what its caption calls it.
        alt: what it shows, in words.
        png: its file.
        width: in any unit.
        height: in the same.
    """

    heading: str
    name: str
    alt: str
    png: bytes
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Due:
    """What a document must hold, as the other writers of reports have it.

    Args:
        profile: the template that it is written in.
        title: the report's title, or empty.
        text: what stands below the title: a line a paragraph, without numbers of headings.
        numbers: of its headings, in order.
        headings: their words, in order.
        levels: of its headings, in order.
        comments: phrase and comment of each, in any order.
        numbering: the form of its headings' numbers.
        whole: whether it is a report, or a section alone.
        author: who is answerable for it, or empty.
        pictures: in order.
    """

    profile: str
    title: str
    text: str
    numbers: tuple[str, ...]
    headings: tuple[str, ...]
    levels: tuple[int, ...]
    comments: tuple[tuple[str, str], ...]
    numbering: str
    whole: bool
    author: str
    pictures: tuple[Pictured, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A document, what it must hold, and whether it was the same when it was written again."""

    name: str
    file: bytes
    due: Due
    same: bool


Write: TypeAlias = Callable[[Sequence[dict[str, Any]]], list[Written]]


def profiles(root: Path) -> dict[str, str]:
    """Read the templates."""
    return {name: (root / "docs" / "assets" / "word" / f"{name}.xml").read_text("utf-8") for name in PROFILES}


def sayable(text: str) -> str:
    """Leave out of a text what XML cannot say, and end its lines as XML does."""
    return UNSAID.sub("", re.sub(r"\r\n?", "\n", text))


def read(answer: str) -> list[Written]:
    """Read what the browser made."""
    return [
        Written(one["name"], base64.b64decode(one["file"]), _due(one["due"]), one["same"]) for one in json.loads(answer)
    ]


def _due(one: Mapping[str, Any]) -> Due:
    return Due(
        one["profile"],
        sayable(one["title"]),
        sayable(one["text"]),
        tuple(one["numbers"]),
        tuple(map(sayable, one["headings"])),
        tuple(one["levels"]),
        tuple((sayable(phrase), sayable(comment)) for phrase, comment in one["comments"]),
        one["numbering"],
        one["whole"],
        sayable(one["author"]),
        tuple(
            Pictured(
                sayable(picture["heading"]),
                sayable(picture["name"]),
                sayable(picture["alt"] or picture["name"]),
                base64.b64decode(picture["png"]),
                picture["width"],
                picture["height"],
            )
            for picture in one.get("pictures", ())
        ),
    )


def whole_outlines(outlines: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """List every outline in every flavour, with comments and without, in all its length; profiles by turns."""
    return [
        {
            "name": f"{outline['id']} {flavour} {PROFILES[(at + turn) % 2]}{' notes' if notes else ''}",
            "outline": outline["id"],
            "flavour": flavour,
            "profile": PROFILES[(at + turn) % 2],
            "notes": notes,
        }
        for at, outline in enumerate(outlines)
        for turn, flavour in enumerate(FLAVOURS)
        for notes in (False, True)
    ]
