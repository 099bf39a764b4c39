"""What rests on a finding: each outcome is that of the card without it, or with another answer."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from builders import (
    GREEN,
    RED,
    YELLOW,
    all_of,
    any_of,
    criterion,
    edition,
    finding,
    framework,
    indicator,
    met,
    override,
    partly,
    resolution,
    simple,
    workspace,
)

from scoring.explain.consequence import WITHOUT, Consequence, Outcome, Weight, consequences
from scoring.model.evidence import Edition, Finding
from scoring.model.framework import Framework, Measure
from scoring.model.result import GradeState, SetAside
from scoring.rank.standings import standings


def found(frame: Framework, *editions: Edition) -> dict[str, Consequence]:
    space = workspace(frame, editions=editions)
    return {one.finding.id: one for one in consequences(space, frame, editions[0])}


def grades(outcome: Outcome) -> tuple[int, int]:
    return outcome.result.best, outcome.result.worst


def by_answer(one: Consequence) -> dict[str, tuple[int, int]]:
    return {outcome.answer: grades(outcome) for outcome in one.outcomes}


def test_a_single_finding_decides_its_grade() -> None:
    one = found(framework(simple("1.1")), edition(finding("f", "partly")))["f"]
    assert one.now.answer == "partly"
    assert grades(one.now) == (YELLOW, YELLOW)
    assert one.without.result.state is GradeState.NOT_ASSESSED
    assert by_answer(one) == {
        WITHOUT: (GREEN, RED),
        "met": (GREEN, GREEN),
        "not met": (RED, RED),
        "not applicable": (GREEN, RED),
    }
    assert one.weight is Weight.GRADE


def test_where_two_agree_neither_is_missed_but_another_answer_disputes() -> None:
    one = found(framework(simple("1.1")), edition(finding("f"), finding("g")))["f"]
    assert grades(one.without) == grades(one.now) == (GREEN, GREEN)
    assert by_answer(one)["not met"] == (GREEN, RED)
    assert one.weight is Weight.GRADE


def test_what_no_answer_moves_counts_and_no_more() -> None:
    rule = indicator("1.1", "ab", all_of(met("a"), met("b")), any_of(partly("a"), partly("b")))
    stuck = indicator("1.1", "ab", met("a"), partly("a"))
    frame = framework(replace(rule, rule=stuck.rule))
    spoken = found(frame, edition(finding("f", criterion="1.1.a"), finding("g", criterion="1.1.b")))
    assert spoken["f"].weight is Weight.GRADE
    # Leaving out g lowers coverage only, which is nowhere near the minimum here.
    assert spoken["g"].weight is Weight.COUNTS


def test_what_does_not_count_is_idle_unless_another_answer_would_count() -> None:
    spoken = found(framework(simple("1.1")), edition(finding("f"), finding("n", "not met", actor="ngo")))
    assert spoken["n"].set_aside is SetAside.ACTOR
    assert spoken["n"].weight is Weight.IDLE


def test_a_search_in_vain_counts_as_soon_as_something_is_found() -> None:
    one = found(framework(simple("1.1")), edition(finding("f", "no data")))["f"]
    assert one.set_aside is SetAside.NO_DATA
    assert by_answer(one)["met"] == (GREEN, GREEN)
    assert one.weight is Weight.GRADE


def test_leaving_out_what_ends_another_brings_that_back() -> None:
    old, new = finding("old", "not met", holds_on="2008"), finding("new", holds_on="2009", supersedes=["old"])
    spoken = found(framework(simple("1.1")), edition(old, new))
    assert grades(spoken["new"].without) == (RED, RED)


def test_leaving_out_what_a_resolution_holds_leaves_nothing_that_counts() -> None:
    of = edition(finding("f"), finding("g", "not met"), resolutions=[resolution("1.1.a", "f")])
    assert found(framework(simple("1.1")), of)["f"].without.result.state is GradeState.NOT_ASSESSED


def test_a_grade_set_by_a_panel_moves_with_no_finding_while_it_can_be_asked() -> None:
    of = edition(finding("f", "not met"), overrides=[override("1.1", "yellow")])
    one = found(framework(simple("1.1")), of)["f"]
    moving = [outcome.answer for outcome in one.outcomes if outcome.grade != one.now.grade]
    assert moving == ["not applicable"]


def test_numbers_are_tried_on_both_sides_of_the_thresholds() -> None:
    rate = criterion("a", measure=Measure("%", Fraction(80), Fraction(40), True))
    frame = framework(indicator("1.1", [rate], met("a"), partly("a")))
    one = found(frame, edition(finding("f", None, value=50)))["f"]
    assert by_answer(one) == {
        WITHOUT: (GREEN, RED),
        "80": (GREEN, GREEN),
        "40": (YELLOW, YELLOW),
        "39": (RED, RED),
    }


def test_coverage_alone_can_cost_the_rank() -> None:
    rule = indicator("1.1", "ab", met("a"), partly("a"))
    frame = framework(rule, minimum_coverage=1)
    one = found(frame, edition(finding("f"), finding("g", criterion="1.1.b")))["g"]
    assert not one.grade_moves
    assert one.now.rank == (1, 1)
    assert one.without.rank is None
    assert one.weight is Weight.STANDING


def test_each_outcome_is_what_the_engine_gives_for_such_evidence() -> None:
    frame = framework(simple("1.1"), simple("1.2", weight=3))
    own = edition(finding("f"), finding("g", "not met", "1.2.a"))
    other = edition(finding("h", "partly"), finding("i", "partly", "1.2.a"), country="CAN")
    for one in found(frame, own, other).values():
        for outcome in one.outcomes:
            changed = tuple(_others(own, one.finding, outcome.answer))
            space = workspace(frame, editions=[replace(own, findings=changed), other])
            truth = standings(space, frame, own.id).countries["USA"]
            assert truth.result is not None
            assert outcome.result == truth.result.indicators[outcome.result.indicator]
            standing = (outcome.categories, outcome.basis, outcome.rank)
            assert standing == (truth.categories, truth.basis, truth.rank)


def _others(of: Edition, one: Finding, answer: str) -> list[Finding]:
    rest = [each for each in of.findings if each is not one]
    return rest if answer == WITHOUT else [*rest, replace(one, answer=answer)]


def test_the_heaviest_come_first() -> None:
    frame = framework(simple("1.1", weight=9), simple("1.2"), minimum_coverage=0)
    of = edition(finding("light", "not met", "1.2.a"), finding("heavy"), finding("idle", actor="ngo"))
    order = sorted(found(frame, of).values(), key=lambda one: one.order)
    assert [one.finding.id for one in order] == ["heavy", "light", "idle"]
    assert [one.category_moves for one in order] == [True, False, False]
