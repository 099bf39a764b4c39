"""The shortest way to a category or to a grade: the fewest levers that surely lead there, and all such ways.

A **lever** is what a government can raise in one go: a criterion, or a treaty with all criteria that it
answers. A **way** is a set of levers such that the target is reached when each of their criteria gets the
best answer and all others stay at the worst that the evidence allows; no smaller set of levers reaches it. So
a way is certain, whatever the unknown and disputed answers are. Criteria that do not apply are out of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import islice
from typing import Any

from scoring.explain.fewest import Sets
from scoring.explain.levers import Floor, Lever
from scoring.explain.raising import smallest_raises, steps_of
from scoring.explain.scenario import by_rule
from scoring.explain.shortest import Shared, Shortest
from scoring.model.framework import Framework
from scoring.model.result import CountryResult

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
    finder = Shortest(framework, start, frozenset(asked), share * start.score.possible)
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
    finder: Shortest, result: CountryResult, size: int, found: Sequence[tuple[Shared, Sets]], first: int
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
        tuple(_way(finder, numbers) for numbers in listed[:first]),
    )


def _way(finder: Shortest, numbers: Sequence[int]) -> Way:
    """The levers of a way, and the lowest levels that keep what each indicator gains by them."""
    chosen = tuple(finder.levers[number] for number in numbers)
    held = {id_ for number in finder.shared for id_ in finder.levers[number].criteria}
    raised: dict[str, Raised] = {}
    for id_, own in finder.letters.items():
        if not own.keys().isdisjoint(numbers):
            raised |= {one.criterion: one for one in _raised(finder.floors[id_], chosen, held)}
    return Way(chosen, tuple(raised[id_] for lever in chosen for id_ in lever.criteria))


def _raised(floor: Floor, chosen: Sequence[Lever], held: Container[str]) -> Iterator[Raised]:
    indicator, scale = floor.indicator, floor.indicator.scale
    letters = floor.letters(chosen)
    kept = [letter for letter in letters if f"{indicator.id}.{letter}" in held]
    if scale:
        kept.append(scale.criterion)
    for step in steps_of(floor, chosen, floor.position(letters), kept):
        value = scale.best if scale and scale.criterion == step.criterion else None
        yield Raised(f"{indicator.id}.{step.criterion}", step.level, value)


def path_record(
    framework: Framework, path: Path, indicator: str, target: str, asked: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    """A path as plain values; ``asked`` gives the ids of those who ask for a criterion."""
    return {
        "to": {"indicator": indicator, "grade": target} if indicator else {"category": target},
        "from": {
            "score": str(path.start.score.low_share),
            "categories": list(path.start.categories[-1:]),
            "grades": {
                id_: framework.grades[one.rule_worst].id
                for id_, one in path.start.indicators.items()
                if one.applicable
            },
        },
        "overruled-by-a-panel": list(path.overruled),
        "fewest": path.fewest,
        "ways": path.count,
        "ways-exact": path.exact,
        "ways-by-levers-asked-for": {str(count): ways for count, ways in sorted(path.by_asked.items())},
        "first": [_way_record(framework, way, asked) for way in path.first],
    }


def _way_record(framework: Framework, way: Way, asked: Mapping[str, Sequence[str]]) -> list[dict[str, Any]]:
    raised = {one.criterion: one for one in way.raised}
    return [
        {
            "treaty": lever.treaty or None,
            "criteria": {id_: framework.answers[raised[id_].level] for id_ in lever.criteria},
            "numbers": {
                id_: str(value) for id_ in lever.criteria if (value := raised[id_].value) is not None
            },
            "calls": list(dict.fromkeys(call for id_ in lever.criteria for call in asked.get(id_, ()))),
        }
        for lever in way.levers
    ]
