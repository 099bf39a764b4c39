"""What a picture says, in words: for those who do not see it, wherever it is posted."""

from __future__ import annotations

from collections.abc import Iterable

from scoring.language import Language
from scoring.language.phrases import semicolons
from scoring.language.typography import capital
from scoring.publish.pictures.view import CardPicture, EditionPicture, Group, Place


def card_words(picture: CardPicture, language: Language) -> str:
    card, standing = picture.card, picture.card.standing
    says = language.gettext
    said = [
        says("{title}: {country}.", title=card.title, country=card.country),
        says("Edition {edition}, evidence as of {date}.", edition=card.edition, date=card.as_of),
        says("Category: {category}.", category=standing.categories) if standing.categories else "",
        capital(standing.known),
        says("{points} of {possible} points.", points=standing.points, possible=standing.possible)
        if standing.scored
        else "",
        says(
            "Grades of the indicators: {grades}.",
            grades=semicolons((one.said for one in picture.tallies), language),
        ),
        *card.sentences[:2],
        card.draft,
    ]
    return _lines(said)


def edition_words(picture: EditionPicture, language: Language) -> str:
    says = language.gettext
    said = [
        says("{title}: {countries}.", title=picture.framework_title, countries=picture.count),
        says("Edition {edition}.", edition=picture.edition),
        *(_group(group, language) for group in picture.groups),
        _group(picture.undecided, language) if picture.undecided else "",
        picture.note,
        *picture.sentences,
        picture.draft,
    ]
    return _lines(said)


def _group(group: Group, language: Language) -> str:
    names = semicolons((_place(place, language) for place in group.places), language)
    if not group.label:
        return language.gettext("Ranks: {countries}.", countries=names)
    if not names:
        return language.gettext("{category}: no country.", category=group.label)
    return language.gettext("{category}: {countries}.", category=group.label, countries=names)


def _place(place: Place, language: Language) -> str:
    if place.points:
        return language.gettext(
            "{rank} {country} ({points})", rank=place.rank, country=place.name, points=place.points
        )
    return f"{place.rank} {place.name}".strip()


def _lines(said: Iterable[str]) -> str:
    return "\n".join(one for one in said if one)
