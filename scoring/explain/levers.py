"""Levers: what a government can raise in one go, and the smallest sets of them that are enough."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from typing import TypeVar

from scoring.grade.indicators import bounds, grade_position
from scoring.model.framework import Criterion, Framework, Indicator
from scoring.model.result import IndicatorResult

Item = TypeVar("Item")


@dataclass(frozen=True)
class Step:
    """A criterion, by letter, and the level that its answer would have to reach."""

    criterion: str
    level: int


@dataclass(frozen=True)
class Lever:
    """A criterion that could be answered better, or a treaty with all such criteria that it answers.

    ``criteria`` are their ids, in the order of the card.
    """

    criteria: tuple[str, ...]
    treaty: str = ""


@dataclass(frozen=True)
class Floor:
    """An applicable indicator at the worst that its answers allow, from which criteria may be raised.

    To raise a criterion is to give it the best answer, or, where its number is scored between goalposts,
    the best of these.
    """

    framework: Framework
    indicator: Indicator
    result: IndicatorResult

    @cached_property
    def low(self) -> Mapping[str, int | None]:
        return bounds(self.result.answers)[0]

    @cached_property
    def open(self) -> tuple[Criterion, ...]:
        """The criteria that could be raised; none that do not apply."""
        return tuple(criterion for criterion in self.indicator.criteria if self._can_rise(criterion))

    def _can_rise(self, criterion: Criterion) -> bool:
        level = self.low[criterion.id]
        if level is None:
            return False
        return level < self.framework.best_level or (self._scored(criterion.id) and self._share < 1)

    def _scored(self, letter: str) -> bool:
        return self.indicator.scale is not None and self.indicator.scale.criterion == letter

    @property
    def _share(self) -> Fraction:
        return self.result.scaled[0] if self.result.scaled else Fraction(0)

    def position(self, letters: Iterable[str] = ()) -> int:
        """The position of the rule's grade with these criteria raised."""
        return self._at({**self.low, **dict.fromkeys(letters, self.framework.best_level)})

    def _at(self, levels: Mapping[str, int | None]) -> int:
        position = grade_position(self.framework, self.indicator, levels)
        if position is None:
            raise ValueError(f"{self.indicator.id} does not apply")
        return position

    def points(self, letters: Iterable[str] = ()) -> Fraction:
        """The points, unweighted, with these criteria raised."""
        if self.result.scaled:
            return Fraction(1) if any(self._scored(letter) for letter in letters) else self._share
        return self.framework.grades[self.position(letters)].points or Fraction(0)

    def letters(self, raised: Iterable[Lever]) -> tuple[str, ...]:
        """The letters of its criteria that these levers raise, in the order of the card."""
        ids = {id_ for lever in raised for id_ in lever.criteria}
        return tuple(one.id for one in self.open if self.indicator.criterion_id(one) in ids)

    def steps(self, letters: Sequence[str], target: int, held: Container[str] = ()) -> tuple[Step, ...]:
        """For raised criteria that bring the grade to a position, the lowest levels that still do.

        The later letters are lowered first, and those that are ``held`` not at all.
        """
        best = self.framework.best_level
        levels = {**self.low, **dict.fromkeys(letters, best)}
        for letter in reversed(letters):
            for level in range((self.low[letter] or 0) + 1, best if letter not in held else 0):
                if self._at({**levels, letter: level}) <= target:
                    levels[letter] = level
                    break
        return tuple(Step(letter, levels[letter] or 0) for letter in letters)


def levers(floors: Iterable[Floor]) -> tuple[Lever, ...]:
    """All levers of these indicators, in the order of the card by their first criterion."""
    groups: dict[tuple[str, str], list[str]] = {}
    for floor in floors:
        for criterion in floor.open:
            id_ = floor.indicator.criterion_id(criterion)
            key = (criterion.treaty.treaty, "") if criterion.treaty else ("", id_)
            groups.setdefault(key, []).append(id_)
    return tuple(Lever(tuple(ids), treaty) for (treaty, _), ids in groups.items())


def smallest_sets(
    items: Sequence[Item], enough: Callable[[frozenset[Item]], bool]
) -> tuple[tuple[Item, ...], ...]:
    """All sets of the fewest items that are enough, in the order of the items; none where all are not.

    ``enough`` must stay true when items are added. What all the others cannot do without is taken as
    given; of the rest all sets are tried by size.
    """
    everything = frozenset(items)
    if not enough(everything):
        return ()
    needed = frozenset(item for item in items if not enough(everything - {item}))
    rest = [item for item in items if item not in needed]
    for size in range(len(rest) + 1):
        found = [needed.union(chosen) for chosen in combinations(rest, size) if enough(needed.union(chosen))]
        if found:
            return tuple(tuple(item for item in items if item in one) for one in found)
    return ()
