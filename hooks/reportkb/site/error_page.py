"""The page that a writer who is previewing the site sees instead of a broken build."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reportkb.report.html_writer import escape
from reportkb.site.page import Head, Page
from reportkb.source.findings import Finding


def error_paths(findings: Sequence[Finding], planned: Collection[str]) -> tuple[str, ...]:
    """List the pages that show findings: the home page, and each that they leave unplanned.

    A writer may be looking at any of the latter while breaking it; it comes back when mended.

    Args:
        findings: what is wrong.
        planned: the paths of the pages that can be made.
    """
    pages = {finding.place.path.removeprefix("docs/") for finding in findings}
    lost = sorted(page for page in pages if page.endswith(".md") and page not in planned)
    return tuple(dict.fromkeys(("index.md", *lost))) if findings else ()


def error_page(findings: Sequence[Finding]) -> Page:
    """List findings as a page; a preview shows it in the place of others until they are mended."""
    items = "".join(
        f"<li><code>{escape(finding.place.path)}:{finding.place.line}:{finding.place.column}</code> "
        f"<strong>{finding.code}</strong> {escape(finding.fact)}。{escape(finding.advice)}</li>"
        for finding in findings
    )
    heading = f"有{len(findings)}处需要修改"
    return Page(heading, "", (Head(1, heading), f'<ol class="rk-findings">{items}</ol>'))
