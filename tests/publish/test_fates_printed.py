"""What a card shows of earlier calls and editions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from booklet.page import Page
from edits import copied, edit, follow_up, sound_workspace

from scoring.model.workspace import Workspace
from scoring.publish.booklet_pdf import booklet_view
from scoring.publish.html import render_booklet
from scoring.publish.view import BookletView, PastView

EARLIER = "countries/XBB/2009-01/calls.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = copied(tmp_path / "workspace")
    follow_up(root)
    return root


def view(space: Workspace, edition: str = "2010-01") -> BookletView:
    return booklet_view(space, space.frameworks["mini-1"], "XBB", edition)


def grades(past: PastView) -> list[tuple[str, str, list[str]]]:
    cells = [cell for row in past.cells.values() for cell in row]
    return [(cell.id, cell.state, [grade.id for grade in cell.grades]) for cell in cells]


def test_an_account_has_every_call_with_its_fate_in_words(root: Path) -> None:
    (account,) = view(sound_workspace(root)).accounts
    assert account.edition == "January 2009"
    assert account.summary == "Of 3 calls of January 2009: 1 largely done, 1 partly done, 1 unanswered."
    assert [(row.goal, row.fate, row.word) for row in account.rows] == [
        ("A", "partly", "partly done"),
        ("B", "largely-done", "largely done"),
        ("B", "no-answer", "unanswered"),
    ]
    assert "as reported in" in account.rows[0].sources
    assert account.rows[2].sources == ""


def test_an_earlier_call_keeps_the_figures_of_its_day_and_none_of_its_notes(root: Path) -> None:
    edit(root, EARLIER, "a budget of its own.", "more than {points} of its points [@xbb-ngo-2008, p. 9].")
    space = sound_workspace(root)
    now, then = view(space), view(space, "2009-01")
    assert now.standing.points == "3"
    assert then.standing.points == "1 to 5"
    assert now.accounts[0].rows[0].text.endswith("with more than 1 to 5 of its points.")
    assert "note-ref" in then.goals[0].calls[0].text


def test_an_edition_that_tells_nothing_has_no_account(root: Path) -> None:
    space = sound_workspace(root)
    assert view(space, "2009-01").accounts == ()
    edition = replace(space.editions["XBB", "2010-01", "mini-1"], fates=())
    silent = replace(space, editions={**space.editions, ("XBB", "2010-01", "mini-1"): edition})
    assert view(silent).accounts == ()


def test_the_history_has_a_column_for_each_edition_and_none_for_the_first(root: Path) -> None:
    space = sound_workspace(root)
    assert view(space, "2009-01").history == ()
    old, new = view(space).history
    assert [(one.edition, one.points, one.rank, one.coverage) for one in (old, new)] == [
        ("January 2009", "1 to 5 of 8", "no rank", "54%"),
        ("January 2010", "3 of 8", "2 of 2", "92%"),
    ]
    # In 2009 one criterion of each was looked at: 1.1.a not met leaves yellow by 1.1.b, and so on.
    assert grades(old) == [
        ("1.1", "range", ["yellow", "red"]),
        ("1.2", "range", ["yellow", "red"]),
        ("2.1", "decided", ["yellow"]),
        ("2.10", "range", ["green", "yellow", "red"]),
    ]
    assert grades(new)[0] == ("1.1", "decided", ["yellow"])


def test_the_page_shows_both_and_is_sound(root: Path, repository: Path) -> None:
    space = sound_workspace(root)
    html = {id_: render_booklet(repository / "templates", view(space, id_)) for id_ in ("2009-01", "2010-01")}
    page, first = Page(html["2010-01"]), Page(html["2009-01"])
    assert (page.faults, page.targets - set(page.ids)) == ([], set())
    said = page.text
    assert said.count("What became of the calls of January 2009") == 2  # in the contents, and over the table
    assert said.index("Partly done A plan against trafficking") < said.index("Call to accelerated action")
    assert (
        "Indicator 2.10: green Indicator 2.10: yellow Indicator 2.10: red 2.10"
        in said.partition("This card from edition to edition")[2]
    )
    assert "What became" not in first.text
    assert "This card from edition to edition" not in first.text
