"""Leave out what only follows from another finding, so that one slip is told once."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from reportkb.rules.pages import STRAY
from reportkb.source.findings import Finding
from reportkb.source.tree import SNIPPETS

# Where a mark is broken or markup stands among the words, the line reads wrong to the proofreader.
MARKS = frozenset({"RK016", "RK017", "RK018", "RK020"})
WORDING = frozenset({"RK030", "RK037", "RK038", "RK049"})
# A value that YAML reads otherwise, told in place of what it would make of the figures.
FIGURES = frozenset({"RK026", "RK027", "RK039"})
# What a snippet with a broken mark or a misspelt name may use cannot be known.
USE = frozenset({"RK015"})
UNKNOWN = re.compile(r"^占位符“(.+?)”未在")
# What names a field that is not there, but for the placeholders, which are told in its place.
NAMING = frozenset({"RK026", "RK028", "RK039"})
# A name that no file may have, or that another page has.
NAMES = frozenset({"RK025", "RK032"})
# One name that is not there is one slip, however often a file holds it.
REPEATED = frozenset({"RK014", "RK046"})


def told(findings: Collection[Finding]) -> tuple[Finding, ...]:
    """Order findings by place, each once, without those that follow from others."""
    broken = [finding.place for finding in findings if finding.code in MARKS]
    lines, paths = {(place.path, place.line) for place in broken}, {place.path for place in broken}
    misread = {finding.place.path for finding in findings if finding.code == "RK011"}
    lost = any(
        finding.code in ("RK014", "RK016", "RK018") and finding.place.path.startswith(SNIPPETS) for finding in findings
    )
    unknown = {match[1] for finding in findings if (match := UNKNOWN.match(finding.fact))}
    misnamed = {finding.place.path for finding in findings if finding.code in NAMES and finding.fact != STRAY}
    misnamed_kind = any(finding.fact.startswith("类型名“") for finding in findings)
    findings = _once(findings)
    return tuple(
        sorted(
            finding
            for finding in set(findings)
            if not (finding.fact == STRAY and finding.place.path in misnamed)
            and not (finding.code == "RK013" and misnamed_kind)
            and not (finding.code == "RK035" and finding.place.path in paths)
            and not (finding.code in WORDING and (finding.place.path, finding.place.line) in lines)
            and not (finding.code in FIGURES and finding.place.path in misread)
            and not (finding.code in NAMING and any(f"没有登记的“{name}”" in finding.fact for name in unknown))
            and not (finding.code in NAMING and any(finding.fact == f"“{name}”没有登记" for name in unknown))
            and not (lost and (finding.code in USE or "在这份提纲里没有用到" in finding.fact))
        )
    )


def _once(findings: Collection[Finding]) -> tuple[Finding, ...]:
    """Tell each name that is not there once a file, at its first place."""
    first: dict[object, list[Finding]] = {}
    for finding in sorted(findings):
        same = (finding.place.path, finding.code, finding.fact) if finding.code in REPEATED else finding
        first.setdefault(same, []).append(finding)
    return tuple(
        replace(found[0], fact=f"{found[0].fact}，这个文件里共{len(found)}处") if found[1:] else found[0]
        for found in first.values()
    )
