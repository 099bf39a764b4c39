"""Whether a country has moved since its last edition, in words."""

from __future__ import annotations

from scoring.language import Language
from scoring.language.phrases import percent_span
from scoring.model.framework import Framework
from scoring.model.result import CountryResult
from scoring.rank.history import Past, Trend, trend


def trend_words(framework: Framework, past: Past, now: CountryResult, language: Language) -> str:
    """``up from limited measures in January 2010``; empty where nothing is scored.

    The category is named where it has changed for certain, else the score.
    """
    direction = trend(past.result, now)
    if direction is None:
        return ""
    said = _moved(framework, past, now, direction, language)
    if past.found_under == framework.id:
        return said
    # Translators: {trend} is such as "up from limited measures in January 2010".
    return language.gettext("{trend}, by the rules of today", trend=said)


def _moved(framework: Framework, past: Past, now: CountryResult, direction: Trend, language: Language) -> str:
    before, edition = past.result, language.edition(past.edition)
    if direction is Trend.SAME:
        return language.gettext("unchanged since {edition}", edition=edition)
    if direction is Trend.OPEN:
        return language.gettext("not certain whether it has moved since {edition}", edition=edition)
    up = direction is Trend.UP
    if before.categories and not {*before.categories} & {*now.categories}:
        labels = language.either([framework.category_by_id[id_].label for id_ in before.categories])
        if up:
            return language.gettext("up from {category} in {edition}", category=labels, edition=edition)
        return language.gettext("down from {category} in {edition}", category=labels, edition=edition)
    share = percent_span(before.score.low_share, before.score.high_share, language)
    if up:
        return language.gettext("score up from {share} in {edition}", share=share, edition=edition)
    return language.gettext("score down from {share} in {edition}", share=share, edition=edition)
