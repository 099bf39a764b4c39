"""Earlier editions: which one is the previous, by which rules, and whether the country has moved."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from builders import (
    country,
    criterion,
    edition,
    finding,
    framework,
    indicator,
    met,
    partly,
    record,
    simple,
    treaty,
    workspace,
)

from scoring.model.evidence import Edition
from scoring.model.framework import TreatyRule
from scoring.model.result import CountryResult, Score
from scoring.rank.history import Trend, history, previous, trend

OLD = framework(simple("1.1"), simple("1.2"), id_="old")
NEW = framework(simple("2.1"), id_="new", replaces="old", crosswalk={"1.1.a": ("2.1.a",)})


def evidence(id_: str, answer: str, framework: str = "old", country: str = "USA") -> Edition:
    criterion = "1.1.a" if framework == "old" else "2.1.a"
    return edition(finding("x", answer, criterion), id_=id_, framework=framework, country=country)


def result(low: Fraction | int, high: Fraction | int, possible: int = 4) -> CountryResult:
    score = Score(Fraction(low), Fraction(high), Fraction(possible))
    return CountryResult("USA", "2010-01", {}, score, (), Fraction(1))


def test_the_previous_is_the_last_evidence_before_the_newest() -> None:
    answers = {"2010-01": "not met", "2011-01": "partly", "2012-01": "met"}
    space = workspace(OLD, editions=[evidence(*one) for one in answers.items()])
    assert previous(space, OLD, "2012-01")["USA"].edition == "2011-01"
    assert previous(space, OLD, "2011-06")["USA"].edition == "2010-01"
    assert previous(space, OLD, "2010-01") == {}
    # 1.1 partly is 1 point, 1.2 unknown 0 to 2, of 4.
    assert previous(space, OLD, "2012-01")["USA"].result.score == Score(Fraction(1), Fraction(3), Fraction(4))


def test_a_country_without_new_evidence_has_not_been_looked_at_again() -> None:
    space = workspace(OLD, editions=[evidence("2010-01", "met"), evidence("2011-01", "met", country="FRA")])
    assert previous(space, OLD, "2011-01") == {}


def test_history_has_every_edition_oldest_first() -> None:
    space = workspace(
        OLD, editions=[evidence("2011-01", "met"), evidence("2010-01", "not met"), evidence("2013-01", "met")]
    )
    found = history(space, OLD, "USA", "2012-01")
    assert [(one.edition, int(one.result.score.low)) for one in found] == [("2010-01", 0), ("2011-01", 2)]
    assert history(space, OLD, "FRA", "2012-01") == ()


def test_evidence_under_the_replaced_framework_counts_by_the_rules_of_today() -> None:
    space = workspace(OLD, NEW, editions=[evidence("2010-01", "partly"), evidence("2012-01", "met", "new")])
    past = previous(space, NEW, "2012-01")["USA"]
    assert (past.edition, past.found_under) == ("2010-01", "old")
    # Under the new rules there is one indicator, and partly gives one of its two points.
    assert past.result.score == Score(Fraction(1), Fraction(1), Fraction(2))
    # The old rules know nothing of the new evidence.
    assert previous(space, OLD, "2012-01") == {}


def test_an_edition_with_both_is_read_under_the_framework_itself() -> None:
    space = workspace(
        OLD,
        NEW,
        editions=[
            evidence("2010-01", "not met"),
            evidence("2010-01", "met", "new"),
            evidence("2012-01", "met", "new"),
        ],
    )
    (first, _) = history(space, NEW, "USA", "2012-01")
    assert (first.found_under, int(first.result.score.low)) == ("new", 2)


def test_evidence_that_does_not_belong_hides_none_that_follows_it() -> None:
    stranger = evidence("2009-01", "met", "stranger")  # of which the workspace has no framework
    space = workspace(OLD, editions=[evidence("2013-01", "met"), stranger, evidence("2010-01", "met")])
    assert [one.edition for one in history(space, OLD, "USA", "2012-01")] == ["2010-01"]


def test_what_a_country_had_ratified_counts_in_its_earlier_scores() -> None:
    joined = TreatyRule("OPSC", frozenset({"in-force"}), frozenset({"deposited"}))
    rules = framework(indicator("1.1", [criterion("a", treaty=joined)], met("a"), partly("a")))
    space = workspace(
        rules,
        editions=[
            edition(id_="2009-01", as_of=date(2009, 1, 31)),
            edition(id_="2010-01", as_of=date(2010, 1, 31)),
        ],
        countries=[country("USA", record(consent="2009-01-20"))],  # binds from 20 February 2009
        treaties=[treaty(months=1)],
    )
    shares = [one.result.score.low_share for one in history(space, rules, "USA", "2010-01")]
    assert shares == [Fraction(1, 2), Fraction(1)]


def test_evidence_of_strangers_is_left_out() -> None:
    stranger = framework(simple("2.1"), id_="stranger")
    space = workspace(
        OLD, stranger, editions=[evidence("2010-01", "met"), evidence("2012-01", "met", "stranger")]
    )
    assert previous(space, stranger, "2012-01") == {}


@pytest.mark.parametrize(
    ("before", "now", "moved"),
    [
        (result(1, 1), result(2, 2), Trend.UP),
        (result(2, 2), result(1, 1), Trend.DOWN),
        (result(1, 1), result(1, 1), Trend.SAME),
        (result(1, 2), result(1, 2), Trend.OPEN),  # the same range is not the same score
        (result(1, 2), result(2, 2), Trend.OPEN),  # it may have been 2 already
        (result(1, 2), result(2, 3), Trend.OPEN),
        (result(1, 2), result(3, 4), Trend.UP),
        (result(3, 4), result(0, 2), Trend.DOWN),
        (result(1, 1, 2), result(2, 2, 4), Trend.SAME),  # shares, not points
        (result(0, 0, 0), result(1, 1), None),
        (result(1, 1), result(0, 0, 0), None),
    ],
)
def test_the_trend_is_what_is_certain(before: CountryResult, now: CountryResult, moved: Trend | None) -> None:
    assert trend(before, now) is moved
