"""What would raise a grade: the fewest criteria whose answers would have to be better."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scoring.explain.levers import Floor, Lever, Step, levers, smallest_sets
from scoring.model.framework import Framework, Indicator
from scoring.model.result import IndicatorResult

__all__ = ["Raise", "Step", "raising", "smallest_raises"]


@dataclass(frozen=True)
class Raise:
    """A better grade, by position, and every smallest set of steps that surely leads there."""

    to: int
    ways: tuple[tuple[Step, ...], ...]


def raising(framework: Framework, indicator: Indicator, result: IndicatorResult) -> Raise | None:
    """The smallest sets of criteria that lift the rule's grade by one, from the worst that is possible.

    Starting from the worst completion makes each way certain, whatever the unknown answers are. None
    where the grade is the best already, or nothing applies. Exact: all sets are tried by size, criteria
    of one treaty together.
    """
    if not result.applicable or result.rule_worst == 0:
        return None
    target = result.rule_worst - 1
    floor = Floor(framework, indicator, result)
    ways = smallest_raises(floor, target)
    return Raise(target, tuple(steps_of(floor, way, target) for way in ways)) if ways else None


def smallest_raises(floor: Floor, target: int) -> tuple[tuple[Lever, ...], ...]:
    """The smallest sets of levers that bring an indicator's grade to a position or better."""

    def enough(chosen: frozenset[Lever]) -> bool:
        return floor.position(floor.letters(chosen)) <= target

    return smallest_sets(levers([floor]), enough)


def steps_of(
    floor: Floor, raised: Iterable[Lever], target: int, held: Iterable[str] = ()
) -> tuple[Step, ...]:
    """The lowest levels that bring an indicator's grade to a position; those of a treaty are not lowered
    one by one where it answers several of its criteria."""
    chosen = tuple(raised)
    together = [letter for one in chosen if len(own := floor.letters([one])) > 1 for letter in own]
    return floor.steps(floor.letters(chosen), target, {*held, *together})
