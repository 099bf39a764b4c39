"""The spokesperson's briefing: all of it follows from the evidence, and nothing is typed for it."""

from __future__ import annotations

from pathlib import Path

from scoring.explain.exposed import exposed
from scoring.language import Language
from scoring.language.typography import typographic
from scoring.model.workspace import Workspace
from scoring.publish.booklet_pdf import booklet_of
from scoring.publish.briefing_figures import FigureWords
from scoring.publish.briefing_objections import Objections
from scoring.publish.briefing_sentences import Quotable
from scoring.publish.briefing_view import BriefingView
from scoring.publish.colophon import sentences
from scoring.publish.design import design_of, folders
from scoring.publish.granted import granted_view
from scoring.publish.html import render_page
from scoring.publish.input_files import Document
from scoring.publish.inputs import inputs_of
from scoring.publish.kinds import Card
from scoring.publish.pdf import pdf_product
from scoring.publish.products import Product
from scoring.publish.shared import robustness_of_edition
from scoring.publish.standing import standing_view
from scoring.publish.status import status_words
from scoring.publish.sure import sure_view

TEMPLATE = "briefing.html.j2"


def briefing_view(workspace: Workspace, card: Card, language: Language, paper: str = "a4") -> BriefingView:
    """The view-data of a card's briefing; KeyError where the country has no evidence in the edition."""
    booklet = booklet_of(workspace, card, language, paper)
    framework, edition, figures = booklet.framework, booklet.edition, booklet.figures
    country = workspace.countries[card.country]
    standing = standing_view(figures, booklet.standing, language)
    sure = robustness_of_edition(workspace, framework, figures.standings).countries.get(card.country)
    granted = granted_view(figures, edition.calls, language)
    found = exposed(figures, edition)
    quotable = Quotable(figures, standing, sure_view(figures, language), granted, language)
    objections = Objections(
        figures, edition, found, language, booklet.short, booklet.asked, sure, standing
    ).all()
    return BriefingView(
        language=language.code,
        direction=language.direction,
        paper=paper,
        country=country.name,
        country_in_text=country.in_text,
        edition=language.edition(edition.id),
        as_of=language.date(edition.as_of),
        draft=status_words(workspace, (edition,), language),
        framework_title=framework.title,
        say=tuple(typographic(one, language) for one in quotable.may_say()),
        by_grade=tuple(quotable.by_grade()),
        not_say=tuple(typographic(one, language) for one in quotable.not_say()),
        figures=FigureWords(figures, edition, standing, sure, granted, language).all(),
        objections=objections,
        sentences=sentences(framework, language)[:2],
        reply=booklet.reply,
    )


def briefing(
    workspace: Workspace, card: Card, language: Language, target: Path, paper: str = "a4"
) -> Product:
    """The briefing to be printed; its view is made where it is rendered."""

    def html() -> str:
        design = design_of(workspace.templates, workspace.campaign)
        view = briefing_view(workspace, card, language, paper)
        return render_page(workspace.templates, TEMPLATE, language, design, card=view)

    document = Document("briefing", card.framework.id, card.edition, card.country, language.code, paper)
    return pdf_product(
        target,
        html,
        base=workspace.templates,
        allowed=folders(workspace),
        inputs=inputs_of(workspace, document),
    )
