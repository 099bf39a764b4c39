"""Which open criteria decide a category and a rank, held against every completion of the answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import chain, combinations, product

import pytest
from builders import (
    MET,
    NOT_MET,
    PARTLY,
    all_of,
    any_of,
    at_least,
    country,
    criterion,
    edition,
    finding,
    framework,
    indicator,
    met,
    partly,
    simple,
    workspace,
)
from hypothesis import given
from hypothesis import strategies as st
from strategies import answers, completions, indicators

from scoring.explain.deciding import Deciding, deciding, deciding_in
from scoring.explain.raising import Step
from scoring.explain.settling import Settling
from scoring.explain.wholes import Reach, by_count, gathered, reach
from scoring.grade.indicators import grade_indicator
from scoring.language import Language
from scoring.model.framework import (
    GEOMETRIC,
    MEAN,
    MINIMUM,
    SUM,
    Framework,
    Goal,
    Indicator,
    Measure,
    Scale,
)
from scoring.model.result import Answer, AnswerState, CountryResult, IndicatorResult, Score
from scoring.publish.deciding_words import DecidingWords
from scoring.rank.bounds import Span, rank_bounds
from scoring.rank.standings import standings
from scoring.score.aggregate import Part, combine
from scoring.score.country import category_at, from_results, goal_scores, whole_score

HALF = Fraction(1, 2)
KINDS = (SUM, MEAN, GEOMETRIC, MINIMUM)
Answers = Mapping[str, Mapping[str, Answer]]
Levels = dict[str, int]


def result_of(rules: Framework, given_: Answers) -> CountryResult:
    graded = {one.id: grade_indicator(rules, one, given_[one.id]) for one in rules.indicators}
    return from_results(rules, "USA", "2010-01", graded)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Framework, CountryResult, dict[str, Answer]]:
    """A framework of two goals scored in any way, a country's result, and its answers by criterion."""
    one, two = draw(indicators("1.1", most=3)), draw(indicators("2.1", most=2))
    rules = replace(
        framework(one, two),
        goals=(
            Goal("A", "First", (one,), score=draw(st.sampled_from(KINDS))),
            Goal("B", "Second", (two,), weight=draw(st.sampled_from([Fraction(1), Fraction(3)]))),
        ),
        score=draw(st.sampled_from(KINDS)),
    )
    given_ = {indicator.id: draw(answers(indicator)) for indicator in (one, two)}
    flat = {answer.criterion: answer for of in given_.values() for answer in of.values()}
    return rules, result_of(rules, given_), flat


def completed(rules: Framework, found: CountryResult) -> Iterator[tuple[Levels, Fraction]]:
    """Every completion: its answers by criterion, and its share of the points."""
    for ways in product(*(list(_completed(rules, found, one)) for one in rules.indicators)):
        levels = {id_: level for known, _ in ways for id_, level in known.items()}
        goals = goal_scores(rules, {one.indicator: one for _, one in ways})
        whole = whole_score(rules.score, [(goal.weight, goals[goal.id]) for goal in rules.goals])
        yield levels, whole.low_share


def _completed(
    rules: Framework, found: CountryResult, one: Indicator
) -> Iterator[tuple[Levels, IndicatorResult]]:
    given_ = found.indicators[one.id].answers
    for chosen in completions(given_):
        known = {letter: level for letter, level in chosen.items() if level is not None}
        answered = {
            letter: Answer(f"{one.id}.{letter}", AnswerState.ANSWERED, at, at) for letter, at in known.items()
        }
        levels = {f"{one.id}.{letter}": level for letter, level in known.items()}
        yield levels, grade_indicator(rules, one, {**given_, **answered})


