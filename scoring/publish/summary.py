"""A card on one page, for somebody who has a minute: a member of parliament, a journalist at the door."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from markupsafe import Markup

from scoring.explain.figures import Figures
from scoring.explain.why import why
from scoring.language import Language
from scoring.language.phrases import number_span
from scoring.language.typography import typographic
from scoring.model.evidence import Edition
from scoring.model.framework import Framework
from scoring.model.workspace import Workspace
from scoring.publish.asked_view import GrantedView
from scoring.publish.asks import Ask, asks
from scoring.publish.booklet_pdf import booklet_of
from scoring.publish.cells import Cells, grade_view
from scoring.publish.colophon import sentences
from scoring.publish.corrections import corrected_words
from scoring.publish.design import design_of, folders, page_address
from scoring.publish.figure_words import fill
from scoring.publish.granted import granted
from scoring.publish.html import render_page
from scoring.publish.input_files import Document
from scoring.publish.inputs import inputs_of
from scoring.publish.kinds import Card
from scoring.publish.pdf import fitted_pdf_product
from scoring.publish.products import Product
from scoring.publish.qr import QrView, qr_view
from scoring.publish.standing import standing_view
from scoring.publish.standing_view import StandingView
from scoring.publish.status import status_words
from scoring.publish.sure import sure_view
from scoring.publish.view import CellView, GradeView
from scoring.read.prose import render

TEMPLATE = "summary.html.j2"


@dataclass(frozen=True)
class Sparing:
    """How much is said: so many asks, and cells that are roomy, full, compact (no titles) or dense (shapes
    alone)."""

    asks: int
    cells: str


SPARING = (
    Sparing(3, "roomy"),
    *(Sparing(count, "full") for count in (3, 2)),
    *(Sparing(count, "compact") for count in (3, 2, 1)),
    *(Sparing(count, "dense") for count in (3, 2, 1, 0)),
)
"""From the most that a page may hold to the least: the first that fits is printed."""


@dataclass(frozen=True)
class SummaryGoalView:
    """A goal with its cells; ``possible`` is empty where nothing is known of its points."""

    id: str
    title: str
    points: str
    possible: str
    cells: tuple[CellView, ...]


@dataclass(frozen=True)
class SummaryView:
    """One page. ``more`` counts the asks that are left out; ``sure`` is empty where nothing can be varied."""

    language: str
    direction: str
    paper: str
    country: str
    country_in_text: str
    edition: str
    as_of: str
    draft: str
    corrected: str
    framework_title: str
    standing: StandingView
    grades: tuple[GradeView, ...]
    goals: tuple[SummaryGoalView, ...]
    cells: str
    asks: tuple[Markup, ...]
    more: int
    granted: GrantedView | None
    sure: str
    sentences: tuple[str, ...]
    qr: QrView | None


@dataclass(frozen=True)
class Summary:
    """Makes the views of one card's summary, from the fullest to the shortest."""

    workspace: Workspace
    framework: Framework
    edition: Edition
    figures: Figures
    language: Language
    paper: str = "a4"

    def views(self) -> Iterator[SummaryView]:
        asked = asks(self.figures, self.edition, self._line, self.language)
        fullest = self._view(asked)
        before: tuple[int, str] | None = None
        for sparing in SPARING:
            shown = asked[: sparing.asks]
            if before != (len(shown), sparing.cells):
                yield self._spared(fullest, asked, sparing)
            before = (len(shown), sparing.cells)

    def _spared(self, fullest: SummaryView, asked: tuple[Ask, ...], sparing: Sparing) -> SummaryView:
        shown = asked[: sparing.asks]
        return replace(
            fullest,
            cells=sparing.cells,
            asks=tuple(ask.text for ask in shown),
            more=len(asked) - len(shown),
            granted=granted(self.figures, [ask.criteria for ask in shown], self.language),
        )

    def _view(self, asked: tuple[Ask, ...]) -> SummaryView:
        """Everything that can be said."""
        language, edition = self.language, self.edition
        country = self.workspace.countries[edition.country]
        standing = self.figures.standings.countries[edition.country]
        sure = sure_view(self.figures, language)
        address = page_address(
            self.workspace.campaign, self.framework.id, edition.id, country.id, language.code
        )
        return SummaryView(
            language=language.code,
            direction=language.direction,
            paper=self.paper,
            country=country.name,
            country_in_text=country.in_text,
            edition=language.edition(edition.id),
            as_of=language.date(edition.as_of),
            draft=status_words(self.workspace, (edition,), language),
            corrected=corrected_words(self.workspace, country.id, edition.id, language),
            framework_title=self.framework.title,
            standing=standing_view(self.figures, standing, language),
            grades=tuple(grade_view(grade, language) for grade in self.framework.grades),
            goals=tuple(self._goals()),
            cells="full",
            asks=tuple(ask.text for ask in asked),
            more=0,
            granted=None,
            sure=sure.sentence if sure else "",
            sentences=sentences(self.framework, language)[:2],
            qr=qr_view(address),
        )

    def _goals(self) -> Iterator[SummaryGoalView]:
        framework, language, edition = self.framework, self.language, self.edition
        made = Cells(framework, edition, language, lambda _: Markup(), lambda _: Markup(), lambda _: "")
        reasons = {one.indicator.id: one for one in why(framework, edition, self.figures.result)}
        for goal in framework.last_goals:
            score = self.figures.result.goals[goal.id]
            known = score.low > 0 or score.high < score.possible
            yield SummaryGoalView(
                goal.id,
                typographic(goal.title, self.language),
                number_span(score.low, score.high, language),
                language.number(score.possible) if known else "",
                tuple(made.view(reasons[one.id], Markup()) for one in goal.indicators),
            )

    def _line(self, text: str) -> Markup:
        """A demand with its figures; its notes stand in the booklet."""
        return render(
            text,
            fill=self._fill,
            cite=lambda _: Markup(),
            heading_level=3,
            inline=True,
            english=self.language.code == "en",
        )

    def _fill(self, name: str, argument: str) -> str:
        return fill(self.figures, self.language, name, argument)


def summary_views(workspace: Workspace, card: Card, language: Language, paper: str) -> Iterator[SummaryView]:
    """The views of a card's summary; KeyError where the country has no evidence in the edition."""
    found = booklet_of(workspace, card, language, paper)
    return Summary(workspace, found.framework, found.edition, found.figures, language, paper).views()


def summary(workspace: Workspace, card: Card, language: Language, target: Path, paper: str = "a4") -> Product:
    """The summary to be printed, on one page whatever it has to say."""

    def pages() -> Iterator[str]:
        design = design_of(workspace.templates, workspace.campaign)
        for view in summary_views(workspace, card, language, paper):
            yield render_page(workspace.templates, TEMPLATE, language, design, card=view)

    document = Document("summary", card.framework.id, card.edition, card.country, language.code, paper)
    return fitted_pdf_product(
        target,
        pages,
        base=workspace.templates,
        allowed=folders(workspace),
        inputs=inputs_of(workspace, document),
    )
