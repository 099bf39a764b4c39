"""The scores that a whole can have, from the scores that its parts can have: exact, for any tree of goals.

A part that is not decided has several scores, and a whole many more; parts are gathered one by one, and
what comes to the same is kept once, so that a sum of a hundred parts has no more scores than it has values.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from scoring.model.framework import GEOMETRIC, MEAN, Framework, Goal, Indicator
from scoring.model.result import Score
from scoring.score.aggregate import Part, combine

MOST = 20_000
"""Different scores of one whole up to which each is told from the others."""
Gathered = tuple[Part, ...]
"""Some parts of a whole, as few other parts that come to the same."""


class Spread(NamedTuple):
    """Two scores of one whole, the second nowhere worse; ``rough`` where others were merged into them."""

    low: Gathered
    high: Gathered
    rough: bool = False


class Reach(NamedTuple):
    """Shares of the whole, in pairs; ``exact`` unless pairs were merged or a part is a range itself."""

    pairs: frozenset[tuple[Fraction, Fraction]]
    exact: bool

    def crosses(self, edges: Iterable[Fraction]) -> bool:
        """Whether an edge lies between the two of a pair: above the first, and not above the second."""
        return any(low < edge <= high for edge in edges for low, high in self.pairs)


def gathered(kind: str, before: Gathered, part: Part) -> Gathered:
    """The parts gathered so far and one more; :func:`scoring.score.aggregate.combine` gives them the same."""
    if not part.possible:
        return before
    if kind == GEOMETRIC:
        weights: dict[Fraction, Fraction] = {one.share: one.weight for one in before}
        weights[part.share] = weights.get(part.share, Fraction(0)) + part.weight
        return tuple(Part(weight, share, Fraction(1)) for share, weight in sorted(weights.items()))
    if not before:
        return (part,)
    weight = before[0].weight + part.weight if kind == MEAN else Fraction(1)
    return (Part(weight, *combine(kind, (*before, part))),)


def reach(framework: Framework, turning: str, scores: Mapping[str, Collection[Score]]) -> Reach:
    """All pairs of shares of the whole, where each indicator has any one of its scores.

    A score with two ends stands for a turn from the low to the high one; ``turning`` is the indicator that
    turns. Another one has two ends only where not all of its scores could be told.
    """
    spreads = _whole(framework.score, framework.goals, scores)
    exact = all(score.low == score.high for id_, one in scores.items() if id_ != turning for score in one)
    pairs = {(_share(framework.score, one.low), _share(framework.score, one.high)) for one in spreads}
    return Reach(frozenset(pairs), exact and not any(one.rough for one in spreads))


def _share(kind: str, parts: Gathered) -> Fraction:
    points, possible = combine(kind, parts)
    return points / possible if possible else Fraction(0)


def _whole(
    kind: str, parts: Sequence[Goal | Indicator], scores: Mapping[str, Collection[Score]]
) -> Collection[Spread]:
    spreads: Collection[Spread] = {Spread((), ())}
    for part in parts:
        options = _options(part, scores)
        spreads = _few(
            kind,
            {
                Spread(gathered(kind, one.low, low), gathered(kind, one.high, high), one.rough or rough)
                for one in spreads
                for low, high, rough in options
            },
        )
    return spreads


def _options(
    part: Goal | Indicator, scores: Mapping[str, Collection[Score]]
) -> Collection[tuple[Part, Part, bool]]:
    if isinstance(part, Indicator):
        return {
            (Part(part.weight, one.low, one.possible), Part(part.weight, one.high, one.possible), False)
            for one in scores[part.id]
        }
    return {
        (
            Part(part.weight, *combine(part.score, one.low)),
            Part(part.weight, *combine(part.score, one.high)),
            one.rough,
        )
        for one in _whole(part.score, part.parts, scores)
    }


def _few(kind: str, spreads: Collection[Spread]) -> Collection[Spread]:
    """The spreads, or where there are too many a single one that spans them all."""
    if len(spreads) <= MOST:
        return spreads
    lowest = min((one.low for one in spreads), key=lambda parts: _share(kind, parts))
    highest = max((one.high for one in spreads), key=lambda parts: _share(kind, parts))
    return {Spread(lowest, highest, rough=True)}


def by_count(framework: Framework, scores: Mapping[str, Sequence[Fraction]], best: bool) -> list[Fraction]:
    """The least (or greatest, for ``best``) share of the whole when so many answers are chosen freely.

    ``scores`` gives the same for each indicator: its points by how many of its own answers are chosen, over
    the points possible as the last item. No score falls when a part's rises, so the best value of each part
    for each number is all that the whole needs.
    """
    chosen = _counted(framework.score, framework.goals, scores, best)
    return [_share(framework.score, parts) for parts in chosen]


def _counted(
    kind: str, parts: Sequence[Goal | Indicator], scores: Mapping[str, Sequence[Fraction]], best: bool
) -> list[Gathered]:
    sign = -1 if best else 1
    whole: list[Gathered] = [()]
    for part in parts:
        if isinstance(part, Indicator):
            *points, possible = scores[part.id]
            options = [Part(part.weight, one, possible) for one in points]
        else:
            inner = _counted(part.score, part.parts, scores, best)
            options = [Part(part.weight, *combine(part.score, one)) for one in inner]
        found: list[list[Gathered]] = [[] for _ in range(len(whole) + len(options) - 1)]
        for before, one in enumerate(whole):
            for count, option in enumerate(options):
                found[before + count].append(gathered(kind, one, option))
        whole = [min(ways, key=lambda way: sign * _share(kind, way)) for ways in found]
    return whole
