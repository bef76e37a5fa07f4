"""Draw the pages of every outline's sample small, all in one file that cards show a part of.

The ink is the colour of the text around (``currentColor``); the paper's fill and the title's stroke are
what the style sheet gives the element that shows the picture, so that it goes with the page's colours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from reportkb.site.paper import CHARACTERS, Mark, Sheet, Stroke

PATH = "assets/pictures.svg"
# A character is so wide and a line so high; edges as on A4 paper, 28 mm at the left and 37 mm at the top.
CHARACTER, LINE = 5, 9
LEFT, TOP = 25, 33
WIDTH, HEIGHT = 190, 268
GAP = 20
# More pages tell no more.
MOST = 4
# What each is drawn with, the lowest first.
LOOKS = {
    "columns": 'fill="currentColor" fill-opacity=".15" stroke="none"',
    "table": 'fill="none" stroke="currentColor" stroke-opacity=".5"',
    "text": 'stroke="currentColor" stroke-opacity=".35" stroke-width="3"',
    "section": 'stroke="currentColor" stroke-opacity=".75" stroke-width="4"',
    "chapter": 'stroke="currentColor" stroke-width="5"',
    "title": 'stroke-width="9"',
}


def picture(slug: str, sheets: Sequence[Sheet], root: str, said: str, most: int = MOST) -> str:
    """Show an outline's pages, the first few.

    Args:
        slug: the outline.
        sheets: its pages.
        root: the way from the page to the root of the site.
        said: what a screen reader says.
        most: how many pages there is room for.
    """
    wide = min(len(sheets), most) * (WIDTH + GAP) - GAP
    return (
        f'<svg class="rk-picture" viewBox="0 0 {wide} {HEIGHT}" role="img" aria-label="{said}">'
        f'<use href="{root}{PATH}#{slug}"/></svg>'
    )


def sprite(pictures: Mapping[str, Sequence[Sheet]]) -> str:
    """Draw the first pages of outlines, by their slugs."""
    drawn = "".join(f'<g id="{slug}">{"".join(_drawn(sheets[:MOST]))}</g>\n' for slug, sheets in pictures.items())
    return f'<svg xmlns="http://www.w3.org/2000/svg"><defs>\n{drawn}</defs></svg>\n'


def _drawn(sheets: Sequence[Sheet]) -> Iterator[str]:
    starts = [number * (WIDTH + GAP) for number in range(len(sheets))]
    papers = "".join(f"M{x + 1} 1h{WIDTH - 2}v{HEIGHT - 2}h-{WIDTH - 2}z" for x in starts)
    yield f'<path stroke="currentColor" stroke-opacity=".4" stroke-width="2" d="{papers}"/>'
    paths: dict[str, list[str]] = {}
    for x, sheet in zip(starts, sheets, strict=True):
        for line, mark in sheet:
            for look, path in _marked(x + LEFT, TOP + line * LINE, mark):
                paths.setdefault(look, []).append(path)
    for look in LOOKS.values():
        if look in paths:
            yield f'<path {look} d="{"".join(paths[look])}"/>'


def _marked(x: int, y: int, mark: Mark) -> Iterator[tuple[str, str]]:
    """Draw a mark whose first line begins there."""
    if isinstance(mark, Stroke):
        look = mark.form if mark.form != "heading" else "chapter" if mark.level == 1 else "section"
        middle = y + mark.height * LINE // 2
        yield LOOKS[look], f"M{x + round(mark.start * CHARACTER)} {middle}h{round(mark.length * CHARACTER)}"
        return
    wide, high = CHARACTERS * CHARACTER, mark.height * LINE
    box = f"M{x} {y}h{wide}v{high}h-{wide}z"
    edges = [round(edge * CHARACTER) for edge in accumulate(mark.widths[:-1])]
    yield LOOKS["table"], box + "".join(f"M{x + edge} {y}v{high}" for edge in edges)
    if mark.head:
        yield LOOKS["columns"], box
