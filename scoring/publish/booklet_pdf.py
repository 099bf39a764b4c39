"""From a loaded workspace to a country's booklet as PDF."""

from __future__ import annotations

from pathlib import Path

from scoring.explain.figures import Figures
from scoring.language import Language
from scoring.model.framework import Framework
from scoring.model.workspace import Workspace
from scoring.publish.booklet import Booklet
from scoring.publish.design import design_of, folders
from scoring.publish.html import render_booklet
from scoring.publish.input_files import Document
from scoring.publish.inputs import inputs_of
from scoring.publish.kinds import Card
from scoring.publish.pdf import pdf_product
from scoring.publish.products import Product
from scoring.publish.shared import standings_of_edition
from scoring.publish.view import BookletView


def booklet_view(
    workspace: Workspace,
    framework: Framework,
    country: str,
    edition: str,
    paper: str = "a4",
    language: Language | None = None,
) -> BookletView:
    """The view-data of a country's booklet; KeyError where it has no evidence in the edition."""
    return booklet_of(workspace, Card(framework, edition, country), language or Language(), paper).view()


def booklet_of(workspace: Workspace, card: Card, language: Language, paper: str = "a4") -> Booklet:
    """What makes a country's view; KeyError where it has no evidence in the edition.

    The framework is the workspace's own, in its language.
    """
    framework, country, edition = workspace.frameworks[card.framework.id], card.country, card.edition
    found = standings_of_edition(workspace, framework, edition)
    evidence = workspace.editions[country, edition, framework.id]
    result = found.countries[country].result
    if result is None:
        raise KeyError(country)
    figures = Figures(workspace, framework, found, country, edition, evidence.as_of, result)
    return Booklet(workspace, framework, evidence, figures, language, paper)


def booklet(workspace: Workspace, card: Card, language: Language, target: Path, paper: str = "a4") -> Product:
    """The booklet to be printed; its view is made where it is rendered."""

    def html() -> str:
        view = booklet_of(workspace, card, language, paper).view()
        design = design_of(workspace.templates, workspace.campaign)
        return render_booklet(workspace.templates, view, language, design)

    document = Document("booklet", card.framework.id, card.edition, card.country, language.code, paper)
    return pdf_product(
        target,
        html,
        base=workspace.templates,
        allowed=folders(workspace),
        inputs=inputs_of(workspace, document),
    )
