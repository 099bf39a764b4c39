"""Figures as a text prints them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from scoring.explain.figures import (
    Band,
    Between,
    Categories,
    EditionName,
    Figure,
    Figures,
    Grades,
    Share,
)
from scoring.language import Language


def fill(figures: Figures, language: Language, name: str, argument: str) -> str:
    """The words for a placeholder; KeyError where there is no such figure."""
    return figure_words(figures.get(name, argument), figures, language)


def figure_words(figure: Figure, figures: Figures, language: Language) -> str:
    framework = figures.framework
    match figure:
        case str():
            return figure
        case int() | Fraction():
            return language.number(figure)
        case Share():
            return language.percent(figure.value)
        case Between():
            return between(figure.low, figure.high, language)
        case Band():
            return band_words(figure, language)
        case date():
            return language.date(figure)
        case EditionName():
            return language.edition(figure.id)
        case Grades():
            return language.either([framework.grades[position].label for position in figure.positions])
        case Categories(ids=()):
            return "no category"
        case Categories():
            return language.either([framework.category_by_id[id_].label for id_ in figure.ids])


def between(low: Fraction, high: Fraction, language: Language) -> str:
    """A number, or the two that it lies between."""
    if low == high:
        return language.number(low)
    return f"{language.number(low)} to {language.number(high)}"


def band_words(band: Band, language: Language) -> str:
    if band.end is None:
        return f"{language.percent(band.start)} or more"
    if band.start == 0:
        return f"under {language.percent(band.end)}"
    return f"from {language.percent(band.start)} to under {language.percent(band.end)}"
