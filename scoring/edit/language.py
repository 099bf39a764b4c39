"""The first file of a language: its own name, and names of countries by the CLDR, to be checked."""

from __future__ import annotations

from collections.abc import Iterable

from scoring.edit.yaml_text import explained, header, scalar, text_of
from scoring.language import Language

_SCRIPTS = {"Arab": "arabic", "Thai": "thai", "Jpan": "japanese"}
"""The style sheets with fonts for scripts other than Latin, by CLDR's likely script of a language."""


def known_language(code: str) -> bool:
    """Whether the CLDR knows the language."""
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True


def fonts_of(code: str) -> str:
    """The style sheet with the fonts that a language needs, by its likely script."""
    from babel.core import get_global

    likely = str(get_global("likely_subtags").get(code.partition("-")[0], ""))
    return next((fonts for script, fonts in _SCRIPTS.items() if f"_{script}_" in likely), "latin")


def language_text(code: str, countries: Iterable[str]) -> str:
    """templates/i18n/CODE.yaml with the names of these countries."""
    language = Language(code)
    name = language.locale.get_display_name(language.locale) or code
    lines = [
        *header("language", 2),
        f"language: {scalar(code)}",
        f"name: {scalar(name)}",
        *explained(
            "The role of the native reader who has checked it; until then its pages say that none has."
        ),
        "# checked-by: a-native-reader",
        f"fonts: {fonts_of(code)}",
        "numbers: latn",
        "",
        *explained(
            "Names of countries. These are a general list's: write them as the field does, and where a "
            "sentence needs an article give in-text as well."
        ),
    ]
    names = [
        f"  {country}: {{name: {scalar(said)}}}"
        for country in sorted(countries)
        if (said := language.territory(country))
    ]
    return text_of([*lines, "countries:" if names else "countries: {}", *names])
