"""Sums, means, geometric means and minima; goals within goals; numbers between goalposts; no score at all."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from builders import (
    GRADES,
    criterion,
    edition,
    finding,
    framework,
    indicator,
    met,
    partly,
    simple,
    workspace,
)
from hypothesis import given
from hypothesis import strategies as st
from strategies import completions, editions, frameworks

from scoring.grade.indicators import grade_position
from scoring.model.evidence import Edition
from scoring.model.framework import GEOMETRIC, MEAN, MINIMUM, SUM, Framework, Goal, Measure, Scale
from scoring.model.result import Basis, Score
from scoring.rank.standings import standings
from scoring.score.aggregate import Part, combine
from scoring.score.country import score_country

KINDS = (SUM, MEAN, GEOMETRIC, MINIMUM)
QUARTER_AND_WHOLE = [Part(Fraction(1), Fraction(2), Fraction(8)), Part(Fraction(1), Fraction(2), Fraction(2))]


@pytest.mark.parametrize(
    ("kind", "points", "possible"),
    [
        (SUM, "4", "10"),
        (MEAN, "5/8", "1"),  # (1/4 + 1) / 2
        (GEOMETRIC, "1/2", "1"),  # the root of 1/4 x 1
        (MINIMUM, "1/4", "1"),
    ],
)
def test_the_four_ways_by_hand(kind: str, points: str, possible: str) -> None:
    assert combine(kind, QUARTER_AND_WHOLE) == (Fraction(points), Fraction(possible))


@pytest.mark.parametrize(
    ("kind", "points"),
    [
        (SUM, "8"),  # 3 x 2 + 2
        (MEAN, "7/16"),  # (3 x 1/4 + 1) / 4
        (GEOMETRIC, "0.353553390593273762200422181052"),  # (1/4) ** (3/4) = 2 ** -1.5
        (MINIMUM, "1/4"),
    ],
)
def test_weights_count_in_all_but_the_minimum(kind: str, points: str) -> None:
    first, second = QUARTER_AND_WHOLE
    assert combine(kind, [first._replace(weight=Fraction(3)), second])[0] == Fraction(points)


@pytest.mark.parametrize("kind", KINDS)
def test_equal_parts_make_the_same_and_no_parts_make_nothing(kind: str) -> None:
    points, possible = combine(kind, [Part(Fraction(w), Fraction(1), Fraction(3)) for w in (1, 2, 5)])
    assert points / possible == Fraction(1, 3)
    assert combine(kind, []) == (Fraction(0), Fraction(0))


def test_nothing_in_one_part_is_nothing_in_a_geometric_mean() -> None:
    parts = [*QUARTER_AND_WHOLE, Part(Fraction(1), Fraction(0), Fraction(1))]
    assert combine(GEOMETRIC, parts) == (Fraction(0), Fraction(1))


def test_a_way_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="no way of scoring called median"):
        combine("median", QUARTER_AND_WHOLE)


PARTS = st.lists(
    st.builds(
        lambda weight, points, more: Part(Fraction(weight), Fraction(points), Fraction(points + more)),
        st.integers(1, 4),
        st.integers(0, 6),
        st.integers(1, 6),
    ),
    min_size=1,
    max_size=4,
)


@given(st.sampled_from(KINDS), PARTS, st.data())
def test_a_better_part_never_lowers_the_whole(kind: str, parts: list[Part], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(parts) - 1))
    better = parts[index]._replace(points=(parts[index].points + parts[index].possible) / 2)
    before, possible = combine(kind, parts)
    after, same = combine(kind, [*parts[:index], better, *parts[index + 1 :]])
    assert before <= after
    assert possible == same


@given(st.sampled_from(KINDS), PARTS)
def test_the_whole_lies_between_its_worst_and_its_best_part(kind: str, parts: list[Part]) -> None:
    points, possible = combine(kind, parts)
    shares = [part.share for part in parts]
    assert min(shares) <= points / possible <= max(shares)


# Goals within goals: A (weight 2) holds A.1 with 1.1, 1.2 and A.2 with 2.1; B holds 3.1.
NESTED = replace(
    framework(),
    goals=(
        Goal(
            "A",
            "Prevention",
            (),
            (
                Goal("A.1", "At school", (simple("1.1"), simple("1.2", weight=3)), score=MEAN),
                Goal("A.2", "At home", (simple("2.1"),)),
            ),
            weight=Fraction(2),
            score=MINIMUM,
        ),
        Goal("B", "Law", (simple("3.1"),)),
    ),
    score=MEAN,
)


def graded(**words: str) -> Edition:
    """One finding for each indicator: _11="met" answers 1.1.a."""
    return edition(*(finding(n, word, f"{n[1]}.{n[2]}.a") for n, word in words.items()))


def test_goals_are_scored_in_their_own_way_and_weigh_in_the_whole() -> None:
    result = score_country(NESTED, graded(_11="met", _12="partly", _21="partly", _31="not met"), None, {})
    # A.1: (1 x 1 + 3 x 1/2) / 4 = 5/8; A.2: 1/2; A: the less of the two; whole: (2 x 1/2 + 0) / 3.
    shares = {goal: score.low_share for goal, score in result.goals.items()}
    assert shares == {"A": Fraction(1, 2), "A.1": Fraction(5, 8), "A.2": Fraction(1, 2), "B": Fraction(0)}
    assert result.score == Score(Fraction(1, 3), Fraction(1, 3), Fraction(1))
    assert result.categories == ("limited-measures",)


def test_a_goal_of_which_nothing_applies_leaves_the_denominator() -> None:
    result = score_country(
        NESTED, graded(_11="met", _12="met", _21="not applicable", _31="not met"), None, {}
    )
    assert result.goals["A.2"].possible == 0
    assert result.score.low_share == Fraction(2, 3)


def test_coverage_weighs_an_indicator_by_the_goals_that_it_is_in() -> None:
    assert NESTED.whole_weights == {"1.1": 2, "1.2": 6, "2.1": 2, "3.1": 1}
    assert score_country(NESTED, graded(_12="met"), None, {}).coverage == Fraction(6, 11)


def share_of(rules: Framework, points: dict[str, Fraction | None]) -> Fraction | None:
    """The share that given points of the indicators make, each of two; reckoned apart from the engine."""

    def of(kind: str, parts: list[tuple[Fraction, Fraction, Fraction]]) -> tuple[Fraction, Fraction] | None:
        if not parts:
            return None
        return combine(kind, [Part(*part) for part in parts])

    goals = []
    for goal in rules.goals:
        scored = [(one.weight, points[one.id], Fraction(2)) for one in goal.indicators]
        found = of(goal.score, [(w, p, b) for w, p, b in scored if p is not None])
        goals += [(goal.weight, *found)] if found else []
    whole = of(rules.score, goals)
    return whole[0] / whole[1] if whole else None


@given(st.data(), frameworks(), st.sampled_from(KINDS), st.sampled_from(KINDS))
def test_bounds_span_every_completion_however_it_is_scored(
    data: st.DataObject, flat: Framework, inner: str, outer: str
) -> None:
    goals = tuple(
        Goal(f"G{n}", "A goal", (one,), weight=Fraction(n), score=inner)
        for n, one in enumerate(flat.indicators, 1)
    )
    rules = replace(flat, goals=goals, score=outer)
    result = score_country(rules, data.draw(editions(rules)), None, {})
    choices = [
        {grade_position(rules, one, levels) for levels in completions(result.indicators[one.id].answers)}
        for one in rules.indicators
    ]
    reached = [
        share_of(
            rules,
            {
                one.id: None if position is None else GRADES[position].points
                for one, position in zip(rules.indicators, chosen, strict=True)
            },
        )
        for chosen in product(*choices)
    ]
    shares = [share for share in reached if share is not None]
    if shares:
        assert (result.score.low_share, result.score.high_share) == (min(shares), max(shares))
    else:
        assert result.score.possible == 0


# A number between goalposts: 20 places score nothing, 60 everything.
PLACES = Measure("places", met=Fraction(50), partly=Fraction(30), rising=True)
SCALED = framework(
    replace(
        indicator("1.1", [criterion("a", measure=PLACES), criterion("b")], met("a"), partly("a")),
        scale=Scale("a", Fraction(20), Fraction(60)),
    )
)


@pytest.mark.parametrize(
    ("value", "share"),
    [("20", "0"), ("30", "1/4"), ("50", "3/4"), ("60", "1"), ("10", "0"), ("70", "1"), ("21", "1/40")],
)
def test_a_number_scores_its_share_of_the_way_between_the_goalposts(value: str, share: str) -> None:
    result = score_country(SCALED, edition(finding("f", None, value=value)), None, {})
    assert result.score == Score(Fraction(share), Fraction(share), Fraction(1))


def test_where_less_is_better_the_goalposts_are_the_other_way_round() -> None:
    assert Scale("a", Fraction(60), Fraction(20)).share(Fraction(30)) == Fraction(3, 4)


def test_numbers_that_differ_and_numbers_that_are_not_known_span_what_they_may_score() -> None:
    two = edition(finding("f", None, value=30), finding("g", None, value=50))
    assert score_country(SCALED, two, None, {}).score == Score(Fraction(1, 4), Fraction(3, 4), Fraction(1))
    assert score_country(SCALED, edition(), None, {}).score == Score(Fraction(0), Fraction(1), Fraction(1))
    inapplicable = edition(finding("f", "not applicable"), finding("g", "not applicable", "1.1.b"))
    assert score_country(SCALED, inapplicable, None, {}).score.possible == 0


def test_without_points_there_are_grades_and_neither_score_nor_category_nor_rank() -> None:
    unscored = replace(
        framework(simple("1.1")),
        grades=tuple(replace(grade, points=None) for grade in GRADES),
        categories=(),
        ranking=False,
    )
    space = workspace(unscored, editions=[edition(finding("f", "partly"))])
    found = standings(space, unscored, "2010-01").countries["USA"]
    assert found.result is not None
    assert found.result.indicators["1.1"].best == 1
    assert found.result.score.possible == 0
    assert (found.basis, found.categories, found.rank) == (Basis.EVIDENCE, (), None)


def test_a_framework_may_score_and_not_rank() -> None:
    rules = replace(framework(simple("1.1")), ranking=False)
    space = workspace(rules, editions=[edition(finding("f", "partly"))])
    found = standings(space, rules, "2010-01").countries["USA"]
    assert (found.basis, found.categories, found.rank) == (Basis.EVIDENCE, ("some-progress",), None)
