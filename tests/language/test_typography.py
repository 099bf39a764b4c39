"""Marks and capitals by language, ranges and rows."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scoring.language import Language
from scoring.language.catalogue import FALLBACK, FALLBACK_END, marked
from scoring.language.phrases import number_span, percent_span, rank_of, rank_span
from scoring.language.typography import capital, typographic, width

ENGLISH = Language()


def test_english_marks_are_curved() -> None:
    assert typographic("It's \"so\" ('x')", ENGLISH) == "It\u2019s \u201cso\u201d (\u2018x\u2019)"


@pytest.mark.parametrize("code", ["es", "fr", "ar", "th", "ja"])
def test_marks_of_other_languages_stay_as_they_are_written(code: str) -> None:
    assert typographic('l\'«état» "x"', Language(code)) == 'l\'«état» "x"'


def test_english_in_the_place_of_a_translation_keeps_the_english_marks() -> None:
    said = typographic(f"l'état {marked(chr(34) + 'so' + chr(34))} l'x", Language("fr"))
    assert said == f"l'état {FALLBACK}\u201cso\u201d{FALLBACK_END} l'x"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("slow progress", "Slow progress"),
        ("état", "État"),
        ("ßa", "Ssa"),
        ("1 of 2", "1 of 2"),
        ("«so»", "«so»"),
        ("تقدم", "تقدم"),
        ("ความ", "ความ"),
        ("進展", "進展"),
        ("ქართული", "ქართული"),
        (marked(marked("so")), marked(marked("So"))),
        ("", ""),
    ],
)
def test_a_capital_stands_where_the_script_has_capitals(text: str, said: str) -> None:
    assert capital(text) == said


def test_ranges_are_told_where_the_ends_differ() -> None:
    assert number_span(2, 2, ENGLISH) == "2"
    assert number_span(2, Fraction(5, 2), ENGLISH) == "2 to 2.5"
    assert percent_span(Fraction(1, 4), Fraction(1, 4), ENGLISH) == "25%"
    assert percent_span(Fraction(1, 4), Fraction(1, 2), ENGLISH) == "25% to 50%"
    assert rank_span((3, 3), ENGLISH) == "3"
    assert rank_of((11, 14), 42, ENGLISH) == "11–14 of 42"


def test_ids_keep_their_order_where_words_run_from_right_to_left() -> None:
    assert ENGLISH.ltr("1.1.a") == "1.1.a"
    assert Language("ar").ltr("1.1.a") == "\u200e1.1.a"


@pytest.mark.parametrize(
    ("text", "letters"), [("", 0), ("Chad", 4), ("フランス", 8), ("日本 A", 6), ("ไทย", 3)]
)
def test_letters_that_are_twice_as_wide_count_twice(text: str, letters: int) -> None:
    assert width(text) == letters
