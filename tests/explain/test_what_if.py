"""What if: other answers, other grades, calls granted; before and after, and the other countries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

import pytest
from builders import (
    GREEN,
    MET,
    PARTLY,
    RED,
    YELLOW,
    all_of,
    any_of,
    country,
    criterion,
    edition,
    finding,
    framework,
    indicator,
    met,
    override,
    partly,
    record,
    simple,
    treaty,
    workspace,
)

from scoring.explain.scenario import Assumed, ImpossibleError, assume
from scoring.explain.what_if import Place, WhatIf, asked_for, what_if
from scoring.model.evidence import Call, Edition
from scoring.model.framework import Framework, Measure, Scale, TreatyRule
from scoring.model.result import CountryResult, Score
from scoring.score.country import score_country

PLAN = indicator("1.1", "ab", green=all_of(met("a"), met("b")), yellow=any_of(partly("a"), partly("b")))
RULES = framework(PLAN, simple("1.2"))


def result(rules: Framework = RULES, found: Edition | None = None) -> CountryResult:
    return score_country(rules, found or edition(), None, {})


def after(
    rules: Framework = RULES, found: Edition | None = None, **assumed: Mapping[str, int]
) -> CountryResult:
    return assume(rules, result(rules, found), Assumed(**assumed))  # type: ignore[arg-type]


def worst_and_best(found: CountryResult, id_: str) -> tuple[int, int]:
    return found.indicators[id_].worst, found.indicators[id_].best


def test_an_answer_moves_its_grade_and_nothing_else() -> None:
    # 1.1.a met makes yellow at least, and green if b, of which nothing is known, is met too.
    found = after(answers={"1.1.a": MET})
    assert worst_and_best(found, "1.1") == (YELLOW, GREEN)
    assert worst_and_best(found, "1.2") == (RED, GREEN)
    assert (found.score, found.coverage) == (Score(Fraction(1), Fraction(4), Fraction(4)), Fraction(1, 4))
    assert after(answers={"1.1.a": PARTLY, "1.1.b": PARTLY}).indicators["1.1"].best == YELLOW


def test_an_answer_may_also_be_worse_than_it_is() -> None:
    good = edition(finding("x", "met", "1.2.a"))
    assert worst_and_best(after(found=good, answers={"1.2.a": 0}), "1.2") == (RED, RED)


def test_a_grade_that_is_assumed_holds_whatever_the_answers_are() -> None:
    found = assume(RULES, result(), Assumed(grades={"1.1": YELLOW}, granted=("1.1.a", "1.1.b")))
    assert worst_and_best(found, "1.1") == (YELLOW, YELLOW)
    assert found.score == Score(Fraction(1), Fraction(3), Fraction(4))


def test_what_is_granted_gets_the_best_answer_where_it_applies_and_nothing_else_is_said() -> None:
    found = assume(RULES, result(), Assumed(granted=("1.1.a", "1.1.b", "1.2.a"), answers={"1.1.b": PARTLY}))
    assert (worst_and_best(found, "1.1"), worst_and_best(found, "1.2")) == ((YELLOW, YELLOW), (GREEN, GREEN))
    without = edition(finding("x", "not applicable", "1.2.a"))
    found = assume(RULES, result(found=without), Assumed(granted=("1.2.a",)))
    assert not found.indicators["1.2"].applicable


def test_what_does_not_apply_cannot_be_assumed() -> None:
    without = result(found=edition(finding("x", "not applicable", "1.2.a")))
    with pytest.raises(ImpossibleError, match=r"1\.2\.a does not apply"):
        assume(RULES, without, Assumed(answers={"1.2.a": MET}))
    with pytest.raises(ImpossibleError, match=r"1\.2 does not apply"):
        assume(RULES, without, Assumed(grades={"1.2": GREEN}))


def test_a_panel_s_grade_is_left_out_before_and_after() -> None:
    ruled = edition(finding("x", "not met", "1.2.a"), overrides=[override("1.2", "green")])
    assert worst_and_best(result(found=ruled), "1.2") == (GREEN, GREEN)
    assert worst_and_best(after(found=ruled, answers={"1.2.a": PARTLY}), "1.2") == (YELLOW, YELLOW)
    found = scenario([ruled], answers={"1.1.a": MET})
    assert found.overruled == ("1.2",)
    assert found.before.result is not None
    assert found.before.result.score.high == 2  # 1.1, of which nothing is known, and nothing for 1.2
    assert found.changed == ("1.1",)


# treaties

IN_FORCE, SIGNED = frozenset({"in-force"}), frozenset({"signed"})
STRICT = TreatyRule("OPSC", IN_FORCE, frozenset({"deposited"}))
GENTLE = TreatyRule("OPSC", IN_FORCE | {"deposited"}, SIGNED)
BOUND = framework(
    indicator("2.1", [criterion("a", treaty=STRICT)], met("a"), partly("a")),
    indicator("2.2", [criterion("a", treaty=GENTLE)], met("a"), partly("a")),
)


def levels(given: Mapping[str, int] | None = None, granted: Iterable[str] = (), **fields: str) -> list[int]:
    """The answers to 2.1.a and 2.2.a of a country with such a record of the treaty."""
    records = [record("OPSC", **fields)]
    start = score_country(BOUND, edition(), country("USA", *records), {"OPSC": treaty("OPSC")})
    found = assume(BOUND, start, Assumed(answers=given or {}, granted=tuple(granted)))
    return [found.indicators[id_].answers["a"].low for id_ in ("2.1", "2.2")]


def test_a_treaty_is_one_fact_and_its_criteria_move_together() -> None:
    assert levels({"2.1.a": MET}) == [MET, MET]  # in force
    assert levels({"2.1.a": PARTLY}) == [PARTLY, MET]  # deposited, which is enough for 2.2
    assert levels({"2.2.a": PARTLY}) == [0, PARTLY]  # signed, which is nothing for 2.1
    assert levels({"2.2.a": MET}) == [MET, MET]  # the strongest status that gives it
    assert levels({"2.2.a": MET, "2.1.a": PARTLY}) == [PARTLY, MET]
    assert levels({"2.2.a": 0}, consent="2002") == [0, 0]


def test_answers_that_no_status_gives_cannot_be_assumed() -> None:
    with pytest.raises(ImpossibleError, match=r"no status of OPSC answers 2\.1\.a and 2\.2\.a like this"):
        levels({"2.1.a": MET, "2.2.a": PARTLY})


def test_what_is_granted_of_a_treaty_never_makes_another_criterion_worse() -> None:
    assert levels(granted=["2.2.a"]) == [MET, MET]
    odd = replace(BOUND, goals=(replace(BOUND.goals[0], indicators=(*BOUND.indicators, ODD)),))
    bound = [record("OPSC", consent="2002")]
    start = score_country(odd, edition(), country("USA", *bound), {"OPSC": treaty("OPSC")})
    found = assume(odd, start, Assumed(granted=("2.3.a",)))
    assert [found.indicators[id_].answers["a"].low for id_ in ("2.1", "2.2", "2.3")] == [MET, MET, MET]


ODD = indicator(
    "2.3", [criterion("a", treaty=TreatyRule("OPSC", SIGNED, frozenset()))], met("a"), partly("a")
)
"""A rule that is better for less, which nothing forbids."""


# numbers

PLACES = Measure("places", Fraction(50), Fraction(30), rising=True)
COUNTED = indicator("3.1", [criterion("a", measure=PLACES)], met("a"), partly("a"))
SCALED = framework(replace(COUNTED, scale=Scale("a", Fraction(20), Fraction(60))))


def test_a_number_is_held_against_its_thresholds() -> None:
    rules = framework(COUNTED)
    found = assume(rules, result(rules), Assumed(numbers={"3.1.a": Fraction(40)}))
    assert worst_and_best(found, "3.1") == (YELLOW, YELLOW)
    assert worst_and_best(after(rules, answers={"3.1.a": MET}), "3.1") == (GREEN, GREEN)
    with pytest.raises(ImpossibleError, match=r"1\.1\.a is not answered by a number"):
        assume(RULES, result(), Assumed(numbers={"1.1.a": Fraction(40)}))


def test_a_number_between_goalposts_is_what_scores() -> None:
    found = assume(SCALED, result(SCALED), Assumed(numbers={"3.1.a": Fraction(30)}))
    assert found.score == Score(Fraction(1, 4), Fraction(1, 4), Fraction(1))
    assert assume(SCALED, result(SCALED), Assumed(granted=("3.1.a",))).score.low == 1
    with pytest.raises(ImpossibleError, match=r"3\.1\.a counts by its number"):
        after(SCALED, answers={"3.1.a": MET})
    with pytest.raises(ImpossibleError, match=r"give 3\.1\.a a number"):
        after(SCALED, grades={"3.1": GREEN})


# the others


def scenario(editions: Iterable[Edition], **assumed: Mapping[str, int]) -> WhatIf:
    space = workspace(RULES, editions=editions)
    return what_if(space, RULES, "2010-01", "USA", Assumed(**assumed))  # type: ignore[arg-type]


def both(code: str, plan: str, other: str) -> Edition:
    """All criteria of 1.1 answered alike, and that of 1.2."""
    said = {"1.1.a": plan, "1.1.b": plan, "1.2.a": other}
    return edition(*(finding(f"{code}-{id_}", word, id_) for id_, word in said.items()), country=code)


WORLD = [
    both("USA", "not met", "not met"),  # 0 points
    both("AAA", "met", "partly"),  # 3
    both("BBB", "partly", "partly"),  # 2
    both("CCC", "partly", "not met"),  # 1
    both("DDD", "not met", "not met"),  # 0
    edition(finding("x", "not met", "1.1.a"), finding("y", "not met", "1.1.b"), country="EEE"),  # 0 to 2
]


def test_other_countries_are_overtaken_surely_or_come_within_reach() -> None:
    found = scenario(WORLD, answers={"1.2.a": MET})  # 2 points
    assert (found.before.rank, found.after.rank) == ((4, 5), (2, 2))
    assert (found.ranked_before, found.ranked_after) == (6, 6)
    assert found.overtaken == ("CCC",)
    assert found.between(Place.AHEAD, Place.LEVEL) == ("BBB",)
    assert found.between(Place.LEVEL, Place.BEHIND) == ("DDD",)
    assert {one.country for one in found.passed} == {"BBB", "CCC", "DDD"}  # EEE may still be level
    assert (found.changed, found.raised) == (("1.2",), ("1.2",))


def test_a_range_overtakes_only_by_its_worst_end() -> None:
    found = scenario([edition(finding("z", "not met", "1.2.a")), *WORLD[1:]], answers={"1.1.a": PARTLY})
    # Before 0 to 2 points, after 1: 1.1 yellow, for b alone cannot make it worse; b met would not make green.
    assert found.between(Place.OPEN, Place.LEVEL) == ("CCC",)
    assert found.between(Place.OPEN, Place.BEHIND) == ("DDD",)
    assert found.between(Place.OPEN, Place.AHEAD) == ("BBB",)
    assert found.overtaken == ()
    assert found.raised == ()  # its best is worse than before


def test_one_s_own_fall_is_seen_from_the_others() -> None:
    world = [both("USA", "met", "met"), *WORLD[1:]]
    found = scenario(world, grades={"1.1": RED, "1.2": RED})
    assert found.between(Place.BEHIND, Place.AHEAD) == ("AAA", "BBB", "CCC")
    assert found.between(Place.BEHIND, Place.LEVEL) == ("DDD",)
    assert (found.changed, found.raised) == (("1.1", "1.2"), ())


def test_too_little_evidence_has_no_rank_until_answers_are_assumed() -> None:
    rules = replace(RULES, minimum_coverage=Fraction(3, 4))
    space = workspace(rules, editions=[edition(finding("x", "met", "1.2.a")), *WORLD[1:5]])
    found = what_if(space, rules, "2010-01", "USA", Assumed(answers={"1.1.a": MET}))
    # 3 or 4 points: 1.1 is yellow or green. AAA has 3, and may be level.
    assert (found.before.rank, found.after.rank) == (None, (1, 1))
    assert (found.ranked_before, found.ranked_after) == (4, 5)
    assert found.passed == ()  # there is no place before to compare with


def test_calls_by_the_criteria_that_they_ask_for() -> None:
    calls = tuple(
        Call(id_, "A", "Do it.", None, criteria, ())
        for id_, criteria in (("one", ("1.1.a", "1.2.a")), ("two", ("1.1.a",)), ("three", ()))
    )
    assert asked_for(replace(edition(), calls=calls)) == {"1.1.a": ("one", "two"), "1.2.a": ("one",)}
