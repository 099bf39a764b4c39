"""Dates to the year, month or day, and days reckoned from them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from builders import when
from hypothesis import given
from hypothesis import strategies as st

from scoring.model.dates import PartialDate, days_after, months_after, years_after


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2009", date(2009, 1, 1), date(2009, 12, 31)),
        ("2009-11", date(2009, 11, 1), date(2009, 11, 30)),
        ("2008-02", date(2008, 2, 1), date(2008, 2, 29)),
        ("2100-02", date(2100, 2, 1), date(2100, 2, 28)),
        ("2009-11-30", date(2009, 11, 30), date(2009, 11, 30)),
    ],
)
def test_a_partial_date_spans_its_days(text: str, first: date, last: date) -> None:
    assert (when(text).first, when(text).last) == (first, last)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2009-11-31", "November 2009 has no day 31"),
        ("2009-02-29", "February 2009 has no day 29"),
        ("2009-01-00", "January 2009 has no day 00"),
        ("2009-13", "there is no month 13"),
        ("2009-00", "there is no month 00"),
        ("0000", "there is no year 0000"),
        ("2009-1", "'2009-1' is not a date"),
        ("2009-11-30 ", "'2009-11-30 ' is not a date"),
        ("30.11.2009", "'30.11.2009' is not a date"),
        ("\N{FULLWIDTH DIGIT TWO}009", "'\N{FULLWIDTH DIGIT TWO}009' is not a date"),
        ("", "'' is not a date"),
    ],
)
def test_what_is_not_in_the_calendar_is_refused_in_words(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        PartialDate.parse(text)


@given(st.dates())
def test_a_day_is_written_as_it_is_read(day: date) -> None:
    text = day.isoformat()
    for written in (text, text[:7], text[:4]):
        assert str(PartialDate.parse(written)) == written
        assert PartialDate.parse(written).first <= day <= PartialDate.parse(written).last


def test_years_after_a_leap_day_end_on_the_28th_unless_the_year_leaps() -> None:
    assert years_after(date(2008, 2, 29), 1) == date(2009, 2, 28)
    assert years_after(date(2008, 2, 29), 4) == date(2012, 2, 29)
    assert years_after(date(1896, 2, 29), 4) == date(1900, 2, 28)
    assert years_after(date(2007, 12, 31), 0) == date(2007, 12, 31)


def test_months_after_keep_the_day_or_take_the_last_of_a_shorter_month() -> None:
    assert months_after(date(2002, 12, 23), 1) == date(2003, 1, 23)
    assert months_after(date(2010, 1, 31), 1) == date(2010, 2, 28)
    assert months_after(date(2003, 11, 30), 3) == date(2004, 2, 29)
    assert months_after(date(2010, 11, 30), 1) == date(2010, 12, 30)
    assert months_after(date(1999, 12, 2), 12) == date(2000, 12, 2)


def test_the_calendar_has_an_end_and_no_rule_falls_over_it() -> None:
    assert years_after(date(2007, 1, 1), 9000) == date.max
    assert months_after(date(9999, 12, 1), 1) == date.max
    assert days_after(date(9999, 12, 20), 30) == date.max
    assert years_after(date(9998, 3, 1), 1) == date(9999, 3, 1)
    assert months_after(date(9999, 1, 15), 1) == date(9999, 2, 15)
    assert days_after(date(9999, 12, 20), 11) == date.max


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(0, 60))
def test_days_and_months_after_agree_with_the_calendar(day: date, count: int) -> None:
    assert days_after(day, count) == day + timedelta(days=count)
    later = months_after(day, count)
    assert (later.year - day.year) * 12 + later.month - day.month == count
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)
