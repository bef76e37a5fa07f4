"""What axe finds wrong with a page: in the light by every rule, in the dark by those that colours decide."""

from __future__ import annotations

from typing import Any, TypeAlias

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

Context: TypeAlias = dict[str, list[list[str]]]

# The theme's name of a scheme, and what axe is asked of it: what is no violation, described element by element, takes
# a quarter of the time.
SCHEMES: dict[str, tuple[str, dict[str, Any]]] = {
    "light": ("default", {"resultTypes": ["violations"]}),
    "dark": (
        "slate",
        {
            "resultTypes": ["violations"],
            "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
        },
    ),
}
# Hundreds of rows, entries and sections are alike: the first of each stand for all.
ALIKE = (
    "tbody tr:nth-child(n+12)",
    ".rk-cards > li:nth-child(n+12)",
    ".rk-register > :nth-child(n+23)",
    ".rk-names > a:nth-child(n+12)",
    " ~ ".join([".rk-section"] * 4),
    " ~ ".join([".rk-foot"] * 4),
    " ~ ".join([".rk-compare"] * 4),
    ".md-nav__list > li:nth-child(n+12)",
    ".rk-line-item:nth-child(n+8)",
    " ~ ".join(["[data-row]"] * 11),
    " ~ ".join(["section[data-key]"] * 5),
)
# What is alike is taken out of the page meanwhile, where the focus is not in it: axe measures whatever is there, also
# what it is not asked about, and the colours of a desk's hundred rows take seconds.
FOUND = """async ([context, options, alike]) => {
  const all = alike.flatMap((selector) => [...document.querySelectorAll(selector)]);
  const out = all.filter((node) => !node.contains(document.activeElement)).map((node) => {
    const place = document.createComment("");
    node.replaceWith(place);
    return [place, node];
  });
  try {
    const { violations } = await axe.run(context ?? document, options);
    return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  } finally {
    for (const [place, node] of out.reverse()) place.replaceWith(node);
  }
}"""


def barriers(page: Page, context: Context | None = None) -> list[str]:
    """List what axe finds, scheme by scheme and rule by rule with the elements; the page is left in the light.

    Args:
        page: a page whose colours follow the system.
        context: what is looked at; the whole page unless told.
    """
    found = []
    for scheme, (name, options) in SCHEMES.items():
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", name)
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE_SCRIPT)
        found += [f"{scheme} {line}" for line in page.evaluate(FOUND, [context, options, ALIKE])]
    page.emulate_media(color_scheme="light")
    return found
