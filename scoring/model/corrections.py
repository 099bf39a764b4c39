"""What was wrong with a published card, and what was done about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from scoring.problems import NOWHERE, Origin

WHAT = ("category", "rank", "points", "grade", "answer")
"""What a correction may have moved, the heaviest first."""


@dataclass(frozen=True)
class Moved:
    """A result that a correction moved: ``what`` is one of :data:`WHAT`, ``of`` its indicator or criterion.

    ``was`` and ``now`` are what was possible, best first: ids of categories, grades and answers, or numbers.
    """

    what: str
    of: str
    was: tuple[str, ...]
    now: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str]:
        return self.what, self.of


@dataclass(frozen=True)
class Correction:
    """One correction of a published card; ``items`` are the findings, texts and calls that were changed."""

    on: date
    wrong: str
    because: str
    items: tuple[str, ...]
    moved: tuple[Moved, ...]
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Withdrawal:
    """From when on a card no longer stands, and why."""

    on: date
    because: str
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Corrections:
    """What became of an edition's card after it was published: one file, whatever the framework."""

    country: str
    edition: str
    corrections: tuple[Correction, ...]
    withdrawn: Withdrawal | None
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)
