"""What a framework asks of every country: its method, and a page for each goal with rules and criteria."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from scoring.language.typography import typographic
from scoring.language.words import LABELS, answer_word
from scoring.model.framework import Framework, Goal, Indicator
from scoring.publish.booklet import Booklet
from scoring.publish.cells import Cells
from scoring.publish.site.frame import Site
from scoring.publish.site.places import Shelf, Spot
from scoring.publish.site.texts import General, any_booklet
from scoring.publish.site.view import LinkView, MethodView, RuleCriterionView, RulesView, RuleView


@dataclass(frozen=True)
class RulePages:
    site: Site
    shelf: Shelf

    @cached_property
    def framework(self) -> Framework:
        return self.site.workspace.frameworks[self.shelf.framework]

    def pages(self) -> dict[str, str]:
        """Their HTML by path."""
        found = {self.shelf.methodology: self._method()}
        for goal in self.framework.last_goals:
            found[self.shelf.rules(goal.id)] = self._goal(goal)
        return found

    def _booklet(self) -> Booklet | None:
        return any_booklet(self.site.workspace, self.framework, self.shelf.edition, self.site.language)

    def _method(self) -> str:
        spot, made = Spot(self.shelf.methodology), self._booklet()
        texts = General(made) if made else None
        says = self.site.language.gettext
        view = MethodView(
            framework_title=self.framework.title,
            citation=typographic(self.framework.citation, self.site.language),
            text=texts.html(self.framework.texts.methodology) if texts else Markup(),
            goals=tuple((self._link(spot, goal), self._indicators(spot, goal)) for goal in self._goals),
            notes=texts.notes() if texts else (),
        )
        frame = self.site.frame(
            spot,
            says("Methodology: {framework}", framework=self.framework.title),
            says("How answers become grades, and grades a score, a category and a rank."),
            self.shelf,
        )
        return self.site.render("methodology", frame=frame, view=view)

    def _goal(self, goal: Goal) -> str:
        spot, made = Spot(self.shelf.rules(goal.id)), self._booklet()
        texts, written = General(made) if made else None, self.framework.texts.goals[goal.id]
        introduction, quotation, explanation = (
            texts.html(text) if texts else Markup()
            for text in (written.introduction, written.quotation, written.explanation)
        )
        view = RulesView(
            id=goal.id,
            title=typographic(goal.title, self.site.language),
            introduction=introduction,
            quotation=quotation,
            quotation_source=made.short_citations(written.quotation_source) if made else Markup(),
            explanation=explanation,
            rules=tuple(self._rule(one, made) for one in goal.indicators),
            notes=texts.notes() if texts else (),
            others=tuple(self._link(spot, one) for one in self._goals),
        )
        title = self._named(goal)
        description = self.site.language.gettext("The rules and criteria of {goal}.", goal=title)
        frame = self.site.frame(spot, title, description, self.shelf)
        return self.site.render("rules", frame=frame, view=view)

    def _named(self, one: Goal | Indicator) -> str:
        return f"{one.id} {typographic(one.title, self.site.language)}"

    @property
    def _goals(self) -> tuple[Goal, ...]:
        return self.framework.last_goals

    def _link(self, spot: Spot, goal: Goal) -> LinkView:
        path = self.shelf.rules(goal.id)
        return LinkView(spot.to(path), self._named(goal), path == spot.path)

    def _indicators(self, spot: Spot, goal: Goal) -> tuple[LinkView, ...]:
        page = spot.to(self.shelf.rules(goal.id))
        return tuple(LinkView(f"{page}#indicator-{one.id}", self._named(one)) for one in goal.indicators)

    def _rule(self, indicator: Indicator, made: Booklet | None) -> RuleView:
        answers = tuple(reversed(self.framework.answers))
        return RuleView(
            id=indicator.id,
            title=typographic(indicator.title, self.site.language),
            label=self.site.language.pgettext("kind of indicator", LABELS[indicator.label]),
            question=typographic(indicator.question, self.site.language),
            why=typographic(indicator.why, self.site.language),
            rule=_cells(made).rule(indicator) if made else "",
            reference=made.short_citations(indicator.reference) if made else Markup(),
            criteria=tuple(
                RuleCriterionView(
                    one.id,
                    typographic(one.question, self.site.language),
                    tuple(
                        (
                            answer_word(name, self.site.language, self.framework),
                            typographic(one.meanings[name], self.site.language),
                        )
                        for name in answers
                        if name in one.meanings
                    ),
                )
                for one in indicator.criteria
            ),
        )


def _cells(made: Booklet) -> Cells:
    return Cells(made.framework, made.edition, made.language, made.short, made.short_citations, made.recorded)
