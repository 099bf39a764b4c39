"""Other ways of scoring that are tried one by one, exactly: something left out, or put together otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from scoring.model.framework import GEOMETRIC, MEAN, Framework, Goal, Indicator
from scoring.model.kept import kept
from scoring.model.result import Score
from scoring.rank.bounds import Span, rank_bounds
from scoring.score.country import categories_between, whole_score

INDICATOR, GOAL, AGGREGATION = "indicator left out", "goal left out", "aggregation"
WEIGHTED_MEAN, GOAL_MEANS, GOALS_GEOMETRIC = "weighted mean", "goal means", "geometric mean of goals"
NOTHING = Score(Fraction(0), Fraction(0), Fraction(0))

MOST = 8192
"""How many single outcomes are kept: all is tried for each country, and an edit changes one of them."""


class Scores(NamedTuple):
    """A country's scores, by the ids of indicators and of goals at any depth."""

    indicators: Mapping[str, Score]
    goals: Mapping[str, Score]


@dataclass(frozen=True)
class Found:
    """A country's score, possible categories and rank bounds, here or in a trial."""

    score: Score
    categories: tuple[str, ...]
    rank: tuple[int, int] | None


@dataclass(frozen=True)
class Trial:
    """One other way of scoring everybody; ``kind`` says of which sort, ``name`` what is left out or used."""

    kind: str
    name: str
    found: Mapping[str, Found]


def found_of(framework: Framework, scores: Mapping[str, Score], ranked: Sequence[str]) -> dict[str, Found]:
    """What scores make of everybody; ``ranked`` are those among whom ranks are counted."""
    ranks = rank_bounds(
        {
            code: Span(scores[code].low_share, scores[code].high_share)
            for code in ranked
            if scores[code].possible
        }
    )
    return {code: Found(score, _found(framework, score), ranks.get(code)) for code, score in scores.items()}


def _categories(framework: Framework, score: Score) -> tuple[str, ...]:
    return categories_between(framework, score.low_share, score.high_share) if score.possible else ()


_found = kept(_categories, MOST)


def trials(framework: Framework, scores: Mapping[str, Scores], ranked: Sequence[str]) -> Iterator[Trial]:
    """Every indicator and every goal left out, and the three aggregations, of countries by code."""

    def trial(kind: str, name: str, wholes: Mapping[str, Score]) -> Trial:
        return Trial(kind, name, found_of(framework, wholes, ranked))

    if len(framework.indicators) > 1:
        for indicator in framework.indicators:
            yield trial(INDICATOR, indicator.id, _without(framework, indicator, scores))
    if len(framework.last_goals) > 1:
        for goal in framework.last_goals:
            yield trial(GOAL, goal.id, _without(framework, goal, scores))
    for name, wholes in aggregations(framework, scores).items():
        yield trial(AGGREGATION, name, wholes)


def _without(
    framework: Framework, left_out: Goal | Indicator, scores: Mapping[str, Scores]
) -> dict[str, Score]:
    """Everybody's score by the framework's own way, without an indicator or a goal."""
    return {code: _less(framework, left_out, own) for code, own in scores.items()}


def _one_without(framework: Framework, left_out: Goal | Indicator, own: Scores) -> Score:
    around = _surrounding(framework, left_out)

    def score(part: Goal | Indicator) -> Score:
        if part is left_out:
            return NOTHING
        if isinstance(part, Indicator):
            return own.indicators[part.id]
        if part.id not in around:
            return own.goals[part.id]
        return whole_score(part.score, [(one.weight, score(one)) for one in part.parts])

    return whole_score(framework.score, [(goal.weight, score(goal)) for goal in framework.goals])


def _around(framework: Framework, left_out: Goal | Indicator) -> set[str]:
    """The ids of the goals, at any depth, that hold what is left out."""
    return {
        goal.id
        for goal in framework.every_goal
        if any(part is left_out for inner in goal.every() for part in inner.parts)
    }


_less, _surrounding = kept(_one_without, MOST), kept(_around)


def aggregations(framework: Framework, scores: Mapping[str, Scores]) -> dict[str, dict[str, Score]]:
    """Everybody's score by each of the three aggregations, with the framework's weights.

    weighted mean: Σ w·s / Σ w over all indicators; goal means: the same within each goal that holds
    indicators, then over these goals; geometric mean of goals: Π m^(w/Σw) of the goals' means.
    """
    each = {code: _ways(framework, own) for code, own in scores.items()}
    names = (WEIGHTED_MEAN, GOAL_MEANS, GOALS_GEOMETRIC)
    return {name: {code: wholes[at] for code, wholes in each.items()} for at, name in enumerate(names)}


def _three_ways(framework: Framework, own: Scores) -> tuple[Score, Score, Score]:
    means = [
        (weight, whole_score(MEAN, [(one.weight, own.indicators[one.id]) for one in goal.indicators]))
        for goal, weight in goal_weights(framework.goals)
    ]
    flat = [(framework.whole_weights[id_], score) for id_, score in own.indicators.items()]
    return whole_score(MEAN, flat), whole_score(MEAN, means), whole_score(GEOMETRIC, means)


_ways = kept(_three_ways)


def goal_weights(goals: Sequence[Goal], outer: Fraction = Fraction(1)) -> Iterator[tuple[Goal, Fraction]]:
    """The goals that hold indicators, each with what it counts in the whole."""
    for goal in goals:
        weight = outer * goal.weight
        if goal.indicators:
            yield goal, weight
        yield from goal_weights(goal.goals, weight)
