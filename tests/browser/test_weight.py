"""What a reader waits for: everything that a page asks for, with gzip, and what the browser must lay out.

The limits are what a slow line brings in a few seconds, and what an old phone lays out without a halt.
"""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response, Route, expect

from drafting import SAVED, Drafting
from places import Places, Visit, outline_path
from reportkb.site.page_picture import PATH
from reportkb.site.site import Site

pytestmark = pytest.mark.browser

KB = 1000
PAGE = 100 * KB
DESK = 150 * KB
# The scripts that a draft waits for, but for what its lists need, and all that the desk ever asks for; head.js is
# every page's.
FIRST = 45 * KB
ALL = 153 * KB
# What writes and reads Word documents, which has files of its own.
DOCX = 40 * KB
# What reads a unit's own Word template and shows what stays of it, beside them.
UNIT = 17 * KB
UNITS = re.compile(r"(?:word-unit-unit|site-unit-sheet)$")
# What the desk itself waits for is weighed with it.
WORD = re.compile(r"(?!desk-page\.)(?:[a-z-]+\.)*(?:site-outline-word|desk-word|desk-brought)(?:\.[a-z-]+)*$")
# The pictures of all outlines' pages.
DRAWN = 16 * KB
# What is on the bridge's page alone; and the board over the desk, which comes when it is asked for.
BRIDGE_PAGE = "board-page"
BOARD = "desk-bridge"
REQUESTS = 25
ELEMENTS = 2500
# The desk's parts for later are fetched when it has rested so long.
REST = 2500
VERSION = re.compile(rb"\?v=[0-9a-f]+")
PICTURES = (".png", ".webp", ".jpg")


def packed(script: Path) -> int:
    """Weigh a script without the version in the addresses: one letter in any script gives all another."""
    return len(gzip.compress(VERSION.sub(b"", script.read_bytes()), 6))


class Waited:
    """What a page asked for."""

    def __init__(self, page: Page) -> None:
        self.responses: list[Response] = []
        page.on("response", self.note)

    def note(self, response: Response) -> None:
        self.responses.append(response)

    def weights(self) -> dict[str, int]:
        """Weigh each response as a host with gzip sends it; pictures are packed as they are."""
        bodies = {response.url: response.body() for response in self.responses if response.status == 200}
        return {
            url: len(body) if url.endswith(PICTURES) else len(gzip.compress(body, 6)) for url, body in bodies.items()
        }


def test_no_page_weighs_more_than_a_slow_line_brings(visit: Visit, places: Places, largest: str) -> None:
    for name, path in {**places.addresses, "largest": largest}.items():
        # What the desk fetches when it has rested is another test's.
        page = visit("about:blank", script="requestIdleCallback = () => 0")
        waited = Waited(page)
        page.goto(path, wait_until="networkidle")
        weights = waited.weights()
        assert sum(weights.values()) <= (DESK if name == "starter" else PAGE), (name, weights)
        assert len(waited.responses) <= REQUESTS, name
        # All outlines' pictures come in one file.
        drawn = [weight for url, weight in weights.items() if url.endswith(PATH)]
        assert len(drawn) == (name in ("home", "outlines", "choosing")), name
        assert sum(drawn) <= DRAWN, weights
        page.close()


def test_the_desk_with_the_largest_outline_is_light(visit: Visit, largest: str) -> None:
    page = visit("about:blank")
    waited = Waited(page)
    page.goto(f"/starter/?outline={largest.strip('/').rpartition('/')[2]}")
    Drafting(page).ready()
    expect(page.locator(".rk-paper table").first).to_be_visible()
    at_once = waited.weights()
    assert sum(at_once.values()) <= DESK, at_once
    page.wait_for_timeout(REST)
    assert len(waited.responses) > len(at_once)
    assert len(waited.responses) <= REQUESTS, waited.weights()


def test_a_draft_is_typed_into_and_kept_with_little(visit: Visit, site: Path) -> None:
    preloaded = re.findall(r'modulepreload" href="[^"]*/([^/"?]+)\?', (site / "starter/index.html").read_text("utf-8"))
    first = {"main.js", *preloaded}
    page = visit("about:blank")

    def hold(route: Route) -> None:
        if route.request.url.rpartition("/")[2].partition("?")[0] in {*first, "head.js"}:
            route.continue_()

    page.route("**/assets/js/**", hold)
    page.goto("/starter/?blank", wait_until="commit")
    Drafting(page).ready()
    page.locator("#rk-title-input").fill("半年总结")
    expect(page.locator(".rk-saved")).to_have_text(SAVED)
    weights = {name: packed(site / "assets/js" / name) for name in first}
    assert sum(weights.values()) <= FIRST, weights


def test_all_scripts_of_the_desk_are_light(site: Path) -> None:
    others = ("head", "site-annotations", "site-outline-page", "site-outline-copy")
    scripts = [
        path
        for path in (site / "assets/js").glob("*.js")
        if path.stem not in others
        and not (WORD.match(path.stem) or UNITS.match(path.stem))
        and not path.stem.startswith(BRIDGE_PAGE)
        and path.stem != BOARD
    ]
    weights = {path.name: packed(path) for path in scripts}
    assert sum(weights.values()) <= ALL, weights


def test_what_writes_and_reads_word_documents_is_light_and_comes_when_it_is_asked_for(site: Path) -> None:
    words = [path for path in (site / "assets/js").glob("*.js") if WORD.match(path.stem)]
    assert any("desk-word" in path.name for path in words)
    weights = {path.name: packed(path) for path in words}
    assert sum(weights.values()) <= DOCX, weights


def test_what_reads_a_template_of_a_unit_is_light_and_comes_when_it_is_asked_for(site: Path) -> None:
    weights = {path.name: packed(path) for path in (site / "assets/js").glob("*.js") if UNITS.match(path.stem)}
    assert len(weights) == 2
    assert sum(weights.values()) <= UNIT, weights


def test_an_outline_stays_under_what_an_old_phone_lays_out(visit: Visit, largest: str) -> None:
    page = visit(largest)
    expect(page.locator("form.rk-view")).to_be_visible()
    assert page.evaluate("document.querySelectorAll('*').length") < ELEMENTS
    # The advice is there when it is asked for, and without a script from the beginning.
    fold = page.locator("details.rk-guidance").first
    fold.locator("summary").click()
    expect(fold.locator(".rk-pitfalls li").first).to_be_visible()
    plain = visit(largest, java_script_enabled=False)
    plain.locator("details.rk-guidance summary").first.click()
    expect(plain.locator("details.rk-guidance .rk-pitfalls li").first).to_be_visible()


@pytest.fixture(scope="session")
def largest(source: Site) -> str:
    """Give the address of the outline with the most text."""
    outlines = source.library.outlines.values()
    size = {
        outline.slug: sum(
            len(source.library.snippets[node.snippet].body.text) for node in outline.nodes if node.snippet
        )
        for outline in outlines
    }
    return outline_path(source.library.outlines[max(size, key=lambda slug: size[slug])])
