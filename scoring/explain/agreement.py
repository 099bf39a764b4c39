"""How far two ordinal opinions about the same countries agree. Neither is taken to be the truth.

**Weighted kappa** (J. Cohen, "Weighted kappa: nominal scale agreement with provision for scaled disagreement
or partial credit", Psychological Bulletin 70, 1968), for two scales of k levels that pair off in order::

    kappa = 1 - sum(v[i][j] * n[i][j]) / (sum(v[i][j] * row[i] * column[j]) / n)

with n[i][j] countries on level i of the first and j of the second opinion, row and column their totals, and
the disagreement v[i][j] = |i - j| (linear) or (i - j) ** 2 (quadratic). It is 1 where every country stands on
the same level and 0 where they disagree as much as chance would make them, given both totals.

**Kendall's tau-b** (M. G. Kendall, "The treatment of ties in ranking problems", Biometrika 33, 1945)::

    tau-b = (C - D) / sqrt((N - T1) * (N - T2))

over the N = n (n - 1) / 2 pairs of countries: C stand in the same order in both opinions, D in opposite
orders, T1 and T2 are tied in the first and in the second. It needs no scales of equal length.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import copysign, sqrt
from typing import Any

from scoring.explain.opinions import Opinion

Table = Sequence[Sequence[int]]


@dataclass(frozen=True)
class Pairs:
    """Pairs of countries: in the same order, in opposite orders, tied in the first, tied in the second.

    A pair that is tied in both is counted in both.
    """

    concordant: int
    discordant: int
    tied_first: int
    tied_second: int
    total: int

    @property
    def tau_b(self) -> float | None:
        """None where an opinion puts all countries on one level."""
        apart = (self.total - self.tied_first) * (self.total - self.tied_second)
        if not apart:
            return None
        difference = self.concordant - self.discordant
        return copysign(sqrt(Fraction(difference**2, apart)), difference)


@dataclass(frozen=True)
class Compared:
    """A country on both scales; ``difference`` is how much worse the second places it than the first.

    It is the difference of the relative positions: 0 is the best level of a scale and 1 the worst.
    """

    country: str
    first: int
    second: int
    difference: Fraction


@dataclass(frozen=True)
class Agreement:
    """Two opinions about the countries that both place.

    ``compared`` has those that differ most first. Every other country is in just one of the tuples that
    follow: ``undecided`` and ``not_ranked`` in at least one of the two that both name.
    """

    first: Opinion
    second: Opinion
    compared: tuple[Compared, ...]
    undecided: tuple[str, ...]
    not_ranked: tuple[str, ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    table: tuple[tuple[int, ...], ...]
    pairs: Pairs
    kappa_linear: Fraction | None
    kappa_quadratic: Fraction | None

    @property
    def equal_scales(self) -> bool:
        """Whether the scales have as many levels, without which kappa means nothing."""
        return len(self.first.scale) == len(self.second.scale)

    @property
    def same(self) -> int:
        """How many countries stand at the same place of both scales."""
        return sum(not one.difference for one in self.compared)


def agreement(first: Opinion, second: Opinion) -> Agreement:
    """Compare two opinions; the order of their countries makes no difference."""
    named = first.countries & second.countries
    undecided = named & (first.undecided | second.undecided)
    not_ranked = (named & (first.not_ranked | second.not_ranked)) - undecided
    placed = sorted(named - undecided - not_ranked)
    table = cross_table(
        [(first.places[code], second.places[code]) for code in placed], len(first.scale), len(second.scale)
    )
    square = len(first.scale) == len(second.scale)
    return Agreement(
        first,
        second,
        compared=_compared(first, second, placed),
        undecided=tuple(sorted(undecided)),
        not_ranked=tuple(sorted(not_ranked)),
        only_first=tuple(sorted(first.countries - second.countries)),
        only_second=tuple(sorted(second.countries - first.countries)),
        table=table,
        pairs=count_pairs(table),
        kappa_linear=weighted_kappa(table, 1) if square else None,
        kappa_quadratic=weighted_kappa(table, 2) if square else None,
    )


def cross_table(places: Iterable[tuple[int, int]], rows: int, columns: int) -> tuple[tuple[int, ...], ...]:
    """How many countries stand on each pair of levels."""
    counts = [[0] * columns for _ in range(rows)]
    for row, column in places:
        counts[row][column] += 1
    return tuple(tuple(row) for row in counts)


def weighted_kappa(table: Table, power: int) -> Fraction | None:
    """Cohen's weighted kappa of a square table, with linear (power 1) or quadratic (2) weights.

    None where chance leaves no room for disagreement: no country, or all on one and the same level.
    """
    rows = [sum(row) for row in table]
    columns = [sum(column) for column in zip(*table, strict=True)]
    levels = [(i, j, abs(i - j) ** power) for i in range(len(rows)) for j in range(len(columns))]
    observed = sum(weight * table[i][j] for i, j, weight in levels)
    by_chance = sum(weight * rows[i] * columns[j] for i, j, weight in levels)
    return 1 - Fraction(observed * sum(rows), by_chance) if by_chance else None


def count_pairs(table: Table) -> Pairs:
    """The pairs behind tau-b, counted from a cross table."""
    cells = [(i, j, count) for i, row in enumerate(table) for j, count in enumerate(row) if count]
    below = [(a, b, n * m) for i, a, n in cells for j, b, m in cells if i < j]
    columns = zip(*table, strict=True)
    return Pairs(
        concordant=sum(count for a, b, count in below if a < b),
        discordant=sum(count for a, b, count in below if a > b),
        tied_first=sum(_choose_two(sum(row)) for row in table),
        tied_second=sum(_choose_two(sum(column)) for column in columns),
        total=_choose_two(sum(count for _, _, count in cells)),
    )


def _choose_two(count: int) -> int:
    return count * (count - 1) // 2


def _compared(first: Opinion, second: Opinion, placed: Iterable[str]) -> tuple[Compared, ...]:
    found = []
    for code in placed:
        one, other = first.places[code], second.places[code]
        difference = _relative(other, second) - _relative(one, first)
        found.append(Compared(code, one, other, difference))
    return tuple(sorted(found, key=lambda one: (-abs(one.difference), one.first, one.second, one.country)))


def _relative(place: int, opinion: Opinion) -> Fraction:
    return Fraction(place, max(len(opinion.scale) - 1, 1))


def agreement_record(found: Agreement) -> dict[str, Any]:
    """The agreement as plain values: exact fractions as text, levels by id; what is not defined is None."""
    first, second = list(found.first.scale), list(found.second.scale)
    pairs = found.pairs
    return {
        "first": _opinion_record(found.first),
        "second": _opinion_record(found.second),
        "in-both": len(found.compared),
        "same-place": found.same,
        "table": [list(row) for row in found.table],
        "kappa-linear": _text(found.kappa_linear),
        "kappa-quadratic": _text(found.kappa_quadratic),
        "tau-b": pairs.tau_b,
        "pairs": {
            "all": pairs.total,
            "same-order": pairs.concordant,
            "opposite-order": pairs.discordant,
            "tied-in-first": pairs.tied_first,
            "tied-in-second": pairs.tied_second,
        },
        "countries": [
            {
                "country": one.country,
                "first": first[one.first],
                "second": second[one.second],
                "difference": str(one.difference),
            }
            for one in found.compared
        ],
        "undecided": list(found.undecided),
        "not-ranked": list(found.not_ranked),
        "only-first": list(found.only_first),
        "only-second": list(found.only_second),
    }


def _opinion_record(opinion: Opinion) -> dict[str, Any]:
    return {
        "id": opinion.id,
        "title": opinion.title,
        "source": opinion.reference.source if opinion.reference else None,
        "locator": opinion.reference.locator if opinion.reference else None,
        "scale": list(opinion.scale),
        "countries": len(opinion.countries),
        "note": opinion.note,
    }


def _text(value: Fraction | None) -> str | None:
    return None if value is None else str(value)
