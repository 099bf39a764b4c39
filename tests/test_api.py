"""``import scoring``: what the commands tell, as pandas tables."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from shutil import copytree

import pytest

import scoring
from benchmarks.files import Writer
from benchmarks.framework import framework_of
from benchmarks.world import World

SOUND = Path(__file__).parent / "workspaces" / "sound"


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> scoring.Cards:
    """Six invented countries."""
    framework, treaties, folder = framework_of(None, 0)
    world, root = World(framework, treaties), tmp_path_factory.mktemp("api") / "world"
    Writer(world, root).write(world.workspace(6), folder)
    return scoring.load(root)


def test_importing_it_loads_no_library() -> None:
    script = "import scoring, sys; print(*{'pandas', 'yaml', 'numpy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_scores_have_a_row_for_each_country_and_ranks_within_bounds(cards: scoring.Cards) -> None:
    table = cards.scores()
    assert list(table.index) == ["XAA", "XAB", "XAC", "XAD", "XAE", "XAF"]
    assert (table["rank_best"] <= table["rank_worst"]).all()
    assert table["rank_best"].min() == 1
    assert table["rank_worst"].max() == 6


def test_evidence_leads_from_grades_to_sources(cards: scoring.Cards) -> None:
    table = cards.evidence("XAA")
    edition = cards.workspace.editions["XAA", "2010-01", "ecpat-2010"]
    found = table[table["finding"] != ""]
    assert sorted(found["finding"]) == sorted(one.id for one in edition.findings)
    assert (found["source"] != "").all()
    assert (found["locator"] != "").all()
    assert set(table["criterion"]) == set(cards.framework.criteria)


def test_robustness_is_the_same_for_the_same_seed(cards: scoring.Cards) -> None:
    one, other = cards.robustness(draws=50, seed=3), cards.robustness(draws=50, seed=3)
    assert one.equals(other)
    assert one["indicator_weights_category"].between(0, 1).all()


def test_what_if_shows_the_grade_that_was_set_and_what_it_moves(cards: scoring.Cards) -> None:
    table = cards.what_if("XAA", grades={"3.2": "green"}).set_index(["what", "id"])
    assert table.loc[("grade", "3.2"), "after_worst"] == "green"
    assert table.loc[("grade", "3.2"), "after_best"] == "green"
    worst = {side: Fraction(str(table.loc[("points", ""), f"{side}_worst"])) for side in ("before", "after")}
    assert worst["after"] > worst["before"]


def test_what_if_takes_answers_and_calls(cards: scoring.Cards) -> None:
    call = cards.workspace.editions["XAA", "2010-01", "ecpat-2010"].calls[0]
    granted = cards.what_if("XAA", calls=[call.id])
    answered = cards.what_if("XAA", answers=dict.fromkeys(call.criteria, "met"))
    assert granted.equals(answered)
    with pytest.raises(KeyError, match=r"9\.9"):
        cards.what_if("XAA", grades={"9.9": "green"})


def test_a_path_that_is_followed_leads_to_its_category(cards: scoring.Cards) -> None:
    way = cards.path("XAA")
    first = way[way["way"] == "1"]
    table = cards.what_if("XAA", answers=dict(zip(first["criterion"], first["answer"], strict=True)))
    row = table[table["what"] == "categories"].iloc[0]
    assert row["after_worst"] == "limited-measures"
    assert row["before_worst"] == "slow-progress"


def test_a_path_to_a_grade(cards: scoring.Cards) -> None:
    way = cards.path("XAA", grade=("2.1", "green"))
    assert list(way["criterion"]) == ["2.1.a"]


def test_editions_are_compared_and_other_editions_chosen(tmp_path: Path) -> None:
    copytree(SOUND, tmp_path / "space")
    first = scoring.load(tmp_path / "space")
    assert first.at("2010-01").edition == "2010-01"
    with pytest.raises(KeyError, match="2031"):
        first.at("2031-01")
    later = tmp_path / "space" / "countries" / "XAA" / "2011-01"
    copytree(tmp_path / "space" / "countries" / "XAA" / "2010-01", later)
    evidence = later / "mini-1.yaml"
    evidence.write_text(evidence.read_text().replace("holds-on: 2009-07", "holds-on: 2009-08", 1))
    changed = scoring.load(tmp_path / "space").compare("XAA", "2010-01", "2011-01")
    moved = changed[changed["id"] == "xaa-1.1-a1"]
    assert moved[["old", "new"]].to_numpy().tolist() == [["2009-07", "2009-08"]]


def test_opinions_agree_with_themselves(cards: scoring.Cards) -> None:
    table = cards.agreement("ours", "ours")
    assert set(table[table["state"] == "compared"]["difference"]) <= {"0"}
    with pytest.raises(KeyError):
        cards.agreement("ours", "nobody")


def test_unsound_files_are_refused_with_all_their_errors(tmp_path: Path) -> None:
    copytree(SOUND, tmp_path / "space")
    country = tmp_path / "space" / "countries" / "XAA" / "country.yaml"
    country.write_text(country.read_text().replace("region:", "regoin:"))
    with pytest.raises(scoring.UnsoundError, match=r"countries/XAA/country\.yaml:\d+:\d+: error"):
        scoring.load(tmp_path / "space")


def test_a_framework_that_is_not_there(cards: scoring.Cards) -> None:
    with pytest.raises(KeyError, match="ecpat-1996"):
        scoring.load(cards.workspace.root, framework="ecpat-1996")
