"""Where a country stands, in words and as places on a scale."""

from __future__ import annotations

import math
from collections import Counter
from fractions import Fraction

from scoring.explain.deciding import deciding_in
from scoring.explain.figures import Figures
from scoring.language import Language
from scoring.language.catalogue import N_
from scoring.language.phrases import commas, number_span, percent_span, rank_span
from scoring.model.result import Basis, CountryResult, GradeState, Standing
from scoring.publish.deciding_words import DecidingWords
from scoring.publish.standing_view import StandingView
from scoring.publish.trend import trend_words
from scoring.rank.history import previous

_STATES = {
    GradeState.RANGE: N_("{number} with more than one grade possible"),
    GradeState.NO_DATA: N_("{number} searched for in vain"),
    GradeState.NOT_ASSESSED: N_("{number} not examined"),
    GradeState.NOT_APPLICABLE: N_("{number} not applicable"),
}
"""How many indicators are in a state other than graded."""
_ALL = {
    GradeState.RANGE: N_("{examined}, with more than one grade possible"),
    GradeState.NO_DATA: N_("{examined}, searched for in vain"),
    GradeState.NOT_APPLICABLE: N_("{examined}, not applicable"),
}
"""The same where none is graded and all that were examined are in one state."""


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
        points=number_span(score.low, score.high, language),
        possible=language.number(score.possible),
        percent=percent_span(low, high, language),
        low=float(low),
        high=float(high),
        marks=tuple((float(category.start), category.label) for category in reversed(framework.categories)),
        rank=_rank(figures, standing, language),
        coverage=_coverage(figures, language),
        to_next=_to_next(figures, language) if says else "",
        deciding=_deciding(figures, language) if says else "",
        published=language.gettext("published for this edition as {category}", category=published)
        if published
        else "",
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
    listed = commas(
        (language.gettext(_STATES[state], number=language.number(count[state])) for state in others), language
    )
    if graded:
        # Translators: the others are such as "2 searched for in vain, 3 not examined".
        return language.ngettext(
            "{graded} of {number} indicator graded, {others}",
            "{graded} of {number} indicators graded, {others}",
            indicators,
            graded=language.number(graded),
            others=listed,
        )
    examined = _examined(indicators - count[GradeState.NOT_ASSESSED], indicators, language)
    if not others:
        return language.gettext("{examined} so far", examined=examined)
    if len(others) == 1:
        # Translators: {examined} is such as "3 of 12 indicators examined".
        return language.gettext(_ALL[others[0]], examined=examined)
    return language.gettext("{examined}: {others}", examined=examined, others=listed)


def _examined(count: int, of: int, language: Language) -> str:
    if not count:
        return language.ngettext(
            "none of {number} indicator examined", "none of {number} indicators examined", of
        )
    return language.ngettext(
        "{examined} of {number} indicator examined",
        "{examined} of {number} indicators examined",
        of,
        examined=language.number(count),
    )


def _rank(figures: Figures, standing: Standing, language: Language) -> str:
    ranked = figures.standings.ranked
    if not figures.framework.ranking:
        return ""
    if standing.rank is None or standing.basis is not Basis.EVIDENCE:
        return language.gettext("no rank: the evidence does not cover enough of the criteria")
    if ranked == 1:
        return language.gettext("no rank yet: no other country is graded from evidence in this edition")
    rank, (best, worst) = rank_span(standing.rank, language), standing.rank
    if best == worst:
        return language.ngettext(
            "{rank} of {number} country graded from evidence",
            "{rank} of {number} countries graded from evidence",
            ranked,
            rank=rank,
        )
    return language.ngettext(
        "{rank} of {number} country graded from evidence: the evidence is incomplete",
        "{rank} of {number} countries graded from evidence: the evidence is incomplete",
        ranked,
        rank=rank,
    )


def _coverage(figures: Figures, language: Language) -> str:
    values = {
        "share": language.percent(figures.result.coverage),
        "minimum": language.percent(figures.framework.minimum_coverage),
    }
    if figures.result.coverage and figures.framework.ranking:
        return language.gettext(
            "{share} of the criteria have an answer that counts; {minimum} are needed for a rank", **values
        )
    if figures.result.coverage:
        return language.gettext("{share} of the criteria have an answer that counts", **values)
    if figures.framework.ranking:
        return language.gettext(
            "none of the criteria has an answer that counts; {minimum} are needed for a rank", **values
        )
    return language.gettext("none of the criteria has an answer that counts")


def _to_next(figures: Figures, language: Language) -> str:
    following = figures.next_category
    if following is None:
        return ""
    # Rounded up as printed: whoever gains that much is there.
    points = Fraction(math.ceil(figures.points_to(following) * 100), 100)
    category = figures.framework.category_by_id[following]
    values = {
        "points": language.number(points),
        "category": category.label,
        "start": language.percent(category.start),
    }
    count = int(points) if points.denominator == 1 else 2  # half a point takes the form of several
    if len(figures.result.categories) == 1:
        return language.ngettext(
            "{points} more point to {category}, which begins at {start}",
            "{points} more points to {category}, which begins at {start}",
            count,
            **values,
        )
    return language.ngettext(
        "{points} more point to be sure of {category}, which begins at {start}",
        "{points} more points to be sure of {category}, which begins at {start}",
        count,
        **values,
    )


def _deciding(figures: Figures, language: Language) -> str:
    """Which answers would decide an undecided category."""
    found = deciding_in(figures.framework, figures.standings, figures.country)
    return " ".join(DecidingWords(figures.framework, found, language).category()) if found else ""


def _trend(figures: Figures, language: Language) -> str:
    past = previous(figures.workspace, figures.framework, figures.edition).get(figures.country)
    return trend_words(figures.framework, past, figures.result, language) if past else ""
