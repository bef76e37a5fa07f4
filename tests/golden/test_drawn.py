"""Random tests draw the same in every run of the suite, and what ``make fuzz`` draws can be drawn again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import drawn

TEST = """
import pytest
from hypothesis import given, strategies as some
from pathlib import Path
from drawn import share

DRAWN = Path(__file__).with_name("drawn.txt")

def note(what):
    with DRAWN.open("a") as file:
        print(what, file=file)

@pytest.mark.drawn
@share(20)
@given(number=some.integers(0, 10**9))
def test_numbers(number):
    note(number)
    assert number < LARGEST

def test_seeds(seeds):
    note(seeds)
"""


def run(folder: Path, *arguments: str, largest: int = 10**9) -> tuple[list[str], str]:
    """Run the tests in a process of their own; give what they drew and what pytest printed."""
    (folder / "drawn.txt").unlink(missing_ok=True)
    (folder / "test_it.py").write_text(TEST.replace("LARGEST", str(largest + 1)), "utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = drawn: draws\n", "utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "drawn", "-p", "no:cacheprovider", "-q", *arguments]
    # Hypothesis has other defaults where CI is set; what is drawn must not depend on that.
    environment = {**os.environ, "PYTHONPATH": str(Path(drawn.__file__).parent), "CI": "true"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    return (folder / "drawn.txt").read_text("utf-8").splitlines(), done.stdout


def test_the_suite_draws_the_same_every_time(tmp_path: Path) -> None:
    first, _ = run(tmp_path)
    again, _ = run(tmp_path)
    assert len(first) == 21
    assert first == again
    assert first[-1] == f"[{drawn.SEED}]"


def test_fuzz_draws_more_and_again_from_its_seed(tmp_path: Path) -> None:
    first, _ = run(tmp_path, "--fuzz=3", "--hypothesis-seed=7")
    again, _ = run(tmp_path, "--fuzz=3", "--hypothesis-seed=7")
    other, _ = run(tmp_path, "--fuzz=3", "--hypothesis-seed=8")
    assert len(first) == 61
    assert first == again
    assert first[-1] == "[7, 8, 9]"
    assert first[:-1] != other[:-1]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "make test ARGS='-k test_numbers'"),
        (("--fuzz=3", "--hypothesis-seed=7"), "make fuzz SEED=7 TIMES=3"),
    ],
    ids=["test", "fuzz"],
)
def test_a_failure_says_how_it_is_brought_back(arguments: tuple[str, ...], told: str, tmp_path: Path) -> None:
    _, printed = run(tmp_path, *arguments, largest=10)
    assert "number=11," in printed
    assert told in printed
    assert printed.splitlines()[-1].startswith("1 failed, 1 passed")
