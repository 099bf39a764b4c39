"""How sure results are when the way of scoring is varied: by hand, and at the edges of what can be said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from builders import country, edition, finding, framework, override, simple, source, workspace

from scoring.explain.robustness import CountryRobustness, Distance, Interval, Robustness, robustness
from scoring.explain.trials import (
    AGGREGATION,
    GOAL,
    GOAL_MEANS,
    GOALS_GEOMETRIC,
    INDICATOR,
    WEIGHTED_MEAN,
)
from scoring.model.evidence import Finding, Reference, Source
from scoring.model.framework import Framework, Goal, Grade
from scoring.model.workspace import Workspace
from scoring.publish.robustness import as_frame, as_records
from scoring.publish.robustness_words import Sentences
from scoring.rank.standings import standings

TWO = framework(simple("1.1"), simple("1.2"))
FOUR = replace(
    framework(simple("1.1")),
    goals=(
        Goal("A", "A", (simple("1.1"), simple("1.2"))),
        Goal("B", "B", (simple("2.1"), simple("2.2"))),
    ),
)
WORDS = {"G": ["met"], "Y": ["partly"], "R": ["not met"], "?": [], "n": ["not applicable"]}


def space_of(rules: Framework, grades: Mapping[str, str]) -> Workspace:
    """Countries with a letter for each indicator: G, Y, R, ? for unknown, n for not applicable."""
    return workspace(
        rules,
        editions=[edition(*findings(rules, letters), country=code) for code, letters in grades.items()],
        countries=[country(code, name=f"Land {code}") for code in grades],
        sources=[source()],
    )


def findings(rules: Framework, letters: str) -> list[Finding]:
    return [
        finding(f"{one.id}-{answer}", answer, f"{one.id}.a")
        for one, letter in zip(rules.indicators, letters, strict=True)
        for answer in WORDS[letter]
    ]


def varied(rules: Framework, draws: int = 4000, **grades: str) -> Robustness:
    space = space_of(rules, grades)
    return robustness(space, rules, standings(space, rules, "2010-01"), draws)


def alone(rules: Framework, letters: str, draws: int = 4000) -> CountryRobustness:
    return varied(rules, draws, XAA=letters).countries["XAA"]


# weightings


def test_the_share_of_weightings_is_the_one_that_integration_gives() -> None:
    # Green and red: the score is the weight of the first, alike likely from 0 to 1.
    one = alone(TWO, "GR", draws=40_000)
    assert one.found.categories == ("some-progress",)
    assert one.indicators
    assert one.indicators.category
    assert one.indicators.category / 40_000 == pytest.approx(1 / 4, abs=0.01)
    assert one.indicators.score == pytest.approx((0.05, 0.95), abs=0.01)


def test_an_undecided_country_holds_where_the_same_categories_are_possible() -> None:
    # Green and unknown: from w to 1. Some progress and better is possible where 1/2 <= w < 3/4.
    one = alone(TWO, "G?", draws=40_000)
    assert one.found.categories == ("notable-efforts", "some-progress")
    assert one.indicators
    assert one.indicators.category
    assert one.indicators.category / 40_000 == pytest.approx(1 / 4, abs=0.01)
    assert one.indicators.score == pytest.approx((0.05, 1), abs=0.01)


def test_equal_grades_stay_tied_and_an_edge_stays_an_edge() -> None:
    found = varied(FOUR, XAA="YYYY", XBB="YYYY", XCC="RRRR")
    for code in ("XAA", "XBB"):
        one = found.countries[code]
        assert one.found.rank == (1, 1)
        for weighted in (one.indicators, one.goals):
            assert weighted
            assert (weighted.category, weighted.rank_held, weighted.rank) == (4000, 4000, (1, 1))
    assert found.countries["XCC"].indicators
    assert found.countries["XCC"].indicators.rank == (3, 3)


def test_of_two_that_weights_tell_apart_each_comes_first_in_half() -> None:
    found = varied(TWO, 40_000, XAA="GR", XBB="RG")
    for one in found.countries.values():
        assert one.indicators
        assert one.indicators.rank_held
        assert (one.found.rank, one.indicators.rank) == ((1, 1), (1, 2))
        assert one.indicators.rank_held / 40_000 == pytest.approx(1 / 2, abs=0.01)


def test_goals_are_weighed_with_the_scores_that_they_have() -> None:
    # Goal A has 3/4 and goal B 1/4, whatever the indicators in them weigh.
    one = alone(FOUR, "GYRY", draws=40_000)
    assert one.goals
    assert one.goals.score == pytest.approx((0.275, 0.725), abs=0.01)
    assert one.goals.category
    assert one.goals.category / 40_000 == pytest.approx(1 / 2, abs=0.01)


def test_what_does_not_apply_weighs_nothing() -> None:
    one = alone(TWO, "Gn")
    assert one.indicators
    assert (one.indicators.category, one.indicators.score) == (4000, (1.0, 1.0))


def test_the_seed_decides_and_nothing_else() -> None:
    space = space_of(FOUR, {"XAA": "GYRY", "XBB": "RGYG"})
    found = standings(space, FOUR, "2010-01")
    first, again = (robustness(space, FOUR, found, 500, seed=3) for _ in range(2))
    assert first == again
    assert first != robustness(space, FOUR, found, 500, seed=4)


# edges, things left out, other aggregations


def test_shifted_edges_by_hand() -> None:
    # 1/2 stands on an edge: a step up makes it fall, and it stays until the next edge is 24 points away.
    assert alone(FOUR, "YYYY").shifts == {shift: shift < 0 for shift in (*range(-5, 0), *range(1, 6))}
    # With all red, no edge can sink to 0, and the lowest category begins there wherever it is moved.
    assert all(alone(FOUR, "RRRR").shifts.values())
    # From 1/4 to 1/2, both on edges: up, the best and the worst of it fall; down, both stay.
    one = alone(FOUR, "YYR?")
    assert one.found.categories == ("some-progress", "limited-measures")
    assert [shift for shift, holds in one.shifts.items() if holds] == [-5, -4, -3, -2, -1]
    # From 3/4 to 1: only up is there another category to fall into.
    assert [shift for shift, holds in alone(FOUR, "GGG?").shifts.items() if holds] == [-5, -4, -3, -2, -1]


def test_left_out_by_hand() -> None:
    found = varied(FOUR, XAA="GGRR", XBB="YYYY")
    one = found.countries["XAA"]
    assert (one.found.score.low_share, one.found.rank) == (Fraction(1, 2), (1, 1))
    left = {outcome.name: outcome for outcome in one.of_kind(INDICATOR)}
    assert {name: one.found.score.low_share for name, one in left.items()} == {
        "1.1": Fraction(1, 3),
        "1.2": Fraction(1, 3),
        "2.1": Fraction(2, 3),
        "2.2": Fraction(2, 3),
    }
    assert [(one.category, one.rank) for one in left.values()] == [(False, False)] * 2 + [(True, True)] * 2
    goals = {outcome.name: outcome for outcome in one.of_kind(GOAL)}
    assert [(one.found.categories, one.found.rank) for one in goals.values()] == [
        (("slow-progress",), (2, 2)),
        (("notable-efforts",), (1, 1)),
    ]
    assert (goals["B"].category, goals["B"].rank) == (False, True)


def test_aggregations_by_hand() -> None:
    # Goal A has 1 and goal B 1/4: the mean is 5/8, the geometric mean 1/2.
    one = alone(FOUR, "GGYR")
    found = {outcome.name: outcome for outcome in one.of_kind(AGGREGATION)}
    assert {name: one.found.score.low_share for name, one in found.items()} == {
        WEIGHTED_MEAN: Fraction(5, 8),
        GOAL_MEANS: Fraction(5, 8),
        GOALS_GEOMETRIC: Fraction(1, 2),
    }
    assert all(outcome.category for outcome in found.values())


def test_goal_means_differ_where_goals_are_not_alike() -> None:
    rules = replace(
        TWO,
        goals=(Goal("A", "A", (simple("1.1"), simple("1.2"))), Goal("B", "B", (simple("2.1", weight=3),))),
    )
    found = {one.name: one.found.score.low_share for one in alone(rules, "GGR").of_kind(AGGREGATION)}
    # 2 of 5 weights by indicators; by goals half; and a goal with nothing makes a geometric mean 0.
    assert found == {WEIGHTED_MEAN: Fraction(2, 5), GOAL_MEANS: Fraction(1, 2), GOALS_GEOMETRIC: 0}


def test_goals_within_goals_are_left_out_with_what_is_around_them() -> None:
    inner = Goal("B", "B", (simple("2.1"), simple("2.2")))
    rules = replace(
        TWO,
        goals=(
            Goal("A", "A", (), (inner, Goal("C", "C", (simple("3.1"),)))),
            Goal("D", "D", (simple("4.1"),)),
        ),
    )
    one = alone(rules, "GRYR")
    found = {outcome.name: outcome.found.score.low_share for outcome in one.outcomes}
    assert {name: found[name] for name in ("2.1", "3.1", "4.1", "B", "C", "D")} == {
        "2.1": Fraction(1, 6),
        "3.1": Fraction(1, 3),
        "4.1": Fraction(1, 2),
        "B": Fraction(1, 4),
        "C": Fraction(1, 3),
        "D": Fraction(1, 2),
    }


def test_distances_by_hand() -> None:
    one = alone(FOUR, "YYR?")  # from 2 to 4 of 8 points
    assert one.up == Distance("notable-efforts", Fraction(1, 4), Fraction(2))
    assert one.down == Distance("slow-progress", Fraction(0), Fraction(0))
    best, worst = alone(FOUR, "GGGG"), alone(FOUR, "RRRR")
    assert (best.up, worst.down) == (None, None)
    assert best.down == Distance("some-progress", Fraction(1, 4), Fraction(2))
    assert worst.up == Distance("limited-measures", Fraction(1, 4), Fraction(2))


def test_movers_come_with_the_greatest_first() -> None:
    found = varied(TWO, XAA="GR", XBB="YY")
    # Without 1.1 the score of A falls from 1/2 to 0, without 1.2 it rises to 1; that of B stays.
    assert [(one.indicator, one.score, one.rank, one.categories) for one in found.movers] == [
        ("1.1", Fraction(1, 4), Fraction(1, 2), 1),
        ("1.2", Fraction(1, 4), Fraction(1, 2), 1),
    ]
    found = varied(FOUR, XAA="GYYY", XBB="YYYY")
    assert [one.indicator for one in found.movers] == ["1.1", "1.2", "2.1", "2.2"]
    assert found.movers[0].score == Fraction(1, 16)  # from 5/8 to 1/2, of two countries


def test_intervals_are_plain_values_for_a_picture() -> None:
    found = varied(TWO, XAA="GR", XBB="RG", XCC="RR")
    assert found.intervals() == (
        Interval("XAA", (1, 1), (1, 2)),
        Interval("XBB", (1, 1), (1, 2)),
        Interval("XCC", (3, 3), (3, 3)),
    )
    assert varied(TWO, XAA="GR").intervals() == ()


# what grades rest on


def test_grades_are_told_by_the_sources_behind_what_counts() -> None:
    rules = framework(simple("1.1"), simple("1.2"), simple("1.3"), simple("1.4"))
    sources = {
        id_: Source(id_, kind, frozenset(), False, {})
        for id_, kind in (("gov", "government"), ("gov-2", "government"), ("ngo", "ngo"))
    }
    said = [("1.1", "gov"), ("1.1", "gov-2"), ("1.2", "ngo"), ("1.3", "gov"), ("1.3", "ngo")]
    found = [
        replace(finding(f"f{n}", "met", f"{id_}.a"), reference=Reference(of, "p. 1"))
        for n, (id_, of) in enumerate(said)
    ]
    # A second source of 1.2 that does not count: an NGO does the thing itself.
    found.append(replace(finding("f9", "met", "1.2.a", actor="ngo"), reference=Reference("gov", "p. 1")))
    space = workspace(rules, editions=[edition(*found, country="XAA")], sources=sources.values())
    one = robustness(space, rules, standings(space, rules, "2010-01"), 10).countries["XAA"].resting
    assert one.counted == ("1.1", "1.2", "1.3")
    assert one.one_source == (("1.2", "ngo"),)
    assert one.government == ("1.1",)


# where something cannot be said


def test_without_categories_only_ranks_and_scores_are_told() -> None:
    rules = replace(TWO, categories=())
    space = space_of(rules, {"XAA": "GR", "XBB": "RR"})
    found = robustness(space, rules, standings(space, rules, "2010-01"), 2000)
    one = found.countries["XAA"]
    assert one.indicators
    assert (one.indicators.category, one.shifts, one.up, one.down) == (None, {}, None, None)
    assert (one.indicators.rank_held, {outcome.category for outcome in one.outcomes}) == (2000, {None})
    words = Sentences(space, rules, found)
    assert words.limits() == ("test-2010 has no categories: nothing is said about them.",)
    assert words.overall() == (
        "2 of 2 countries keep their rank in at least 9 of 10 ways of weighting the indicators "
        "(2,000 weightings drawn at random)."
    )
    assert words.country(one) == (
        "In at least 9 of 10 ways of weighting the indicators, Land XAA has rank 1 of 2."
    )


def test_without_ranking_only_categories_are_told() -> None:
    rules = replace(TWO, ranking=False)
    space = space_of(rules, {"XAA": "GG", "XBB": "RR"})
    found = robustness(space, rules, standings(space, rules, "2010-01"), 100)
    one = found.countries["XAA"]
    assert one.indicators
    assert (one.indicators.rank, one.indicators.rank_held, found.intervals()) == (None, None, ())
    assert {outcome.rank for outcome in one.outcomes} == {None}
    words = Sentences(space, rules, found)
    assert words.limits() == ("test-2010 ranks nobody: nothing is said about ranks.",)
    assert words.country(one) == (
        "In every one of 100 ways of weighting the indicators, Land XAA stays at notable efforts."
    )
    bare = replace(rules, categories=())
    found = robustness(space, bare, standings(space, bare, "2010-01"), 100)
    assert Sentences(space, bare, found).country(found.countries["XAA"]) == (
        "In at least 9 of 10 ways of weighting the indicators, Land XAA scores 100% to 100%."
    )
    assert Sentences(space, bare, found).overall() == (
        "test-2010 has neither categories nor ranks that could hold."
    )


def test_where_nothing_is_scored_there_is_nothing_to_vary() -> None:
    grades = tuple(Grade(one.id, one.label, one.word, None, *["x"] * 3) for one in TWO.grades)
    rules = replace(TWO, grades=grades, categories=(), ranking=False)
    space = space_of(rules, {"XAA": "GR"})
    found = robustness(space, rules, standings(space, rules, "2010-01"), 10)
    one = found.countries["XAA"]
    assert (one.indicators, one.goals, one.outcomes, one.shifts, found.movers) == (None, None, (), {}, ())
    assert one.resting.one_source == (("1.1", "source"), ("1.2", "source"))
    assert Sentences(space, rules, found).overall() == (
        "Nothing is scored under test-2010: there is nothing to weigh or to leave out."
    )


def test_one_indicator_leaves_nothing_to_weigh() -> None:
    rules = framework(simple("1.1"))
    space = space_of(rules, {"XAA": "G"})
    found = robustness(space, rules, standings(space, rules, "2010-01"), 10)
    one = found.countries["XAA"]
    assert (one.indicators, one.of_kind(INDICATOR), one.of_kind(GOAL)) == (None, (), ())
    assert len(one.of_kind(AGGREGATION)) == 3
    assert Sentences(space, rules, found).country(one) == (
        "test-2010 has one indicator: there is nothing to weigh against it."
    )


def test_a_single_goal_is_not_weighed_against_itself() -> None:
    assert alone(TWO, "GR").goals is None
    assert alone(TWO, "GR").of_kind(GOAL) == ()


def test_a_country_to_which_nothing_applies_has_no_score() -> None:
    space = space_of(TWO, {"XAA": "nn", "XBB": "GR"})
    found = robustness(space, TWO, standings(space, TWO, "2010-01"), 10)
    one = found.countries["XAA"]
    assert (one.indicators, one.outcomes, one.shifts) == (None, (), {})
    assert Sentences(space, TWO, found).country(one) == (
        "No indicator applies to Land XAA, so that it has no score."
    )


def test_countries_below_the_minimum_coverage_are_left_out() -> None:
    rules = replace(FOUR, minimum_coverage=Fraction(3, 4))
    found = varied(rules, XAA="GG??", XBB="GGY?")
    assert list(found.countries) == ["XBB"]
    space = space_of(rules, {"XAA": "????"})
    none = robustness(space, rules, standings(space, rules, "2010-01"), 10)
    assert Sentences(space, rules, none).overall() == "No country is graded from evidence in this edition."
    assert as_frame(space, rules, none).empty


def test_a_panel_s_grade_is_varied_like_any_other() -> None:
    space = workspace(
        TWO,
        editions=[edition(*findings(TWO, "RR"), country="XAA", overrides=[override("1.1", "green")])],
    )
    found = robustness(space, TWO, standings(space, TWO, "2010-01"), 10)
    assert found.countries["XAA"].found.score.low_share == Fraction(1, 2)


# in words and as data


def test_shares_are_said_in_words_and_never_higher_than_they_are() -> None:
    space = space_of(TWO, {"XAA": "GR"})
    found = robustness(space, TWO, standings(space, TWO, "2010-01"), 1000)
    one = found.countries["XAA"]
    assert one.indicators
    said = {
        count: Sentences(space, TWO, found)
        .country(replace(one, indicators=replace(one.indicators, category=count)))
        .split(" ways")[0]
        for count in (0, 1, 10, 299, 300, 999, 1000)
    }
    assert said == {
        0: "In none of 1,000",
        1: "In fewer than 1 of 100",
        10: "In 1 of 100",
        299: "In 29 of 100",
        300: "In 3 of 10",
        999: "In 99 of 100",
        1000: "In every one of 1,000",
    }


def test_the_sentence_on_a_country_names_its_categories_and_ranks() -> None:
    found = varied(TWO, XAA="G?", XBB="RR", XCC="RR")
    space = space_of(TWO, {"XAA": "G?", "XBB": "RR", "XCC": "RR"})
    words = Sentences(space, TWO, found)
    assert words.country(found.countries["XBB"]) == (
        "In every one of 4,000 ways of weighting the indicators, Land XBB stays at slow progress; in at "
        "least 9 of 10 its rank is 2 of 3."
    )
    assert "Land XAA stays undecided between notable efforts and some progress" in words.country(
        found.countries["XAA"]
    )
    assert words.overall().startswith("2 of 3 countries keep their category in at least 9 of 10 ways")


def test_records_and_table_say_the_same() -> None:
    space = space_of(FOUR, {"XAA": "GGRR", "XBB": "YYY?"})
    found = robustness(space, FOUR, standings(space, FOUR, "2010-01"), 100)
    records = as_records(space, FOUR, found)
    one: dict[str, Any] = records["countries"][0]
    assert (one["country"], one["score"], one["rank"]) == ("XAA", ["1/2", "1/2"], [1, 2])
    assert one["left-out"]["goals"]["A"] == {
        "categories": ["slow-progress"],
        "score": ["0", "0"],
        "rank": [2, 2],
        "category-holds": False,
        "rank-holds": False,
    }
    assert one["band-shifts"]["-5"] is True
    assert one["to-the-band-above"] == {"category": "notable-efforts", "share": "1/4", "points": "2"}
    assert one["grades-from-one-source"] == dict.fromkeys(("1.1", "1.2", "2.1", "2.2"), "source")
    assert records["intervals"][0]["country"] == "XAA"
    frame = as_frame(space, FOUR, found)
    assert list(frame.index) == ["XAA", "XBB"]
    assert frame.loc["XAA", "left_out_goals_category"] == 0
    assert frame.loc["XAA", "left_out_indicators_category"] == 0.5
    assert frame.loc["XAA", "indicator_weights_category"] == one["weightings"]["indicators"]["category-holds"]
    assert frame.loc["XBB", "score_high"] == "5/8"
    assert frame.loc["XAA", "one_source"] == "1.1|1.2|2.1|2.2"
