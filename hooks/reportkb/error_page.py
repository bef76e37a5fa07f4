"""The page that a writer who is previewing the site sees instead of a broken build."""

from __future__ import annotations

from collections.abc import Sequence

from reportkb.fill import html
from reportkb.findings import Finding
from reportkb.front_matter import front_matter


def error_page(findings: Sequence[Finding]) -> str:
    """List findings as a page; a preview shows it as its home page until they are mended."""
    items = "".join(
        f"<li><code>{html(finding.place.path)}:{finding.place.line}:{finding.place.column}</code> "
        f"<strong>{finding.code}</strong> {html(finding.fact)}。{html(finding.advice)}</li>"
        for finding in findings
    )
    heading = f"有{len(findings)}处需要修改"
    return "\n\n".join((front_matter({"title": heading}), f"# {heading}", f'<ol class="rk-findings">{items}</ol>'))
