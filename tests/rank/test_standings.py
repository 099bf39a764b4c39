"""Who is in the ranking of an edition, and on what ground."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from builders import (
    country,
    criterion,
    edition,
    finding,
    framework,
    indicator,
    met,
    partly,
    published,
    record,
    simple,
    treaty,
    workspace,
)
from hypothesis import given
from hypothesis import strategies as st

from scoring.model.evidence import Edition
from scoring.model.framework import TreatyRule
from scoring.model.result import Basis, Standing
from scoring.model.workspace import Workspace
from scoring.rank.standings import newest, standings

RULES = framework(simple("1.1"), simple("1.2"), simple("1.3"), minimum_coverage=1)


def evidence(code: str, *words: str, id_: str = "2010-01") -> Edition:
    """One answer for each indicator in turn; fewer than three do not reach the minimum coverage."""
    found = (finding(f"f{n}", word, f"1.{n}.a") for n, word in enumerate(words, 1))
    return edition(*found, country=code, id_=id_)


def standing(space: Workspace, code: str, id_: str = "2010-01") -> Standing:
    return standings(space, RULES, id_).countries[code]


FULL = evidence("USA", "met", "met", "not met")  # 4 of 6 points
THIN = evidence("USA", "met", "met")


def test_evidence_comes_before_a_published_list() -> None:
    space = workspace(RULES, editions=[FULL], lists=[published({"USA": "slow-progress"})])
    found = standing(space, "USA")
    assert (found.basis, found.categories, found.rank) == (Basis.EVIDENCE, ("some-progress",), (1, 1))
    assert (found.published, found.published_position) == ("slow-progress", 1)


def test_a_published_country_is_counted_and_never_ranked() -> None:
    space = workspace(RULES, editions=[FULL], lists=[published({"ROU": "notable-efforts", "TWN": "x"})])
    found = standing(space, "TWN")
    assert (found.basis, found.categories, found.rank) == (Basis.PUBLISHED, ("x",), None)
    assert (found.result, found.published_position) == (None, 2)
    assert standings(space, RULES, "2010-01").ranked == 1


def test_below_the_minimum_coverage_a_country_is_shown_and_not_ranked() -> None:
    found = standing(workspace(RULES, editions=[THIN]), "USA")
    assert (found.basis, found.rank) == (Basis.NONE, None)
    assert found.result is not None
    assert found.categories == ("notable-efforts", "some-progress")  # 4 to 6 of 6
    listed = standing(workspace(RULES, editions=[THIN], lists=[published({"USA": "slow-progress"})]), "USA")
    assert (listed.basis, listed.categories, listed.rank) == (Basis.PUBLISHED, ("slow-progress",), None)
    assert listed.result is not None


def test_the_minimum_coverage_is_reached_by_reaching_it() -> None:
    for minimum, basis in ((RULES.minimum_coverage * 2 / 3, Basis.EVIDENCE), (Fraction(1), Basis.NONE)):
        rules = replace(RULES, minimum_coverage=minimum)
        space = workspace(rules, editions=[THIN])
        assert standings(space, rules, "2010-01").countries["USA"].basis is basis


def test_a_country_without_anything_is_there_and_has_no_basis() -> None:
    found = standing(workspace(RULES, countries=[country("FRA")]), "FRA")
    assert (found.basis, found.categories, found.rank, found.result) == (Basis.NONE, (), None, None)


def test_the_newest_evidence_up_to_the_edition_counts() -> None:
    older = evidence("USA", "met", "met", "met", id_="2009-06")
    newer = evidence("USA", "not met", "not met", "not met", id_="2010-01")
    later = evidence("USA", "partly", "partly", "partly", id_="2011")
    space = workspace(RULES, editions=[newer, later, older])
    shares = {id_: standing(space, "USA", id_).result for id_ in ("2009-06", "2009-12", "2010-01", "2012")}
    assert {id_: result and result.edition for id_, result in shares.items()} == {
        "2009-06": "2009-06",
        "2009-12": "2009-06",
        "2010-01": "2010-01",
        "2012": "2011",
    }
    assert standing(space, "USA", "2009-01").basis is Basis.NONE
    assert newest(space, "USA", RULES.id, "2009-01") is None


def test_thin_new_evidence_is_not_replaced_by_old() -> None:
    older = evidence("USA", "met", "met", "met", id_="2009")
    space = workspace(RULES, editions=[older, THIN])
    assert standing(space, "USA").basis is Basis.NONE


def test_a_published_list_counts_for_its_own_edition_only() -> None:
    space = workspace(RULES, editions=[FULL], lists=[published({"ROU": "some-progress"}, "2009")])
    assert standing(space, "ROU", "2009").basis is Basis.PUBLISHED
    assert standing(space, "ROU", "2010-01").basis is Basis.NONE


def test_evidence_under_another_framework_is_not_looked_at() -> None:
    other = replace(FULL, framework="other")
    assert standing(workspace(RULES, editions=[other]), "USA").basis is Basis.NONE


def test_ranks_are_among_countries_with_evidence_and_ties_share_one() -> None:
    space = workspace(
        RULES,
        editions=[
            evidence("USA", "met", "not met", "not met"),
            evidence("FRA", "not met", "met", "not met"),
            evidence("KHM", "partly", "partly", "partly"),
            evidence("THA", "met", "met"),
        ],
        lists=[published({"ROU": "notable-efforts"})],
    )
    ranks = {code: one.rank for code, one in standings(space, RULES, "2010-01").countries.items()}
    assert ranks == {"KHM": (1, 1), "FRA": (2, 2), "USA": (2, 2), "ROU": None, "THA": None}
    assert list(ranks) == sorted(ranks)


def test_standings_say_what_they_are_of() -> None:
    found = standings(workspace(RULES, editions=[FULL]), RULES, "2010-06")
    assert (found.framework, found.edition) == (RULES.id, "2010-06")


def test_what_a_country_has_ratified_counts_in_its_rank() -> None:
    joined = TreatyRule("OPSC", frozenset({"in-force"}), frozenset({"deposited"}))
    rules = framework(indicator("1.1", [criterion("a", treaty=joined)], met("a"), partly("a")))
    space = workspace(
        rules,
        editions=[edition(country=code) for code in ("FRA", "KHM", "USA")],
        countries=[
            country("FRA", record()),
            country("KHM", record(consent="2010-01-20")),  # binds a month later, after the as-of day
            country("USA", record(consent="2002-12-23")),
        ],
        treaties=[treaty(months=1)],
    )
    ranks = {code: one.rank for code, one in standings(space, rules, "2010-01").countries.items()}
    assert ranks == {"USA": (1, 1), "KHM": (2, 2), "FRA": (3, 3)}


@given(st.data())
def test_the_order_of_files_makes_no_difference(data: st.DataObject) -> None:
    words = st.lists(st.sampled_from(["met", "partly", "not met"]), min_size=3, max_size=3)
    editions = [evidence(code, *data.draw(words)) for code in ("FRA", "KHM", "USA")]
    shuffled = data.draw(st.permutations(editions))
    one = standings(workspace(RULES, editions=editions), RULES, "2010-01")
    other = standings(workspace(RULES, editions=shuffled), RULES, "2010-01")
    assert one == other
    assert list(one.countries) == list(other.countries)
