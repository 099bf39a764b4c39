"""Where a country stands, in words and as places on a scale."""

from __future__ import annotations

import math
from collections import Counter
from fractions import Fraction

from scoring.explain.deciding import deciding_in
from scoring.explain.figures import Figures
from scoring.language import Language
from scoring.model.result import Basis, CountryResult, GradeState, Standing
from scoring.publish.deciding_words import DecidingWords
from scoring.publish.figure_words import between
from scoring.publish.trend import trend_words
from scoring.publish.view import StandingView
from scoring.rank.history import previous

_STATES = {
    GradeState.RANGE: "with more than one grade possible",
    GradeState.NO_DATA: "searched for in vain",
    GradeState.NOT_ASSESSED: "not examined",
    GradeState.NOT_APPLICABLE: "not applicable",
}
"""States of an indicator other than graded, as they are counted in words."""


def standing_view(figures: Figures, standing: Standing, language: Language) -> StandingView:
    framework, score = figures.framework, figures.result.score
    labels = {category.id: category.label for category in framework.categories}
    low, high = score.low_share, score.high_share
    published = labels.get(standing.published or "", "")
    says = score.possible > 0 and not _wide_open(figures, standing)
    return StandingView(
        scored=says,
        known=_known(figures.result, language),
        categories=language.either([labels[id_] for id_ in figures.result.categories]) if says else "",
        decided=low == high,
        points=between(score.low, score.high, language),
        possible=language.number(score.possible),
        percent=language.percent(low)
        if low == high
        else f"{language.percent(low)} to {language.percent(high)}",
        low=float(low),
        high=float(high),
        marks=tuple((float(category.start), category.label) for category in reversed(framework.categories)),
        rank=_rank(figures, standing, language),
        coverage=_coverage(figures, language),
        to_next=_to_next(figures, language) if says else "",
        deciding=_deciding(figures, language) if says else "",
        published=f"published for this edition as {published}" if published else "",
        trend=_trend(figures, language),
    )


def _wide_open(figures: Figures, standing: Standing) -> bool:
    """Whether so little is known that a category, and the points towards it, would say nothing."""
    possible, categories = figures.result.categories, figures.framework.categories
    return standing.basis is not Basis.EVIDENCE and 1 < len(possible) == len(categories)


def _known(result: CountryResult, language: Language) -> str:
    """How many indicators are graded and how many are not; empty where all have been examined.

    Where none is graded it is told how many have been examined, which is what there is to say.
    """
    count = Counter(one.state for one in result.indicators.values())
    if not count[GradeState.NOT_ASSESSED]:
        return ""
    indicators, graded = len(result.indicators), count[GradeState.DECIDED]
    others = [state for state in _STATES if count[state] and (graded or state is not GradeState.NOT_ASSESSED)]
    said = [f"{language.number(count[state])} {_STATES[state]}" for state in others]
    if graded:
        return f"{_share(graded, indicators, language)} graded, {', '.join(said)}"
    examined = f"{_share(indicators - count[GradeState.NOT_ASSESSED], indicators, language)} examined"
    if len(others) == 1:
        return f"{examined}, {_STATES[others[0]]}"
    return f"{examined}: {', '.join(said)}" if said else f"{examined} so far"


def _share(count: int, of: int, language: Language) -> str:
    whole = f"{language.number(of)} {'indicator' if of == 1 else 'indicators'}"
    return f"{language.number(count)} of {whole}" if count else f"none of {whole}"


def _rank(figures: Figures, standing: Standing, language: Language) -> str:
    ranked = figures.standings.ranked
    if not figures.framework.ranking:
        return ""
    if standing.rank is None or standing.basis is not Basis.EVIDENCE:
        return "no rank: the evidence does not cover enough of the criteria"
    if ranked == 1:
        return "no rank yet: no other country is graded from evidence in this edition"
    best, worst = standing.rank
    if best == worst:
        return f"{best} of {ranked} countries graded from evidence"
    return f"{best}–{worst} of {ranked} countries graded from evidence: the evidence is incomplete"


def _coverage(figures: Figures, language: Language) -> str:
    said = f"{language.percent(figures.result.coverage)} of the criteria have an answer that counts"
    if not figures.result.coverage:
        said = "none of the criteria has an answer that counts"
    if not figures.framework.ranking:
        return said
    return f"{said}; {language.percent(figures.framework.minimum_coverage)} are needed for a rank"


def _to_next(figures: Figures, language: Language) -> str:
    following = figures.next_category
    if following is None:
        return ""
    # Rounded up as printed: whoever gains that much is there.
    points = Fraction(math.ceil(figures.points_to(following) * 100), 100)
    label = figures.framework.category_by_id[following].label
    start = figures.framework.category_by_id[following].start
    word = "point" if points == 1 else "points"
    reach = "to" if len(figures.result.categories) == 1 else "to be sure of"
    return f"{language.number(points)} more {word} {reach} {label}, which begins at {language.percent(start)}"


def _deciding(figures: Figures, language: Language) -> str:
    """Which answers would decide an undecided category."""
    found = deciding_in(figures.framework, figures.standings, figures.country)
    return " ".join(DecidingWords(figures.framework, found, language).category()) if found else ""


def _trend(figures: Figures, language: Language) -> str:
    past = previous(figures.workspace, figures.framework, figures.edition).get(figures.country)
    return trend_words(figures.framework, past, figures.result, language) if past else ""
