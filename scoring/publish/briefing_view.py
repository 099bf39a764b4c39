"""What the spokesperson's briefing shows: plain values, ready to print."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from scoring.publish.asked_view import ReplyView
from scoring.publish.view import ColophonRow


@dataclass(frozen=True)
class ExampleView:
    """What an objection is about: an indicator or a criterion, what the card says there, and its source."""

    about: str
    text: str
    source: Markup


@dataclass(frozen=True)
class ObjectionView:
    """What will be said against the card, in the words of whoever says it, and what to answer.

    ``more`` counts the examples for which there is no room.
    """

    title: str
    said: str
    answer: str
    examples: tuple[ExampleView, ...]
    more: int = 0


@dataclass(frozen=True)
class FigureView:
    """A figure that is asked for, and exactly what it means."""

    name: str
    value: str
    meaning: str


@dataclass(frozen=True)
class BriefingView:
    """The briefing for the day on which a card is published."""

    language: str
    direction: str
    paper: str
    country: str
    country_in_text: str
    edition: str
    as_of: str
    draft: str
    framework_title: str
    say: tuple[str, ...]
    by_grade: tuple[ColophonRow, ...]
    not_say: tuple[str, ...]
    figures: tuple[FigureView, ...]
    objections: tuple[ObjectionView, ...]
    sentences: tuple[str, ...]
    reply: ReplyView | None = None
