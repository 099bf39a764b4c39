"""The report on all countries of an edition, made of the same parts as a country's booklet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from markupsafe import Markup

from scoring.explain.facts import facts_known
from scoring.explain.figures import EditionFigures
from scoring.language import Language
from scoring.language.typography import typographic
from scoring.model.dates import PartialDate
from scoring.model.evidence import Reference
from scoring.model.framework import Framework
from scoring.model.result import Basis
from scoring.model.workspace import Workspace
from scoring.model.world import TOPICS, Fact
from scoring.publish.booklet import SECTION_HEADING
from scoring.publish.cells import grade_view
from scoring.publish.colophon import sentences
from scoring.publish.design import design_of, folders
from scoring.publish.figure_words import fill
from scoring.publish.html import render_page
from scoring.publish.input_files import Document
from scoring.publish.inputs import inputs_of
from scoring.publish.kinds import Card
from scoring.publish.notes import Notes
from scoring.publish.overview import category_views, published_source, undecided_view
from scoring.publish.overview_tables import Tables
from scoring.publish.overview_view import OverviewView, TopicView
from scoring.publish.pdf import pdf_product
from scoring.publish.products import Product
from scoring.publish.robustness_words import Sentences
from scoring.publish.shared import robustness_of_edition, standings_of_edition
from scoring.publish.status import editions_up_to, reviewed, status_words
from scoring.publish.tile_map import tile_map
from scoring.publish.topics import topic_title
from scoring.publish.versions import engine_version
from scoring.publish.view import ColophonRow, FactView, NoteView
from scoring.rank.standings import newest
from scoring.read import references
from scoring.read.prose import parse, render

TEMPLATE = "overview.html.j2"
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True)
class Report:
    """Makes the view of one report; used once, since notes are numbered on the way."""

    figures: EditionFigures
    language: Language
    paper: str

    @cached_property
    def notes(self) -> Notes:
        workspace = self.figures.workspace
        records = {id_: source.record for id_, source in workspace.sources.items()}
        return Notes(records, workspace.templates / "notes.csl", self.language)

    def prose(self, text: str, inline: bool = False) -> Markup:
        """A text as HTML without the sentences that speak of one country."""
        kept = of_all_countries(text, self.figures)
        return render(
            kept,
            fill=self._fill,
            cite=self.notes.cite,
            heading_level=SECTION_HEADING,
            inline=inline,
            english=self.language.code == "en",
        )

    def _fill(self, name: str, argument: str) -> str:
        return fill(self.figures, self.language, name, argument)

    def short(self, reference: Reference) -> Markup:
        """A source in short; of a confidential work that it reports nothing is said."""
        sources = self.figures.workspace.sources
        if reference.reporting and sources[reference.reporting].confidential:
            return self.notes.short(reference.source, reference.locator)
        return self.notes.reported(reference)

    def title(self, name: str) -> str:
        """A title that the framework gives; empty where it gives none, or where it speaks of one country."""
        kept = of_all_countries(self.figures.framework.texts.titles.get(name, ""), self.figures)
        return typographic(
            re.sub(r"\{([a-z-]+)\}", lambda found: self._fill(found[1], ""), kept), self.language
        )

    def view(self) -> OverviewView:
        figures, language = self.figures, self.language
        workspace, framework = figures.workspace, figures.framework
        given = editions_up_to(workspace, framework.id, figures.edition)
        tables = Tables(figures, language)
        found = robustness_of_edition(workspace, framework, figures.standings)
        published = workspace.published.get((framework.id, figures.edition))
        compared = figures.tally.countries > 1
        told = compared or not framework.categories
        introduction = self.prose(framework.texts.overview) if told else Markup()
        facts = facts_known(workspace, figures.as_of)
        topics = tuple(
            TopicView(
                topic_title(topic, language), tuple(self._fact(one) for one in facts if one.topic == topic)
            )
            for topic in TOPICS
            if any(one.topic == topic for one in facts)
        )
        methodology = self.prose(framework.texts.methodology)
        ids = references.of_framework(framework) | references.of_facts(facts)
        ids |= {published.reference.source} if published else set()
        return OverviewView(
            language=language.code,
            direction=language.direction,
            paper=self.paper,
            title=self.title("overview"),
            edition=language.edition(figures.edition),
            as_of=language.date(figures.as_of),
            draft=status_words(workspace, given, language),
            framework_title=framework.title,
            grades=tuple(grade_view(grade, language) for grade in framework.grades),
            goals=tables.heads(),
            introduction=introduction,
            categories=category_views(figures, language) if compared else (),
            undecided=undecided_view(figures, language) if compared and framework.categories else None,
            country_count=figures.tally.countries,
            graded_count=sum(one.basis is Basis.EVIDENCE for one in tables.graded),
            figure_title=self.title("figure-1"),
            published_source=published_source(published, self.short) if published else Markup(),
            tile_map=tile_map(figures, language),
            topics=topics,
            matrices=tables.matrices(),
            ranked=figures.standings.ranked,
            intervals=tables.intervals(found),
            draws=language.number(found.draws),
            sure=typographic(Sentences(workspace, framework, found, language).overall(), self.language),
            moves=tuple(tables.moves()) if framework.categories else (),
            methodology=methodology,
            notes=tuple(NoteView(note.number, note.text, note.anchor) for note in self.notes.notes()),
            sources=self.notes.bibliography(
                sorted(id_ for id_ in ids if not workspace.sources[id_].confidential)
            ),
            evidence=tuple(tables.evidence()),
            colophon=self._colophon(),
            sentences=sentences(framework, language, reviewed(workspace, given)),
        )

    def _fact(self, fact: Fact) -> FactView:
        text, caution = self.prose(fact.text, inline=True), self.prose(fact.caution, inline=True)
        return FactView(fact.id, text, caution, self.short(fact.reference))

    def _colophon(self) -> tuple[ColophonRow, ...]:
        says, language, framework = self.language.gettext, self.language, self.figures.framework
        rules = says(
            "{title} ({id}): {citation}", title=framework.title, id=framework.id, citation=framework.citation
        )
        day = language.date(self.figures.as_of)
        edition = language.edition(self.figures.edition)
        rows = [
            (says("Framework"), rules),
            (says("Edition"), says("{edition}, evidence as of {date}", edition=edition, date=day)),
            (says("Made with"), f"progress-cards {engine_version()}"),
            (
                says("Licence"),
                says("Text, evidence and grades: CC BY 4.0. Fonts: SIL Open Font License 1.1."),
            ),
        ]
        return tuple(ColophonRow(term, typographic(text, self.language)) for term, text in rows)


def of_all_countries(text: str, figures: EditionFigures) -> str:
    """A text without the sentences that ask for a figure of one country."""
    blocks = re.split(r"(\n\s*\n|\n(?=\s*(?:[-*#]|\d+\.)\s))", text)
    return "".join(_kept(block, figures) for block in blocks)


def _kept(block: str, figures: EditionFigures) -> str:
    pieces = _SENTENCE.split(block)
    kept = [piece for piece in pieces if _fillable(piece, figures)]
    return block if len(kept) == len(pieces) else " ".join(kept)


def _fillable(sentence: str, figures: EditionFigures) -> bool:
    for placeholder in parse(sentence).placeholders:
        try:
            figures.get(placeholder.name, placeholder.argument)
        except KeyError:
            return False
    return True


def overview_view(
    workspace: Workspace, framework: Framework, edition: str, paper: str, language: Language
) -> OverviewView:
    """The view-data of the report on an edition."""
    found = standings_of_edition(workspace, framework, edition)
    figures = EditionFigures(workspace, framework, found, edition, _as_of(workspace, framework, edition))
    return Report(figures, language, paper).view()


def _as_of(workspace: Workspace, framework: Framework, edition: str) -> date:
    """The last day on which evidence of the edition was taken; its own end where there is none."""
    found = (newest(workspace, code, framework.id, edition) for code in workspace.country_ids())
    days = [one.as_of for one in found if one]
    return max(days, default=PartialDate.parse(edition).last)


def overview(
    workspace: Workspace, card: Card, language: Language, target: Path, paper: str = "a4"
) -> Product:
    """The report on the edition of a card; its view is made where it is rendered."""

    def html() -> str:
        design = design_of(workspace.templates, workspace.campaign)
        framework = workspace.frameworks[card.framework.id]
        view = overview_view(workspace, framework, card.edition, paper, language)
        return render_page(workspace.templates, TEMPLATE, language, design, report=view)

    document = Document("overview", card.framework.id, card.edition, None, language.code, paper)
    return pdf_product(
        target,
        html,
        base=workspace.templates,
        allowed=folders(workspace),
        inputs=inputs_of(workspace, document),
    )
