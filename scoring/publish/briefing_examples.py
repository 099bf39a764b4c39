"""What an objection is about, as the briefing prints it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markupsafe import Markup

from scoring.explain.exposed import Exposed
from scoring.explain.figures import Figures
from scoring.language import Language
from scoring.language.typography import typographic
from scoring.model.evidence import Edition, Finding, Reference
from scoring.publish.briefing_view import ExampleView, ObjectionView

NOTHING = Markup()
MOST = 10
"""Examples of one objection; the annex has all."""


@dataclass(frozen=True)
class Examples:
    """Makes the examples of one card; ``short`` prints a reference."""

    figures: Figures
    edition: Edition
    found: Exposed
    language: Language
    short: Callable[[Reference], Markup]

    def objection(self, title: str, said: str, answer: str, examples: Iterable[ExampleView]) -> ObjectionView:
        shown = tuple(dict.fromkeys(examples))
        return ObjectionView(title, said, answer, shown[:MOST], max(0, len(shown) - MOST))

    def indicator(self, id_: str, text: str = "", source: Markup = NOTHING) -> ExampleView:
        title = self.figures.framework.indicator_by_id[id_].title
        return ExampleView(typographic(f"{id_} {title}", self.language), text, source)

    def finding(self, finding: Finding, note: str = "") -> ExampleView:
        text = typographic(finding.statement, self.language)
        question = self.figures.framework.criteria[finding.criterion][1].question
        about = typographic(f"{finding.criterion} {question}", self.language)
        return ExampleView(about, f"{text} {note}".strip(), self.short(finding.reference))

    def grades(self, id_: str) -> str:
        result = self.figures.result.indicators[id_]
        grades = self.figures.framework.grades[result.best : result.worst + 1]
        return self.language.either([grade.word for grade in grades])
