"""From the findings on a criterion to its answer: agreement, dispute, parts of a federation, measures."""

from __future__ import annotations

from fractions import Fraction

import pytest
from builders import (
    AS_OF,
    MET,
    NOT_MET,
    PARTLY,
    criterion,
    finding,
    framework,
    met,
    partly,
    resolution,
    simple,
)
from builders import indicator as built_indicator
from hypothesis import given
from hypothesis import strategies as st

from scoring.grade.answers import from_findings, measured_level
from scoring.model.evidence import Finding, Resolution
from scoring.model.framework import Criterion, Measure
from scoring.model.result import Answer, AnswerState, SetAside

RULES = framework(simple("1.1"))
PLAIN = criterion("a")
MORE = Measure("places", met=Fraction(10), partly=Fraction(5, 2), rising=True)
LESS = Measure("days of waiting", met=Fraction(3), partly=Fraction(10), rising=False)


def answer(*findings: Finding, one: Criterion = PLAIN, decided: Resolution | None = None) -> Answer:
    return from_findings("1.1.a", one, findings, RULES, AS_OF, decided)


def span(found: Answer) -> tuple[AnswerState, int, int]:
    return found.state, found.low, found.high


@pytest.mark.parametrize(("word", "level"), [("met", MET), ("partly", PARTLY), ("not met", NOT_MET)])
def test_findings_that_agree_give_one_answer(word: str, level: int) -> None:
    found = answer(finding("x", word), finding("y", word, actor="state-supported"))
    assert span(found) == (AnswerState.ANSWERED, level, level)
    assert found.counting == ("x", "y")


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        (("met", "not met"), NOT_MET, MET),
        (("partly", "met"), PARTLY, MET),
        (("not met", "partly"), NOT_MET, PARTLY),
        (("met", "met", "not met", "partly"), NOT_MET, MET),
    ],
)
def test_findings_that_disagree_make_a_dispute_that_spans_them(
    words: tuple[str, ...], low: int, high: int
) -> None:
    found = answer(*(finding(f"f{n}", word) for n, word in enumerate(words)))
    assert span(found) == (AnswerState.DISPUTED, low, high)


def test_a_resolution_ends_the_dispute_and_a_published_one_leaves_it() -> None:
    sides = finding("x", "met"), finding("y", "not met")
    assert span(answer(*sides, decided=resolution("1.1.a", "y"))) == (AnswerState.ANSWERED, NOT_MET, NOT_MET)
    assert span(answer(*sides, decided=resolution("1.1.a"))) == (AnswerState.DISPUTED, NOT_MET, MET)


def test_what_does_not_count_disputes_nothing() -> None:
    found = answer(finding("x", "met"), finding("ngo", "not met", actor="ngo"))
    assert span(found) == (AnswerState.ANSWERED, MET, MET)
    assert found.set_aside == {"ngo": SetAside.ACTOR}


def test_nothing_that_counts_is_unknown_and_spans_everything() -> None:
    assert span(answer()) == (AnswerState.UNKNOWN, NOT_MET, MET)
    assert span(answer(finding("ngo", actor="ngo"))) == (AnswerState.UNKNOWN, NOT_MET, MET)


def test_a_search_in_vain_is_no_data_unless_something_counts() -> None:
    search = finding("search", "no data")
    assert span(answer(search)) == (AnswerState.NO_DATA, NOT_MET, MET)
    assert span(answer(search, finding("ngo", actor="ngo"))) == (AnswerState.NO_DATA, NOT_MET, MET)
    assert span(answer(search, finding("x", "partly"))) == (AnswerState.ANSWERED, PARTLY, PARTLY)


def test_a_search_that_was_overtaken_is_nobody_looked() -> None:
    later = finding("ngo", actor="ngo", supersedes=["search"])
    assert answer(finding("search", "no data"), later).state is AnswerState.UNKNOWN


def test_not_applicable_is_an_answer_only_where_all_agree() -> None:
    inapplicable = finding("x", "not applicable")
    assert answer(inapplicable, finding("y", "not applicable")).state is AnswerState.NOT_APPLICABLE
    assert span(answer(inapplicable, finding("y", "met"))) == (AnswerState.DISPUTED, NOT_MET, MET)


