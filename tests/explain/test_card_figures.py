"""The figures that a text may ask for by name."""

from __future__ import annotations

from fractions import Fraction

import pytest
from builders import AS_OF, country, edition, finding, framework, published, simple, workspace

from scoring.explain.figures import (
    ALWAYS,
    DECIDED_ONLY,
    Band,
    Between,
    Categories,
    EditionName,
    Figure,
    Figures,
    Grades,
    Share,
    band,
)
from scoring.rank.standings import standings

RULES = framework(*(simple(f"1.{n}") for n in range(1, 5)), minimum_coverage=Fraction(1, 2))
LIST = published({"ROU": "notable-efforts", "DNK": "some-progress", "USA": "some-progress"})


def figures(*words: str) -> Figures:
    """The USA's figures where these answer 1.1, 1.2 … in turn, beside two published countries."""
    given = edition(*(finding(f"f{n}", word, f"1.{n}.a") for n, word in enumerate(words, 1)))
    space = workspace(RULES, editions=[given], countries=[country("USA")], lists=[LIST])
    found = standings(space, RULES, "2010-01")
    result = found.countries["USA"].result
    assert result is not None
    return Figures(space, RULES, found, "USA", "2010-01", AS_OF, result)


# 3 of 8 points: limited measures; 1 more point is needed for some progress at 4 of 8.
DECIDED = figures("met", "partly", "not met", "not met")
OPEN = figures("met", "partly")


@pytest.mark.parametrize(
    ("name", "argument", "figure"),
    [
        ("countries", "", 3),
        ("count", "limited-measures", 1),
        ("count", "some-progress", 1),
        ("share", "slow-progress", Share(Fraction(0))),
        ("share", "some-progress", Share(Fraction(1, 3))),
        ("band", "some-progress", Band(Fraction(1, 2), Fraction(3, 4))),
        ("grade", "1.2", Grades((1,))),
        ("points", "", Between(Fraction(3), Fraction(3))),
        ("possible", "", Fraction(8)),
        ("category", "", Categories(("limited-measures",))),
        ("category-count", "", 1),
        ("category-share", "", Share(Fraction(1, 3))),
        ("next-category", "", Categories(("some-progress",))),
        ("points-to-next", "", Fraction(1)),
        ("coverage", "", Share(Fraction(1))),
        ("ranked", "", 1),
        ("indicators", "", 4),
        ("indicators-per-goal", "", Fraction(4)),
        ("criteria", "", 4),
        ("edition", "", EditionName("2010-01")),
        ("as-of", "", AS_OF),
    ],
)
def test_figures_by_hand(name: str, argument: str, figure: Figure) -> None:
    assert DECIDED.get(name, argument) == figure


def test_an_undecided_category_is_a_share_of_its_own() -> None:
    assert OPEN.get("points", "") == Between(Fraction(3), Fraction(7))
    assert OPEN.get("category", "") == Categories(("notable-efforts", "some-progress", "limited-measures"))
    assert OPEN.tally.by_category == {
        "notable-efforts": 1,
        "some-progress": 1,
        "limited-measures": 0,
        "slow-progress": 0,
    }
    assert (OPEN.tally.undecided, OPEN.tally.countries) == (1, 3)
    assert OPEN.get("grade", "1.4") == Grades((0, 1, 2))


def test_names_without_a_figure_are_refused() -> None:
    for name, argument in (
        ("nothing", ""),
        ("countries", "x"),
        ("count", ""),
        ("count", "x"),
        ("grade", "9.9"),
    ):
        with pytest.raises(KeyError):
            DECIDED.get(name, argument)
    for name in DECIDED_ONLY:
        with pytest.raises(KeyError):
            OPEN.get(name, "")


def test_the_best_category_has_no_next_one() -> None:
    best = figures("met", "met", "met", "met")
    assert best.next_category is None
    assert "points-to-next" not in best.plain


def test_the_lists_of_names_are_those_that_are_filled() -> None:
    assert set(OPEN.plain) == ALWAYS
    assert set(DECIDED.plain) == ALWAYS | DECIDED_ONLY


def test_the_best_band_goes_to_the_whole() -> None:
    assert band(RULES, "notable-efforts") == Band(Fraction(3, 4), None)
    assert band(RULES, "slow-progress") == Band(Fraction(0), Fraction(1, 4))
