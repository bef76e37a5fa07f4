"""Leave out what only follows from another finding, so that one slip is told once."""

from __future__ import annotations

from collections.abc import Collection

from reportkb.source.findings import Finding
from reportkb.source.tree import SNIPPETS

# Where a mark is broken or markup stands among the words, the line reads wrong to the proofreader.
MARKS = frozenset({"RK016", "RK017", "RK018", "RK020"})
WORDING = frozenset({"RK030", "RK037", "RK038", "RK049"})
# A value that YAML reads otherwise, told in place of what it would make of the figures.
FIGURES = frozenset({"RK026", "RK027", "RK039"})
# What a snippet with a broken mark may use cannot be known.
USE = frozenset({"RK015"})


def told(findings: Collection[Finding]) -> tuple[Finding, ...]:
    """Order findings by place, each once, without those that follow from others."""
    broken = [finding.place for finding in findings if finding.code in MARKS]
    lines, paths = {(place.path, place.line) for place in broken}, {place.path for place in broken}
    misread = {finding.place.path for finding in findings if finding.code == "RK011"}
    lost = any(finding.code in ("RK016", "RK018") and finding.place.path.startswith(SNIPPETS) for finding in findings)
    return tuple(
        sorted(
            finding
            for finding in set(findings)
            if not (finding.code == "RK035" and finding.place.path in paths)
            and not (finding.code in WORDING and (finding.place.path, finding.place.line) in lines)
            and not (finding.code in FIGURES and finding.place.path in misread)
            and not (lost and (finding.code in USE or "在这份提纲里没有用到" in finding.fact))
        )
    )
