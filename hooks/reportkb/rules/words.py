"""Words of the vocabularies that an outline or the list of phrases names."""

from __future__ import annotations

from collections.abc import Iterator

from reportkb.library.library import Library
from reportkb.library.outline import Outline
from reportkb.library.phrases import PHRASES
from reportkb.library.vocabulary import OCCASIONS, REGISTERS, TYPES
from reportkb.source.findings import Finding, Place


def check(library: Library) -> Iterator[Finding]:
    """Words that are not registered, such as types of reports: at the outline, or together where several name one."""
    for key, called, path, known in (
        ("type", "文种", TYPES, library.types),
        ("register", "语体", REGISTERS, library.registers),
        ("occasions", "场合", OCCASIONS, library.occasions),
    ):
        named: dict[str, list[Place]] = {}
        for outline in library.outlines.values():
            for word, place in _named(outline, key):
                if known and word not in known:
                    named.setdefault(word, []).append(place)
        for word, places in named.items():
            if len(places) > 1:
                fact = f"{called}“{word}”没有登记，有{len(places)}份提纲用到"
                yield Finding(Place(path), "RK010", fact, "在这里登记它；误删的，从仓库里恢复。")
                continue
            advice = f"只能是{'、'.join(known)}之一；要加一个{called}，先在{path}登记。"
            yield Finding(places[0], "RK010", f"{called}“{word}”没有登记", advice)
    wrong_in = {word for entry in library.phrases.turns.entries.values() for word in entry.registers}
    for word in sorted(wrong_in.difference(library.registers)) if library.registers else ():
        advice = f"只能是{'、'.join(library.registers)}之一；要加一个语体，先在{REGISTERS}登记。"
        yield Finding(Place(PHRASES), "RK010", f"registers里的语体“{word}”没有登记", advice)


def _named(outline: Outline, key: str) -> Iterator[tuple[str, Place]]:
    """List the words that an outline names, each with its place."""
    plan, places = outline.plan, outline.places
    if key == "occasions":
        yield from ((word, places[("occasions", at)]) for at, word in enumerate(plan.occasions))
    elif word := plan.type if key == "type" else plan.register:
        yield word, places[(key,)]
