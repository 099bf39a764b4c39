"""Points, shares, categories and coverage of a country, by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from builders import (
    GREEN,
    RED,
    YELLOW,
    all_of,
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
)
from builders import country as built_country
from builders import criterion as built_criterion

from scoring.model.evidence import Edition
from scoring.model.framework import Framework, TreatyRule
from scoring.model.result import CountryResult, GradeState, Score
from scoring.score.country import categories_between, category_at, indicator_score, score_country

FOUR = framework(*(simple(f"1.{n}") for n in range(1, 5)))
UNEVEN = framework(simple("1.1", weight=3), simple("1.2", weight=Fraction(1, 3)))


def scored(given: Edition, rules: Framework = FOUR) -> CountryResult:
    return score_country(rules, given, None, {})


def graded(**words: str) -> Edition:
    """One finding for each indicator: _1="met" answers 1.1.a; what is left out is unknown."""
    return edition(*(finding(f"f{name}", word, f"1.{name[1:]}.a") for name, word in words.items()))


def test_points_are_summed_and_shares_are_exact() -> None:
    result = scored(graded(_1="met", _2="met", _3="partly", _4="not met"))
    assert result.score == Score(Fraction(5), Fraction(5), Fraction(8))
    assert result.score.low_share == result.score.high_share == Fraction(5, 8)
    assert result.categories == ("some-progress",)


def test_unknown_indicators_count_from_nothing_to_all_their_points() -> None:
    result = scored(graded(_1="met", _2="partly", _3="not met"))
    assert result.score == Score(Fraction(3), Fraction(5), Fraction(8))
    assert result.categories == ("some-progress", "limited-measures")


def test_weights_multiply_points_and_possible_points() -> None:
    result = scored(graded(_1="partly", _2="met"), UNEVEN)
    # 3 x 1 + 1/3 x 2 of 3 x 2 + 1/3 x 2
    assert result.score == Score(Fraction(11, 3), Fraction(11, 3), Fraction(20, 3))
    assert result.score.low_share == Fraction(11, 20)


def test_what_does_not_apply_leaves_the_denominator() -> None:
    result = scored(graded(_1="met", _2="not applicable", _3="partly", _4="not met"))
    assert result.score == Score(Fraction(3), Fraction(3), Fraction(6))
    assert result.indicators["1.2"].state is GradeState.NOT_APPLICABLE


def test_a_country_that_cannot_join_a_treaty_loses_no_points_by_it() -> None:
    rule = TreatyRule("OPSC", frozenset({"in-force"}), frozenset({"signed"}))
    asked = indicator("1.1", [built_criterion("a", treaty=rule)], met("a"), partly("a"))
    rules = framework(asked, simple("1.2"))
    given = edition(finding("f", "met", "1.2.a"))
    results = [
        score_country(rules, given, built_country("TWN", found), {"OPSC": treaty(months=1)})
        for found in (record(eligibility="not-eligible"), record(signed="2000-07-05"), record())
    ]
    shares = [result.score.low_share for result in results]
    assert shares == [Fraction(1), Fraction(3, 4), Fraction(1, 2)]
    assert {result.indicators["1.1"].answers["a"].criterion for result in results} == {"1.1.a"}
    assert [result.coverage for result in results] == [1, 1, 1]


def test_where_nothing_applies_there_are_no_points_and_no_fault() -> None:
    result = scored(graded(**{f"_{n}": "not applicable" for n in range(1, 5)}))
    assert result.score == Score(Fraction(0), Fraction(0), Fraction(0))
    assert result.categories == ()
    assert result.coverage == 0


def test_an_indicator_without_points_of_its_own_has_none_to_reach() -> None:
    one = framework(simple("1.1"))
    unscored = replace(one, grades=tuple(replace(grade, points=None) for grade in one.grades))
    inapplicable, known = graded(_1="not applicable"), graded(_1="met")
    for rules, given in ((one, inapplicable), (unscored, known)):
        found = indicator_score(rules, scored(given, rules).indicators["1.1"])
        assert found == Score(Fraction(0), Fraction(0), Fraction(0))


def test_a_result_says_whose_it_is() -> None:
    result = scored(edition(country="ROU", id_="2011-03"))
    assert (result.country, result.edition) == ("ROU", "2011-03")


@pytest.mark.parametrize(
    ("share", "category"),
    [
        ("1", "notable-efforts"),
        ("3/4", "notable-efforts"),
        ("749999999999/1000000000000", "some-progress"),
        ("1/2", "some-progress"),
        ("11/24", "limited-measures"),
        ("1/4", "limited-measures"),
        ("5/24", "slow-progress"),
        ("0", "slow-progress"),
    ],
)
def test_a_category_begins_exactly_at_its_edge(share: str, category: str) -> None:
    assert category_at(FOUR, Fraction(share)) == category


def test_a_score_reaches_the_edge_by_points() -> None:
    assert scored(graded(_1="met", _2="met", _3="met", _4="not met")).categories == ("notable-efforts",)
    assert scored(graded(_1="met", _2="met", _3="partly", _4="not met")).categories == ("some-progress",)
    two = scored(graded(_1="partly", _2="partly", _3="not met", _4="not met"))
    assert two.categories == ("limited-measures",)


def test_the_categories_between_two_shares_are_all_named_best_first() -> None:
    assert categories_between(FOUR, Fraction(0), Fraction(1)) == tuple(FOUR.category_by_id)
    assert categories_between(FOUR, Fraction(1, 4), Fraction(3, 4)) == (
        "notable-efforts",
        "some-progress",
        "limited-measures",
    )


def test_coverage_is_shared_by_criteria_within_and_by_weight_between_indicators() -> None:
    rules = framework(
        indicator("1.1", "abcd", all_of(met("a"), met("b"), met("c"), met("d")), partly("a")),
        simple("1.2", weight=2),
    )
    disputed = finding("y", "not met", "1.1.b"), finding("z", "met", "1.1.b")
    given = edition(finding("x", "met", "1.1.a"), *disputed, finding("n", "not applicable", "1.1.c"))
    # 1.1: a is known, b disputed, c does not apply, d unknown: 1/3 of weight 1; 1.2: nothing of weight 2.
    assert scored(given, rules).coverage == Fraction(1, 9)


def test_searches_and_others_work_cover_nothing() -> None:
    given = edition(finding("s", "no data", "1.1.a"), finding("n", "met", "1.2.a", actor="ngo"))
    assert scored(given).coverage == 0


@pytest.mark.parametrize(
    ("until", "position", "overridden"),
    [("2010-01-31", GREEN, True), ("2010", GREEN, True), ("2010-01-30", RED, False), ("2009", RED, False)],
)
def test_an_override_holds_to_its_last_day(until: str, position: int, overridden: bool) -> None:
    given = edition(finding("f", "not met"), overrides=[override("1.1", "green", until)])
    one = scored(given, framework(simple("1.1"))).indicators["1.1"]
    assert (one.best, one.worst, one.overridden) == (position, position, overridden)
    assert (one.rule_best, one.rule_worst) == (RED, RED)


def test_the_overridden_grade_is_what_scores() -> None:
    given = edition(finding("f", "not met"), overrides=[override("1.1", "yellow")])
    result = scored(given, framework(simple("1.1")))
    assert result.score == Score(Fraction(1), Fraction(1), Fraction(2))
    assert (result.indicators["1.1"].best, result.indicators["1.1"].worst) == (YELLOW, YELLOW)
    assert result.coverage == 1
