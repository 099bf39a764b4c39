"""Where a country stands among the others, as templates take it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ListedCountry:
    """A name in figure 2; ``basis`` is evidence or published, ``rank`` our own where there is one."""

    name: str
    basis: str
    is_this: bool
    rank: str


@dataclass(frozen=True)
class CategoryView:
    """A category with its countries, best first; ``share`` in per cent as printed, ``width`` from 0 to 1."""

    id: str
    label: str
    sentence: str
    band: str
    count: int
    share: str
    width: float
    countries: tuple[ListedCountry, ...]
    is_this: bool


@dataclass(frozen=True)
class TileView:
    """A country's tile. ``tone`` is 1 (the best category, darkest) to 5, undecided or unexamined.

    Places that are empty before it are counted: ``rows_before`` above a tile that starts a row,
    ``columns_before`` to its west.
    """

    code: str
    name: str
    mark: str
    tone: str
    is_this: bool
    starts_row: bool
    rows_before: int
    columns_before: int


@dataclass(frozen=True)
class TileKeyView:
    """What a mark on the tiles means."""

    mark: str
    tone: str
    label: str


@dataclass(frozen=True)
class TileMapView:
    """The map of tiles, ``columns`` wide; ``without_tile`` names the countries that have none."""

    tiles: tuple[TileView, ...]
    columns: int
    keys: tuple[TileKeyView, ...]
    without_tile: str


@dataclass(frozen=True)
class StandingView:
    """Where the country stands: everything printed from the score, bounds as words.

    Without a score (``scored`` is false) only ``known``, rank, coverage and what was published may be filled:
    where nothing can be scored, or so little is known that every category is possible. ``categories`` is
    empty then, and where the framework has none. ``known`` says how many indicators are graded; it is empty
    where all have been examined.

    ``low`` and ``high`` are shares from 0 to 1 (equal where the score is decided), ``marks`` the
    category edges as shares with their labels, for the scale picture. ``deciding`` says which answers
    would decide the category; it is empty where nothing is open. ``trend`` is empty where there is no
    earlier edition.
    """

    scored: bool
    known: str
    categories: str
    decided: bool
    points: str
    possible: str
    percent: str
    low: float
    high: float
    marks: tuple[tuple[float, str], ...]
    rank: str
    coverage: str
    to_next: str
    deciding: str
    published: str
    trend: str
