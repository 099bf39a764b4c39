"""What pictures show: a card with its grades counted, an edition with its countries by category or rank."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scoring.explain.figures import Figures
from scoring.language import Language
from scoring.language.phrases import number_span, rank_span
from scoring.language.typography import width
from scoring.model.result import Standing
from scoring.publish.standing_view import CategoryView, TileMapView
from scoring.publish.view import BookletView, CellView

COLUMNS = 4
"""Into how many columns countries are put where there are no categories."""


@dataclass(frozen=True)
class Tally:
    """How many indicators have a grade, or one of several; ``cell`` is one of them, to draw its shapes."""

    cell: CellView
    said: str


@dataclass(frozen=True)
class CardPicture:
    """A card as a picture says it; ``size`` is a class for the country's name: 1 for a short one, to 4.

    The headline is the category, else what is known, else the points; empty where none of them is there.
    """

    card: BookletView
    size: int
    headline: str
    points: str
    tallies: tuple[Tally, ...]


@dataclass(frozen=True)
class Place:
    """A country in the picture of ranks; ``rank`` is empty where it has none of ours."""

    name: str
    rank: str
    by_evidence: bool
    points: str = ""


@dataclass(frozen=True)
class Group:
    """Countries under a heading, best first; the heading is empty where there are no categories."""

    label: str
    said: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class EditionPicture:
    """An edition as pictures say it; ``note`` tells which countries were graded here.

    The map has so many ``rows``, empty ones counted.
    """

    framework_title: str
    edition: str
    draft: str
    count: str
    note: str
    sentences: tuple[str, ...]
    groups: tuple[Group, ...]
    undecided: Group | None
    tile_map: TileMapView | None
    rows: int


def card_picture(card: BookletView, language: Language) -> CardPicture:
    standing, length = card.standing, width(card.country)
    points = (
        language.gettext("{points} of {possible} points", points=standing.points, possible=standing.possible)
        if standing.scored
        else ""
    )
    headline = standing.categories or standing.known or points
    return CardPicture(
        card=card,
        size=1 if length <= 9 else 2 if length <= 15 else 3 if length <= 28 else 4,
        headline=headline,
        points=points if headline != points else "",
        tallies=tallies(card, language),
    )


def tallies(card: BookletView, language: Language) -> tuple[Tally, ...]:
    """How often each grade stands on the card: decided ones best first, then ranges, then what has none."""
    order = [grade.id for grade in card.grades]
    cells = [cell for goal in card.goals for cell in goal.cells]
    found: dict[tuple[int, int, tuple[int, ...], str], list[CellView]] = {}
    for cell in cells:
        places = tuple(order.index(grade.id) for grade in cell.grades)
        key = (not places, len(places) > 1, places, "" if places else cell.state)
        found.setdefault(key, []).append(cell)
    total = language.number(len(cells))
    return tuple(
        Tally(
            same[0],
            language.gettext(
                "{grade}: {number} of {total}",
                grade=grade_word(same[0], language),
                number=language.number(len(same)),
                total=total,
            ),
        )
        for _, same in sorted(found.items(), key=lambda item: item[0])
    )


def grade_word(cell: CellView, language: Language) -> str:
    """A cell's grade in words, all possible ones where it is open."""
    return language.either([grade.word for grade in cell.grades]) if cell.grades else cell.state_word


def edition_picture(card: BookletView, figures: Figures, language: Language) -> EditionPicture:
    """The edition that a card is of, with no country put before the others."""
    groups = tuple(_group(category) for category in card.categories)
    tiles = tuple(replace(tile, is_this=False) for tile in card.tile_map.tiles) if card.tile_map else ()
    return EditionPicture(
        framework_title=card.framework_title,
        edition=card.edition,
        draft=card.draft,
        count=language.ngettext("{number} country", "{number} countries", card.country_count),
        note=_note(card, language),
        sentences=card.sentences[:2],
        groups=groups or _ranked(figures, language),
        undecided=_group(card.undecided) if card.undecided else None,
        tile_map=replace(card.tile_map, tiles=tiles) if card.tile_map else None,
        rows=sum(tile.starts_row + tile.rows_before for tile in tiles),
    )


def _group(category: CategoryView) -> Group:
    places = tuple(Place(one.name, one.rank, one.basis == "evidence") for one in category.countries)
    return Group(category.label, category.sentence, places)


def _ranked(figures: Figures, language: Language) -> tuple[Group, ...]:
    """Ranked countries in columns, read one after the other; nothing where there are not two to compare."""
    ranked = [one for one in figures.standings.countries.values() if one.rank and one.result]
    if len(ranked) < 2:
        return ()
    names = {one.country: figures.workspace.short_name(one.country) for one in ranked}
    ranked.sort(key=lambda one: (one.rank or (0, 0), language.alphabetical(names[one.country])))
    places = [_place(one, names[one.country], language) for one in ranked]
    length = -(-len(places) // COLUMNS)
    return tuple(Group("", "", tuple(places[at : at + length])) for at in range(0, len(places), length))


def _place(standing: Standing, name: str, language: Language) -> Place:
    assert standing.rank
    assert standing.result
    score = standing.result.score
    points = language.gettext(
        "{points} of {possible} points",
        points=number_span(score.low, score.high, language),
        possible=language.number(score.possible),
    )
    return Place(name, rank_span(standing.rank, language), True, points)


def _note(card: BookletView, language: Language) -> str:
    """Which countries were graded here, where others stand beside them as they were published."""
    listed = [*card.categories, *([card.undecided] if card.undecided else [])]
    names: dict[bool, list[str]] = {True: [], False: []}
    for category in listed:
        for one in category.countries:
            names[one.basis == "evidence"].append(one.name)
    if not names[False]:
        return ""
    fewer = names[len(names[True]) <= len(names[False])]
    few = language.both(sorted(fewer, key=language.alphabetical))
    if not names[True]:
        return language.gettext("All categories stand as they were published.")
    if len(names[True]) <= len(names[False]):
        return language.gettext(
            "Graded here from evidence: {countries}. All others stand as they were published.", countries=few
        )
    return language.gettext(
        "As they were published: {countries}. All others are graded here from evidence.", countries=few
    )
