"""Scores and ranks under thousands of drawn weightings at once. Imports numpy: import it where it is used.

Shares are rounded to whole steps, ``STEPS`` of them to the whole, and two that are no more than one step
apart count as equal: so countries with the same grades stay tied whatever a processor makes of the last
digits, and a score that stands on the edge of a category stays on it. Draws are gone through in blocks that
a processor's cache holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scoring.model.framework import GEOMETRIC, MINIMUM, Framework, Goal, Indicator
from scoring.model.result import Score

STEPS = 2**30
BLOCK = 2048
Floats = NDArray[np.float64]
Steps = NDArray[np.int32]
Counts = NDArray[np.int64]
Booleans = NDArray[np.bool_]


def weightings(parts: int, draws: int, seed: int, stream: int = 0) -> Floats:
    """Weights drawn from the Dirichlet distribution with all parameters 1: every weighting alike likely.

    A row a part, a column a draw; columns add up to 1. They are made from exponentials, which are made
    from the raw output of the generator PCG64: this, other than numpy's own distributions, is promised to
    stay the same in later versions, and so the same seed gives the same weights.
    """
    raw = np.random.PCG64(np.random.SeedSequence([seed, stream])).random_raw(parts * draws)
    uniform = ((raw >> np.uint64(11)).astype(np.float64) + 0.5) / 2.0**53
    exponential = -np.log(uniform).reshape(draws, parts)
    return np.ascontiguousarray((exponential / exponential.sum(axis=1, keepdims=True)).T)


@dataclass(frozen=True)
class Leaves:
    """What is weighted, of all countries: a row a country, a column a leaf, shares from ``low`` to ``high``.

    Leaves are the indicators or, where ``goals``, the goals that hold them. ``applies`` is False where a
    leaf has no possible points; its shares are 0 there.
    """

    ids: tuple[str, ...]
    goals: bool
    low: Floats
    high: Floats
    applies: Booleans

    def is_leaf(self, part: Goal | Indicator) -> bool:
        return isinstance(part, Indicator) or (self.goals and bool(part.indicators))


def leaves(framework: Framework, scores: Sequence[Mapping[str, Score]], goals: bool) -> Leaves:
    """The indicators, or the goals that hold them, from each country's scores of these by id."""
    ids = [one.id for one in (framework.last_goals if goals else framework.indicators)]
    columns = [[one[id_] for id_ in ids] for one in scores]
    return Leaves(
        tuple(ids),
        goals,
        np.array([[float(score.low_share) for score in row] for row in columns]),
        np.array([[float(score.high_share) for score in row] for row in columns]),
        np.array([[bool(score.possible) for score in row] for row in columns]),
    )


class Drawn(NamedTuple):
    """Scores under drawn weightings, in steps: a row a country, a column a draw."""

    low: Steps
    high: Steps


def drawn_scores(framework: Framework, table: Leaves, weights: Floats) -> Drawn:
    """Everybody's score under each weighting of the leaves, by the framework's own way of scoring.

    Sums and means become means of shares with the drawn weights; a goal weighs what is in it. What does
    not apply to a country leaves its weight to the rest.
    """
    linear = _is_linear(framework.score, framework.goals, table)
    draws = weights.shape[1]
    drawn = Drawn(*(np.empty((len(table.low), draws), dtype=np.int32) for _ in range(2)))
    for start in range(0, draws, BLOCK):
        block = slice(start, start + BLOCK)
        part = np.ascontiguousarray(weights[:, block])
        ends = _means(table, part) if linear else _whole(framework.score, framework.goals, table, part)[:2]
        for whole, end in zip(drawn, ends, strict=True):
            whole[:, block] = np.rint(end * STEPS)
    return drawn


def _means(table: Leaves, weights: Floats) -> tuple[Floats, Floats]:
    low, high = table.low @ weights, table.high @ weights
    if not table.applies.all():
        weight = table.applies.astype(np.float64) @ weights
        weight[weight == 0] = 1
        low, high = low / weight, high / weight
    return low, high