def subsets(ids: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return chain.from_iterable(combinations(ids, size) for size in range(len(ids) + 1))


def determines(chosen: tuple[str, ...], outcomes: Sequence[tuple[Levels, object]]) -> bool:
    """Whether completions that give these criteria the same answers have the same outcome."""
    seen: dict[tuple[int, ...], object] = {}
    return all(seen.setdefault(tuple(levels[id_] for id_ in chosen), one) == one for levels, one in outcomes)


@given(cases())
def test_what_is_needed_is_the_smallest_set_that_settles_whatever_it_says(
    case: tuple[Framework, CountryResult, dict[str, Answer]],
) -> None:
    rules, found, _ = case
    every = list(completed(rules, found))
    outcomes = [(levels, category_at(rules, share)) for levels, share in every]
    decided = deciding(rules, found)
    assert decided.exact
    for chosen in subsets(tuple(one.id for one in decided.criteria)):
        assert determines(chosen, outcomes) == (set(chosen) >= set(decided.needed))


@given(cases(), st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), min_size=1, max_size=4))
def test_what_is_needed_for_the_rank_settles_it(
    case: tuple[Framework, CountryResult, dict[str, Answer]], ends: list[tuple[int, int]]
) -> None:
    rules, found, _ = case
    others = {
        f"X{number}": Span(Fraction(min(pair), 8), Fraction(max(pair), 8)) for number, pair in enumerate(ends)
    }
    every = list(completed(rules, found))
    outcomes = [(levels, rank_bounds({**others, "": Span(x, x)})[""]) for levels, x in every]
    decided = deciding(rules, found, others)
    for chosen in subsets(tuple(one.id for one in decided.criteria)):
        assert determines(chosen, outcomes) == (set(chosen) >= set(decided.needed_for_rank))
    mine = Span(min(x for _, x in every), max(x for _, x in every))
    scored = bool(found.score.possible)
    assert decided.rank == (rank_bounds({**others, "": mine})[""] if scored else None)
    loose = {
        code
        for code, span in others.items()
        for x in {*(edge for one in others.values() for edge in one), mine.low, mine.high}
        if mine.low <= x <= mine.high and span.low <= x < span.high
    }
    assert set(decided.others) == loose


@given(cases())
def test_one_answer_alone_leaves_what_the_completions_with_it_leave(
    case: tuple[Framework, CountryResult, dict[str, Answer]],
) -> None:
    rules, found, _ = case
    every = list(completed(rules, found))
    for one in deciding(rules, found).criteria:
        for outcome in one.outcomes:
            shares = [share for levels, share in every if levels[one.id] == outcome.level]
            ends = (category_at(rules, max(shares)), category_at(rules, min(shares)))
            assert (outcome.categories[0], outcome.categories[-1]) == ends


@given(cases())
def test_the_fewest_answers_at_either_end_are_found_and_all_their_sets(
    case: tuple[Framework, CountryResult, dict[str, Answer]],
) -> None:
    rules, found, flat = case
    decided = deciding(rules, found)
    every = list(completed(rules, found))
    undecided = len({category_at(rules, share) for _, share in every}) > 1
    for end, best in ((decided.best, True), (decided.worst, False)):
        assert (end is not None) == undecided
        if end is None:
            continue

        def settled(chosen: tuple[str, ...], best: bool = best) -> set[str]:
            at = {id_: flat[id_].high if best else flat[id_].low for id_ in chosen}
            return {
                category_at(rules, x) for levels, x in every if all(levels[k] == v for k, v in at.items())
            }

        ids = tuple(one.id for one in decided.criteria)
        enough = [chosen for chosen in subsets(ids) if len(settled(chosen)) == 1]
        assert min(map(len, enough)) == end.size
        smallest = {frozenset(chosen) for chosen in enough if len(chosen) == end.size}
        assert {frozenset(step.criterion for step in way) for way in end.ways} == smallest
        assert settled(tuple(ids)) == {end.category}
        for way in end.ways:
            sure = [x for levels, x in every if all(beyond(levels, step, best) for step in way)]
            assert {category_at(rules, share) for share in sure} == {end.category}


def beyond(levels: Levels, step: Step, best: bool) -> bool:
    return levels[step.criterion] >= step.level if best else levels[step.criterion] <= step.level


# by hand

SERVICE = indicator("1.1", "abc", green=all_of(met("a"), partly("b")), yellow=any_of(met("a"), met("c")))
RULES = framework(SERVICE, simple("1.2"))


