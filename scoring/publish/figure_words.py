"""Figures as a text prints them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from scoring.explain.figures import (
    Band,
    Between,
    Categories,
    EditionFigures,
    EditionName,
    Figure,
    Figures,
    Grades,
    Share,
)
from scoring.language import Language
from scoring.language.phrases import number_span


def fill(figures: Figures | EditionFigures, language: Language, name: str, argument: str) -> str:
    """The words for a placeholder; KeyError where there is no such figure."""
    return figure_words(figures.get(name, argument), figures, language)


def figure_words(figure: Figure, figures: Figures | EditionFigures, language: Language) -> str:
    framework = figures.framework
    match figure:
        case str():
            return figure
        case int() | Fraction():
            return language.number(figure)
        case Share():
            return language.percent(figure.value)
        case Between():
            return number_span(figure.low, figure.high, language)
        case Band():
            return band_words(figure, language)
        case date():
            return language.date(figure)
        case EditionName():
            return language.edition(figure.id)
        case Grades():
            return language.either([framework.grades[position].label for position in figure.positions])
        case Categories(ids=()):
            return language.gettext("no category")
        case Categories():
            return language.either([framework.category_by_id[id_].label for id_ in figure.ids])


def band_words(band: Band, language: Language) -> str:
    start = language.percent(band.start)
    if band.end is None:
        return language.gettext("{share} or more", share=start)
    end = language.percent(band.end)
    if band.start == 0:
        return language.gettext("under {share}", share=end)
    return language.gettext("from {start} to under {end}", start=start, end=end)
