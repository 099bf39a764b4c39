"""What may be said of a card so that it is right, and what may not be said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scoring.explain.figures import Figures
from scoring.language import Language
from scoring.language.typography import typographic
from scoring.model.framework import Framework
from scoring.model.result import GradeState
from scoring.publish.asked_view import GrantedView
from scoring.publish.standing_view import StandingView
from scoring.publish.view import ColophonRow, SureView


@dataclass(frozen=True)
class Quotable:
    figures: Figures
    standing: StandingView
    sure: SureView | None
    granted: GrantedView | None
    language: Language

    @property
    def framework(self) -> Framework:
        return self.figures.framework

    @property
    def name(self) -> str:
        return self.figures.workspace.countries[self.figures.country].in_text

    def may_say(self) -> Iterator[str]:
        """Sentences that are right as they stand."""
        says, standing = self.language.gettext, self.standing
        day = self.language.date(self.figures.as_of)
        if standing.scored and self.figures.result.categories:
            yield says(
                "On {date}, {country} had {points} of {possible} points: {categories}.",
                date=day, country=self.name, points=standing.points, possible=standing.possible,
                categories=standing.categories,
            )  # fmt: skip
        elif standing.scored:
            yield says(
                "On {date}, {country} had {points} of {possible} points.",
                date=day, country=self.name, points=standing.points, possible=standing.possible,
            )  # fmt: skip
        if standing.known:
            yield says(
                "Of {country} we have examined a part only: {known}.", country=self.name, known=standing.known
            )
        yield from self._ranges()
        if self.granted and self.granted.points != self.granted.points_now:
            yield says(
                "If the petition were granted, {country} would have {points} of {possible} points instead "
                "of {now}.",
                country=self.name, points=self.granted.points, possible=self.granted.possible,
                now=self.granted.points_now,
            )  # fmt: skip
        if self.sure:
            yield self.sure.sentence
        yield says(
            "Every grade follows from a rule that was written down before, and from a source that is named."
        )

    def _ranges(self) -> Iterator[str]:
        says, standings = self.language.gettext, self.figures.standings
        if len(self.figures.result.categories) > 1 and self.standing.scored:
            yield says("The evidence leaves the category open; which one it is has not been decided.")
        rank = standings.countries[self.figures.country].rank
        if rank and standings.ranked > 1 and rank[0] != rank[1]:
            best, worst = (self.language.number(end) for end in rank)
            yield says(
                "Evidence is incomplete: {country} ranks between {best} and {worst} of {count} countries "
                "graded from evidence.",
                country=self.name, best=best, worst=worst, count=self.language.number(standings.ranked),
            )  # fmt: skip

    def by_grade(self) -> Iterator[ColophonRow]:
        """For each grade the sentence that may be said, and the indicators of which it may."""
        graded = self.figures.result.indicators
        for position, grade in enumerate(self.framework.grades):
            ids = [
                id_
                for id_, one in graded.items()
                if one.state is GradeState.DECIDED and one.worst == position
            ]
            if ids:
                yield ColophonRow(typographic(grade.sentence, self.language), self._titles(ids))
        says = self.language.gettext
        disputed = [id_ for id_, one in graded.items() if one.disputed]
        ranges = [id_ for id_, one in graded.items() if one.state is GradeState.RANGE and not one.disputed]
        for sentence, ids in (
            (says("Sources disagree; we show both."), disputed),
            (says("The evidence allows more than one grade; which one is not decided."), ranges),
            (says("We searched and found no evidence either way."), self._in(GradeState.NO_DATA)),
            (says("We have not examined this."), self._in(GradeState.NOT_ASSESSED)),
        ):
            if ids:
                yield ColophonRow(sentence, self._titles(ids))

    def _in(self, state: GradeState) -> list[str]:
        return [id_ for id_, one in self.figures.result.indicators.items() if one.state is state]

    def _titles(self, ids: list[str]) -> str:
        titles = (f"{id_} {self.framework.indicator_by_id[id_].title}" for id_ in ids)
        return typographic("; ".join(titles), self.language)

    def not_say(self) -> Iterator[str]:
        """What would be wrong, however near it lies."""
        says = self.language.gettext
        yield says(
            "How many children are exploited: we grade what the state does. A good grade is no small number."
        )
        yield says("Anything about one child, not even without a name.")
        yield says(
            "That the grades are somebody else’s: they are {citation}.", citation=self.framework.citation
        )
        if len(self.figures.result.categories) > 1:
            yield says(
                "One of the categories alone, where the evidence leaves {categories}.",
                categories=self.language.both(
                    [self.framework.category_by_id[id_].label for id_ in self.figures.result.categories]
                ),
            )
        if self.standing.known:
            yield says("That what we have not examined is missing: it is open.")
        ranked = self.figures.standings.ranked
        if self.framework.ranking and ranked > 1:
            yield says(
                "That a country is the worst of all, or the best: the rank is among {count} countries.",
                count=self.language.number(ranked),
            )
        elif self.framework.ranking:
            yield says("A rank: there is no other country to rank with.")
        if any(one.star for one in self.figures.result.indicators.values()):
            yield says(
                "That a star is a merit of the state: it marks the work of NGOs without the state’s support."
            )
        yield says(
            "That it gets better or worse, unless an earlier card shows it: a grade is a level on one day."
        )
        yield says("What a source says beyond the place that the card names.")
