"""What a campaign changes in the look of what it prints, and what it says of itself there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from scoring.problems import NOWHERE, Origin

FACES = ("regular", "italic", "semibold", "semibold-italic")
"""The cuts of a typeface that pages are set in."""


@dataclass(frozen=True)
class Logo:
    """A picture in the campaign's folder; ``alt`` are the words that stand for it."""

    file: str
    alt: str


@dataclass(frozen=True)
class Campaign:
    """A campaign's own design; what it leaves out is as in the house's.

    ``address`` is its web address and ``page`` that of a country's page, with ``{country}`` and the like
    to be filled. ``contact`` is a role. ``colours`` are ``#rrggbb`` by their names in ``styles/tokens.css``,
    and ``fonts`` are files by use (serif, display, sans) and cut. Files are below ``folder``.
    """

    address: str = ""
    page: str = ""
    contact: str = ""
    logo: Logo | None = None
    colours: Mapping[str, str] = field(default_factory=dict)
    fonts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    folder: Path = field(default=Path(), compare=False)
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)
