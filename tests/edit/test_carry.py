"""What a later edition takes over: what the engine itself would still count, and nothing it would not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from builders import (
    criterion,
    edition,
    finding,
    framework,
    indicator,
    met,
    override,
    resolution,
    simple,
)
from hypothesis import given
from hypothesis import strategies as st
from scaffolds import read, read_back, used, waiting
from strategies import editions

from scoring.edit.card import calls_file
from scoring.edit.carry import Carried, carried
from scoring.edit.edition import evidence_file
from scoring.grade.answers import from_findings
from scoring.grade.findings import set_aside
from scoring.model.evidence import Call, Edition
from scoring.read.schemas import CallsFile

LATER = date(2013, 6, 30)
KINDS = framework(
    indicator("1.1", [criterion("a", "service"), criterion("b", "campaign")], met("a"), met("b")),
    simple("1.2"),
)


def ids(one: Carried) -> list[str]:
    return [finding.id for finding in one.findings]


def left(one: Carried) -> dict[str, str]:
    return {finding.id: why for finding, why in one.left}


@given(editions(KINDS), st.dates(date(2010, 2, 1), date(2017, 1, 1)))
def test_without_decisions_every_answer_is_what_the_old_evidence_gives_on_the_day(
    old: Edition, day: date
) -> None:
    taken = carried(old, KINDS, day)
    for id_, (_, asked) in KINDS.criteria.items():
        before = [one for one in old.findings if one.criterion == id_]
        after = [one for one in taken.findings if one.criterion == id_]
        one = from_findings(id_, asked, before, KINDS, day)
        two = from_findings(id_, asked, after, KINDS, day)
        assert (one.state, one.low, one.high, one.counting) == (two.state, two.low, two.high, two.counting)
        aside = set_aside(before, day, KINDS.staleness[asked.kind])
        assert {finding.id for finding in after} >= {one.id for one in before} - set(aside)
    assert sorted([*ids(taken), *left(taken)]) == sorted(one.id for one in old.findings)


@given(editions(KINDS), st.dates(date(2010, 2, 1), date(2017, 1, 1)))
def test_what_is_carried_is_read_back_as_it_was(old: Edition, day: date) -> None:
    taken = carried(old, KINDS, day)
    made = read_back(evidence_file("USA", KINDS, day, taken))
    assert made.as_of == day
    assert sorted(made.findings, key=lambda one: one.id) == sorted(taken.findings, key=lambda one: one.id)


def test_kinds_lapse_in_their_own_time_and_each_reason_is_said() -> None:
    old = edition(
        finding("law", criterion="1.2.a", holds_on="1999"),
        finding("service", criterion="1.1.a", holds_on="2009"),
        finding("old-service", criterion="1.1.a", holds_on="2007"),
        finding("closed", criterion="1.1.a", holds_on="2009", until="2012"),
        finding("campaign", criterion="1.1.b", holds_on="2010-01"),
        finding("first", criterion="1.2.a", holds_on="2001"),
        finding("next", criterion="1.2.a", holds_on="2005", supersedes=["first"]),
        finding("of-ngos", criterion="1.1.a", actor="ngo", holds_on="2009"),
        finding("searched", "no data", "1.1.a", holds_on="2009"),
    )
    taken = carried(old, KINDS, LATER)
    assert ids(taken) == ["service", "of-ngos", "searched", "law", "next"]
    assert left(taken) == {
        "old-service": "too old: a finding of its kind counts for 5 years",
        "closed": "it had ended",
        "campaign": "too old: a finding of its kind counts for 2 years",
        "first": "a later finding replaces it",
    }
    assert [one.supersedes for one in taken.findings] == [()] * 5
    text = evidence_file("USA", KINDS, LATER, taken)
    assert (
        "## Left out: campaign, holds on 2010-01; too old: a finding of its kind counts for 2 years." in text
    )
    assert "5 findings, under" in " ".join(text.split())


@pytest.mark.parametrize(
    ("won", "lost", "stay", "resolved", "said"),
    [
        ("2009", "2009", ["won", "lost"], True, ""),
        ("2007", "2009", [], False, "the findings that held have lapsed"),
        ("2009", "2007", ["won"], False, "nothing is in dispute any more"),
        ("2007", "2007", [], False, "the findings that held have lapsed"),
    ],
)
def test_a_decision_stays_while_it_decides(
    won: str, lost: str, stay: list[str], resolved: bool, said: str
) -> None:
    old = edition(
        finding("won", "met", "1.1.a", holds_on=won),
        finding("lost", "not met", "1.1.a", holds_on=lost),
        resolutions=[resolution("1.1.a", "won")],
    )
    taken = carried(old, KINDS, LATER)
    assert ids(taken) == stay
    assert taken.resolutions == (old.resolutions if resolved else ())
    assert dict(taken.overturned) == ({"resolution on 1.1.a": said} if said else {})
    made = read_back(evidence_file("USA", KINDS, LATER, taken))
    assert made.resolutions == taken.resolutions


def test_what_lost_does_not_win_when_the_winner_lapses_and_stars_stay() -> None:
    old = edition(
        finding("won", "met", "1.1.a", holds_on="2007"),
        finding("lost", "not met", "1.1.a", holds_on="2010-01"),
        finding("star", "met", "1.1.a", actor="ngo", holds_on="2010-01"),
        resolutions=[resolution("1.1.a", "won")],
    )
    taken = carried(old, KINDS, LATER)
    assert ids(taken) == ["star"]
    assert left(taken)["lost"] == "another finding was held to be right, and that has lapsed"


def test_of_the_findings_that_held_those_that_still_count_hold_on() -> None:
    old = edition(
        finding("a1", "met", "1.1.a", holds_on="2007"),
        finding("a2", "met", "1.1.a", holds_on="2009"),
        finding("a3", "not met", "1.1.a", holds_on="2009"),
        resolutions=[resolution("1.1.a", "a1", "a2")],
    )
    assert [one.holds for one in carried(old, KINDS, LATER).resolutions] == [("a2",)]


def test_a_published_dispute_stays_one() -> None:
    published = replace(resolution("1.1.a"), holds=())
    old = edition(
        finding("a1", "met", "1.1.a", holds_on="2009"),
        finding("a2", "not met", "1.1.a", holds_on="2009"),
        resolutions=[published],
    )
    taken = carried(old, KINDS, LATER)
    assert taken.resolutions == (published,)
    assert "    publish: dispute\n" in evidence_file("USA", KINDS, LATER, taken)


def test_a_panel_decides_anew() -> None:
    taken = carried(edition(overrides=[override("1.1", "yellow", "2015")]), KINDS, LATER)
    assert dict(taken.overturned) == {"override of 1.1": "the panel decides anew"}
    assert "overrides:" not in evidence_file("USA", KINDS, LATER, taken)


def test_a_new_finding_gets_a_number_that_no_earlier_one_had() -> None:
    old = edition(
        finding("usa-1.1-a1", criterion="1.1.a", holds_on="2009"),
        finding("usa-1.1-a2", criterion="1.1.a", holds_on="2001"),
    )
    taken = carried(old, KINDS, LATER)
    text = evidence_file("USA", KINDS, LATER, taken)
    assert next(waiting(text, "id")) == "  - id: usa-1.1-a3"
    filled = {"answer": "met", "statement": "S.", "actor": "state", "level": "national", "holds-on": "2012"}
    made = read_back(used(text, "  - id: usa-1.1-a3", {**filled, "source": "source", "locator": "p. 1"}))
    assert [one.id for one in made.findings] == ["usa-1.1-a1", "usa-1.1-a3"]


def test_the_fates_of_earlier_calls_wait_in_comments() -> None:
    call = Call("usa-a1", "A", "Do it: # now.", None, ("1.1.a",), ())
    text = calls_file("USA", KINDS, replace(edition(), calls=(call,)))
    assert read(text, CallsFile).calls == []
    values = {"fate": "partly", "text": "Half.", "sources": "", "source": "source", "locator": "p. 1"}
    (fate,) = read(used(text.replace("# fates:", "fates:"), "  - call: usa-a1", values), CallsFile).fates
    assert (fate.call, fate.edition, fate.fate, fate.sources[0].locator) == (
        "usa-a1",
        "2010-01",
        "partly",
        "p. 1",
    )
    assert "##   usa-a1: Do it: # now.\n#   - call: usa-a1\n#     edition: 2010-01\n#     fate: " in text
