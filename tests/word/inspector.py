"""Say what is wrong with a Word document; shares no code with what writes it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import comment_rules
import control_rules
import heading_rules
import package_rules
import page_rules
import picture_rules
import style_rules
import table_rules
import text_rules
from opened import Opened
from package_rules import Found
from written import Due

Rule: TypeAlias = Callable[[Opened, Due], Found]


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong.

    Args:
        rule: what it breaks.
        place: a part, or words that stand there.
        fact: what was found.
    """

    rule: str
    place: str
    fact: str


RULES: Mapping[str, Rule] = {
    "content types": package_rules.content_types,
    "relations": package_rules.relations,
    "properties": package_rules.properties,
    "traces": package_rules.traces,
    "bookmarks": package_rules.bookmarks,
    "paper": page_rules.paper,
    "margins": page_rules.margins,
    "pitch": page_rules.pitch,
    "page numbers": page_rules.page_numbers,
    "header": page_rules.header,
    "contents": page_rules.contents,
    "language": style_rules.language,
    "four fonts": style_rules.four_fonts,
    "theme fonts": style_rules.theme_fonts,
    "font names": style_rules.font_names,
    "styles": style_rules.known_styles,
    "direct formatting": style_rules.direct,
    "widows": style_rules.widows,
    "kept together": style_rules.kept_together,
    "outline levels": heading_rules.outline_levels,
    "headings": heading_rules.headings,
    "definitions": heading_rules.definitions,
    "typed numbers": heading_rules.typed_numbers,
    "numbers": heading_rules.numbers,
    "items": heading_rules.items,
    "item numbers": heading_rules.item_numbers,
    "grids": table_rules.grids,
    "repeated heads": table_rules.repeated_heads,
    "whole rows": table_rules.whole_rows,
    "tables apart": table_rules.apart,
    "table styles": table_rules.head_styles,
    "empty paragraphs": table_rules.no_holes,
    "pictures": picture_rules.pictures,
    "picture ids": picture_rules.picture_ids,
    "picture words": picture_rules.described,
    "picture sizes": picture_rules.sizes,
    "captions": picture_rules.captions,
    "comment ids": comment_rules.comment_ids,
    "anchors": comment_rules.anchors,
    "authors": comment_rules.authors,
    "comments": comment_rules.said,
    "removable": comment_rules.removable,
    "control ids": control_rules.control_ids,
    "tags": control_rules.tags,
    "bound": control_rules.bound,
    "resolved": control_rules.resolved,
    "same text": control_rules.same_text,
    "placeholders": control_rules.placeholders,
    "repeats": control_rules.repeats,
    "kinds": control_rules.kinds,
    "all shown": control_rules.all_shown,
    "title": text_rules.title,
    "addressee": text_rules.addressee,
    "text": text_rules.text,
}


def inspect(file: bytes, due: Due, without: Collection[str] = ()) -> list[Finding]:
    """Ask every rule.

    Args:
        file: the document.
        due: what it must hold.
        without: rules that are left out.
    """
    document = Opened(file)
    return [
        Finding(rule, place, fact)
        for rule, ask in RULES.items()
        if rule not in without
        for place, fact in ask(document, due)
    ]
