"""Join the style sheets, as many as there are subjects, into the few that a page asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportkb.site.theme import pruned

OURS = "assets/css/"
# The theme's sheets lie one folder beside ours, so that its relative addresses stay right.
THEME = "assets/stylesheets/"
THEME_SHEET = f"{OURS}theme.css"

# CSS Cascading and Inheritance Level 5, 6.4: a sheet that is imported into a layer.
IMPORT = re.compile(r'^@import "(?P<name>[^"]+)" layer\((?P<layer>[a-z]+)\);$', re.MULTILINE)
# Both are for a whole file at its own address only.
FILE_MARKS = re.compile(r'@charset "[^"]*";|/\*# sourceMappingURL=.*?\*/')


def joined(sheets: Mapping[str, str]) -> dict[str, str]:
    """Put in the place of each import of ours the sheet that it names, in its layer.

    ``theme.css`` stands for all sheets of the theme, the longest first: it is the one that the
    others build on.

    Args:
        sheets: style sheets by path under the folder of pages, ours and the theme's.

    Returns:
        The sheets that pages ask for, those directly in ``assets/css/``, by path.

    Raises:
        KeyError: an import names a sheet that is not there.
    """
    theme = sorted((text for path, text in sheets.items() if path.startswith(THEME)), key=len, reverse=True)
    known = {**sheets, THEME_SHEET: pruned(FILE_MARKS.sub("", "\n".join(theme)))}

    def imported(match: re.Match[str]) -> str:
        return f"@layer {match['layer']} {{\n{known[OURS + match['name']].strip()}\n}}"

    return {path: IMPORT.sub(imported, text) for path, text in sheets.items() if is_entry(path)}


def is_entry(path: str) -> bool:
    """Tell a sheet that pages ask for from one that is joined into another."""
    return path.startswith(OURS) and "/" not in path.removeprefix(OURS)
