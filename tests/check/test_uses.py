"""Where sources are cited: counted by hand on the invented workspace, and never at odds with cards check."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoring.check.records import used_sources
from scoring.check.uses import key_of, unused, uses
from scoring.edit.importing import all_sources
from scoring.read.workspace import load

SOUND = Path(__file__).parent.parent / "workspaces" / "sound"


@pytest.mark.parametrize("shipped", [False, True])
def test_what_is_counted_is_what_cards_check_calls_used(shipped: bool, repository: Path) -> None:
    space = load(repository if shipped else SOUND).workspace
    counted = uses(space)
    assert {id_ for _, id_ in counted} == used_sources(space) & {one.id for one in all_sources(space)}
    assert all(sum(found.values()) for found in counted.values())
    assert not unused(space) & set(counted)
    assert {*unused(space), *counted} == {key_of(one) for one in all_sources(space)}
    assert not any(found["others"] for found in counted.values())


def test_places_are_told_apart() -> None:
    counted = uses(load(SOUND).workspace)
    assert counted["countries/XAA/sources.yaml", "xaa-ngo-2009"] == {"findings": 7, "texts": 4, "calls": 2}
    assert counted["countries/sources.yaml", "invented-survey-2009"] == {
        "findings": 2,
        "calls": 1,
        "lists": 1,
    }
    assert counted["indicators/sources.yaml", "opsc"] == {"records": 1, "indicators": 6}
