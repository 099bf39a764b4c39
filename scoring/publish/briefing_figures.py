"""The figures that a journalist asks for, each with its exact meaning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from scoring.explain.figures import Figures, Share
from scoring.explain.robustness import CountryRobustness
from scoring.language import Language
from scoring.language.phrases import number_span, rank_of
from scoring.language.typography import capital, typographic
from scoring.model.evidence import Edition
from scoring.model.result import GradeState
from scoring.publish.asked_view import GrantedView
from scoring.publish.briefing_view import FigureView
from scoring.publish.standing_view import StandingView

MOST = 10


@dataclass(frozen=True)
class FigureWords:
    """Makes the figures of one card, the most asked for first; what does not apply is left out."""

    figures: Figures
    edition: Edition
    standing: StandingView
    sure: CountryRobustness | None
    granted: GrantedView | None
    language: Language

    def all(self) -> tuple[FigureView, ...]:
        found = [*self._result(), *self._counts(), *self._further()]
        return tuple(map(self._printed, found[:MOST]))

    def _printed(self, one: FigureView) -> FigureView:
        return FigureView(
            one.name, typographic(one.value, self.language), typographic(one.meaning, self.language)
        )

    def _result(self) -> Iterator[FigureView]:
        says, standing, framework = self.language.gettext, self.standing, self.figures.framework
        if standing.categories:
            labels = [
                f"{capital(framework.category_by_id[id_].label)}: {framework.category_by_id[id_].sentence}"
                for id_ in self.figures.result.categories
            ]
            yield FigureView(says("Category"), standing.categories, " ".join(labels))
        if standing.scored:
            worth = [
                says("{grade} {points}", grade=grade.label, points=self.language.number(grade.points))
                for grade in framework.grades
                if grade.points is not None
            ]
            meaning = says(
                "What the grades are worth together ({worth}), of what they could be worth. Two numbers mean "
                "that the evidence allows everything between them.",
                worth=self.language.both(worth),
            )
            yield FigureView(
                says("Points"),
                says("{points} of {possible}", points=standing.points, possible=standing.possible),
                meaning,
            )
            yield FigureView(
                says("Share of the points"),
                standing.percent,
                says("The points as a share of the possible ones: it is a level on one day, and no speed."),
            )
        if standing.rank:
            yield FigureView(
                says("Rank"),
                self._rank(),
                capital(says("{rank}.", rank=standing.rank)),
            )

    def _rank(self) -> str:
        rank = self.figures.standings.countries[self.figures.country].rank
        if rank is None or self.figures.standings.ranked < 2:
            return self.language.gettext("none")
        return rank_of(rank, self.figures.standings.ranked, self.language)

    def _counts(self) -> Iterator[FigureView]:
        says, language = self.language.gettext, self.language
        graded = self.figures.result.indicators
        decided = Counter(one.worst for one in graded.values() if one.state is GradeState.DECIDED)
        parts = [
            f"{grade.word} {language.number(decided[position])}"
            for position, grade in enumerate(self.figures.framework.grades)
        ]
        open_ = len(graded) - sum(decided.values())
        value = language.both(
            [*parts, says("open {count}", count=language.number(open_))] if open_ else parts
        )
        yield FigureView(
            says("Indicators by grade"),
            value,
            language.ngettext(
                "Of {number} indicator. An open one has more than one possible grade, or none yet.",
                "Of {number} indicators. An open one has more than one possible grade, or none yet.",
                len(graded),
            ),
        )
        yield FigureView(
            says("Coverage"),
            language.percent(self.figures.result.coverage),
            says("The share of the criteria that have an answer which counts and is not disputed."),
        )
        answered = sum(one.answered for one in graded.values())
        askable = sum(one.askable for one in graded.values())
        yield FigureView(
            says("Criteria answered"),
            says("{count} of {all}", count=language.number(answered), all=language.number(askable)),
            says("Questions with an answer, of those that apply to {country}.", country=self._name()),
        )
        yield self._sources()

    def _sources(self) -> FigureView:
        says, language = self.language.gettext, self.language
        cited = {one.reference.source for one in self.edition.findings}
        sources = self.figures.workspace.sources_of(self.edition.country)
        own = sum(sources[id_].kind == "government" for id_ in cited)
        return FigureView(
            says("Findings and sources"),
            says(
                "{findings} from {sources}",
                findings=language.number(len(self.edition.findings)),
                sources=language.number(len(cited)),
            ),
            says(
                "Statements on record, and the sources that were opened for them. Sources that are a "
                "government’s own: {count}. Not every finding counts: the annex of the card says why.",
                count=language.number(own),
            ),
        )

    def _further(self) -> Iterator[FigureView]:
        says, language = self.language.gettext, self.language
        if self.granted:
            yield FigureView(
                says("If the petition were granted"),
                says("{points} of {possible}", points=self.granted.points, possible=self.granted.possible),
                says("The points if each criterion that the petition asks for were met, all else as it is."),
            )
        weighted = self.sure.indicators if self.sure else None
        if weighted and weighted.category is not None:
            share = Fraction(100 * weighted.category // weighted.draws, 100)  # never more than it is
            yield FigureView(
                says("Other weightings"),
                language.percent(share),
                says(
                    "In so many of {draws} other weightings of the indicators the category is the same. It "
                    "is no probability that the category is right.",
                    draws=language.number(weighted.draws),
                ),
            )
        if self.standing.to_next:
            yield FigureView(
                says("To the next category"),
                language.number(self.figures.points_to(self.figures.next_category or "")),
                capital(says("{next}.", next=self.standing.to_next)),
            )
        share_of = self.figures.plain.get("category-share")
        if isinstance(share_of, Share) and self.figures.tally.countries > 1:
            yield FigureView(
                says("In the same category"),
                language.percent(share_of.value),
                says(
                    "Of the {count} countries of this edition.",
                    count=language.number(self.figures.tally.countries),
                ),
            )
        for goal in self.figures.framework.last_goals:
            score = self.figures.result.goals[goal.id]
            if score.possible:
                yield FigureView(
                    says("Goal {id}", id=goal.id),
                    says(
                        "{points} of {possible}",
                        points=number_span(score.low, score.high, language),
                        possible=language.number(score.possible),
                    ),
                    says("The points of its indicators: {goal}.", goal=goal.title),
                )

    def _name(self) -> str:
        return self.figures.workspace.countries[self.edition.country].in_text
