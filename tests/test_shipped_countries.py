"""The countries of the list published for January 2010, as shipped: who is bound, and who is graded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from scoring.check import check
from scoring.grade.treaties import binding_from, treaty_status
from scoring.model.evidence import TreatyRecord
from scoring.model.result import Basis, GradeState, Standings
from scoring.model.workspace import Workspace
from scoring.problems import Severity
from scoring.rank.standings import standings
from scoring.read.workspace import Loaded, load

EDITION, FRAMEWORK, DAY = "2010-01", "ecpat-2010", date(2010, 1, 31)
BY_RECORD = {"2.1": "OPSC", "2.2": "Palermo"}
GRADED = {"USA"}
OWN_STATUS = {"TWN": ["not-eligible"] * 3, "HKG": ["extended", "not-extended", "not-extended"]}
"""How CRC, OPSC and Palermo stand where neither *ratified* nor *not ratified* says it rightly."""


@pytest.fixture(scope="module")
def shipped(repository: Path) -> Loaded:
    return load(repository)


@pytest.fixture(scope="module")
def space(shipped: Loaded) -> Workspace:
    return shipped.workspace


@pytest.fixture(scope="module")
def published(space: Workspace) -> list[str]:
    return [row.country for row in space.published[FRAMEWORK, EDITION].countries]


@pytest.fixture(scope="module")
def found(space: Workspace) -> Standings:
    return standings(space, space.frameworks[FRAMEWORK], EDITION)


def records(space: Workspace, code: str) -> Mapping[str, TreatyRecord]:
    return {record.treaty: record for record in space.countries[code].treaties}


def status(space: Workspace, code: str, treaty: str, day: date = DAY) -> str:
    return treaty_status(space.treaties[treaty], records(space, code)[treaty], day)


def test_each_has_a_folder_with_a_record_of_the_three_treaties(
    space: Workspace, published: list[str]
) -> None:
    assert len(published) == len(set(published)) == 42
    for code in published:
        assert {"CRC", "OPSC", "Palermo"} <= set(records(space, code)), code
        assert (code, EDITION, FRAMEWORK) in space.editions
        assert space.editions[code, EDITION, FRAMEWORK].as_of == DAY


def test_names_are_those_of_the_published_list(space: Workspace, published: list[str]) -> None:
    rows = {row.country: row.name for row in space.published[FRAMEWORK, EDITION].countries}
    assert {code: space.countries[code].short_name for code in published} == rows
    for code in published:
        country = space.countries[code]
        assert country.in_text.removeprefix("the ") in {country.name, country.short_name}


@pytest.mark.parametrize(("treaty", "bound"), [("OPSC", 30), ("Palermo", 31)])
def test_so_many_were_bound_on_the_day(
    space: Workspace, published: list[str], treaty: str, bound: int
) -> None:
    count = Counter(status(space, code, treaty) for code in published)
    assert count["in-force"] == bound
    assert count["not-eligible"] == count["not-extended"] == 1  # neither is party, nor counted as one
    assert count["deposited"] == count["extended"] == 0


def test_places_with_a_status_of_their_own(space: Workspace, published: list[str]) -> None:
    own = {
        code: [status(space, code, treaty) for treaty in ("CRC", "OPSC", "Palermo")]
        for code in published
        if any(record.eligibility != "eligible" for record in records(space, code).values())
    }
    assert own == OWN_STATUS
    assert all(record.note for code in own for record in records(space, code).values())


def test_what_is_unclear_in_a_record_says_so(space: Workspace, published: list[str]) -> None:
    for code in published:
        for record in records(space, code).values():
            if "disagree" in record.checked or not (record.signed or record.consent):
                assert record.note or record.later, f"{code} {record.treaty}"
            assert record.reference.source in space.sources_of(code)


def test_no_later_event_counts(space: Workspace, published: list[str]) -> None:
    after = {
        (code, treaty)
        for code in published
        for treaty, record in records(space, code).items()
        if any(when and when.first > DAY for when in (record.signed, record.consent))
    }
    assert ("SGP", "OPSC") in after
    assert ("IRL", "Palermo") in after
    for code, treaty in after:
        assert status(space, code, treaty) in {"none", "signed"}
        bound = binding_from(space.treaties[treaty], records(space, code)[treaty])
        assert bound is None or bound > DAY


def test_two_indicators_are_graded_and_ten_wait(found: Standings, published: list[str]) -> None:
    for code in set(published) - GRADED:
        result = found.countries[code].result
        assert result
        states = {id_: one.state for id_, one in result.indicators.items()}
        waiting = {id_ for id_, state in states.items() if state is GradeState.NOT_ASSESSED}
        assert set(states) - waiting == set(BY_RECORD)
        own = GradeState.NOT_APPLICABLE if code == "TWN" else GradeState.DECIDED
        assert {states[id_] for id_ in BY_RECORD} == {own}, code


def test_only_the_graded_leave_the_published_list(found: Standings, published: list[str]) -> None:
    basis = {code: found.countries[code].basis for code in published}
    assert {code for code in published if basis[code] is Basis.EVIDENCE} == GRADED
    assert {basis[code] for code in set(published) - GRADED} == {Basis.PUBLISHED}
    assert {code for code in published if found.countries[code].rank} <= GRADED


def test_what_is_shipped_has_no_error_and_no_warning(shipped: Loaded) -> None:
    assert [one for one in check(shipped) if one.severity is not Severity.NOTE] == []


def test_evidence_that_nobody_has_begun_is_no_problem(shipped: Loaded, published: list[str]) -> None:
    said = [one.place.file.split("/") for one in check(shipped)]
    theirs = [file for file in said if file[1] in set(published) - GRADED]
    assert [file for file in theirs if file[2] in {EDITION, "country.yaml", "sources.yaml"}] == []
