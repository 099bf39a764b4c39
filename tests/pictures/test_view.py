"""What pictures say: grades counted, editions by category or rank, words for those who do not see them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from booklet import variants

from scoring.language import Language
from scoring.model.workspace import Workspace
from scoring.publish.booklet_pdf import booklet_of
from scoring.publish.kinds import Card
from scoring.publish.pictures.alt import card_words, edition_words
from scoring.publish.pictures.view import CardPicture, EditionPicture, card_picture, edition_picture
from scoring.read.workspace import load

ENGLISH = Language()


def seen(workspace: Workspace, card: Card) -> CardPicture:
    return card_picture(booklet_of(workspace, card, ENGLISH).view(), ENGLISH)


def edition(workspace: Workspace, card: Card) -> EditionPicture:
    booklet = booklet_of(workspace, card, ENGLISH)
    return edition_picture(booklet.view(), booklet.figures, ENGLISH)


def said(picture: CardPicture) -> list[str]:
    return [one.said for one in picture.tallies]


def test_each_grade_is_counted_best_first(invented: Workspace, card: Card) -> None:
    picture = seen(invented, card)
    grades = [one.grades[0].word for goal in picture.card.goals for one in goal.cells]
    words = [word for word in ("in place", "in part", "lacking") if word in grades]
    assert len(words) > 1
    assert said(picture) == [f"{word}: {grades.count(word)} of {len(grades)}" for word in words]


def test_open_grades_are_counted_by_themselves_and_last(invented: Workspace, card: Card) -> None:
    counted = said(seen(variants.treaty_grades_alone(invented), card))
    assert counted == ["in place or in part: 1 of 4", "not assessed: 3 of 4"]


@pytest.mark.parametrize("variant", variants.ALL, ids=lambda one: one.__name__)
def test_the_counts_add_up_to_all_indicators(
    invented: Workspace, card: Card, variant: variants.Variant
) -> None:
    picture = seen(variant(invented), card)
    total = sum(len(goal.cells) for goal in picture.card.goals)
    numbers = [one.said.rpartition(": ")[2].split(" of ") for one in picture.tallies]
    assert sum(int(number) for number, _ in numbers) == total
    assert {of for _, of in numbers} == {str(total)}


def test_the_headline_is_the_category_or_what_is_known(invented: Workspace, card: Card) -> None:
    shipped = seen(invented, card)
    assert shipped.headline == shipped.card.standing.categories
    assert shipped.points == f"{shipped.card.standing.points} of {shipped.card.standing.possible} points"
    alone = seen(variants.treaty_grades_alone(invented), card)
    assert alone.headline == alone.card.standing.known
    assert alone.points == ""


def test_words_of_a_card_tell_all_that_the_picture_does(invented: Workspace, card: Card) -> None:
    picture = seen(invented, card)
    words = card_words(picture, ENGLISH)
    view = picture.card
    for part in (view.country, view.edition, view.as_of, view.standing.categories, view.draft):
        assert part
        assert part in words
    assert all(one.said in words for one in picture.tallies)
    assert "We grade what the state does, not how many children are exploited." in words
    assert "Draft" not in card_words(replace(picture, card=replace(view, draft="")), ENGLISH)


def test_an_edition_says_whom_it_graded(invented: Workspace, card: Card) -> None:
    picture = edition(invented, card)
    by_evidence = {one.name for group in picture.groups for one in group.places if one.by_evidence}
    assert by_evidence == {"Examplia", "Samplia"}
    assert picture.note == ("As they were published: Inventia. All others are graded here from evidence.")
    words = edition_words(picture, ENGLISH)
    assert all(one.name in words for group in picture.groups for one in group.places)
    assert picture.note in words


def test_no_country_is_put_before_the_others(invented: Workspace, card: Card) -> None:
    other = replace(card, country="XBB")
    assert edition(invented, card) == edition(invented, other)


def test_nothing_is_said_of_published_lists_where_there_are_none(invented: Workspace, card: Card) -> None:
    assert edition(replace(invented, published={}), card).note == ""


@pytest.fixture(scope="module")
def other(repository: Path) -> Workspace:
    workspace = load(repository / "tests" / "workspaces" / "other").workspace
    return replace(workspace, templates=repository / "templates")


@pytest.mark.parametrize("framework", ["pledges-2020", "water-2020"])
def test_a_framework_without_categories_has_ranks_or_nothing(other: Workspace, framework: str) -> None:
    rules = other.frameworks[framework]
    country, id_, _ = next(key for key in sorted(other.editions) if key[2] == framework)
    one = Card(rules, id_, country)
    picture, shown = edition(other, one), seen(other, one)
    assert bool(shown.headline) == bool(shown.card.standing.scored or shown.card.standing.known)
    assert shown.tallies
    if rules.categories:
        assert [group.label for group in picture.groups] == [found.label for found in rules.categories]
    else:
        assert picture.tile_map is None
        places = [place for group in picture.groups for place in group.places]
        assert all(place.rank and place.points for place in places)
        assert bool(places) == rules.ranking
