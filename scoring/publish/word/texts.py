"""A card's texts in the order of its pages, each with its place in the files, as a Word document."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from markupsafe import Markup

from scoring.language import Language
from scoring.language.typography import capital
from scoring.model.evidence import CaseStudy
from scoring.model.workspace import Workspace
from scoring.publish.booklet import GOAL_HEADING, SECTION_HEADING, Booklet
from scoring.publish.booklet_pdf import booklet_of
from scoring.publish.kinds import Card
from scoring.publish.pictures.view import card_picture, grade_word
from scoring.publish.products import Made, Product
from scoring.publish.view import BookletView, CaseStudyView, CellView, GoalView
from scoring.publish.word.paper import Paper

BETWEEN = " · "
OF_SECTION, OF_GOAL, OF_STUDY = SECTION_HEADING - 2, GOAL_HEADING - 2, GOAL_HEADING - 3
"""By how many levels headings inside texts are lifted, so that they follow on the heading above the text."""


def word(workspace: Workspace, card: Card, language: Language, target: Path) -> Product:
    """The document to be written in a child."""

    def make() -> Made:
        booklet = booklet_of(workspace, card, language)
        return Made({target: Texts(booklet, language).document()}, "texts")

    return Product(target.name, make)


class Texts:
    """Writes one card; its notes are numbered as in the booklet, whose order this follows."""

    def __init__(self, booklet: Booklet, language: Language) -> None:
        self._language = language
        self._own, self._framework = booklet.edition, booklet.framework
        self._card = booklet.view()
        card = self._card
        title = self._language.gettext(
            "{title}: {country}, texts for comment", title=card.title, country=card.country
        )
        head = [card.title, card.country, card.edition, card.draft]
        self._paper = Paper(language, title, self._own.as_of, BETWEEN.join(filter(None, head)))
        self._paper.heading(title, 0)

    def document(self) -> bytes:
        card, paper, says = self._card, self._paper, self._language.gettext
        self._opening()
        self._framework_text(says("What this card is"), card.progress, "progress")
        self._framework_text(says("All countries"), card.overview, "overview")
        paper.heading(says("The situation"), 1)
        paper.text(card.situation, "situation", lift=OF_SECTION)
        self._studies("situation", card.case_studies)
        self._fates()
        for goal in card.goals:
            self._goal(goal)
        self._petition()
        self._framework_text(says("How the card was made"), card.methodology, "methodology")
        paper.text(card.edition_notes, "notes", lift=OF_SECTION)
        self._reply()
        self._annex(card)
        paper.heading(says("Sources"), 1)
        for source in card.sources:
            paper.text(source)
        paper.heading(says("About this card"), 1)
        for sentence in card.sentences:
            paper.text(sentence)
        rows = [(row.term, row.text) for row in card.colophon]
        paper.table(says("Particulars"), (says("What"), says("Which")), rows, (3, 9), ids=False)
        paper.notes({note.number: note.text for note in card.notes})
        return paper.saved()

    def _opening(self) -> None:
        card, says = self._card, self._language.gettext
        picture = card_picture(card, self._language)
        for line in (
            card.framework_title,
            says("Edition {edition}, evidence as of {date}.", edition=card.edition, date=card.as_of),
            capital(picture.headline),
            picture.points,
            card.draft,
            says(
                "Please comment in the margin. The small grey words tell where a text stands in the files; "
                "leave them as they are, so that your comments find their way back."
            ),
        ):
            self._paper.text(line)
        cells = [cell for goal in card.goals for cell in goal.cells]
        rows = [(cell.id, cell.title, grade_word(cell, self._language), cell.points) for cell in cells]
        head = (says("Number"), says("Indicator"), says("Grade"), says("Points"))
        self._paper.table(says("The grades of all indicators"), head, rows, (2, 7, 4, 2))

    def _framework_text(self, title: str, text: Markup, key: str) -> None:
        if text:
            self._paper.heading(title, 1)
            self._paper.text(text, f"{self._framework.id}/texts/{key}", lift=OF_SECTION)

    def _studies(self, place: str, views: Iterable[CaseStudyView]) -> None:
        own = [study for study in self._own.texts.case_studies if study.place == place]
        for study, view in zip(own, views, strict=True):
            self._study(study, view)

    def _study(self, study: CaseStudy, view: CaseStudyView) -> None:
        said = self._language.gettext("Case study: {title}", title=view.title)
        self._paper.heading(said, 2, f"case-study/{study.id}/title")
        self._paper.text(view.text, f"case-study/{study.id}/text", lift=OF_STUDY)

    def _fates(self) -> None:
        says = self._language.gettext
        for account in self._card.accounts:
            self._paper.heading(says("What became of the calls of {edition}", edition=account.edition), 2)
            self._paper.text(account.summary)
            rows = [
                (f"fate/{account.id}/{row.call}", row.text, row.word, _together(row.done, row.sources))
                for row in account.rows
            ]
            head = (says("Item"), says("Call"), says("What became of it"), says("By what"))
            self._paper.table(says("Earlier calls"), head, rows, (3, 6, 3, 6))

    def _goal(self, goal: GoalView) -> None:
        paper, says, texts = self._paper, self._language.gettext, f"{self._framework.id}/texts/goal/{goal.id}"
        said = says("{number}. {title}", number=goal.id, title=goal.title)
        paper.heading(said, 1, f"{self._framework.id}/goal/{goal.id}/title")
        paper.text(goal.introduction, f"{texts}/introduction", lift=OF_GOAL)
        if goal.quotation:
            paper.text(goal.quotation, f"{texts}/quotation", "Quote", OF_GOAL)
            paper.text(goal.quotation_source or "")
        for cell in goal.cells:
            self._cell(cell)
        paper.text(goal.explanation, f"{texts}/explanation", lift=OF_GOAL)
        paper.text(goal.discussion, f"discussion/{goal.id}", lift=OF_GOAL)
        self._conventions(goal)
        self._studies(goal.id, goal.case_studies)
        rows = [
            (f"call/{call.id}/text", call.text, self._language.both(call.criteria), call.sources)
            for call in goal.calls
        ]
        head = (says("Item"), says("Call"), says("Criteria"), says("Sources"))
        paper.table(says("Calls to action"), head, rows, (3, 8, 2, 5))

    def _cell(self, cell: CellView) -> None:
        said = self._language.gettext("{number} {title}", number=cell.id, title=cell.title)
        self._paper.heading(said, 2, f"{self._framework.id}/{cell.id}/title")
        self._paper.text(self._language.gettext("Grade: {grade}", grade=grade_word(cell, self._language)))
        self._paper.text(cell.summary, f"summary/{cell.id}")

    def _conventions(self, goal: GoalView) -> None:
        says = self._language.gettext
        rows = [
            (f"treaty/{one.short}", one.title, one.status, one.date, _together(one.note, one.source))
            for one in goal.conventions
        ]
        head = (says("Item"), says("Convention"), says("Status"), says("Dates"), says("Caution and source"))
        self._paper.table(says("Conventions"), head, rows, (2, 4, 2, 3, 5))

    def _petition(self) -> None:
        card, paper, says = self._card, self._paper, self._language.gettext
        calls = [call for goal in card.goals for call in goal.calls if call.petition]
        if not (calls or card.petition_introduction or card.petition_closing):
            return
        paper.heading(says("Petition"), 1)
        paper.text(card.petition_introduction, "petition/introduction", lift=OF_SECTION)
        for call in calls:
            paper.text(call.petition or "", f"call/{call.id}/petition")
        paper.text(card.petition_closing, "petition/closing", lift=OF_SECTION)

    def _reply(self) -> None:
        says, reply = self._language.gettext, self._card.reply
        if reply is None:
            return
        self._paper.heading(says("The right of reply"), 2)
        for sentence in reply.told:
            self._paper.text(sentence)
        rows = [
            (f"reply/{one.id}", _together(one.says, one.source), _together(one.answer, one.changed))
            for one in reply.items
        ]
        head = (says("Item"), says("The government’s reply"), says("Our answer"))
        self._paper.table(says("What the government replied, and what we answer"), head, rows, (3, 7, 7))

    def _annex(self, card: BookletView) -> None:
        says = self._language.gettext
        self._paper.heading(says("Annex: criteria and findings"), 1)
        head = (says("Item"), says("Question or finding"), says("Answer"), says("Source"))
        for cell in (cell for goal in card.goals for cell in goal.cells):
            rows: list[tuple[str | Markup, ...]] = []
            for criterion in cell.criteria:
                question = Markup("<b>{}</b>").format(criterion.question)
                rows.append((criterion.id, question, criterion.answer, criterion.resolution))
                rows += [
                    (f"finding/{one.id}", one.statement, one.answer, one.source) for one in criterion.findings
                ]
            caption = says("{number} {title}", number=cell.id, title=cell.title)
            self._paper.table(caption, head, rows, (3, 8, 2, 5))


def _together(first: str | Markup, second: str | Markup) -> Markup:
    return Markup(" ").join(one for one in (first, second) if one)
