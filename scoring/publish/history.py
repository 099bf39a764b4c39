"""How a country's card has read from edition to edition."""

from __future__ import annotations

from scoring.explain.figures import Figures
from scoring.language import Language
from scoring.language.phrases import number_span, rank_of
from scoring.language.words import grade_state_word
from scoring.model.framework import Framework, Goal
from scoring.model.result import GradeState, IndicatorResult, Standings
from scoring.publish.cells import grade_view
from scoring.publish.view import PastCellView, PastView
from scoring.rank.history import Past, history
from scoring.rank.standings import standings

MOST = 5
"""So many editions have a column in the table; older ones stand in their own cards."""


def history_view(figures: Figures, language: Language) -> tuple[PastView, ...]:
    """The last editions up to this one, the oldest first; none where this one is the first."""
    framework = figures.framework
    past = history(figures.workspace, framework, figures.country, figures.edition)
    if len(past) < 2:
        return ()
    return tuple(_past(one, figures, language) for one in past[-MOST:])


def _past(past: Past, figures: Figures, language: Language) -> PastView:
    framework, result = figures.framework, past.result
    score = result.score
    labels = {category.id: category.label for category in framework.categories}
    points = (
        language.gettext(
            "{points} of {possible}",
            points=number_span(score.low, score.high, language),
            possible=language.number(score.possible),
        )
        if score.possible
        else ""
    )
    return PastView(
        edition=language.edition(past.edition),
        rules="" if past.found_under == framework.id else language.gettext("by the rules of today"),
        categories=language.either([labels[id_] for id_ in result.categories]) if result.categories else "",
        points=points,
        rank=_rank(past, figures, language) if framework.ranking else "",
        coverage=language.percent(result.coverage),
        cells={goal.id: _cells(framework, goal, past, language) for goal in framework.last_goals},
    )


def _rank(past: Past, figures: Figures, language: Language) -> str:
    """The rank among the countries of that time."""
    found = _standings(past, figures)
    standing = found.countries[figures.country]
    if standing.rank is None or found.ranked < 2 or past.found_under != figures.framework.id:
        return language.gettext("no rank")
    return rank_of(standing.rank, found.ranked, language)


def _standings(past: Past, figures: Figures) -> Standings:
    if past.edition == figures.edition:
        return figures.standings
    return standings(figures.workspace, figures.framework, past.edition)


def _cells(framework: Framework, goal: Goal, past: Past, language: Language) -> tuple[PastCellView, ...]:
    return tuple(shape_cell(framework, past.result.indicators[one.id], language) for one in goal.indicators)


def shape_cell(framework: Framework, result: IndicatorResult, language: Language) -> PastCellView:
    """An indicator's grade as shapes."""
    shown = result.state in {GradeState.DECIDED, GradeState.RANGE}
    grades = framework.grades[result.best : result.worst + 1] if shown else ()
    return PastCellView(
        id=result.indicator,
        state=result.state.value,
        state_word=grade_state_word(result.state.value, language),
        grades=tuple(grade_view(grade, language) for grade in grades),
    )
