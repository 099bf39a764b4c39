"""What was asked of a government and what came of it, as templates take it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True)
class CallView:
    """A call to action, with the criteria it would fulfil and its sources in short."""

    id: str
    text: Markup
    petition: Markup | None
    criteria: tuple[str, ...]
    sources: Markup


@dataclass(frozen=True)
class FateView:
    """A call of an earlier edition and what became of it.

    ``fate`` is largely-done, partly, not, no-answer, reversed, unknown or untold, ``word`` says it.
    """

    call: str
    goal: str
    text: Markup
    fate: str
    word: str
    done: Markup
    sources: Markup


@dataclass(frozen=True)
class AccountView:
    """What became of the calls of an earlier edition, which is named in ``edition``."""

    id: str
    edition: str
    summary: str
    rows: tuple[FateView, ...]


@dataclass(frozen=True)
class RecommendationView:
    """What was already asked of the state, and by whom.

    ``done`` is fulfilled, not-fulfilled, open or outside, and ``word`` says it; ``answers`` are its criteria,
    which belong to ``indicators``, each with its answer. One outside has none, and ``outside`` says why.
    """

    id: str
    by: str
    on: str
    text: str
    source: Markup
    answers: tuple[tuple[str, str], ...]
    indicators: tuple[str, ...]
    done: str
    word: str
    outside: str


@dataclass(frozen=True)
class ReplyItemView:
    """What the government says of an item, and what we answer; ``changed`` names findings, or is empty."""

    id: str
    indicator: str
    says: str
    source: Markup
    answer: str
    changed: str


@dataclass(frozen=True)
class ReplyView:
    """That the government was asked to check the card, and what came; ``told`` says so in sentences.

    ``state`` is received, no-answer or waiting; ``source`` is the reply's own, where one came.
    """

    state: str
    told: tuple[str, ...]
    source: Markup
    items: tuple[ReplyItemView, ...]


@dataclass(frozen=True)
class GrantedView:
    """What the country would be if all demands of the petition were granted, and what it is now.

    ``ungraded`` of the ``demands`` are asked for by no criterion. Both are by the rule; ``overruled`` names
    the indicators whose printed grade is a panel's. ``categories`` is empty where there are none.
    """

    demands: int
    ungraded: int
    points: str
    points_now: str
    possible: str
    categories: str
    overruled: str
