"""Calls that ask for what is there already."""

from __future__ import annotations

from scoring.model.evidence import Edition
from scoring.model.framework import Framework
from scoring.model.result import AnswerState, CountryResult
from scoring.problems import Problems


def check_asked(edition: Edition, framework: Framework, result: CountryResult, problems: Problems) -> None:
    """Report a call all of whose criteria are met, as far as the edition's own evidence knows."""
    for call in edition.calls:
        known = [one for one in call.criteria if one in framework.criteria]
        if known and len(known) == len(call.criteria) and all(_met(one, framework, result) for one in known):
            are = "is met" if len(known) == 1 else "are met"
            problems.add(
                "call.fulfilled",
                call.origin.at("criteria"),
                call.id,
                f"asks for what is there: {', '.join(known)} {are} in this edition",
                "Ask for what is still missing, or name the criteria that the call is about.",
            )


def _met(id_: str, framework: Framework, result: CountryResult) -> bool:
    indicator, criterion = framework.criteria[id_]
    answer = result.indicators[indicator.id].answers[criterion.id]
    return answer.state is AnswerState.ANSWERED and answer.low == framework.best_level
