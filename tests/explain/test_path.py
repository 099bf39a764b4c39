"""The shortest way: by hand, and against every set of levers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, pairwise

import pytest
from builders import (
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
    simple,
)
from hypothesis import given
from hypothesis import strategies as st
from nested import nested_frameworks, results

from scoring.explain import fewest
from scoring.explain.path import Path, Raised, path_to_category, path_to_grade
from scoring.explain.scenario import Assumed, assume
from scoring.grade.indicators import bounds, grade_indicator
from scoring.model.evidence import Edition
from scoring.model.framework import MINIMUM, Framework, Goal, Measure, Scale, TreatyRule
from scoring.model.result import Answer, AnswerState, CountryResult
from scoring.score.country import from_results, score_country

SOME, NOTABLE = "some-progress", "notable-efforts"
OPSC = TreatyRule("OPSC", frozenset({"in-force"}), frozenset({"signed"}))
HELP = indicator("1.1", "abc", green=all_of(met("a"), met("b"), met("c")), yellow=any_of(met("a"), met("b")))


def country(rules: Framework, found: Edition | None = None) -> CountryResult:
    """A country of which nothing else is known than the findings."""
    return score_country(rules, found or edition(), None, {})


def ids(path: Path) -> list[str]:
    """The first ways as their criteria: 1.1.a+1.2.a."""
    return ["+".join(one.criterion for one in way.raised) for way in path.first]


# Two indicators of up to 2 points each. Some progress begins at 1/2, which is 2 of 4 points.
TWO = framework(HELP, simple("1.2"))


def test_by_hand_with_everything_at_its_worst() -> None:
    # 0 points. One criterion: 1.2.a makes 1.2 green, 2 points, and that is enough. Alone 1.1.a or 1.1.b
    # makes yellow, 1 point, which is not; 1.1.c by itself makes nothing. So there is one way, of one.
    path = path_to_category(TWO, country(TWO), SOME)
    assert (path.fewest, path.count, path.exact, ids(path)) == (1, 1, True, ["1.2.a"])


def test_by_hand_to_the_best_category() -> None:
    # Notable efforts begin at 3/4, which is 3 points: 1.2 green with 1.1 yellow, by 1.1.a or by 1.1.b. 1.1
    # green with 1.2 yellow takes four criteria. So there are two ways of two, in the order of the card.
    path = path_to_category(TWO, country(TWO), NOTABLE)
    assert (path.fewest, path.count, ids(path)) == (2, 2, ["1.1.a+1.2.a", "1.1.b+1.2.a"])
    # Somebody asks for 1.1.b: the way with it comes first. 1.2.a is in both and is asked for in neither.
    path = path_to_category(TWO, country(TWO), NOTABLE, asked=["1.1.b", "1.1.c"])
    assert (ids(path), dict(path.by_asked)) == (["1.1.b+1.2.a", "1.1.a+1.2.a"], {0: 1, 1: 1})
    assert path.asked_for_throughout == 0
    path = path_to_category(TWO, country(TWO), NOTABLE, asked=["1.1.b", "1.2.a"], first=1)
    assert (path.count, ids(path), path.asked_for_throughout) == (2, ["1.1.b+1.2.a"], 1)


def test_it_starts_from_the_worst_that_is_possible() -> None:
    # 1.2 is yellow or green: its only criterion is met or partly met. Nothing is taken for granted.
    disputed = country(TWO, edition(finding("x", "met", "1.2.a"), finding("y", "partly", "1.2.a")))
    path = path_to_category(TWO, disputed, SOME)
    assert (path.fewest, ids(path)) == (1, ["1.1.a", "1.1.b", "1.2.a"])


def test_a_country_that_is_surely_there_needs_nothing() -> None:
    path = path_to_category(TWO, country(TWO, edition(finding("x", "met", "1.2.a"))), SOME)
    assert (path.fewest, path.count, path.first) == (0, 0, ())


def test_what_does_not_apply_is_neither_raised_nor_counted() -> None:
    # Without 1.2 there are 2 points, and half of them is yellow.
    without = country(TWO, edition(finding("x", "not applicable", "1.2.a")))
    assert ids(path_to_category(TWO, without, SOME)) == ["1.1.a", "1.1.b"]
    # Without 1.1.c green takes a and b.
    without = country(
        TWO, edition(finding("x", "not applicable", "1.2.a"), finding("y", "not applicable", "1.1.c"))
    )
    assert ids(path_to_category(TWO, without, NOTABLE)) == ["1.1.a+1.1.b"]


def test_a_level_that_is_enough_is_named() -> None:
    rules = framework(indicator("1.1", "ab", green=all_of(met("a"), partly("b")), yellow=met("a")))
    (way,) = path_to_category(rules, country(rules), NOTABLE).first
    assert way.raised == (Raised("1.1.a", 2), Raised("1.1.b", 1))


def test_a_treaty_is_one_lever_wherever_it_answers() -> None:
    # The treaty answers 1.1.a and 1.3.a; 1.2 and 1.4 have a criterion of their own each. Half of 8 points
    # takes the treaty alone, or 1.2.a and 1.4.a, which are two.
    treaty = [criterion("a", treaty=OPSC)]
    rules = framework(
        indicator("1.1", treaty, met("a"), partly("a")),
        simple("1.2"),
        indicator("1.3", treaty, met("a"), partly("a")),
        simple("1.4"),
    )
    path = path_to_category(rules, country(rules), SOME)
    assert (path.fewest, path.count, ids(path)) == (1, 1, ["1.1.a+1.3.a"])
    assert [lever.treaty for lever in path.first[0].levers] == ["OPSC"]
    # Who asks for one of its criteria asks for the treaty; ways with it stand where its first one does.
    path = path_to_category(rules, country(rules), NOTABLE, asked=["1.3.a"])
    assert (path.fewest, ids(path)) == (2, ["1.1.a+1.3.a+1.2.a", "1.1.a+1.3.a+1.4.a"])
    assert dict(path.by_asked) == {1: 2}
    # Within one indicator it is one lever too.
    double = [criterion("a", treaty=OPSC), criterion("b"), criterion("c", treaty=OPSC)]
    rules = framework(indicator("1.1", double, all_of(met("a"), met("b"), met("c")), partly("b")))
    assert path_to_category(rules, country(rules), NOTABLE).fewest == 2
    assert path_to_grade(rules, country(rules), "1.1", "green").fewest == 2


def test_a_number_between_goalposts_goes_to_the_best_one() -> None:
    places = Measure("places", Fraction(50), Fraction(30), rising=True)
    scaled = replace(
        indicator("1.1", [criterion("a", measure=places)], met("a"), partly("a")),
        scale=Scale("a", Fraction(20), Fraction(60)),
    )
    rules = framework(scaled, simple("1.2"))
    # With 50 places 1.1.a is met, and green; that scores 3/4 of one point. 1.2 may add 2: 2.75 of 3 points.
    found = country(rules, edition(finding("x", None, value=50), finding("y", "partly", "1.2.a")))
    (way,) = path_to_category(rules, found, NOTABLE).first
    assert way.raised == (Raised("1.2.a", 2),)
    # With 40 it is 1/2: 2.5 of 3. From 1/2 + 1 neither 1.2 ... so to 11/12 it takes both.
    strict = replace(
        rules, categories=(replace(rules.categories[0], start=Fraction(11, 12)), *rules.categories[1:])
    )
    found = country(strict, edition(finding("x", None, value=40), finding("y", "partly", "1.2.a")))
    (way,) = path_to_category(strict, found, NOTABLE).first
    assert way.raised == (Raised("1.1.a", 2, Fraction(60)), Raised("1.2.a", 2))


def test_a_panel_s_grade_is_not_where_it_starts() -> None:
    found = country(TWO, edition(overrides=[override("1.2", "green")]))
    assert found.categories == (NOTABLE, SOME)
    path = path_to_category(TWO, found, SOME)
    assert (path.overruled, path.fewest, ids(path)) == (("1.2",), 1, ["1.2.a"])
    assert path.start.score.low == 0
    assert path_to_grade(TWO, found, "1.2", "yellow").fewest == 1


def test_where_nothing_is_enough_there_is_no_way() -> None:
    # Both conditions ask for what does not apply here; the rest cannot make more than yellow.
    capped = framework(indicator("1.1", "ab", green=met("b"), yellow=met("a")))
    found = country(capped, edition(finding("x", "not applicable", "1.1.b")))
    assert path_to_category(capped, found, NOTABLE).fewest is None
    assert path_to_grade(capped, found, "1.1", "green").fewest is None
    assert path_to_grade(capped, found, "1.1", "yellow").fewest == 1


def test_one_indicator_to_a_grade() -> None:
    path = path_to_grade(TWO, country(TWO), "1.1", "yellow")
    assert (path.fewest, path.count, ids(path)) == (1, 2, ["1.1.a", "1.1.b"])
    path = path_to_grade(TWO, country(TWO), "1.1", "yellow", asked=["1.1.b"], first=1)
    assert (path.count, ids(path), path.asked_for_throughout) == (2, ["1.1.b"], 1)
    path = path_to_grade(TWO, country(TWO), "1.1", "green")
    assert (path.fewest, ids(path)) == (3, ["1.1.a+1.1.b+1.1.c"])
    assert path_to_grade(TWO, country(TWO), "1.1", "red").fewest == 0


def test_where_there_are_too_many_to_count_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = framework(*(simple(f"1.{number}") for number in range(1, 15)))
    path = path_to_category(rules, country(rules), SOME)
    assert (path.fewest, path.count, path.exact) == (7, 3432, True)  # 7 of 14
    assert ids(path)[:2] == ["+".join(f"1.{n}.a" for n in (1, 2, 3, 4, 5, 6, last)) for last in (7, 8)]
    monkeypatch.setattr(fewest, "MOST_STATES", 10)
    cut = path_to_category(rules, country(rules), SOME, asked=["1.14.a"])
    assert (cut.fewest, cut.count, cut.exact, ids(cut)) == (7, 1000, False, ids(path))


# against every set of levers


def levers(rules: Framework, result: CountryResult) -> list[tuple[str, ...]]:
    """What may be raised in one go, in the order of the card; reckoned apart from the engine."""
    groups: dict[str, list[str]] = {}
    for id_, (one, asked) in rules.criteria.items():
        graded = result.indicators[one.id]
        answer = graded.answers[asked.id]
        if not graded.applicable or answer.state is AnswerState.NOT_APPLICABLE:
            continue
        scored = one.scale is not None and one.scale.criterion == asked.id
        full = graded.scaled is not None and graded.scaled[0] == 1
        if answer.low < 2 or (scored and not full):
            groups.setdefault(asked.treaty.treaty if asked.treaty else id_, []).append(id_)
    return [tuple(group) for group in groups.values()]


def raised(rules: Framework, result: CountryResult, criteria: Iterable[str]) -> CountryResult:
    """The result with these criteria at their best, and all others at their worst."""
    chosen, graded = set(criteria), {}
    for one in rules.indicators:
        own: dict[str, Answer] = {}
        low, _ = bounds(result.indicators[one.id].answers)
        for letter, answer in result.indicators[one.id].answers.items():
            level = low[letter]
            values = answer.values
            if one.scale and one.scale.criterion == letter:
                worst, best = one.scale.worst, one.scale.best
                values = values or (worst, worst)
                values = (best, best) if answer.criterion in chosen else values
            if level is not None:
                level = 2 if answer.criterion in chosen else level
                answer = replace(answer, state=AnswerState.ANSWERED, low=level, high=level)
            own[letter] = replace(answer, values=values)
        graded[one.id] = grade_indicator(rules, one, own)
    return from_results(rules, "USA", "2010-01", graded)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Framework, CountryResult]:
    rules = draw(nested_frameworks())
    return rules, draw(results(rules))


@given(cases(), st.integers(0, 5))
def test_fewest_count_and_order_are_those_of_all_sets(
    case: tuple[Framework, CountryResult], number: int
) -> None:
    rules, result = case
    start = rules.categories[0].start
    asked = frozenset(list(rules.criteria)[number::3])
    path = path_to_category(rules, result, "reached", asked, first=1_000)
    own = levers(rules, result)
    if raised(rules, result, ()).score.low_share >= start:
        assert path.fewest == 0
        return
    sizes = (
        [
            chosen
            for chosen in combinations(range(len(own)), size)
            if raised(rules, result, [id_ for n in chosen for id_ in own[n]]).score.low_share >= start
        ]
        for size in range(1, len(own) + 1)
    )
    enough = next((found for found in sizes if found), None)
    if enough is None:
        assert path.fewest is None
        return

    def asked_for(chosen: tuple[int, ...]) -> int:
        return sum(not asked.isdisjoint(own[n]) for n in chosen)

    assert (path.fewest, path.count, path.exact) == (len(enough[0]), len(enough), True)
    ordered = sorted(enough, key=lambda chosen: (-asked_for(chosen), chosen))
    assert [tuple(lever.criteria for lever in way.levers) for way in path.first] == [
        tuple(own[n] for n in chosen) for chosen in ordered
    ]
    assert dict(path.by_asked) == {
        count: sum(asked_for(chosen) == count for chosen in enough) for count in set(map(asked_for, enough))
    }


@given(cases())
def test_every_way_reaches_the_target_when_it_is_assumed(case: tuple[Framework, CountryResult]) -> None:
    rules, result = case
    path = path_to_category(rules, result, "reached", first=10)
    for way in path.first:
        after = assume(
            rules,
            result,
            Assumed(
                answers={one.criterion: one.level for one in way.raised if one.value is None},
                numbers={one.criterion: one.value for one in way.raised if one.value is not None},
            ),
        )
        assert after.categories == ("reached",)


@given(cases(), st.data())
def test_granting_more_never_lowers(case: tuple[Framework, CountryResult], data: st.DataObject) -> None:
    rules, result = case
    some = data.draw(st.sets(st.sampled_from(sorted(rules.criteria))))
    more = some | data.draw(st.sets(st.sampled_from(sorted(rules.criteria))))
    steps = [result, *(assume(rules, result, Assumed(granted=tuple(one))) for one in (some, more))]
    for before, after in pairwise(steps):
        assert before.score.low <= after.score.low
        assert before.score.high <= after.score.high
        assert before.coverage <= after.coverage
        for id_, one in before.indicators.items():
            assert after.indicators[id_].worst <= one.worst
            assert after.indicators[id_].best <= one.best


def test_a_minimum_of_goals_is_raised_where_it_is_lowest() -> None:
    goals = (Goal("A", "One", (simple("1.1"), simple("1.2"))), Goal("B", "Other", (simple("2.1"),)))
    rules = replace(framework(), goals=goals, score=MINIMUM)
    # A has 1 of 4 points, for 1.1: a quarter. B has half. Either criterion of A takes it to half at least.
    found = country(rules, edition(finding("x", "partly", "1.1.a"), finding("y", "partly", "2.1.a")))
    path = path_to_category(rules, found, SOME)
    assert (path.fewest, ids(path)) == (1, ["1.1.a", "1.2.a"])
    # For three quarters A needs 2 points more, which are those of 1.2; and B all of its own.
    assert ids(path_to_category(rules, found, NOTABLE)) == ["1.2.a+2.1.a"]
