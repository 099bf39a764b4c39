"""Bounds of ranks, against every way in which the scores may turn out."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from scoring.rank.bounds import Span, rank_bounds

COUNTRIES = ("DNK", "FRA", "KHM", "THA", "USA")


@st.composite
def spans(draw: st.DrawFn) -> dict[str, Span]:
    """Spans of few different ends, so that ties are common."""
    ends = st.integers(0, 6).map(lambda twelfths: Fraction(twelfths, 6))
    count = draw(st.integers(1, len(COUNTRIES)))
    return {code: Span(*sorted([draw(ends), draw(ends)])) for code in COUNTRIES[:count]}


def decided(**shares: str) -> dict[str, Span]:
    return {code: Span(Fraction(share), Fraction(share)) for code, share in shares.items()}


def by_brute_force(given_spans: Mapping[str, Span]) -> dict[str, tuple[int, int]]:
    """The best and worst rank of each country over all corners: everybody at the low or at the high end."""
    ranks: dict[str, set[int]] = {code: set() for code in given_spans}
    for corner in product(*given_spans.values()):
        for code, own in zip(given_spans, corner, strict=True):
            ranks[code].add(1 + sum(other > own for other in corner))
    return {code: (min(found), max(found)) for code, found in ranks.items()}


@given(spans())
def test_bounds_are_the_best_and_worst_of_all_corners(given_spans: dict[str, Span]) -> None:
    assert rank_bounds(given_spans) == by_brute_force(given_spans)


@given(spans(), st.data())
def test_the_order_of_countries_makes_no_difference(
    given_spans: dict[str, Span], data: st.DataObject
) -> None:
    shuffled = dict(data.draw(st.permutations(list(given_spans.items()))))
    assert rank_bounds(shuffled) == rank_bounds(given_spans)


@given(spans(), st.sampled_from(COUNTRIES))
def test_a_better_score_never_worsens_a_rank(given_spans: dict[str, Span], code: str) -> None:
    if code not in given_spans:
        return
    raised = {**given_spans, code: Span(given_spans[code].high, Fraction(1))}
    before, after = rank_bounds(given_spans)[code], rank_bounds(raised)[code]
    assert after[0] <= before[0]
    assert after[1] <= before[1]


def test_ties_share_a_rank_and_the_next_one_is_left_out() -> None:
    ranks = rank_bounds(decided(DNK="3/4", FRA="1/2", KHM="1/2", THA="1/4"))
    assert ranks == {"DNK": (1, 1), "FRA": (2, 2), "KHM": (2, 2), "THA": (4, 4)}


def test_equal_fractions_tie_where_floating_numbers_would_not() -> None:
    assert 0.1 + 0.2 != 0.3  # why ranks compare fractions
    sums = {"FRA": Fraction("0.1") + Fraction("0.2"), "KHM": Fraction(3, 10)}
    assert rank_bounds({code: Span(share, share) for code, share in sums.items()}) == {
        "FRA": (1, 1),
        "KHM": (1, 1),
    }


def test_the_smallest_difference_decides() -> None:
    ranks = rank_bounds(decided(FRA="1/3", KHM="333333333333333333/1000000000000000000"))
    assert ranks == {"FRA": (1, 1), "KHM": (2, 2)}


def test_a_span_that_touches_another_may_tie_with_it() -> None:
    ranks = rank_bounds(
        {"FRA": Span(Fraction(1, 2), Fraction(1)), "KHM": Span(Fraction(1, 4), Fraction(1, 2))}
    )
    # FRA at its worst and KHM at its best are equal: both first.
    assert ranks == {"FRA": (1, 1), "KHM": (1, 2)}


def test_nobody_is_ranked_among_none_and_one_is_first() -> None:
    assert rank_bounds({}) == {}
    assert rank_bounds({"USA": Span(Fraction(0), Fraction(1))}) == {"USA": (1, 1)}
