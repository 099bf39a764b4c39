"""Old evidence under new rules and back, so that a change of method is told from a change in the world."""

from __future__ import annotations

from fractions import Fraction

import pytest
from builders import (
    AS_OF,
    all_of,
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
)

from scoring.model.evidence import Edition
from scoring.model.framework import Framework, Measure, TreatyRule
from scoring.score.country import score_country
from scoring.score.crosswalk import mapping_between, original, translated

OLD = framework(simple("1.1"), simple("1.2"), simple("1.3"), id_="old")
# 1.1.a was split in two, 1.2.a kept under another number, 1.3.a given up, 2.3.a is new.
NEW = framework(
    indicator("2.1", "ab", all_of(met("a"), met("b")), partly("a")),
    simple("2.2"),
    simple("2.3"),
    id_="new",
    replaces="old",
    crosswalk={"1.1.a": ("2.1.a", "2.1.b"), "1.2.a": ("2.2.a",)},
)


def answers(rules: Framework, given: Edition) -> dict[str, tuple[int, int]]:
    result = score_country(rules, given, None, {})
    return {
        f"{id_}.{letter}": (answer.low, answer.high)
        for id_, one in result.indicators.items()
        for letter, answer in one.answers.items()
    }


def test_old_evidence_answers_the_criteria_that_the_crosswalk_names() -> None:
    old = edition(
        finding("x", "partly", "1.1.a"),
        finding("y", "met", "1.2.a"),
        finding("z", "not met", "1.3.a"),
        framework="old",
    )
    moved = translated(old, OLD, NEW)
    assert moved.framework == "new"
    assert answers(NEW, moved) == {"2.1.a": (1, 1), "2.1.b": (1, 1), "2.2.a": (2, 2), "2.3.a": (0, 2)}
    assert [(one.id, one.criterion, original(one)) for one in moved.findings] == [
        ("x", "2.1.a", "x"),
        ("x@2.1.b", "2.1.b", "x"),
        ("y", "2.2.a", "y"),
    ]


def test_new_evidence_goes_back_by_the_same_crosswalk() -> None:
    new = edition(
        finding("x", "met", "2.1.a"),
        finding("y", "met", "2.1.b"),
        finding("z", "partly", "2.2.a"),
        finding("w", "met", "2.3.a"),
        framework="new",
    )
    back = translated(new, NEW, OLD)
    assert answers(OLD, back) == {"1.1.a": (2, 2), "1.2.a": (1, 1), "1.3.a": (0, 2)}


def test_new_findings_that_disagree_under_one_old_question_are_a_dispute_there() -> None:
    new = edition(finding("x", "met", "2.1.a"), finding("y", "not met", "2.1.b"), framework="new")
    assert answers(OLD, translated(new, NEW, OLD))["1.1.a"] == (0, 2)


def test_the_same_rules_change_nothing_and_strangers_have_no_crosswalk() -> None:
    old = edition(finding("x"), framework="old", overrides=[override("1.1", "red")])
    assert translated(old, OLD, OLD) is old
    stranger = framework(simple("1.1"), id_="stranger")
    assert mapping_between(OLD, stranger) is None
    with pytest.raises(ValueError, match="no crosswalk joins old and stranger"):
        translated(old, OLD, stranger)


def test_overrides_speak_of_the_old_rules_and_stay_behind() -> None:
    old = edition(finding("x"), framework="old", overrides=[override("1.1", "red")])
    assert translated(old, OLD, NEW).overrides == ()


def test_what_ends_an_earlier_finding_ends_it_everywhere() -> None:
    old = edition(
        finding("early", "met", holds_on="2008"),
        finding("late", "not met", holds_on="2009", supersedes=["early"]),
        framework="old",
    )
    found = answers(NEW, translated(old, OLD, NEW))
    assert (found["2.1.a"], found["2.1.b"]) == ((0, 0), (0, 0))


def test_a_resolution_holds_for_every_criterion_that_it_leads_to() -> None:
    old = edition(
        finding("x", "met"), finding("y", "not met"), framework="old", resolutions=[resolution("1.1.a", "y")]
    )
    found = answers(NEW, translated(old, OLD, NEW))
    assert (found["2.1.a"], found["2.1.b"]) == ((0, 0), (0, 0))