def answer(id_: str, low: int, high: int | None = None) -> Answer:
    high = low if high is None else high
    whole = (low, high) == (NOT_MET, MET)
    state = AnswerState.ANSWERED if low == high else AnswerState.UNKNOWN if whole else AnswerState.DISPUTED
    return Answer(id_, state, low, high)


def by_hand(**service: Answer) -> Deciding:
    """1.1 with these answers, 1.2 yellow."""
    return deciding(RULES, result_of(RULES, {"1.1": service, "1.2": {"a": answer("1.2.a", PARTLY)}}))


def test_by_hand() -> None:
    # a is met. 1.1 is green with b at least partly met, else yellow: 2 or 3 points of 4, 1/2 or 3/4.
    decided = by_hand(a=answer("1.1.a", MET), b=answer("1.1.b", 0, 2), c=answer("1.1.c", 0, 1))
    assert decided.categories == ("notable-efforts", "some-progress")
    assert decided.needed == ("1.1.b",)
    b, c = decided.criteria
    assert [one.categories for one in b.outcomes] == [
        ("some-progress",),
        ("notable-efforts",),
        ("notable-efforts",),
    ]
    assert [one.categories for one in c.outcomes] == [decided.categories, decided.categories]
    assert (b.state, c.state) == (AnswerState.UNKNOWN, AnswerState.DISPUTED)
    assert decided.best == Settling("notable-efforts", 1, ((Step("1.1.b", PARTLY),),))
    assert decided.worst == Settling("some-progress", 1, ((Step("1.1.b", NOT_MET),),))


def test_a_decided_country_needs_nothing() -> None:
    decided = by_hand(a=answer("1.1.a", MET), b=answer("1.1.b", MET), c=answer("1.1.c", 0, 2))
    assert (decided.needed, decided.worst, decided.best, decided.rank) == ((), None, None, None)
    assert [one.id for one in decided.criteria] == ["1.1.c"]
    assert DecidingWords(RULES, decided, Language()).category() == ()


def test_a_panel_s_grade_leaves_nothing_open() -> None:
    given_ = {letter: answer(f"1.1.{letter}", 0, 2) for letter in "abc"}
    found = result_of(RULES, {"1.1": given_, "1.2": {"a": answer("1.2.a", PARTLY)}})
    panel = replace(found.indicators["1.1"], worst=1, best=1, overridden=True)
    result = from_results(RULES, "USA", "2010-01", {**found.indicators, "1.1": panel})
    decided = deciding(RULES, result)
    assert decided.needed == ()
    assert all(one.categories == ("some-progress",) for c in decided.criteria for one in c.outcomes)


def test_a_framework_without_categories_has_ranks_only() -> None:
    rules = replace(RULES, categories=())
    found = result_of(rules, {"1.1": {**dict.fromkeys("c", answer("1.1.c", 0, 2)), **both_met()}, **half()})
    decided = deciding(rules, found, {"XAA": Span(HALF, HALF)})
    assert (decided.categories, decided.needed, decided.rank) == ((), (), (1, 1))
    given_ = {"a": answer("1.1.a", 0, 2), "b": answer("1.1.b", MET), "c": answer("1.1.c", NOT_MET)}
    decided = deciding(rules, result_of(rules, {"1.1": given_, **half()}), {"XAA": Span(HALF, HALF)})
    assert (decided.needed_for_rank, decided.rank, decided.worst) == (("1.1.a",), (1, 2), None)


def both_met() -> dict[str, Answer]:
    return {"a": answer("1.1.a", MET), "b": answer("1.1.b", MET)}


def half() -> dict[str, dict[str, Answer]]:
    return {"1.2": {"a": answer("1.2.a", PARTLY)}}


