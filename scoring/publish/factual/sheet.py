"""What the factual-check sheet says: what is held, on which source, since when, and what is not known.

It holds no grade: a government checks facts, and can do so without knowing what follows from them; grades are
under embargo until the card appears. Nor does it tell of confidential sources more than that there is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup

from scoring.explain.why import WhyCriterion
from scoring.language import Language
from scoring.language.catalogue import N_
from scoring.language.typography import capital, typographic
from scoring.model.framework import Goal
from scoring.model.replies import sheet_reference
from scoring.model.workspace import Workspace
from scoring.publish.booklet import Booklet
from scoring.publish.booklet_pdf import booklet_of
from scoring.publish.kinds import Card
from scoring.publish.view import CellView, CriterionView, FindingView


@dataclass(frozen=True)
class SheetItem:
    """What can be replied to, by its id.

    ``text`` is a criterion's question or a finding's statement; ``asked`` tells the one from the other.
    ``held`` is what we hold, or that we do not know; ``about`` says who does it, where and when.
    """

    id: str
    text: str
    asked: bool
    held: str
    about: str = ""
    on: str = ""
    source: Markup = field(default_factory=Markup)


@dataclass(frozen=True)
class SheetIndicator:
    id: str
    title: str
    question: str
    items: tuple[SheetItem, ...]


@dataclass(frozen=True)
class SheetGoal:
    id: str
    title: str
    indicators: tuple[SheetIndicator, ...]


@dataclass(frozen=True)
class SheetView:
    """The sheet; ``reference`` is by what it is known when it comes back, in every language the same.

    ``sources`` are those that the items name, in full.
    """

    reference: str
    title: str
    head: str
    opening: tuple[str, ...]
    how_to_answer: tuple[str, ...]
    what_follows: tuple[str, ...]
    goals: tuple[SheetGoal, ...]
    sources: tuple[Markup, ...]


UNKNOWN = {
    "unknown": N_("We do not know: nothing that we hold answers this. Please tell us, and name a source."),
    "no-data": N_("We do not know: we searched and found nothing. Please tell us, and name a source."),
    "disputed": N_("Our sources disagree: what each of them says stands below."),
}
EMBARGO = N_("Before publication: please do not quote")


def sheet_view(
    workspace: Workspace, card: Card, language: Language, answer_by: date, answer_to: str
) -> SheetView:
    """The sheet of a card; ``answer_to`` says where answers are to be sent."""
    return _Sheet(booklet_of(workspace, card, language), language).view(answer_by, answer_to)


@dataclass(frozen=True)
class _Sheet:
    booklet: Booklet
    language: Language

    def view(self, answer_by: date, answer_to: str) -> SheetView:
        edition, language = self.booklet.edition, self.language
        country = self.booklet.workspace.countries[edition.country]
        title = language.gettext("Factual check before publication: {country}", country=country.name)
        return SheetView(
            reference=sheet_reference(edition.country, edition.id, edition.framework),
            title=title,
            head=language.gettext(EMBARGO),
            opening=self._printed(self._opening(country.in_text)),
            how_to_answer=self._printed(self._how(answer_by, answer_to)),
            what_follows=self._printed(self._follows()),
            goals=tuple(map(self._goal, self.booklet.framework.last_goals)),
            sources=self._sources(),
        )

    def _printed(self, sentences: Iterator[str]) -> tuple[str, ...]:
        return tuple(typographic(said, self.language) for said in sentences)

    def _opening(self, country: str) -> Iterator[str]:
        edition, says = self.booklet.edition, self.language.gettext
        yield says(
            "{title}: edition {edition}, evidence as of {date}.",
            title=self.booklet.framework.title,
            edition=self.language.edition(edition.id),
            date=self.language.date(edition.as_of),
        )
        yield says(
            "We are about to publish a card on what the government of {country} does against child sex "
            "trafficking. "
            "Before that, we ask the government to check the facts on which it will rest.",
            country=country,
        )
        yield says(
            "For each question this sheet says what we hold, in which source and at which place it stands, "
            "on what date it held, and what we do not know. It holds no grades: these follow from the "
            "answers, by rules that were written down before."
        )

    def _how(self, answer_by: date, answer_to: str) -> Iterator[str]:
        says = self.language.gettext
        yield says("Please answer by {date}.", date=self.language.date(answer_by))
        # Translators: the role or institution to which answers are sent, with its address.
        yield says("Send your answer to: {recipient}.", recipient=answer_to.rstrip(". "))
        yield says(
            "Answer item by item, in the space beside it, and leave the ids as they are: by them your answer "
            "finds its place. Leave the space empty where you have nothing to add."
        )
        yield says(
            "Name a source for each answer, with its date and the place in it, or enclose the document: a "
            "law, a budget, a report, figures. Please send no names or details of children or of accused "
            "persons."
        )

    def _follows(self) -> Iterator[str]:
        says = self.language.gettext
        yield says(
            "What you answer is recorded with its date, and printed with the indicator it is about, beside "
            "what we answer."
        )
        yield says(
            "A bare denial is recorded as a reply, and not as a finding: it changes no answer. What can "
            "change an answer is a source."
        )
        yield says("If no answer has come by that day, the card says so.")

    def _goal(self, goal: Goal) -> SheetGoal:
        view = self.booklet.goal(goal)
        return SheetGoal(goal.id, view.title, tuple(map(self._indicator, view.cells)))

    def _indicator(self, cell: CellView) -> SheetIndicator:
        reasons = {self._id(cell, why): why for why in self.booklet.reasons[cell.id].criteria}
        items = [item for one in cell.criteria for item in self._items(one, reasons[one.id])]
        whole = self.language.gettext("Anything else on {number} {title}", number=cell.id, title=cell.title)
        return SheetIndicator(
            cell.id, cell.title, cell.question, (*items, SheetItem(cell.id, whole, True, ""))
        )

    def _id(self, cell: CellView, why: WhyCriterion) -> str:
        return self.booklet.framework.indicator_by_id[cell.id].criterion_id(why.criterion)

    def _items(self, criterion: CriterionView, why: WhyCriterion) -> Iterator[SheetItem]:
        held, source = self._held(criterion, why), Markup()
        if why.criterion.treaty:
            treaty = why.criterion.treaty.treaty
            held = typographic(self.booklet.recorded(treaty), self.language) or held
            source = self._recorded_in(treaty)
        yield SheetItem(criterion.id, criterion.question, True, held, source=source)
        yield from map(self._finding, criterion.findings)

    def _held(self, criterion: CriterionView, why: WhyCriterion) -> str:
        if criterion.state in UNKNOWN:
            return self.language.gettext(UNKNOWN[criterion.state])
        parts = [f"{capital(criterion.answer)}."]
        parts += [criterion.meaning] if criterion.meaning else []
        if why.resolution and not self._confidential(why):
            parts.append(capital(criterion.resolution))
        return " ".join(parts)

    def _confidential(self, why: WhyCriterion) -> bool:
        """Whether a finding rests on a source of which nothing may be told."""
        sources = self.booklet.workspace.sources_of(self.booklet.edition.country)
        return any(sources[one.finding.reference.source].confidential for one in why.findings)

    def _recorded_in(self, treaty: str) -> Markup:
        records = self.booklet.workspace.countries[self.booklet.edition.country].treaties
        found = next((one.reference for one in records if one.treaty == treaty), None)
        return self.booklet.short(found) if found else Markup()

    def _sources(self) -> tuple[Markup, ...]:
        """What stands behind findings and treaties, but for confidential sources."""
        booklet = self.booklet
        asked = {one.treaty.treaty for _, one in booklet.framework.criteria.values() if one.treaty}
        country = booklet.workspace.countries[booklet.edition.country]
        named = [finding.reference for finding in booklet.edition.findings]
        named += [record.reference for record in country.treaties if record.treaty in asked]
        sources = booklet.workspace.sources_of(country.id)
        ids = {id_ for one in named for id_ in (one.source, one.reporting) if id_}
        return booklet.notes.bibliography(sorted(id_ for id_ in ids if not sources[id_].confidential))

    def _finding(self, finding: FindingView) -> SheetItem:
        says = self.language.gettext
        # Translators: who does something, and where: The state, national.
        about = says("{actor}, {level}", actor=capital(finding.actor), level=finding.level)
        if finding.set_aside:
            aside = says("Does not count: {why}", why=finding.set_aside)
            about = f"{about}. {aside}"
        return SheetItem(
            finding.id,
            finding.statement,
            False,
            capital(finding.answer),
            about,
            finding.holds_on,
            finding.source,
        )
