"""The sheets of a workbook on the results: standings and grades, in words, in a language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scoring.language import Language
from scoring.language.words import grade_state_word
from scoring.model.framework import Grade
from scoring.model.result import GradeState, IndicatorResult, Standing
from scoring.publish.data.results import Results
from scoring.publish.data.sheet import Coloured, Heading, Share, Sheet, Value

STAR = "★"


@dataclass(frozen=True)
class Speaker:
    """Says things about an edition's results in a language."""

    results: Results
    language: Language

    def gettext(self, message: str, **values: object) -> str:
        return self.language.gettext(message, **values)

    def name(self, country: str) -> str:
        return self.results.workspace.short_name(country)

    def either(self, words: list[str]) -> str:
        return self.language.either(words) if words else ""

    def by_name(self) -> list[str]:
        """The countries with evidence, in alphabetical order."""
        return sorted(self.results.evidence, key=lambda code: self.language.alphabetical(self.name(code)))


@dataclass(frozen=True)
class ResultSheets(Speaker):
    """Makes the sheets of standings and grades."""

    def standings(self) -> Sheet:
        _ = self.gettext
        headings = (
            Heading(_("Country"), 22),
            Heading(_("Code"), 7),
            Heading(_("Rests on"), 12),
            Heading(_("Category"), 26),
            Heading(_("Score, at least"), 11),
            Heading(_("Score, at most"), 11),
            Heading(_("Best rank"), 9),
            Heading(_("Worst rank"), 9),
            Heading(_("Criteria answered"), 11),
            Heading(_("Evidence as of"), 14),
            Heading(_("Published category"), 22),
        )
        found = self.results.standings.countries.values()
        ordered = sorted(
            found,
            key=lambda one: (
                one.rank is None,
                one.rank or (),
                self.language.alphabetical(self.name(one.country)),
            ),
        )
        return Sheet(_("Standings"), headings, tuple(self._standing(one) for one in ordered))

    def _standing(self, standing: Standing) -> tuple[Value, ...]:
        labels = {one.id: one.label for one in self.results.framework.categories}
        bases = {"evidence": self.gettext("evidence"), "published": self.gettext("a published list")}
        result, evidence = standing.result, self.results.evidence.get(standing.country)
        score = result.score if result and result.score.possible else None
        best, worst = standing.rank or (None, None)
        return (
            *(self.name(standing.country), standing.country),
            bases.get(standing.basis.value, self.gettext("nothing yet")),
            self._category(standing),
            Share(score.low_share) if score else None,
            Share(score.high_share) if score else None,
            *(best, worst),
            Share(result.coverage) if result else None,
            str(evidence.as_of) if evidence else "",
            labels[standing.published] if standing.published else "",
        )

    def _category(self, standing: Standing) -> str:
        labels = {one.id: one.label for one in self.results.framework.categories}
        if len(standing.categories) == len(labels) > 1:
            return self.gettext("not decided: any is possible")
        return self.either([labels[id_] for id_ in standing.categories])

    def grades(self) -> Sheet:
        indicators = self.results.framework.indicators
        headings = [Heading(self.gettext("Country"), 22)]
        headings += [Heading(f"{one.id} {one.title}", 18) for one in indicators]
        rows = [
            (self.name(code), *map(self._grade, self.results.result(code).indicators.values()))
            for code in self.by_name()
        ]
        return Sheet(self.gettext("Grades"), tuple(headings), tuple(rows))

    def _grade(self, one: IndicatorResult) -> Value:
        framework = self.results.framework
        marks = [self.gettext("a panel's grade")] if one.overridden else []
        marks += [self.gettext("disputed")] if one.disputed else []
        end = f" ({', '.join(marks)})" if marks else ""
        end += f" {STAR}" if one.star else ""
        if one.state is GradeState.DECIDED:
            grade = framework.grades[one.worst]
            return Coloured(grade_words(grade) + end, grade.colour)
        if one.state is GradeState.RANGE:
            grades = framework.grades[one.best : one.worst + 1]
            return self.either([grade.word for grade in grades]) + end
        return grade_state_word(one.state.value, self.language) + end

    def meanings(self) -> Iterator[Value]:
        """What the words and colours of the grades mean."""
        for grade in self.results.framework.grades:
            yield Coloured(f"{grade_words(grade)}: {grade.sentence}", grade.colour)
        yield self.gettext("{star} NGOs do work here with no state support.", star=STAR)


def grade_words(grade: Grade) -> str:
    """A grade's word, and its name where that is another."""
    return grade.word if grade.word == grade.label else f"{grade.word} ({grade.label})"
