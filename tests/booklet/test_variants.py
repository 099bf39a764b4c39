"""Cards in other states than the shipped one: they are printed without a fault and say what is so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from jinja2 import Environment

from booklet import variants
from booklet.page import Page
from booklet.printed import printed
from scoring.language import Language
from scoring.model.workspace import Workspace
from scoring.publish import html
from scoring.publish.booklet_pdf import booklet_view
from scoring.publish.design import DesignView
from scoring.publish.view import BookletView, CellView

NAMED = pytest.mark.parametrize("variant", variants.ALL, ids=lambda one: one.__name__)


@dataclass(frozen=True)
class Card:
    view: BookletView
    html: str
    page: Page


Cards = Callable[[variants.Variant], Card]


@pytest.fixture(scope="module")
def card(invented: Workspace) -> Iterator[Cards]:
    """A variant's card, made once, with templates that are read once."""

    @cache
    def make(variant: variants.Variant) -> Card:
        workspace = variant(invented)
        view = booklet_view(workspace, workspace.frameworks["mini-1"], "XAA", "2010-01")
        printed_page = html.render_booklet(workspace.templates, view)
        return Card(view, printed_page, Page(printed_page))

    made: dict[tuple[Path, str], Environment] = {}
    fresh = html.environment

    def once(templates: Path, language: Language, design: DesignView | None = None) -> Environment:
        key = templates, language.code
        if key not in made:
            made[key] = fresh(templates, language, design)
        return made[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(html, "environment", once)
        yield make


def cell(made: Card, id_: str) -> CellView:
    return next(one for goal in made.view.goals for one in goal.cells if one.id == id_)


@NAMED
def test_the_page_is_sound(card: Cards, variant: variants.Variant) -> None:
    found = card(variant).page
    assert found.faults == []
    assert [id_ for id_, count in found.ids.items() if count > 1] == []
    assert found.targets - set(found.ids) == set()
    assert found.levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(found.levels))
    assert not re.search(r"\bundefined\b|\bnan\b|Fraction\(|Markup\(|object at 0x|\*\*|\[@", found.text)


@NAMED
def test_notes_are_numbered_as_they_stand(card: Cards, variant: variants.Variant) -> None:
    made = card(variant)
    numbers = [int(number) for number in re.findall(r'id="ref-(\d+)"', made.html)]
    assert numbers == list(range(1, len(made.view.notes) + 1))


@pytest.mark.full
@NAMED
def test_the_booklet_is_printed(invented: Workspace, variant: variants.Variant, tmp_path: Path) -> None:
    workspace = variant(invented)
    made = printed(workspace, workspace.editions[variants.KEY], tmp_path / "card.pdf")
    assert len(made.pdf.pages) > 10
    assert not any(element.tag == "Figure" and not element.alt for element in made.pdf.document.walk())


def test_decided(card: Cards) -> None:
    view = card(variants.shipped).view
    assert view.standing.decided
    assert view.undecided is None
    assert {one.state for goal in view.goals for one in goal.cells} == {"decided"}
    assert view.standing.rank == "1 of 2 countries graded from evidence"


def test_not_assessed(card: Cards) -> None:
    made = card(variants.not_assessed)
    found = cell(made, "1.1")
    assert (found.state, found.grades, found.answered) == ("not-assessed", (), 0)
    said = made.page.text
    assert "We have not examined this. The grade is open, not red." in said
    assert "Indicator 1.1: not assessed" in said


def test_no_data(card: Cards) -> None:
    made = card(variants.no_data)
    assert cell(made, "1.1").state == "no-data"
    assert "We searched and found no evidence either way." in made.page.text


def test_an_open_grade_leaves_score_and_category_open(card: Cards) -> None:
    view = card(variants.not_assessed).view
    decided = card(variants.shipped).view.standing
    assert not view.standing.decided
    assert view.standing.low < decided.low <= decided.high < view.standing.high
    assert view.undecided is not None
    assert [country.name for country in view.undecided.countries] == ["Examplia"]
    said = card(variants.not_assessed).page.text
    assert "some done or much done" in said.casefold() or "much done or some done" in said.casefold()
    assert "more than one category is possible" in said


def test_a_dispute_is_marked(card: Cards) -> None:
    made = card(variants.disputed)
    found = cell(made, "2.10")
    assert found.disputed
    assert {criterion.state for criterion in found.criteria if criterion.letter == "a"} == {"disputed"}
    assert "Sources disagree" in made.page.text
    assert "Sources disagree" not in card(variants.shipped).page.text


def test_an_override_prints_both_grades(card: Cards) -> None:
    made = card(variants.overridden)
    found = cell(made, "1.2")
    assert [grade.id for grade in found.grades] == ["red"]
    assert found.override is not None
    assert found.override.rule_grade.id == "yellow"
    assert (found.raise_to, found.raise_steps) == (None, ())
    said = made.page.text
    assert "The rule gives “in part”; a panel decided otherwise: The posters were taken down." in said
    assert (
        "By its rule this indicator is “in part”. A panel, until 2012: The posters were taken down." in said
    )


