"""The fewest levers that bring the points of a country to a target, and all sets of that size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from heapq import merge
from itertools import combinations

from scoring.explain.best import Choice
from scoring.explain.fewest import Search, Sets
from scoring.explain.formula import Whole, formula, plain, scaled
from scoring.explain.levers import Floor, Lever, levers, smallest_sets
from scoring.explain.scenario import Assumed, assume
from scoring.model.framework import Framework
from scoring.model.result import CountryResult

FIRST_BUDGET = 16
"""Levers for which tables are made at first; twice as many wherever these are not enough."""
Shared = tuple[int, ...]
"""Levers by number that move more than one indicator, all of them raised."""


@dataclass(frozen=True)
class Shortest:
    """Looks for the fewest levers that bring the points of a country to a target.

    Each set of the levers that move several indicators is tried; with these raised, or not, the others
    each move one indicator only.
    """

    framework: Framework
    start: CountryResult
    asked: frozenset[str]
    target: Fraction

    @cached_property
    def floors(self) -> Mapping[str, Floor]:
        """The indicators that count, at their worst, by id."""
        return {
            id_: Floor(self.framework, self.framework.indicator_by_id[id_], one)
            for id_, one in self.start.indicators.items()
            if one.applicable
        }

    @cached_property
    def levers(self) -> tuple[Lever, ...]:
        return levers(self.floors.values())

    @cached_property
    def letters(self) -> Mapping[str, Mapping[int, tuple[str, ...]]]:
        """For each indicator its levers, by number, with the letters that they raise there."""
        found: dict[str, dict[int, tuple[str, ...]]] = {id_: {} for id_ in self.floors}
        for number, lever in enumerate(self.levers):
            for id_ in lever.criteria:
                indicator, criterion = self.framework.criteria[id_]
                own = found[indicator.id]
                own[number] = (*own.get(number, ()), criterion.id)
        return found

    @cached_property
    def shared(self) -> Shared:
        times = Counter(number for own in self.letters.values() for number in own)
        return tuple(number for number in range(len(self.levers)) if times[number] > 1)

    @cached_property
    def formula(self) -> Whole:
        return formula(self.framework, self.start)

    def is_asked(self, number: int) -> bool:
        return not self.asked.isdisjoint(self.levers[number].criteria)

    @cached_property
    def _choices(self) -> dict[tuple[str, Shared], tuple[Choice, ...]]:
        return {}

    def choices(self, id_: str, raised: Shared) -> tuple[Choice, ...]:
        """What of an indicator's own levers may be part of a way: none that gains nothing by one more.

        A choice that gives no more points than another with fewer levers is never in a shortest way.
        """
        letters, floor = self.letters[id_], self.floors[id_]
        given = tuple(number for number in raised if number in letters)
        if (id_, given) not in self._choices:
            own = [number for number in letters if number not in self.shared]
            base = [letter for number in given for letter in letters[number]]

            def points(chosen: Iterable[int]) -> Fraction:
                return floor.points([*base, *(letter for number in chosen for letter in letters[number])])

            sets = _worthwhile(own, points)
            self._choices[id_, given] = tuple(
                Choice(one, points(one), sum(map(self.is_asked, one))) for one in sets
            )
        return self._choices[id_, given]

    def search(self, raised: Shared, most: int) -> Search:
        """The search for others that go with these shared levers, up to so many."""
        options = {id_: self.choices(id_, raised) for id_ in self.floors}
        whole, times = scaled(
            self.formula, {id_: {choice.points for choice in own} for id_, own in options.items()}
        )
        counted = {
            id_: [choice._replace(points=plain(choice.points * factor)) for choice in options[id_]]
            for id_, factor in times.items()
        }
        return Search(whole, counted, self.target * whole.scale, most)

    def found(self) -> tuple[int, list[tuple[Shared, Sets]]] | None:
        """The fewest levers, and for each set of shared ones the sets of others that go with it."""
        everything = tuple(id_ for lever in self.levers for id_ in lever.criteria)
        if assume(self.framework, self.start, Assumed(granted=everything)).score.low < self.target:
            return None
        tried, most = 0, FIRST_BUDGET
        while tried < len(self.levers):
            searches: dict[Shared, Search] = {}
            most = min(most, len(self.levers))
            for size in range(tried + 1, most + 1):
                if found := list(self._found(size, most, searches)):
                    return size, found
            tried, most = most, 2 * most
        return None

    def _found(self, size: int, most: int, searches: dict[Shared, Search]) -> Iterator[tuple[Shared, Sets]]:
        def search(raised: Shared) -> Search:
            if raised not in searches:
                searches[raised] = self.search(raised, most)
            return searches[raised]

        for count in range(min(size, len(self.shared)) + 1):
            if not search(self.shared).may_reach(size - count):
                return  # not even with all shared levers, and so with none of so many
            for raised in combinations(self.shared, count):
                if search(raised).may_reach(size - count):
                    sets = search(raised).sets(size - count)
                    if sets.by_asked or (not sets.counted and any(True for _ in sets.listed())):
                        yield raised, sets

    def by_asked(self, found: Sequence[tuple[Shared, Sets]]) -> Mapping[int, int]:
        """How many ways there are, by the number of levers asked for."""
        counts: Counter[int] = Counter()
        for raised, sets in found:
            for asked, ways in sets.by_asked.items():
                counts[asked + sum(map(self.is_asked, raised))] += ways
        return counts

    def ordered(
        self, found: Sequence[tuple[Shared, Sets]], by_asked: Mapping[int, int] | None
    ) -> Iterator[tuple[int, ...]]:
        """The ways, as numbers of levers: those with most asked for first, then in the order of the card."""
        for wanted in sorted(by_asked, reverse=True) if by_asked else [None]:
            yield from merge(*(self._listed(raised, sets, wanted) for raised, sets in found))

    def _listed(self, raised: Shared, sets: Sets, wanted: int | None) -> Iterator[tuple[int, ...]]:
        rest = None if wanted is None else wanted - sum(map(self.is_asked, raised))
        if rest is None or rest >= 0:
            for own in sets.listed(rest):
                yield tuple(sorted((*raised, *own)))


def _worthwhile(levers: Sequence[int], points: Callable[[Iterable[int]], Fraction]) -> list[tuple[int, ...]]:
    """The sets of levers that give more than any set of fewer does, in order; the empty one is last.

    A set comes before those that begin with a later lever, or that lack a lever where it has one.
    """
    found: list[tuple[int, ...]] = [()]
    best = points(())
    while sets := smallest_sets(levers, _above(best, points)):
        found += sets
        best = max(map(points, sets))
    return sorted(found, key=lambda one: (*one, len(levers) and max(levers) + 1))


def _above(least: Fraction, points: Callable[[Iterable[int]], Fraction]) -> Callable[[frozenset[int]], bool]:
    return lambda chosen: points(chosen) > least
