"""The synthetic world of the benchmarks: the same for the same seed, sound, and the same in files."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.files import Writer
from benchmarks.framework import framework_of
from benchmarks.world import World, codes, edition_ids
from scoring.check import check
from scoring.explain.robustness import robustness
from scoring.model.evidence import Edition
from scoring.problems import Severity
from scoring.rank.standings import standings
from scoring.read.workspace import Loaded, load

USER_ASSIGNED = ("AA", "Q", "X", "ZZ")


def world(seed: int = 1, findings: int = 30) -> World:
    framework, treaties, _ = framework_of(7, 4)
    return World(framework, treaties, findings, seed)


def written(made: World, folder: Path, countries: int, editions: int = 1) -> Loaded:
    Writer(made, folder).write(made.workspace(countries, editions), None)
    return load(folder)


def bare(editions: Mapping[tuple[str, str, str], Edition]) -> dict[tuple[str, str, str], tuple[object, ...]]:
    return {key: (one.as_of, one.findings, one.resolutions) for key, one in editions.items()}


def test_no_code_is_that_of_a_country() -> None:
    every = list(codes())
    assert len(every) == len(set(every)) == 26 * 26 - 1 + 14 * 26 + 2 * 26
    assert all(code.startswith(USER_ASSIGNED) and code[:2] >= "QM" for code in every if code[:2] != "AA")
    assert "XKX" not in every  # used for Kosovo, by custom
    with pytest.raises(ValueError, match="1091 invented"):
        world().workspace(1100)


def test_the_same_seed_gives_the_same_world() -> None:
    assert world().workspace(3) == world().workspace(3)
    assert world().edition("XAB") == world().workspace(3).editions["XAB", "2010-01", "invented-1"]
    assert world(2).edition("XAB") != world().edition("XAB")


def test_an_edition_has_as_many_findings_as_are_wanted() -> None:
    for findings in (0, 7, 30, 100):
        edition = world(findings=findings).edition("XAA")
        assert len({one.id for one in edition.findings}) == len(edition.findings) == findings


def test_editions_follow_each_other() -> None:
    assert list(islice(edition_ids(), 14))[::13] == ["2010-01", "2011-02"]
    assert world().edition("XAA", "2011-02").as_of.year == 2011


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    made = world()
    read, whole = written(made, tmp_path, 4, 2).workspace, made.workspace(4, 2)
    assert read.frameworks == whole.frameworks
    assert read.countries == whole.countries
    assert bare(read.editions) == bare(whole.editions)
    assert standings(read, made.framework, "2010-02") == standings(whole, made.framework, "2010-02")


def test_it_is_sound_but_for_what_is_old(tmp_path: Path) -> None:
    loaded = written(world(), tmp_path, 12)
    problems = check(loaded)
    assert [one for one in problems if one.severity is not Severity.NOTE] == []


def test_under_the_repository_s_framework_it_fills_a_ranking() -> None:
    framework, treaties, folder = framework_of(None, 0)
    assert folder is not None
    space = World(framework, treaties, 60).workspace(10)
    found = standings(space, framework, "2010-01")
    assert found.ranked == 10
    assert len({one.result.score for one in found.countries.values() if one.result}) > 5
    varied = robustness(space, framework, found, draws=200)
    for one in varied.countries.values():
        assert one.indicators
        assert one.indicators.rank
        assert one.found.rank
        # What is possible now is among the weightings too, so that the interval is no narrower by much.
        assert one.indicators.rank[0] <= one.found.rank[1]
        assert one.found.rank[0] <= one.indicators.rank[1]
