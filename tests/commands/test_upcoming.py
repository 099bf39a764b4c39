"""cards check --upcoming: what will lapse, when, and what that does."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import edits
import pytest
from click.testing import CliRunner, Result

from scoring.commands.check import check

OVERRIDE = """
overrides:
  - indicator: '2.10'
    grade: red
    because: The panel knows better, for a while.
    by: editorial-panel
    until: 2010-06
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return edits.copied(tmp_path / "workspace")


@pytest.fixture
def told(root: Path) -> Callable[..., Result]:
    def told(*options: str) -> Result:
        result = CliRunner().invoke(check, ["--workspace", str(root), *options])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return told


WHOLE = """\
Examplia (XAA 2010-01, mini-1), evidence as of 2010-01-31
  2011-09-30: xaa-1.2-a2 on 1.2.a counts for the last time (campaign, 2 years)
    1.2 still yellow (no star for NGOs any more)
  2011-12-31: xaa-1.2-a1 on 1.2.a counts for the last time (campaign, 2 years)
    no grade changes
  2012-01-31: a newer edition is due: what held on the as-of date is too old (campaign, 2 years)
    no grade changes

Samplia (XBB 2010-01, mini-1), evidence as of 2010-01-31
  2011-10-31: xbb-1.2-a1 on 1.2.a counts for the last time (campaign, 2 years)
    1.2 red → yellow or red
    score 3 of 8 points → 3 to 4 of 8 points
  2012-01-31: a newer edition is due: what held on the as-of date is too old (campaign, 2 years)
    no grade changes

5 to lapse from 2010-02-01 to 2012-01-31, if nothing newer is found
"""


@pytest.mark.parametrize("span", ["2y", "24m", "730d"])
def test_what_lapses_is_told_by_country_and_day(told: Callable[..., Result], span: str) -> None:
    result = told("--upcoming", span, "--on", "2010-02-01")
    assert (result.exit_code, result.output) == (0, WHOLE)


def test_the_first_and_the_last_day_of_the_span_count(told: Callable[..., Result]) -> None:
    assert "2011-10-31: xbb" in told("--upcoming", "1d", "--on", "2011-10-31").output
    assert "2011-10-31: xbb" in told("--upcoming", "31d", "--on", "2011-10-01").output
    assert "2011-10-31: xbb" not in told("--upcoming", "30d", "--on", "2011-10-01").output


def test_what_has_lapsed_already_is_told_first(told: Callable[..., Result]) -> None:
    lines = told("--upcoming", "3m", "--on", "2011-11-01").output.splitlines()
    assert lines[1:3] == [
        "  already: 1 of 12 findings counts no more on 2011-11-01",
        "    1.2 still yellow (no star for NGOs any more)",
    ]
    assert (
        "  already, 2012-01-31: a newer edition is due"
        in told("--upcoming", "3m", "--on", "2012-03-01").output
    )


def test_an_override_that_expires_gives_the_rule_its_grade_back(
    root: Path, told: Callable[..., Result]
) -> None:
    with (root / edits.XAA).open("a", encoding="utf-8") as file:
        file.write(OVERRIDE)
    lines = told("--upcoming", "6m", "--on", "2010-02-01").output.splitlines()
    assert lines[1:3] == [
        "  2010-06-30: the panel's grade of 2.10 expires",
        "    2.10 red → green (by the rule again)",
    ]


def test_a_finding_that_ends_by_itself_says_so(root: Path, told: Callable[..., Result]) -> None:
    edits.edit(root, edits.XAA, "holds-on: 2009-12", "holds-on: 2009-12\n    until: 2010-03", "xaa-1.2-a1")
    said = told("--upcoming", "6m", "--on", "2010-02-01").output
    assert "2010-03-31: xaa-1.2-a1 on 1.2.a counts for the last time (it says so itself)" in said


def test_the_newest_edition_of_the_day_is_looked_at(root: Path, told: Callable[..., Result]) -> None:
    edits.next_edition(root)
    assert "XAA 2010-01" in told("--upcoming", "2y", "--on", "2011-03-01").output
    assert "XAA 2011-03" in told("--upcoming", "2y", "--on", "2011-03-31").output


def test_nothing_lapses_is_said(told: Callable[..., Result]) -> None:
    assert told("--upcoming", "12m", "--on", "2009-01-01").output == (
        "Nothing lapses from 2009-01-01 to 2009-12-31, or has lapsed before.\n\n"
        "0 to lapse from 2009-01-01 to 2009-12-31, if nothing newer is found\n"
    )


def test_records_for_programs_have_every_lapse(told: Callable[..., Result]) -> None:
    found: list[dict[str, Any]] = json.loads(
        told("--upcoming", "3m", "--on", "2011-10-15", "--format", "json").output
    )
    assert [(one["date"], one["id"], one["lapsed"]) for one in found] == [
        ("2011-09-30", "xaa-1.2-a2", True),
        ("2011-12-31", "xaa-1.2-a1", False),
        ("2011-10-31", "xbb-1.2-a1", False),
    ]
    assert found[2] == {
        "country": "XBB",
        "framework": "mini-1",
        "edition": "2010-01",
        "date": "2011-10-31",
        "lapsed": False,
        "what": "finding",
        "id": "xbb-1.2-a1",
        "about": "1.2.a",
        "file": edits.XBB,
        "line": found[2]["line"],
        "effects": [{"indicator": "1.2", "before": ["red"], "after": ["yellow", "red"]}],
    }
    assert found[2]["line"] > 1


def test_github_shows_each_at_its_line(told: Callable[..., Result]) -> None:
    lines = told("--upcoming", "2y", "--on", "2010-02-01", "--format", "github").output.splitlines()
    assert len(lines) == 5
    assert all(line.startswith("::notice file=countries/X") for line in lines)
    said = "title=upcoming.finding::xbb-1.2-a1: 2011-10-31: xbb-1.2-a1 on 1.2.a counts for the last time"
    assert any(said in line and line.endswith("1.2 red → yellow or red") for line in lines)
    assert sum("title=upcoming.edition::" in line for line in lines) == 2


@pytest.mark.parametrize(
    "options",
    [
        ["--upcoming", "12"],
        ["--upcoming", "0d"],
        ["--upcoming", "1w"],
        ["--upcoming", "1y", "--on", "2010-13-01"],
        ["--on", "2010-01-01"],
        ["--upcoming", "1y", "countries"],
    ],
)
def test_what_is_asked_wrongly_ends_with_2(told: Callable[..., Result], options: list[str]) -> None:
    assert told(*options).exit_code == 2


def test_files_with_errors_are_not_looked_at(root: Path, told: Callable[..., Result]) -> None:
    edits.edit(root, edits.XAA, "answer: met", "answer: mett")
    result = told("--upcoming", "1y")
    assert (result.exit_code, "framework has no answer" in result.stderr) == (1, True)


def test_the_end_of_time_is_no_failure(told: Callable[..., Result]) -> None:
    assert told("--upcoming", "9999y", "--on", "9999-12-31").exit_code == 0
