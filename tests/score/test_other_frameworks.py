"""Frameworks unlike the shipped one, by YAML alone, with their numbers worked out by hand.

`water-2020` (tests/workspaces/other) has five grades A to E worth 4 to 0 points, answers yes, partial and
no, goals within a goal and a different way of scoring at every level. XAA:

  1 Reach    80 % of schools, goalposts 0 and 100:        (80 − 0) / (100 − 0)  = 4/5   grade D (a partial)
  2 Price    4 % of the budget, goalposts 10 and 0:       (4 − 10) / (0 − 10)   = 3/5   grade D (a partial)
  W1 Access  mean, weights 1 and 2:                       (4/5 + 2·3/5) / 3     = 2/3
  3 Testing  yes and partial: B, 3 of 4 points
  W2 Quality sum:                                         3 of 4
  W  Water   geometric mean of 2/3 and 3/4:               √(1/2) = 0.707106781186547524400844362105
  4 Wells    yes and partial: B, 3 of 4
  5 Pipes    yes and unknown: C to A, 2 to 4 of 4
  S  Safety  minimum of 3/4 and 1/2…1:                    1/2 … 3/4
  whole      mean, weights 3/2 for W and 1/2 for S:       (3/2·W + 1/2·S) / 2 = 0.65533… … 0.71783…

The band of *flowing* begins at 0.7, so the category is open. XBB is beyond the goalpost of 1 (120 %,
counted as 100), pays nothing and has yes everywhere else: 1, A throughout. Coverage of XAA by weights of
the whole: the indicators of W1 count 3/2·1 and 3/2·2, that of W2 3/2, those of S 1/2 each, 7 in all; half
of one of S is unknown, 1/4: 27/28.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from scoring.check import check
from scoring.model.result import Basis, Standings
from scoring.publish.booklet_pdf import booklet_view
from scoring.publish.html import render_booklet
from scoring.rank.standings import standings
from scoring.read.workspace import Loaded, load

OTHER = Path(__file__).parent.parent / "workspaces" / "other"
ROOT_HALF = Fraction("0.707106781186547524400844362105")


@pytest.fixture(scope="module")
def other() -> Loaded:
    return load(OTHER)


@pytest.fixture(scope="module")
def water(other: Loaded) -> Standings:
    return standings(other.workspace, other.workspace.frameworks["water-2020"], "2020")


def test_nothing_is_wrong_with_them_but_the_missing_texts(other: Loaded) -> None:
    assert {problem.code for problem in check(other)} == {"text.missing"}


def test_each_level_scores_in_its_own_way(water: Standings) -> None:
    result = water.countries["XAA"].result
    assert result
    shares = {id_: (score.low_share, score.high_share) for id_, score in result.goals.items()}
    assert shares == {
        "W1": (Fraction(2, 3), Fraction(2, 3)),
        "W2": (Fraction(3, 4), Fraction(3, 4)),
        "W": (ROOT_HALF, ROOT_HALF),
        "S": (Fraction(1, 2), Fraction(3, 4)),
    }
    whole = Fraction(3, 2) * ROOT_HALF
    assert result.score.low_share == (whole + Fraction(1, 2) * Fraction(1, 2)) / 2
    assert result.score.high_share == (whole + Fraction(1, 2) * Fraction(3, 4)) / 2
    assert result.coverage == Fraction(27, 28)
    assert result.categories == ("flowing", "dripping")


def test_five_grades_of_answers_on_another_scale(other: Loaded, water: Standings) -> None:
    grades = other.workspace.frameworks["water-2020"].grades
    result = water.countries["XAA"].result
    assert result
    found = {
        id_: "".join(grade.id for grade in grades[one.best : one.worst + 1])
        for id_, one in result.indicators.items()
    }
    assert found == {"1": "D", "2": "D", "3": "B", "4": "B", "5": "ABC"}


def test_beyond_a_goalpost_is_the_goalpost_and_ranks_follow(water: Standings) -> None:
    best = water.countries["XBB"].result
    assert best
    assert best.score.low_share == best.score.high_share == 1
    assert best.categories == ("flowing",)
    assert water.countries["XBB"].rank == (1, 1)
    assert water.countries["XAA"].rank == (2, 2)


def test_two_grades_without_points_are_neither_scored_nor_ranked(other: Loaded) -> None:
    found = standings(other.workspace, other.workspace.frameworks["pledges-2020"], "2020")
    standing = found.countries["XAA"]
    assert standing.basis is Basis.EVIDENCE
    assert (standing.rank, standing.categories, found.ranked) == (None, (), 0)
    assert standing.result
    assert standing.result.score.possible == 0
    pledge = standing.result.indicators["1"]
    assert (pledge.best, pledge.worst) == (0, 1)  # a is met in part and b unknown: kept if b is met


@pytest.mark.parametrize("framework", ["water-2020", "pledges-2020"])
def test_their_cards_can_be_printed(other: Loaded, framework: str) -> None:
    workspace = other.workspace
    view = booklet_view(workspace, workspace.frameworks[framework], "XAA", "2020")
    html = render_booklet(workspace.templates, view)
    assert all(indicator.title in html for indicator in workspace.frameworks[framework].indicators)
    assert ("Figure 1" in html) == (framework == "water-2020")
    assert ("needed for a rank" in view.standing.coverage) == (framework == "water-2020")
    assert "of the criteria have an answer that counts" in view.standing.coverage
