"""The spokesperson's briefing: made from the data, and true to it."""

from __future__ import annotations

from datetime import date

import pytest
from booklet import variants
from booklet.tagged import Tagged

from papers.conftest import USA
from papers.made import text
from scoring.explain.exposed import exposed
from scoring.explain.figures import Figures
from scoring.language import Language
from scoring.model.result import GradeState
from scoring.model.workspace import Workspace
from scoring.publish.booklet_pdf import booklet_of
from scoring.publish.briefing import briefing_view
from scoring.publish.briefing_view import BriefingView
from scoring.publish.kinds import Card


def view(workspace: Workspace, key: tuple[str, str, str]) -> BriefingView:
    country, edition, framework = key
    return briefing_view(workspace, Card(workspace.frameworks[framework], edition, country), Language())


def figures_of(workspace: Workspace, key: tuple[str, str, str]) -> Figures:
    country, edition, framework = key
    return booklet_of(workspace, Card(workspace.frameworks[framework], edition, country), Language()).figures


@pytest.fixture(scope="module")
def usa(shipped: Workspace) -> BriefingView:
    return view(shipped, USA)


def objection(found: BriefingView, title: str) -> list[str]:
    """What the examples of an objection are about; empty where it is not raised."""
    return [one.about for each in found.objections if each.title == title for one in each.examples]


def test_its_sections_stand_in_order(briefing: Tagged) -> None:
    assert [one.text for one in briefing.headings if one.tag == "H2"] == [
        "What can be said",
        "What must not be said",
        "The figures that will be asked for",
        "What will be attacked first, and the answer",
    ]
    assert "Draft – not reviewed" in text(briefing)


def test_ten_figures_have_their_meaning(usa: BriefingView) -> None:
    assert len(usa.figures) == 10
    assert all(one.value and one.meaning.endswith(".") for one in usa.figures)
    by_name = {one.name: one.value for one in usa.figures}
    assert by_name["Points"] == "9 to 12 of 24"
    assert by_name["Category"] == "some progress or limited measures"
    assert by_name["Indicators by grade"] == "in place 2, in part 5, lacking 2 and open 3"


def test_each_indicator_stands_under_what_may_be_said_of_it(usa: BriefingView, shipped: Workspace) -> None:
    framework = shipped.frameworks["ecpat-2010"]
    result = figures_of(shipped, USA).result
    said = {row.term: row.text for row in usa.by_grade}
    for id_, one in result.indicators.items():
        if one.state is GradeState.DECIDED:
            assert (
                f"{id_} {framework.indicator_by_id[id_].title}" in said[framework.grades[one.worst].sentence]
            )
    assert "1.3 Awareness-raising" in said["Sources disagree; we show both."]


def test_what_is_open_disputed_and_in_part_is_named(usa: BriefingView, shipped: Workspace) -> None:
    found = exposed(figures_of(shipped, USA), shipped.editions[USA])
    assert found.open == ("1.3", "3.1", "3.4")
    assert [one.split()[0] for one in objection(usa, "Grades that are not decided")] == list(found.open)
    assert {one.split()[0] for one in objection(usa, "Where sources disagree")} == {
        criterion for criterion, _ in found.disputed
    }
    assert found.in_part
    assert all(one.coverage == "some" for one in found.in_part)
    assert len(objection(usa, "Disputes that were decided")) <= len(found.resolved)


def test_old_findings_still_count_and_lapse_within_a_year(shipped: Workspace) -> None:
    edition = shipped.editions[USA]
    figures = figures_of(shipped, USA)
    found = exposed(figures, edition)
    counting = {
        id_
        for one in figures.result.indicators.values()
        for answer in one.answers.values()
        for id_ in answer.counting
    }
    assert found.lapsing
    assert all(edition.as_of <= one.until < date(2011, 1, 31) for one in found.lapsing)
    assert {one.finding.id for one in found.lapsing} <= counting


def test_what_the_government_said_and_does_not_count_comes_first_with_the_reason(usa: BriefingView) -> None:
    (said,) = [one for one in usa.objections if one.title == "What the government itself has said"]
    reasons = ["Does not count:" in one.text for one in said.examples]
    assert reasons == sorted(reasons, reverse=True)
    assert reasons[0]
    assert said.more > 0


def test_one_source_and_none_of_the_government_are_told_apart(invented: Workspace) -> None:
    figures = figures_of(invented, variants.KEY)
    edition = invented.editions[variants.KEY]
    found = exposed(figures, edition)
    kinds = {
        id_: {
            invented.sources_of("XAA")[finding.reference.source].kind
            for finding in edition.findings
            for answer in one.answers.values()
            if finding.id in answer.counting
        }
        for id_, one in figures.result.indicators.items()
    }
    assert set(found.resting.government) == {id_ for id_, one in kinds.items() if one == {"government"}}
    assert set(found.not_government) == {id_ for id_, one in kinds.items() if one and "government" not in one}


def test_a_confidential_source_is_not_named(invented: Workspace) -> None:
    from dataclasses import replace

    sources = {id_: replace(one, confidential=True) for id_, one in invented.country_sources["XAA"].items()}
    hidden = replace(invented, country_sources={**invented.country_sources, "XAA": sources})
    titles = [str(one.record["title"]) for one in sources.values()]
    shown = [str(one.source) for each in view(hidden, variants.KEY).objections for one in each.examples]
    assert titles
    assert not any(title in source for title in titles for source in shown)
    assert "a confidential source" in " ".join(shown)


@pytest.mark.parametrize("variant", variants.ALL, ids=lambda one: one.__name__)
def test_every_state_of_a_card_can_be_spoken_of(invented: Workspace, variant: variants.Variant) -> None:
    found = view(variant(invented), variants.KEY)
    assert found.say
    assert all(one.examples for one in found.objections)
    assert len(found.figures) <= 10


def test_a_rank_is_spoken_of_only_among_others(invented: Workspace) -> None:
    alone, ranked = view(variants.alone(invented), variants.KEY), view(invented, variants.KEY)
    assert "A rank: there is no other country to rank with." in alone.not_say
    assert not any(one.startswith("A rank:") for one in ranked.not_say)
