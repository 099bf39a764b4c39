"""The pages that belong to no edition: how to read a card, files to take away, about the site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scoring.explain.figures import band
from scoring.language.typography import typographic
from scoring.publish.cells import grade_view
from scoring.publish.corrections import correction_views, withdrawn_words
from scoring.publish.figure_words import band_words
from scoring.publish.site.frame import Site
from scoring.publish.site.places import Spot
from scoring.publish.site.view import CorrectedCardView, FilesView, LegendView
from scoring.publish.status import reviewed


@dataclass(frozen=True)
class GeneralPages:
    site: Site

    def pages(self) -> dict[str, str]:
        """Their HTML by path."""
        says, code = self.site.language.gettext, self.site.language.code
        read, files, about = (Spot(f"{code}/{name}.html") for name in ("read", "downloads", "about"))
        return {
            read.path: self._page("read", read, says("How to read a card"), legends=tuple(self._legends())),
            files.path: self._page("downloads", files, says("Downloads"), files=tuple(self._files(files))),
            about.path: self._page(
                "about",
                about,
                says("About and corrections"),
                feed=about.to(f"{code}/changes.xml"),
                corrected_cards=tuple(self._corrected(about)),
                reviewed=reviewed(self.site.workspace, self.site.resting()),
            ),
        }

    def _corrected(self, spot: Spot) -> Iterator[CorrectedCardView]:
        """Every card that was corrected or withdrawn, newer editions before older ones."""
        site = self.site
        workspace, language = site.workspace, site.language
        for shelf in site.shelves:
            framework, edition = workspace.frameworks[shelf.framework], shelf.edition
            for code, name in (*site.of_shelf(shelf), *site.withdrawn(shelf)):
                found = workspace.corrections.get((code, edition))
                if not found:
                    continue
                yield CorrectedCardView(
                    href=spot.to(shelf.card(code)),
                    title=language.gettext(
                        "{country}, {edition}", country=name, edition=language.edition(edition)
                    ),
                    withdrawn=withdrawn_words(found, language),
                    corrections=correction_views(workspace, framework, code, edition, language),
                )

    def _page(self, template: str, spot: Spot, title: str, **views: object) -> str:
        frame = self.site.frame(spot, title, title)
        return self.site.render(template, frame=frame, title=title, **views)

    def _legends(self) -> Iterator[LegendView]:
        language, workspace = self.site.language, self.site.workspace
        for id_ in dict.fromkeys(shelf.framework for shelf in self.site.shelves):
            framework = workspace.frameworks[id_]
            yield LegendView(
                title=framework.title,
                grades=tuple(grade_view(grade, language) for grade in framework.grades),
                categories=tuple(
                    (
                        one.label,
                        band_words(band(framework, one.id), language),
                        typographic(one.sentence, language),
                    )
                    for one in framework.categories
                ),
            )

    def _files(self, spot: Spot) -> Iterator[FilesView]:
        site = self.site
        for shelf in site.shelves:
            where = site.language, shelf.framework, shelf.edition
            countries = tuple(
                (name, files)
                for code, name in site.of_shelf(shelf)
                if (files := site.downloads.of_card(spot, *where, code))
            )
            whole = site.downloads.of_edition(spot, *where)
            title = (
                f"{site.workspace.frameworks[shelf.framework].title}, {site.language.edition(shelf.edition)}"
            )
            if whole or countries:
                yield FilesView(title, whole, countries)
