"""Codes of countries and territories."""

from __future__ import annotations


def is_territory(code: str) -> bool:
    """Whether three letters are the code of a country or territory (ISO 3166), as CLDR knows them."""
    from babel.core import get_global

    return code in get_global("territory_aliases")
