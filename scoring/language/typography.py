"""Quotation marks, apostrophes, capitals and widths as they are printed."""

from __future__ import annotations

import re
import unicodedata

from scoring.language.catalogue import FALLBACK, FALLBACK_END
from scoring.language.formats import Language

_OPENING = re.compile(r"(^|[\s(\[\u2013\u2014\u201c\u2018])(['\"])")
_FALLBACK = re.compile(f"(?<={FALLBACK})[^{FALLBACK_END}]*")


def typographic(text: str, language: Language) -> str:
    """A text with curved quotation marks and apostrophes in place of the typewriter's straight ones.

    Only English is touched: texts in other languages bring the marks that their readers know.
    """
    return curved(text) if language.code == "en" else _FALLBACK.sub(lambda found: curved(found[0]), text)


def curved(text: str) -> str:
    """English text with curved quotation marks and apostrophes."""
    opened = _OPENING.sub(
        lambda match: match.group(1) + ("\u201c" if match.group(2) == '"' else "\u2018"), text
    )
    return opened.replace('"', "\u201d").replace("'", "\u2019")


def capital(text: str) -> str:
    """The text with a capital at its beginning, where its script has capitals that stand there."""
    start = len(text) - len(text.lstrip(FALLBACK))
    return text[:start] + text[start : start + 1].title() + text[start + 1 :]


def width(text: str) -> int:
    """How wide a text is in letters: those of Chinese, Japanese and Korean are as wide as two others."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
