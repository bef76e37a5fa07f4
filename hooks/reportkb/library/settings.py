"""The site generator's settings, as far as the library needs them."""

from __future__ import annotations

import re

from reportkb.source.text import Texts
from reportkb.source.tree import SETTINGS

EDIT_URI = re.compile(r"^edit_uri:[ \t]*(https://\S+)", re.MULTILINE)


def edit_root(texts: Texts) -> str:
    """Give the address that a path in the repository is edited under, or nothing."""
    match = EDIT_URI.search(texts.get(SETTINGS) or "")
    return match.group(1).rstrip("/") + "/" if match else ""