def test_a_published_dispute_stays_one() -> None:
    old = edition(
        finding("x", "met"), finding("y", "not met"), framework="old", resolutions=[resolution("1.1.a")]
    )
    moved = translated(old, OLD, NEW)
    assert answers(NEW, moved)["2.1.a"] == (0, 2)
    assert [(one.criterion, one.holds) for one in moved.resolutions] == [("2.1.a", ()), ("2.1.b", ())]


def test_a_resolution_without_a_counterpart_drops_out() -> None:
    old = edition(finding("x", "met", "1.3.a"), framework="old", resolutions=[resolution("1.3.a", "x")])
    moved = translated(old, OLD, NEW)
    assert (moved.findings, moved.resolutions) == ((), ())


def test_a_resolution_sets_nothing_aside_that_was_not_in_its_dispute() -> None:
    # 2.1.a and 2.1.b fall together in 1.1.a; the dispute was about 2.1.a alone, and "b" still counts.
    new = edition(
        finding("x", "met", "2.1.a"),
        finding("y", "not met", "2.1.a"),
        finding("b", "not met", "2.1.b"),
        framework="new",
        resolutions=[resolution("2.1.a", "x")],
    )
    assert answers(OLD, translated(new, NEW, OLD))["1.1.a"] == (0, 2)


def test_two_resolutions_that_fall_together_both_hold() -> None:
    new = edition(
        finding("x", "met", "2.1.a"),
        finding("y", "not met", "2.1.a"),
        finding("v", "met", "2.1.b"),
        finding("w", "partly", "2.1.b"),
        framework="new",
        resolutions=[
            resolution("2.1.a", "x", because="One."),
            resolution("2.1.b", "v", because="Two."),
        ],
    )
    back = translated(new, NEW, OLD)
    assert answers(OLD, back)["1.1.a"] == (2, 2)
    assert [(one.criterion, one.because) for one in back.resolutions] == [("1.1.a", "One. Two.")]


MEASURED = framework(
    indicator(
        "2.1",
        [
            criterion("a", measure=Measure("places", Fraction(10), Fraction(5), rising=True)),
            criterion("b", not_applicable=None),
            criterion("c", treaty=TreatyRule("OPSC", frozenset({"in-force"}), frozenset())),
        ],
        met("a"),
        partly("b"),
    ),
    id_="measured",
    replaces="old",
    crosswalk={"1.1.a": ("2.1.a", "2.1.b", "2.1.c")},
)


@pytest.mark.parametrize(
    ("answer", "value", "criteria"),
    [
        ("met", None, ["2.1.b"]),  # a word is no number
        (None, 7, ["2.1.a"]),  # a number is no word
        ("no data", None, ["2.1.a", "2.1.b"]),
        ("not applicable", None, ["2.1.a"]),  # b is asked of everybody
    ],
)
def test_a_finding_goes_only_where_it_can_answer(
    answer: str | None, value: int | None, criteria: list[str]
) -> None:
    one = finding("x", answer, value=None if value is None else Fraction(value))
    moved = translated(edition(one, framework="old"), OLD, MEASURED)
    assert [found.criterion for found in moved.findings] == criteria
    assert score_country(MEASURED, moved, None, {}).edition == "2010-01"


PLACES = MEASURED.criteria["2.1.a"][1].measure
NUMBERS = framework(
    indicator("1.1", [criterion("a", measure=PLACES, not_applicable=None)], met("a"), met("a")),
    id_="numbers",
    replaces="old",
    crosswalk={"1.1.a": ("1.1.a",), "1.2.a": ("1.1.a",)},
)


def test_the_winner_of_a_dispute_may_drop_out_and_the_loser_still_does_not_count() -> None:
    old = edition(
        finding("words", "not met"),
        finding("number", None, value=12),
        framework="old",
        as_of=AS_OF,
        resolutions=[resolution("1.1.a", "words")],
    )
    assert answers(NUMBERS, translated(old, OLD, NUMBERS))["1.1.a"] == (0, 2)


def test_what_lost_does_not_come_back_by_a_dispute_that_was_left_standing_beside_it() -> None:
    # Both lead to 1.1.a, asked of everybody in numbers: "number" alone can answer, and it has lost.
    old = edition(
        finding("left", "met", "1.1.a"),
        finding("right", "not met", "1.1.a"),
        finding("exempt", "not applicable", "1.2.a"),
        finding("number", None, "1.2.a", value=12),
        framework="old",
        resolutions=[resolution("1.1.a"), resolution("1.2.a", "exempt")],
    )
    assert answers(NUMBERS, translated(old, OLD, NUMBERS))["1.1.a"] == (0, 2)