def test_numbers_between_goalposts_are_settled_by_their_bands() -> None:
    # From 0 to 10, met from 8 on and partly from 4 on: not met leaves 0 to 0.4, and met 0.8 to 1.
    measured = replace(
        indicator(
            "1.1",
            [criterion("a", measure=Measure("per cent", Fraction(8), Fraction(4), rising=True))],
            met("a"),
            partly("a"),
        ),
        scale=Scale("a", Fraction(0), Fraction(10)),
    )
    rules = replace(framework(measured, simple("1.2")), score=MEAN, goals=goals(measured))
    found = result_of(rules, {"1.1": {"a": answer("1.1.a", 0, 2)}, **half()})
    assert found.score == Score(Fraction(1, 4), Fraction(3, 4), Fraction(1))
    decided = deciding(rules, found)
    (a,) = decided.criteria
    # (0.5 + 0.4) / 2 is still under 1/2, (0.5 + 0.8) / 2 still under 3/4.
    assert [one.categories for one in a.outcomes] == [
        ("limited-measures",),
        ("some-progress", "limited-measures"),
        ("notable-efforts", "some-progress"),
    ]
    assert decided.needed == ("1.1.a",)
    # Not even the best answer says how much of the way to the goalpost is gone; the worst says enough.
    assert (decided.best, decided.worst) == (None, Settling("limited-measures", 1, ((Step("1.1.a", 0),),)))
    disputed = replace(answer("1.1.a", 2), values=(Fraction(8), Fraction(10)))
    found = result_of(rules, {"1.1": {"a": disputed}, **half()})
    # Both numbers say met, and 0.65 to 0.75 is not yet one category.
    assert deciding(rules, found).needed == ("1.1.a",)


def goals(*one: Indicator) -> tuple[Goal, ...]:
    return (Goal("A", "A", one, score=MEAN), Goal("B", "B", (simple("1.2"),), score=MEAN))


def test_a_falling_measure_has_its_bands_the_other_way_round() -> None:
    falling = replace(
        indicator(
            "1.1",
            [criterion("a", measure=Measure("years", Fraction(2), None, rising=False))],
            met("a"),
            met("a"),
        ),
        scale=Scale("a", Fraction(10), Fraction(0)),
    )
    rules = replace(framework(falling, simple("1.2")), score=MEAN, goals=goals(falling))
    found = result_of(rules, {"1.1": {"a": answer("1.1.a", 0, 2)}, **half()})
    (a,) = deciding(rules, found).criteria
    # Met is 0 to 2 years, a share of 0.8 to 1, and not met 2 to 10, from 0.8 down to 0.
    assert a.outcomes[0].categories == ("some-progress", "limited-measures")
    assert a.outcomes[2].categories == ("notable-efforts", "some-progress")


# the wholes


@given(st.sampled_from(KINDS), st.lists(st.tuples(st.integers(1, 3), st.integers(0, 2)), max_size=5))
def test_gathered_parts_come_to_the_same(kind: str, pairs: list[tuple[int, int]]) -> None:
    parts = [Part(Fraction(weight), Fraction(points), Fraction(2)) for weight, points in pairs]
    whole: tuple[Part, ...] = ()
    for part in [*parts, Part(Fraction(1), Fraction(0), Fraction(0))]:
        whole = gathered(kind, whole, part)
    assert combine(kind, whole) == combine(kind, parts)


def test_too_many_scores_become_one_range_and_are_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = framework(simple("1.1"), simple("1.2", weight=2), simple("1.3"))
    each = [Score(Fraction(n), Fraction(n), Fraction(2)) for n in (0, 1, 2)]
    scores = {"1.1": each, "1.2": each, "1.3": each[1:2]}
    # Points from 0 to 6 in seven steps, and 1 more, of 8.
    assert reach(rules, "1.3", scores) == Reach(frozenset((Fraction(n, 8),) * 2 for n in range(1, 8)), True)
    monkeypatch.setattr("scoring.explain.wholes.MOST", 6)
    assert reach(rules, "1.3", scores) == Reach(frozenset({(Fraction(1, 8), Fraction(7, 8))}), False)


