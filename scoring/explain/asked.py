"""What was already asked of a state when a card was made, and whether the state has done it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scoring.model.evidence import Edition, Recommendation
from scoring.model.framework import Framework
from scoring.model.result import Answer, AnswerState, CountryResult
from scoring.model.workspace import Workspace


class Done(StrEnum):
    """Whether a recommendation is fulfilled, as far as the criteria say that it would fulfil."""

    FULFILLED = "fulfilled"
    NOT_FULFILLED = "not-fulfilled"
    OPEN = "open"
    OUTSIDE = "outside"


@dataclass(frozen=True)
class AskedOf:
    """A recommendation with the answers to its criteria under one framework; none where none asks for it."""

    recommendation: Recommendation
    answers: tuple[Answer, ...]
    best: int

    @property
    def done(self) -> Done:
        """Not fulfilled where an answer falls short; open where no answer does and some are not known."""
        if not self.answers:
            return Done.OUTSIDE
        known = [one for one in self.answers if one.state is AnswerState.ANSWERED]
        if any(one.low < self.best for one in known):
            return Done.NOT_FULFILLED
        return Done.FULFILLED if len(known) == len(self.answers) else Done.OPEN


def asked_before(recommendations: Iterable[Recommendation], as_of: date) -> tuple[Recommendation, ...]:
    """What was asked up to a day, the oldest first."""
    before = (one for one in recommendations if one.on.first <= as_of)
    return tuple(sorted(before, key=lambda one: (one.on.first, one.id)))


def asked_of(
    workspace: Workspace, framework: Framework, edition: Edition, result: CountryResult
) -> tuple[AskedOf, ...]:
    """What was asked of a country up to an edition's as-of date, by a framework's criteria."""
    found = asked_before(workspace.recommendations.get(edition.country, ()), edition.as_of)
    return tuple(AskedOf(one, _answers(one, framework, result), framework.best_level) for one in found)


def _answers(one: Recommendation, framework: Framework, result: CountryResult) -> tuple[Answer, ...]:
    pairs = (framework.criteria[id_] for id_ in one.criteria.get(framework.id, ()))
    return tuple(result.indicators[indicator.id].answers[criterion.id] for indicator, criterion in pairs)
