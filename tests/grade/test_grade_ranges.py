"""The exact range of a grade: worst and best over everything that the answers leave open."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from builders import (
    GREEN,
    MET,
    NOT_MET,
    PARTLY,
    RED,
    YELLOW,
    all_of,
    any_of,
    framework,
    indicator,
    met,
    override,
    partly,
    simple,
)
from hypothesis import given
from hypothesis import strategies as st
from strategies import answers, completions, indicators

from scoring.grade.indicators import grade_indicator, grade_position
from scoring.model.framework import Cap, Indicator
from scoring.model.result import Answer, AnswerState, GradeState, IndicatorResult

SERVICE = indicator(
    "1.1",
    "abc",
    green=all_of(met("a"), met("b")),
    yellow=any_of(met("a"), all_of(partly("a"), partly("b"))),
    caps=[Cap("yellow", unless=met("c"))],
)
RULES = framework(SERVICE)
STATES = {
    "?": AnswerState.UNKNOWN,
    "no data": AnswerState.NO_DATA,
    "n/a": AnswerState.NOT_APPLICABLE,
    "disputed": AnswerState.DISPUTED,
}


def given_answers(**said: int | str) -> dict[str, Answer]:
    """Answers by letter: a level, or one of STATES; a dispute is between all levels."""
    return {
        letter: Answer(f"1.1.{letter}", AnswerState.ANSWERED, word, word)
        if isinstance(word, int)
        else Answer(f"1.1.{letter}", STATES[word], NOT_MET, MET)
        for letter, word in said.items()
    }


def grade(**said: int | str) -> tuple[GradeState, int, int]:
    result = grade_indicator(RULES, SERVICE, given_answers(**said))
    return result.state, result.best, result.worst


@pytest.mark.parametrize(
    ("a", "b", "c", "position"),
    [
        (MET, MET, MET, GREEN),
        (MET, PARTLY, MET, YELLOW),
        (PARTLY, PARTLY, MET, YELLOW),
        (PARTLY, NOT_MET, MET, RED),
        (MET, MET, PARTLY, YELLOW),  # capped
        (PARTLY, NOT_MET, NOT_MET, RED),  # a cap never lifts
    ],
)
def test_the_first_condition_that_holds_decides_and_caps_lower_it(
    a: int, b: int, c: int, position: int
) -> None:
    assert grade(a=a, b=b, c=c) == (GradeState.DECIDED, position, position)


def test_a_cap_to_red_beats_a_cap_to_yellow() -> None:
    caps = [Cap("red", unless=partly("b")), Cap("yellow", unless=met("b"))]
    one = indicator("1.1", "ab", met("a"), partly("a"), caps)
    reached = [grade_position(RULES, one, {"a": MET, "b": level}) for level in (NOT_MET, PARTLY, MET)]
    assert reached == [RED, YELLOW, GREEN]


def test_a_cap_whose_question_does_not_arise_is_no_cap() -> None:
    assert grade(a=MET, b=MET, c="n/a") == (GradeState.DECIDED, GREEN, GREEN)


def test_a_condition_on_nothing_applicable_does_not_make_its_grade() -> None:
    one = indicator("1.1", "ab", met("a"), partly("b"))
    assert grade_position(RULES, one, {"a": None, "b": MET}) == YELLOW


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"a": "?", "b": "?", "c": "?"}, (GradeState.NOT_ASSESSED, GREEN, RED)),
        ({"a": "?", "b": "?", "c": "n/a"}, (GradeState.NOT_ASSESSED, GREEN, RED)),
        ({"a": "no data", "b": "?", "c": "?"}, (GradeState.NO_DATA, GREEN, RED)),
        ({"a": "disputed", "b": "?", "c": "?"}, (GradeState.RANGE, GREEN, RED)),
        ({"a": MET, "b": "?", "c": MET}, (GradeState.RANGE, GREEN, YELLOW)),
        ({"a": PARTLY, "b": "no data", "c": MET}, (GradeState.RANGE, YELLOW, RED)),
        ({"a": "n/a", "b": "n/a", "c": "n/a"}, (GradeState.NOT_APPLICABLE, GREEN, RED)),
        # One colour whatever the unknown is: it stands.
        ({"a": NOT_MET, "b": "?", "c": "?"}, (GradeState.DECIDED, RED, RED)),
        ({"a": MET, "b": "?", "c": NOT_MET}, (GradeState.DECIDED, YELLOW, YELLOW)),
    ],
)
def test_unknown_is_not_red(said: Mapping[str, int | str], expected: tuple[GradeState, int, int]) -> None:
    assert grade(**said) == expected


@given(st.data(), indicators())
def test_the_range_is_the_worst_and_the_best_of_all_completions(data: st.DataObject, one: Indicator) -> None:
    rules = framework(one)
    found = data.draw(answers(one))
    result = grade_indicator(rules, one, found)
    reached = [grade_position(rules, one, levels) for levels in completions(found)]
    positions = [position for position in reached if position is not None]
    if None in reached:
        assert set(reached) == {None}
        assert not result.applicable
        return
    assert (result.best, result.worst) == (min(positions), max(positions))
    assert (result.rule_best, result.rule_worst) == (result.best, result.worst)


@given(st.data(), indicators())
def test_a_better_answer_never_lowers_the_grade(data: st.DataObject, one: Indicator) -> None:
    rules = framework(one)
    levels = {c.id: data.draw(st.sampled_from([None, NOT_MET, PARTLY])) for c in one.criteria}
    letter = data.draw(st.sampled_from(sorted(levels)))
    level = levels[letter]
    if level is None:
        return
    before = grade_position(rules, one, levels)
    after = grade_position(rules, one, {**levels, letter: level + 1})
    assert before is not None
    assert after is not None
    assert after <= before  # 0 is the best


@given(st.data(), indicators())
def test_knowing_more_never_widens_the_range(data: st.DataObject, one: Indicator) -> None:
    rules, found = framework(one), data.draw(answers(one))
    levels = data.draw(st.sampled_from(list(completions(found))))
    letter = data.draw(st.sampled_from(sorted(found)))
    level = levels[letter]
    if level is None:
        return
    known = {**found, letter: Answer(f"1.1.{letter}", AnswerState.ANSWERED, level, level)}
    before, after = grade_indicator(rules, one, found), grade_indicator(rules, one, known)
    assert before.best <= after.best <= after.worst <= before.worst


def overruled(said: Mapping[str, int | str], to: str) -> IndicatorResult:
    return grade_indicator(RULES, SERVICE, given_answers(**said), override=override("1.1", to))


def test_a_panel_s_grade_is_printed_and_the_rule_s_is_kept() -> None:
    result = overruled({"a": MET, "b": "?", "c": MET}, to="red")
    assert (result.best, result.worst, result.state) == (RED, RED, GradeState.DECIDED)
    assert (result.rule_best, result.rule_worst, result.overridden) == (GREEN, YELLOW, True)


def test_a_grade_comes_with_the_indicator_and_the_answers_that_it_is_of() -> None:
    said = given_answers(a=MET, b=MET, c=MET)
    assert grade_indicator(RULES, SERVICE, said) == IndicatorResult(
        indicator="1.1",
        state=GradeState.DECIDED,
        worst=GREEN,
        best=GREEN,
        rule_worst=GREEN,
        rule_best=GREEN,
        answers=said,
        star=False,  # nobody said that NGOs work here
        overridden=False,
    )


def test_what_does_not_apply_is_of_no_colour_and_keeps_its_star() -> None:
    said = given_answers(a="n/a", b="n/a", c="n/a")
    assert grade_indicator(RULES, SERVICE, said, star=True) == IndicatorResult(
        indicator="1.1",
        state=GradeState.NOT_APPLICABLE,
        worst=RED,
        best=GREEN,
        rule_worst=RED,
        rule_best=GREEN,
        answers=said,
        star=True,
        overridden=False,
    )


def test_a_panel_cannot_grade_what_does_not_apply() -> None:
    result = overruled({"a": "n/a", "b": "n/a", "c": "n/a"}, to="green")
    assert not result.applicable
    assert not result.overridden


def test_answered_and_askable_leave_out_what_does_not_apply() -> None:
    result = grade_indicator(RULES, SERVICE, given_answers(a=MET, b="disputed", c="n/a"))
    assert (result.answered, result.askable, result.disputed) == (1, 2, True)
    assert not grade_indicator(framework(simple("1.1")), simple("1.1"), given_answers(a=MET)).disputed