@pytest.mark.parametrize("national", ["met", "partly", "not met"])
@pytest.mark.parametrize("local", ["met", "partly", "not met"])
def test_true_in_some_units_and_not_in_others_is_partly(national: str, local: str) -> None:
    found = answer(finding("nation", national), finding("units", local, coverage="some"))
    levels = {"met": MET, "partly": PARTLY, "not met": NOT_MET}
    expected = levels[national] if national == local else PARTLY
    assert span(found) == (AnswerState.ANSWERED, expected, expected)
    assert set(found.counting) == {"nation", "units"}


@pytest.mark.parametrize("words", [("met",), ("met", "not met"), ("met", "met"), ("partly", "met")])
def test_some_units_alone_give_partly(words: tuple[str, ...]) -> None:
    found = answer(*(finding(f"f{n}", word, coverage="some") for n, word in enumerate(words)))
    assert span(found) == (AnswerState.ANSWERED, PARTLY, PARTLY)


def test_what_holds_in_all_units_speaks_of_the_whole_country() -> None:
    assert span(answer(finding("x", "met", coverage="all"))) == (AnswerState.ANSWERED, MET, MET)
    both = finding("x", "met", coverage="all"), finding("y", "not met")
    assert span(answer(*both)) == (AnswerState.DISPUTED, NOT_MET, MET)


def test_units_do_not_settle_a_dispute_about_the_nation() -> None:
    found = answer(finding("x", "met"), finding("y", "not met"), finding("z", "partly", coverage="some"))
    assert span(found) == (AnswerState.DISPUTED, NOT_MET, MET)


@pytest.mark.parametrize(
    ("measure", "value", "level"),
    [
        (MORE, "10", MET),
        (MORE, "9.999999999", PARTLY),
        (MORE, "5/2", PARTLY),
        (MORE, "2.4", NOT_MET),
        (MORE, "-1", NOT_MET),
        (LESS, "3", MET),
        (LESS, "3.1", PARTLY),
        (LESS, "10", PARTLY),
        (LESS, "10.1", NOT_MET),
        (LESS, "0", MET),
    ],
)
def test_a_threshold_counts_itself_in_whichever_way_is_better(
    measure: Measure, value: str, level: int
) -> None:
    assert measured_level(measure, Fraction(value), RULES) == level
    one = criterion("a", measure=measure)
    assert span(answer(finding("x", None, value=value), one=one)) == (AnswerState.ANSWERED, level, level)


def test_without_a_second_threshold_there_is_no_partly() -> None:
    only_met = Measure("places", Fraction(10), None, rising=True)
    assert measured_level(only_met, Fraction(9), RULES) == NOT_MET


def test_numbers_on_either_side_of_a_threshold_disagree_and_others_do_not() -> None:
    one = criterion("a", measure=MORE)
    same = finding("x", None, value=11), finding("y", None, value=12)
    apart = finding("x", None, value=11), finding("y", None, value=9)
    assert span(answer(*same, one=one)) == (AnswerState.ANSWERED, MET, MET)
    assert span(answer(*apart, one=one)) == (AnswerState.DISPUTED, PARTLY, MET)


@given(st.fractions(), st.fractions())
def test_more_of_the_better_never_lowers_a_measure(one: Fraction, other: Fraction) -> None:
    low, high = sorted([one, other])
    assert measured_level(MORE, low, RULES) <= measured_level(MORE, high, RULES)
    assert measured_level(LESS, low, RULES) >= measured_level(LESS, high, RULES)


def test_age_is_judged_by_the_criterion_s_kind() -> None:
    kinds = [criterion("a", kind="campaign"), criterion("b", kind="service")]
    rules = framework(built_indicator("1.1", kinds, met("a"), partly("b")))
    old = finding("x", holds_on="2007")  # campaigns count two years, services five
    states = [from_findings("1.1.x", one, [old], rules, AS_OF).state for one in kinds]
    assert states == [AnswerState.UNKNOWN, AnswerState.ANSWERED]


def test_an_answer_that_is_no_level_is_no_silent_zero() -> None:
    with pytest.raises(ValueError, match="finding x has the answer 'maybe'"):
        answer(finding("x", "maybe"))
    with pytest.raises(ValueError, match="finding x has the answer None"):
        answer(finding("x", None, value=7))  # a number, where no measure is asked for
