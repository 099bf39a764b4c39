"""A table of a workbook: words and numbers under headings, and colours that always have words."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Share:
    """A share from 0 to 1, shown in per cent."""

    value: Fraction


@dataclass(frozen=True)
class Coloured:
    """Words on a colour, #rrggbb: never the colour alone."""

    words: str
    colour: str


Value = str | int | Fraction | Share | Coloured | None


@dataclass(frozen=True)
class Heading:
    """What stands above a column, and how many letters wide it is."""

    text: str
    width: int


@dataclass(frozen=True)
class Sheet:
    """A table; the first ``fixed`` columns stay in sight while one scrolls."""

    name: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Value, ...], ...]
    fixed: int = 1
