"""When a condition holds: met, partly, all, any, at least n; what is not applicable drops out."""

from __future__ import annotations

from itertools import product

import pytest
from builders import MET, NOT_MET, PARTLY, all_of, any_of, at_least, met, partly
from hypothesis import given
from hypothesis import strategies as st
from strategies import LETTERS, conditions, levels

from scoring.grade.conditions import holds
from scoring.model.conditions import Condition


@pytest.mark.parametrize(
    ("level", "is_met", "is_partly"), [(NOT_MET, False, False), (PARTLY, False, True), (MET, True, True)]
)
def test_partly_means_at_least_partly(level: int, is_met: bool, is_partly: bool) -> None:
    assert holds(met("a"), {"a": level}) is is_met
    assert holds(partly("a"), {"a": level}) is is_partly


@pytest.mark.parametrize("count_met", range(4))
def test_all_any_and_at_least_count_what_is_met(count_met: int) -> None:
    given = {letter: MET if n < count_met else NOT_MET for n, letter in enumerate("abc")}
    parts = [met(letter) for letter in "abc"]
    assert holds(all_of(*parts), given) is (count_met == 3)
    assert holds(any_of(*parts), given) is (count_met >= 1)
    assert [holds(at_least(n, *parts), given) for n in (1, 2, 3)] == [count_met >= n for n in (1, 2, 3)]


def test_groups_nest() -> None:
    condition = all_of(met("a"), any_of(met("b"), at_least(2, partly("c"), partly("d"), met("b"))))
    assert holds(condition, {"a": MET, "b": NOT_MET, "c": PARTLY, "d": PARTLY}) is True
    assert holds(condition, {"a": MET, "b": NOT_MET, "c": PARTLY, "d": NOT_MET}) is False
    assert holds(condition, {"a": PARTLY, "b": MET, "c": MET, "d": MET}) is False


def test_what_is_not_applicable_is_asked_of_nobody() -> None:
    assert holds(met("a"), {"a": None}) is None
    assert holds(all_of(met("a"), met("b")), {"a": None, "b": MET}) is True
    assert holds(all_of(met("a"), met("b")), {"a": None, "b": PARTLY}) is False
    assert holds(any_of(met("a"), met("b")), {"a": None, "b": NOT_MET}) is False
    assert holds(all_of(met("a"), any_of(met("b"))), {"a": None, "b": None}) is None


@pytest.mark.parametrize(
    ("b", "c", "expected"),
    [
        (MET, NOT_MET, False),  # two are left, and both are asked for
        (MET, MET, True),
        (MET, None, True),  # one is left: at least two of one is that one
        (NOT_MET, None, False),
    ],
)
def test_at_least_asks_for_no_more_than_is_left(b: int, c: int | None, expected: bool) -> None:
    condition = at_least(2, met("a"), met("b"), met("c"))
    assert holds(condition, {"a": None, "b": b, "c": c}) is expected


@given(conditions(), levels(), st.sampled_from(LETTERS))
def test_a_better_answer_never_turns_true_to_false(
    condition: Condition, given: dict[str, int | None], letter: str
) -> None:
    level = given[letter]
    if level is None or level == MET:
        return
    before, after = holds(condition, given), holds(condition, {**given, letter: level + 1})
    assert (before is None) == (after is None)
    assert not (before is True and after is False)


@given(conditions())
def test_the_best_answers_fulfil_every_condition_and_the_worst_none(condition: Condition) -> None:
    assert holds(condition, dict.fromkeys(LETTERS, MET)) is True
    assert holds(condition, dict.fromkeys(LETTERS, NOT_MET)) is False


@given(conditions("ab"))
def test_only_what_is_asked_about_matters(condition: Condition) -> None:
    for a, b in product([None, NOT_MET, PARTLY, MET], repeat=2):
        base = {"a": a, "b": b}
        verdicts = {holds(condition, {**base, "z": other}) for other in (None, NOT_MET, MET)}
        assert len(verdicts) == 1
