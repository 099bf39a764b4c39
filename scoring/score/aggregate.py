"""How the scores of parts make the score of the whole: sums, means, geometric means, the minimum."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import NamedTuple

from scoring.model.framework import GEOMETRIC, MEAN, MINIMUM, SUM

GEOMETRIC_DIGITS = 30
"""Decimal places of a geometric mean, which is no fraction: computed with twice as many, then rounded."""


class Part(NamedTuple):
    """A part's weight, its points and the points that were possible, which are not 0."""

    weight: Fraction
    points: Fraction
    possible: Fraction

    @property
    def share(self) -> Fraction:
        return self.points / self.possible


def combine(kind: str, parts: Sequence[Part]) -> tuple[Fraction, Fraction]:
    """Points and possible points of a whole; (0, 0) where it has no parts.

    sum: Σ w·p of Σ w·p(possible); mean: Σ w·s / Σ w of the shares s, of 1; geometric: Π s^(w/Σw), of 1;
    minimum: the least share, of 1. None falls when a part rises (JRC/OECD Handbook, 2008, step 6).
    """
    if not parts:
        return Fraction(0), Fraction(0)
    if kind == SUM:
        return (
            Fraction(sum(_times(part.weight, part.points) for part in parts)),
            Fraction(sum(_times(part.weight, part.possible) for part in parts)),
        )
    if kind == MEAN:
        weights = Fraction(sum(part.weight for part in parts))
        return sum(_times(part.weight, part.share) for part in parts) / weights, Fraction(1)
    if kind == GEOMETRIC:
        return geometric_mean([(part.share, part.weight) for part in parts]), Fraction(1)
    if kind == MINIMUM:
        return min(part.share for part in parts), Fraction(1)
    raise ValueError(f"there is no way of scoring called {kind}")


def _times(weight: Fraction, value: Fraction) -> Fraction:
    """Their product; most weights are 1, and a product of fractions takes long."""
    return value if weight == 1 else weight * value


def geometric_mean(shares: Iterable[tuple[Fraction, Fraction]]) -> Fraction:
    """Π share^(weight / Σ weights): exact where shares are equal or one is 0, else to 30 decimal places."""
    pairs = list(shares)
    values = {share for share, _ in pairs}
    if len(values) == 1 or Fraction(0) in values:
        return min(values)
    with localcontext() as context:
        context.prec = 2 * GEOMETRIC_DIGITS
        weights = Fraction(sum(weight for _, weight in pairs))
        logarithms = (_decimal(share).ln() * _decimal(weight / weights) for share, weight in pairs)
        return Fraction(round(Decimal(sum(logarithms)).exp(), GEOMETRIC_DIGITS))


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