def test_reach_by_hand() -> None:
    rules = framework(simple("1.1"), simple("1.2", weight=2))
    red, green = Score(Fraction(0), Fraction(0), Fraction(2)), Score(Fraction(2), Fraction(2), Fraction(2))
    turn = Score(Fraction(0), Fraction(2), Fraction(2))
    found = reach(rules, "1.1", {"1.1": [turn], "1.2": [red, green]})
    assert found.pairs == {(Fraction(0), Fraction(1, 3)), (Fraction(2, 3), Fraction(1))}
    assert found.crosses([Fraction(1, 3)])
    assert not found.crosses([Fraction(2, 3), HALF])
    assert found.exact
    assert not reach(rules, "1.1", {"1.1": [turn], "1.2": [turn]}).exact
    assert Reach(frozenset(), exact=True).crosses([HALF]) is False


def test_by_count_takes_the_best_of_each_part() -> None:
    rules = framework(simple("1.1"), simple("1.2", weight=2))
    points = {"1.1": [*map(Fraction, (0, 2)), Fraction(2)], "1.2": [*map(Fraction, (0, 1, 2)), Fraction(2)]}
    assert by_count(rules, points, best=True) == [0, Fraction(1, 3), Fraction(2, 3), 1]
    assert by_count(rules, points, best=False) == [0, Fraction(1, 3), Fraction(2, 3), 1]
    points["1.1"] = [*map(Fraction, (2, 0)), Fraction(2)]
    assert by_count(rules, points, best=False) == [Fraction(1, 3), 0, Fraction(1, 3), Fraction(2, 3)]


# in words


def test_words_name_what_settles_each_end() -> None:
    decided = by_hand(a=answer("1.1.a", 0, 2), b=answer("1.1.b", MET), c=answer("1.1.c", 0, 2))
    # Red, yellow or green: 1 to 3 points of 4. c matters where a is not met.
    assert DecidingWords(RULES, decided, Language()).category() == (
        "The category hangs on 2 answers missing or in dispute: 1.1.a and 1.1.c.",
        "Notable efforts is certain if 1.1.a is met.",
        "Limited measures is certain if 1.1.a and 1.1.c are at most partly met.",
    )


def test_words_give_numbers_where_there_are_too_many() -> None:
    # Green needs nine of ten, yellow the first of them. Red is certain with a and any other one not met.
    many = indicator("1.1", "abcdefghij", green=at_least(9, *map(met, "abcdefghij")), yellow=met("a"))
    rules = framework(many, simple("1.2"))
    unknown = {letter: answer(f"1.1.{letter}", 0, 2) for letter in "abcdefghij"}
    found = result_of(rules, {"1.1": unknown, **half()})
    words = DecidingWords(rules, deciding(rules, found), Language()).category()
    assert words == (
        "The category hangs on 10 answers missing or in dispute.",
        "Notable efforts is certain with 9 answers at the best, and not with fewer.",
        "Limited measures is certain with 2 answers at the worst, and not with fewer.",
    )


def test_the_rank_hangs_on_others_too() -> None:
    rules = framework(simple("1.1"), indicator("1.2", "ab", met("a"), met("b")))
    full = [finding("f1", criterion="1.1.a"), finding("f2", "not met", criterion="1.2.a")]
    half_known = [finding("f3", criterion="1.1.a"), finding("f4", "not met", criterion="1.2.a")]
    space = workspace(
        rules,
        editions=[
            edition(*full, finding("f5", criterion="1.2.b"), country="XAA"),
            edition(*half_known, country="XBB"),
            edition(*half_known, country="XCC"),
        ],
        countries=[country(code, name=f"Land {code}") for code in ("XAA", "XBB", "XCC")],
    )
    found = deciding_in(rules, standings(space, rules, "2010-01"), "XBB")
    assert found is not None
    assert (found.rank, found.needed_for_rank, found.others) == ((1, 3), ("1.2.b",), ("XCC",))
    assert DecidingWords(rules, found, Language()).rank(space.short_name) == (
        "The rank hangs on 1 answer missing or in dispute: 1.2.b.",
        "It also hangs on what is not known of 1 other country: Land XCC.",
    )
