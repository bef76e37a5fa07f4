"""Whatever two people do to a chain and to drafts of it: nothing planned is lost, and no answer changes by itself.

What is promised, and what a history is made of, stands in histories.js. That the promises are not
empty is shown by faults put into the modules one at a time: each must be found.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser

from casefile import files, read

pytestmark = pytest.mark.browser

HISTORIES, STEPS = 1_000, 40
OPERATIONS = 16
# Reports of other people, which some histories begin with.
REPORTS = [{"text": case["text"], "period": case["period"]} for case in map(read, files("planned"))]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing done wrong in a module."""

    what: str
    module: str
    right: str
    wrong: str


FAULTS = (
    Fault(
        "what nobody answered is dropped",
        "plan",
        "open = planned && !ends(said);\n  }\n  return null",
        "open = planned && said !== null && !ends(said);\n  }\n  return null",
    ),
    Fault(
        "what is partly done is dropped",
        "plan",
        '"完成" || answer?.verdict',
        '"部分" || answer?.verdict === "完成" || answer?.verdict',
    ),
    Fault("what was cancelled comes back", "plan", ' || answer?.verdict === "取消"', ""),
    Fault("what is taken up again is not planned", "plan", 'planned = open || reopened !== ""', "planned = open"),
    Fault("what is left of it is forgotten", "plan", "said.rest) cells", "!said.rest) cells"),
    Fault(
        "how often it was carried over is not counted", "plan", "if (planned) carried += 1", "if (planned) carried = 1"
    ),
    Fault(
        "the last number is given again",
        "chain",
        "(chain.given[letter] ?? 0) + 1",
        "Math.max(0, ...[...chain.links, ...chain.periods].map(({ id }) => (id[0] === letter ? +id.slice(1) : 0))) + 1",
    ),
    Fault(
        "answers of a removed row stay",
        "chain",
        "answers: omit(one.answers, id), reopened",
        "answers: one.answers, reopened",
    ),
    Fault("a new deadline is written into the past", "chain", "if (!period || placeOf", "if (true || placeOf"),
    Fault(
        "a new period begins with the answers of the last",
        "chain",
        "changes: {}, answers: {}",
        "changes: {}, answers: chain.periods.at(-1)?.answers ?? {}",
    ),
    Fault(
        "an answer goes into every period",
        "chain",
        "(one) => (one.id === period ? act(one) : one)",
        "(one) => act(one)",
    ),
    Fault(
        "a file forgets why a row is planned again",
        "chain-file",
        "reopened: byRow(one.reopened, (why) => why)",
        "reopened: {}",
    ),
    Fault(
        "a file forgets what was changed to nothing", "chain-file", "Object.hasOwn(values, name) ?", "values[name] ?"
    ),
    Fault(
        "their answer replaces ours",
        "merging",
        "{ ...our, ...Object.fromEntries(added",
        "{ ...our, ...their, ...Object.fromEntries(added",
    ),
    Fault("a difference is not told", "merging", "said(our[key]) !== said(their[key])", "false"),
    Fault(
        "their rows are called anew, but not where they follow from each other",
        "merging",
        "from: link.from.map(now)",
        "from: link.from",
    ),
    Fault(
        "numbers that only they gave are given again",
        "merging",
        "inOrder(periods, others.periods), given }",
        "inOrder(periods, others.periods) }",
    ),
    Fault("their own periods are left out", "merging", "periods: inOrder(periods, others.periods)", "periods"),
    Fault(
        "a number of a removed row is given to a row of theirs",
        "pairing",
        "Number(id.slice(1)) > (mine.given[letter] ?? 0)",
        "![...mine.links, ...mine.periods].some((one) => one.id === id)",
    ),
    Fault("two rows of one number become one", "pairing", "mayBeOneRow);", "() => true);"),
    Fault(
        "what was merged is merged again as something new",
        "pairing",
        "  pass((our, their) => names.get(our) === names.get(their));\n",
        "",
    ),
)

