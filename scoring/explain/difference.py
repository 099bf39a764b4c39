"""Grades, answers and standings that differ between two gradings: of two editions, or around an edit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from scoring.explain.changes import EVERYWHERE, Kind, Scope, Weight, kind_of
from scoring.model.framework import Framework
from scoring.model.result import Answer, AnswerState, CountryResult, IndicatorResult, Standing


@dataclass(frozen=True)
class Graded:
    """Evidence under a framework, with the result that they make."""

    framework: Framework
    result: CountryResult


@dataclass(frozen=True)
class GradeSeen:
    """The ids of the grades that are possible, best first, how the grade stands, and its marks."""

    grades: tuple[str, ...]
    state: str
    star: bool = False
    overridden: bool = False

    @property
    def grade(self) -> object:
        """What is compared: the marks move nothing."""
        return self.grades, self.state


@dataclass(frozen=True)
class AnswerSeen:
    """The answers that are possible, best first, with what stands behind them in numbers and treaties."""

    answers: tuple[str, ...]
    state: str
    treaty_status: str = ""
    values: tuple[Fraction, Fraction] | None = None


@dataclass(frozen=True)
class AnswerChange:
    """A criterion, by the id that findings use, whose answer is another one."""

    criterion: str
    old: AnswerSeen | None
    new: AnswerSeen | None


@dataclass(frozen=True)
class GradeChange:
    """An indicator with another grade, and the criteria that moved it.

    Where it has not ``moved``, the grade stands, and answers under it or its marks have changed.
    """

    indicator: str
    scope: Scope
    old: GradeSeen | None
    new: GradeSeen | None
    criteria: tuple[AnswerChange, ...]

    @property
    def kind(self) -> Kind:
        return kind_of(self.old, self.new)

    @property
    def moved(self) -> bool:
        return (self.old and self.old.grade) != (self.new and self.new.grade)

    @property
    def weight(self) -> Weight:
        return Weight.GRADE if self.moved else Weight.FINDING


@dataclass(frozen=True)
class StandingChange:
    """A country with another category, rank, score or coverage; ``ranked`` are the countries ranked."""

    scope: Scope
    old: Standing | None
    new: Standing | None
    ranked: tuple[int, int]

    @property
    def kind(self) -> Kind:
        return kind_of(self.old, self.new)

    @property
    def weight(self) -> Weight:
        if self.old is None or self.new is None or _place(self.old) != _place(self.new):
            return Weight.CATEGORY
        return Weight.GRADE if _points(self.old) != _points(self.new) else Weight.FINDING

    @property
    def rank_only(self) -> bool:
        """Whether others have moved past it, and it has not moved itself."""
        if self.old is None or self.new is None or self.old.rank == self.new.rank:
            return False
        return (
            standing_change(self.scope, replace(self.old, rank=self.new.rank), self.new, self.ranked) is None
        )


def standing_change(
    scope: Scope, old: Standing | None, new: Standing | None, ranked: tuple[int, int]
) -> StandingChange | None:
    """The change from one standing to another, or None where nothing printed of it differs."""
    if old is None and new is None:
        return None
    if old and new and (_place(old), _points(old), _rest(old)) == (_place(new), _points(new), _rest(new)):
        return None
    return StandingChange(scope, old, new, ranked)


def _place(standing: Standing) -> object:
    return standing.basis, standing.categories, standing.rank


def _points(standing: Standing) -> object:
    return standing.result and standing.result.score


def _rest(standing: Standing) -> object:
    return standing.published, standing.result and standing.result.coverage


def grade_changes(
    old: Graded | None, new: Graded | None, scope: Scope = EVERYWHERE
) -> tuple[GradeChange, ...]:
    """Grades and answers that differ, indicator by indicator in the order of the newer framework."""
    before = old.result.indicators if old else {}
    after = new.result.indicators if new else {}
    found = []
    for id_ in {**after, **before}:
        one = GradeChange(
            indicator=id_,
            scope=scope,
            old=grade_seen(old.framework, before[id_]) if old and id_ in before else None,
            new=grade_seen(new.framework, after[id_]) if new and id_ in after else None,
            criteria=tuple(_answer_changes(old, new, id_)),
        )
        if one.old != one.new or one.criteria:
            found.append(one)
    return tuple(sorted(found, key=lambda one: one.weight.position))


def _answer_changes(old: Graded | None, new: Graded | None, indicator: str) -> Iterator[AnswerChange]:
    before, after = _answers(old, indicator), _answers(new, indicator)
    for id_ in {**after, **before}:
        if before.get(id_) != after.get(id_):
            yield AnswerChange(id_, before.get(id_), after.get(id_))


def _answers(graded: Graded | None, indicator: str) -> dict[str, AnswerSeen]:
    found = graded.result.indicators.get(indicator) if graded else None
    if graded is None or found is None:
        return {}
    return {one.criterion: answer_seen(graded.framework, one) for one in found.answers.values()}


def grade_seen(framework: Framework, result: IndicatorResult) -> GradeSeen:
    grades = framework.grades[result.best : result.worst + 1] if result.applicable else ()
    ids = tuple(grade.id for grade in grades)
    return GradeSeen(ids, result.state.value, result.star, result.overridden)


def answer_seen(framework: Framework, answer: Answer) -> AnswerSeen:
    levels = range(answer.high, answer.low - 1, -1)
    applicable = answer.state is not AnswerState.NOT_APPLICABLE
    return AnswerSeen(
        tuple(framework.answers[level] for level in levels) if applicable else (),
        answer.state.value,
        answer.treaty_status,
        answer.values,
    )
