"""The frameworks of the repository: their rules tried with every set of answers that there is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from itertools import combinations, product
from pathlib import Path

import pytest
from builders import GREEN, MET, NOT_MET, RED
from strategies import completions

from scoring.check.frameworks import check_framework
from scoring.grade.indicators import grade_position
from scoring.model.evidence import NOT_APPLICABLE
from scoring.model.framework import Framework, Indicator
from scoring.model.result import Answer, AnswerState
from scoring.problems import Problems
from scoring.read.workspace import Loaded, load

INDICATORS = {
    "ecpat-2010": [f"{goal}.{number}" for goal in (1, 2, 3) for number in (1, 2, 3, 4)],
    "rapporteur-2013": [str(number) for number in range(1, 10)],
}
TREATIES = {
    ("ecpat-2010", "2.1"): ["OPSC"],
    ("ecpat-2010", "2.2"): ["Palermo"],
    ("rapporteur-2013", "1"): ["CRC", "OPSC"],
}
Levels = dict[str, int | None]


@cache
def loaded() -> Loaded:
    return load(Path(__file__).parent.parent)


def framework(id_: str) -> Framework:
    return loaded().workspace.frameworks[id_]


@pytest.fixture(params=[(id_, one) for id_, every in INDICATORS.items() for one in every], ids=" ".join)
def named(request: pytest.FixtureRequest) -> tuple[str, str]:
    """The ids of a framework and of one of its indicators."""
    found: tuple[str, str] = request.param
    return found


@pytest.fixture
def one(named: tuple[str, str]) -> Indicator:
    return framework(named[0]).indicator_by_id[named[1]]


def position(one: Indicator, levels: Mapping[str, int | None]) -> int | None:
    """The grade, 0 the best: all frameworks here have the same three."""
    return grade_position(framework("ecpat-2010"), one, levels)


def assignments(one: Indicator, inapplicable: bool = False) -> Iterator[Levels]:
    """Every set of levels; with ``inapplicable``, also without the criteria that need not be asked."""
    choices: list[list[int | None]] = [
        [NOT_MET, 1, MET, *([None] if inapplicable and criterion.not_applicable else [])]
        for criterion in one.criteria
    ]
    letters = [criterion.id for criterion in one.criteria]
    for chosen in product(*choices):
        yield dict(zip(letters, chosen, strict=True))


def test_no_framework_is_left_out() -> None:
    assert set(loaded().workspace.frameworks) == set(INDICATORS)


@pytest.mark.parametrize("id_", INDICATORS)
def test_each_has_three_goals_of_as_many_indicators_each_of_weight_one(id_: str) -> None:
    every = INDICATORS[id_]
    size = len(every) // 3
    goals = [[one.id for one in goal.indicators] for goal in framework(id_).goals]
    assert goals == [every[:size], every[size : 2 * size], every[2 * size :]]
    assert {one.weight for one in framework(id_).indicators} == {Fraction(1)}


def test_grades_and_bands_are_those_that_were_decided() -> None:
    points = {grade.id: grade.points for grade in framework("ecpat-2010").grades}
    assert points == {"green": 2, "yellow": 1, "red": 0}
    starts = {category.id: category.start for category in framework("ecpat-2010").categories}
    assert starts == {
        "notable-efforts": Fraction(3, 4),
        "some-progress": Fraction(1, 2),
        "limited-measures": Fraction(1, 4),
        "slow-progress": 0,
    }


def test_grades_look_alike_and_only_the_first_has_points_for_them() -> None:
    looks = [[(g.id, g.shape, g.colour) for g in framework(id_).grades] for id_ in INDICATORS]
    assert looks[0] == looks[1]
    unscored = framework("rapporteur-2013")
    assert [grade.points for grade in unscored.grades] == [None, None, None]
    assert not unscored.scored
    assert not unscored.ranking
    assert unscored.categories == ()


@pytest.mark.parametrize("id_", INDICATORS)
def test_nothing_is_wrong_with_it(id_: str) -> None:
    problems = Problems()
    check_framework(framework(id_), loaded(), problems)
    assert list(problems) == []


def test_each_indicator_has_three_to_six_criteria_or_is_answered_by_a_treaty(
    named: tuple[str, str], one: Indicator
) -> None:
    treaties = [criterion.treaty.treaty for criterion in one.criteria if criterion.treaty]
    assert treaties == TREATIES.get(named, [])
    if len(treaties) < len(one.criteria):
        assert 3 <= len(one.criteria) <= 6


def test_no_better_answer_lowers_a_grade(one: Indicator) -> None:
    positions = {
        tuple(levels.values()): position(one, levels) for levels in assignments(one, inapplicable=True)
    }
    for levels, before in positions.items():
        for index, level in enumerate(levels):
            if level is not None and level < MET:
                after = positions[(*levels[:index], level + 1, *levels[index + 1 :])]
                assert before is not None
                assert after is not None
                assert after <= before, f"{one.id}: {levels}, criterion {index} raised"


def test_every_grade_can_be_reached(one: Indicator) -> None:
    assert {position(one, levels) for levels in assignments(one)} == {0, 1, 2}


def test_everything_met_is_green_and_nothing_met_is_red_also_where_a_part_cannot_be_asked(
    one: Indicator,
) -> None:
    for levels in assignments(one, inapplicable=True):
        asked = {level for level in levels.values() if level is not None}
        if asked == {MET}:
            assert position(one, levels) == GREEN
        elif asked == {NOT_MET}:
            assert position(one, levels) == RED
        elif not asked:
            assert position(one, levels) is None


def test_every_criterion_matters(one: Indicator) -> None:
    for criterion in one.criteria:
        assert any(
            position(one, {**levels, criterion.id: NOT_MET}) != position(one, {**levels, criterion.id: MET})
            for levels in assignments(one)
        ), f"{one.id}.{criterion.id} changes no grade"


def test_every_case_comes_out_as_it_says(one: Indicator) -> None:
    ids = [grade.id for grade in framework("ecpat-2010").grades]
    assert one.cases
    for case in one.cases:
        given = {c.id: answer(one.criterion_id(c), case.answers.get(c.id)) for c in one.criteria}
        reached = {position(one, levels) for levels in completions(given)}
        known = sorted(found for found in reached if found is not None)
        expected = tuple(ids[known[0] : known[-1] + 1]) if known else (NOT_APPLICABLE,)
        assert case.grades == expected, case.name


def answer(criterion: str, word: str | None) -> Answer:
    if word in {None, NOT_APPLICABLE}:
        state = AnswerState.UNKNOWN if word is None else AnswerState.NOT_APPLICABLE
        return Answer(criterion, state, NOT_MET, MET)
    level = ("not met", "partly", "met").index(str(word))
    return Answer(criterion, AnswerState.ANSWERED, level, level)


def test_cases_show_every_grade(one: Indicator) -> None:
    assert {case.grades[0] for case in one.cases if len(case.grades) == 1} >= {"green", "yellow", "red"}
    assert len({case.name for case in one.cases}) == len(one.cases)


@pytest.mark.parametrize("edge", [{"green", "yellow"}, {"yellow", "red"}], ids=["green", "red"])
def test_cases_stand_on_either_side_of_each_edge(one: Indicator, edge: set[str]) -> None:
    """Two cases that differ in one answer get the two grades."""
    whole = [case for case in one.cases if len(case.answers) == len(one.criteria)]
    assert any(
        {*case.grades, *other.grades} == edge
        and sum(case.answers[letter] != other.answers[letter] for letter in case.answers) == 1
        for case, other in combinations(whole, 2)
    )
