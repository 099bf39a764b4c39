"""What cards publish says: of a folder that is no workspace, of gaps that are alike, of what differs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from scoring.commands import cards
from scoring.commands.publish_words import counted, print_problems
from scoring.problems import Problems
from scoring.problems.place import Place
from scoring.publish.release.manifest import differences

CODES = ("NLD", "NZL", "PAK", "PHL", "POL", "PRT", "ROU")


def missing_tiles() -> Problems:
    problems = Problems()
    for code in CODES:
        said, hint = f"{code} has no tile", f"Put {code} into the grid, among its neighbours."
        problems.add("tiles.missing", Place("countries/tiles.yaml", 2, 7), code, said, hint)
    return problems


def test_outside_a_workspace_it_says_so(tmp_path: Path) -> None:
    result = CliRunner().invoke(cards, ["publish", "2010-01", "--workspace", str(tmp_path)])
    assert result.exit_code == 2
    assert "this folder is no workspace" in result.stderr
    assert "mkdir countries" in result.stderr


def test_gaps_whose_remedy_differs_by_a_name_are_told_together(capsys: pytest.CaptureFixture[str]) -> None:
    print_problems("2010-01", list(missing_tiles()), lambda *_: "", verbose=False)
    said = capsys.readouterr().err
    assert "countries/tiles.yaml: [tiles.missing] 7 times, such as: NLD has no tile\n" in said
    assert "    NLD, NZL, PAK, PHL, POL, PRT and 1 more\n" in said
    assert "7 things are missing" in said
    assert "--verbose lists each." in said


def test_each_is_told_where_all_are_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    print_problems("2010-01", list(missing_tiles()), lambda *_: "", verbose=True)
    said = capsys.readouterr().err
    assert all(f"Put {code} into the grid" in said for code in CODES)
    assert "--verbose" not in said


def made(**choices: Any) -> dict[str, Any]:
    return {"inputs": {"files": {}}, **choices}


def test_what_differs_is_told_with_both_sides() -> None:
    old = made(countries=["XAA", "XBB"], withdrawn=[], libraries={"weasyprint": "66", "fonts": "1"})
    new = made(countries=["XAA"], withdrawn=["XBB"], libraries={"weasyprint": "67", "fonts": "1"})
    assert differences(old, new) == [
        "countries: XAA, XBB, and now XAA",
        "withdrawn: none, and now XBB",
        "libraries: fonts 1, weasyprint 66, and now fonts 1, weasyprint 67",
    ]
    assert differences(old, old) == []


def test_one_thing_is_not_told_as_several() -> None:
    assert (counted(1, "item"), counted(2, "item"), counted(0, "item")) == ("1 item", "2 items", "0 items")
