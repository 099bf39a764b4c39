"""What rests on each finding: what a card would be without it, and with another answer in its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from fractions import Fraction

from scoring.model.evidence import NOT_APPLICABLE, Edition, Finding
from scoring.model.framework import Framework, Measure
from scoring.model.result import Basis, CountryResult, IndicatorResult, SetAside
from scoring.model.workspace import Workspace
from scoring.rank.standings import graded, standings_of
from scoring.score.country import from_results, grade_one

WITHOUT = ""
"""Stands for an answer where the finding is not there at all."""


Place = tuple[tuple[str, ...], Basis, tuple[int, int] | None]
"""Categories, basis and rank."""


class Weight(IntEnum):
    """The heaviest thing that may change with a finding, the heaviest first."""

    GRADE = 0
    STANDING = 1
    COUNTS = 2
    IDLE = 3


@dataclass(frozen=True)
class Outcome:
    """What a card would be; ``answer`` is that of the finding, or ``WITHOUT``."""

    answer: str
    result: IndicatorResult
    categories: tuple[str, ...]
    basis: Basis
    rank: tuple[int, int] | None

    @property
    def grade(self) -> tuple[object, ...]:
        """How the grade is printed."""
        return self.result.state, self.result.best, self.result.worst


@dataclass(frozen=True)
class Consequence:
    """A finding with the card as it is, without it, and with each other answer, the best first.

    ``set_aside`` says why the finding does not count, if so.
    """

    finding: Finding
    now: Outcome
    without: Outcome
    others: tuple[Outcome, ...]
    set_aside: SetAside | None

    @property
    def weight(self) -> Weight:
        if self.grade_moves:
            return Weight.GRADE
        if self.standing_moves:
            return Weight.STANDING
        return Weight.IDLE if self.set_aside else Weight.COUNTS

    @property
    def grade_moves(self) -> bool:
        return any(one.grade != self.now.grade for one in self.outcomes)

    @property
    def category_moves(self) -> bool:
        now = self.now
        return any((one.categories, one.basis) != (now.categories, now.basis) for one in self.outcomes)

    @property
    def standing_moves(self) -> bool:
        return self.category_moves or any(one.rank != self.now.rank for one in self.outcomes)

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        return (self.without, *self.others)

    @property
    def order(self) -> tuple[object, ...]:
        """Heaviest first: a grade, and among these where the category or rank would go with it."""
        alone = self.without.grade != self.now.grade
        return (
            self.weight,
            not self.category_moves,
            not self.standing_moves,
            not alone,
            bool(self.set_aside),
        )


def consequences(workspace: Workspace, framework: Framework, edition: Edition) -> tuple[Consequence, ...]:
    """What rests on each finding of an edition, in the order of the evidence.

    Categories and ranks are those that the edition gives its country, all others standing as they do then.
    """
    return tuple(_Search(workspace, framework, edition).each())


class _Search:
    def __init__(self, workspace: Workspace, framework: Framework, edition: Edition) -> None:
        self.workspace, self.framework, self.edition = workspace, framework, edition
        self.country = workspace.countries.get(edition.country)
        self.others = graded(workspace, framework, edition.id)
        self.result = self.others[edition.country]
        self.seen: dict[tuple[object, ...], Place] = {}

    def each(self) -> Iterator[Consequence]:
        for finding in self.edition.findings:
            indicator, criterion = self.framework.criteria[finding.criterion]
            now = self.result.indicators[indicator.id]
            aside = now.answers[criterion.id].set_aside or {}
            yield Consequence(
                finding=finding,
                now=self.outcome(finding.answer or str(finding.value), now),
                without=self.outcome(WITHOUT, self.regraded(finding, None)),
                others=tuple(
                    self.outcome(answer, self.regraded(finding, other))
                    for answer, other in self.answered(finding)
                ),
                set_aside=aside.get(finding.id),
            )

    def answered(self, finding: Finding) -> Iterator[tuple[str, Finding]]:
        """The finding with each other answer that has a meaning, or a number beyond each threshold."""
        criterion = self.framework.criteria[finding.criterion][1]
        if criterion.measure:
            for number in _numbers(criterion.measure):
                if number != finding.value:
                    yield str(number), replace(finding, answer=None, value=number, searched=None)
            return
        named = [one for one in reversed(self.framework.answers) if one in criterion.meanings]
        named += [NOT_APPLICABLE] if criterion.not_applicable else []
        for answer in named:
            if answer != finding.answer:
                yield answer, replace(finding, answer=answer, searched=None)

    def regraded(self, finding: Finding, other: Finding | None) -> IndicatorResult:
        """The finding's indicator with another in its place, or with none."""
        findings = (other if one is finding else one for one in self.edition.findings)
        edition = replace(self.edition, findings=tuple(one for one in findings if one))
        indicator = self.framework.criteria[finding.criterion][0]
        return grade_one(self.framework, indicator, edition, self.country, self.workspace.treaties)

    def outcome(self, answer: str, result: IndicatorResult) -> Outcome:
        span, known = (result.best, result.worst), (result.answered, result.askable)
        key = (result.indicator, result.state, span, result.scaled, known)
        if key not in self.seen:
            self.seen[key] = self.standing(result)
        return Outcome(answer, result, *self.seen[key])

    def standing(self, result: IndicatorResult) -> Place:
        """Categories, basis and rank with one indicator as given, all else as it is."""
        code = self.edition.country
        indicators = {**self.result.indicators, result.indicator: result}
        whole = from_results(self.framework, code, self.edition.id, indicators)
        others: Mapping[str, CountryResult] = {**self.others, code: whole}
        found = standings_of(self.workspace, self.framework, self.edition.id, others).countries[code]
        return found.categories, found.basis, found.rank


def _numbers(measure: Measure) -> list[Fraction]:
    """A number for each answer of a measure: its thresholds, and one beyond them."""
    reached = [one for one in (measure.met, measure.partly) if one is not None]
    return [*reached, reached[-1] - 1 if measure.rising else reached[-1] + 1]
