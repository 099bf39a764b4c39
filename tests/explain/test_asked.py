"""What was asked before a card's day, and when it is fulfilled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from builders import SOURCE, edition, finding, framework, simple, when, workspace

from scoring.explain.asked import Done, asked_of
from scoring.model.evidence import Finding, Recommendation
from scoring.model.workspace import Workspace
from scoring.score.country import score_country

RULES = framework(simple("1.1"), simple("1.2"))


def asked(id_: str, on: str, *criteria: str, framework: str = "test-2010") -> Recommendation:
    return Recommendation(id_, "A committee", when(on), "Do it.", SOURCE, {framework: criteria}, "")


def found(space: Workspace) -> list[tuple[str, Done]]:
    evidence = space.editions["USA", "2010-01", "test-2010"]
    result = score_country(RULES, evidence, space.countries["USA"], {})
    return [(one.recommendation.id, one.done) for one in asked_of(space, RULES, evidence, result)]


def space(findings: Iterable[Finding], *recommendations: Recommendation) -> Workspace:
    held = workspace(RULES, editions=[edition(*findings)])
    return replace(held, recommendations={"USA": recommendations})


@pytest.mark.parametrize(
    ("answers", "done"),
    [
        ({"1.1.a": "met", "1.2.a": "met"}, Done.FULFILLED),
        ({"1.1.a": "met", "1.2.a": "partly"}, Done.NOT_FULFILLED),
        ({"1.1.a": "not met"}, Done.NOT_FULFILLED),
        ({"1.1.a": "met"}, Done.OPEN),
        ({"1.1.a": "met", "1.2.a": "not applicable"}, Done.OPEN),
        ({}, Done.OPEN),
    ],
)
def test_it_is_fulfilled_where_all_that_it_names_is_met(answers: dict[str, str], done: Done) -> None:
    findings = [finding(f"f-{id_}", answer, id_) for id_, answer in answers.items()]
    assert found(space(findings, asked("x", "2008", "1.1.a", "1.2.a"))) == [("x", done)]


def test_a_dispute_leaves_it_open() -> None:
    findings = [finding("a", "met"), finding("b", "not met")]
    assert found(space(findings, asked("x", "2008", "1.1.a"))) == [("x", Done.OPEN)]


def test_what_no_criterion_of_this_framework_asks_for_is_outside() -> None:
    one, other = asked("x", "2008"), asked("y", "2008", "9.9.z", framework="another")
    assert found(space([], one, other)) == [("x", Done.OUTSIDE), ("y", Done.OUTSIDE)]


def test_only_what_was_asked_by_the_as_of_date_and_the_oldest_first() -> None:
    days = {"c": "2010-02-01", "b": "2010", "a": "2009-06", "d": "2010-01-31", "e": "2011"}
    listed = found(space([], *(asked(id_, on, "1.1.a") for id_, on in days.items())))
    assert [id_ for id_, _ in listed] == ["a", "b", "d"]