def _is_linear(kind: str, parts: Sequence[Goal | Indicator], table: Leaves) -> bool:
    """Whether nothing but sums and means lies between the leaves and the whole."""
    inner = (part for part in parts if isinstance(part, Goal) and not table.is_leaf(part))
    return kind not in {GEOMETRIC, MINIMUM} and all(
        _is_linear(part.score, part.parts, table) for part in inner
    )


def _whole(
    kind: str, parts: Sequence[Goal | Indicator], table: Leaves, weights: Floats
) -> tuple[Floats, Floats, Floats]:
    """Low and high scores of a whole, and what applies of its weight."""
    found = [_part(part, table, weights) for part in parts]
    weight = np.stack([one for _, _, one in found])
    ends = (np.stack([low for low, _, _ in found]), np.stack([high for _, high, _ in found]))
    low, high = (_combined(kind, values, weight) for values in ends)
    return low, high, weight.sum(axis=0)


def _part(part: Goal | Indicator, table: Leaves, weights: Floats) -> tuple[Floats, Floats, Floats]:
    if isinstance(part, Goal) and not table.is_leaf(part):
        return _whole(part.score, part.parts, table, weights)
    column = table.ids.index(part.id)
    weight = table.applies[:, column, None] * weights[column]
    low, high = (np.broadcast_to(one[:, column, None], weight.shape) for one in (table.low, table.high))
    return low, high, weight


def _combined(kind: str, values: Floats, weights: Floats) -> Floats:
    """Part by part along the first axis; 0 where nothing applies."""
    whole = weights.sum(axis=0)
    safe = np.where(whole > 0, whole, 1)
    found: Floats
    if kind == MINIMUM:
        found = np.where(weights > 0, values, np.inf).min(axis=0)
        return np.where(whole > 0, found, 0)
    if kind == GEOMETRIC:
        with np.errstate(divide="ignore", invalid="ignore"):
            logarithms = np.where(weights > 0, weights * np.log(values), 0)
        found = np.exp(logarithms.sum(axis=0) / safe)
        return np.where(whole > 0, found, 0)
    found = (values * weights).sum(axis=0) / safe
    return found


def categories_held(starts: Sequence[Fraction], drawn: Drawn, now: Sequence[tuple[int, int]]) -> Counts:
    """In how many draws each country's possible categories are what they are.

    ``starts`` are where categories begin, best first, ``now`` the positions of each country's best and
    worst possible one.
    """
    best, worst = (np.array([[pair[end]] for pair in now]) for end in (0, 1))
    same = (_positions(starts, drawn.high) == best) & (_positions(starts, drawn.low) == worst)
    held: Counts = same.sum(axis=1)
    return held


def _positions(starts: Sequence[Fraction], shares: Steps) -> NDArray[np.int16]:
    """The position of each share's category, 0 the best."""
    positions = np.zeros(shares.shape, dtype=np.int16)
    for start in starts[:-1]:
        positions += shares < np.int32(round(start * STEPS) - 1)
    return positions


def drawn_ranks(drawn: Drawn) -> tuple[Counts, Counts]:
    """Best and worst ranks in each draw, by the rule of :func:`scoring.rank.bounds.rank_bounds`."""
    best, worst = (np.empty(drawn.low.shape, dtype=np.int64) for _ in range(2))
    for start in range(0, drawn.low.shape[1], BLOCK):
        block = slice(start, start + BLOCK)
        lows, highs = (np.ascontiguousarray(end[:, block]) for end in drawn)
        for row, (low, high) in enumerate(zip(lows + 1, highs + 1, strict=True)):
            best[row, block] = 1 + _count(lows > high)
            worst[row, block] = 1 + _count(highs > low) - (highs[row] > low)
    return best, worst


def _count(flags: Booleans) -> Counts:
    """How many are true in each column."""
    kind = np.uint8 if len(flags) < 256 else np.uint32
    counts: Counts = np.add.reduce(flags.view(np.uint8), axis=0, dtype=kind).astype(np.int64)
    return counts


def at_share(values: NDArray[np.generic], share: Fraction) -> NDArray[np.generic]:
    """In each row the least value that at least this share of the row does not exceed."""
    place = max(ceil(share * values.shape[1]), 1) - 1
    return np.partition(values, place, axis=1)[:, place]
