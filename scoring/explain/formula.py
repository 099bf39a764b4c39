"""The formula of a score, in a form in which parts can be added one by one and bounds be put together.

Sums and means of sums and means are one linear whole, and minima within minima one minimum. Every whole can
be reckoned in two ways: exactly, part by part, and as numbers of which any two can be joined, which for a
geometric mean are floating-point logarithms and serve for bounds only.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from math import exp, inf, lcm, log
from typing import Any

from scoring.model.framework import GEOMETRIC, MEAN, MINIMUM, SUM, Framework, Goal, Indicator
from scoring.model.result import CountryResult
from scoring.score.aggregate import geometric_mean
from scoring.score.country import indicator_score

Exact = int | Fraction
Number = int | Fraction | float
"""Exact, but for what follows from the logarithms of a geometric mean."""
SLACK = 1e-9
"""By how much a number that is not exact may be wrong."""


@dataclass(frozen=True)
class Term:
    """A part of a whole: an indicator by its id, or a whole. Its points count ``factor`` times.

    ``weight`` is its weight among the parts.
    """

    of: str | Whole
    factor: Exact
    weight: Exact


@dataclass(frozen=True, eq=False)
class Whole:
    """How points of parts make those of a whole. Here: their sum.

    ``start`` and ``add`` gather parts exactly, and ``points`` is what they come to. The number of a term,
    numbers joined, and the ``value`` of a number are the same for bounds. All is ``scale`` times what it
    stands for, so that where it can be it is whole numbers.
    """

    terms: tuple[Term, ...]
    scale: int = 1
    start: Any = field(default=0, init=False)

    @property
    def nothing(self) -> Number:
        """The number of no terms."""
        return 0

    def add(self, gathered: Any, term: Term, points: Exact) -> Any:
        return gathered + term.factor * points

    def points(self, gathered: Any) -> Exact:
        exact: Exact = gathered
        return exact

    def number(self, term: Term, points: Number) -> Number:
        return term.factor * points

    def number_of(self, gathered: Any) -> Number:
        return self.points(gathered)

    def join(self, one: Number, other: Number) -> Number:
        return one + other

    def value(self, number: Number) -> Number:
        return number


@dataclass(frozen=True, eq=False)
class Minimum(Whole):
    """The least share; all shares are at most 1."""

    start: Any = field(default=inf, init=False)

    @property
    def nothing(self) -> Number:
        return self.scale

    def add(self, gathered: Any, term: Term, points: Exact) -> Any:
        return min(gathered, term.factor * points)

    def number_of(self, gathered: Any) -> Number:
        return self.scale if gathered == inf else self.points(gathered)

    def join(self, one: Number, other: Number) -> Number:
        return one if one <= other else other


@dataclass(frozen=True, eq=False)
class Geometric(Whole):
    """The product of the shares, each to the power of its weight.

    Gathered are the shares, as numerator and denominator, with their weights; numbers are logarithms.
    """

    start: Any = field(default=(), init=False)

    @cached_property
    def _weights(self) -> Exact:
        return sum(term.weight for term in self.terms)

    def add(self, gathered: Any, term: Term, points: Exact) -> Any:
        weights: dict[tuple[int, int], Exact] = dict(gathered)
        share = (term.factor * points).as_integer_ratio()
        weights[share] = weights.get(share, 0) + term.weight
        return tuple(sorted(weights.items()))

    def points(self, gathered: Any) -> Exact:
        return geometric_mean([(Fraction(*share), Fraction(weight)) for share, weight in gathered])

    def number(self, term: Term, points: Number) -> Number:
        share = float(term.factor) * float(points)
        return log(share) * term.weight / self._weights if share > 0 else -inf

    def number_of(self, gathered: Any) -> Number:
        logarithms = (weight * log(over / under) if over else -inf for (over, under), weight in gathered)
        return sum(logarithms, 0.0) / self._weights

    def value(self, number: Number) -> Number:
        return exp(number)


_KINDS: Mapping[str, type[Whole]] = {SUM: Whole, MEAN: Whole, MINIMUM: Minimum, GEOMETRIC: Geometric}


def formula(framework: Framework, result: CountryResult) -> Whole:
    """The formula of a country's points; what does not apply to it has no part in it."""
    return _whole(framework.score, framework.goals, framework, result)


def scaled(whole: Whole, points: Mapping[str, Collection[Exact]]) -> tuple[Whole, dict[str, Fraction]]:
    """The same formula for points, of which all that can be are given, in whole numbers where it can be.

    With it: by how much the points of each indicator are multiplied before they are put in.
    """
    inner = [scaled(term.of, points) if isinstance(term.of, Whole) else None for term in whole.terms]
    parts = [
        [term.factor * one for one in points[str(term.of)]]
        if found is None
        else [Fraction(term.factor, found[0].scale)]
        for term, found in zip(whole.terms, inner, strict=True)
    ]
    scale = 1
    if not isinstance(whole, Geometric):
        scale = lcm(*(Fraction(number).denominator for part in parts for number in part))
    weights = lcm(*(Fraction(term.weight).denominator for term in whole.terms))
    terms: list[Term] = []
    times: dict[str, Fraction] = {}
    for term, found in zip(whole.terms, inner, strict=True):
        weight = plain(Fraction(term.weight * weights))
        if found is None:
            times[str(term.of)] = Fraction(term.factor * scale)
            terms.append(Term(term.of, 1, weight))
        else:
            times |= found[1]
            terms.append(Term(found[0], plain(Fraction(term.factor * scale, found[0].scale)), weight))
    return type(whole)(tuple(terms), scale), times


def plain(number: Fraction) -> Exact:
    """A fraction that is a whole number as such, with which arithmetic is much faster."""
    return number.numerator if number.denominator == 1 else number


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
