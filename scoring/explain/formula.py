"""The formula of a score, in a form in which parts can be added one by one and bounds be put together.

Sums and means of sums and means are one linear whole, and minima within minima one minimum. Every whole can
be reckoned in two ways: exactly, part by part, and as numbers of which any two can be joined, which for a
geometric mean are floating-point logarithms and serve for bounds only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import exp, inf, log
from typing import Any

from scoring.model.framework import GEOMETRIC, MEAN, MINIMUM, SUM, Framework, Goal, Indicator
from scoring.model.result import CountryResult
from scoring.score.aggregate import geometric_mean
from scoring.score.country import indicator_score

Number = Fraction | float
"""Exact, but for what follows from the logarithms of a geometric mean."""
SLACK = 1e-9
"""By how much a number that is not exact may be wrong."""


@dataclass(frozen=True)
class Term:
    """A part of a whole: an indicator by its id, or a whole. Its points count ``factor`` times.

    ``weight`` is its share of the weights.
    """

    of: str | Whole
    factor: Fraction
    weight: Fraction


@dataclass(frozen=True, eq=False)
class Whole:
    """How points of parts make those of a whole. Here: their sum.

    ``start`` and ``add`` gather parts exactly, and ``points`` is what they come to. The number of a term,
    numbers joined, and the ``value`` of a number are the same for bounds.
    """

    terms: tuple[Term, ...]
    start: Any = field(default=Fraction(0), init=False)
    nothing: Number = field(default=Fraction(0), init=False)

    def add(self, gathered: Any, term: Term, points: Fraction) -> Any:
        return gathered + term.factor * points

    def points(self, gathered: Any) -> Fraction:
        return Fraction(gathered)

    def number(self, term: Term, points: Number) -> Number:
        return term.factor * points

    def number_of(self, gathered: Any) -> Number:
        number: Number = gathered
        return number

    def join(self, one: Number, other: Number) -> Number:
        return one + other

    def value(self, number: Number) -> Number:
        return number


@dataclass(frozen=True, eq=False)
class Minimum(Whole):
    """The least share; all shares are at most 1."""

    start: Any = field(default=Fraction(1), init=False)
    nothing: Number = field(default=Fraction(1), init=False)

    def add(self, gathered: Any, term: Term, points: Fraction) -> Any:
        return min(gathered, term.factor * points)

    def join(self, one: Number, other: Number) -> Number:
        return one if one <= other else other


@dataclass(frozen=True, eq=False)
class Geometric(Whole):
    """The product of the shares, each to the power of its weight.

    Gathered are the weights of each share, in order; numbers are logarithms.
    """

    start: Any = field(default=(), init=False)
    nothing: Number = field(default=0.0, init=False)

    def add(self, gathered: Any, term: Term, points: Fraction) -> Any:
        weights = dict(gathered)
        share = term.factor * points
        weights[share] = weights.get(share, Fraction(0)) + term.weight
        return tuple(sorted(weights.items()))

    def points(self, gathered: Any) -> Fraction:
        return geometric_mean(gathered)

    def number(self, term: Term, points: Number) -> Number:
        share = float(term.factor * points)
        return float(term.weight) * log(share) if share > 0 else -inf

    def number_of(self, gathered: Any) -> Number:
        return sum((float(weight) * log(share) if share else -inf for share, weight in gathered), 0.0)

    def value(self, number: Number) -> Number:
        return exp(number)


_KINDS: Mapping[str, type[Whole]] = {SUM: Whole, MEAN: Whole, MINIMUM: Minimum, GEOMETRIC: Geometric}


def formula(framework: Framework, result: CountryResult) -> Whole:
    """The formula of a country's points; what does not apply to it has no part in it."""
    return _whole(framework.score, framework.goals, framework, result)


def reaches(value: Number, target: Fraction) -> bool:
    """Whether a bound reaches the target, or may, where it is not exact."""
    return value >= target if isinstance(value, Fraction) else value + SLACK >= target


def _whole(
    kind: str, parts: Sequence[Goal | Indicator], framework: Framework, result: CountryResult
) -> Whole:
    possible = [_possible(part, framework, result) for part in parts]
    total = sum((part.weight for part, most in zip(parts, possible, strict=True) if most), Fraction(0))
    terms: list[Term] = []
    for part, most in zip(parts, possible, strict=True):
        if not most:
            continue
        inner = part.id if isinstance(part, Indicator) else _whole(part.score, part.parts, framework, result)
        weight = part.weight / total
        factor = {SUM: part.weight, MEAN: weight / most}.get(kind, 1 / most)
        terms += _opened(_KINDS[kind], Term(inner, factor, weight))
    return _KINDS[kind](tuple(terms))


def _opened(kind: type[Whole], term: Term) -> list[Term]:
    """The terms of a part that is a whole of the same linear kind, or a minimum in a minimum."""
    if isinstance(term.of, Whole) and type(term.of) is kind and kind is not Geometric:
        return [replace(one, factor=one.factor * term.factor) for one in term.of.terms]
    return [term]


def _possible(part: Goal | Indicator, framework: Framework, result: CountryResult) -> Fraction:
    if isinstance(part, Goal):
        return result.goals[part.id].possible
    return indicator_score(framework, result.indicators[part.id]).possible
