"""List figures and names that a shorter version uses though the section that brings them in is left out.

usage: introduced.py [outline …]

What is listed is for a reader to judge: a section may bring a figure in by itself.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportkb.library.library import load
from reportkb.library.outline import Outline
from reportkb.report import assemble, document
from reportkb.report.assemble import Choice
from reportkb.report.nodes import DEPTH_TITLES
from reportkb.site.site import Site, prepare
from reportkb.source.tree import read

ROOT = Path(__file__).resolve().parent.parent
# A figure with its unit; days need no introduction.
FIGURE = re.compile(r"[0-9][0-9,.]*(?:%|万元|个工作日|个百分点|人天|(?![年月日])[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Use:
    """A figure or a name, the section that uses it, and the one that brings it in."""

    token: str
    heading: str
    sentence: str
    source: str


def uses(outline: Outline, site: Site, depth: str) -> Iterator[Use]:
    """List what a version uses whose first section in the full version is not in it."""
    facts = site.shown[outline.slug]
    people = {
        facts.values[name]
        for name, field in site.library.register.items()
        if field.type == "person" and facts.values.get(name)
    }
    sections = {one: texts(outline, site, one) for one in ("full", depth)}
    first: dict[str, str] = {}
    for anchor, (_, text) in sections["full"].items():
        for token in tokens(text, people):
            first.setdefault(token, anchor)
    for heading, text in sections[depth].values():
        for token in sorted(tokens(text, people)):
            if first[token] not in sections[depth]:
                sentence = next(one for one in re.split(r"(?<=[。！？\n])", text) if token in one).strip()
                yield Use(token, heading, sentence[:60], sections["full"][first[token]][0])


def texts(outline: Outline, site: Site, depth: str) -> dict[str, tuple[str, str]]:
    """Give each section's heading and text, by its anchor."""
    choice = Choice("sample", depth, "none", False)  # type: ignore[arg-type]
    whole = assemble.outlined("", "", outline.nodes, site.contents, choice)
    headings = {node.anchor: node.heading for node in outline.nodes}
    return {
        part.key: (headings[part.key], document.to_text(document.Document("", "", (part,)), site.shown[outline.slug]))
        for part in whole.parts
    }


def tokens(text: str, people: set[str]) -> set[str]:
    """Find the figures and the people that a text names."""
    return {match.group() for match in FIGURE.finditer(text)} | {name for name in people if name in text}


def main(wanted: list[str]) -> None:
    """Print what is used without being introduced, by outline and version."""
    library, _ = load(read(ROOT)[0])
    site = prepare(library, "")
    for slug, outline in library.outlines.items():
        if wanted and slug not in wanted:
            continue
        for depth in ("core", "standard"):
            found = list(uses(outline, site, depth))
            print(f"\n{slug} {DEPTH_TITLES[depth]}：{len(found)}处")
            for one in found:
                print(f"  {one.token}  用于“{one.heading}”，首见于“{one.source}”：{one.sentence}")


if __name__ == "__main__":
    main(sys.argv[1:])
