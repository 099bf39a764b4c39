"""The shortest way to a category or to a grade: the fewest levers that surely lead there, and all such ways.

A **lever** is what a government can raise in one go: a criterion, or a treaty with all criteria that it
answers. A **way** is a set of levers such that the target is reached when each of their criteria gets the best
answer and all others stay at the worst that the evidence allows, and such that no set of fewer levers does.
It is certain, whatever the unknown and disputed answers are. Criteria that do not apply are out of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from heapq import merge
from itertools import combinations, islice

from scoring.explain.fewest import Choice, Search, Sets
from scoring.explain.formula import Whole, formula
from scoring.explain.levers import Floor, Lever, levers, smallest_sets
from scoring.explain.raising import smallest_raises, steps_of
from scoring.explain.scenario import Assumed, assume, by_rule
from scoring.model.framework import Framework
from scoring.model.result import CountryResult

FIRST_BUDGET = 16
MOST_LISTED = 1_000
"""Ways up to which they are counted one by one where there are too many to count at once."""


@dataclass(frozen=True)
class Raised:
    """A criterion, by id, and the level that is enough; ``value`` is the number where that is what counts."""

    criterion: str
    level: int
    value: Fraction | None = None


@dataclass(frozen=True)
class Way:
    """Levers, in the order of the card, and what of each criterion is enough."""

    levers: tuple[Lever, ...]
    raised: tuple[Raised, ...]


@dataclass(frozen=True)
class Path:
    """The shortest way to a target.

    ``start`` is the country's result by the rule, without the grades of panels for the indicators in
    ``overruled``. ``fewest`` is 0 where the target is reached already, and None where even the best answers
    to everything do not reach it. ``count`` ways have so many levers, or more where it is not ``exact``;
    ``by_asked`` says how many by the number of levers that somebody asks for. ``first`` are the first of
    them: those with most levers asked for, and of these in the order of the card; in that order alone where
    the count is not exact.
    """

    start: CountryResult
    overruled: tuple[str, ...]
    fewest: int | None
    count: int = 0
    exact: bool = True
    by_asked: Mapping[int, int] = field(default_factory=dict)
    first: tuple[Way, ...] = ()

    @property
    def asked_for_throughout(self) -> int:
        """The number of ways of which every lever is asked for."""
        return self.by_asked.get(self.fewest or 0, 0) if self.fewest else 0


def path_to_category(
    framework: Framework, result: CountryResult, category: str, asked: Iterable[str] = (), first: int = 5
) -> Path:
    """The shortest way to a category or a better one; ``asked`` are the criteria that somebody asks for."""
    start = by_rule(framework, result)
    share = framework.category_by_id[category].start
    if start.score.low_share >= share:
        return Path(start, _overruled(result), 0)
    finder = _Finder(framework, start, frozenset(asked), share * start.score.possible)
    found = finder.found()
    if found is None:
        return Path(start, _overruled(result), None)
    return _path(finder, result, *found, first)


def path_to_grade(
    framework: Framework,
    result: CountryResult,
    indicator: str,
    grade: str,
    asked: Iterable[str] = (),
    first: int = 5,
) -> Path:
    """The shortest way of an applicable indicator to a grade or a better one."""
    start, target = by_rule(framework, result), framework.grade_position[grade]
    one = start.indicators[indicator]
    if one.rule_worst <= target:
        return Path(start, _overruled(result), 0)
    floor = Floor(framework, framework.indicator_by_id[indicator], one)
    ways = smallest_raises(floor, target)
    if not ways:
        return Path(start, _overruled(result), None)
    wanted = frozenset(asked)
    counts = [sum(not wanted.isdisjoint(lever.criteria) for lever in way) for way in ways]
    order = sorted(range(len(ways)), key=lambda number: -counts[number])
    return Path(
        start,
        _overruled(result),
        len(ways[0]),
        len(ways),
        by_asked=Counter(counts),
        first=tuple(
            Way(
                ways[number],
                tuple(
                    Raised(f"{indicator}.{step.criterion}", step.level)
                    for step in steps_of(floor, ways[number], target)
                ),
            )
            for number in order[:first]
        ),
    )


def _overruled(result: CountryResult) -> tuple[str, ...]:
    return tuple(id_ for id_, one in result.indicators.items() if one.overridden)


def _path(
    finder: _Finder, result: CountryResult, size: int, found: Sequence[tuple[Shared, Sets]], first: int
) -> Path:
    exact = all(sets.counted for _, sets in found)
    by_asked = finder.by_asked(found) if exact else {}
    ways = finder.ordered(found, by_asked if exact else None)
    listed = list(islice(ways, first if exact else max(first, MOST_LISTED + 1)))
    return Path(
        finder.start,
        _overruled(result),
        size,
        sum(by_asked.values()) if exact else min(len(listed), MOST_LISTED),
        exact or len(listed) <= MOST_LISTED,
        by_asked,
        tuple(finder.way(numbers) for numbers in listed[:first]),
    )


Shared = tuple[int, ...]
"""Levers by number that move more than one indicator, all of them raised."""


@dataclass(frozen=True)
class _Finder:
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
        """For each indicator its levers, by number, with the letters of the criteria that they raise there."""
        found: dict[str, dict[int, tuple[str, ...]]] = {id_: {} for id_ in self.floors}
        for number, lever in enumerate(self.levers):
            for id_ in dict.fromkeys(self.framework.criteria[one][0].id for one in lever.criteria):
                found[id_][number] = self.floors[id_].letters([lever])
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
        options = {id_: self.choices(id_, raised) for id_ in self.floors}
        return Search(self.formula, options, self.target, most)

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
                    if sets.by_asked or not sets.counted and any(True for _ in sets.listed()):
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

    def way(self, numbers: Sequence[int]) -> Way:
        """The levers of a way, and the lowest levels that keep what each indicator gains by them."""
        chosen = tuple(self.levers[number] for number in numbers)
        held = {id_ for number in self.shared for id_ in self.levers[number].criteria}
        raised: dict[str, Raised] = {}
        for id_, own in self.letters.items():
            if not own.keys().isdisjoint(numbers):
                raised |= {one.criterion: one for one in self._raised(self.floors[id_], chosen, held)}
        order = [id_ for lever in chosen for id_ in lever.criteria]
        return Way(chosen, tuple(raised[id_] for id_ in order))

    def _raised(self, floor: Floor, chosen: Sequence[Lever], held: Container[str]) -> Iterator[Raised]:
        indicator = floor.indicator
        letters = floor.letters(chosen)
        kept = [letter for letter in letters if f"{indicator.id}.{letter}" in held]
        if indicator.scale:
            kept.append(indicator.scale.criterion)
        for step in steps_of(floor, chosen, floor.position(letters), kept):
            scored = indicator.scale and indicator.scale.criterion == step.criterion
            value = indicator.scale.best if indicator.scale and scored else None
            yield Raised(f"{indicator.id}.{step.criterion}", step.level, value)


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
