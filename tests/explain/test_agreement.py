"""Two opinions about the same countries: kappa and tau-b by hand, and what must hold of any two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from math import sqrt
from random import Random

import pytest
from builders import edition, finding, framework, published, simple, workspace
from hypothesis import given
from hypothesis import strategies as st

from scoring.explain.agreement import (
    Agreement,
    Compared,
    agreement,
    agreement_record,
    count_pairs,
    cross_table,
    weighted_kappa,
)
from scoring.explain.opinions import Opinion, benchmark_opinion, our_opinion, published_opinion
from scoring.model.evidence import Benchmark, BenchmarkCountry, BenchmarkLevel, Reference

# Eight countries on three levels. Every one that is not on the diagonal is one step off: 3 of them.
BY_HAND = ((2, 1, 0), (1, 2, 1), (0, 0, 1))  # rows 3, 4, 1; columns 3, 3, 2


def opinion(
    places: Mapping[str, int],
    length: int = 4,
    undecided: frozenset[str] = frozenset(),
    not_ranked: frozenset[str] = frozenset(),
) -> Opinion:
    scale = {f"level-{n}": f"Level {n}" for n in range(length)}
    return Opinion("x", scale, places, undecided, not_ranked)


def test_linear_kappa_by_hand() -> None:
    # Chance: 3*3 + 2*3*2 + 4*3 + 4*2 + 2*1*3 + 1*3 = 50 eighths of a step; found: 3 steps.
    assert weighted_kappa(BY_HAND, 1) == 1 - Fraction(3 * 8, 50) == Fraction(13, 25)


def test_quadratic_kappa_by_hand() -> None:
    # The two pairs of levels that are two steps apart now weigh 4: 9 + 4*6 + 12 + 8 + 4*3 + 3 = 68.
    assert weighted_kappa(BY_HAND, 2) == 1 - Fraction(3 * 8, 68) == Fraction(11, 17)


def test_tau_b_with_ties_by_hand() -> None:
    # Same order: 2*(2+1+1) from (0,0), 1*(1+1) from (0,1), 1*1 from (1,0), 2*1 from (1,1): 13.
    # Opposite: (0,1) with (1,0): 1. Ties: 3 + 6 + 0 in the rows, 3 + 3 + 1 in the columns, 2 in both.
    pairs = count_pairs(BY_HAND)
    assert (pairs.concordant, pairs.discordant, pairs.tied_first, pairs.tied_second) == (13, 1, 9, 7)
    assert pairs.total == 28 == 13 + 1 + 9 + 7 - 2
    assert pairs.tau_b == pytest.approx(12 / sqrt(19 * 21), abs=1e-15)


def test_kappa_below_chance_is_negative() -> None:
    # Two countries, each on the other's level: 2 steps found, 1 by chance.
    assert weighted_kappa(((0, 1), (1, 0)), 1) == -1


def test_what_is_not_defined_is_none() -> None:
    same = count_pairs(((3, 0), (0, 0)))
    assert (weighted_kappa(((3, 0), (0, 0)), 1), same.tau_b) == (None, None)
    assert weighted_kappa(((0, 3), (0, 0)), 1) == 0  # one level each, not the same one: chance does the same
    assert count_pairs(((1, 2), (0, 0))).tau_b is None
    assert (weighted_kappa(((0, 0), (0, 0)), 2), count_pairs(((0, 0), (0, 0))).tau_b) == (None, None)


def test_no_correlation_is_plain_zero() -> None:
    assert str(count_pairs(((1, 1), (1, 1))).tau_b) == "0.0"


def test_countries_are_compared_left_out_or_in_one_only() -> None:
    first = opinion({"AAA": 0, "BBB": 1, "DDD": 2, "EEE": 3}, undecided=frozenset({"CCC", "FFF"}))
    second = opinion({"AAA": 3, "BBB": 1, "CCC": 0, "GGG": 0}, 4, not_ranked=frozenset({"DDD", "FFF"}))
    found = agreement(first, second)
    assert found.compared == (Compared("AAA", 0, 3, Fraction(1)), Compared("BBB", 1, 1, Fraction(0)))
    assert (found.undecided, found.not_ranked) == (("CCC", "FFF"), ("DDD",))
    assert (found.only_first, found.only_second, found.same) == (("EEE",), ("GGG",), 1)


def test_scales_of_other_length_have_no_kappa_and_relative_positions() -> None:
    found = agreement(opinion({"AAA": 1, "BBB": 2}, 3), opinion({"AAA": 1, "BBB": 3}, 4))
    assert (found.equal_scales, found.kappa_linear, found.kappa_quadratic) == (False, None, None)
    assert found.pairs.tau_b == 1
    # The middle of three levels is at 1/2, the second of four at 1/3; the last ones are both at 1.
    assert [(one.country, one.difference) for one in found.compared] == [
        ("AAA", Fraction(-1, 6)),
        ("BBB", Fraction(0)),
    ]


def test_those_that_differ_most_come_first_whatever_the_direction() -> None:
    found = agreement(opinion({"AAA": 0, "BBB": 3, "CCC": 1}), opinion({"AAA": 1, "BBB": 0, "CCC": 1}))
    assert [one.country for one in found.compared] == ["BBB", "AAA", "CCC"]


def test_the_record_has_exact_figures_as_text() -> None:
    record = agreement_record(agreement(opinion({"AAA": 0, "BBB": 3}), opinion({"AAA": 1, "BBB": 3})))
    assert record["countries"][0] == {
        "country": "AAA",
        "first": "level-0",
        "second": "level-1",
        "difference": "1/3",
    }
    # One step found; by chance 1 + 3 + 2 + 0 = 6 halves of a step: 1 - 1 * 2 / 6.
    assert (record["kappa-linear"], record["tau-b"], record["in-both"]) == ("2/3", 1.0, 2)


# where opinions come from

RULES = framework(*(simple(f"1.{n}") for n in range(1, 5)), minimum_coverage=Fraction(1, 2))


def test_ours_are_the_decided_categories_of_countries_on_evidence() -> None:
    said = {
        "USA": ["met", "met", "not met", "not met"],  # 4 of 8 points: some progress
        "MEX": ["met", "met", "not met"],  # 4 to 6 of 8: undecided
        "CAN": ["met"],  # below the minimum coverage
    }
    editions = [
        edition(*(finding(f"f{n}", word, f"1.{n}.a") for n, word in enumerate(words, 1)), country=code)
        for code, words in said.items()
    ]
    listed = published({"ROU": "notable-efforts", "CAN": "slow-progress"})
    space = workspace(RULES, editions=editions, lists=[listed])
    ours = our_opinion(space, RULES, "2010-01")
    assert (ours.places, ours.undecided) == ({"USA": 1}, frozenset({"MEX"}))
    theirs = published_opinion(space, RULES, "2010-01")
    assert theirs.places == {"ROU": 0, "CAN": 3}
    assert list(theirs.scale) == list(ours.scale)
    assert agreement(ours, theirs).only_second == ("CAN", "ROU")


def test_a_benchmark_places_countries_by_its_own_scale() -> None:
    rows = (
        BenchmarkCountry("ROU", "Romania", "low", "", "two sources"),
        BenchmarkCountry("USA", "USA", None, "It grades others.", "one source"),
    )
    scale = (BenchmarkLevel("high", "High"), BenchmarkLevel("low", "Low"))
    said = benchmark_opinion(Benchmark("b", "B", Reference("s", "p. 1"), "", scale, rows))
    assert (said.places, said.not_ranked, list(said.scale)) == (
        {"ROU": 1},
        frozenset({"USA"}),
        ["high", "low"],
    )


# what must hold of any two opinions

PLACES = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=12)


def compare(places: Sequence[tuple[int, int]]) -> Agreement:
    codes = [f"A{chr(65 + n)}A" for n in range(len(places))]
    return agreement(
        opinion({code: one for code, (one, _) in zip(codes, places, strict=True)}),
        opinion({code: other for code, (_, other) in zip(codes, places, strict=True)}),
    )


@given(PLACES)
def test_tau_b_is_that_of_every_pair_taken_singly(places: list[tuple[int, int]]) -> None:
    signs = [
        ((a > c) - (a < c), (b > d) - (b < d)) for (a, b), (c, d) in combinations(places, 2)
    ]  # the definition: a correlation of signs
    product = sum(one * other for one, other in signs)
    squares = sum(one**2 for one, _ in signs) * sum(other**2 for _, other in signs)
    tau = compare(places).pairs.tau_b
    assert tau == (pytest.approx(product / sqrt(squares)) if squares else None)


@given(PLACES)
def test_kappa_is_that_of_all_countries_taken_singly(places: list[tuple[int, int]]) -> None:
    found = compare(places)
    for power, kappa in ((1, found.kappa_linear), (2, found.kappa_quadratic)):
        own = Fraction(sum(abs(a - b) ** power for a, b in places), len(places))
        chance = Fraction(sum(abs(a - b) ** power for a, _ in places for _, b in places), len(places) ** 2)
        assert kappa == (1 - own / chance if chance else None)


@given(PLACES)
def test_both_ways_round_it_is_the_same(places: list[tuple[int, int]]) -> None:
    one, other = compare(places), compare([(b, a) for a, b in places])
    assert one.pairs.tau_b == other.pairs.tau_b
    assert (one.kappa_linear, one.kappa_quadratic) == (other.kappa_linear, other.kappa_quadratic)
    assert {c.country: c.difference for c in one.compared} == {
        c.country: -c.difference for c in other.compared
    }


@given(PLACES, st.randoms())
def test_the_order_of_the_countries_makes_no_difference(
    places: list[tuple[int, int]], random: Random
) -> None:
    found = compare(places)
    shuffled = list(found.first.places)
    random.shuffle(shuffled)
    again = agreement(
        opinion({code: found.first.places[code] for code in shuffled}),
        opinion({code: found.second.places[code] for code in reversed(shuffled)}),
    )
    assert agreement_record(again) == agreement_record(found)


@given(st.lists(st.integers(0, 3), min_size=2, max_size=12).filter(lambda levels: len(set(levels)) > 1))
def test_perfect_agreement_is_one_and_reversal_minus_one(levels: list[int]) -> None:
    same, reverse = compare([(n, n) for n in levels]), compare([(n, 3 - n) for n in levels])
    assert (same.pairs.tau_b, same.kappa_linear, same.kappa_quadratic) == (1.0, Fraction(1), Fraction(1))
    assert same.same == len(levels)
    assert reverse.pairs.tau_b == -1
    assert reverse.kappa_quadratic is not None
    assert reverse.kappa_quadratic < 0


@given(PLACES)
def test_no_figure_leaves_its_bounds(places: list[tuple[int, int]]) -> None:
    found = compare(places)
    assert found.pairs.tau_b is None or -1 <= found.pairs.tau_b <= 1
    assert found.kappa_linear is None or found.kappa_linear <= 1
    assert sum(map(sum, found.table)) == len(places) == len(found.compared)
    assert found.table == cross_table(places, 4, 4)
