"""What a function gave is kept for the very things that it was asked about, and for nothing else."""

from __future__ import annotations

from reportkb.report import kept


def test_the_same_things_are_not_worked_out_again() -> None:
    asked: list[tuple[str, ...]] = []

    @kept.kept
    def joined(words: tuple[str, ...], mark: str) -> str:
        asked.append(words)
        return mark.join(words)

    words, mark = tuple("甲乙"), "、"
    assert [joined(words, mark), joined(words, mark)] == ["甲、乙"] * 2
    assert asked == [words]
    # What is equal is another thing: nobody has to compare it.
    assert joined(tuple("甲乙"), mark) == "甲、乙"
    assert len(asked) == 2


def test_no_other_thing_takes_the_place_of_one_that_is_gone() -> None:
    @kept.kept
    def length(words: list[str]) -> int:
        return len(words)

    assert [length(["字"] * size) for size in range(200)] == list(range(200))


def test_what_is_kept_does_not_grow_without_end() -> None:
    seen: list[int] = []

    @kept.kept
    def noted(thing: list[int]) -> int:
        seen.append(thing[0])
        return thing[0]

    things = [[number] for number in range(kept.MOST + 1)]
    assert [noted(thing) for thing in things] == [*range(kept.MOST + 1)]
    assert noted(things[0]) == 0
    assert seen[-1] == 0
