"""Measure the build beside Material's own, how it grows with the library, Word beside HTML, and plans, as ratios.

usage: bench.py [--seconds] [COPIES ...]

Everything is measured in one run on one machine, since machines differ: builds by the processor's
time, edits by the clock. What is compared is the same pages: ``reportkb materialize`` writes them, and Material for
MkDocs builds them by itself, with every page in its navigation and with its own search.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import copies
import planned
import preview
import sites
import word

# Stock takes quadratic time and space: beyond about a thousand snippets, half an hour and gigabytes.
MOST_STOCK = 10
# Of Material's time, at most so much: today, and at about a thousand snippets.
GOALS = {1: 0.35, 7: 0.15}
# Of the time of half the text: twice, and what clearing more memory takes. With its square it would be 4.
MOST_PLANNED = 2.3
# A short run is disturbed more than a long one: the best of several counts.
OFTEN, SELDOM = 3, 1
EDITS = 4


@dataclass(frozen=True, slots=True)
class Size:
    """What was measured of a library of one size.

    Args:
        snippets: how many it has.
        check: seconds of the content check.
        build: seconds of a full build.
        bytes: of the whole site.
        page: bytes of a snippet's page on average.
    """

    snippets: int
    check: float
    build: float
    bytes: int
    page: float


def main() -> int:
    parser = argparse.ArgumentParser(description="与Material自己构建同样的页面相比，用时是几倍；片段增多时又是几倍。")
    parser.add_argument("copies", nargs="*", type=int, default=[7], help="片段是现在的几倍，可以写几个，默认7")
    parser.add_argument("--seconds", action="store_true", help="另外写出秒数")
    arguments = parser.parse_args()
    if min(arguments.copies) < 2:
        parser.error("倍数至少是2")
    with tempfile.TemporaryDirectory(prefix="reportkb-bench-") as folder:
        report = Report(seconds=arguments.seconds)
        documents(report)
        plans(report)
        today = measured(Path(folder), 1, report)
        edits(Path(folder), report)
        for number in sorted(arguments.copies):
            growth(today, measured(Path(folder), number, report), report)
    return 0


@dataclass(frozen=True, slots=True)
class Report:
    """Prints results as they come; what is being done stands in a line that the next one covers."""

    seconds: bool

    def doing(self, what: str) -> None:
        if sys.stderr.isatty():
            print(f"\r\033[K{what}……", end="", file=sys.stderr, flush=True)
        else:
            print(f"{what}……", file=sys.stderr, flush=True)

    def result(self, what: str, ratio: float, most: float | None = None, note: str = "") -> None:
        if sys.stderr.isatty():
            print("\r\033[K", end="", file=sys.stderr, flush=True)
        goal = "" if most is None else f"（目标不超过{most:g}，{'达到' if ratio <= most else '没有达到'}）"
        print(f"{what}：{ratio:.2f}{goal}{note if self.seconds else ''}", flush=True)


def measured(folder: Path, number: int, report: Report) -> Size:
    """Measure a library of one size, and Material's own build of its pages where that comes to an end."""
    library = folder / f"library-{number}"
    report.doing(f"写出{number}倍的片段")
    snippets = copies.write(library, number)
    times = OFTEN if number == 1 else SELDOM
    own = sites.ours(library)
    report.doing(f"检查{snippets}个片段")
    check = sites.check(library, times)
    report.doing(f"构建{snippets}个片段")
    build = sites.build(own, times)
    if number <= MOST_STOCK:
        report.doing(f"用原样的Material构建同样的页面（{snippets}个片段）")
        sites.materialize(library, folder / f"stock-{number}")
        stock = sites.stock(folder / f"stock-{number}")
        seconds = sites.build(stock, times)
        what, note = f"{snippets}个片段，构建用时是Material的几倍", f"，{build:.1f}秒比{seconds:.1f}秒"
        report.result(what, build / seconds, GOALS.get(number), note)
        report.result("网站大小是Material的几倍", sites.size(own) / sites.size(stock))
    return Size(snippets, check, build, sites.size(own), sites.page_size(own))


def growth(small: Size, large: Size, report: Report) -> None:
    """Print how what was measured grows from one size to another; an exponent of 1 is in step with the library."""
    what = f"从{small.snippets}到{large.snippets}个片段，"
    scale = large.snippets / small.snippets

    def exponent(of: Callable[[Size], float]) -> float:
        return math.log(of(large) / of(small)) / math.log(scale)

    note = f"，{small.build:.1f}秒到{large.build:.1f}秒"
    report.result(f"{what}构建用时的增长指数", exponent(lambda size: size.build), 1.05, note)
    note = f"，{small.check:.1f}秒到{large.check:.1f}秒"
    report.result(f"{what}检查用时的增长指数", exponent(lambda size: size.check), 1.05, note)
    report.result(f"{what}每个片段的页面大小是几倍", large.page / small.page, 1.05)
    report.result(f"{what}整个网站按片段平均的大小是几倍", large.bytes / small.bytes / scale, 1.05)


def edits(folder: Path, report: Report) -> None:
    """Print how long an edit takes to show as ``make serve`` serves, beside Material's own preview."""
    report.doing("预览，等改动显示出来")
    own = preview.wait(sites.ours(folder / "library-1"), EDITS, "--dirty")
    report.doing("用原样的Material预览，等改动显示出来")
    seconds = preview.wait(sites.stock(folder / "stock-1"), EDITS)
    note = f"，{own:.1f}秒比{seconds:.1f}秒"
    report.result("存盘到页面显示改动，用时是Material预览的几倍", own / seconds, 0.2, note)


def documents(report: Report) -> None:
    """Print how long a report takes as a Word document, beside the same as HTML."""
    report.doing("在浏览器里写Word文档")
    found = word.written()
    note = f"，{found.word:.0f}毫秒比{found.html:.0f}毫秒"
    report.result(f"{found.sections}节的报告，写成Word用时是写成HTML的几倍", found.word / found.html, None, note)


def plans(report: Report) -> None:
    """Print how much longer it takes to find what a report plans in twice the text."""
    report.doing("在浏览器里读计划")
    found = planned.slowest()
    note = f"，八倍是{found.often:.0f}毫秒比{found.once:.0f}毫秒，是许多遍“{found.text.strip().replace(chr(10), '／')}”"
    what = f"{len(planned.TEXTS)}种写法的计划各长一倍，取出事项的用时至多是几倍"
    report.result(what, found.ratio, MOST_PLANNED, note)


if __name__ == "__main__":
    sys.exit(main())
