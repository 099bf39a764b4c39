"""The report on all countries."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from booklet.tagged import Element, Tagged
from click.testing import CliRunner

from benchmarks.world import FIRST, main
from papers.conftest import USA
from papers.made import text
from scoring.explain.figures import EditionFigures
from scoring.language import Language
from scoring.model.workspace import Workspace
from scoring.publish.overview_report import of_all_countries, overview_view
from scoring.publish.overview_tables import COLUMNS, goal_head, side_by_side
from scoring.rank.standings import standings
from scoring.read.workspace import load


def figures(workspace: Workspace, framework: str, edition: str) -> EditionFigures:
    rules = workspace.frameworks[framework]
    return EditionFigures(
        workspace,
        rules,
        standings(workspace, rules, edition),
        edition,
        workspace.editions[USA].as_of
        if framework == "ecpat-2010"
        else next(iter(workspace.editions.values())).as_of,
    )


def rows(paper: Tagged, caption: str) -> list[Element]:
    """The head and the rows of a table, which may go on over pages with its head repeated."""
    tables = paper.document.all("Table")
    (first,) = [
        number
        for number, one in enumerate(tables)
        if any(c.text.startswith(caption) for c in one.all("Caption"))
    ]
    head = tables[first].all("TR")[0]
    found = [head]
    for one in tables[first:]:
        own = one.all("TR")
        if own[0].text != head.text:
            break
        found += own[1:]
    return found


def test_its_sections_stand_in_order(overview: Tagged) -> None:
    titles = [one.text for one in overview.headings if one.tag == "H2"]
    assert titles == [
        "Contents",
        "The countries compared",
        "The grades of all countries",
        "Next steps, country by country",
        "How the report was made",
        "Notes",
        "Sources",
        "About this report",
    ]


def test_the_contents_give_the_pages(overview: Tagged) -> None:
    pages = {one.text: one.page for one in overview.headings}
    links = [one for one in overview.document.all("Link") if len(one.all("Link")) > 1 and one.page == 2]
    assert len(links) == 7
    for link in links:
        outer, inner = link.all("Link")
        assert int(inner.text) == pages[outer.own_text or outer.text.removesuffix(f" {inner.text}")]


def test_it_holds_the_map_the_figures_and_facts_of_the_day(overview: Tagged, shipped: Workspace) -> None:
    said = text(overview)
    assert "Figure 1. States’ efforts against child trafficking: 42 countries" in said
    assert "Figure 2." in said
    assert "Figure 3." in said
    later = [fact for fact in shipped.facts if fact.holds_on.first.year > 2010]
    assert later
    assert not any(fact.text[:40] in said for fact in later)
    assert "The world in figures" in said


def test_the_matrix_has_a_row_for_each_country_and_a_column_for_each_indicator(
    overview: Tagged, shipped: Workspace
) -> None:
    head, *below = rows(overview, "Grades by indicator")
    indicators = [one.id for one in shipped.frameworks["ecpat-2010"].indicators]
    names = [row.all("TH")[0].text for row in below]
    assert [one.text for one in head.all("TH")] == ["Country", *indicators]
    assert len(names) == 42
    assert names == sorted(names)
    assert all(len(row.all("TD")) == len(indicators) for row in below)
    assert all(cell.all("Figure") for row in below for cell in row.all("TD"))


def test_sentences_on_one_country_are_left_out(overview: Tagged, shipped: Workspace) -> None:
    assert "the USA has 9 to 12" not in text(overview)
    assert "These bands are our reconstruction" in text(overview)
    found = figures(shipped, "ecpat-2010", "2010-01")
    words = "All {countries} are here. In {in-text} it is {points}."
    items = "- {count:slow-progress} are slow\n- {coverage}"
    kept = of_all_countries(f"{words}\n\n{items}", found)
    assert kept.split() == "All {countries} are here. - {count:slow-progress} are slow".split()
    assert of_all_countries("Nothing to fill. Twice.\nThree.", found) == "Nothing to fill. Twice.\nThree."


def test_each_country_graded_from_evidence_has_its_next_step(overview: Tagged) -> None:
    _, *below = rows(overview, "The shortest sure way")
    assert [row.all("TH")[0].text for row in below] == ["USA"]
    assert "→ some progress" in below[0].text


@pytest.fixture(scope="module")
def world(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A dozen invented countries, all graded from evidence."""
    target = tmp_path_factory.mktemp("world") / "w"
    result = CliRunner().invoke(main, ["--countries", "12", "--output", str(target)])
    assert result.exit_code == 0, result.output
    return replace(load(target).workspace, templates=repository / "templates")


def test_ranked_countries_stand_by_rank_with_their_intervals(world: Workspace) -> None:
    view = overview_view(world, world.frameworks["ecpat-2010"], FIRST, "a4", Language())
    found = standings(world, world.frameworks["ecpat-2010"], FIRST)
    ranks = [one.rank for one in found.countries.values() if one.rank]
    assert len(view.intervals) == len(ranks) == view.ranked > 5
    assert [one.now for one in view.intervals] == [one.rank for one in view.matrices[0].rows if one.rank]
    assert Counter(one.now for one in view.intervals) == Counter(
        str(best) if best == worst else f"{best}–{worst}" for best, worst in ranks
    )
    for one in view.intervals:
        for low, high in (one.now_ends, one.drawn_ends):
            assert 0 <= low <= high <= 1
    firsts = [int(one.now.split("–")[0]) for one in view.intervals]
    assert firsts == sorted(firsts)
    assert all(len(one.steps) <= 3 for one in view.moves)


def test_many_indicators_are_parted_into_tables_that_keep_goals_together(world: Workspace) -> None:
    rules = world.frameworks["ecpat-2010"]
    (first, *_) = rules.goals
    wide = replace(
        first, id="W", indicators=tuple(replace(first.indicators[0], id=f"W{n}") for n in range(20))
    )
    parts = list(side_by_side(tuple(goal_head(one, Language()) for one in (*rules.goals, wide))))
    assert [sum(len(goal.indicators) for goal in part) for part in parts] == [12, 16, 4]
    assert max(sum(len(goal.indicators) for goal in part) for part in parts) <= COLUMNS
    assert [one.id for part in parts for goal in part for one in goal.indicators] == [
        one.id for goal in (*rules.goals, wide) for one in goal.indicators
    ]


def test_without_score_and_categories_their_parts_are_left_out(repository: Path) -> None:
    workspace = load(repository / "tests" / "workspaces" / "other").workspace
    view = overview_view(workspace, workspace.frameworks["pledges-2020"], "2020", "a4", Language())
    assert (view.categories, view.undecided, view.tile_map, view.intervals, view.moves) == (
        (),
        None,
        None,
        (),
        (),
    )
    assert view.matrices
    assert view.methodology
