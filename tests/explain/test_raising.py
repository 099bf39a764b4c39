"""What would raise a grade: the smallest sets of criteria, each sure to be enough."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from builders import (
    GREEN,
    MET,
    NOT_MET,
    PARTLY,
    YELLOW,
    all_of,
    any_of,
    framework,
    indicator,
    met,
    override,
    partly,
)
from hypothesis import given
from hypothesis import strategies as st
from strategies import answers, completions, indicators

from scoring.explain.raising import Raise, Step, raising
from scoring.grade.indicators import grade_indicator, grade_position
from scoring.model.framework import Cap, Framework, Indicator
from scoring.model.result import Answer, AnswerState

SERVICE = indicator(
    "1.1",
    "abc",
    green=all_of(met("a"), met("b"), partly("c")),
    yellow=any_of(met("a"), all_of(partly("b"), met("c"))),
)
RULES = framework(SERVICE)


def known(**said: int) -> dict[str, Answer]:
    return {
        letter: Answer(f"1.1.{letter}", AnswerState.ANSWERED, level, level) for letter, level in said.items()
    }


def ways(found: Mapping[str, Answer], one: Indicator = SERVICE) -> Raise | None:
    rules = framework(one)
    return raising(rules, one, grade_indicator(rules, one, found))


def test_the_ways_are_the_fewest_criteria_at_the_lowest_levels() -> None:
    # From nothing a alone makes yellow; b and c would also do, and are more.
    assert ways(known(a=NOT_MET, b=NOT_MET, c=NOT_MET)) == Raise(YELLOW, ((Step("a", MET),),))
    # With b in part, a alone or c alone is enough: both are named.
    assert ways(known(a=PARTLY, b=PARTLY, c=PARTLY)) == Raise(YELLOW, ((Step("a", MET),), (Step("c", MET),)))
    # To green b must be met, and c, now not met, at least partly so.
    assert ways(known(a=MET, b=PARTLY, c=NOT_MET)) == Raise(GREEN, ((Step("b", MET), Step("c", PARTLY)),))


def test_the_best_grade_has_nothing_above_it() -> None:
    assert ways(known(a=MET, b=MET, c=PARTLY)) is None


def test_an_unknown_answer_is_not_relied_on() -> None:
    unknown = {**known(b=MET, c=MET), "a": Answer("1.1.a", AnswerState.UNKNOWN, NOT_MET, MET)}
    assert ways(unknown) == Raise(GREEN, ((Step("a", MET),),))


def test_what_does_not_apply_is_not_asked_for() -> None:
    found = {**known(a=MET, b=PARTLY), "c": Answer("1.1.c", AnswerState.NOT_APPLICABLE, NOT_MET, MET)}
    assert ways(found) == Raise(GREEN, ((Step("b", MET),),))
    nothing = {letter: Answer(f"1.1.{letter}", AnswerState.NOT_APPLICABLE, NOT_MET, MET) for letter in "abc"}
    assert ways(nothing) is None


def test_a_cap_is_a_thing_to_lift() -> None:
    capped = indicator("1.1", "ab", met("a"), partly("a"), caps=[Cap("yellow", unless=met("b"))])
    assert ways(known(a=MET, b=PARTLY), capped) == Raise(GREEN, ((Step("b", MET),),))


def test_a_panel_s_grade_does_not_hide_what_the_rule_asks() -> None:
    result = grade_indicator(RULES, SERVICE, known(a=MET, b=PARTLY, c=MET), override=override("1.1", "green"))
    found = raising(RULES, SERVICE, result)
    assert found == Raise(GREEN, ((Step("b", MET),),))


def reaches(rules: Framework, one: Indicator, levels: Mapping[str, int | None], target: int) -> bool:
    position = grade_position(rules, one, levels)
    return position is not None and position <= target


@given(st.data(), indicators())
def test_every_way_is_enough_whatever_the_unknown_answers_are(data: st.DataObject, one: Indicator) -> None:
    rules, found = framework(one), data.draw(answers(one))
    result = grade_indicator(rules, one, found)
    raised = raising(rules, one, result)
    if raised is None:
        return
    assert raised.to == result.rule_worst - 1
    for way in raised.ways:
        steps = {step.criterion: step.level for step in way}
        for levels in completions(found):
            lifted = {
                letter: level if level is None else max(level, steps.get(letter, 0))
                for letter, level in levels.items()
            }
            assert reaches(rules, one, lifted, raised.to)


@given(st.data(), indicators())
def test_the_ways_are_all_the_smallest_sets_and_no_level_is_too_high(
    data: st.DataObject, one: Indicator
) -> None:
    rules, found = framework(one), data.draw(answers(one))
    result = grade_indicator(rules, one, found)
    raised = raising(rules, one, result)
    if not result.applicable or result.rule_worst == GREEN:
        assert raised is None
        return
    worst = next(iter(completions({**found})))  # completions begin with all at their lowest
    target = result.rule_worst - 1
    enough: list[dict[str, int]] = []
    for chosen in product(range(3), repeat=len(worst)):
        raises = {
            letter: level
            for letter, level in zip(worst, chosen, strict=True)
            if (low := worst[letter]) is not None and level > low
        }
        if reaches(rules, one, {**worst, **raises}, target):
            enough.append(raises)
    if not enough:
        assert raised is None
        return
    assert raised is not None
    fewest = min(len(raises) for raises in enough)
    assert {frozenset(step.criterion for step in way) for way in raised.ways} == {
        frozenset(raises) for raises in enough if len(raises) == fewest
    }
    for way in raised.ways:
        steps = {step.criterion: step.level for step in way}
        assert steps in enough
        for letter, level in steps.items():
            lowered = {**worst, **steps, letter: level - 1}
            assert not reaches(rules, one, lowered, target)


def test_completions_begin_with_the_worst() -> None:
    """The property above starts from there."""
    spans = {
        "a": Answer("1.1.a", AnswerState.UNKNOWN, 0, 2),
        "b": Answer("1.1.b", AnswerState.DISPUTED, 1, 2),
    }
    assert next(iter(completions(spans))) == {"a": 0, "b": 1}
