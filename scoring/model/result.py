"""What the engine finds: answers, grades, scores and ranks, each as the exact range of what can be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction


class AnswerState(StrEnum):
    """How a criterion stands."""

    ANSWERED = "answered"
    UNKNOWN = "unknown"
    NO_DATA = "no-data"
    DISPUTED = "disputed"
    NOT_APPLICABLE = "not-applicable"


class SetAside(StrEnum):
    """Why a finding does not count."""

    ACTOR = "actor"
    AFTER_AS_OF = "after-as-of"
    STALE = "stale"
    ENDED = "ended"
    SUPERSEDED = "superseded"
    RESOLVED = "resolved"
    NO_DATA = "no-data"


class GradeState(StrEnum):
    """How a grade stands; a grade is *decided* wherever its range is one colour."""

    DECIDED = "decided"
    RANGE = "range"
    NOT_ASSESSED = "not-assessed"
    NO_DATA = "no-data"
    NOT_APPLICABLE = "not-applicable"


class Basis(StrEnum):
    EVIDENCE = "evidence"
    PUBLISHED = "published"
    NONE = "none"


@dataclass(frozen=True)
class Answer:
    """A criterion's answer: levels from ``low`` to ``high`` are possible, 0 the worst.

    ``counting`` are the ids of the findings behind it, ``set_aside`` those that do not count and why;
    ``treaty_status`` is filled where the ratification record answers, ``values`` (least, greatest) where
    numbers count.
    """

    criterion: str
    state: AnswerState
    low: int
    high: int
    counting: tuple[str, ...] = ()
    set_aside: Mapping[str, SetAside] | None = None
    treaty_status: str = ""
    values: tuple[Fraction, Fraction] | None = None


@dataclass(frozen=True)
class IndicatorResult:
    """An indicator's grade: positions in the framework's list of grades, 0 the best.

    ``worst`` and ``best`` bound what is printed; ``rule_worst`` and ``rule_best`` what the rule gives,
    which differs only where a panel has overruled it. ``scaled`` is the share (worst, best) of an
    indicator that is scored by a number between goalposts.
    """

    indicator: str
    state: GradeState
    worst: int
    best: int
    rule_worst: int
    rule_best: int
    answers: Mapping[str, Answer]
    star: bool
    overridden: bool
    scaled: tuple[Fraction, Fraction] | None = None

    @property
    def applicable(self) -> bool:
        return self.state is not GradeState.NOT_APPLICABLE

    @property
    def answered(self) -> int:
        return sum(answer.state is AnswerState.ANSWERED for answer in self.answers.values())

    @property
    def askable(self) -> int:
        """How many criteria apply to the country."""
        return sum(answer.state is not AnswerState.NOT_APPLICABLE for answer in self.answers.values())

    @property
    def disputed(self) -> bool:
        return any(answer.state is AnswerState.DISPUTED for answer in self.answers.values())


@dataclass(frozen=True)
class Score:
    """Points from ``low`` to ``high`` of ``possible``; shares are exact."""

    low: Fraction
    high: Fraction
    possible: Fraction

    @property
    def low_share(self) -> Fraction:
        return self.low / self.possible if self.possible else Fraction(0)

    @property
    def high_share(self) -> Fraction:
        return self.high / self.possible if self.possible else Fraction(0)


@dataclass(frozen=True)
class CountryResult:
    """A country's evidence, graded and scored; ``categories`` holds ids, best first.

    ``goals`` are the scores of all goals by id; where nothing is scored, points and possible are 0.
    """

    country: str
    edition: str
    indicators: Mapping[str, IndicatorResult]
    score: Score
    categories: tuple[str, ...]
    coverage: Fraction
    goals: Mapping[str, Score] = field(default_factory=dict)


@dataclass(frozen=True)
class Standing:
    """A country in an edition; ``rank`` is (best, worst) among the countries graded from evidence.

    ``result`` is there wherever the country has evidence, also below the minimum coverage; ``published``
    is the category of a published list, and its position there.
    """

    country: str
    basis: Basis
    categories: tuple[str, ...]
    rank: tuple[int, int] | None
    result: CountryResult | None
    published: str | None
    published_position: int | None


@dataclass(frozen=True)
class Standings:
    """All countries of an edition under a framework, in the order of their codes."""

    framework: str
    edition: str
    countries: Mapping[str, Standing]

    @property
    def ranked(self) -> int:
        return sum(standing.rank is not None for standing in self.countries.values())
