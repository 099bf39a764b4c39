"""Dates, numbers, shares and lists as they are printed."""

from __future__ import annotations

import unicodedata
from datetime import date
from fractions import Fraction
from typing import get_args

import pytest
from builders import when
from hypothesis import given
from hypothesis import strategies as st

from scoring.language import Language
from scoring.language.catalogue import ZEROS, Voice
from scoring.read.schemas.language import LanguageFile

ENGLISH = Language()


@pytest.mark.parametrize(
    ("written", "said"),
    [("2009", "2009"), ("2009-11", "November 2009"), ("2009-11-30", "30 November 2009"), ("0987", "987")],
)
def test_a_date_is_said_to_the_precision_that_it_has(written: str, said: str) -> None:
    assert ENGLISH.date(when(written)) == said


def test_a_whole_date_and_an_edition_are_said_alike() -> None:
    assert ENGLISH.date(date(2010, 1, 31)) == "31 January 2010"
    assert ENGLISH.edition("2010-01") == "January 2010"
    assert ENGLISH.edition("2010") == "2010"


@pytest.mark.parametrize(
    ("share", "said"),
    [
        ("1/8", "13"),  # 12.5 % is rounded up
        ("249/2000", "12"),  # 12.45 %
        ("1/200", "1"),
        ("499/100000", "0"),
        ("0", "0"),
        ("11/42", "26"),  # 26.19 %
        ("2/3", "67"),
        ("29/100", "29"),  # 0.29 * 100 is less than 29 in floating numbers
        ("995/1000", "100"),
        ("1", "100"),
    ],
)
def test_shares_are_rounded_half_up_to_whole_per_cent(share: str, said: str) -> None:
    assert ENGLISH.percent(Fraction(share)).rstrip("%\N{NO-BREAK SPACE}") == said


@given(st.integers(0, 100_000))
def test_no_share_is_off_by_more_than_half_a_per_cent(parts: int) -> None:
    share = Fraction(parts, 100_000)
    said = Fraction(ENGLISH.percent(share).rstrip("%\N{NO-BREAK SPACE}"))
    assert -Fraction(1, 2) < said - share * 100 <= Fraction(1, 2)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (24, "24"),
        (Fraction(24, 1), "24"),
        (Fraction(1, 2), "0.5"),
        (Fraction(1, 3), "0.33"),
        (Fraction(2, 3), "0.67"),
        (Fraction(1, 8), "0.13"),  # half up, as with shares
        (1_234_567, "1,234,567"),
        (0, "0"),
    ],
)
def test_numbers_have_at_most_two_decimals(number: int | Fraction, said: str) -> None:
    assert ENGLISH.number(number) == said


@pytest.mark.parametrize(
    ("items", "either", "both"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a or b", "a and b"),
        (["a", "b", "c"], "a, b or c", "a, b and c"),
    ],
)
def test_lists_are_joined_as_one_says_them(items: list[str], either: str, both: str) -> None:
    assert ENGLISH.either(items) == either
    assert ENGLISH.both(items) == both


def test_names_are_sorted_by_their_letters() -> None:
    names = ["Zambia", "Österreich", "oman", "Peru", "Åland", "Albania"]
    assert sorted(names, key=ENGLISH.alphabetical) == [
        "Åland",
        "Albania",
        "oman",
        "Österreich",
        "Peru",
        "Zambia",
    ]


def test_languages_are_written_in_their_direction() -> None:
    assert [Language(code).direction for code in ("en", "fr", "ar", "he")] == ["ltr", "ltr", "rtl", "rtl"]


def test_another_language_says_it_its_own_way() -> None:
    french = Language("fr")
    assert french.date(date(2010, 1, 31)) == "31 janvier 2010"
    assert french.either(["a", "b"]) == "a ou b"
    assert french.number(Fraction(1, 2)) == "0,5"


@pytest.mark.parametrize(
    ("numbers", "number", "share", "day"),
    [
        ("latn", "1,234.5", "42%", "30 พฤศจิกายน ค.ศ. 2009"),
        ("thai", "๑,๒๓๔.๕", "๔๒%", "๓๐ พฤศจิกายน ค.ศ. ๒๐๐๙"),
    ],
)
def test_numbers_and_dates_have_the_digits_of_the_language(
    numbers: str, number: str, share: str, day: str
) -> None:
    language = Language("th", Voice(numbers=numbers))
    assert language.number(Fraction(2469, 2)) == number
    assert language.percent(Fraction(42, 100)) == share
    assert language.date(when("2009-11-30")) == day


def test_arabic_digits_go_with_their_own_decimal_sign() -> None:
    assert Language("ar", Voice(numbers="arab")).number(Fraction(7, 2)) == "٣٫٥"


def test_every_numbering_system_that_a_file_may_name_has_its_digits() -> None:
    named = get_args(LanguageFile.model_fields["numbers"].annotation)
    assert set(named) == set(ZEROS)
    for zero in ZEROS.values():
        assert [unicodedata.digit(chr(ord(zero) + number)) for number in range(10)] == list(range(10))
