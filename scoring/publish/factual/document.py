"""The factual-check sheet as a Word document, with room for a reply beside each item."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from scoring.language import Language
from scoring.publish.factual.sheet import SheetIndicator, SheetItem, SheetView
from scoring.publish.markup import filled_markup
from scoring.publish.word.paper import Paper

_WIDTHS = (3, 8, 7)


def document(sheet: SheetView, on: date, language: Language) -> bytes:
    """The file: the same for the same sheet, whenever it is made; ``on`` is the day of the evidence."""
    says = language.gettext
    paper = Paper(language, sheet.title, on, f"{sheet.head} · {sheet.reference}")
    paper.heading(sheet.title, 0)
    for said in sheet.opening:
        paper.text(said)
    for heading, sentences in (
        (says("How to answer"), sheet.how_to_answer),
        (says("What becomes of your answer"), sheet.what_follows),
    ):
        paper.heading(heading, 1)
        for said in sentences:
            paper.text(said)
    for goal in sheet.goals:
        paper.heading(says("{number}. {title}", number=goal.id, title=goal.title), 1)
        for indicator in goal.indicators:
            _indicator(paper, indicator, language)
    paper.heading(says("Sources"), 1)
    for source in sheet.sources:
        paper.text(source)
    return paper.saved()


def _indicator(paper: Paper, indicator: SheetIndicator, language: Language) -> None:
    says = language.gettext
    title = says("{number} {title}", number=indicator.id, title=indicator.title)
    paper.heading(title, 2)
    paper.text(indicator.question)
    head = (says("Item"), says("What we hold, and where it stands"), says("Your reply, and its source"))
    rows = [(item.id, _held(item, language), "") for item in indicator.items]
    paper.table(says("What we hold on {indicator}", indicator=title), head, rows, _WIDTHS)


def _held(item: SheetItem, language: Language) -> Markup:
    said = Markup("<b>{}</b>" if item.asked else "{}").format(item.text)
    lines = [said, *([Markup("{}").format(item.held)] if item.held and item.asked else [])]
    if not item.asked:
        # Translators: what a finding answers, who does it and where, and on what date it held.
        about = language.gettext(
            "{answer}. {about}. Holds on: {date}.", answer=item.held, about=item.about, date=item.on
        )
        lines.append(Markup("{}").format(about))
    if item.source:
        lines.append(filled_markup(language.gettext("Source: {source}"), source=item.source))
    return Markup("<br>").join(lines)
