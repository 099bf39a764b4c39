"""The right of reply: that a government was asked to check a card before it appeared, and what came back.

A reply moves no grade. A finding may rest on it as on any other source; then the finding's rules apply.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from scoring.problems import NOWHERE, Origin

LONGEST_REPLY = 2_000
"""Letters of a reply that is printed beside an indicator."""
SHEET_HEAD = 2
"""Rows of a factual-check workbook above its items: its reference, and the headings."""


@dataclass(frozen=True)
class ReplyItem:
    """What a government says of one item of a card, and what we answer.

    ``id`` is that of an indicator, a criterion or a finding; ``says`` are the government's words, in short.
    ``answer`` is empty where nothing was answered. ``changed`` are the findings that were written or
    corrected because of it.
    """

    id: str
    says: str
    locator: str
    answer: str = ""
    changed: tuple[str, ...] = ()
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Reply:
    """How a government was asked to check an edition under a framework, and what came of it.

    ``to`` is an institution, ``how`` the way by which the sheet was sent. ``received`` and ``source``, the
    record of the reply, are both given or neither. ``no_answer`` is the day on which silence was recorded.
    """

    framework: str
    requested: date
    to: str
    how: str
    answer_by: date
    received: date | None = None
    source: str | None = None
    items: tuple[ReplyItem, ...] = ()
    no_answer: date | None = None
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)

    @property
    def state(self) -> Literal["received", "no-answer", "waiting"]:
        if self.received:
            return "received"
        return "no-answer" if self.no_answer else "waiting"


def sheet_reference(country: str, edition: str, framework: str) -> str:
    """By what a factual-check sheet is known when it comes back: USA/2010-01/ecpat-2010."""
    return f"{country}/{edition}/{framework}"
