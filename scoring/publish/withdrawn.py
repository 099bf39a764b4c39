"""The page in the place of a paper that no longer stands, under the paper's own name."""

from __future__ import annotations

from pathlib import Path

from scoring.language import Language
from scoring.model.workspace import Workspace
from scoring.publish.corrections import withdrawn_view
from scoring.publish.design import design_of, folders
from scoring.publish.html import render_page
from scoring.publish.kinds import Card
from scoring.publish.pdf import pdf_product
from scoring.publish.products import Product

TEMPLATE = "withdrawn.html.j2"


def withdrawn(workspace: Workspace, card: Card, language: Language, target: Path, paper: str) -> Product:
    """The page to be printed; its view is made where it is rendered."""

    def html() -> str:
        design = design_of(workspace.templates, workspace.campaign)
        framework = workspace.frameworks[card.framework.id]
        view = withdrawn_view(workspace, framework, card.country, card.edition, language, paper)
        return render_page(workspace.templates, TEMPLATE, language, design, card=view)

    return pdf_product(target, html, base=workspace.templates, allowed=folders(workspace), said="withdrawn")
