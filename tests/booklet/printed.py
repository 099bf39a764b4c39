"""A booklet as the tests look at it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from booklet.tagged import Tagged
from scoring.model.evidence import Edition
from scoring.model.framework import Framework
from scoring.model.workspace import Workspace
from scoring.publish import PublishError
from scoring.publish.booklet_pdf import booklet, booklet_view
from scoring.publish.pdf import write_pdfs
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
    document = booklet(workspace, framework, edition.country, edition.id, path, paper)
    for _, report in write_pdfs([document]):
        if isinstance(report, PublishError):
            raise report
    return Printed(workspace, framework, edition, paper, path)
