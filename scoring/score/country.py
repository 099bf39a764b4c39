"""A country's evidence, graded and scored under a framework."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction

from scoring.grade.answers import from_findings, from_record
from scoring.grade.indicators import grade_indicator, has_star
from scoring.model.evidence import Country, Edition, Finding, Override, Treaty
from scoring.model.framework import Framework, Indicator
from scoring.model.result import Answer, CountryResult, IndicatorResult, Score


def score_country(
    framework: Framework, edition: Edition, country: Country | None, treaties: Mapping[str, Treaty]
) -> CountryResult:
    """Grade every indicator, then score; the order of the findings makes no difference."""
    by_criterion: dict[str, list[Finding]] = defaultdict(list)
    for finding in sorted(edition.findings, key=lambda finding: finding.id):
        by_criterion[finding.criterion].append(finding)
    results = {
        indicator.id: _graded(framework, indicator, edition, country, treaties, by_criterion)
        for indicator in framework.indicators
    }
    score = total(framework, results)
    return CountryResult(
        country=edition.country,
        edition=edition.id,
        indicators=results,
        score=score,
        categories=categories_between(framework, score.low_share, score.high_share),
        coverage=coverage(framework, results),
    )


def _graded(
    framework: Framework,
    indicator: Indicator,
    edition: Edition,
    country: Country | None,
    treaties: Mapping[str, Treaty],
    findings: Mapping[str, Sequence[Finding]],
) -> IndicatorResult:
    answers: dict[str, Answer] = {}
    resolutions = {resolution.criterion: resolution for resolution in edition.resolutions}
    for criterion in indicator.criteria:
        id_ = indicator.criterion_id(criterion)
        answers[criterion.id] = (
            from_record(id_, criterion, country, treaties, framework.best_level, edition.as_of)
            if criterion.treaty
            else from_findings(
                id_, criterion, findings.get(id_, ()), framework, edition.as_of, resolutions.get(id_)
            )
        )
    own = [finding for answer in answers.values() for finding in findings.get(answer.criterion, ())]
    star = has_star(framework, own, answers)
    return grade_indicator(framework, indicator, answers, star, _override(edition, indicator))


def _override(edition: Edition, indicator: Indicator) -> Override | None:
    """The panel's grade for an indicator, while it has not expired."""
    return next(
        (
            override
            for override in edition.overrides
            if override.indicator == indicator.id and override.until.last >= edition.as_of
        ),
        None,
    )


def total(framework: Framework, results: Mapping[str, IndicatorResult]) -> Score:
    """Points times weight over all applicable indicators, with the possible sum: Σ w·p, of Σ w·p(best)."""
    low = high = possible = Fraction(0)
    best = max(grade.points for grade in framework.grades)
    for indicator in framework.indicators:
        result = results[indicator.id]
        if result.applicable:
            low += indicator.weight * framework.grades[result.worst].points
            high += indicator.weight * framework.grades[result.best].points
            possible += indicator.weight * best
    return Score(low, high, possible)


def categories_between(framework: Framework, low: Fraction, high: Fraction) -> tuple[str, ...]:
    """The categories of all shares from low to high, best first."""
    ids = [category.id for category in framework.categories]
    return tuple(ids[ids.index(category_at(framework, high)) : ids.index(category_at(framework, low)) + 1])


def category_at(framework: Framework, share: Fraction) -> str:
    """The category of an exact share: the best whose band begins at or below it."""
    return next(category.id for category in framework.categories if share >= category.start)


def coverage(framework: Framework, results: Mapping[str, IndicatorResult]) -> Fraction:
    """The weighted share of applicable criteria with a counting, undisputed answer.

    An indicator counts its weight, and its applicable criteria share that equally.
    """
    known = asked = Fraction(0)
    for indicator in framework.indicators:
        result = results[indicator.id]
        if result.askable:
            known += indicator.weight * Fraction(result.answered, result.askable)
            asked += indicator.weight
    return known / asked if asked else Fraction(0)
