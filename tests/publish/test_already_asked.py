"""What a card and `cards explain` show of recommendations that others had made."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from booklet.page import Page
from click.testing import CliRunner
from edits import copied, edit, follow_up, sound_workspace

from scoring.commands import cards
from scoring.publish.booklet_pdf import booklet_view
from scoring.publish.html import render_booklet
from scoring.review.digest import evidence_digest

ASKED = "countries/XBB/recommendations.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = copied(tmp_path / "workspace")
    follow_up(root)
    return root


def shown(*arguments: str) -> str:
    result = CliRunner().invoke(cards, arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def test_the_card_lists_them_with_what_became_of_each(root: Path, repository: Path) -> None:
    space = sound_workspace(root)
    view = booklet_view(space, space.frameworks["mini-1"], "XBB", "2010-01")
    assert [(one.on, one.by, one.word) for one in view.asked] == [
        ("June 2008", "Invented expert", "not graded"),
        ("March 2009", "Invented committee", "fulfilled"),
        ("March 2009", "Invented committee", "not fulfilled"),
    ]
    assert [one.answers for one in view.asked] == [
        (),
        (("2.10.a", "met"),),
        (("1.2.a", "not met"), ("2.1.a", "partly met (signed, not ratified)")),
    ]
    assert view.asked[0].outside == "It is about statistics, which nothing here asks for."
    page = Page(render_booklet(repository / "templates", view))
    assert (page.faults, page.targets - set(page.ids)) == ([], set())
    body, annex = page.text.split("Every grade in this card follows from a rule")
    assert body.count("Already asked of the state") == 2  # in the contents, and over the table
    assert "as reported in" in view.asked[1].source
    assert annex.count("Already asked.") == 3
    assert annex.count("This is fulfilled.") == 1


def test_an_older_card_does_not_know_what_was_asked_later(root: Path, repository: Path) -> None:
    space = sound_workspace(root)
    view = booklet_view(space, space.frameworks["mini-1"], "XBB", "2009-01")
    assert [one.id for one in view.asked] == ["xbb-asked-3"]
    none = booklet_view(replace(space, recommendations={}), space.frameworks["mini-1"], "XBB", "2009-01")
    assert "Already asked" not in render_booklet(repository / "templates", none)


def test_the_digest_covers_what_is_printed_and_nothing_later(root: Path) -> None:
    space = sound_workspace(root)
    keys = [("XBB", id_, "mini-1") for id_ in ("2009-01", "2010-01")]
    before = [evidence_digest(space, space.editions[key]) for key in keys]
    edit(root, ASKED, "every unit has a special", "each unit has its special")
    space = sound_workspace(root)
    after = [evidence_digest(space, space.editions[key]) for key in keys]
    assert (before[0] == after[0], before[1] == after[1]) == (True, False)


def test_explain_shows_them_below_the_indicator(root: Path) -> None:
    where = ("--workspace", str(root))
    assert shown("explain", "XBB", "2.10", *where).endswith(
        "\n  Already asked of the state:\n"
        "    Invented committee, March 2009: The Government should see to it that every unit has a special"
        " police unit.\n"
        "      fulfilled: 2.10.a met\n"
        "      xbb-asked-1; xbb-ngo-2009, p. 12, reporting invented-survey-2009\n"
    )
    assert "Already asked" not in shown("explain", "XBB", "1.1", *where)
    assert "Already asked" not in shown("explain", "XAA", *where)
    asked = {
        indicator: json.loads(shown("explain", "XBB", *indicator, "--format", "json", *where))["asked"]
        for indicator in ((), ("2.1",))
    }
    assert [(one["id"], one["done"]) for one in asked[()]] == [
        ("xbb-asked-3", "outside"),
        ("xbb-asked-1", "fulfilled"),
        ("xbb-asked-2", "not-fulfilled"),
    ]
    assert [one["id"] for one in asked[("2.1",)]] == ["xbb-asked-2"]


def test_an_edit_of_one_is_a_change_of_printed_text(root: Path, tmp_path: Path) -> None:
    before = copied(tmp_path / "before")
    follow_up(before)
    edit(root, ASKED, "mini-1: [2.10.a]", "mini-1: [2.10.a, 2.10.b]")
    said = shown("diff", str(before), str(root), "--workspace", str(root))
    assert "Printed text" in said
    assert "recommendation xbb-asked-1: criteria" in said
