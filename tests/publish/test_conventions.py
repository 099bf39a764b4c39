"""The table of conventions, and its sentence for a cell: what had happened by the as-of day, and no more."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from markupsafe import Markup

from scoring.language import Language
from scoring.model.dates import PartialDate
from scoring.model.evidence import LaterNote
from scoring.model.workspace import Workspace
from scoring.publish.conventions import CAUTION, conventions, recorded
from scoring.publish.view import ConventionView
from scoring.read.workspace import load

KEY = ("XAA", "2010-01", "mini-1")


@pytest.fixture(scope="module")
def space() -> Workspace:
    return load(Path(__file__).parent.parent / "workspaces" / "sound").workspace


def with_record(space: Workspace, **changes: object) -> Workspace:
    """The workspace with changes to Examplia's record of the Optional Protocol."""
    country = space.countries["XAA"]
    records = [
        replace(one, **changes) if one.treaty == "OPSC" else one  # type: ignore[arg-type]
        for one in country.treaties
    ]
    changed = replace(country, treaties=tuple(records))
    return replace(space, countries={**space.countries, "XAA": changed})


def row(space: Workspace, as_of: date) -> ConventionView:
    framework, edition = space.frameworks["mini-1"], replace(space.editions[KEY], as_of=as_of)
    goal = next(one for one in framework.last_goals if one.id == "B")
    rows = conventions(space, edition, framework, goal, Language(), lambda reference: Markup(""))
    return next(one for one in rows if one.short == "OPSC")


@pytest.mark.parametrize(
    ("as_of", "status", "said", "cautioned"),
    [
        (date(2001, 1, 1), "no action", "–", False),
        (date(2004, 6, 20), "signed, not ratified", "signed 8 March 2001", False),
        (
            date(2004, 6, 21),
            "consent deposited, not yet in force",
            "signed 8 March 2001; ratified 21 June 2004",
            True,
        ),
        (
            date(2004, 7, 21),
            "in force",
            "signed 8 March 2001; ratified 21 June 2004; in force 21 July 2004",
            True,
        ),
    ],
)
def test_nothing_is_said_before_it_happened(
    space: Workspace, as_of: date, status: str, said: str, cautioned: bool
) -> None:
    found = row(space, as_of)
    assert (found.status, found.date, CAUTION in found.note) == (status, said, cautioned)


def test_a_sentence_for_the_cell(space: Workspace) -> None:
    def said(changed: Workspace) -> str:
        return recorded(changed, changed.editions[KEY], "OPSC", Language())

    bound = "OPSC: in force (signed 8 March 2001; ratified 21 June 2004; in force 21 July 2004)."
    assert said(space) == bound
    assert recorded(space, space.editions[KEY], "Palermo", Language()) == ""
    later = with_record(space, signed=PartialDate(2025, 11, 25), consent=None, consent_kind=None)
    assert said(later) == "OPSC: no action."
    outside = with_record(
        space, eligibility="not-extended", signed=None, consent=None, consent_kind=None, in_force=None
    )
    assert said(outside) == "OPSC: not extended to the territory."


def test_a_note_about_what_came_later_waits_for_its_day(space: Workspace) -> None:
    changed = with_record(space, note="One.", later=LaterNote(PartialDate.parse("2012-03"), "Two."))
    assert "Two" not in row(changed, date(2012, 2, 29)).note
    assert row(changed, date(2012, 2, 29)).note.endswith("One.")
    assert row(changed, date(2012, 3, 1)).note.endswith("One.; Two.")


def test_no_shipped_card_tells_of_its_future(repository: Path) -> None:
    """No year in a note on a convention is later than the card's as-of date."""
    real = load(repository).workspace
    seen, told = [], 0
    for edition in real.editions.values():
        framework = real.frameworks[edition.framework]
        for goal in framework.last_goals:
            for one in conventions(real, edition, framework, goal, Language(), lambda reference: Markup("")):
                told += bool(one.note)
                years = [int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", one.note)]
                seen += [(edition.country, edition.id, year) for year in years if year > edition.as_of.year]
    later = [one.later for one in real.countries["SGP"].treaties if one.later]
    assert [one.on for one in later] == [PartialDate.parse("2025-11-25"), PartialDate.parse("2015-03-14")]
    assert told > 40
    assert seen == []
