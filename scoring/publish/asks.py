"""What a summary asks of the government: the petition, else the calls, else steps of the shortest way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup, escape

from scoring.explain.figures import Figures
from scoring.explain.wanted import wanted
from scoring.language import Language
from scoring.language.typography import typographic
from scoring.model.evidence import Edition


@dataclass(frozen=True)
class Ask:
    """A demand, and the criteria that it would fulfil."""

    text: Markup
    criteria: tuple[str, ...]


def asks(
    figures: Figures, edition: Edition, prose: Callable[[str], Markup], language: Language
) -> tuple[Ask, ...]:
    """All that could be asked, in the order in which it was written, or in that of the card."""
    petition = [Ask(prose(call.petition), call.criteria) for call in edition.calls if call.petition]
    if petition:
        return tuple(petition)
    if edition.calls:
        return tuple(Ask(prose(call.text), call.criteria) for call in edition.calls)
    steps = wanted(figures)
    first = (figures.framework.criteria[lever.criteria[0]][1].to_raise for lever in steps)
    words = (escape(typographic(one, language)) for one in first)
    return tuple(Ask(text, lever.criteria) for text, lever in zip(words, steps, strict=True))
