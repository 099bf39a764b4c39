"""The fewest answers that settle an undecided category at one of its ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import comb

from scoring.explain.completing import Completing
from scoring.explain.raising import Step
from scoring.explain.wholes import by_count
from scoring.model.framework import Framework
from scoring.model.result import CountryResult
from scoring.score.country import category_at, from_results, indicator_score

MOST_SETS = 5_000
"""Sets of one size up to which every set that settles a category is looked for."""
Letter = tuple[str, str]
"""An open criterion: its indicator's id and its letter."""


@dataclass(frozen=True)
class Settling:
    """The fewest answers at one end that settle the category, all worst or all best.

    ``ways`` are all sets of that ``size``, each with the least that every answer must say; empty where there
    are too many to try.
    """

    category: str
    size: int
    ways: tuple[tuple[Step, ...], ...]


@dataclass(frozen=True)
class Completions:
    """A country's result, and what becomes of it with some of its open criteria answered."""

    framework: Framework
    result: CountryResult
    open: Mapping[str, Completing]

    def answered(self, levels: Mapping[Letter, int]) -> CountryResult:
        answers: dict[str, dict[str, int]] = {}
        for (id_, letter), level in levels.items():
            answers.setdefault(id_, {})[letter] = level
        changed = {id_: self.open[id_].answered(chosen) for id_, chosen in answers.items()}
        results = {**self.result.indicators, **changed}
        return from_results(self.framework, self.result.country, self.result.edition, results)


@dataclass(frozen=True)
class Ends:
    """Looks for the fewest answers, all ``best`` or all worst, that take the score beyond every edge.

    ``edges`` are where categories begin within the range of the score, ``useful`` the criteria that matter
    to one of them.
    """

    all: Completions
    edges: Sequence[Fraction]
    useful: Sequence[Letter]
    best: bool

    def settling(self) -> Settling | None:
        """None where nothing is open, and where answers do not tell enough of a number, or are too many."""
        if not self.edges or not all(one.tried for one in self.all.open.values()):
            return None
        framework, known = self.all.framework, self.all.result.indicators
        points: dict[str, Sequence[Fraction]] = {}
        for id_, result in known.items():
            score = indicator_score(framework, result)
            own = _by_size(self.all.open[id_].chosen(self.best), self.best) if id_ in self.all.open else ()
            points[id_] = [*(own or [score.low]), score.possible]
        shares = by_count(framework, points, self.best)
        size = next((size for size, share in enumerate(shares) if self.settles(share)), None)
        if size is None:
            return None
        return Settling(category_at(framework, shares[size]), size, tuple(self.ways(size)))

    def settles(self, share: Fraction) -> bool:
        """Whether a share that is sure (or, at the worst, all that is left) is beyond every edge."""
        return share >= self.edges[-1] if self.best else share < self.edges[0]

    def ways(self, size: int) -> Iterator[tuple[Step, ...]]:
        """All sets of a size that settle the category, in the order of the card."""
        if comb(len(self.useful), size) > MOST_SETS:
            return
        for group in combinations(self.useful, size):
            levels = {letter: self.levels(letter)[-1 if self.best else 0] for letter in group}
            if self.enough(levels):
                yield self.least(levels)

    def levels(self, letter: Letter) -> range:
        return self.all.open[letter[0]].levels(letter[1])

    def enough(self, levels: Mapping[Letter, int]) -> bool:
        score = self.all.answered(levels).score
        return self.settles(score.low_share if self.best else score.high_share)

    def least(self, levels: dict[Letter, int]) -> tuple[Step, ...]:
        """The answers nearest to the other end that are still enough, the later criteria moved first."""
        for letter in reversed(list(levels)):
            between = self.levels(letter)[1:-1]
            for level in between if self.best else reversed(between):
                if self.enough({**levels, letter: level}):
                    levels[letter] = level
                    break
        return tuple(Step(f"{id_}.{letter}", level) for (id_, letter), level in levels.items())


def _by_size(chosen: Mapping[frozenset[str], Fraction], best: bool) -> Sequence[Fraction]:
    """By how many criteria are answered: the most points that are sure, or the fewest that are left."""
    sizes = range(max(map(len, chosen)) + 1)
    pick = max if best else min
    return [pick(points for letters, points in chosen.items() if len(letters) == size) for size in sizes]
