"""The tables of what was found: standings, grades, answers, and what would raise a grade."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.explain.why import WhyCriterion, WhyIndicator
from scoring.model.framework import Framework
from scoring.model.result import AnswerState, Basis, CountryResult, GradeState, IndicatorResult, Standing
from scoring.publish.data.results import Results
from scoring.publish.data.table import (
    Cell,
    Link,
    Table,
    country_column,
    exact,
    flag,
    link,
    number,
    one_of,
    partial_date,
    text,
    whole,
)
from scoring.review.digest import evidence_digest
from scoring.review.reviewed import is_reviewed
from scoring.score.country import indicator_score

COUNTRY = link("country", "standings")


def result_tables(results: Results) -> tuple[Table, ...]:
    reasons = {code: results.why(code) for code in results.evidence}
    return (
        _standings(results),
        _grades(results),
        _answers(results, reasons),
        _raising(results.framework, reasons),
    )


def _standings(results: Results) -> Table:
    names = ("category_best", "category_worst", "published_category")
    return Table(
        "standings",
        "Countries: score, category and rank",
        "All countries of the edition. A score, a category or a rank that the evidence does not decide has "
        "two ends. Ranks are among the countries of basis evidence alone.",
        (
            country_column(),
            text("name", "Its short name", required=True),
            text("region", "Its region"),
            one_of(
                "basis",
                "What the country's category rests on: evidence that covers enough criteria, a published "
                "list, or nothing",
                [basis.value for basis in Basis],
                required=True,
            ),
            partial_date("evidence_edition", "The edition of its evidence: the newest up to this one"),
            partial_date("as_of", "The day as of which its evidence is told"),
            text("category_best", "The best category that is possible"),
            text("category_worst", "The worst one; the same where it is decided"),
            number("score_low", "The least share of the possible points", most=1),
            number("score_high", "The greatest", most=1),
            exact("score_low_exact", "score_low as an exact fraction"),
            exact("score_high_exact", "score_high as an exact fraction"),
            number("points_low", "The least number of points", least=None),
            number("points_high", "The greatest", least=None),
            number("points_possible", "The points that were possible"),
            whole("rank_best", "The best rank that is possible, ties shared", least=1),
            whole("rank_worst", "The worst", least=1),
            number("coverage", "The weighted share of criteria with an undisputed answer", most=1),
            exact("coverage_exact", "coverage as an exact fraction"),
            text("published_category", "Its category in the published list of this edition"),
            whole("published_position", "Its position there, which is no rank of ours", least=1),
            flag("reviewed", "Whether its evidence was reviewed by somebody other than the author"),
            text("evidence_digest", "SHA-256 of the evidence and the rules", pattern="[0-9a-f]{64}"),
        ),
        ("country",),
        tuple(link(name, "categories", "category") for name in names),
        tuple(_standing(results, one) for one in results.standings.countries.values()),
    )


def _standing(results: Results, standing: Standing) -> tuple[Cell, ...]:
    code, result = standing.country, standing.result
    country = results.workspace.countries.get(code)
    evidence = results.evidence.get(code)
    best, worst = standing.rank or (None, None)
    return (
        *(code, results.workspace.short_name(code), country.region if country else None),
        *(standing.basis.value, evidence.id if evidence else None),
        str(evidence.as_of) if evidence else None,
        standing.categories[0] if standing.categories else None,
        standing.categories[-1] if standing.categories else None,
        *_score(result),
        *(best, worst),
        *((result.coverage, str(result.coverage)) if result else (None, None)),
        *(standing.published, standing.published_position),
        evidence is not None and is_reviewed(results.workspace, evidence),
        evidence_digest(results.workspace, evidence) if evidence else None,
    )


def _score(result: CountryResult | None) -> tuple[Cell, ...]:
    if result is None or not result.score.possible:
        return (None,) * 7
    score = result.score
    low, high = score.low_share, score.high_share
    return (low, high, str(low), str(high), score.low, score.high, score.possible)


def _grades(results: Results) -> Table:
    framework = results.framework
    return Table(
        "grades",
        "Grades: countries by indicators",
        "A grade that the evidence does not decide has two ends; what nobody has examined spans all grades, "
        "and is not red.",
        (
            country_column(),
            text("indicator", "The indicator", required=True),
            one_of("state", "How the grade stands", [state.value for state in GradeState], required=True),
            text("grade_best", "The best grade that is possible; empty where none applies"),
            text("grade_worst", "The worst one; the same where it is decided"),
            text("rule_best", "grade_best by the rule alone, before a panel overruled it"),
            text("rule_worst", "grade_worst by the rule alone"),
            number("points_low", "The least number of points, without weight", least=None),
            number("points_high", "The greatest", least=None),
            number("points_possible", "The points that were possible"),
            flag("star", "Whether NGOs do work here with no state support"),
            flag("disputed", "Whether sources disagree about a criterion, undecided"),
            flag("overridden", "Whether a panel overruled the rule"),
            text("overridden_because", "The panel's reason"),
            text("overridden_by", "The panel's role"),
            partial_date("overridden_until", "When it ends"),
            whole("answered", "Criteria with an undisputed answer"),
            whole("applicable", "Criteria that apply to the country"),
        ),
        ("country", "indicator"),
        (
            COUNTRY,
            link("indicator", "indicators"),
            *(
                link(name, "grade-scale", "grade")
                for name in ("grade_best", "grade_worst", "rule_best", "rule_worst")
            ),
        ),
        tuple(
            _grade(results, framework, code, one)
            for code in results.evidence
            for one in results.result(code).indicators.values()
        ),
    )


def _grade(results: Results, framework: Framework, country: str, one: IndicatorResult) -> tuple[Cell, ...]:
    positions = (one.best, one.worst, one.rule_best, one.rule_worst)
    grades = [framework.grades[position].id if one.applicable else None for position in positions]
    score = indicator_score(framework, one)
    points = (score.low, score.high, score.possible) if score.possible else (None, None, None)
    override = next(
        (
            (found.because, found.by, str(found.until))
            for found in results.evidence[country].overrides
            if one.overridden and found.indicator == one.indicator
        ),
        (None, None, None),
    )
    return (
        *(country, one.indicator, one.state.value, *grades, *points),
        *(one.star, one.disputed, one.overridden, *override, one.answered, one.askable),
    )


def _answers(results: Results, reasons: dict[str, tuple[WhyIndicator, ...]]) -> Table:
    return Table(
        "answers",
        "Answers: countries by criteria",
        "An unknown answer spans all that is possible, a disputed one the answers of its findings.",
        (
            country_column(),
            text("criterion", "The criterion", required=True),
            one_of("state", "How the answer stands", [state.value for state in AnswerState], required=True),
            text("answer_best", "The best answer that is possible; empty where none applies"),
            text("answer_worst", "The worst one; the same where it is decided"),
            number("value_low", "The least number that was found", least=None),
            number("value_high", "The greatest", least=None),
            text("treaty_status", "How the country stood to the treaty on the as-of day"),
            text("source", "Where the ratification record comes from"),
            text("locator", "The place in that source"),
            text("resolution_because", "Why one side of a dispute holds"),
            text("resolution_by", "The role of who decided it"),
            partial_date("resolution_on", "When it was decided"),
        ),
        ("country", "criterion"),
        (
            COUNTRY,
            link("criterion", "criteria"),
            link("answer_best", "answer-scale", "answer"),
            link("answer_worst", "answer-scale", "answer"),
            link("source", "sources"),
        ),
        tuple(
            _answer(results, code, criterion)
            for code, indicators in reasons.items()
            for reason in indicators
            for criterion in reason.criteria
        ),
    )


def _answer(results: Results, country: str, why: WhyCriterion) -> tuple[Cell, ...]:
    answer, names = why.answer, results.framework.answers
    applies = answer.state is not AnswerState.NOT_APPLICABLE
    record = results.record(country, why.criterion.treaty.treaty) if why.criterion.treaty else None
    resolution = why.resolution
    because = resolution.because if resolution and results.open(country, why) else None
    return (
        *(country, answer.criterion, answer.state.value),
        *((names[answer.high], names[answer.low]) if applies else (None, None)),
        *(answer.values or (None, None)),
        answer.treaty_status or None,
        *((record.source, record.locator or None) if record else (None, None)),
        because,
        *((resolution.by, str(resolution.on)) if resolution else (None, None)),
    )


def _raising(framework: Framework, reasons: dict[str, tuple[WhyIndicator, ...]]) -> Table:
    return Table(
        "raising",
        "What would raise a grade",
        "The fewest criteria whose answers would surely lift the rule's worst possible grade by one; where "
        "there are several such ways, each has a number.",
        (
            country_column(),
            text("indicator", "The indicator", required=True),
            whole("way", "The way", least=1),
            text("criterion", "A criterion of the way", required=True),
            text("answer", "The answer that is enough", required=True),
            text("to", "The grade that is reached", required=True),
        ),
        ("country", "indicator", "way", "criterion"),
        (
            Link(("country", "indicator"), "grades", ("country", "indicator")),
            Link(("country", "criterion"), "answers", ("country", "criterion")),
            link("answer", "answer-scale"),
            link("to", "grade-scale", "grade"),
        ),
        tuple(row for code, found in reasons.items() for one in found for row in _ways(framework, code, one)),
    )


def _ways(framework: Framework, country: str, why: WhyIndicator) -> Iterator[tuple[Cell, ...]]:
    if why.raising is None:
        return
    for number_, way in enumerate(why.raising.ways, 1):
        for step in way:
            criterion = f"{why.indicator.id}.{step.criterion}"
            answer, grade = framework.answers[step.level], framework.grades[why.raising.to].id
            yield (country, why.indicator.id, number_, criterion, answer, grade)
