"""Dates, numbers, lists and the engine's own terms, in a language."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from scoring.language.catalogue import ZEROS, Voice, filled
from scoring.model.dates import PartialDate

if TYPE_CHECKING:
    from babel import Locale


class Language:
    """A language by its CLDR code; English, in its British form, is the source of all words."""

    def __init__(self, code: str = "en", voice: Voice | None = None) -> None:
        self.code = code
        self.voice = voice or Voice()

    def gettext(self, message: str, **values: object) -> str:
        """A message in this language, with the values that its ``{names}`` stand for."""
        return filled(self.voice.messages.gettext(message), values)

    def ngettext(self, one: str, many: str, number: int, **values: object) -> str:
        """The same by number, which ``{number}`` stands for."""
        said = self.voice.messages.ngettext(one, many, number)
        return filled(said, {"number": self.number(number), **values})

    def pgettext(self, context: str, message: str, **values: object) -> str:
        """The same where one word has several meanings; ``context`` tells which is meant."""
        return filled(self.voice.messages.pgettext(context, message), values)

    @cached_property
    def locale(self) -> Locale:
        from babel import Locale

        return Locale.parse("en_GB" if self.code == "en" else self.code.replace("-", "_"))

    @property
    def direction(self) -> str:
        return "rtl" if self.locale.character_order == "right-to-left" else "ltr"

    def ltr(self, id_: str) -> str:
        """An id or a number with a sign, kept in its own order among words that run from right to left."""
        return f"\N{LEFT-TO-RIGHT MARK}{id_}" if self.direction == "rtl" else id_

    def date(self, value: date | PartialDate) -> str:
        """A whole or partial date, to the precision that it has."""
        from babel.dates import format_date, format_skeleton

        if isinstance(value, PartialDate) and value.month is None:
            return self.digits(format_skeleton("y", value.first, locale=self.locale))
        if isinstance(value, PartialDate) and value.day is None:
            return self.digits(format_skeleton("yMMMM", value.first, locale=self.locale))
        day = value.first if isinstance(value, PartialDate) else value
        return self.digits(format_date(day, format="long", locale=self.locale))

    def edition(self, id_: str) -> str:
        """The name of an edition: 2010-01 is January 2010."""
        return self.date(PartialDate.parse(id_))

    def number(self, value: int | Fraction) -> str:
        """A number: whole, or with at most two decimals, rounded half up."""
        from babel.numbers import format_decimal

        hundredths = (Fraction(value) * 100 + Fraction(1, 2)).__floor__()
        said = format_decimal(
            Decimal(hundredths).scaleb(-2),
            format="#,##0.##",
            locale=self.locale,
            numbering_system=self.voice.numbers,
        )
        return self.digits(said)

    def percent(self, share: Fraction) -> str:
        """A share in whole per cent, rounded half up; only printing rounds."""
        from babel.numbers import format_percent

        said = format_percent(
            whole_percent(share) / 100, locale=self.locale, numbering_system=self.voice.numbers
        )
        return self.digits(said)

    def digits(self, text: str) -> str:
        """Text with the language's own digits, which Babel's formats leave Latin."""
        zero = ord(ZEROS[self.voice.numbers])
        return text.translate({ord("0") + digit: zero + digit for digit in range(10)})

    def either(self, items: Sequence[str]) -> str:
        """``a, b or c``."""
        from babel.lists import format_list

        return format_list(list(items), style="or", locale=self.locale)

    def both(self, items: Sequence[str]) -> str:
        """``a, b and c``."""
        from babel.lists import format_list

        return format_list(list(items), style="standard", locale=self.locale)

    def territory(self, code: str) -> str:
        """CLDR's name of a country by its three letters; empty where it has none."""
        from scoring.language.territories import two_letters

        return str(self.locale.territories.get(two_letters(code), ""))

    def alphabetical(self, name: str) -> tuple[str, str]:
        """A sorting key: letters without their accents first."""
        bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
        return bare.casefold(), name


def whole_percent(share: Fraction) -> int:
    """A share in whole per cent, rounded half up."""
    return (share * 100 + Fraction(1, 2)).__floor__()
