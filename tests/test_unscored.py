"""The shipped evidence under the framework that scores nobody, and the cards that it makes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from scoring.check import check
from scoring.model.evidence import Edition
from scoring.model.result import Basis, CountryResult, Standings
from scoring.problems import Severity
from scoring.publish.booklet_pdf import booklet_view
from scoring.publish.html import render_booklet
from scoring.publish.view import BookletView
from scoring.rank.standings import standings
from scoring.read.workspace import Loaded, load

ID, EDITION = "rapporteur-2013", "2013-12"
COUNTRIES = ("EST", "FRA", "GTM", "HND", "KGZ", "LVA", "MDG", "MUS", "SEN", "SLV", "USA")
SOURCES = {"un-rapporteur-2013", "un-rapporteur-usa-2011"}


@cache
def loaded() -> Loaded:
    return load(Path(__file__).parent.parent)


@cache
def found(framework: str = ID, edition: str = EDITION) -> Standings:
    space = loaded().workspace
    return standings(space, space.frameworks[framework], edition)


def edition(country: str) -> Edition:
    return loaded().workspace.editions[country, EDITION, ID]


def result(country: str) -> CountryResult:
    graded = found().countries[country].result
    assert graded
    return graded


@cache
def view(country: str) -> BookletView:
    space = loaded().workspace
    return booklet_view(space, space.frameworks[ID], country, EDITION)


def test_nothing_is_wrong_with_the_evidence_and_nothing_to_be_warned_of() -> None:
    grave = [one for one in check(loaded()) if one.severity is not Severity.NOTE]
    assert [one for one in grave if EDITION in one.place.file or ID in one.place.file] == []


def test_every_country_of_which_the_report_tells_is_there() -> None:
    editions = loaded().workspace.editions
    assert tuple(sorted(code for code, _, framework in editions if framework == ID)) == COUNTRIES


@pytest.mark.parametrize("country", COUNTRIES)
def test_findings_are_from_the_two_reports_with_a_paragraph_each(country: str) -> None:
    for finding in edition(country).findings:
        assert finding.reference.source in SOURCES
        assert finding.reference.locator.startswith("paragraph")
        assert finding.holds_on.last <= edition(country).as_of
        assert finding.answer in {"met", "partly", "not met"}


@pytest.mark.parametrize("country", COUNTRIES)
def test_it_is_graded_under_nine_indicators_and_neither_scored_nor_ranked(country: str) -> None:
    standing = found().countries[country]
    assert list(result(country).indicators) == [str(number) for number in range(1, 10)]
    assert (standing.basis, standing.rank, standing.categories) == (Basis.EVIDENCE, None, ())
    assert result(country).score.possible == 0
    assert not any(one.star for one in result(country).indicators.values())


def test_nobody_is_ranked() -> None:
    assert found().ranked == 0


@pytest.mark.parametrize("country", COUNTRIES)
def test_its_card_has_no_word_of_points_categories_and_ranks(country: str) -> None:
    card = view(country)
    standing = card.standing
    assert (standing.scored, standing.categories, standing.rank, standing.to_next) == (False, "", "", "")
    assert (standing.deciding, standing.trend, standing.published) == ("", "", "")
    assert card.categories == ()
    assert card.undecided is None
    assert {goal.possible for goal in card.goals} == {""}
    html = render_booklet(loaded().workspace.templates, card)
    assert not [word for word in ("Figure 1", "Figure 2", "of 0", "needed for a rank") if word in html]


@pytest.mark.parametrize("country", COUNTRIES)
def test_its_card_says_how_much_has_been_examined(country: str) -> None:
    said = view(country).standing.known
    assert "of 9 indicators" in said
    assert said.startswith("none") == (country in {"MDG", "SEN"})
    evidence = next(row.text for row in view(country).colophon if row.term == "Evidence")
    count = len(edition(country).findings)
    assert evidence.startswith(f"{count} finding{'' if count == 1 else 's'}," if count else "no finding yet")
    assert "ratification" not in evidence


@pytest.mark.parametrize("framework", ["ecpat-2010"])
def test_it_does_not_disturb_the_figures_of_the_other(framework: str) -> None:
    space = loaded().workspace
    for edition_ in space.edition_ids(framework):
        standing = found(framework, edition_).countries
        ours = {code for code in COUNTRIES if standing[code].basis is not Basis.NONE}
        listed = space.published.get((framework, edition_))
        assert ours <= {row.country for row in listed.countries} if listed else ours == {"USA"}
