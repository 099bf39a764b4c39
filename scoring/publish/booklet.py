"""A country's card as view-data: what the engine found, in words, in the order of the pages.

Notes are numbered as texts are rendered, so the parts are made in the order in which they are printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from markupsafe import Markup, escape

from scoring.explain.asked import AskedOf, asked_of
from scoring.explain.facts import facts_known, newest_of
from scoring.explain.figures import Figures
from scoring.explain.why import WhyIndicator, why
from scoring.language import Language
from scoring.language.phrases import number_span
from scoring.language.typography import typographic
from scoring.model.evidence import Call, Edition, Reference
from scoring.model.framework import Framework, Goal
from scoring.model.result import Standing
from scoring.model.workspace import Workspace
from scoring.model.world import Fact
from scoring.publish.asked import asked_views
from scoring.publish.asked_view import CallView, ReplyView
from scoring.publish.cells import Cells, grade_view
from scoring.publish.colophon import colophon, sentences
from scoring.publish.conventions import conventions, recorded
from scoring.publish.corrections import corrected_words, correction_views
from scoring.publish.fates import Fates
from scoring.publish.figure_words import fill
from scoring.publish.granted import granted_view
from scoring.publish.history import history_view
from scoring.publish.markup import joined
from scoring.publish.notes import Notes
from scoring.publish.overview import category_views, published_source, undecided_view
from scoring.publish.replies import Replies
from scoring.publish.standing import standing_view
from scoring.publish.status import reviewed, status_words
from scoring.publish.sure import sure_view
from scoring.publish.tile_map import tile_map
from scoring.publish.view import BookletView, CaseStudyView, FactView, GoalView, NoteView
from scoring.read import references
from scoring.read.prose import Cite, parse, render

GOAL_HEADING = 4
SECTION_HEADING = 3
OVERVIEW_FACTS = 4


@dataclass(frozen=True)
class Booklet:
    """Makes the view of one card; used once, since notes are numbered on the way."""

    workspace: Workspace
    framework: Framework
    edition: Edition
    figures: Figures
    language: Language
    paper: str

    @cached_property
    def notes(self) -> Notes:
        sources = self.workspace.sources_of(self.edition.country)
        records = {id_: source.record for id_, source in sources.items()}
        return Notes(records, self.workspace.templates / "notes.csl", self.language)

    def prose(self, text: str, heading_level: int = SECTION_HEADING, inline: bool = False) -> Markup:
        """A text as HTML, with its notes numbered on from the last text."""
        return render(
            text,
            fill=self._fill,
            cite=self.notes.cite,
            heading_level=heading_level,
            inline=inline,
            english=self.language.code == "en",
        )

    def line(self, text: str) -> Markup:
        """A text that stands inside a sentence or a cell."""
        return self.prose(text, inline=True)

    def _fill(self, name: str, argument: str) -> str:
        return fill(self.figures, self.language, name, argument)

    def title(self, name: str) -> str:
        """A title that the framework gives, with its figures filled in; empty where it gives none."""
        written = self.framework.texts.titles.get(name, "")
        filled = re.sub(r"\{([a-z-]+)\}", lambda found: self._fill(found.group(1), ""), written)
        return typographic(filled, self.language)

    def short(self, reference: Reference) -> Markup:
        """A source in short with its place, and the work that it reports, where it names one.

        Of a confidential source nothing is printed but that it is one.
        """
        sources = self.workspace.sources_of(self.edition.country)
        if sources[reference.source].confidential:
            return escape(self.language.gettext("a confidential source"))
        if reference.reporting and sources[reference.reporting].confidential:
            return self.notes.short(reference.source, reference.locator)
        return self.notes.reported(reference)

    def short_citations(self, text: str) -> Markup:
        """The sources that a text of citations names, in short."""
        cites = [cite for cluster in parse(text).clusters for cite in cluster.cites]
        return joined((self._short_cite(cite) for cite in cites), self.language)

    def _short_cite(self, cite: Cite) -> Markup:
        prefix = f"{cite.prefix} " if cite.prefix else ""
        return Markup("{}{}").format(prefix, self.notes.short(cite.key, cite.locator))

    def view(self) -> BookletView:
        """Everything that the booklet prints."""
        language, workspace, edition = self.language, self.workspace, self.edition
        country = workspace.countries[edition.country]
        texts = self.framework.texts
        standing = self.standing
        published = workspace.published.get((self.framework.id, edition.id))
        progress = self.prose(texts.progress)
        several = self.figures.tally.countries > 1
        overview = self.prose(texts.overview) if several or not self.framework.categories else Markup()
        situation = self.prose(edition.texts.situation)
        case_studies = self.case_studies("situation")
        accounts = Fates(workspace, edition, language, self.line, self.short).views()
        goals = tuple(self.goal(goal) for goal in self.framework.last_goals)
        introduction = self.prose(edition.texts.petition_introduction)
        petitions = {
            call.id: self.prose(call.petition, inline=True) for call in edition.calls if call.petition
        }
        closing = self.prose(edition.texts.petition_closing)
        methodology, edition_notes = self.prose(texts.methodology), self.prose(edition.texts.notes)
        return BookletView(
            language=language.code,
            direction=language.direction,
            paper=self.paper,
            title=language.gettext("Country progress card"),
            subtitle=self.title("subtitle"),
            titles={name: self.title(name) for name in ("progress", "overview", "details", "figure-1")},
            country=country.name,
            country_in_text=country.in_text,
            country_code=country.id,
            edition=language.edition(edition.id),
            as_of=language.date(edition.as_of),
            draft=status_words(workspace, (edition,), language),
            corrected=corrected_words(workspace, edition.country, edition.id, language),
            corrections=correction_views(workspace, self.framework, edition.country, edition.id, language),
            framework_title=self.framework.title,
            grades=tuple(grade_view(grade, language) for grade in self.framework.grades),
            standing=standing_view(self.figures, standing, language),
            sure=sure_view(self.figures, language),
            history=history_view(self.figures, language),
            progress=progress,
            overview=overview,
            categories=category_views(self.figures, language) if several else (),
            undecided=undecided_view(self.figures, language) if several else None,
            country_count=self.figures.tally.countries,
            published_source=published_source(published, self.short) if published else Markup(),
            tile_map=tile_map(self.figures, language),
            facts=tuple(self.fact(fact) for fact in self.facts),
            situation=situation,
            case_studies=case_studies,
            accounts=accounts,
            goals=tuple(_with_petitions(goal, petitions) for goal in goals),
            asked=asked_views(self.framework, self.asked, language, self.short),
            petition_introduction=introduction,
            granted=granted_view(self.figures, edition.calls, language),
            petition_closing=closing,
            methodology=methodology,
            edition_notes=edition_notes,
            notes=tuple(NoteView(note.number, note.text, note.anchor) for note in self.notes.notes()),
            sources=self.notes.bibliography(self.used_sources()),
            colophon=colophon(workspace, edition, self.framework, language),
            sentences=sentences(self.framework, language, reviewed(workspace, (edition,))),
            reply=self.reply,
        )

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        return newest_of(facts_known(self.workspace, self.edition.as_of), OVERVIEW_FACTS)

    def fact(self, fact: Fact) -> FactView:
        text, caution = (self.prose(text, inline=True) for text in (fact.text, fact.caution))
        return FactView(fact.id, text, caution, self.short(fact.reference))

    @property
    def reply(self) -> ReplyView | None:
        return Replies(self.framework, self.edition, self.language, self.short).view()

    @property
    def standing(self) -> Standing:
        return self.figures.standings.countries[self.edition.country]

    @cached_property
    def asked(self) -> tuple[AskedOf, ...]:
        return asked_of(self.workspace, self.framework, self.edition, self.figures.result)

    @cached_property
    def reasons(self) -> dict[str, WhyIndicator]:
        return {one.indicator.id: one for one in why(self.framework, self.edition, self.figures.result)}

    def goal(self, goal: Goal) -> GoalView:
        own, texts = self.edition.texts, self.framework.texts.goals[goal.id]
        cells = Cells(
            self.framework, self.edition, self.language, self.short, self.short_citations, self.recorded
        )
        introduction = self.prose(texts.introduction, GOAL_HEADING)
        quotation = self.prose(texts.quotation, GOAL_HEADING)
        summaries = {
            indicator.id: self.prose(own.summaries.get(indicator.id, ""), inline=True)
            for indicator in goal.indicators
        }
        explanation = self.prose(texts.explanation, GOAL_HEADING)
        discussion = self.prose(own.discussions.get(goal.id, ""), GOAL_HEADING)
        studies = self.case_studies(goal.id)
        calls = tuple(self.call(call) for call in self.edition.calls if call.goal == goal.id)
        score = self.figures.result.goals[goal.id]
        return GoalView(
            id=goal.id,
            title=typographic(goal.title, self.language),
            introduction=introduction,
            quotation=quotation,
            quotation_source=self.short_citations(texts.quotation_source),
            explanation=explanation,
            discussion=discussion,
            cells=tuple(cells.view(self.reasons[i.id], summaries[i.id]) for i in goal.indicators),
            points=number_span(score.low, score.high, self.language),
            possible=self.language.number(score.possible)
            if score.low > 0 or score.high < score.possible
            else "",
            conventions=conventions(
                self.workspace, self.edition, self.framework, goal, self.language, self.short
            ),
            case_studies=studies,
            calls=calls,
        )

    def recorded(self, treaty: str) -> str:
        return recorded(self.workspace, self.edition, treaty, self.language)

    def case_studies(self, place: str) -> tuple[CaseStudyView, ...]:
        return tuple(
            CaseStudyView(typographic(study.title, self.language), self.prose(study.text, GOAL_HEADING))
            for study in self.edition.texts.case_studies
            if study.place == place
        )

    def call(self, call: Call) -> CallView:
        sources = joined(map(self.short, call.references), self.language)
        return CallView(call.id, self.prose(call.text, inline=True), None, call.criteria, sources)

    def used_sources(self) -> list[str]:
        """The ids of all sources behind the card, each once; confidential ones are never printed."""
        country = self.workspace.countries[self.edition.country]
        ids = references.of_framework(self.framework) | references.of_edition(self.edition)
        ids |= references.of_country(country) | references.of_facts(self.facts)
        ids |= references.of_recommendations(one.recommendation for one in self.asked)
        sources = self.workspace.sources_of(country.id)
        return sorted(id_ for id_ in ids if not sources[id_].confidential)


def _with_petitions(goal: GoalView, petitions: dict[str, Markup]) -> GoalView:
    """The goal with the short forms of its calls, which are printed, and so numbered, after all goals."""
    return replace(goal, calls=tuple(replace(call, petition=petitions.get(call.id)) for call in goal.calls))
