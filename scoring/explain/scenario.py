"""What would be, if: a country's result with some answers or grades other than they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from scoring.grade.answers import measured_level, treaty_level
from scoring.grade.indicators import grade_indicator
from scoring.grade.treaties import DEPOSITED, EXTENDED, IN_FORCE, NONE, NOT_EXTENDED, SIGNED
from scoring.model.framework import Criterion, Framework, Indicator, TreatyRule
from scoring.model.result import Answer, AnswerState, CountryResult, GradeState, IndicatorResult
from scoring.score.country import from_results

STATUSES = (IN_FORCE, EXTENDED, DEPOSITED, SIGNED, NONE, NOT_EXTENDED)
"""How a country may stand to a treaty, the strongest first."""


class ImpossibleError(ValueError):
    """What is assumed cannot be so, and why."""


@dataclass(frozen=True)
class Assumed:
    """What is assumed of a country; all else stays as it is, unknown answers too.

    ``grades`` are positions by indicator, ``answers`` levels and ``numbers`` values by criterion.
    ``granted`` are criteria that get the best answer, wherever they apply and nothing else is said of them.
    """

    grades: Mapping[str, int] = field(default_factory=dict)
    answers: Mapping[str, int] = field(default_factory=dict)
    numbers: Mapping[str, Fraction] = field(default_factory=dict)
    granted: tuple[str, ...] = ()


def by_rule(framework: Framework, result: CountryResult) -> CountryResult:
    """The result without what panels gave in place of the rule's grades.

    Nobody knows what a panel would say of other answers, so that whatever is assumed is compared with this.
    """
    if not any(one.overridden for one in result.indicators.values()):
        return result
    ruled = {
        id_: grade_indicator(framework, framework.indicator_by_id[id_], one.answers, one.star)
        if one.overridden
        else one
        for id_, one in result.indicators.items()
    }
    return from_results(framework, result.country, result.edition, ruled)


def assume(framework: Framework, result: CountryResult, assumed: Assumed) -> CountryResult:
    """The result, by the rule, that the assumption makes; ImpossibleError where it cannot be so.

    A treaty is one fact: an answer to one criterion stands for the strongest status that gives it, and
    all criteria of that treaty follow. A grade that is assumed holds, whatever the answers are.
    """
    before = by_rule(framework, result)
    answers = _answers(framework, before, assumed)
    after = {
        id_: _regraded(framework, framework.indicator_by_id[id_], one, answers)
        for id_, one in before.indicators.items()
    }
    for id_, position in assumed.grades.items():
        after[id_] = _set(framework, framework.indicator_by_id[id_], after[id_], position)
    return from_results(framework, result.country, result.edition, after)


def _regraded(
    framework: Framework, indicator: Indicator, result: IndicatorResult, answers: Mapping[str, Answer]
) -> IndicatorResult:
    own = {letter: answers.get(answer.criterion, answer) for letter, answer in result.answers.items()}
    return result if own == result.answers else grade_indicator(framework, indicator, own, result.star)


def _set(
    framework: Framework, indicator: Indicator, result: IndicatorResult, position: int
) -> IndicatorResult:
    if not result.applicable:
        raise ImpossibleError(f"{indicator.id} does not apply to the country, and has no grade")
    if indicator.scale:
        criterion = f"{indicator.id}.{indicator.scale.criterion}"
        raise ImpossibleError(
            f"{indicator.id} is scored by a number, not by its grade: give {criterion} a number"
        )
    return replace(
        result,
        state=GradeState.DECIDED,
        worst=position,
        best=position,
        rule_worst=position,
        rule_best=position,
    )


def _answers(framework: Framework, result: CountryResult, assumed: Assumed) -> dict[str, Answer]:
    """The answers that the assumption makes, by criterion."""
    own = {id_: _answer(framework, result, id_, level) for id_, level in assumed.answers.items()}
    own |= {id_: _number(framework, result, id_, value) for id_, value in assumed.numbers.items()}
    granted = {
        id_: _granted(framework, result, id_)
        for id_ in assumed.granted
        if id_ not in own and _applies(framework, result, id_)
    }
    followers = _followers(framework, result, own, strict=True)
    return {**_followers(framework, result, granted, strict=False), **granted, **followers, **own}


def _found(framework: Framework, result: CountryResult, id_: str) -> tuple[Indicator, Criterion, Answer]:
    indicator, criterion = framework.criteria[id_]
    return indicator, criterion, result.indicators[indicator.id].answers[criterion.id]


def _applies(framework: Framework, result: CountryResult, id_: str) -> bool:
    return _found(framework, result, id_)[2].state is not AnswerState.NOT_APPLICABLE


def _answer(framework: Framework, result: CountryResult, id_: str, level: int) -> Answer:
    indicator, criterion, answer = _found(framework, result, id_)
    _must_apply(answer)
    if indicator.scale and indicator.scale.criterion == criterion.id:
        raise ImpossibleError(f"{id_} counts by its number: give it one")
    return _known(answer, level)


def _number(framework: Framework, result: CountryResult, id_: str, value: Fraction) -> Answer:
    _, criterion, answer = _found(framework, result, id_)
    _must_apply(answer)
    if criterion.measure is None:
        raise ImpossibleError(f"{id_} is not answered by a number")
    return _known(answer, measured_level(criterion.measure, value, framework), value)


def _granted(framework: Framework, result: CountryResult, id_: str) -> Answer:
    """The best answer; for a number that is scored between goalposts, the best of these."""
    indicator, criterion, answer = _found(framework, result, id_)
    scale = indicator.scale
    return _known(
        answer,
        framework.best_level,
        scale.best if scale and scale.criterion == criterion.id else None,
    )


def _must_apply(answer: Answer) -> None:
    if answer.state is AnswerState.NOT_APPLICABLE:
        raise ImpossibleError(f"{answer.criterion} does not apply to the country")


def _known(answer: Answer, level: int, value: Fraction | None = None) -> Answer:
    """An assumed answer, behind which no finding stands."""
    values = None if value is None else (value, value)
    return Answer(answer.criterion, AnswerState.ANSWERED, level, level, values=values)


def _followers(
    framework: Framework, result: CountryResult, given: Mapping[str, Answer], strict: bool
) -> dict[str, Answer]:
    """The answers of the other criteria of the treaties that the given ones speak of.

    What is granted (not ``strict``) never makes them worse.
    """
    found: dict[str, Answer] = {}
    for treaty, rules in _treaties(framework, result, given).items():
        own = {id_: answer.low for id_, answer in given.items() if id_ in rules}
        status = _status(framework, rules, own)
        if status is None and strict:
            raise ImpossibleError(f"no status of {treaty} answers {' and '.join(own)} like this")
        for id_ in rules.keys() - own.keys():
            answer = _found(framework, result, id_)[2]
            level = treaty_level(rules[id_], status, framework) if status else 0
            found[id_] = (
                _known(answer, level)
                if strict or level >= answer.high
                else replace(answer, low=max(answer.low, level))
            )
    return found


def _treaties(
    framework: Framework, result: CountryResult, given: Iterable[str]
) -> dict[str, dict[str, TreatyRule]]:
    """For each treaty of which a given criterion speaks, the rules of all criteria that speak of it."""
    rules = {id_: criterion.treaty for id_, (_, criterion) in framework.criteria.items() if criterion.treaty}
    spoken = {rules[id_].treaty for id_ in given if id_ in rules}
    return {
        treaty: {
            id_: rule
            for id_, rule in rules.items()
            if rule.treaty == treaty and _applies(framework, result, id_)
        }
        for treaty in sorted(spoken)
    }


def _status(framework: Framework, rules: Mapping[str, TreatyRule], given: Mapping[str, int]) -> str | None:
    """The strongest status that answers all given criteria as they are given."""
    return next(
        (
            status
            for status in STATUSES
            if all(treaty_level(rules[id_], status, framework) == level for id_, level in given.items())
        ),
        None,
    )
