"""A framework: what is asked, and what each colour means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from scoring.model.conditions import Condition
from scoring.problems import NOWHERE, Origin

UNTIL_REPEALED = None
"""The staleness of what never lapses by itself."""


@dataclass(frozen=True)
class Grade:
    """A grade; a framework lists its grades best first."""

    id: str
    label: str
    word: str
    points: Fraction
    shape: str
    colour: str
    sentence: str


@dataclass(frozen=True)
class TreatyRule:
    """How a ratification record answers a criterion; any other status is *not met*."""

    treaty: str
    met_when: frozenset[str]
    partly_when: frozenset[str]


@dataclass(frozen=True)
class Measure:
    """How a number answers a criterion; ``rising`` where more is better. Thresholds are in ``unit``."""

    unit: str
    met: Fraction
    partly: Fraction | None
    rising: bool


@dataclass(frozen=True)
class Criterion:
    """One answerable question; ``id`` is the letter, unique within its indicator."""

    id: str
    kind: str
    question: str
    met: str
    partly: str
    not_met: str
    not_applicable: str | None
    to_raise: str
    treaty: TreatyRule | None = None
    measure: Measure | None = None
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Cap:
    """The grade is never better than ``at_most`` unless the condition holds."""

    at_most: str
    unless: Condition


@dataclass(frozen=True)
class Case:
    """A test of a rule: these answers, by letter, give these grades (best first)."""

    name: str
    answers: Mapping[str, str]
    grades: tuple[str, ...]
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Indicator:
    """An indicator with its criteria and its rule: a condition for each grade but the worst, best first."""

    id: str
    title: str
    question: str
    why: str
    label: str
    weight: Fraction
    criteria: tuple[Criterion, ...]
    rule: Mapping[str, Condition]
    caps: tuple[Cap, ...]
    reference: str
    reason: str
    cases: tuple[Case, ...] = ()
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)

    def criterion_id(self, criterion: Criterion) -> str:
        """The id by which findings name a criterion: 1.1.a."""
        return f"{self.id}.{criterion.id}"


@dataclass(frozen=True)
class GoalTexts:
    introduction: str
    explanation: str
    quotation: str
    quotation_source: str
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class FrameworkTexts:
    """What every country's card prints of the framework, as Markdown."""

    progress: str
    overview: str
    methodology: str
    goals: Mapping[str, GoalTexts]
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Goal:
    id: str
    title: str
    indicators: tuple[Indicator, ...]
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Category:
    """A band of the score; ``start`` is the least share of the possible points."""

    id: str
    label: str
    start: Fraction
    sentence: str
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Framework:
    """Goals and indicators with grades, categories, weights and evidence policy.

    ``answers`` are the names of the levels, worst first; ``staleness`` gives whole years by kind, or
    ``UNTIL_REPEALED``; ``crosswalk`` maps criteria of the framework named in ``replaces`` to ours.
    """

    id: str
    title: str
    citation: str
    answers: tuple[str, ...]
    grades: tuple[Grade, ...]
    goals: tuple[Goal, ...]
    categories: tuple[Category, ...]
    minimum_coverage: Fraction
    staleness: Mapping[str, int | None]
    texts: FrameworkTexts
    replaces: str | None = None
    crosswalk: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)

    @property
    def best_level(self) -> int:
        return len(self.answers) - 1

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        return tuple(indicator for goal in self.goals for indicator in goal.indicators)

    @cached_property
    def indicator_by_id(self) -> Mapping[str, Indicator]:
        return {indicator.id: indicator for indicator in self.indicators}

    @cached_property
    def criteria(self) -> Mapping[str, tuple[Indicator, Criterion]]:
        """Each criterion with its indicator, by the id that findings use."""
        return {
            indicator.criterion_id(criterion): (indicator, criterion)
            for indicator in self.indicators
            for criterion in indicator.criteria
        }

    @cached_property
    def grade_position(self) -> Mapping[str, int]:
        """Positions of the grades by id, 0 the best."""
        return {grade.id: position for position, grade in enumerate(self.grades)}

    @cached_property
    def category_by_id(self) -> Mapping[str, Category]:
        return {category.id: category for category in self.categories}
