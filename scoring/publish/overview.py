"""Figures 1 and 2: all countries of an edition by category."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup

from scoring.explain.figures import EditionFigures, Figures, band
from scoring.language import Language
from scoring.language.phrases import rank_span
from scoring.language.typography import typographic
from scoring.model.evidence import PublishedList, Reference
from scoring.model.result import Basis, Standing
from scoring.publish.figure_words import band_words
from scoring.publish.standing_view import CategoryView, ListedCountry


def category_views(figures: Figures | EditionFigures, language: Language) -> tuple[CategoryView, ...]:
    """The categories, best first, with the countries that are surely in each."""
    return tuple(
        _category(
            figures,
            language,
            (category.id,),
            category.id,
            category.label,
            category.sentence,
            band_words(band(figures.framework, category.id), language),
        )
        for category in figures.framework.categories
    )


def undecided_view(figures: Figures | EditionFigures, language: Language) -> CategoryView | None:
    """The countries that may be in more than one category; None where there are none, or no categories."""
    if not figures.framework.categories or not figures.tally.undecided:
        return None
    return _category(
        figures,
        language,
        None,
        "undecided",
        language.pgettext("category", "undecided"),
        language.gettext("The evidence is incomplete, and more than one category is possible."),
        "",
    )


def _category(
    figures: Figures | EditionFigures,
    language: Language,
    only: tuple[str, ...] | None,
    id_: str,
    label: str,
    sentence: str,
    range_: str,
) -> CategoryView:
    members = [
        standing
        for standing in figures.standings.countries.values()
        if standing.basis is not Basis.NONE
        and (standing.categories == only if only else len(standing.categories) > 1)
    ]
    share = figures.tally.share(len(members))
    return CategoryView(
        id=id_,
        label=label,
        sentence=typographic(sentence, language),
        band=range_,
        count=len(members),
        share=language.percent(share),
        width=float(share),
        countries=tuple(
            _listed(figures, standing, language) for standing in _ordered(members, figures, language)
        ),
        is_this=any(standing.country == figures.country for standing in members),
    )


def _ordered(
    members: Sequence[Standing], figures: Figures | EditionFigures, language: Language
) -> list[Standing]:
    """Those graded from evidence by rank, then those published in the published order; ties by name."""

    def key(standing: Standing) -> tuple[bool, tuple[int, int], int, tuple[str, str]]:
        name = language.alphabetical(figures.workspace.short_name(standing.country))
        return (
            standing.basis is not Basis.EVIDENCE,
            standing.rank or (0, 0),
            standing.published_position or 0 if standing.basis is Basis.PUBLISHED else 0,
            name,
        )

    return sorted(members, key=key)


def _listed(figures: Figures | EditionFigures, standing: Standing, language: Language) -> ListedCountry:
    rank = ""
    if standing.rank and figures.standings.ranked > 1:
        rank = rank_span(standing.rank, language)
    name = figures.workspace.short_name(standing.country)
    return ListedCountry(name, standing.basis.value, standing.country == figures.country, rank)


def published_source(published: PublishedList, short: Callable[[Reference], Markup]) -> Markup:
    """Where the published categories stand."""
    return short(published.reference)
