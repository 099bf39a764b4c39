"""What will be said against a card, and the answer that its own evidence gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from scoring.explain.asked import AskedOf, Done
from scoring.explain.exposed import Said
from scoring.explain.robustness import CountryRobustness, Distance
from scoring.language.phrases import semicolons
from scoring.language.typography import capital, typographic
from scoring.language.words import SET_ASIDE
from scoring.model.evidence import Finding
from scoring.publish.briefing_examples import NOTHING, Examples
from scoring.publish.briefing_sources import SourceObjections
from scoring.publish.briefing_view import ExampleView, ObjectionView
from scoring.publish.markup import joined
from scoring.publish.standing_view import StandingView


@dataclass(frozen=True)
class Objections(Examples):
    """Makes the objections of one card."""

    asked: Sequence[AskedOf]
    sure: CountryRobustness | None
    standing: StandingView

    def all(self) -> tuple[ObjectionView, ...]:
        """Those of which there is anything to show, what is most likely to be said first."""
        made = (
            self._edges(),
            self._open(),
            self._near(),
            self._government_said(),
            self._in_part(),
            self._asked_before(),
            self._disputes(),
            self._resolved(),
            *SourceObjections(self.figures, self.edition, self.found, self.language, self.short).all(),
        )
        return tuple(one for one in made if one.examples)

    def _edges(self) -> ObjectionView:
        says = self.language.gettext
        return self.objection(
            says("Near the edge of a category"),
            says("“A little more, and we would be in another category.”"),
            says(
                "Every scale has edges, and they were set before any country was graded. Say how far the "
                "edge is, on both sides, and what would lead over it."
            ),
            self._distances(),
        )

    def _distances(self) -> Iterator[ExampleView]:
        says = self.language.gettext
        for title, text in (
            (says("To be sure"), self.standing.to_next),
            (says("What would decide it"), self.standing.deciding),
        ):
            if text:
                yield ExampleView(title, text, NOTHING)
        yield from self._sides()

    def _sides(self) -> Iterator[ExampleView]:
        """How far the ends of the score are from other categories."""
        if not self.sure:
            return
        says, labels = self.language.gettext, self.figures.framework.category_by_id
        for title, distance, up in (
            (says("Upwards"), self.sure.up, True),
            (says("Downwards"), self.sure.down, False),
        ):
            if distance:
                yield ExampleView(
                    title, self._distance(distance, labels[distance.category].label, up), NOTHING
                )

    def _distance(self, distance: Distance, label: str, up: bool) -> str:
        points, share = self.language.number(distance.points), self.language.percent(distance.share)
        if up:
            return self.language.gettext(
                "The best score that is possible lacks {points} points ({share}) to {category}.",
                points=points, share=share, category=label,
            )  # fmt: skip
        return self.language.gettext(
            "The worst score that is possible lies {points} points ({share}) above {category}.",
            points=points, share=share, category=label,
        )  # fmt: skip

    def _open(self) -> ObjectionView:
        says = self.language.gettext
        return self.objection(
            says("Grades that are not decided"),
            says("“You do not know it yourselves.”"),
            says(
                "We print every grade that the evidence allows, and the questions that are open. An answer "
                "with a source decides them, and the government is invited to give it."
            ),
            (self.indicator(id_, self.grades(id_)) for id_ in self.found.open),
        )

    def _near(self) -> ObjectionView:
        says = self.language.gettext
        return self.objection(
            says("Grades that one answer would raise"),
            says("“One thing is missing, and you ignore all the rest.”"),
            says("The rule asks for it by name, of every country alike. What would raise the grade:"),
            (self.indicator(id_, self._step(id_, criterion)) for id_, criterion in self.found.near),
        )

    def _step(self, id_: str, criterion: str) -> str:
        step = self.figures.framework.criteria[criterion][1].to_raise
        return semicolons(
            [self.grades(id_), typographic(f"{criterion} {step}", self.language)], self.language
        )

    def _government_said(self) -> ObjectionView:
        says = self.language.gettext
        return self.objection(
            says("What the government itself has said"),
            says("“You ignored our report.”"),
            says(
                "These findings are from the government’s own sources. Each was weighed; where one does not "
                "count, the reason stands beside it."
            ),
            self._weighed(),
        )

    def _weighed(self) -> Iterator[ExampleView]:
        """First what does not count, then one finding for each indicator, then the others."""
        aside = [one for one in self.found.government if one.set_aside]
        first: dict[str, Said] = {}
        for one in self.found.government:
            if not one.set_aside:
                first.setdefault(one.finding.criterion.rpartition(".")[0], one)
        for one in (*aside, *first.values(), *self.found.government):
            yield self._said(one.finding, self._why(one))

    def _why(self, one: Said) -> str:
        return self.language.gettext(SET_ASIDE[one.set_aside]) if one.set_aside else ""

    def _said(self, finding: Finding, why: str) -> ExampleView:
        note = self.language.gettext("(Does not count: {why}.)", why=why) if why else ""
        return self.finding(finding, note)

    def _in_part(self) -> ObjectionView:
        says = self.language.gettext
        return self.objection(
            says("What holds in a part of the country"),
            says("“That is a state law, not ours.”"),
            says(
                "A child is protected where the law holds. What holds in some units of a country counts as "
                "partly met, for every country alike; in all of them it would count in full."
            ),
            (self.finding(one) for one in self.found.in_part),
        )

    def _asked_before(self) -> ObjectionView:
        says = self.language.gettext
        return self.objection(
            says("What others have asked for already"),
            says("“Nobody has told us before.”"),
            says("Bodies with a mandate have asked for it, and by the criteria of the card it is not done."),
            (
                ExampleView(one.recommendation.by, self._asked(one), self.short(one.recommendation.reference))
                for one in self.asked
                if one.done is Done.NOT_FULFILLED
            ),
        )

    def _asked(self, one: AskedOf) -> str:
        asked = one.recommendation
        return self.language.gettext(
            "{date}: {text}",
            date=capital(self.language.date(asked.on)),
            text=typographic(asked.text, self.language),
        )

    def _disputes(self) -> ObjectionView:
        says = self.language.gettext
        return self.objection(
            says("Where sources disagree"),
            says("“Others say the opposite.”"),
            says("Both are printed, and the grade spans both answers. Neither is held back."),
            (self.finding(one) for _, findings in self.found.disputed for one in findings),
        )

    def _resolved(self) -> ObjectionView:
        says, criteria = self.language.gettext, self.figures.framework.criteria
        return self.objection(
            says("Disputes that were decided"),
            says("“You chose the source that suited you.”"),
            says(
                "The reason was recorded with the decision, by whom and when; both sides stand in the annex."
            ),
            (
                ExampleView(
                    typographic(f"{one.criterion} {criteria[one.criterion][1].question}", self.language),
                    typographic(one.because, self.language),
                    self._sources(one.holds),
                )
                for one in self.found.resolved
            ),
        )

    def _sources(self, findings: Iterable[str]) -> Markup:
        """The sources of findings, each once."""
        by_id = {one.id: one for one in self.edition.findings}
        printed = (self.short(by_id[id_].reference) for id_ in findings if id_ in by_id)
        return joined(dict.fromkeys(printed), self.language)
