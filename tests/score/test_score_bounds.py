"""Bounds of score and category hold every completion and reach both ends; order makes no difference."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product

from builders import country as built_country
from builders import record, treaty
from hypothesis import given
from hypothesis import strategies as st
from strategies import completions, editions, frameworks

from scoring.grade.indicators import grade_position
from scoring.model.framework import Framework
from scoring.model.result import CountryResult
from scoring.score.country import category_at, score_country

POINTS = (2, 1, 0)


def shares(rules: Framework, result: CountryResult) -> set[Fraction]:
    """The share of every completion of all answers, each indicator graded and summed by hand."""
    of_each = [
        [
            Fraction(0) if position is None else one.weight * POINTS[position]
            for position in {
                grade_position(rules, one, levels)
                for levels in completions(result.indicators[one.id].answers)
            }
        ]
        for one in rules.indicators
    ]
    possible = sum(2 * one.weight for one in rules.indicators if result.indicators[one.id].applicable)
    return {sum(points, Fraction(0)) / possible if possible else Fraction(0) for points in product(*of_each)}


@given(st.data(), frameworks())
def test_score_and_categories_span_every_completion_and_full_coverage_leaves_one(
    data: st.DataObject, rules: Framework
) -> None:
    result = score_country(rules, data.draw(editions(rules)), None, {})
    if not result.score.possible:  # nothing applies: there is no score, and so no category
        assert result.categories == ()
        return
    reached = shares(rules, result)
    assert (result.score.low_share, result.score.high_share) == (min(reached), max(reached))
    categories = {category_at(rules, share) for share in reached}
    assert categories <= set(result.categories)
    assert {result.categories[0], result.categories[-1]} <= categories
    assert 0 <= result.coverage <= 1
    assert result.coverage < 1 or len(reached) == 1


@given(st.data(), frameworks())
def test_the_order_of_findings_treaties_and_records_makes_no_difference(
    data: st.DataObject, rules: Framework
) -> None:
    one = data.draw(editions(rules))
    other = replace(one, findings=tuple(data.draw(st.permutations(one.findings))))
    records = [record("OPSC", consent="2002"), record("CRC", signed="1995"), record("Palermo")]
    treaties = {name: treaty(name, days=30) for name in ("OPSC", "CRC", "Palermo")}
    first = score_country(rules, one, built_country("USA", *records), treaties)
    second = score_country(
        rules, other, built_country("USA", *reversed(records)), dict(reversed(treaties.items()))
    )
    assert first == second
