"""The map of tiles: marks, places and what is on it, on hand-made maps."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from edits import copied, sound_workspace

from scoring.explain.figures import Figures
from scoring.language import Language
from scoring.model.workspace import Workspace
from scoring.publish.standing_view import TileMapView
from scoring.publish.tile_map import category_marks, tile_map
from scoring.rank.standings import standings

GRID = """\
  ... ... XCC ...
  ... ... ... ...
  ... XBB ... XAA
"""


def drawn(root: Path, grid: str) -> Workspace:
    """The sound workspace with a map."""
    copied(root)
    (root / "countries" / "tiles.yaml").write_text(f"schema: 1\ngrid: |\n{grid}", encoding="utf-8")
    return sound_workspace(root)


def seen(workspace: Workspace, country: str = "XAA") -> TileMapView | None:
    framework = workspace.frameworks["mini-1"]
    found = standings(workspace, framework, "2010-01")
    edition, result = workspace.editions[country, "2010-01", "mini-1"], found.countries[country].result
    assert result is not None
    figures = Figures(workspace, framework, found, country, "2010-01", edition.as_of, result)
    return tile_map(figures, Language())


def test_tiles_stand_where_they_were_drawn_with_empty_edges_cut_off(tmp_path: Path) -> None:
    view = seen(drawn(tmp_path / "w", GRID))
    assert view is not None
    places = [(t.code, t.starts_row, t.rows_before, t.columns_before) for t in view.tiles]
    assert places == [("XCC", True, 0, 1), ("XBB", True, 1, 0), ("XAA", False, 0, 1)]
    assert view.columns == 3
    assert [tile.code for tile in view.tiles if tile.is_this] == ["XAA"]
    assert view.without_tile == ""


def test_each_tile_has_the_mark_of_its_category_and_the_key_has_all(tmp_path: Path) -> None:
    workspace = drawn(tmp_path / "w", GRID)
    view = seen(workspace)
    assert view is not None
    labels = [category.label for category in workspace.frameworks["mini-1"].categories]
    keys = {key.mark: key.label for key in view.keys}
    assert list(keys.values()) == labels
    found = standings(workspace, workspace.frameworks["mini-1"], "2010-01").countries
    by_id = {category.id: category.label for category in workspace.frameworks["mini-1"].categories}
    for tile in view.tiles:
        assert by_id[found[tile.code].categories[0]] == keys[tile.mark]
    assert len({key.tone for key in view.keys}) == len(labels)


def test_what_is_open_or_not_examined_has_a_mark_of_its_own(tmp_path: Path) -> None:
    workspace = drawn(tmp_path / "w", GRID)
    key = ("XBB", "2010-01", "mini-1")
    edition = workspace.editions[key]
    fewer = replace(edition, findings=edition.findings[:1], resolutions=(), calls=())
    marks = {}
    for minimum in (Fraction(0), Fraction(1)):
        framework = replace(workspace.frameworks["mini-1"], minimum_coverage=minimum)
        changed = replace(
            workspace,
            frameworks={"mini-1": framework},
            editions={**workspace.editions, key: fewer},
            published={
                where: replace(one, countries=tuple(row for row in one.countries if row.country != "XBB"))
                for where, one in workspace.published.items()
            },
        )
        view = seen(changed)
        assert view is not None
        tile = next(tile for tile in view.tiles if tile.code == "XBB")
        marks[tile.tone] = tile.mark
        assert tile.mark in {key.mark for key in view.keys}
    assert set(marks) == {"undecided", "unexamined"}
    assert marks["unexamined"] == "–"
    assert "–" in marks["undecided"].strip("–")


def test_a_country_without_a_tile_is_named(tmp_path: Path) -> None:
    view = seen(drawn(tmp_path / "w", "  XBB ...\n  ... XAA\n"))
    assert view is not None
    assert view.without_tile == "Inventia"
    assert {tile.code for tile in view.tiles} == {"XAA", "XBB"}


def test_a_country_that_the_edition_does_not_show_is_left_out(tmp_path: Path) -> None:
    view = seen(drawn(tmp_path / "w", "  SGP XBB HKG\n  XAA XCC ...\n"))
    assert view is not None
    assert [tile.code for tile in view.tiles] == ["XBB", "XAA", "XCC"]
    assert [tile.columns_before for tile in view.tiles] == [1, 0, 0]


def test_there_is_no_map_without_tiles_categories_or_others(tmp_path: Path) -> None:
    workspace = drawn(tmp_path / "w", GRID)
    unscored = replace(workspace.frameworks["mini-1"], categories=())
    alone = replace(
        workspace,
        editions={key: one for key, one in workspace.editions.items() if key[0] == "XAA"},
        published={},
    )
    assert seen(replace(workspace, tiles=None)) is None
    assert seen(replace(workspace, frameworks={"mini-1": unscored}, published={})) is None
    assert seen(alone) is None


@pytest.mark.parametrize(
    ("labels", "marks"),
    [
        (["notable efforts", "some progress", "limited measures", "slow progress"], ["N", "So", "L", "Sl"]),
        (["go", "goods"], ["Go", "Goo"]),
        (["good", "goods"], ["1", "2"]),  # a tile has no room for so many letters
        (["élevé", "eau"], ["É", "E"]),
        (["only"], ["O"]),
    ],
)
def test_a_mark_is_the_shortest_beginning_that_no_other_has(labels: list[str], marks: list[str]) -> None:
    assert category_marks(labels, Language()) == marks
