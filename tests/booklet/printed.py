"""A booklet as the tests look at it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from booklet.tagged import Tagged
from scoring.language import Language
from scoring.model.evidence import Edition
from scoring.model.framework import Framework
from scoring.model.workspace import Workspace
from scoring.publish import PublishError
from scoring.publish.booklet_pdf import booklet, booklet_view
from scoring.publish.kinds import Card
from scoring.publish.pdf import warm_up
from scoring.publish.products import make_all
from scoring.publish.view import BookletView


@dataclass(frozen=True)
class Printed:
    """A booklet, and what it was made from."""

    workspace: Workspace
    framework: Framework
    edition: Edition
    paper: str
    path: Path

    @cached_property
    def card(self) -> BookletView:
        edition = self.edition
        return booklet_view(self.workspace, self.framework, edition.country, edition.id, self.paper)

    @cached_property
    def pdf(self) -> Tagged:
        return Tagged(self.path)


def printed(workspace: Workspace, edition: Edition, path: Path, paper: str = "a4") -> Printed:
    """Make a booklet."""
    framework = workspace.frameworks[edition.framework]
    warm_up()
    card = Card(framework, edition.id, edition.country)
    ((_, made),) = make_all([booklet(workspace, card, Language(), path, paper)])
    if isinstance(made, PublishError):
        raise made
    return Printed(workspace, framework, edition, paper, path)
