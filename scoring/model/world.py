"""What is said of the world as a whole: where countries lie on the map of tiles, and global facts."""

from __future__ import annotations

from dataclasses import dataclass, field

from scoring.model.dates import PartialDate
from scoring.model.evidence import Reference
from scoring.problems import NOWHERE, Origin, Place

TOPICS = (
    "scale",
    "trafficking",
    "online",
    "travel-and-tourism",
    "demand",
    "risks",
    "law",
    "services",
    "participation",
    "business",
    "cooperation",
)
"""What global facts are about, in the order in which they are listed."""


@dataclass(frozen=True)
class Tile:
    """A country's place on the map; rows count from the north, columns from the west, both from 0."""

    country: str
    row: int
    column: int
    place: Place = field(default=Place(""), compare=False, repr=False)


@dataclass(frozen=True)
class TileMap:
    """All tiles, row by row from the north-west."""

    tiles: tuple[Tile, ...]
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Fact:
    """A statement about the world: ``holds_on`` is when it was so, or when a forecast was made.

    ``caution`` says what keeps the figure from being taken as it stands; ``overview`` facts are shown in
    the overview of every card that is not older than they are.
    """

    id: str
    topic: str
    text: str
    holds_on: PartialDate
    reference: Reference
    caution: str = ""
    overview: bool = False
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)
