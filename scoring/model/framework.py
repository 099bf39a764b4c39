"""A framework: what is asked, and what each colour means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from scoring.model.conditions import Condition
from scoring.problems import NOWHERE, Origin

UNTIL_REPEALED = None
"""The staleness of what never lapses by itself."""


SUM, MEAN, GEOMETRIC, MINIMUM = "sum", "mean", "geometric", "minimum"
"""How the scores of the parts make that of the whole."""


@dataclass(frozen=True)
class Grade:
    """A grade; a framework lists its grades best first. ``points`` are None where nothing is scored."""

    id: str
    label: str
    word: str
    points: Fraction | None
    shape: str
    colour: str
    sentence: str


@dataclass(frozen=True)
class TreatyRule:
    """How a ratification record answers a criterion.

    ``met_when`` gives the best answer, ``partly_when`` the next, any other status the worst.
    """

    treaty: str
    met_when: frozenset[str]
    partly_when: frozenset[str]


@dataclass(frozen=True)
class Measure:
    """How a number answers a criterion; ``rising`` where more is better. Thresholds are in ``unit``.

    From ``met`` on the answer is the best, from ``partly`` on the next, and beyond both the worst.
    """

    unit: str
    met: Fraction
    partly: Fraction | None
    rising: bool


@dataclass(frozen=True)
class Criterion:
    """One answerable question; ``id`` is the letter, unique within its indicator.

    ``meanings`` say, for each answer of the framework's scale, what must be so.
    """

    id: str
    kind: str
    question: str
    meanings: Mapping[str, str]
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
class Scale:
    """Goalposts: the number of a criterion that scores nothing, and the one that scores everything."""

    criterion: str
    worst: Fraction
    best: Fraction

    def share(self, value: Fraction) -> Fraction:
        """Min-max scaling, from 0 to 1; what lies beyond a goalpost counts as the goalpost."""
        share = (value - self.worst) / (self.best - self.worst)
        return min(max(share, Fraction(0)), Fraction(1))


@dataclass(frozen=True)
class Indicator:
    """An indicator with its criteria and its rule: a condition for each grade but the worst, best first.

    Its grade's points make its score, or the number of one criterion where there is a ``scale``.
    """

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
    scale: Scale | None = None
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
    """What every country's card prints of the framework, as Markdown.

    ``titles`` may name the subtitle, the sections progress, overview and details, and figure-1.
    """

    progress: str
    overview: str
    methodology: str
    goals: Mapping[str, GoalTexts]
    titles: Mapping[str, str] = field(default_factory=dict)
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Goal:
    """A goal: either indicators or goals within it, to any depth.

    ``score`` says how the scores of its parts make its own, ``weight`` what that counts in the whole.
    """

    id: str
    title: str
    indicators: tuple[Indicator, ...]
    goals: tuple[Goal, ...] = ()
    weight: Fraction = Fraction(1)
    score: str = SUM
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)

    @property
    def parts(self) -> tuple[Goal | Indicator, ...]:
        return (*self.goals, *self.indicators)

    def every(self) -> Iterator[Goal]:
        """The goal itself and all goals within it."""
        yield self
        for goal in self.goals:
            yield from goal.every()


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
    ``score`` says how the goals make the whole; there is a score only where all grades have points, and
    ``ranking`` says whether countries are ranked by it. ``default`` marks the one that is meant where none is
    named; no grade rests on that. ``answer_names`` are those answers in another language for which the engine
    has no word of its own.
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
    score: str = SUM
    ranking: bool = True
    default: bool = field(default=False, compare=False)
    answer_names: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)

    @property
    def best_level(self) -> int:
        return len(self.answers) - 1

    @property
    def next_best_level(self) -> int:
        """The answer next below the best: what is so in part of a country, at least."""
        return max(0, self.best_level - 1)

    @cached_property
    def points(self) -> tuple[Fraction, ...] | None:
        """The points of the grades, best first; None where nothing is scored."""
        points = tuple(grade.points for grade in self.grades if grade.points is not None)
        return points if len(points) == len(self.grades) else None

    @property
    def scored(self) -> bool:
        return self.points is not None

    @cached_property
    def every_goal(self) -> tuple[Goal, ...]:
        """All goals at any depth, each before those within it."""
        return tuple(one for goal in self.goals for one in goal.every())

    @cached_property
    def last_goals(self) -> tuple[Goal, ...]:
        """The goals that hold indicators, in the order of the card."""
        return tuple(goal for goal in self.every_goal if goal.indicators)

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        return tuple(indicator for goal in self.every_goal for indicator in goal.indicators)

    @cached_property
    def whole_weights(self) -> Mapping[str, Fraction]:
        """What each indicator counts in the whole: its weight times those of the goals that it is in."""
        weights: dict[str, Fraction] = {}

        def gather(goal: Goal, outer: Fraction) -> None:
            weight = outer * goal.weight
            weights.update({indicator.id: weight * indicator.weight for indicator in goal.indicators})
            for inner in goal.goals:
                gather(inner, weight)

        for goal in self.goals:
            gather(goal, Fraction(1))
        return weights

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
