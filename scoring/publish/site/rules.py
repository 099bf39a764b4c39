"""What a framework asks of every country: its method, and a page for each goal with rules and criteria."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from scoring.language.typography import typographic
from scoring.language.words import ANSWERS, LABELS
from scoring.model.framework import Framework, Goal, Indicator
from scoring.publish.booklet import Booklet
from scoring.publish.cells import Cells
from scoring.publish.html import render_page
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
        say = self.site.language.gettext
        view = MethodView(
            framework_title=self.framework.title,
            citation=typographic(self.framework.citation),
            text=texts.html(self.framework.texts.methodology) if texts else Markup(),
            goals=tuple((self._link(spot, goal), self._indicators(spot, goal)) for goal in self._goals),
            notes=texts.notes() if texts else (),
        )
        frame = self.site.frame(
            spot,
            say("Methodology: {framework}", framework=self.framework.title),
            say("How answers become grades, and grades a score, a category and a rank."),
            self.shelf,
        )
        return self._render("methodology", frame=frame, view=view)

    def _goal(self, goal: Goal) -> str:
        spot, made = Spot(self.shelf.rules(goal.id)), self._booklet()
        texts, written = General(made) if made else None, self.framework.texts.goals[goal.id]
        introduction, quotation, explanation = (
            texts.html(text) if texts else Markup()
            for text in (written.introduction, written.quotation, written.explanation)
        )
        view = RulesView(
            id=goal.id,
            title=typographic(goal.title),
            introduction=introduction,
            quotation=quotation,
            quotation_source=made.short_citations(written.quotation_source) if made else Markup(),
            explanation=explanation,
            rules=tuple(self._rule(one, made) for one in goal.indicators),
            notes=texts.notes() if texts else (),
            others=tuple(self._link(spot, one) for one in self._goals),
        )
        title = f"{goal.id} {typographic(goal.title)}"
        description = self.site.language.gettext("The rules and criteria of {goal}.", goal=title)
        frame = self.site.frame(spot, title, description, self.shelf)
        return self._render("rules", frame=frame, view=view)

    @property
    def _goals(self) -> tuple[Goal, ...]:
        return self.framework.last_goals

    def _link(self, spot: Spot, goal: Goal) -> LinkView:
        path = self.shelf.rules(goal.id)
        return LinkView(spot.to(path), f"{goal.id} {typographic(goal.title)}", path == spot.path)

    def _indicators(self, spot: Spot, goal: Goal) -> tuple[LinkView, ...]:
        page = spot.to(self.shelf.rules(goal.id))
        return tuple(
            LinkView(f"{page}#indicator-{one.id}", f"{one.id} {typographic(one.title)}")
            for one in goal.indicators
        )

    def _rule(self, indicator: Indicator, made: Booklet | None) -> RuleView:
        answers = tuple(reversed(self.framework.answers))
        return RuleView(
            id=indicator.id,
            title=typographic(indicator.title),
            label=LABELS[indicator.label],
            question=typographic(indicator.question),
            why=typographic(indicator.why),
            rule=_cells(made).rule(indicator) if made else "",
            reference=made.short_citations(indicator.reference) if made else Markup(),
            criteria=tuple(
                RuleCriterionView(
                    one.id,
                    typographic(one.question),
                    tuple(
                        (ANSWERS.get(name, name), typographic(one.meanings[name]))
                        for name in answers
                        if name in one.meanings
                    ),
                )
                for one in indicator.criteria
            ),
        )

    def _render(self, template: str, **views: object) -> str:
        site = self.site
        return render_page(site.workspace.templates, f"site/{template}.html.j2", site.language, **views)


def _cells(made: Booklet) -> Cells:
    return Cells(made.framework, made.edition, made.language, made.short, made.short_citations, made.recorded)
