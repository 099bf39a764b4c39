"""Quotation marks and apostrophes as they are printed."""

from __future__ import annotations

import re

_OPENING = re.compile(r"(^|[\s(\[\u2013\u2014\u201c\u2018])(['\"])")


def typographic(text: str) -> str:
    """English text with curved quotation marks and apostrophes in place of the typewriter's straight ones."""
    opened = _OPENING.sub(
        lambda match: match.group(1) + ("\u201c" if match.group(2) == '"' else "\u2018"), text
    )
    return opened.replace('"', "\u201d").replace("'", "\u2019")
