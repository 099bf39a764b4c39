"""Countries and territories by their ISO 3166 codes of three letters, from the CLDR.

The CLDR's names are a start for an author and no more: how the field writes a name is decided by people.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from scoring.problems import closest

_OWN = re.compile("AA[A-Z]|Q[M-Z][A-Z]|X[A-Z]{2}|ZZ[A-Z]")
_WITHDRAWN = frozenset("BUR DDR FXX TMP YMD ZAR".split())
"""Codes that ISO 3166 has taken back; the CLDR still leads them to the states of today."""


@cache
def territories() -> Mapping[str, str]:
    """The CLDR's English name for each code that is in use."""
    names, threes = _names(), _aliases(3)
    return {
        code: names[two]
        for code, two in sorted(threes.items())
        if two in names and code not in _WITHDRAWN and not _OWN.fullmatch(code)
    }


def is_own(code: str) -> bool:
    """Whether ISO 3166 leaves a code for everybody's own use: for no country that it lists."""
    return _OWN.fullmatch(code) is not None


def code_hint(written: str) -> str:
    """What somebody may have meant who wrote no code of three letters that is in use; or nothing."""
    known, word = territories(), written.strip()
    if (code := word.upper()) in known:
        return f"Write {code} ({known[code]}), in capitals."
    if twos := [one for one, two in _aliases(3).items() if two == _two(code) and one in known]:
        return f"{code} is the code of two letters of {known[twos[0]]}. Did you mean {twos[0]}?"
    likely = [one for one, name in known.items() if len(word) > 2 and name.upper().startswith(code)]
    likely = likely or [one for one in known if len(code) == 3 and one[:2] == code[:2]]
    if likely:
        return f"Did you mean {' or '.join(f'{one} ({known[one]})' for one in likely[:4])}?"
    by_name = {name: one for one, name in known.items()}
    near = closest(word, by_name).removeprefix("Did you mean ").removesuffix("?")
    return f"Did you mean {by_name[near]} ({near})?" if near else ""


def _two(code: str) -> str:
    """A code of two letters, or the one that has come in its place."""
    return code if code in _names() else _aliases(2).get(code, "")


@cache
def _names() -> Mapping[str, str]:
    from babel import Locale

    return dict(Locale("en").territories)


@cache
def _aliases(letters: int) -> Mapping[str, str]:
    """Codes of so many letters that stand for one code of two letters."""
    from babel.core import get_global

    found: Mapping[str, list[str]] = get_global("territory_aliases")
    return {
        alias: twos[0]
        for alias, twos in found.items()
        if len(alias) == letters and alias.isalpha() and len(twos) == 1
    }


def is_territory(code: str) -> bool:
    """Whether three letters are the code of a country or territory that is in use."""
    return code in territories()


def two_letters(code: str) -> str:
    """The code of two letters for one of three that is in use; empty where there is none."""
    return _aliases(3)[code] if code in territories() else ""
