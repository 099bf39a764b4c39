"""The map of tiles: every country of an edition one equal tile, marked with its category."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from scoring.explain.figures import EditionFigures, Figures
from scoring.language import Language
from scoring.language.catalogue import unmarked
from scoring.language.typography import capital
from scoring.model.framework import Framework
from scoring.model.result import Basis, Standing
from scoring.model.world import Tile
from scoring.publish.standing_view import TileKeyView, TileMapView, TileView

TONES = 5
"""How many tones of the one ink the style sheet has for categories, the best the darkest."""

LETTERS = 3
"""The most letters that a category's mark may have."""


def tile_map(figures: Figures | EditionFigures, language: Language) -> TileMapView | None:
    """Every country of the edition on its tile; None without categories, a map, or countries to compare.

    Countries that nobody graded or listed in the edition have no tile: figures 1 and 2 leave them out too.
    """
    tiles, categories = figures.workspace.tiles, figures.framework.categories
    shown = {code: one for code, one in figures.standings.countries.items() if _shown(one)}
    if tiles is None or not categories or figures.tally.countries < 2:
        return None
    marks = category_marks([category.label for category in categories], language)
    drawn = [tile for tile in tiles.tiles if tile.country in shown]
    keys = _keys(figures.framework, marks, shown, language)
    missing = set(shown) - {tile.country for tile in drawn}
    names = [figures.workspace.short_name(code) for code in missing]
    return TileMapView(
        tiles=tuple(_tiles(drawn, shown, marks, figures, language)),
        columns=_width(drawn),
        keys=keys,
        without_tile=language.both(sorted(names, key=language.alphabetical)) if names else "",
    )


def category_marks(labels: Sequence[str], language: Language) -> list[str]:
    """The shortest beginning of each label that no other one has, with a capital.

    Where that is more than a tile has room for, categories are numbered from the best.
    """
    labels, marks = [unmarked(label) for label in labels], []
    for label in labels:
        others = [other.casefold() for other in labels if other != label]
        lengths = range(1, len(label) + 1)
        ends = (n for n in lengths if not any(o.startswith(label[:n].casefold()) for o in others))
        marks.append(label[: next(ends, len(label))].strip())
    if any(len(mark) > LETTERS for mark in marks):
        return [language.number(place) for place, _ in enumerate(marks, 1)]
    return [capital(mark) for mark in marks]


def _shown(standing: Standing) -> bool:
    return standing.basis is not Basis.NONE or standing.result is not None


def _width(tiles: Sequence[Tile]) -> int:
    columns = [tile.column for tile in tiles]
    return max(columns) - min(columns) + 1 if columns else 0


def _tiles(
    drawn: Sequence[Tile],
    shown: Mapping[str, Standing],
    marks: Sequence[str],
    figures: Figures | EditionFigures,
    language: Language,
) -> Iterable[TileView]:
    """The tiles row by row from the west; the empty places before each are counted, not drawn."""
    left = min((tile.column for tile in drawn), default=0)
    row, column = min((tile.row for tile in drawn), default=0), left
    for tile in drawn:
        first = tile.row != row or tile is drawn[0]
        skipped = tile.row - row - 1 if tile.row > row else 0
        if first:
            row, column = tile.row, left
        standing = shown[tile.country]
        mark, tone = _mark(standing, figures.framework, marks, language)
        yield TileView(
            code=tile.country,
            name=figures.workspace.short_name(tile.country),
            mark=mark,
            tone=tone,
            is_this=tile.country == figures.country,
            starts_row=first,
            rows_before=skipped,
            columns_before=tile.column - column,
        )
        column = tile.column + 1


def _mark(
    standing: Standing, framework: Framework, marks: Sequence[str], language: Language
) -> tuple[str, str]:
    """The mark of a country and the tone of its tile."""
    if standing.basis is Basis.NONE:
        return "–", "unexamined"
    ids = [category.id for category in framework.categories]
    best, worst = (ids.index(standing.categories[end]) for end in (0, -1))
    if best != worst:
        said = language.gettext("{best}–{worst}", best=marks[best], worst=marks[worst])
        return said, "undecided"
    return marks[best], _tone(best, len(ids))


def _tone(position: int, count: int) -> str:
    """Tones spread evenly from the darkest to the palest."""
    return str(1 + (2 * position * (TONES - 1) + count - 1) // (2 * (count - 1))) if count > 1 else "1"


def _keys(
    framework: Framework, marks: Sequence[str], shown: Mapping[str, Standing], language: Language
) -> tuple[TileKeyView, ...]:
    """All categories, and what else is on the map."""
    count = len(framework.categories)
    keys = [
        TileKeyView(mark, _tone(position, count), category.label)
        for position, (category, mark) in enumerate(zip(framework.categories, marks, strict=True))
    ]
    found = {_mark(standing, framework, marks, language) for standing in shown.values()}
    undecided = sorted(mark for mark, tone in found if tone == "undecided")
    if undecided:
        keys.append(
            TileKeyView(undecided[0], "undecided", language.gettext("undecided, from the one to the other"))
        )
    if any(tone == "unexamined" for _, tone in found):
        keys.append(TileKeyView("–", "unexamined", language.gettext("too little evidence for a category")))
    return tuple(keys)
