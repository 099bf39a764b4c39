"""Figures 1 to 3, counted again from the published list and from the evidence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from booklet.printed import Printed
from booklet.tagged import Element
from scoring.model.result import Basis, Standing
from scoring.publish.standing_view import CategoryView
from scoring.rank.standings import standings


@pytest.fixture(scope="module")
def listed(repository: Path) -> list[dict[str, str]]:
    """The published list, as its file has it: best first."""
    text = (repository / "countries" / "published" / "2010-01.yaml").read_text(encoding="utf-8")
    rows: list[dict[str, str]] = yaml.safe_load(text)["countries"]
    return rows


@pytest.fixture(scope="module")
def graded(usa: Printed) -> dict[str, Standing]:
    """The countries that stand by evidence, by name."""
    found = standings(usa.workspace, usa.framework, "2010-01").countries
    return {
        usa.workspace.short_name(code): standing
        for code, standing in found.items()
        if standing.basis is Basis.EVIDENCE
    }


@pytest.fixture(scope="module")
def expected(listed: list[dict[str, str]], graded: dict[str, Standing]) -> dict[str, list[str]]:
    """Names by category, ours first, then the published ones in their order."""
    codes = {standing.country for standing in graded.values()}
    names: dict[str, list[str]] = {row["category"]: [] for row in listed}
    names["undecided"] = []
    for name, standing in graded.items():
        decided = len(standing.categories) == 1
        names[standing.categories[0] if decided else "undecided"].append(name)
    for row in listed:
        if row["country"] not in codes:
            names[row["category"]].append(row["name"])
    return names


def categories(usa: Printed) -> Iterator[CategoryView]:
    yield from usa.card.categories
    if usa.card.undecided:
        yield usa.card.undecided


def test_the_list_is_that_of_the_forty_two(listed: list[dict[str, str]]) -> None:
    assert len({row["country"] for row in listed}) == len({row["name"] for row in listed}) == 42
    assert "USA" in {row["country"] for row in listed}


def test_every_country_stands_in_one_place(usa: Printed, expected: dict[str, list[str]]) -> None:
    shown = {one.id: [country.name for country in one.countries] for one in categories(usa)}
    assert shown == {id_: names for id_, names in expected.items() if names or id_ != "undecided"}
    assert usa.card.country_count == sum(len(names) for names in shown.values()) == 42


def test_counts_and_shares_are_those_of_the_countries(usa: Printed, expected: dict[str, list[str]]) -> None:
    for category in categories(usa):
        count = len(expected[category.id])
        assert category.count == count
        assert category.share == f"{(200 * count + 42) // 84}%"  # 100 × count / 42, rounded half up
        assert category.width == pytest.approx(count / 42)


def test_categories_stand_best_first_with_their_bands(usa: Printed) -> None:
    assert [(category.id, category.band) for category in usa.card.categories] == [
        ("notable-efforts", "75% or more"),
        ("some-progress", "from 50% to under 75%"),
        ("limited-measures", "from 25% to under 50%"),
        ("slow-progress", "under 25%"),
    ]


def test_what_we_graded_is_marked_apart(usa: Printed, graded: dict[str, Standing]) -> None:
    countries = [country for category in categories(usa) for country in category.countries]
    assert {country.name for country in countries if country.basis == "evidence"} == set(graded)
    assert {country.basis for country in countries} == {"evidence", "published"}
    assert [country.name for country in countries if country.is_this] == ["USA"]
    assert {country.rank for country in countries if country.basis == "published"} == {""}
    own = {category.is_this for category in categories(usa) if "USA" in {c.name for c in category.countries}}
    assert own == {True}
    assert sum(category.is_this for category in categories(usa)) == 1


def table(usa: Printed, caption: str) -> Element:
    (found,) = [
        one
        for one in usa.pdf.document.all("Table")
        if any(inner.text.startswith(caption) for inner in one.all("Caption"))
    ]
    return found


def test_figure_1_is_printed_as_counted(usa: Printed) -> None:
    figure = table(usa, "Figure 1.")
    assert "42 countries" in figure.all("Caption")[0].text
    rows: list[Any] = [row.all("TH", "TD") for row in figure.all("TR")][1:]
    printed = [(row[0].text.lower(), row[2].text, row[3].text) for row in rows]
    assert len(printed) == len(list(categories(usa)))
    for (head, share, count), category in zip(printed, categories(usa), strict=True):
        assert head.startswith(category.label)
        assert head.endswith(category.band or category.label)
        assert (share, count) == (category.share, str(category.count))


def test_figure_2_names_the_countries_in_order(usa: Printed) -> None:
    columns = table(usa, "Figure 2.").all("TD")
    printed = [[item.text for item in column.all("LI")] for column in columns]
    assert printed == [
        [_marked(c.name, c.basis, c.rank) for c in one.countries] for one in usa.card.categories
    ]
    page = table(usa, "Figure 2.").page
    lists = [[item.text for item in one.all("LI")] for one in usa.pdf.document.all("L") if one.page == page]
    undecided = usa.card.undecided.countries if usa.card.undecided else ()
    following = lists[len(list(filter(None, printed)))] if undecided else []
    assert [_marked(c.name, c.basis, c.rank) for c in undecided] == following


def test_figure_3_has_a_tile_for_every_country_with_its_category(
    usa: Printed, expected: dict[str, list[str]]
) -> None:
    assert usa.card.tile_map
    assert usa.card.tile_map.without_tile == ""
    tiles, keys = usa.card.tile_map.tiles, usa.card.tile_map.keys
    label = {one.id: one.label for one in usa.framework.categories}
    marks = {key.label: key.mark for key in keys}
    for id_, names in expected.items():
        of_category = {tile.name: tile.mark for tile in tiles if tile.name in names}
        assert sorted(of_category) == sorted(names)
        if id_ in label:
            assert set(of_category.values()) == {marks[label[id_]]}
    assert [tile.name for tile in tiles if tile.is_this] == ["USA"]
    lists = [[item.text for item in one.all("LI")] for one in usa.pdf.document.all("L")]
    assert [f"{tile.code} {tile.mark}" for tile in tiles] in lists


def test_the_facts_shown_are_no_later_than_the_card(usa: Printed) -> None:
    by_id = {fact.id: fact for fact in usa.workspace.facts}
    shown = [by_id[fact.id] for fact in usa.card.facts]
    assert shown
    assert all(fact.overview and fact.holds_on.last <= usa.edition.as_of for fact in shown)
    used = {usa.workspace.sources[fact.reference.source].record["issued"] for fact in shown}
    assert max(map(str, used)) <= "2010-01"
    printed = usa.pdf.document.text
    for fact in shown:
        assert fact.text.split(".")[0].replace("'", "’")[:40] in printed


def _marked(name: str, basis: str, rank: str) -> str:
    return " ".join(part for part in (name, "E" if basis == "evidence" else "", rank) if part)
