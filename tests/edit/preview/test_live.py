"""The card follows what is saved; errors leave it as it was, and say what to write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from edits import TEXTS, XAA, answer, edit
from previews import CARD

from scoring.check import check
from scoring.edit.preview.live import BEFORE, NOT_YET, Live
from scoring.edit.preview.view import Choice
from scoring.publish.booklet_pdf import booklet_view
from scoring.publish.html import render_booklet
from scoring.read.workspace import load


def saved(live: Live, file: str = XAA) -> dict[str, Any]:
    live.saved([str(live.root / file)])
    page = live.page(CARD)
    assert page["failed"] == ""
    return page


def strip_text(page: dict[str, Any]) -> str:
    lines = [line for section in page["strip"]["sections"] for line in section["lines"]]
    return "\n".join("".join(part for part, _ in line["parts"]) for line in lines)


def test_the_card_is_the_booklet_with_a_style_sheet_for_screens(live: Live, root: Path) -> None:
    workspace = load(root).workspace
    view = booklet_view(workspace, workspace.frameworks["mini-1"], "XAA", "2010-01")
    html = live.page(CARD)["html"]
    own = '<link rel="stylesheet" href="preview/card.css">\n'
    assert html.replace(own, "") == render_booklet(workspace.templates, view)
    assert html.count(own) == 1


def test_a_save_renews_the_card_and_says_what_it_changed(live: Live, root: Path) -> None:
    before = live.page(CARD)
    assert before["strip"]["saved"] == ""
    answer(root, "xaa-1.1-a1", "met", "not met")
    page = saved(live)
    assert page["version"] == before["version"] + 1
    assert page["html"] != before["html"]
    assert (page["strip"]["saved"], page["strip"]["files"]) == ("12:00:00", [XAA])
    heavy = [section["title"] for section in page["strip"]["sections"] if section["heavy"]]
    assert heavy == ["Grades and scores"]
    lines = strip_text(page).splitlines()
    assert lines[0] == "XAA 2010-01: score 63% → 50%"
    assert lines[1].startswith("XAA 2010-01: 1.1 ")
    assert lines[1].endswith(" → red")
    assert lines[-1] == "XAA 2010-01: finding xaa-1.1-a1: answer met → not met"


def test_the_strip_stays_until_something_changes(live: Live, root: Path) -> None:
    answer(root, "xaa-1.1-a1", "met", "not met")
    strip = saved(live)["strip"]
    assert saved(live)["strip"] == strip  # saved again, the same text
    edit(root, TEXTS, "situation:", "situatoin:")
    assert saved(live, TEXTS)["strip"] == strip  # an error: nothing is compared
    edit(root, TEXTS, "situatoin:", "situation:")
    page = saved(live, TEXTS)
    assert page["strip"]["files"] == [TEXTS]
    assert page["strip"]["sections"] == []


def test_errors_leave_the_card_and_say_what_to_write(live: Live, root: Path) -> None:
    good = live.page(CARD)
    assert good["broken"] == ""
    edit(root, XAA, "answer: met", "answer: mett")
    page = saved(live)
    assert page["html"] == good["html"]
    assert page["broken"] == BEFORE
    first = page["problems"][0]
    line = (root / XAA).read_text(encoding="utf-8").split("\n").index("    answer: mett") + 1
    assert (first["severity"], first["file"], first["line"]) == ("error", XAA, line)
    assert (first["subject"], first["hint"]) == ("xaa-1.1-a1", "Did you mean met?")
    assert (first["source"], first["at"]) == ("answer: mett", "indicator-1.1")
    edit(root, XAA, "answer: mett", "answer: met")
    page = saved(live)
    assert (page["broken"], page["html"]) == ("", good["html"])


def test_a_workspace_with_errors_from_the_start_shows_them_and_then_the_card(root: Path) -> None:
    edit(root, XAA, "answer: met", "answer: mett")
    live = Live(root, lambda *_: (), lambda: "")
    page = live.page(CARD)
    assert (page["html"], page["broken"]) == ("", NOT_YET)
    assert page["problems"][0]["severity"] == "error"
    edit(root, XAA, "answer: mett", "answer: met")
    assert "<h1>" in saved(live)["html"]


def test_problems_of_other_countries_are_told_apart(live: Live, root: Path) -> None:
    edit(root, "countries/XBB/2010-01/texts.yaml", "situation:", "situatoin:")
    edit(root, XAA, "answer: met", "answer: mett")
    errors = [one for one in saved(live)["problems"] if one["severity"] == "error"]
    assert [one["here"] for one in errors] == [True, False]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (XAA, "answer: met", "answer: not met"),
        (XAA, "findings:", "\n\nfindings:"),
        (TEXTS, "situation:", "situatoin:"),
        ("countries/XAA/sources.yaml", "id: xaa", "id: xab"),
        ("countries/sources.yaml", "title: ", "title: The "),
        ("countries/XAA/country.yaml", "name: ", "name: The "),
        ("indicators/mini-1/framework.yaml", "minimum-coverage: ", "minimum-coverage: 0"),
    ],
)
def test_what_is_followed_is_what_is_there(live: Live, root: Path, file: str, old: str, new: str) -> None:
    """A page of a preview that has seen a save is the page of one that begins after it."""
    live.page(CARD)
    edit(root, file, old, new)
    page, fresh = saved(live, file), Live(root, lambda *_: (), lambda: "").page(CARD)
    if fresh["html"]:
        assert page["html"] == fresh["html"]
    loaded = load(root)
    found = sorted((one["file"], one["line"], one["column"], one["message"]) for one in page["problems"])
    places = [(one.place.file, one.place.line, one.place.column, one.message) for one in check(loaded)]
    assert found == sorted(places)
    assert live.state.loaded.workspace == loaded.workspace


@pytest.mark.parametrize(
    "choice",
    [
        Choice("mini-1", "2010-01", "XZZ"),
        Choice("mini-1", "../..", "XAA"),
        Choice("mini-1", "2010-01", "XAA", "../en"),
        Choice("mini-1", "2010-01", "XAA", "xx"),
    ],
)
def test_what_is_not_there_is_not_shown(live: Live, choice: Choice) -> None:
    with pytest.raises(KeyError):
        live.page(choice)


def test_a_language_has_its_own_words(live: Live) -> None:
    page = live.page(Choice("mini-1", "2010-01", "XAA", "ar"))
    assert '<html lang="ar" dir="rtl">' in page["html"]


def test_a_fault_of_ours_is_told_and_does_not_last(live: Live, root: Path, monkeypatch: Any) -> None:
    def fails(*_: object) -> None:
        raise ValueError("out of order")

    answer(root, "xaa-1.1-a1", "met", "not met")
    with monkeypatch.context() as patch:
        patch.setattr(live, "words", fails)
        live.saved([str(root / XAA)])
        assert live.page(CARD)["failed"] == "ValueError: out of order"
    assert strip_text(saved(live)) != ""
