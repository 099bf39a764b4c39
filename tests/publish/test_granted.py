"""The petition page: what the country would be if the petition were granted."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from scoring.model.dates import PartialDate
from scoring.model.evidence import Call, Edition, Override
from scoring.model.workspace import Workspace
from scoring.publish.asked_view import GrantedView
from scoring.publish.booklet_pdf import booklet_view
from scoring.publish.html import render_booklet
from scoring.publish.view import BookletView
from scoring.read.workspace import load

KEY = ("XAA", "2010-01", "mini-1")


@pytest.fixture(scope="module")
def space(repository: Path) -> Workspace:
    found = load(repository / "tests" / "workspaces" / "sound").workspace
    return replace(found, templates=repository / "templates")


def card(space: Workspace, **changes: object) -> BookletView:
    """The card of XAA with its evidence changed."""
    changed: Edition = replace(space.editions[KEY], **changes)  # type: ignore[arg-type]
    made = replace(space, editions={**space.editions, KEY: changed})
    return booklet_view(made, made.frameworks["mini-1"], "XAA", "2010-01", "a4")


def printed(space: Workspace, made: BookletView) -> str:
    html = render_booklet(space.templates, made)
    (section,) = re.findall(r'<section class="petition">.*?</section>', html, re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", section)).split())


def call(space: Workspace, number: int, **changes: object) -> Call:
    changed: Call = replace(space.editions[KEY].calls[number], **changes)  # type: ignore[arg-type]
    return changed


def test_it_counts_each_criterion_that_the_petition_asks_for_as_met(space: Workspace) -> None:
    # The one demand asks for 1.1.b and 1.2.a: 1.1 green in place of yellow, which is 6 points in place of 5.
    made = card(space)
    assert made.granted == GrantedView(1, 0, "6", "5", "8", "much done", "")
    text = printed(space, made)
    assert (
        "If this were granted, Examplia would have 6 of 8 points instead of 5. "
        "Its category would be: much done." in text
    )
    assert "each criterion that is asked for is met, and every other answer stays as it is." in text
    assert "beyond what is graded" not in text


def test_a_demand_beyond_the_criteria_is_counted_and_said_to_be_one(space: Workspace) -> None:
    outside = call(space, 1, petition="More.", criteria=(), outside="No criterion asks for it.")
    made = card(space, calls=(call(space, 0), outside))
    assert made.granted == GrantedView(2, 1, "6", "5", "8", "much done", "")
    text = printed(space, made)
    assert "If all 2 were granted, Examplia would have 6 of 8 points instead of 5." in text
    assert "1 of the demands goes beyond what is graded." in text
    assert card(space, calls=(outside,)).granted is None


def test_demands_that_move_no_grade_are_said_to_move_none(space: Workspace) -> None:
    text = printed(space, card(space, calls=(call(space, 0, criteria=("2.10.a",)),)))
    assert "If this were granted, Examplia would still have 5 of 8 points." in text


def test_it_is_by_the_rule_and_says_so(space: Workspace) -> None:
    ruled = Override("1.1", "green", "It is.", "panel", PartialDate.parse("2012"))
    made = card(space, overrides=(ruled,))
    assert made.granted is not None
    assert (made.granted.points_now, made.granted.overruled) == ("5", "1.1")
    assert "by the rule, without the grade that a panel gave for 1.1." in printed(space, made)


def test_without_a_petition_nothing_is_said(space: Workspace) -> None:
    made = card(space, calls=(call(space, 0, petition=None),))
    assert made.granted is None
    assert "granted" not in printed(space, made)
