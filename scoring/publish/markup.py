"""Messages and lists in which HTML stands."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from scoring.language import Language
from scoring.language.catalogue import filled
from scoring.language.phrases import semicolon


def filled_markup(message: str, **values: str) -> Markup:
    """A translated message with what its ``{names}`` stand for; only what is Markup is taken for HTML."""
    return Markup(filled(str(escape(message)), {name: escape(value) for name, value in values.items()}))


def joined(items: Iterable[Markup], language: Language) -> Markup:
    """References and the like in a row."""
    return escape(semicolon(language)).join(items)
