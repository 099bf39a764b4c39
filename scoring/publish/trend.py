"""Whether a country has moved since its last edition, in words."""

from __future__ import annotations

from fractions import Fraction

from scoring.language import Language
from scoring.model.framework import Framework
from scoring.model.result import CountryResult
from scoring.rank.history import Past, Trend, trend


def trend_words(framework: Framework, past: Past, now: CountryResult, language: Language) -> str:
    """``up from limited measures in January 2010``; empty where nothing is scored.

    The category is named where it has changed for certain, else the score.
    """
    before, edition = past.result, language.edition(past.edition)
    rules = "" if past.found_under == framework.id else ", by the rules of today"
    match trend(before, now):
        case None:
            return ""
        case Trend.SAME:
            return f"unchanged since {edition}{rules}"
        case Trend.OPEN:
            return f"not certain whether it has moved since {edition}{rules}"
        case direction:
            if before.categories and not {*before.categories} & {*now.categories}:
                labels = [framework.category_by_id[id_].label for id_ in before.categories]
                return f"{direction} from {language.either(labels)} in {edition}{rules}"
            shares = before.score.low_share, before.score.high_share
            return f"score {direction} from {_between(*shares, language)} in {edition}{rules}"


def _between(low: Fraction, high: Fraction, language: Language) -> str:
    ends = language.percent(low), language.percent(high)
    return ends[0] if low == high else f"{ends[0]} to {ends[1]}"
