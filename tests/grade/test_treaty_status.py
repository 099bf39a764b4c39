"""How a country stands to a treaty on a day, from its ratification record."""

from __future__ import annotations

from datetime import date

import pytest
from builders import AS_OF, MET, NOT_MET, PARTLY, country, framework, record, simple, treaty

from scoring.grade.answers import from_record
from scoring.grade.treaties import binding_from, treaty_status
from scoring.model.evidence import TreatyRecord
from scoring.model.framework import TreatyRule
from scoring.model.result import Answer, AnswerState

RULES = framework(simple("1.1"))

OPSC = treaty("OPSC", months=1, in_force="2002-01-18")
PALERMO = treaty("Palermo", days=30, in_force="2003-12-25")
RULE = TreatyRule("OPSC", frozenset({"in-force", "extended"}), frozenset({"deposited", "signed"}))


def status(found: TreatyRecord, day: date = AS_OF) -> str:
    return treaty_status(OPSC, found, day)


def test_one_month_or_thirty_days_pass_between_deposit_and_force() -> None:
    # Deposited on 23 December 2002: a month later is 23 January 2003.
    assert binding_from(OPSC, record(consent="2002-12-23")) == date(2003, 1, 23)
    # Deposited on 3 November 2005: thirty days later is 3 December 2005, as November has thirty.
    assert binding_from(PALERMO, record(consent="2005-11-03")) == date(2005, 12, 3)
    # From 31 January there is no same day a month later: the last of February.
    assert binding_from(OPSC, record(consent="2005-01-31")) == date(2005, 2, 28)


def test_nobody_is_bound_before_the_treaty_itself_is_in_force() -> None:
    assert binding_from(OPSC, record(consent="2001-06-01")) == date(2002, 1, 18)
    assert status(record(consent="2001-06-01"), date(2002, 1, 17)) == "deposited"
    assert status(record(consent="2001-06-01"), date(2002, 1, 18)) == "in-force"


def test_the_day_itself_counts() -> None:
    found = record(signed="2009-06-15", consent="2009-12-31")
    assert status(found, date(2010, 1, 30)) == "deposited"
    assert status(found, date(2010, 1, 31)) == "in-force"
    assert status(found, date(2009, 12, 31)) == "deposited"
    assert status(found, date(2009, 12, 30)) == "signed"
    assert status(found, date(2009, 6, 15)) == "signed"
    assert status(found, date(2009, 6, 14)) == "none"


def test_a_partial_date_binds_no_earlier_than_its_last_day() -> None:
    # Some day in 2009: a month after 31 December 2009 is 31 January 2010.
    assert status(record(consent="2009"), date(2010, 1, 30)) == "deposited"
    assert status(record(consent="2009"), date(2010, 1, 31)) == "in-force"
    assert status(record(consent="2009-12"), date(2009, 12, 30)) == "none"
    assert status(record(signed="2010"), AS_OF) == "none"
    assert status(record(consent="2009", in_force="2010"), AS_OF) == "deposited"


def test_a_recorded_entry_into_force_comes_before_the_usual_delay() -> None:
    assert status(record(consent="2010-01-01", in_force="2010-01-15")) == "in-force"
    assert status(record(consent="2009-01-01", in_force="2010-06-01")) == "deposited"


def test_nothing_done_is_none() -> None:
    assert status(record()) == "none"


def test_states_that_cannot_be_party_have_a_status_of_their_own() -> None:
    assert status(record(eligibility="not-eligible")) == "not-eligible"
    assert status(record(eligibility="not-extended")) == "not-extended"


def test_an_extension_counts_from_its_day_and_where_no_day_is_known_at_once() -> None:
    extended = record(eligibility="extended", consent="2009-12-15")
    assert status(extended, date(2010, 1, 14)) == "not-extended"
    assert status(extended, date(2010, 1, 15)) == "extended"
    assert status(record(eligibility="extended")) == "extended"


def test_the_last_days_of_the_calendar_do_no_harm() -> None:
    assert status(record(consent="9999")) == "none"
    assert treaty_status(PALERMO, record(consent="9999-12-31"), AS_OF) == "none"


@pytest.mark.parametrize(
    ("found", "level", "stands"),
    [
        (record(consent="2002-12-23"), MET, "in-force"),
        (record(eligibility="extended"), MET, "extended"),
        (record(consent="2010-01-20"), PARTLY, "deposited"),
        (record(signed="2000-07-05"), PARTLY, "signed"),
        (record(), NOT_MET, "none"),
        (record(eligibility="not-extended"), NOT_MET, "not-extended"),
    ],
)
def test_the_record_answers_the_criterion(found: TreatyRecord, level: int, stands: str) -> None:
    answer = from_record("2.1.a", RULE, country("USA", found), {"OPSC": OPSC}, RULES, AS_OF)
    assert answer == Answer("2.1.a", AnswerState.ANSWERED, level, level, treaty_status=stands)


def test_not_eligible_is_not_applicable() -> None:
    found = country("TWN", record(eligibility="not-eligible"))
    answer = from_record("2.1.a", RULE, found, {"OPSC": OPSC}, RULES, AS_OF)
    assert (answer.criterion, answer.state) == ("2.1.a", AnswerState.NOT_APPLICABLE)
    assert answer.treaty_status == "not-eligible"


@pytest.mark.parametrize("found", [None, country("USA"), country("USA", record("Palermo", consent="2005"))])
def test_without_a_record_of_the_treaty_nothing_is_known(found: None) -> None:
    answer = from_record("2.1.a", RULE, found, {"OPSC": OPSC}, RULES, AS_OF)
    assert answer == Answer("2.1.a", AnswerState.UNKNOWN, NOT_MET, MET)
