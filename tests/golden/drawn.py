"""How random tests draw: the same in every run of the suite, afresh and at length under ``make fuzz``.

A newcomer who changed nothing must not meet a failure that chance brought; whoever hunts for one
says how long, and gets the seed that brings it back.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import settings

SEED = 20250331
# What Hypothesis draws when nothing is said; tests state their share of it.
EXAMPLES = 100


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option of ``make fuzz``."""
    parser.addoption("--fuzz", type=int, default=0, metavar="TIMES", help="draw afresh, this many times as much")


def pytest_configure(config: pytest.Config) -> None:
    """Choose how Hypothesis draws, before the tests that read it are imported."""
    times = config.getoption("--fuzz")
    common: dict[str, Any] = {"database": None, "deadline": None, "print_blob": True}
    settings.register_profile("suite", max_examples=EXAMPLES, derandomize=True, **common)
    # Said outright: where CI is set, Hypothesis draws the same every time unless told otherwise.
    settings.register_profile("fuzz", max_examples=EXAMPLES * max(times, 1), derandomize=False, **common)
    settings.load_profile("fuzz" if times else "suite")


def share(examples: int) -> settings:
    """Let Hypothesis draw so many examples in the suite, and as many times more as ``make fuzz`` asks."""
    return settings(max_examples=examples * settings().max_examples // EXAMPLES)


@pytest.fixture(scope="session")
def seeds(request: pytest.FixtureRequest) -> list[int]:
    """Give the seeds that a test draws from with a generator of its own, one after the other."""
    times = request.config.getoption("--fuzz")
    first = request.config.getoption("--hypothesis-seed")
    return [int(first or SEED) + number for number in range(times)] if times else [SEED]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say how a failure of a random test is brought back."""
    failed = [report for report in terminalreporter.getreports("failed") if "drawn" in report.keywords]
    if failed and (times := config.getoption("--fuzz")):
        seed = config.getoption("--hypothesis-seed")
        terminalreporter.write_line(f"要重现随机输入的失败：make fuzz SEED={seed} TIMES={times}")
    elif failed:
        terminalreporter.write_line("随机输入出自固定的种子，再运行一次即可重现：")
        for report in failed:
            name = report.nodeid.rpartition("::")[2].partition("[")[0]
            terminalreporter.write_line(f"  make test ARGS='-k {name}'")
