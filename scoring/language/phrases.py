"""Ranges and lists as a language writes them."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from scoring.language.formats import Language


def number_span(low: int | Fraction, high: int | Fraction, language: Language) -> str:
    """A number, or the two that it lies between."""
    if low == high:
        return language.number(low)
    return _span(language.number(low), language.number(high), language)


def percent_span(low: Fraction, high: Fraction, language: Language) -> str:
    """A share in per cent, or the two that it lies between, told apart before they are rounded."""
    if low == high:
        return language.percent(low)
    return _span(language.percent(low), language.percent(high), language)


def rank_span(rank: tuple[int, int], language: Language) -> str:
    """A rank, or the best and the worst that it may be: 11–14."""
    best, worst = (language.number(end) for end in rank)
    # Translators: ranks from the best to the worst, in as few letters as can be: 11–14.
    return best if best == worst else language.gettext("{best}–{worst}", best=best, worst=worst)


def rank_of(rank: tuple[int, int], ranked: int, language: Language) -> str:
    """A rank, and among how many countries."""
    # Translators: a rank and how many countries are ranked: 3 of 42.
    return language.gettext(
        "{rank} of {ranked}", rank=rank_span(rank, language), ranked=language.number(ranked)
    )


def _span(low: str, high: str, language: Language) -> str:
    # Translators: numbers or shares between which something lies: 38% to 50%.
    return language.gettext("{low} to {high}", low=low, high=high)


def commas(items: Iterable[str], language: Language) -> str:
    """Items in a row, with no word between the last two."""
    return language.pgettext("between the items of a row", ", ").join(items)


def semicolons(items: Iterable[str], language: Language) -> str:
    """Items that may hold commas, in a row."""
    return semicolon(language).join(items)


def semicolon(language: Language) -> str:
    """What stands between items that may hold commas."""
    return language.pgettext("between the items of a row that hold commas", "; ")
