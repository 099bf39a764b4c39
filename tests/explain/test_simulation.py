"""Drawn weightings: what is drawn, and scores and ranks held against exact ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from builders import framework, simple
from hypothesis import given
from hypothesis import strategies as st

from scoring.explain.simulation import (
    STEPS,
    Drawn,
    Floats,
    at_share,
    categories_held,
    drawn_ranks,
    drawn_scores,
    leaves,
    weightings,
)
from scoring.model.framework import GEOMETRIC, MEAN, MINIMUM, SUM, Framework, Goal, Indicator
from scoring.model.result import Score
from scoring.rank.bounds import Span, rank_bounds
from scoring.score.country import category_at, whole_score

KINDS = (SUM, MEAN, GEOMETRIC, MINIMUM)


def score(low: int, high: int | None = None, possible: int = 2) -> Score:
    return Score(Fraction(low), Fraction(low if high is None else high), Fraction(possible))


def test_every_weighting_is_alike_likely() -> None:
    weights = weightings(4, 40_000, seed=1)
    assert weights.shape == (4, 40_000)
    assert np.allclose(weights.sum(axis=0), 1)
    # Of Dirichlet(1, 1, 1, 1): mean 1/4, variance 3/80, and P(w > x) = (1 - x)^3 for each.
    assert np.allclose(weights.mean(axis=1), 1 / 4, atol=0.005)
    assert np.allclose(weights.var(axis=1), 3 / 80, atol=0.001)
    for least in (0.1, 0.5):
        assert np.allclose((weights > least).mean(axis=1), (1 - least) ** 3, atol=0.01)


def test_the_same_seed_gives_the_same_weights_for_good() -> None:
    assert np.array_equal(weightings(3, 50, 7), weightings(3, 50, 7))
    assert not np.allclose(weightings(3, 50, 7), weightings(3, 50, 8))
    assert not np.allclose(weightings(3, 50, 7, stream=0), weightings(3, 50, 7, stream=1))
    # From the first three raw numbers of PCG64, whose stream numpy promises to keep.
    first = [0.2520412505, 0.0191182948, 0.7288404547]
    assert weightings(3, 2, 1)[:, 0] == pytest.approx(first, abs=1e-9)


@st.composite
def trees(draw: st.DrawFn) -> Framework:
    """A goal with a goal within it and one beside it, each scored in any way."""
    kinds = [draw(st.sampled_from(KINDS)) for _ in range(4)]
    inner = Goal("B", "Inner", (simple("2.1"), simple("2.2")), score=kinds[0])
    outer = Goal("A", "Outer", (), (inner, Goal("C", "C", (simple("3.1"),), score=kinds[1])), score=kinds[2])
    beside = Goal("D", "Beside", (simple("1.1"), simple("1.2")))
    rules = framework(simple("9.9"))
    return replace(rules, goals=(outer, beside), score=kinds[3])


SCORES = st.one_of(
    st.just(Score(Fraction(0), Fraction(0), Fraction(0))),
    st.tuples(st.integers(0, 2), st.integers(0, 2)).map(lambda ends: score(min(ends), max(ends))),
)


@given(trees(), st.data())
def test_scores_are_those_that_exact_weights_give(rules: Framework, data: st.DataObject) -> None:
    ids = [one.id for one in rules.indicators]
    rows = [{id_: data.draw(SCORES) for id_ in ids} for _ in range(2)]
    weights = weightings(len(ids), 3, seed=data.draw(st.integers(0, 99)))
    drawn = drawn_scores(rules, leaves(rules, rows, goals=False), weights)
    for row, own in enumerate(rows):
        for column in range(3):
            exact = exact_score(rules, own, dict(zip(ids, weights[:, column], strict=True)))
            for end, share in zip(drawn, (exact.low_share, exact.high_share), strict=True):
                assert end[row, column] / STEPS == pytest.approx(float(share), abs=1e-8)


def exact_score(rules: Framework, own: dict[str, Score], weights: dict[str, float]) -> Score:
    """The same with fractions, and sums made means of shares."""

    def part(one: Goal | Indicator) -> tuple[Fraction, Score]:
        if isinstance(one, Indicator):
            applies = bool(own[one.id].possible)
            return Fraction(weights[one.id]) * applies, own[one.id]
        return whole(one.score, one.parts)

    def whole(kind: str, parts: Sequence[Goal | Indicator]) -> tuple[Fraction, Score]:
        found = [part(one) for one in parts]
        found = [(weight, one) for weight, one in found if weight]
        kind = MEAN if kind == SUM else kind
        return sum((weight for weight, _ in found), Fraction(0)), whole_score(kind, found)

    return whole(rules.score, rules.goals)[1]


def test_goals_may_be_weighed_instead_of_indicators() -> None:
    rules = replace(
        framework(simple("1.1")),
        goals=(Goal("A", "A", (simple("1.1"), simple("1.2"))), Goal("B", "B", (simple("2.1"),))),
    )
    weights = np.array([[0.25], [0.75]])
    table = leaves(rules, [{"A": score(3, 4, 4), "B": score(0)}], goals=True)
    drawn = drawn_scores(rules, table, weights)
    assert (drawn.low[0, 0] / STEPS, drawn.high[0, 0] / STEPS) == pytest.approx((0.1875, 0.25))
    # What does not apply leaves its weight to the rest.
    table = leaves(rules, [{"A": score(3, 4, 4), "B": score(0, 0, 0)}], goals=True)
    assert drawn_scores(rules, table, weights).low[0, 0] / STEPS == pytest.approx(0.75)


def test_more_draws_than_one_block_are_all_there() -> None:
    rules = framework(simple("1.1"), simple("1.2"))
    weights = weightings(2, 5_000, seed=3)
    drawn = drawn_scores(rules, leaves(rules, [{"1.1": score(2), "1.2": score(0)}], goals=False), weights)
    assert np.allclose(drawn.low[0] / STEPS, weights[0], atol=1e-8)


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=6))
def test_ranks_are_those_of_the_exact_rule(ends: list[tuple[int, int]]) -> None:
    low = np.array([[min(pair) * 1000] for pair in ends], dtype=np.int32)
    high = np.array([[max(pair) * 1000] for pair in ends], dtype=np.int32)
    best, worst = drawn_ranks(Drawn(low, high))
    spans = {str(n): Span(Fraction(min(pair)), Fraction(max(pair))) for n, pair in enumerate(ends)}
    assert [(int(b), int(w)) for b, w in zip(best[:, 0], worst[:, 0], strict=True)] == list(
        rank_bounds(spans).values()
    )


def test_scores_one_step_apart_are_tied() -> None:
    drawn = Drawn(*(np.array([[500], [501], [502]], dtype=np.int32) for _ in range(2)))
    best, worst = drawn_ranks(drawn)
    assert best[:, 0].tolist() == [2, 1, 1]
    assert worst[:, 0].tolist() == [2, 1, 1]


def test_many_countries_are_counted_right() -> None:
    ends = np.arange(600, dtype=np.int32)[:, None] * 10
    best, worst = drawn_ranks(Drawn(ends, ends))
    assert best[:, 0].tolist() == worst[:, 0].tolist() == list(range(600, 0, -1))


def test_a_category_holds_where_both_ends_stay_in_theirs() -> None:
    rules = framework(simple("1.1"))
    starts = [category.start for category in rules.categories]
    lows, highs = [0.5, 0.49, 0.5, 0.74], [0.6, 0.6, 0.75, 0.7499]
    drawn = Drawn(*(np.array([[round(x * STEPS) for x in end]], dtype=np.int32) for end in (lows, highs)))
    assert categories_held(starts, drawn, [(1, 1)]).tolist() == [2]
    assert categories_held(starts, drawn, [(0, 1)]).tolist() == [1]
    assert categories_held(starts, drawn, [(1, 2)]).tolist() == [1]


@given(st.integers(0, 24))
def test_a_score_on_an_edge_stays_on_it(points: int) -> None:
    rules = framework(simple("1.1"))
    share = Fraction(points, 24)
    place = [category.id for category in rules.categories].index(category_at(rules, share))
    for error in (-1, 0, 1):
        cells = np.array([[round(share * STEPS) + error]], dtype=np.int32)
        starts = [category.start for category in rules.categories]
        assert categories_held(starts, Drawn(cells, cells), [(place, place)]).tolist() == [1]


def test_at_share_is_the_least_value_that_enough_do_not_exceed() -> None:
    values: Floats = np.array([[5.0, 1.0, 3.0, 2.0, 4.0], [1.0, 1.0, 1.0, 1.0, 9.0]])
    assert at_share(values, Fraction(1, 5)).tolist() == [1, 1]
    assert at_share(values, Fraction(21, 100)).tolist() == [2, 1]
    assert at_share(values, Fraction(4, 5)).tolist() == [4, 1]
    assert at_share(values, Fraction(1)).tolist() == [5, 9]
    assert at_share(values, Fraction(0)).tolist() == [1, 1]
