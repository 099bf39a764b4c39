"""What reviewers said about findings, bound to the exact text that they read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from scoring.problems import NOWHERE, Origin

ACCEPTED, RETURNED = "accepted", "returned"


@dataclass(frozen=True)
class Verdict:
    """What one reviewer says of one finding, named by its id.

    ``digest`` is that of the finding as it was read. ``parts`` are short digests of what it was made of, by
    name: they tell what has changed since, and nothing rests on them.
    """

    finding: str
    verdict: str
    on: date
    digest: str
    comment: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Review:
    """The verdicts of one reviewer on an edition, under all its frameworks: one file.

    ``reviewer`` is the file's name, an id that stands for a person; ``role`` is what readers are told.
    """

    country: str
    edition: str
    reviewer: str
    role: str
    verdicts: tuple[Verdict, ...]
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)
