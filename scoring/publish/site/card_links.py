"""Where a card's pages lead to: its other pages, other editions and frameworks, files to take away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scoring.publish.booklet import Booklet
from scoring.publish.colophon import colophon
from scoring.publish.site.frame import Site
from scoring.publish.site.places import Shelf, Spot
from scoring.publish.site.view import CardLinksView, LinkView


@dataclass(frozen=True)
class CardLinks:
    """Makes the links of one page of a card, whose texts ``booklet`` makes."""

    site: Site
    shelf: Shelf
    booklet: Booklet
    spot: Spot

    def view(
        self, *, split: bool, report: bool, calls: bool, topics: tuple[tuple[str, str], ...]
    ) -> CardLinksView:
        """``split`` where findings have pages of their own; ``report`` and ``calls`` where there are such.

        ``topics`` are the goals that have a text, by id and title.
        """
        site, shelf, framework = self.site, self.shelf, self.booklet.framework
        to, code = self.spot.to, self.booklet.edition.country
        return CardLinksView(
            card=to(shelf.card(code)),
            about=to(shelf.about(code)) if split else "",
            report=to(shelf.report(code)) if report else "",
            topics=tuple(
                LinkView(to(path), title, path == self.spot.path)
                for id_, title in topics
                for path in [shelf.topic(code, id_)]
            ),
            sources=f"{to(shelf.sources(code) if report or topics else shelf.card(code))}#sources",
            calls=to(shelf.calls(code)) if calls else "",
            compare=f"{to(shelf.compare)}#{code}" if site.compares(shelf.framework) else "",
            legend=to(f"{shelf.language}/read.html"),
            overview=to(shelf.overview),
            rules={
                one.id: f"{to(shelf.rules(goal.id))}#indicator-{one.id}"
                for goal in framework.last_goals
                for one in goal.indicators
            },
            evidence={one.id: to(shelf.evidence(code, one.id)) for one in framework.indicators}
            if split
            else {},
            editions=tuple(self._editions(code)),
            others=tuple(self._others(code)),
            downloads=site.downloads.of_card(self.spot, site.language, shelf.framework, shelf.edition, code),
            colophon=colophon(site.workspace, self.booklet.edition, framework, site.language),
        )

    def _editions(self, country: str) -> Iterator[LinkView]:
        """The country's editions under this framework, the newest first; none where there is but one."""
        ids = self.site.workspace.edition_ids_of(country, self.shelf.framework)
        for id_ in reversed(ids) if len(ids) > 1 else ():
            yield self._link(country, self.shelf.framework, id_, self.site.language.edition(id_))

    def _others(self, country: str) -> Iterator[LinkView]:
        """The country's newest card under each of the other frameworks."""
        workspace, language = self.site.workspace, self.site.language
        for id_, framework in sorted(workspace.frameworks.items()):
            if id_ != self.shelf.framework and (ids := workspace.edition_ids_of(country, id_)):
                label = language.gettext(
                    "{framework}, {edition}", framework=framework.title, edition=language.edition(ids[-1])
                )
                yield self._link(country, id_, ids[-1], label)

    def _link(self, country: str, framework: str, edition: str, label: str) -> LinkView:
        shelf = Shelf(self.shelf.language, framework, edition)
        return LinkView(self.spot.to(shelf.card(country)), label, shelf == self.shelf)
