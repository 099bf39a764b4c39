"""What a pure function has found is kept for the same objects, and for no others."""

from __future__ import annotations

from scoring.model.kept import kept


def test_the_same_objects_are_asked_about_once() -> None:
    asked: list[tuple[list[int], str]] = []

    def total(numbers: list[int], name: str) -> int:
        asked.append((numbers, name))
        return sum(numbers)

    known, numbers, name = kept(total), [1, 2], "a"
    assert [known(numbers, name), known(numbers, name)] == [3, 3]
    assert len(asked) == 1
    assert known(list(numbers), name) == 3
    assert len(asked) == 2


def test_other_objects_in_the_same_place_of_memory_have_their_own_answer() -> None:
    known = kept(len)
    assert [known([0] * number) for number in range(1000)] == list(range(1000))


def test_the_oldest_makes_room() -> None:
    asked: list[str] = []
    known, names = kept(asked.append, most=2), ["a", "b", "c"]
    for name in [*names, names[2], names[0]]:
        known(name)
    assert asked == ["a", "b", "c", "a"]
