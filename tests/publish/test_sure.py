"""How sure the result is, as the card says it: worked out by hand for two indicators.

1.1 is green and 1.2 red, both by one criterion, so the score is 1/2 and the category some progress (from
1/2 to under 3/4). With weights w and 1 - w the score is w, alike likely from 0 to 1: the category stays in a
quarter of all weightings. With the edges moved up it is limited measures; moved down they leave it. Without
1.1 it is slow progress, without 1.2 notable efforts.
"""

from __future__ import annotations

from builders import edition, finding, framework, simple, workspace

from scoring.explain.figures import Figures
from scoring.language import Language
from scoring.model.evidence import Edition
from scoring.publish.sure import sure_view
from scoring.publish.view import SureView
from scoring.rank.standings import standings

RULES = framework(simple("1.1"), simple("1.2"))


def evidence(country: str, *answers: str) -> Edition:
    criteria = zip(("1.1.a", "1.2.a"), answers, strict=False)
    return edition(*(finding(f"{one}-1", said, one) for one, said in criteria), country=country)


def view(*editions: Edition) -> SureView | None:
    """What the card of the first country says."""
    space = workspace(RULES, editions=editions)
    found, first = standings(space, RULES, "2010-01"), editions[0]
    result = found.countries[first.country].result
    assert result is not None
    return sure_view(Figures(space, RULES, found, first.country, first.id, first.as_of, result), Language())


def rows(seen: SureView) -> dict[str, str]:
    return {row.term: row.text for row in seen.rows}


def test_a_category_that_hangs_on_the_weights() -> None:
    seen = view(evidence("USA", "met", "not met"))
    assert seen is not None
    said = rows(seen)
    drawn = int(said["Other weights of the indicators"].partition("in ")[2].partition("%")[0])
    assert 23 <= drawn <= 27
    assert said["Other edges of the categories"] == (
        "The category stays in 5 of 10 moves of all edges by up to 5 points; "
        "it changes at +1, +2, +3, +4 and +5."
    )
    assert said["One indicator left out"] == (
        "The category stays in 0 of 2. Without 1.1: slow progress. Without 1.2: notable efforts."
    )
    assert said["What grades rest on"] == (
        "Of 2 grades that rest on findings, 1.1 and 1.2 on one source; none on a government’s sources alone."
    )
    assert seen.sentence.startswith(f"In {drawn} of 100 ways of weighting the indicators, USA stays at")
    assert "rank" not in " ".join(said.values())


def test_a_category_that_holds_whatever_the_weights() -> None:
    seen = view(evidence("USA", "met", "met"))
    assert seen is not None
    said = rows(seen)
    assert said["Other weights of the indicators"] == "The category stays as it is in 100% of the weightings."
    assert said["One indicator left out"] == "The category stays in 2 of 2."


def test_ranks_are_spoken_of_where_there_are_two() -> None:
    seen = view(evidence("USA", "met", "met"), evidence("CAN", "not met", "not met"))
    assert seen is not None
    assert rows(seen)["Other weights of the indicators"].endswith("in 9 of 10 the rank is 1 of 2.")


def test_nothing_is_said_of_a_country_with_too_little_evidence() -> None:
    rules = framework(simple("1.1"), simple("1.2"), minimum_coverage=1)
    space = workspace(rules, editions=[evidence("USA", "met")])
    found = standings(space, rules, "2010-01")
    result = found.countries["USA"].result
    assert result is not None
    one = space.editions["USA", "2010-01", rules.id]
    assert sure_view(Figures(space, rules, found, "USA", one.id, one.as_of, result), Language()) is None
