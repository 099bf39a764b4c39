"""A star says that NGOs do work here with no state support; it is derived from findings, never typed."""

from __future__ import annotations

from fractions import Fraction

import pytest
from builders import country as built_country
from builders import (
    criterion,
    edition,
    finding,
    framework,
    indicator,
    met,
    partly,
    record,
    resolution,
    simple,
    treaty,
)

from scoring.model.evidence import Finding, Resolution
from scoring.model.framework import Measure, TreatyRule
from scoring.score.country import score_country

RULES = framework(indicator("1.1", [criterion("a", kind="campaign")], met("a"), partly("a")), simple("1.2"))


def starred(*findings: Finding, decided: Resolution | None = None) -> list[str]:
    given = edition(*findings, resolutions=[decided] if decided else [])
    result = score_country(RULES, given, None, {})
    return [id_ for id_, one in result.indicators.items() if one.star]


@pytest.mark.parametrize(
    ("actor", "answer", "star"),
    [
        ("ngo", "met", True),
        ("ngo", "partly", True),
        ("ngo", "not met", False),
        ("ngo", "no data", False),
        ("ngo", "not applicable", False),
        ("state", "met", False),
        ("state-supported", "met", False),
        ("international", "met", False),
        ("private", "met", False),
    ],
)
def test_only_what_ngos_do_gives_a_star(actor: str, answer: str, star: bool) -> None:
    assert starred(finding("f", answer, actor=actor)) == (["1.1"] if star else [])


def test_the_star_stands_beside_whatever_the_state_does_and_colours_nothing() -> None:
    both = finding("state", "not met", "1.2.a"), finding("ngo", "met", "1.2.a", actor="ngo")
    assert starred(*both) == ["1.2"]
    result = score_country(RULES, edition(*both), None, {}).indicators["1.2"]
    assert (result.best, result.worst) == (2, 2)


@pytest.mark.parametrize(
    "past",
    [{"holds_on": "2007"}, {"holds_on": "2008", "until": "2009"}, {"holds_on": "2010-02"}],
    ids=["stale", "ended", "after the as-of day"],
)
def test_work_that_is_not_of_this_time_gives_none(past: dict[str, str]) -> None:
    assert starred(finding("f", actor="ngo", **past)) == []


def test_work_that_a_later_finding_ends_gives_none() -> None:
    later = finding("later", "not met", actor="ngo", supersedes=["f"])
    assert starred(finding("f", actor="ngo"), later) == []


def test_a_resolution_about_the_state_takes_no_star_away() -> None:
    held = finding("state", "not met")
    assert starred(finding("ngo", actor="ngo"), held, decided=resolution("1.1.a", "state")) == ["1.1"]


def test_a_number_gives_a_star_where_it_reaches_the_lower_threshold() -> None:
    measure = Measure("places", Fraction(10), Fraction(5), rising=True)
    rules = framework(indicator("1.1", [criterion("a", measure=measure)], met("a"), partly("a")))
    for value, star in ((5, True), (4, False)):
        given = edition(finding("f", None, actor="ngo", value=value))
        assert score_country(rules, given, None, {}).indicators["1.1"].star is star


def test_a_treaty_has_no_star() -> None:
    rule = TreatyRule("OPSC", frozenset({"in-force"}), frozenset())
    rules = framework(indicator("1.1", [criterion("a", treaty=rule)], met("a"), partly("a")))
    bound = built_country("USA", record(consent="2002-12-23"))
    result = score_country(rules, edition(), bound, {"OPSC": treaty(months=1)}).indicators["1.1"]
    assert (result.best, result.worst, result.star) == (0, 0, False)
