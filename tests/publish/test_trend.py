"""The trend in words, on the card and in the table."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from builders import framework, simple
from edits import answer, copied, next_edition, sound_workspace

from scoring.language import Language
from scoring.model.result import CountryResult, Score
from scoring.publish.booklet_pdf import booklet_view
from scoring.publish.html import render_booklet
from scoring.publish.trend import trend_words
from scoring.rank.history import Past
from scoring.score.country import categories_between

RULES = framework(simple("1.1"), id_="new", replaces="old")


def result(low: int, high: int, possible: int = 8) -> CountryResult:
    score = Score(Fraction(low), Fraction(high), Fraction(possible))
    categories = categories_between(RULES, score.low_share, score.high_share) if possible else ()
    return CountryResult("USA", "2010-01", {}, score, categories, Fraction(1))


def said(before: CountryResult, now: CountryResult, found_under: str = "new") -> str:
    return trend_words(RULES, Past("2010-01", found_under, before), now, Language())


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        (result(2, 2), result(4, 4), "up from limited measures in January 2010"),
        (result(0, 2), result(4, 4), "up from limited measures or slow progress in January 2010"),
        (result(4, 4), result(0, 0), "down from some progress in January 2010"),
        # The category has not changed, or not for certain.
        (result(4, 4), result(5, 5), "score up from 50% in January 2010"),
        (result(2, 3), result(0, 1), "down from limited measures in January 2010"),
        (result(2, 2), result(3, 4), "score up from 25% in January 2010"),
        (result(4, 5), result(2, 3), "down from some progress in January 2010"),
        (result(2, 3), result(4, 6), "up from limited measures in January 2010"),
        (result(4, 4), result(4, 4), "unchanged since January 2010"),
        (result(3, 4), result(4, 4), "not certain whether it has moved since January 2010"),
        (result(0, 0, 0), result(4, 4), ""),
    ],
)
def test_the_words(before: CountryResult, now: CountryResult, words: str) -> None:
    assert said(before, now) == words


def test_evidence_under_older_rules_is_said_to_be_graded_by_todays() -> None:
    assert said(result(2, 2), result(4, 4), "old") == (
        "up from limited measures in January 2010, by the rules of today"
    )


def test_a_framework_without_categories_names_the_score() -> None:
    before, now = (replace(one, categories=()) for one in (result(2, 2), result(4, 4)))
    assert said(before, now) == "score up from 25% in January 2010"


def test_the_card_shows_it_where_there_is_an_earlier_edition(tmp_path: Path, repository: Path) -> None:
    root = copied(tmp_path / "workspace")
    answer(root, "xaa-1.1-b1", "partly", "met", next_edition(root))
    space = sound_workspace(root)
    rules = space.frameworks["mini-1"]
    views = {id_: booklet_view(space, rules, "XAA", id_) for id_ in ("2010-01", "2011-03")}
    assert views["2010-01"].standing.trend == ""
    assert views["2011-03"].standing.trend == "up from some done in January 2010"
    pages = {id_: render_booklet(repository / "templates", view) for id_, view in views.items()}
    assert "Trend</th><td>Up from some done in January 2010</td>" in pages["2011-03"]
    assert "Trend" not in pages["2010-01"]
