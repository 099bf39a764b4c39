"""The pages of one card: the card itself, the country's texts, what is asked, each indicator's findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from markupsafe import Markup

from scoring.model.evidence import CardTexts, Edition
from scoring.model.framework import Framework, GoalTexts
from scoring.publish.booklet import Booklet
from scoring.publish.site.budget import MOST_FINDINGS
from scoring.publish.site.card_links import CardLinks
from scoring.publish.site.card_texts import calls_view, report_view, topic_view
from scoring.publish.site.frame import Site, dataset
from scoring.publish.site.places import Shelf, Spot
from scoring.publish.site.texts import booklet_of
from scoring.publish.site.view import CallsView, LinkView, ReportView, TopicView
from scoring.publish.view import BookletView, CellView

_WITH_SOURCES = ("card", "sources")
_NO_TEXTS = GoalTexts("", "", "", "")


@dataclass(frozen=True)
class CardPages:
    site: Site
    shelf: Shelf
    country: str

    def pages(self) -> dict[str, str]:
        """Their HTML by path."""
        path = self.shelf.card(self.country)
        found = {path: self._page("card", path, told=True)}
        if self.split:
            found.update(self._evidence())
            path, title = self.shelf.about(self.country), self.site.language.gettext("About this card")
            found[path] = self._page("about-card", path, title=title)
        if self.report:
            path = self.shelf.report(self.country)
            found[path] = self._page("report", path, report=self.report)
        for topic in self.topics:
            path = self.shelf.topic(self.country, topic.id)
            found[path] = self._page("topic", path, title=f"{topic.id} {topic.title}", topic=topic)
        if self.has_texts:
            path = self.shelf.sources(self.country)
            found[path] = self._page("sources", path)
        if self.calls:
            path = self.shelf.calls(self.country)
            criteria = self._criteria(Spot(path))
            found[path] = self._page("calls", path, calls=self.calls, criteria=criteria)
        return found

    @cached_property
    def framework(self) -> Framework:
        return self.site.workspace.frameworks[self.shelf.framework]

    @cached_property
    def edition(self) -> Edition:
        return self.site.workspace.editions[self.country, self.shelf.edition, self.shelf.framework]

    @cached_property
    def _unread(self) -> Booklet:
        return booklet_of(self.site.workspace, self.framework, self.edition, self.site.language)

    def booklet(self) -> Booklet:
        """A maker of texts whose notes begin anew: each page has its own."""
        return replace(self._unread)

    @cached_property
    def view(self) -> BookletView:
        """The card without the texts of other pages, so that its notes are numbered without them."""
        goals = {goal.id: _NO_TEXTS for goal in self.framework.every_goal}
        texts = replace(self.framework.texts, progress="", overview="", methodology="", goals=goals)
        own = CardTexts(self.edition.texts.summaries, "", {}, (), "", "", "")
        return replace(
            self.booklet(),
            workspace=replace(self.site.workspace, facts=(), tiles=None),
            framework=replace(self.framework, texts=texts),
            edition=replace(self.edition, texts=own, calls=(), fates=()),
        ).view()

    @cached_property
    def report(self) -> ReportView | None:
        return report_view(self.booklet())

    @cached_property
    def topics(self) -> tuple[TopicView, ...]:
        found = (topic_view(self.booklet(), goal) for goal in self.view.goals)
        return tuple(topic for topic in found if topic)

    @property
    def has_texts(self) -> bool:
        """Whether the sources have a page of their own, and do not stand on the card."""
        return self.report is not None or bool(self.topics)

    @cached_property
    def calls(self) -> CallsView | None:
        return calls_view(self.booklet(), self.view.goals)

    @property
    def split(self) -> bool:
        """Whether the findings of each indicator have a page of their own; the same in every language."""
        return len(self.edition.findings) > MOST_FINDINGS

    def _evidence(self) -> Iterator[tuple[str, str]]:
        cells = [cell for goal in self.view.goals for cell in goal.cells]
        for before, cell, after in zip([None, *cells], cells, [*cells[1:], None], strict=False):
            path = self.shelf.evidence(self.country, cell.id)
            yield (
                path,
                self._page(
                    "evidence",
                    path,
                    title=f"{cell.id} {cell.title}",
                    cell=cell,
                    before=self._neighbour(path, before),
                    after=self._neighbour(path, after),
                ),
            )

    def _neighbour(self, path: str, cell: CellView | None) -> LinkView | None:
        if cell is None:
            return None
        href = Spot(path).to(self.shelf.evidence(self.country, cell.id))
        return LinkView(href, f"{cell.id} {cell.title}")

    def _criteria(self, spot: Spot) -> Mapping[str, str]:
        """Where each criterion is answered."""
        shelf, country = self.shelf, self.country
        return {
            criterion.id: (
                f"{spot.to(shelf.evidence(country, cell.id) if self.split else shelf.card(country))}"
                f"#criterion-{criterion.id}"
            )
            for goal in self.view.goals
            for cell in goal.cells
            for criterion in cell.criteria
        }

    def _page(
        self,
        template: str,
        path: str,
        *,
        title: str = "",
        told: bool = False,
        **views: object,
    ) -> str:
        spot, site, card = Spot(path), self.site, self.view
        says = site.language.gettext
        heading = says("{country}, {edition}", country=card.country, edition=card.edition)
        description = says(
            "What {country} does against child sex trafficking, graded by written rules from named sources.",
            country=card.country_in_text,
        )
        data = self._dataset(heading, description) if told else None
        whole = f"{title}: {heading}" if title else heading
        frame = site.frame(spot, whole, description, self.shelf, country=self.country, data=data)
        links = CardLinks(site, self.shelf, self._unread, spot).view(
            split=self.split,
            report=self.report is not None,
            calls=self.calls is not None,
            topics=tuple((topic.id, f"{topic.id} {topic.title}") for topic in self.topics),
        )
        more = {
            "split": self.split,
            "has_texts": self.has_texts,
            "topics": {topic.id: spot.to(self.shelf.topic(self.country, topic.id)) for topic in self.topics},
            "accounts": self.calls.accounts if self.calls else (),
            **views,
        }
        if template in _WITH_SOURCES:
            more["sources"] = self._sources
        return site.render(template, frame=frame, card=card, links=links, **more)

    @cached_property
    def _sources(self) -> tuple[Markup, ...]:
        return self._unread.notes.bibliography(self._unread.used_sources())

    def _dataset(self, heading: str, description: str) -> dict[str, object]:
        place = {"@type": "Country", "name": self.view.country, "identifier": self.country}
        name = f"{self.view.framework_title}: {heading}"
        until = f"../{self.edition.as_of.isoformat()}"
        return dataset(name, description, self.site.language, temporalCoverage=until, spatialCoverage=place)
