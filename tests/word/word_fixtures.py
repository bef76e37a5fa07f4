"""What tests of Word documents share: a page that writes them, and LibreOffice, where there is one."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from built import Once
from converting import converted, program
from offices import office
from running import Run, Scripts, outlines_of, pieces_of, snippets
from written import FOLDER, Write, Written, profiles, read

OFFICES = Path(__file__).resolve().parents[1] / "facts"

# What LibreOffice drew in place of the fonts that a document names: a property of the test that looked.
FONTS = "fonts"
left_out = pytest.StashKey[int]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what only LibreOffice can tell where there is none, and count it."""
    out = [item for item in items if item.get_closest_marker("office") and not program()]
    config.stash[left_out] = len(out)
    if out:
        config.hook.pytest_deselected(items=out)
        items[:] = [item for item in items if item not in out]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand the count of a process of pytest-xdist to the one that reports."""
    output: dict[str, Any] | None = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["without_office"] = session.config.stash.get(left_out, 0)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take the count of a process of pytest-xdist; every one of them collects all tests."""
    node.config.stash[left_out] = node.workeroutput.get("without_office", 0)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what was left out, and what fonts the pages were measured in."""
    if count := config.stash.get(left_out, 0):
        terminalreporter.write_line(f"没有LibreOffice，Word文档的排版和另存、Excel文件的另存没有测，共{count}项。")
    for report in terminalreporter.getreports("passed"):
        for name, said in getattr(report, "user_properties", ()):
            if name == FONTS and report.when == "call":
                terminalreporter.write_line(f"Word文档的排版用代替的字体测：{said}。")


@pytest.fixture(scope="session")
def outlines(catalogue: dict[str, Any]) -> list[dict[str, Any]]:
    """Give every outline as the desk puts it together."""
    return outlines_of(catalogue)


@pytest.fixture(scope="session")
def write_word(
    browser: Browser, static_server: Callable[[Path], str], root: Path, outlines: list[dict[str, Any]]
) -> Iterator[Write]:
    """Give a function that has documents written, many in one call."""
    address = static_server(root / "docs" / "assets")
    script = (FOLDER / "writing.js").read_text(encoding="utf-8")
    with browser.new_context(base_url=address) as context:
        page = context.new_page()
        page.route("**/blank.html", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
        page.goto("/blank.html")
        scripts, looks = Scripts(page, f"{address}/js"), profiles(root)

        def write(jobs: Sequence[dict[str, Any]]) -> list[Written]:
            return read(scripts.run(script, {"profiles": looks, "outlines": outlines, "jobs": jobs}))

        yield write


@dataclass(frozen=True, slots=True)
class RoundTrip:
    """Writes drafts of every outline and every office as Word files, and reads such files.

    Args:
        run: runs the script beside this.
        task: what it is always told: the library, its templates and the offices.
    """

    run: Run
    task: dict[str, Any]

    def __call__(self, **more: Any) -> Any:
        """Run the script.

        Args:
            more: what it is told besides.
        """
        return self.run("../word/round_trip", {**self.task, **more})


@pytest.fixture(scope="module")
def round_trip(run_script: Run, root: Path, catalogue: dict[str, Any]) -> RoundTrip:
    """Give what writes Word files of ours and reads them back."""
    offices = {path.stem: asdict(office(path)) for path in sorted(OFFICES.glob("*.yml"))}
    pieces = {"pieces": pieces_of(catalogue), "outlines": outlines_of(catalogue), "listing": snippets(catalogue)}
    return RoundTrip(run_script, {**pieces, "templates": profiles(root), "offices": offices})


@dataclass(frozen=True, slots=True)
class Saved:
    """A document of ours, and what LibreOffice made of it.

    Args:
        name: the outline or office that it is of, and its form.
        written: as it was written.
        saved: as LibreOffice saved it.
    """

    name: str
    written: bytes
    saved: bytes


@pytest.fixture(scope="module")
def saved_again(round_trip: RoundTrip, once: Once) -> list[Saved]:
    """Give a template and a sample of every outline, one of them with annotations, and every office's report."""
    outlines = [one["id"] for one in round_trip.task["outlines"]]
    numberings = (("official", "decimal"), ("chapter", "none"))
    names = [
        f"{outline} {flavour} {numberings[at % 2][(at // 2 + later) % 2]}"
        for at, outline in enumerate(outlines)
        for later, flavour in enumerate(("template", "sample"))
    ]
    names += [f"{name} full {('whole', 'short')[at % 2]}" for at, name in enumerate(round_trip.task["offices"])]

    def make(at: Path) -> None:
        files = {name: base64.b64decode(file) for name, file in round_trip(only=names, files="write").items()}
        (at / "written").mkdir(parents=True)
        for name, file in files.items():
            (at / "written" / f"{name}.docx").write_bytes(file)
        converted(files, "docx", at / "saved")

    folder = once("saved-again", make)
    kinds = ("written", "saved")
    return [Saved(name, *((folder / kind / f"{name}.docx").read_bytes() for kind in kinds)) for name in names]
