"""How frameworks and workspaces find things by their ids."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest
from builders import (
    all_of,
    any_of,
    at_least,
    country,
    edition,
    framework,
    indicator,
    met,
    partly,
    published,
    simple,
    source,
    workspace,
)

from scoring.model.conditions import criteria_in
from scoring.model.framework import Goal


def test_criteria_are_named_by_indicator_and_letter_over_all_goals() -> None:
    one = framework(indicator("1.1", "ab", met("a"), met("b")))
    two = replace(one, goals=(*one.goals, Goal("B", "Law", (simple("2.1"), simple("2.2")))))
    assert list(two.criteria) == ["1.1.a", "1.1.b", "2.1.a", "2.2.a"]
    assert [one.id for one in two.indicators] == ["1.1", "2.1", "2.2"]
    assert two.criteria["2.2.a"][0].id == "2.2"
    assert two.grade_position == {"green": 0, "yellow": 1, "red": 2}


def test_a_condition_names_its_criteria_however_deep() -> None:
    condition = all_of(met("a"), any_of(partly("b"), at_least(1, met("c"), all_of(met("a")))))
    assert list(criteria_in(condition)) == ["a", "b", "c", "a"]


def test_editions_are_those_with_evidence_and_those_with_a_published_list_of_the_framework() -> None:
    space = workspace(
        framework(simple("1.1")),
        editions=[edition(id_="2011-03"), edition(id_="2010-01"), edition(id_="2012", framework="other")],
        lists=[published({"ROU": "some-progress"}, "2009"), published({"ROU": "x"}, "2008", "other")],
    )
    assert space.edition_ids("test-2010") == ("2009", "2010-01", "2011-03")


def test_countries_are_those_with_a_folder_and_those_listed_each_once() -> None:
    space = workspace(countries=[country("USA")], lists=[published({"ROU": "x", "USA": "x"})])
    assert space.country_ids() == ("ROU", "USA")


def test_the_reviewed_name_comes_before_the_printed_one_before_the_code() -> None:
    space = workspace(
        countries=[country("KOR", name="Republic of Korea")],
        lists=[published({"KOR": "x", "GBR": "x"})],
    )
    assert space.short_name("KOR") == "Republic of Korea"
    assert space.short_name("GBR") == "GBR as printed"
    assert space.short_name("XXX") == "XXX"


def test_a_country_sees_shared_sources_and_its_own_only() -> None:
    space = replace(
        workspace(sources=[source("shared")]),
        country_sources={"USA": {"own": source("own")}, "FRA": {"theirs": source("theirs")}},
    )
    assert set(space.sources_of("USA")) == {"shared", "own"}
    assert set(space.sources_of("ESP")) == {"shared"}


def test_values_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        edition().country = "FRA"  # type: ignore[misc]