DOCUMENT_FAULTS = (
    Fault("an edit of a draft is overwritten", "in-step", "if (tidy(own) !== tidy(old)) {", "if (false) {"),
    Fault("what a writer took out comes back", "in-step", " && !was.has(cell(row, NUMBER)));", ");"),
    Fault(
        "a row that is gone and comes back stays as it was",
        "in-step",
        "...rowsOf(fresh, list), ...some",
        "...rowsOf(fresh, list)",
    ),
    Fault("what the chain gives no more stays", "in-step", "if (!isAsGiven(", "if (true || !isAsGiven("),
    Fault(
        "what nobody answered is told as done",
        "documents",
        "one.answer?.verdict ?? UNANSWERED",
        'one.answer?.verdict ?? "完成"',
    ),
    Fault(
        "only what was answered goes on", "documents", "结转: was.map(", "结转: was.filter(({ answer }) => answer).map("
    ),
    Fault(
        "a summary tells the goals to come",
        "documents",
        'role === "summary" ? was.filter',
        'role !== "summary" ? was.filter',
    ),
    Fault("only problems begin a row of the matrix", "matrix", "...ways, ...rest]", "...ways].filter((way) => way.P)"),
    Fault(
        "what a writer changed is not taken",
        "from-lists",
        "changed(column) ? setCell",
        'changed(column) && column !== "责任人" ? setCell',
    ),
    Fault(
        "a changed name makes another row",
        "from-lists",
        "if (cell(row, NUMBER)) made",
        "if (cell(row, NUMBER) && false) made",
    ),
    Fault(
        "why it was not done is not taken", "from-lists", 'if (changed("说明")) now = told(', "if (false) now = told("
    ),
    Fault("an owner is lost from a report", "from-report", "责任人: item.owner", "责任人: item.deadline"),
)

FROM = re.compile(r'\bfrom "(\.[^"]+)"')
# Puts texts in the place of modules.
MAP = """(modules) => {
  const [type, urls] = ["text/javascript", Object.entries(modules)];
  const imports = Object.fromEntries(urls.map(([url, text]) => [url, URL.createObjectURL(new Blob([text], { type }))]));
  const map = document.createElement("script");
  Object.assign(map, { type: "importmap", textContent: JSON.stringify({ imports }) });
  document.head.append(map);
}"""

# Lives through histories, with a fault or with none.
Live: TypeAlias = Callable[[int, "Fault | None"], Any]


def faulty(root: Path, fault: Fault) -> str:
    """Give the text of a module with a fault."""
    text = (root / "docs" / "assets" / "js" / "bridge" / f"{fault.module}.js").read_text(encoding="utf-8")
    assert text.count(fault.right) == 1, f"{fault.what}: the place in {fault.module}.js has changed"
    return text.replace(fault.right, fault.wrong)


@pytest.fixture(scope="module")
def live(browser: Browser, static_server: Callable[[Path], str], root: Path) -> Iterator[Live]:
    """Give a function that lives through histories in a document of its own, so that a fault stays there."""
    address = static_server(root / "docs" / "assets")
    script = Path(__file__).with_name("histories.js").read_text(encoding="utf-8")
    drawing = (root / "tests" / "golden" / "drawing.js").read_text(encoding="utf-8")
    with browser.new_context(base_url=address) as context:
        page = context.new_page()

        def run(seed: int, fault: Fault | None) -> Any:
            # A list of files, which has no script: the map of modules is written before any is loaded, and what it does
            # not name comes out of the browser's cache, which a route of Playwright's would switch off.
            page.goto("/js/")
            modules = {f"{address}/js/drawing.js": drawing}
            if fault:
                place = f"{address}/js/bridge/{fault.module}.js"
                modules[place] = FROM.sub(lambda found: f'from "{urljoin(place, found[1])}"', faulty(root, fault))
            page.evaluate(MAP, modules)
            task = {"seed": seed, "histories": HISTORIES, "steps": STEPS, "reports": REPORTS}
            return json.loads(page.evaluate(script, [f"{address}/js", json.dumps(task)]))

        yield run


@pytest.mark.drawn
def test_nothing_planned_is_lost_over_random_histories(seeds: list[int], live: Live) -> None:
    for seed in seeds:
        result = live(seed, None)
        assert "failed" not in result, f"seed {seed}: {result['failed']}"
        assert sum(result["counts"].values()) == HISTORIES * STEPS
        assert len(result["counts"]) == OPERATIONS, "every operation is done"
        least = {
            "merges": 500,
            "settled": 100,
            "periods": 3 * HISTORIES,
            "planned": 3 * HISTORIES,
            "imports": HISTORIES,
            "taken": 200,
        }
        assert all(result[name] >= count for name, count in least.items()), result


@pytest.mark.parametrize("fault", FAULTS + DOCUMENT_FAULTS, ids=lambda fault: fault.what)
def test_a_fault_is_found(fault: Fault, seeds: list[int], live: Live) -> None:
    assert "failed" in live(seeds[0], fault), "nothing that is promised is broken by it"