def test_treaty_grades_alone(card: Cards) -> None:
    view = card(variants.treaty_grades_alone).view
    states = {one.id: one.state for goal in view.goals for one in goal.cells}
    assert states == {"1.1": "not-assessed", "1.2": "not-assessed", "2.1": "range", "2.10": "not-assessed"}
    assert view.standing.rank == "no rank: the evidence does not cover enough of the criteria"
    own = [country for category in view.categories for country in category.countries if country.is_this]
    assert [(country.name, country.basis, country.rank) for country in own] == [("Examplia", "published", "")]


def test_a_country_in_no_figure(card: Cards) -> None:
    view = card(variants.nowhere_published).view
    assert not any(category.is_this for category in view.categories)
    assert view.country_count == 1


def test_a_question_that_does_not_arise(card: Cards) -> None:
    made = card(variants.not_applicable)
    view = made.view
    assert cell(made, "2.1").state == "not-applicable"
    assert view.standing.possible == "6"
    assert "This indicator does not apply, and does not count." in made.page.text


def test_nothing_written(card: Cards) -> None:
    said = card(variants.bare).page.text
    assert "Call to accelerated action" not in said
    assert "Case study" not in said


def numbers(made: Card) -> list[tuple[str, str]]:
    """The numbered sections as the contents have them, and as they stand over the pages."""
    contents = re.findall(r'toc-number">(\d+)</span> <a href="#([a-z]+)"', made.html)
    heads = re.findall(r'<h2 id="([a-z]+)"[^>]*><span class="section-number">(\d+)</span>', made.html)
    assert contents == [(number, id_) for id_, number in heads]
    return contents


def test_sections_without_content_are_left_out_and_the_others_count_on(card: Cards) -> None:
    whole = "progress overview situation details petition methodology notes".split()
    assert numbers(card(variants.shipped)) == [(str(place), id_) for place, id_ in enumerate(whole, 1)]
    left = [id_ for id_ in whole if id_ not in {"situation", "petition"}]
    assert numbers(card(variants.bare)) == [(str(place), id_) for place, id_ in enumerate(left, 1)]


def test_without_a_summary_a_cell_says_what_was_found(card: Cards, invented: Workspace) -> None:
    counting = [
        finding.statement
        for finding in variants.keeping(invented, lambda one: variants.about(one, "1.1"))
        if finding.actor == "state"
    ]
    made = card(variants.bare)
    assert counting
    assert set(counting) <= set(cell(made, "1.1").found)
    assert all(f"<p>{said}</p>" in made.html for said in cell(made, "1.1").found)
    assert {one.found for goal in card(variants.shipped).view.goals for one in goal.cells} == {()}


def test_a_treaty_grade_says_what_stands_on_record(card: Cards) -> None:
    made = card(variants.treaty_grades_alone)
    (said,) = [one for one in cell(made, "2.1").found if "in force" in one]
    assert said in made.page.text
    assert cell(made, "1.1").found == ()


def test_where_nearly_nothing_is_known_no_category_is_printed(card: Cards) -> None:
    made = card(variants.treaty_grades_alone)
    standing = made.view.standing
    assert (standing.scored, standing.categories, standing.to_next, standing.deciding) == (False, "", "", "")
    assert standing.known == "1 of 4 indicators examined, with more than one grade possible"
    assert made.page.text.count(standing.known.capitalize()) == 2  # on the cover and at a glance
    assert "To the next category" not in made.page.text
    assert card(variants.shipped).view.standing.known == ""


def test_what_nobody_examined_lists_its_questions_alone(card: Cards) -> None:
    made = card(variants.not_assessed)
    annex = made.html[made.html.index('id="indicator-1.1"') : made.html.index('id="indicator-1.2"')]
    assert "Question that is open" in annex
    assert "not assessed" not in annex[annex.index("Question that is open") :]
    assert all(f'id="criterion-{one.id}"' in annex for one in cell(made, "1.1").criteria)
    assert not cell(made, "1.1").incomplete


def test_nothing_left_to_raise(card: Cards) -> None:
    made = card(variants.best)
    view = made.view
    assert {grade.id for goal in view.goals for one in goal.cells for grade in one.grades} == {"green"}
    assert view.standing.percent == "100%"
    said = made.page.text
    assert "What would raise this grade" not in said
    assert "To the next category" not in said


def test_the_only_country(card: Cards) -> None:
    made = card(variants.alone)
    assert made.view.standing.rank.startswith("no rank yet")
    assert "Figure 1" not in made.page.text
    assert "Countries by category" not in made.page.text
    assert not made.view.overview


def test_a_confidential_work_is_not_named_as_what_a_source_reports(card: Cards) -> None:
    made = card(variants.hidden)
    assert "Secret report" not in made.html


def test_data_stays_data(card: Cards) -> None:
    made = card(variants.hostile)
    assert "<script" not in made.html
    assert made.html.count("&lt;script&gt;alert(1)&lt;/script&gt; &amp; “{points}”") > 10
