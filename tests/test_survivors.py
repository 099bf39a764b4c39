"""The list of mutants that may survive: how it is compared, and that it speaks of code that is there."""

from __future__ import annotations

import inspect
from importlib import import_module

import pytest
from survivors import REASONS, Mutant, complaints, mutant_of, reasons

ONE = Mutant("scoring.score.country.coverage", "asked += weight", "asked -= weight")
OTHER = Mutant("scoring.rank.bounds.rank_bounds", "1 + count", "2 + count")
DIFFERENCE = """# scoring.score.country.x__override__mutmut_3: survived
--- scoring/score/country.py
+++ scoring/score/country.py
@@ -1,3 +1,3 @@
     return next(
-        (one for one in edition.overrides),
+        (one for one in None),
         None,
"""


def test_survivors_that_all_have_a_reason_are_no_matter() -> None:
    assert complaints([ONE, OTHER], [OTHER, ONE]) == []


def test_a_survivor_without_a_reason_and_a_reason_without_a_survivor_are_told() -> None:
    assert complaints([ONE], [OTHER]) == [
        f"Survives without a reason: {ONE}",
        f"Has a reason and does not survive: {OTHER}",
    ]


def test_one_reason_is_not_enough_for_two_that_look_alike() -> None:
    assert complaints([ONE, ONE], [ONE]) == [f"Survives without a reason: {ONE}"]


@pytest.mark.parametrize(
    ("name", "function"),
    [
        ("scoring.score.country.x__override__mutmut_3", "scoring.score.country._override"),
        ("scoring.score.country.x_coverage__mutmut_12", "scoring.score.country.coverage"),
        ("scoring.score.aggregate.xǁPartǁshare__mutmut_1", "scoring.score.aggregate.Part.share"),
    ],
)
def test_a_mutant_is_named_by_its_function_and_what_was_changed(name: str, function: str) -> None:
    expected = Mutant(function, "(one for one in edition.overrides),", "(one for one in None),")
    assert mutant_of(name, DIFFERENCE) == expected


def test_a_reason_must_be_given() -> None:
    with pytest.raises(ValueError, match=r"scoring\.x is given no reason"):
        reasons("- {function: scoring.x, was: a, now: b, why: ' '}")


@pytest.mark.parametrize("mutant", reasons(REASONS.read_text(encoding="utf-8")), ids=lambda one: one.function)
def test_what_a_reason_speaks_of_stands_in_the_code(mutant: Mutant) -> None:
    module, _, name = mutant.function.rpartition(".")
    lines = [line.strip() for line in inspect.getsource(getattr(import_module(module), name)).splitlines()]
    assert mutant.was in " ".join(lines)
