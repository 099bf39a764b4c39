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
from scoring.score.aggregate import Part, combine


def score_country(
    framework: Framework, edition: Edition, country: Country | None, treaties: Mapping[str, Treaty]
) -> CountryResult:
    """Grade every indicator, then score; the order of the findings makes no difference."""
    by_criterion = _by_criterion(edition.findings)
    results = {
        indicator.id: _graded(framework, indicator, edition, country, treaties, by_criterion)
        for indicator in framework.indicators
    }
    return from_results(framework, edition.country, edition.id, results)


def grade_one(
    framework: Framework,
    indicator: Indicator,
    edition: Edition,
    country: Country | None,
    treaties: Mapping[str, Treaty],
) -> IndicatorResult:
    """One indicator as ``score_country`` grades it."""
    return _graded(framework, indicator, edition, country, treaties, _by_criterion(edition.findings))


def _by_criterion(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in sorted(findings, key=lambda finding: finding.id):
        found[finding.criterion].append(finding)
    return found


def from_results(
    framework: Framework, country: str, edition: str, results: Mapping[str, IndicatorResult]
) -> CountryResult:
    """Score, category and coverage from graded indicators, whatever they were graded from."""
    goals = goal_scores(framework, results)
    score = whole_score(framework.score, [(goal.weight, goals[goal.id]) for goal in framework.goals])
    categories = categories_between(framework, score.low_share, score.high_share) if score.possible else ()
    return CountryResult(
        country=country,
        edition=edition,
        indicators=results,
        score=score,
        categories=categories,
        coverage=coverage(framework, results),
        goals=goals,
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
            from_record(id_, criterion.treaty, country, treaties, framework, edition.as_of)
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


def goal_scores(framework: Framework, results: Mapping[str, IndicatorResult]) -> dict[str, Score]:
    """The score of every goal, at any depth, by its id."""
    scores: dict[str, Score] = {}
    for goal in reversed(framework.every_goal):  # each after those within it
        parts = [(inner.weight, scores[inner.id]) for inner in goal.goals]
        parts += [(one.weight, indicator_score(framework, results[one.id])) for one in goal.indicators]
        scores[goal.id] = whole_score(goal.score, parts)
    return {goal.id: scores[goal.id] for goal in framework.every_goal}


def whole_score(kind: str, parts: Sequence[tuple[Fraction, Score]]) -> Score:
    """The score of a whole from the weights and scores of its parts, at the worst and at the best.

    By sums that is Σ w·p of Σ w·p(best), over all parts that have possible points.
    """
    counting = [(weight, score) for weight, score in parts if score.possible]
    low, possible = combine(kind, [Part(weight, score.low, score.possible) for weight, score in counting])
    if all(score.low == score.high for _, score in counting):
        return Score(low, low, possible)
    high, _ = combine(kind, [Part(weight, score.high, score.possible) for weight, score in counting])
    return Score(low, high, possible)


def indicator_score(framework: Framework, result: IndicatorResult) -> Score:
    """An indicator's points, without its weight; none possible where it does not apply or is unscored."""
    if result.scaled is not None:
        return Score(*result.scaled, Fraction(1))
    points = framework.points
    if not result.applicable or points is None:
        return Score(Fraction(0), Fraction(0), Fraction(0))
    return Score(points[result.worst], points[result.best], max(points))


def categories_between(framework: Framework, low: Fraction, high: Fraction) -> tuple[str, ...]:
    """The categories of all shares from low to high, best first; none where the framework has none."""
    if not framework.categories:
        return ()
    ids = [category.id for category in framework.categories]
    return tuple(ids[ids.index(category_at(framework, high)) : ids.index(category_at(framework, low)) + 1])


def category_at(framework: Framework, share: Fraction) -> str:
    """The category of an exact share: the best whose band begins at or below it."""
    return next(category.id for category in framework.categories if share >= category.start)


def coverage(framework: Framework, results: Mapping[str, IndicatorResult]) -> Fraction:
    """The weighted share of applicable criteria with a counting, undisputed answer.

    An indicator counts its weight times those of the goals it is in, and its applicable criteria share
    that equally.
    """
    known = asked = Fraction(0)
    for id_, weight in framework.whole_weights.items():
        result = results[id_]
        if result.askable:
            known += weight * Fraction(result.answered, result.askable)
            asked += weight
    return known / asked if asked else Fraction(0)
