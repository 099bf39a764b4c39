"""The countries of an edition as rows: for the table of all, and for the comparison of two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from scoring.language import Language
from scoring.language.phrases import percent_span, rank_span
from scoring.model.framework import Framework
from scoring.model.result import Basis, CountryResult, Standing, Standings
from scoring.model.workspace import Workspace
from scoring.publish.history import shape_cell
from scoring.publish.site.places import Shelf, Spot
from scoring.publish.site.view import RowView
from scoring.publish.view import PastCellView
from scoring.rank.standings import newest


@dataclass(frozen=True)
class Rows:
    """Makes the rows of one page, in the language's alphabetical order."""

    workspace: Workspace
    framework: Framework
    standings: Standings
    language: Language
    spot: Spot

    def all(self) -> Iterator[RowView]:
        """Every country that is graded or listed in the edition, as on the map of tiles."""
        shown = [
            one for one in self.standings.countries.values() if one.result or one.basis is not Basis.NONE
        ]
        name = self.workspace.short_name
        for standing in sorted(
            shown, key=lambda one: (self.language.alphabetical(name(one.country)), one.country)
        ):
            yield self._row(standing)

    def _row(self, standing: Standing) -> RowView:
        result, words = standing.result, self.language
        counts = result is not None and standing.basis is Basis.EVIDENCE
        score, key = self._score(result) if result and counts else ("", "")
        positions = {category.id: at for at, category in enumerate(self.framework.categories)}
        known = standing.categories if standing.basis is not Basis.NONE else ()
        rank = standing.rank if self.standings.ranked > 1 else None
        cells = (
            [shape_cell(self.framework, one, words) for one in result.indicators.values()] if result else []
        )
        return RowView(
            code=standing.country,
            name=self.workspace.short_name(standing.country),
            href=self._card(standing.country),
            basis=standing.basis.value,
            categories=tuple(str(positions[id_] + 1) for id_ in known),
            category=self._category(known),
            category_key=str(sum(positions[id_] for id_ in known) / len(known)) if known else "",
            score=score,
            score_key=key,
            rank=rank_span(rank, words) if rank else "",
            rank_key=str(sum(rank)) if rank else "",
            coverage=words.percent(result.coverage) if result else "",
            coverage_key=f"{float(result.coverage):.4f}" if result else "",
            cells=tuple(cells),
            runs=tuple(_runs(cells)),
        )

    def _card(self, country: str) -> str:
        """The link to the country's newest card up to this edition."""
        found = newest(self.workspace, country, self.framework.id, self.standings.edition)
        if found is None:
            return ""
        return self.spot.to(Shelf(self.language.code, self.framework.id, found.id).card(country))

    def _category(self, ids: tuple[str, ...]) -> str:
        return self.language.either([self.framework.category_by_id[id_].label for id_ in ids]) if ids else ""

    def _score(self, result: CountryResult) -> tuple[str, str]:
        score = result.score
        if not score.possible:
            return "", ""
        low, high = score.low_share, score.high_share
        return percent_span(low, high, self.language), f"{float(low + high) / 2:.4f}"


def _runs(cells: Sequence[PastCellView]) -> Iterator[tuple[PastCellView, int]]:
    """A long table says once of neighbours that nobody examined them: it is lighter, and sooner heard."""
    told = enumerate(cells)
    for _, group in groupby(told, key=lambda one: one[0] if one[1].grades else one[1].state):
        same = [cell for _, cell in group]
        yield same[0], len(same)
