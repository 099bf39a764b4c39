"""A card on one page: what stands there, and that it is one page whatever there is to say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from booklet import variants
from booklet.tagged import Tagged

from papers.conftest import USA
from papers.made import LONG, made, text, with_long_words, with_many_indicators
from scoring.language import Language
from scoring.model.campaign import Campaign
from scoring.model.workspace import Workspace
from scoring.publish import PublishError
from scoring.publish.kinds import Card
from scoring.publish.summary import SPARING, summary_views

LETTER, A4 = (612, 792), (595, 842)


def sheet(paper: Tagged) -> tuple[int, int]:
    (page,) = paper.reader.pages
    return round(page.mediabox.width), round(page.mediabox.height)


def test_it_holds_what_somebody_in_parliament_asks(summary: Tagged, shipped: Workspace) -> None:
    said = text(summary)
    edition, framework = shipped.editions[USA], shipped.frameworks["ecpat-2010"]
    assert "United States of America" in said
    assert "January 2010 · Evidence as of 31 January 2010 · Draft – not reviewed" in said
    assert all(indicator.title in said for indicator in framework.indicators)
    shapes = [one.alt for one in summary.document.all("Figure") if one.alt in {"green", "yellow", "red"}]
    assert len(shapes) >= len(framework.indicators)
    asked = [call.petition for call in edition.calls if call.petition]
    assert sum(one in said for one in asked) == 3
    assert "The card asks for 2 things more." in said
    assert "If all 3 were granted, the USA would have" in said
    assert "ways of weighting the indicators" in said
    assert "We grade what the state does, not how many children are exploited." in said


def test_it_is_one_sheet_of_either_paper(summary: Tagged, shipped: Workspace, tmp_path: Path) -> None:
    assert sheet(summary) == A4
    assert sheet(made(shipped, "summary", USA, tmp_path, "letter")) == LETTER


@pytest.mark.parametrize("paper", [pytest.param("a4", marks=pytest.mark.full), "letter"])
def test_words_that_are_longer_by_two_fifths_fit(shipped: Workspace, tmp_path: Path, paper: str) -> None:
    found = made(with_long_words(shipped, USA), "summary", USA, tmp_path, paper, LONG)
    assert "lorem ipsum" in text(found)
    assert len(found.reader.pages) == 1
    assert "What we ask of the government" in text(found)


@pytest.mark.full
@pytest.mark.parametrize("variant", variants.ALL, ids=lambda one: one.__name__)
def test_every_state_of_a_card_fits(invented: Workspace, variant: variants.Variant, tmp_path: Path) -> None:
    found = made(variant(invented), "summary", variants.KEY, tmp_path)
    assert len(found.reader.pages) == 1


@pytest.mark.full
@pytest.mark.parametrize("framework", ["water-2020", "pledges-2020"])
def test_other_frameworks_fit(repository: Path, tmp_path: Path, framework: str) -> None:
    from scoring.read.workspace import load

    workspace = load(repository / "tests" / "workspaces" / "other").workspace
    found = made(workspace, "summary", ("XAA", "2020", framework), tmp_path)
    assert len(found.reader.pages) == 1
    assert ("If this were granted" in text(found)) == (framework == "water-2020")


def long_calls(workspace: Workspace, times: int) -> Workspace:
    """A petition whose every demand is so many times as long."""
    edition = workspace.editions[USA]
    calls = tuple(
        replace(call, petition=call.petition and " ".join([call.petition] * times)) for call in edition.calls
    )
    return replace(workspace, editions={**workspace.editions, USA: replace(edition, calls=calls)})


def test_where_the_demands_are_long_there_are_fewer_and_none_is_cut(
    shipped: Workspace, tmp_path: Path
) -> None:
    workspace = long_calls(shipped, 5)
    found = made(workspace, "summary", USA, tmp_path)
    asked = [call.petition for call in workspace.editions[USA].calls if call.petition]
    whole = [one for one in asked if one in text(found)]
    begun = [one for one in asked if one[:30] in text(found)]
    assert len(found.reader.pages) == 1
    assert 0 < len(whole) < 3
    assert whole == begun == asked[: len(whole)]


@pytest.mark.full
def test_nothing_is_made_that_would_need_a_second_sheet(shipped: Workspace, tmp_path: Path) -> None:
    country = replace(shipped.countries["USA"], name="A very long name of a country " * 150)
    workspace = replace(shipped, countries={**shipped.countries, "USA": country})
    with pytest.raises(PublishError, match="does not fit on its sheet") as raised:
        made(workspace, "summary", USA, tmp_path)
    assert raised.value.reason == "long"
    assert list(tmp_path.rglob("*.pdf")) == []


@pytest.mark.full
def test_many_indicators_stand_as_shapes_with_a_key(invented: Workspace, tmp_path: Path) -> None:
    workspace = with_many_indicators(invented, variants.KEY, 20)
    found = made(workspace, "summary", variants.KEY, tmp_path)
    named = [one.alt for one in found.document.all("Figure") if one.alt.startswith("Indicator ")]
    assert len(found.reader.pages) == 1
    assert len(named) >= 80


def test_it_says_less_and_less(shipped: Workspace) -> None:
    card = Card(shipped.frameworks["ecpat-2010"], "2010-01", "USA")
    views = list(summary_views(shipped, card, Language(), "a4"))
    assert [(len(view.asks), view.cells) for view in views] == [(one.asks, one.cells) for one in SPARING]
    assert all(len(view.asks) + view.more == 5 for view in views)


def test_a_card_without_calls_asks_for_steps_that_are_known_to_lack(invented: Workspace) -> None:
    workspace = variants.bare(invented)
    card = Card(workspace.frameworks["mini-1"], "2010-01", "XAA")
    first = next(iter(summary_views(workspace, card, Language(), "a4")))
    raising = {one.to_raise for _, one in workspace.frameworks["mini-1"].criteria.values()}
    assert first.asks
    assert {str(one) for one in first.asks} <= raising


def test_of_what_nobody_examined_nothing_is_asked(invented: Workspace) -> None:
    workspace = variants.treaty_grades_alone(invented)
    card = Card(workspace.frameworks["mini-1"], "2010-01", "XAA")
    first = next(iter(summary_views(workspace, card, Language(), "a4")))
    unknown = {
        one.to_raise for _, one in workspace.frameworks["mini-1"].criteria.values() if one.treaty is None
    }
    assert not {str(one) for one in first.asks} & unknown


def test_the_address_stands_there_in_words_and_as_a_code(invented: Workspace, tmp_path: Path) -> None:
    campaign = Campaign(
        address="https://example.org/", page="https://example.org/{language}/{country}.html", contact="press"
    )
    found = made(replace(invented, campaign=campaign), "summary", variants.KEY, tmp_path)
    address = "https://example.org/en/XAA.html"
    assert f"QR code that leads to {address}" in {one.alt for one in found.document.all("Figure")}
    assert {link.target for link in found.links} == {address}
    assert "Questions: press." in text(found)


def test_without_an_address_there_is_no_code(summary: Tagged) -> None:
    assert [one.alt for one in summary.document.all("Figure") if "QR" in one.alt] == []
    assert summary.links == []
