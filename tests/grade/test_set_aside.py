"""Which findings count on the as-of day, and why the others do not."""

from __future__ import annotations

from datetime import date

import pytest
from builders import AS_OF, finding, resolution

from scoring.grade.findings import counts_until, set_aside
from scoring.model.evidence import Finding, Resolution
from scoring.model.result import SetAside


def reasons(
    *findings: Finding, day: date = AS_OF, years: int | None = None, decided: Resolution | None = None
) -> dict[str, SetAside]:
    return dict(set_aside(findings, day, years, decided))


@pytest.mark.parametrize("actor", ["state", "state-supported"])
@pytest.mark.parametrize("answer", ["met", "partly", "not met", "not applicable"])
def test_what_the_state_does_or_supports_counts(actor: str, answer: str) -> None:
    assert reasons(finding("f", answer, actor=actor)) == {}


@pytest.mark.parametrize("actor", ["ngo", "international", "private"])
def test_what_others_do_does_not(actor: str) -> None:
    assert reasons(finding("f", actor=actor)) == {"f": SetAside.ACTOR}


@pytest.mark.parametrize(
    ("holds_on", "counts"),
    [("2010-01-31", True), ("2010-02-01", False), ("2010-01", True), ("2010-02", False), ("2010", True)],
)
def test_nothing_later_than_the_as_of_day_counts(holds_on: str, counts: bool) -> None:
    assert reasons(finding("f", holds_on=holds_on)) == ({} if counts else {"f": SetAside.AFTER_AS_OF})


@pytest.mark.parametrize(
    ("holds_on", "years", "last_day"),
    [
        ("2007", 3, date(2010, 12, 31)),  # a year counts from its end
        ("2007-02", 3, date(2010, 2, 28)),
        ("2007-06-15", 3, date(2010, 6, 15)),
        ("2008-02-29", 1, date(2009, 2, 28)),  # there is no 29 February 2009
        ("2008-02", 4, date(2012, 2, 29)),
        ("2007", 0, date(2007, 12, 31)),
    ],
)
def test_a_finding_lapses_after_whole_years_to_the_day(holds_on: str, years: int, last_day: date) -> None:
    one = finding("f", holds_on=holds_on)
    next_day = date.fromordinal(last_day.toordinal() + 1)
    assert counts_until(one, years) == last_day
    assert reasons(one, day=last_day, years=years) == {}
    assert reasons(one, day=next_day, years=years) == {"f": SetAside.STALE}


def test_a_law_holds_until_repealed() -> None:
    old = finding("f", holds_on="1910")
    assert counts_until(old, None) is None
    assert reasons(old, years=None) == {}


def test_a_service_counts_to_the_last_day_of_its_support() -> None:
    one = finding("f", actor="state-supported", holds_on="2008", until="2009-12")
    assert counts_until(one, 5) == date(2009, 12, 31)
    assert reasons(one, day=date(2009, 12, 31), years=5) == {}
    assert reasons(one, day=date(2010, 1, 1), years=5) == {"f": SetAside.ENDED}


def test_what_goes_on_for_longer_than_its_kind_still_lapses_by_age() -> None:
    assert counts_until(finding("f", holds_on="2007", until="2020"), 2) == date(2009, 12, 31)


def test_a_later_finding_ends_an_earlier_one_only_where_it_says_so() -> None:
    early, late = finding("early", "met", holds_on="2008"), finding("late", "not met", holds_on="2009")
    assert reasons(early, late) == {}
    ending = finding("late", "not met", holds_on="2009", supersedes=["early"])
    assert reasons(early, ending) == {"early": SetAside.SUPERSEDED}


@pytest.mark.parametrize("holds_on", ["2009", "2010-01-31", "2010"])
def test_a_finding_ends_others_from_its_own_day_on(holds_on: str) -> None:
    early, ending = (
        finding("early", holds_on="2008"),
        finding("late", holds_on=holds_on, supersedes=["early"]),
    )
    assert reasons(early, ending) == {"early": SetAside.SUPERSEDED}


def test_a_finding_of_the_future_ends_nothing_yet() -> None:
    early = finding("early", holds_on="2008")
    future = finding("late", holds_on="2010-02-01", supersedes=["early"])
    assert reasons(early, future) == {"late": SetAside.AFTER_AS_OF}


def test_what_is_ended_stays_ended_when_its_successor_is_ended_too() -> None:
    chain = [finding("a"), finding("b", supersedes=["a"]), finding("c", supersedes=["b"])]
    assert reasons(*chain) == {"a": SetAside.SUPERSEDED, "b": SetAside.SUPERSEDED}


def test_the_end_of_a_service_is_not_undone_by_who_took_it_over() -> None:
    taken_over = finding("ngo", actor="ngo", supersedes=["state"])
    assert reasons(finding("state"), taken_over) == {"state": SetAside.SUPERSEDED, "ngo": SetAside.ACTOR}


def test_a_search_that_found_nothing_is_no_answer() -> None:
    assert reasons(finding("f", "no data", actor="ngo")) == {"f": SetAside.NO_DATA}


def test_the_losing_side_of_a_dispute_does_not_count() -> None:
    sides = [finding("x", "met"), finding("y", "not met"), finding("z", "partly")]
    assert reasons(*sides, decided=resolution("1.1.a", "y", "z")) == {"x": SetAside.RESOLVED}


def test_a_published_dispute_sets_nothing_aside() -> None:
    assert reasons(finding("x"), finding("y", "not met"), decided=resolution("1.1.a")) == {}


def test_of_several_reasons_the_first_in_time_is_given() -> None:
    """After the as-of day, superseded, ended, stale, searched, actor, resolved: one gives way to the next."""
    decided = resolution("1.1.a", "other")
    ending = finding("other", supersedes=["f"])
    everything = {"actor": "ngo", "holds_on": "2000", "until": "2001"}

    def reason(*others: Finding, answer: str = "no data", **fields: str) -> SetAside:
        return reasons(finding("f", answer, **fields), *others, years=2, decided=decided)["f"]

    assert reason(ending, actor="ngo", holds_on="2011", until="2001") is SetAside.AFTER_AS_OF
    assert reason(ending, **everything) is SetAside.SUPERSEDED
    assert reason(**everything) is SetAside.ENDED
    assert reason(actor="ngo", holds_on="2000") is SetAside.STALE
    assert reason(actor="ngo") is SetAside.NO_DATA
    assert reason(answer="met", actor="ngo") is SetAside.ACTOR
    assert reason(answer="met") is SetAside.RESOLVED
