"""The pages of an edition as a whole: all countries, and any two of them side by side."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from markupsafe import Markup

from scoring.language.typography import typographic
from scoring.model.framework import Framework
from scoring.model.result import Standings
from scoring.publish.overview import category_views, undecided_view
from scoring.publish.site.frame import Site, dataset
from scoring.publish.site.places import Shelf, Spot
from scoring.publish.site.rows import Rows
from scoring.publish.site.texts import General, any_booklet
from scoring.publish.site.view import GoalHeadView, OverviewView
from scoring.publish.standing_view import CategoryView, TileMapView
from scoring.publish.tile_map import tile_map
from scoring.rank.standings import standings


@dataclass(frozen=True)
class EditionPages:
    site: Site
    shelf: Shelf

    @cached_property
    def framework(self) -> Framework:
        return self.site.workspace.frameworks[self.shelf.framework]

    @cached_property
    def standings(self) -> Standings:
        return standings(self.site.workspace, self.framework, self.shelf.edition)

    def pages(self) -> dict[str, str]:
        """Their HTML by path; the edition that readers come in by stands at the language's root too."""
        found = {self.shelf.overview: self._overview(Spot(self.shelf.overview))}
        if self.site.compares(self.shelf.framework):
            found[self.shelf.compare] = self._compare(Spot(self.shelf.compare))
        if self.shelf == self.site.first:
            entrance = Spot(self._entrance)
            found[entrance.path] = self._overview(entrance)
        return found

    @property
    def _entrance(self) -> str:
        """The page that readers of the language come in by; its edition's own page has the introduction."""
        return f"{self.site.language.code}/index.html"

    def _overview(self, spot: Spot) -> str:
        view = self._view(spot)
        says = self.site.language.gettext
        title = says("All countries, {edition}", edition=view.edition)
        description = says(
            "How {count} countries stand in {edition}: category, score, rank, grades, rules and sources.",
            count=self.site.language.number(len(view.rows)),
            edition=view.edition,
        )
        data = dataset(
            f"{view.framework_title}, {view.edition}",
            description,
            self.site.language,
            temporalCoverage=self.shelf.edition,
        )
        frame = self.site.frame(spot, title, description, self.shelf, data=data)
        return self.site.render("overview", frame=frame, view=view)

    def _compare(self, spot: Spot) -> str:
        view = self._view(spot)
        says = self.site.language.gettext
        title = says("Compare two countries, {edition}", edition=view.edition)
        frame = self.site.frame(spot, title, title, self.shelf)
        return self.site.render("compare", frame=frame, view=view)

    def _view(self, spot: Spot) -> OverviewView:
        site, framework, shelf = self.site, self.framework, self.shelf
        rows = tuple(Rows(site.workspace, framework, self.standings, site.language, spot).all())
        texts = self._texts()
        known = texts is not None and texts.figures.tally.countries > 1
        here = spot.path != self._entrance
        return OverviewView(
            framework_title=framework.title,
            edition=site.language.edition(shelf.edition),
            introduction=texts.html(framework.texts.overview) if texts and known and here else Markup(),
            introduced=spot.to(shelf.overview) if known and not here else "",
            notes=texts.notes() if texts else (),
            tile_map=_nobody(tile_map(texts.figures, site.language)) if texts else None,
            cards={row.code: row.href for row in rows if row.href},
            categories=tuple(map(_no_one, category_views(texts.figures, site.language))) if texts else (),
            undecided=undecided_view(texts.figures, site.language) if texts else None,
            scored=framework.points is not None,
            ranked=framework.ranking,
            goals=tuple(
                GoalHeadView(
                    goal.id,
                    typographic(goal.title, site.language),
                    tuple((one.id, typographic(one.title, site.language)) for one in goal.indicators),
                )
                for goal in framework.last_goals
            ),
            rows=rows,
            choices=site.choices(spot, shelf),
            compare=spot.to(shelf.compare) if site.compares(shelf.framework) else "",
            legend=spot.to(f"{shelf.language}/read.html"),
            downloads=site.downloads.of_edition(spot, site.language, shelf.framework, shelf.edition),
        )

    def _texts(self) -> General | None:
        made = any_booklet(self.site.workspace, self.framework, self.shelf.edition, self.site.language)
        return General(made) if made else None


def _nobody(map_: TileMapView | None) -> TileMapView | None:
    """The map with no country marked: the page is not one country's."""
    if map_ is None:
        return None
    return replace(map_, tiles=tuple(replace(tile, is_this=False) for tile in map_.tiles))


def _no_one(category: CategoryView) -> CategoryView:
    return replace(category, is_this=False)
