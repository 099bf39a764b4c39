"""The page in the place of a card that no longer stands: its address goes on answering."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.publish.corrections import withdrawn_view
from scoring.publish.site.frame import Site
from scoring.publish.site.places import Shelf, Spot


@dataclass(frozen=True)
class WithdrawnPage:
    site: Site
    shelf: Shelf
    country: str

    def pages(self) -> dict[str, str]:
        """Its HTML by path."""
        site, shelf = self.site, self.shelf
        framework = site.workspace.frameworks[shelf.framework]
        view = withdrawn_view(site.workspace, framework, self.country, shelf.edition, site.language, "a4")
        spot = Spot(shelf.card(self.country))
        says = site.language.gettext
        title = says("Withdrawn: {country}, {edition}", country=view.country, edition=view.edition)
        frame = site.frame(spot, title, title, shelf)
        overview = spot.to(shelf.overview)
        return {spot.path: site.render("withdrawn", frame=frame, card=view, overview=overview)}
