"""Texts of a framework that hold for all countries, with notes of their own on each page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from scoring.explain.figures import Figures
from scoring.language import Language
from scoring.model.evidence import Edition
from scoring.model.framework import Framework
from scoring.model.workspace import Workspace
from scoring.publish.booklet import Booklet
from scoring.publish.view import NoteView
from scoring.rank.standings import standings

BOUND = frozenset(
    """
    country short-name in-text coverage points possible category category-count category-share
    next-category points-to-next grade
    """.split()
)
"""Figures that are one country's own."""
_PLACEHOLDER = re.compile(r"(?<!\\)\{([a-z-]+)(?::[^}]*)?\}")


def general(text: str) -> str:
    """A text without the paragraphs that speak of one country, which stand on that country's card."""
    paragraphs = re.split(r"\n[ \t]*\n", text)
    return "\n\n".join(one for one in paragraphs if not BOUND & set(_PLACEHOLDER.findall(one)))


@dataclass(frozen=True)
class General:
    """Makes texts for an edition as a whole; ``booklet``, of one card, fills figures and numbers notes."""

    booklet: Booklet

    def html(self, text: str, heading_level: int = 3) -> Markup:
        return self.booklet.prose(general(text), heading_level)

    def notes(self) -> tuple[NoteView, ...]:
        return noted(self.booklet)

    @cached_property
    def figures(self) -> Figures:
        return self.booklet.figures


def noted(booklet: Booklet) -> tuple[NoteView, ...]:
    return tuple(NoteView(note.number, note.text, note.anchor) for note in booklet.notes.notes())


def booklet_of(
    workspace: Workspace, framework: Framework, evidence: Edition, language: Language, edition: str = ""
) -> Booklet:
    """A maker of a card's texts, whose notes begin at 1; ``edition`` where it is read for a later one."""
    found = standings(workspace, framework, edition or evidence.id)
    result = found.countries[evidence.country].result
    if result is None:
        raise KeyError(evidence.country)
    figures = Figures(
        workspace, framework, found, evidence.country, edition or evidence.id, evidence.as_of, result
    )
    return Booklet(workspace, framework, evidence, figures, language, "a4")


def any_booklet(
    workspace: Workspace, framework: Framework, edition: str, language: Language
) -> Booklet | None:
    """A maker of texts that hold for all countries of an edition; None where none has evidence in it."""
    codes = sorted(code for code, id_, name in workspace.editions if (id_, name) == (edition, framework.id))
    if not codes:
        return None
    evidence = workspace.editions[codes[0], edition, framework.id]
    return booklet_of(workspace, framework, evidence, language)
