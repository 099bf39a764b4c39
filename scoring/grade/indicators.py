"""From the answers of an indicator's criteria to its grade."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from scoring.grade.answers import level_of
from scoring.grade.conditions import holds
from scoring.model.evidence import NO_DATA, NOT_APPLICABLE, Finding, Override
from scoring.model.framework import Framework, Indicator
from scoring.model.result import Answer, AnswerState, GradeState, IndicatorResult, SetAside

Levels = Mapping[str, int | None]


def grade_position(framework: Framework, indicator: Indicator, levels: Levels) -> int | None:
    """The position of the grade that the rule gives, 0 the best; None where nothing is applicable.

    ``levels`` are the answers by letter, None where not applicable. The first condition that holds,
    best grade first, decides; then each cap whose condition does not hold lowers the grade.
    """
    if all(level is None for level in levels.values()):
        return None
    worst = len(framework.grades) - 1
    position = next(
        (
            position
            for position, grade in enumerate(framework.grades)
            if grade.id in indicator.rule and holds(indicator.rule[grade.id], levels)
        ),
        worst,
    )
    for cap in indicator.caps:
        if holds(cap.unless, levels) is False:
            position = max(position, framework.grade_position[cap.at_most])
    return position


def bounds(answers: Mapping[str, Answer]) -> tuple[dict[str, int | None], dict[str, int | None]]:
    """The worst and the best levels that the answers allow, by letter; not applicable is None in both."""
    applicable = {
        letter: answer.state is not AnswerState.NOT_APPLICABLE for letter, answer in answers.items()
    }
    low = {letter: answer.low if applicable[letter] else None for letter, answer in answers.items()}
    high = {letter: answer.high if applicable[letter] else None for letter, answer in answers.items()}
    return low, high


def grade_indicator(
    framework: Framework,
    indicator: Indicator,
    answers: Mapping[str, Answer],
    star: bool = False,
    override: Override | None = None,
) -> IndicatorResult:
    """The exact range of an indicator's grade: its rule with all unknowns low, and with all high.

    Rules have no negation, so no other completion lies outside. ``answers`` are keyed by letter.
    """
    low, high = bounds(answers)
    worst = grade_position(framework, indicator, low)
    best = grade_position(framework, indicator, high)
    if worst is None or best is None:
        last = len(framework.grades) - 1
        return IndicatorResult(
            indicator.id, GradeState.NOT_APPLICABLE, last, 0, last, 0, answers, star, overridden=False
        )
    position = framework.grade_position[override.grade] if override else None
    return IndicatorResult(
        indicator=indicator.id,
        state=GradeState.DECIDED if override or worst == best else _undecided(answers.values()),
        worst=worst if position is None else position,
        best=best if position is None else position,
        rule_worst=worst,
        rule_best=best,
        answers=answers,
        star=star,
        overridden=override is not None,
        scaled=_scaled(indicator, answers),
    )


def _scaled(indicator: Indicator, answers: Mapping[str, Answer]) -> tuple[Fraction, Fraction] | None:
    """The share between the goalposts that the number gives, worst and best; all where there is no number."""
    if indicator.scale is None:
        return None
    values = answers[indicator.scale.criterion].values
    if values is None:
        return Fraction(0), Fraction(1)
    shares = [indicator.scale.share(value) for value in values]
    return min(shares), max(shares)


def _undecided(answers: Iterable[Answer]) -> GradeState:
    states = {answer.state for answer in answers} - {AnswerState.NOT_APPLICABLE}
    if states <= {AnswerState.UNKNOWN}:
        return GradeState.NOT_ASSESSED
    return GradeState.NO_DATA if states <= {AnswerState.UNKNOWN, AnswerState.NO_DATA} else GradeState.RANGE


def has_star(framework: Framework, findings: Iterable[Finding], answers: Mapping[str, Answer]) -> bool:
    """Whether NGOs work here with no state support: a finding in time, at least partly so."""
    aside = {id_: why for answer in answers.values() for id_, why in (answer.set_aside or {}).items()}
    return any(
        finding.actor == "ngo"
        and aside.get(finding.id) is SetAside.ACTOR
        and finding.answer not in {NO_DATA, NOT_APPLICABLE}
        and level_of(finding, framework.criteria[finding.criterion][1], framework) > 0
        for finding in findings
    )
