"""What is said in another language: catalogues of messages, and marks around what is still in English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

LATIN = "latn"
ZEROS = {LATIN: "0", "arab": "٠", "arabext": "۰", "deva": "०", "thai": "๐", "beng": "০"}
"""CLDR's numbering systems, each with its zero, which the other digits follow."""
FALLBACK, FALLBACK_END = "\ue010", "\ue011"
"""Characters of private use around English words that stand for a missing translation, until printed."""
_NAME = re.compile(r"\{([a-z_]+)\}")


class Messages(Protocol):
    """Translations as :mod:`gettext` has them."""

    def gettext(self, message: str) -> str: ...
    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str: ...
    def pgettext(self, context: str, message: str) -> str: ...
    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str: ...


class English:
    """The source: every message is its own translation."""

    def gettext(self, message: str) -> str:
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return msgid1 if n == 1 else msgid2

    def pgettext(self, context: str, message: str) -> str:
        return message

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return msgid1 if n == 1 else msgid2


class Untranslated(English):
    """What a catalogue falls back to where it lacks a message: the English one, marked as such."""

    def gettext(self, message: str) -> str:
        return marked(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return marked(super().ngettext(msgid1, msgid2, n))

    def pgettext(self, context: str, message: str) -> str:
        return marked(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return marked(super().ngettext(msgid1, msgid2, n))


@dataclass(frozen=True)
class CountryName:
    """A country's names in a language: in full, in lists, and inside a sentence."""

    name: str
    short_name: str
    in_text: str


@dataclass(frozen=True)
class Voice:
    """All that a language brings along besides CLDR's formats.

    ``checked_by`` is the role of the native reader who has checked it, empty where none has. ``fonts`` names
    the style sheet with its fonts, ``numbers`` CLDR's numbering system. ``frameworks`` are catalogues by the
    framework's id.
    """

    name: str = "English"
    checked_by: str = "the authors"
    fonts: str = "latin"
    numbers: str = LATIN
    messages: Messages = field(default_factory=English)
    frameworks: Mapping[str, Messages] = field(default_factory=dict)
    countries: Mapping[str, CountryName] = field(default_factory=dict)


def marked(text: str) -> str:
    """English text that stands for a translation which is not there."""
    return f"{FALLBACK}{text}{FALLBACK_END}" if text.strip() else text


def unmarked(text: str) -> str:
    return text.replace(FALLBACK, "").replace(FALLBACK_END, "")


def filled(message: str, values: Mapping[str, object]) -> str:
    """A message with the values that its ``{names}`` stand for; KeyError where one is not given."""
    return _NAME.sub(lambda found: str(values[found[1]]), message) if values else message


def N_(message: str) -> str:  # noqa: N802 - the name by which such messages are found
    """Marks a message that is translated where it is used."""
    return message


def NC_(context: str, message: str) -> str:  # noqa: N802 - as N_
    """Marks a message that is translated where it is used, in this context."""
    return message


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 - as N_
    """Marks a message by number that is translated where it is used."""
    return one, many
