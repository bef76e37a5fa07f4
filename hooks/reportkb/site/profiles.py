"""How Word documents look: a profile is an empty document that reports are written into (docs/assets/word/)."""

from __future__ import annotations

from reportkb.report.numbering import NumberingStyle

# What each is called; a file of the same name holds it.
PROFILE_TITLES = {"official": "公文", "business": "商务"}


def suiting(numbering: NumberingStyle) -> str:
    """Give the profile of a report until its writer chooses: 一、（一） is how offices count."""
    return "official" if numbering == "official" else "business"
