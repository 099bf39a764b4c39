"""What would raise a grade: the fewest criteria whose answers would have to be better."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from scoring.grade.indicators import bounds, grade_position
from scoring.model.framework import Framework, Indicator
from scoring.model.result import IndicatorResult


@dataclass(frozen=True)
class Step:
    """A criterion, by letter, and the level that its answer would have to reach."""

    criterion: str
    level: int


@dataclass(frozen=True)
class Raise:
    """The next better grade, by position, and every smallest set of steps that surely leads there."""

    to: int
    ways: tuple[tuple[Step, ...], ...]


def raising(framework: Framework, indicator: Indicator, result: IndicatorResult) -> Raise | None:
    """The smallest sets of criteria that lift the rule's grade by one, from the worst that is possible.

    Starting from the worst completion makes each way certain, whatever the unknown answers are. None
    where the grade is the best already, or nothing applies. Exact: all sets are tried by size.
    """
    if not result.applicable or result.rule_worst == 0:
        return None
    low, _ = bounds(result.answers)
    target = result.rule_worst - 1
    open_letters = [
        letter for letter, level in low.items() if level is not None and level < framework.best_level
    ]
    for size in range(1, len(open_letters) + 1):
        ways = [
            _least(framework, indicator, low, letters, target)
            for letters in combinations(open_letters, size)
            if _reaches(framework, indicator, {**low, **dict.fromkeys(letters, framework.best_level)}, target)
        ]
        if ways:
            return Raise(target, tuple(ways))
    return None


def _reaches(
    framework: Framework, indicator: Indicator, levels: Mapping[str, int | None], target: int
) -> bool:
    position = grade_position(framework, indicator, levels)
    return position is not None and position <= target


def _least(
    framework: Framework,
    indicator: Indicator,
    low: Mapping[str, int | None],
    letters: tuple[str, ...],
    target: int,
) -> tuple[Step, ...]:
    """For a set of criteria that is enough, the lowest levels that are, the later letters lowered first."""
    levels: dict[str, int | None] = {**low, **dict.fromkeys(letters, framework.best_level)}
    for letter in reversed(letters):
        start = low[letter]
        for level in range((start or 0) + 1, framework.best_level):
            if _reaches(framework, indicator, {**levels, letter: level}, target):
                levels[letter] = level
                break
    return tuple(Step(letter, levels[letter] or 0) for letter in letters)
